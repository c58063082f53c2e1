"""The sessions a day, and why."""

import argparse

from coach import terminal
from coach.house import House
from coach.session.day import day_of_sessions


def run(arguments: argparse.Namespace) -> None:
    """Print them."""
    house = House(arguments)
    with house.store() as store:
        terminal.print_plan(store.book(), day_of_sessions(house.now()), as_json=arguments.json)
