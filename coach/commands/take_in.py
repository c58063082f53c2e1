"""A file that is merged into the diary."""

import argparse

from coach import terminal
from coach.diary.imports import RefusedFile
from coach.house import House, Refusal


def run(arguments: argparse.Namespace) -> None:
    """Take it in wholly or not at all. Raises Refusal."""
    house = House(arguments)
    with house.store():  # which makes the diary, or brings it up to date
        try:
            terminal.take_in(arguments.file, house.places.diary)
        except RefusedFile as fault:
            raise Refusal(str(fault)) from fault
