"""The entries of some days, found among those of years without looking at each."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, TypeVar

#: A day of sessions, or a night, begins after its date's midnight and ends by the next date's noon, on a clock that may
#: be almost a day ahead of the one by which all instants are measured, or behind it.
BEFORE, AFTER = timedelta(days=1), timedelta(days=3)


class Started(Protocol):
    """Something that began."""

    @property
    def started_at(self) -> datetime:
        """When it began, with the offset of the place."""


_Entry = TypeVar("_Entry", bound=Started)


def between(entries: Sequence[_Entry], first: date, last: date) -> Sequence[_Entry]:
    """Give all entries of the days of sessions, or nights, from one date to another, and some more on both sides.

    `entries` are in order, the newest first, and those given are, too. Whoever asks leaves out what is too many: the
    place of an instant tells only how far it lies from others, not which date was on the wall.
    """
    newest, oldest = min(last, date.max - AFTER) + AFTER, max(first, date.min + BEFORE) - BEFORE
    return entries[_place(entries, newest) : _place(entries, oldest)]


def _place(entries: Sequence[_Entry], day: date) -> int:
    """Give how many entries are newer than the midnight with which a day begins."""
    midnight = datetime.combine(day, time(), UTC).timestamp()
    return bisect_left(entries, -midnight, key=lambda entry: -entry.started_at.timestamp())
