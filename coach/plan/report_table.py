"""The chart and the table on the page for a GP, in words and figures."""

from collections.abc import Callable, Sequence

import msgspec

from coach.language import written
from coach.language.texts import tr
from coach.plan.report import Report
from coach.plan.report_weeks import Part
from coach.plan.report_words import percent

#: Shown where no night of some weeks was answered.
UNKNOWN = "?"
#: Where there is nothing to count yet.
NOTHING_YET = "\N{EN DASH}"


class Row(msgspec.Struct, frozen=True):
    """One row of the table below the chart, in forms of which the first that fits is to be taken."""

    name: str
    forms: tuple[tuple[str, ...], ...]


def each_bar(report: Report) -> str:
    """Say what a bar of the chart stands for."""
    if report.bar_weeks == 1:
        return tr("Each bar is one week, counted back from the last night.")
    return tr("Each bar is %n week(s), counted back from the last night.", "", report.bar_weeks)


def part_week(part: Part) -> str:
    """Say what a narrow bar stands for."""
    return tr("part of a week: %n night(s)", "what a bar of the chart shows", part.nights)


def spoken(report: Report) -> str:
    """Say in words what the chart shows."""
    dates = _beginnings(report)[0]
    parts = (
        tr("from {day} {cramps}", "cramps a week from a day on", day=when, cramps=_rate(part))
        for when, (part, _) in zip(dates, report.columns, strict=True)
    )
    return tr("Bar chart of cramps a week: {cramps}.", cramps="; ".join(parts))


def table(report: Report) -> tuple[Row, ...]:
    """Give the figures below the chart, row by row."""
    parts = [part for part, _ in report.columns]
    return (
        Row(tr("From", "the days on which weeks begin"), _beginnings(report)),
        Row(tr("Cramps noted"), (tuple(_count(part) for part in parts),)),
        Row(tr("Nights answered"), _shares([(part.answered, part.nights) for part in parts])),
        Row(tr("Sessions done"), _shares([(part.done, part.planned) for part in parts])),
        Row(tr("Sessions a day"), (tuple(_levels(part, report) for part in parts),)),
    )


def _beginnings(report: Report) -> tuple[tuple[str, ...], ...]:
    """Give the days on which the columns begin, with years where a day of the year may come twice."""
    days = [part.first for part, _ in report.columns]
    if (days[-1] - days[0]).days < 365:
        return (tuple(written.short(day) for day in days),)
    return (
        tuple(tr("{month} {year}", "Nov 2026", month=written.short_month(day), year=str(day.year)) for day in days),
        tuple(
            tr(
                "{month} \u2019{year}",
                "November 2026, with two digits for the year",
                month=written.short_month(day),
                year=f"{day.year % 100:02}",
            )
            for day in days
        ),
        tuple(str(day.year) for day in days),
    )


def _rate(part: Part) -> str:
    if part.per_week is None:
        return tr("not known") if part.nights else tr("nothing yet")
    if part.is_part_week:
        return tr("{cramps} in %n night(s)", "so many cramps", part.answered, cramps=written.number(part.cramps))
    return written.number(part.per_week, 1)


def _count(part: Part) -> str:
    return written.number(part.cramps) if part.answered else UNKNOWN if part.nights else NOTHING_YET


def _shares(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    def each(form: Callable[[int, int], str]) -> tuple[str, ...]:
        return tuple(form(some, every) if every else NOTHING_YET for some, every in pairs)

    number = written.number
    return (
        each(lambda some, every: tr("{some} of {every}", "so many of so many", some=number(some), every=number(every))),
        each(lambda some, every: f"{number(some)}/{number(every)}"),
        each(lambda some, every: tr("{number}%", number=percent(some, every))),
    )


def _levels(part: Part, report: Report) -> str:
    """Give the sessions a day that were planned in some weeks: one after another, or from the fewest to the most."""
    before = [level for day, level in report.doses if day <= part.first]
    levels = before[-1:] + [level for day, level in report.doses if part.first < day < part.end]
    if len(levels) > 2:
        return f"{min(levels)}\N{EN DASH}{max(levels)}"
    return ", ".join(map(str, levels)) or NOTHING_YET
