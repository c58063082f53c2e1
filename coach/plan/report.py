"""What the page for a GP rests on: the figures of a range of dates, counted from the diary.

What is not known is in none of the counts: an unanswered night is no night without cramps, and a cramp that the
morning's answer tells of, without an entry of its own, has no length, place or strength.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from statistics import median
from typing import Protocol

import msgspec
from msgspec.structs import replace

from coach.plan.advice import LONG_MS
from coach.plan.dose import MOST, Change, Dose, review
from coach.plan.report_weeks import Counted, Part, Span, columns, together
from coach.session.day import day_of_sessions, night_of
from coach.session.ranges import between

#: The page looks back so many days where nothing else is wanted.
USUAL_DAYS = 56
SIGNS = ("numbness", "swelling", "weakness")
PLACES = ("calf", "foot", "thigh")
SIDES = ("left", "right", "both", None)


class Cramped(Protocol):
    """A cramp as the page looks at it; what is not known is None."""

    @property
    def started_at(self) -> datetime:
        """When it began, with the offset of the place."""

    @property
    def place(self) -> str:
        """Where it was: one of `PLACES`."""

    @property
    def side(self) -> str | None:
        """Which leg: one of `SIDES`."""

    @property
    def duration_ms(self) -> int | None:
        """How long it lasted."""

    @property
    def severity(self) -> int | None:
        """How bad it was, 0 to 10."""

    @property
    def woke_me(self) -> bool:
        """Whether it broke the sleep."""

    @property
    def signs(self) -> AbstractSet[str]:
        """What came with it: any of `SIGNS`."""


class Stretched(Protocol):
    """A session as the page looks at it."""

    @property
    def started_at(self) -> datetime:
        """When it began, with the offset of the place."""


class Diary(Protocol):
    """The diary as the page looks at it."""

    @property
    def sessions(self) -> Sequence[Stretched]:
        """Every session, the newest first."""

    @property
    def cramps(self) -> Sequence[Cramped]:
        """Every cramp that was written down, the newest first."""

    @property
    def choices(self) -> Mapping[date, int]:
        """The days on which the plan was overruled."""

    def nights(self) -> Mapping[date, int]:
        """Give the cramps of each night that is known of, the oldest first."""

    def done(self, first: date, last: date) -> Mapping[date, int]:
        """Give the number of whole sessions of each day, from one date to another, that has any."""


class Middle(msgspec.Struct, frozen=True):
    """What is usual among some numbers."""

    count: int = 0
    median: float = 0
    most: int = 0


class Report(msgspec.Struct, frozen=True):
    """Everything the page tells."""

    span: Span
    made: date
    began: date | None  # the first day that anything is known of
    total: Part
    bars: tuple[Part, ...]
    columns: tuple[tuple[Part, int], ...]  # of the table, and the bars above each
    bar_weeks: int
    nights_with: int  # answered nights with a cramp
    woken: int  # nights
    written: int  # cramps with an entry of their own
    lengths_ms: Middle
    severity: Middle
    where: Mapping[tuple[str, str | None], int]  # by place and side
    signs: Mapping[str, tuple[date, ...]]  # days of the cramps that came with it, the newest first
    long: tuple[date, ...]  # days of the cramps beyond ten minutes, the newest first
    doses: tuple[tuple[date, int], ...]  # sessions a day from a day on; empty before the diary began
    beyond: int  # sessions beyond those planned


def usual(diary: Diary, today: date) -> Span:
    """Give the last eight weeks, or since the diary began; `today` is the present day of sessions."""
    return back(diary, today, USUAL_DAYS)


def back(diary: Diary, today: date, days: int | None = None) -> Span:
    """Give the last so many nights that are over, and today; no more than the diary has, and all of it with None."""
    began = _began(diary, diary.nights(), today)[0] or today
    return Span(began if days is None else max(began, today - timedelta(days)), today)


def report(diary: Diary, span: Span, today: date, dose: Dose | None = None) -> Report:
    """Give the figures of a range of dates; `today` is the present day of sessions, and nothing after it counts.

    `dose` is the plan of that day, where somebody has it already.
    """
    known = diary.nights()
    began, in_use = _began(diary, known, today)
    changes = (dose or review(known, today, diary.choices)).changes
    done = diary.done(span.first, span.last)
    counted = Counted(known, _planned(changes, span, in_use, today), done, began or today, today)
    gathered, bars, weeks = columns(counted, span)
    cramps = [cramp for cramp in _between(diary.cramps, span) if night_of(cramp.started_at) <= today]
    over = _days_of(max(span.first, began or today), min(span.last, today))
    nights = [known[night] for night in over if night in known]
    return Report(
        span=span,
        made=today,
        began=began,
        total=replace(together(bars), first=span.first, end=span.last + timedelta(1)),  # before them there is nothing
        bars=bars,
        columns=gathered,
        bar_weeks=weeks,
        nights_with=sum(count > 0 for count in nights),
        woken=len({night_of(cramp.started_at) for cramp in cramps if cramp.woke_me}),
        written=len(cramps),
        lengths_ms=_middle(cramp.duration_ms for cramp in cramps),
        severity=_middle(cramp.severity for cramp in cramps),
        where=Counter((cramp.place, cramp.side) for cramp in cramps),
        signs={sign: _days(cramp for cramp in cramps if sign in cramp.signs) for sign in SIGNS},
        long=_days(cramp for cramp in cramps if (cramp.duration_ms or 0) > LONG_MS),
        doses=_doses(changes, span, in_use, today),
        beyond=counted.beyond(span),
    )


def _began(diary: Diary, known: Mapping[date, int], today: date) -> tuple[date | None, date | None]:
    """Give the first night or day that anything is known of, and the first day of sessions."""
    nights = [night for night in islice(known, 1) if night <= today]
    days = [night + timedelta(1) for night in nights]  # a night is answered on the next day
    days += [day_of_sessions(diary.sessions[-1].started_at)] if diary.sessions else []
    return min([*nights, *days], default=None), min(days, default=None)


def _planned(changes: Sequence[Change], span: Span, in_use: date | None, today: date) -> dict[date, int]:
    """Give the sessions planned for each day that is over, from the first of them on."""
    first, end = max(span.first, in_use or today), min(span.last + timedelta(1), today)
    steps = [(first, _dose(changes, first))]
    steps += [(change.day, change.sessions_per_day) for change in changes if first < change.day < end]
    planned: dict[date, int] = {}
    for (start, level), (stop, _) in pairwise([*steps, (end, 0)]):
        planned |= dict.fromkeys(_days_of(start, stop - timedelta(1)), level)
    return planned


def _days_of(first: date, last: date) -> Iterable[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _dose(changes: Sequence[Change], day: date) -> int:
    place = bisect_left(changes, day + timedelta(1), key=lambda change: change.day)
    return changes[place - 1].sessions_per_day if place else MOST


def _doses(changes: Sequence[Change], span: Span, in_use: date | None, today: date) -> tuple[tuple[date, int], ...]:
    first, last = max(span.first, in_use or today), min(span.last, today)
    if in_use is None or first > last:
        return ()
    found = [(first, _dose(changes, first))]
    for change in changes:
        if first < change.day <= last and change.sessions_per_day != found[-1][1]:
            found.append((change.day, change.sessions_per_day))
    return tuple(found)


def _between(cramps: Sequence[Cramped], span: Span) -> list[Cramped]:
    first, last = span.first, span.last
    return [cramp for cramp in between(cramps, first, last) if first <= night_of(cramp.started_at) <= last]


def _days(cramps: Iterable[Cramped]) -> tuple[date, ...]:
    return tuple(sorted((cramp.started_at.date() for cramp in cramps), reverse=True))


def _middle(numbers: Iterable[int | None]) -> Middle:
    known = [number for number in numbers if number is not None]
    return Middle(len(known), median(known), max(known)) if known else Middle()
