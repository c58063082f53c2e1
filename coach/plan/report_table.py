"""The chart and the table on the page for a GP, in words and figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.plan.report import Report
from coach.plan.report_weeks import Part
from coach.plan.report_words import short
from coach.plan.words import MONTHS

#: Shown where no night of some weeks was answered.
UNKNOWN = "?"
#: Where there is nothing to count yet.
NOTHING_YET = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table below the chart, in forms of which the first that fits is to be taken."""

    name: str
    forms: tuple[tuple[str, ...], ...]


def each_bar(report: Report) -> str:
    """Say what a bar of the chart stands for."""
    return "Each bar is one week." if report.bar_weeks == 1 else f"Each bar is {report.bar_weeks} weeks."


def spoken(report: Report) -> str:
    """Say in words what the chart shows."""
    dates = _beginnings(report)[0]
    parts = "; ".join(f"from {when} {_rate(part)}" for when, (part, _) in zip(dates, report.columns, strict=True))
    return f"Bar chart of cramps a week: {parts}."


def table(report: Report) -> tuple[Row, ...]:
    """Give the figures below the chart, row by row."""
    parts = [part for part, _ in report.columns]
    return (
        Row("From", _beginnings(report)),
        Row("Cramps noted", (tuple(_count(part) for part in parts),)),
        Row("Nights answered", _shares([(part.answered, part.nights) for part in parts])),
        Row("Sessions done", _shares([(part.done, part.planned) for part in parts])),
        Row("Sessions a day", (tuple(_levels(part, report) for part in parts),)),
    )


def _beginnings(report: Report) -> tuple[tuple[str, ...], ...]:
    """Give the days on which the columns begin, with years where a day of the year may come twice."""
    days = [part.first for part, _ in report.columns]
    if (days[-1] - days[0]).days < 365:
        return (tuple(short(day) for day in days),)
    names = [MONTHS[day.month - 1][:3] for day in days]
    return (
        tuple(f"{name} {day.year}" for name, day in zip(names, days, strict=True)),
        tuple(
            f"{name} \N{RIGHT SINGLE QUOTATION MARK}{day.year % 100:02}" for name, day in zip(names, days, strict=True)
        ),
        tuple(str(day.year) for day in days),
    )


def _rate(part: Part) -> str:
    if part.per_week is None:
        return "not known" if part.nights else "nothing yet"
    return f"{part.per_week:.1f}"


def _count(part: Part) -> str:
    return str(part.cramps) if part.answered else UNKNOWN if part.nights else NOTHING_YET


def _shares(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    def form(text: str) -> tuple[str, ...]:
        return tuple(text.format(some, every, 100 * some // every) if every else NOTHING_YET for some, every in pairs)

    return form("{0} of {1}"), form("{0}/{1}"), form("{2}%")


def _levels(part: Part, report: Report) -> str:
    """Give the sessions a day that were planned in some weeks: one after another, or from the fewest to the most."""
    before = [level for day, level in report.doses if day <= part.first]
    levels = before[-1:] + [level for day, level in report.doses if part.first < day < part.end]
    if len(levels) > 2:
        return f"{min(levels)}\N{EN DASH}{max(levels)}"
    return ", ".join(map(str, levels)) or NOTHING_YET
