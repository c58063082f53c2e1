"""The diary as a file that leaves the program."""

import argparse

from coach import __version__, preflight, terminal
from coach.house import House, Refusal, not_written
from coach.session.day import day_of_sessions


def run(arguments: argparse.Namespace) -> None:
    """Write the diary in the format that the file asks for by its name. Raises Refusal."""
    if arguments.file.suffix.lower() == ".pdf":
        _write_page(arguments)
        return
    house = House(arguments)
    with house.store():  # which makes the diary, or brings it up to date
        try:
            terminal.write_diary(house.places.diary, arguments.file)
        except ValueError as fault:
            raise Refusal(f"{fault}.") from fault
        except OSError as fault:
            raise not_written(arguments.file, fault) from fault


def _write_page(arguments: argparse.Namespace) -> None:
    if trouble := preflight.page_trouble():
        raise Refusal(trouble)
    from coach.ui import gp_export, gp_page

    house = House(arguments)
    with house.store() as store:
        try:
            gp_export.write_page(store.book(), day_of_sessions(house.now()), arguments.file, __version__)
        except gp_page.NoType as fault:
            raise Refusal(str(fault)) from fault
        except OSError as fault:
            raise not_written(arguments.file, fault) from fault
