"""Which of the daily back-ups are kept."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(days: Iterable[date], today: date) -> frozenset[date]:
    """Give which back-ups stay: the last 7 days that have one, the last of each of 4 weeks and of 12 months.

    It counts what there is, not the calendar: after a year away, all that was there before still is. What a clock that
    was wrong has dated after today stays until then, and takes the place of none.
    """
    every = set(days)
    newest_first = sorted((day for day in every if day <= today), reverse=True)
    return frozenset(
        [
            *(day for day in every if day > today),
            *newest_first[:DAYS],
            *_last_of_each(newest_first, WEEKS, lambda day: day.isocalendar()[:2]),
            *_last_of_each(newest_first, MONTHS, lambda day: (day.year, day.month)),
        ]
    )


def _last_of_each(newest_first: list[date], number: int, period: Callable[[date], Hashable]) -> list[date]:
    """Give the newest day of each of so many periods."""
    last: dict[Hashable, date] = {}
    for day in newest_first:
        last.setdefault(period(day), day)
    return list(last.values())[:number]
