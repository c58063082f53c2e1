"""The window."""

import argparse
import contextlib
from typing import TYPE_CHECKING

from coach import preflight
from coach.diary.faults import DiaryError
from coach.faults import Faults
from coach.house import House, Refusal

if TYPE_CHECKING:
    from coach.diary.store import Store
    from coach.ui.no_diary import NoDiary


def run(arguments: argparse.Namespace, faults: Faults) -> int:
    """Show it until the program ends, and give the exit status. Raises Refusal where no window can be shown."""
    trouble = preflight.window_trouble()
    if trouble:
        raise Refusal(trouble)
    from coach.ui.opening import open_window

    house = House(arguments)
    _ = house.routine  # refused here, where there is none
    with contextlib.ExitStack() as leaving:

        def diary() -> "Store | NoDiary":
            try:
                return leaving.enter_context(house.store())
            except DiaryError as fault:
                from coach.ui.no_diary import NoDiary

                return NoDiary(str(fault))

        return open_window(house, diary, house.places.settings, faults, cramp=arguments.cramp, in_tray=arguments.tray)
