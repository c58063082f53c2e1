"""The weeks as the chart and its table show them: cramps, nights answered, sessions a day."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from itertools import groupby
from math import ceil

import msgspec

from coach.language import written
from coach.language.texts import mark, tr
from coach.plan.dose import MOST, Change
from coach.plan.report_words import brief

WEEK = 7
#: The chart is at least so many weeks wide, this one being the last, so that the first do not look like a wall.
ROOM = 8
#: Above so many bars, each one stands for more weeks.
MOST_BARS = 130
BAR_WEEKS = (1, 4, 13, 26, 52)
#: Up to so many days, the time axis names months; above, years.
MONTHS_UNTIL = 600
NOT_KNOWN = mark("not known")
BEFORE = mark("before the diary")
#: So many of the latest bars are told in words.
SPOKEN = 8


class Range(StrEnum):
    """How far back the chart looks."""

    WEEKS = "weeks"
    HALF_YEAR = "half-year"
    ALL = "all"


_WEEKS_BACK = {Range.WEEKS: 8, Range.HALF_YEAR: 26}


class Bar(msgspec.Struct, frozen=True):
    """A week, or some weeks, of nights that are over."""

    first: date
    weeks: int
    cramps: int  # on the nights answered
    answered: int
    nights: int  # that are over, from the first one known on
    doses: tuple[int, ...]  # sessions a day, in the order in which they held

    @property
    def end(self) -> date:
        """The day after the last one."""
        return self.first + timedelta(WEEK * self.weeks)

    @property
    def counted(self) -> float:
        """Cramps a week that were written down."""
        return self.cramps / max(self.nights / WEEK, 1)

    @property
    def per_week(self) -> float | None:
        """Cramps in seven answered nights; None where none was answered."""
        return WEEK * self.cramps / self.answered if self.answered else None

    @property
    def height(self) -> float | None:
        """Cramps a week with the unanswered nights reckoned in; a week that is not over, as far as it has come."""
        return None if self.per_week is None else self.per_week * min(self.nights, WEEK) / WEEK

    @property
    def is_unknown(self) -> bool:
        """Whether nights are over and none of them was answered."""
        return self.nights > 0 and not self.answered

    @property
    def is_doubtful(self) -> bool:
        """Whether some of the nights were answered, but fewer than half."""
        return 0 < 2 * self.answered < self.nights


class ChartView(msgspec.Struct, frozen=True):
    """The picture of cramps a week, and the table of the same figures."""

    bars: tuple[Bar, ...]
    first: date  # on the axis, which may begin before the diary did
    end: date  # the day after the last one on the axis
    unknown: tuple[tuple[date, date], ...]  # from, up to: no night answered
    doubtful: tuple[tuple[date, date], ...]  # fewer than half of the nights
    steps: tuple[tuple[date, int], ...]  # sessions a day from a day on; the last holds until `until`
    until: date
    ticks: tuple[tuple[date, str], ...]
    top: int  # of the axis of cramps
    heights: tuple[int, ...]  # its marks
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart(
    nights: Mapping[date, int], changes: Sequence[Change], began: date | None, today: date, span: Range
) -> ChartView:
    """Give the weeks of a range; `began` is the first day that anything is known of, `today` is not over."""
    began = began or today
    first = _first(began, today, span)
    size = _size((monday(today) - first).days // WEEK + 1)
    bars = tuple(_bars(nights, changes, first, began, today, size))
    end = bars[-1].end
    steps = _steps(changes, first, today)
    highest = max(bar.height or 0 for bar in bars)
    heights = _heights(highest)
    return ChartView(
        bars,
        min(first, end - timedelta(WEEK * ROOM)),
        end,
        tuple(_runs(bars, lambda bar: bar.is_unknown)),
        tuple(_runs(bars, lambda bar: bar.is_doubtful)),
        steps,
        today + timedelta(1),
        tuple(_ticks(first, end)),
        heights[-1],
        heights,
        _caption(size, bars),
        (
            tr("Week of", "a day") if size == 1 else tr("%n week(s) from", "a day on", size),
            tr("Cramps"),
            tr("Nights answered"),
            tr("Cramps a week"),
            tr("Sessions a day"),
        ),
        tuple(_row(bar) for bar in reversed(bars)),
    )


def spoken(view: ChartView) -> str:
    """Say the latest figures of the picture in words, for whoever cannot see it."""
    bars = "; ".join(
        tr("{day}, {cramps}", "a week and its cramps", day=when, cramps=per_week)
        for when, _, _, per_week, _ in view.rows[:SPOKEN]
    )
    steps = "; ".join(
        tr("{sessions} from {day}", "sessions a day", sessions=level, day=written.short_full(when))
        for when, level in view.steps
    )
    told = [_spoken_bars(view.bars[0].weeks, bars), tr("Sessions a day: {sessions}.", sessions=steps)]
    if len(view.rows) > SPOKEN:
        told.append(tr("The rest is in the table."))
    return " ".join(told)


def _spoken_bars(size: int, bars: str) -> str:
    if size == 1:
        return tr("Cramps a week, the latest first, week of: {weeks}.", weeks=bars)
    return tr("Cramps a week, the latest first, %n week(s) from: {weeks}.", "", size, weeks=bars)


def monday(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(day.weekday())


def planned_on(changes: Sequence[Change], day: date) -> int:
    """Give the sessions that were planned for a day: three, until a change says otherwise."""
    place = bisect_left(changes, day + timedelta(1), key=lambda change: change.day)
    return changes[place - 1].sessions_per_day if place else MOST


def _first(began: date, today: date, span: Range) -> date:
    start = min(monday(began), monday(today))
    if span in _WEEKS_BACK:
        return max(start, monday(today) - timedelta(WEEK * (_WEEKS_BACK[span] - 1)))
    return start


def _size(weeks: int) -> int:
    return next((size for size in BAR_WEEKS if weeks <= size * MOST_BARS), BAR_WEEKS[-1])


def _bars(  # noqa: PLR0913, PLR0917  (weeks need all of these)
    nights: Mapping[date, int], changes: Sequence[Change], first: date, began: date, today: date, size: int
) -> Iterable[Bar]:
    days = WEEK * size
    for number in range((today - first).days // days + 1):
        start = first + timedelta(number * days)
        end = min(start + timedelta(days), today)
        over = [start + timedelta(n) for n in range((end - start).days) if start + timedelta(n) >= began]
        counts = [count for night in over if (count := nights.get(night)) is not None]
        last = min(start + timedelta(days - 1), today)
        yield Bar(start, size, sum(counts), len(counts), len(over), _doses(changes, start, last))


def _doses(changes: Sequence[Change], first: date, last: date) -> tuple[int, ...]:
    return tuple(level for level, _ in groupby(level for _, level in _steps(changes, first, last)))


def _steps(changes: Sequence[Change], first: date, last: date) -> tuple[tuple[date, int], ...]:
    """Give the sessions a day on the first day and wherever they change up to the last one."""
    start = bisect_left(changes, first + timedelta(1), key=lambda change: change.day)
    end = bisect_left(changes, last + timedelta(1), key=lambda change: change.day)
    inside = [(change.day, change.sessions_per_day) for change in changes[start:end]]
    return ((first, planned_on(changes, first)), *inside)


def _runs(bars: Sequence[Bar], which: Callable[[Bar], bool]) -> Iterable[tuple[date, date]]:
    for chosen, run in groupby(bars, key=which):
        if chosen:
            members = list(run)
            yield members[0].first, members[-1].end


def _heights(highest: float) -> tuple[int, ...]:
    """Give the marks of an axis from 0 to above the highest value, five steps at most."""
    step = next(step for step in _round_numbers() if 4 * step >= highest * 1.05)
    return tuple(range(0, step * max(2, ceil(highest * 1.05 / step)) + 1, step))


def _round_numbers() -> Iterable[int]:
    unit = 1
    while True:
        yield from (unit, 2 * unit, 5 * unit)
        unit *= 10


def _ticks(first: date, end: date) -> Iterable[tuple[date, str]]:
    days = (end - first).days
    if days <= WEEK * ROOM:
        mondays = [first + timedelta(n) for n in range(0, days, WEEK)]
        yield from ((start + timedelta(WEEK // 2), written.short(start)) for start in mondays)
        return
    month = first.replace(day=1)
    while (month := (month + timedelta(31)).replace(day=1)) < end:
        if days <= MONTHS_UNTIL:
            yield month, written.short_month(month) if month.month > 1 else str(month.year)
        elif month.month == 1:
            yield month, str(month.year)


def _caption(size: int, bars: Sequence[Bar]) -> str:
    parts = []
    if any(bar.answered < bar.nights and bar.cramps for bar in bars):
        parts += [tr("full, as written down"), tr("pale, what the nights not answered may add")]
    if any(bar.is_unknown or bar.is_doubtful for bar in bars):
        parts += [tr("hatched, hardly a night answered")]
    meanings = "; ".join(parts)
    if size == 1:
        return tr("Each bar is a week: {meanings}.", meanings=meanings) if parts else tr("Each bar is a week.")
    if parts:
        return tr("Each bar is %n week(s): {meanings}.", "", size, meanings=meanings)
    return tr("Each bar is %n week(s).", "", size)


def _row(bar: Bar) -> tuple[str, ...]:
    dose = reduce(_then, map(written.number, bar.doses))
    when = written.short_full(bar.first)
    answered = tr("{some} of {every}", "so many of so many", some=bar.answered, every=bar.nights)
    if bar.per_week is None or bar.height is None:
        told = tr(NOT_KNOWN) if bar.nights else tr("to come", "a week")
        return when, told, answered, told, dose
    if bar.nights >= WEEK:
        told = written.number(bar.per_week, 1)
    else:
        told = tr("{cramps} in %n night(s)", "so many cramps", bar.nights, cramps=brief(bar.height))
    return when, str(bar.cramps), answered, told, dose


def _then(before: str, after: str) -> str:
    return tr("{before} to {after}", "sessions a day in one week, such as 3 to 2", before=before, after=after)
