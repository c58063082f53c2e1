"""A range of dates cut into the weeks that the page for a GP shows: bars of a chart, and columns of a table."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

WEEK = 7
#: The table below the chart has about so many columns at most, and up to so many weeks each bar is one.
MOST_COLUMNS, MOST_BARS = 10, 130
#: So many bars a column has in a range of more weeks than that.
BARS_A_COLUMN = 13


class Span(msgspec.Struct, frozen=True):
    """The nights and days from one date to another, both included."""

    first: date
    last: date


class Part(msgspec.Struct, frozen=True):
    """Some days of the range, and what is known of them."""

    first: date
    end: date  # the day after the last one
    nights: int  # that are over, from the diary's first on, or that something is known of already
    answered: int
    cramps: int  # on the nights answered
    planned: int  # sessions, on the days that are over
    done: int  # of those planned

    @property
    def is_part_week(self) -> bool:
        """Whether these are some nights, and fewer than a week."""
        return 0 < self.nights < WEEK

    @property
    def per_week(self) -> float | None:
        """Cramps in seven answered nights; None where none was answered."""
        return WEEK * self.cramps / self.answered if self.answered else None

    @property
    def height(self) -> float | None:
        """The same for a bar: days that are less than a week count no more than they are."""
        return None if self.per_week is None else self.per_week * min(self.nights, WEEK) / WEEK

    @property
    def counted(self) -> float:
        """Cramps a week that were written down, and so the least that there were."""
        return self.cramps * min(1, WEEK / max(self.nights, 1))


class Counted(msgspec.Struct, frozen=True):
    """What each night and day has."""

    known: Mapping[date, int]  # cramps of the nights that are known of
    planned: Mapping[date, int]  # sessions of the days that are over
    done: Mapping[date, int]  # whole sessions
    began: date
    today: date

    def part(self, first: date, end: date) -> Part:
        """Sum up the days from one to before another."""
        days = [first + timedelta(n) for n in range((end - first).days)]
        counts = [self.known[day] for day in days if day in self.known and day <= self.today]
        unknown = sum(self.began <= day < self.today and day not in self.known for day in days)
        planned = [(self.planned[day], self.done.get(day, 0)) for day in days if day in self.planned]
        return Part(
            first,
            end,
            len(counts) + unknown,
            len(counts),
            sum(counts),
            sum(wanted for wanted, _ in planned),
            sum(min(wanted, done) for wanted, done in planned),
        )

    def beyond(self, span: Span) -> int:
        """Count the sessions of days that are over, beyond those planned."""
        first, end = span.first, min(span.last + timedelta(1), self.today)
        more = (done - self.planned.get(day, 0) for day, done in self.done.items() if first <= day < end)
        return sum(count for count in more if count > 0)


def columns(counted: Counted, span: Span) -> tuple[tuple[tuple[Part, int], ...], tuple[Part, ...], int]:
    """Cut the range into bars of whole weeks, counted back from the last night, and gather them in columns.

    Today belongs to the last bar: its night is not over, but something may be known of it. Gives the columns, each
    with the number of bars above it, the bars, and the weeks of one bar.
    """
    begin = max(span.first, min(counted.began, span.last))  # nothing is to be seen before
    end = max(begin, min(span.last, counted.today - timedelta(1))) + timedelta(1)
    weeks = -(-(end - begin).days // WEEK)
    a_column = -(-weeks // MOST_COLUMNS) if weeks <= MOST_BARS else BARS_A_COLUMN
    each = 1 if weeks <= MOST_BARS else 2 * -(-weeks // (2 * BARS_A_COLUMN * MOST_COLUMNS))
    cuts = [end - timedelta(WEEK * each * n) for n in range(-(-weeks // each))][::-1]
    starts = [begin, *cuts[:-1]]
    ends = [*cuts[:-1], max(end, span.last + timedelta(1))]
    bars = tuple(counted.part(first, last) for first, last in zip(starts, ends, strict=True))
    return tuple(_gathered(bars, a_column)), bars, each


def together(parts: Sequence[Part]) -> Part:
    """Give what is known of parts that follow one another, as of one."""
    return Part(
        parts[0].first,
        parts[-1].end,
        sum(part.nights for part in parts),
        sum(part.answered for part in parts),
        sum(part.cramps for part in parts),
        sum(part.planned for part in parts),
        sum(part.done for part in parts),
    )


def _gathered(bars: Sequence[Part], size: int) -> Iterable[tuple[Part, int]]:
    """Gather bars from the last one on, so that only the first column may have fewer; a narrow one joins the next."""
    rest = len(bars) % size
    sizes = [rest] if rest else []
    sizes += [size] * (len(bars) // size)
    if len(sizes) > 1 and 4 * sizes[0] < 3 * size:
        sizes[:2] = [sizes[0] + sizes[1]]
    place = 0
    for count in sizes:
        yield together(bars[place : place + count]), count
        place += count
