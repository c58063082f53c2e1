"""What today asks for: which sessions are done, due or to come, and which nights are still to be answered."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec

from coach.session.day import SLOTS, Slot, Times, last_night, part_of_day

#: How many nights back the check-in asks; earlier ones are let go as not known.
ASK_NIGHTS = 3


class State(Enum):
    """How a slot stands."""

    DONE = "done"
    DUE = "due"
    LATER = "later"
    MISSED = "missed"
    BEFORE = "before"  # it lay before the first day's start, so nothing was missed


class Mark(msgspec.Struct, frozen=True):
    """One slot of today and how it stands."""

    slot: Slot
    state: State


def marks(
    sessions_per_day: int, filled: Collection[Slot], now: datetime, times: Times, *, first_day: bool
) -> tuple[Mark, ...]:
    """Give today's slots in their order. On the first day nothing was missed."""
    order = SLOTS[3]
    present = order.index(part_of_day(now, times))

    def state(slot: Slot) -> State:
        if slot in filled:
            return State.DONE
        if order.index(slot) == present:
            return State.DUE
        if order.index(slot) > present:
            return State.LATER
        return State.BEFORE if first_day else State.MISSED

    return tuple(Mark(slot, state(slot)) for slot in SLOTS[sessions_per_day])


def nights_to_ask(known: Collection[date], now: datetime, first_day: date) -> tuple[date, ...]:
    """Give the nights that the check-in asks about, the latest first.

    `first_day` is the day the diary began; the night before it is the first that is asked about.
    """
    latest = last_night(now)
    asked = (latest - timedelta(days=back) for back in range(ASK_NIGHTS))
    return tuple(night for night in asked if night not in known and night >= first_day - timedelta(days=1))
