"""The page for a GP in words: short, without praise or blame, and no more certain than the diary is."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from coach.plan.report import PLACES, SIDES, SIGNS, Report
from coach.plan.report_weeks import WEEK, Part, Span
from coach.plan.words import MONTHS

TITLE = "Leg cramps at night: summary for a GP"
NOTHING = "Nothing was written down in these dates."
NONE_NOTED = "none noted"
SELF_REPORTED = (
    "Self-reported: this page repeats what the person wrote in a diary. Nothing on it was measured or checked, and it "
    "is not a diagnosis."
)
#: So many dates, and changes of the sessions a day, are named; the rest are counted.
MOST_DATES, MOST_CHANGES = 6, 4
#: The same with a year to each of them.
DATES_WITH_YEARS, CHANGES_WITH_YEARS = 3, 3

#: A name, and what is told under it; what may stand in lines of their own is parted by line breaks.
Fact = tuple[str, str]


def period(report: Report) -> str:
    """Name the range, and say that the diary is younger where it is."""
    if report.began is None or report.began <= report.span.first:
        return dates(report.span)
    return f"{dates(report.span)}. The diary began on {_full(report.began)}."


def dates(span: Span) -> str:
    """Give "30 September to 25 November 2026"."""
    if span.first == span.last:
        return _full(span.last)
    kept = 3 if span.first.year != span.last.year else 2 if span.first.month != span.last.month else 1
    first = " ".join(_full(span.first).split()[:kept])
    return f"{first} to {_full(span.last)}"


def foot(report: Report, version: str) -> tuple[str, ...]:
    """Say how far the page can be trusted, what made it, from what, and when."""
    source = (
        f"Source: the diary in Calf Coach {version}, entries of {dates(report.span)}. Made on {_full(report.made)}. "
        "A night runs from noon to noon and bears the date on which it begins."
    )
    return SELF_REPORTED, source


def is_empty(report: Report) -> bool:
    """Tell whether nothing is known of the range."""
    return not (report.written or report.total.answered or report.total.done or report.beyond)


def nothing(report: Report) -> str:
    """Say that nothing is known of the range."""
    if not report.total.nights:
        return NOTHING
    return f"{NOTHING} {_many(report.total.nights, 'night')}, none of them answered: not known."


def cramps(report: Report) -> tuple[Fact, ...]:
    """Give how often, how long, how bad, where, and what is not known."""
    facts = [("How often", _how_often(report)), ("Nights not answered", _not_answered(report.total))]
    if report.written:
        length, bad = report.lengths_ms, report.severity
        facts += [
            ("Nights woken", _woken(report)),
            (
                "How long",
                _middle(_length(length.median), _length(length.most), length.count, report.written, "longest"),
            ),
            (
                "How bad (0\N{EN DASH}10)",
                _middle(_number(bad.median), str(bad.most), bad.count, report.written, "worst"),
            ),
            ("Where", _where(report)),
        ]
    return tuple(facts)


def details(report: Report) -> str:
    """Say of how many cramps more is known than their number, where that is not all."""
    if report.written >= report.total.cramps:
        return ""
    if not report.written:
        return "No cramp has an entry of its own, so length, strength, place and signs are not known."
    known = f"{report.written:,} of the {report.total.cramps:,} cramps"
    return f"Length, strength, place and signs are of {known}: those with an entry of their own."


def signs(report: Report) -> tuple[Fact, ...]:
    """Give what a GP may want to hear of, with the days."""
    with_years = report.span.first.year != report.span.last.year
    if report.total.cramps and not report.written:
        return tuple((name, "not known") for name in (*map(str.capitalize, SIGNS), "Over 10 minutes"))
    found = [(sign.capitalize(), report.signs[sign]) for sign in SIGNS]
    return tuple((name, _on(days, with_years=with_years)) for name, days in [*found, ("Over 10 minutes", report.long)])


def sessions(report: Report) -> tuple[Fact, ...]:
    """Give what was done of what was planned, and how many sessions a day that was."""
    return ("Sessions done", _done(report)), ("Sessions a day", _doses(report))


def short(day: date) -> str:
    """Give "12 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def _how_often(report: Report) -> str:
    total = report.total
    if not total.answered:
        return "not known"
    counted = f"{total.cramps:,} on the {_many(total.answered, 'night')} answered"
    if total.cramps and total.answered >= WEEK:
        counted += f", {total.per_week:.1f} a week"
    return f"{counted}; at least one on {_many(report.nights_with, 'night')}" if total.cramps else counted


def _not_answered(total: Part) -> str:
    missing = total.nights - total.answered
    if not total.nights:
        return "no night is over yet"
    if not missing:
        return f"none of {total.nights:,}"
    return f"{missing:,} of {total.nights:,}; not known, and not counted as nights without cramps"


def _woken(report: Report) -> str:
    return f"{report.woken:,}, going by the cramps written down"


def _middle(usual: str, most: str, count: int, of: int, worst: str) -> str:
    if not count:
        return "not noted"
    told = f"{usual} (one cramp)" if count == 1 else f"median {usual}, {worst} {most} (of {count:,} cramps)"
    return f"{told}; not noted for {of - count:,}" if of > count else told


def _length(ms: float) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return " ".join(f"{value} {unit}" for value, unit in ((minutes, "min"), (seconds, "s")) if value) or "0 s"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _where(report: Report) -> str:
    told = []
    for place in PLACES:
        sides = [(side or "side not noted", report.where.get((place, side), 0)) for side in SIDES]
        if count := sum(number for _, number in sides):
            named = ", ".join(f"{side} {number:,}" for side, number in sides if number)
            told.append(f"{place} {count:,} ({named})")
    return "\n".join(told)


def _on(days: Sequence[date], *, with_years: bool) -> str:
    """Name the days, the latest first, as many as there is room for."""
    if not days:
        return NONE_NOTED
    each = [(day, len(list(same))) for day, same in groupby(days)]
    shown = each[: DATES_WITH_YEARS if with_years else MOST_DATES]
    named = [
        short(day) + (f" {day.year}" if with_years else "") + (f" ({count})" if count > 1 else "")
        for day, count in shown
    ]
    more = len(days) - sum(count for _, count in shown)
    return f"{_many(len(days), 'cramp')}: {', '.join(named)}" + (f" and {more:,} more" if more else "")


def _done(report: Report) -> str:
    total = report.total
    if not total.planned:
        told = "no day of sessions is over yet"
    else:
        told = f"{total.done:,} of {total.planned:,} planned ({100 * total.done // total.planned}%)"
    return f"{told}; {report.beyond:,} more than planned" if report.beyond else told


def _doses(report: Report) -> str:
    if not report.doses:
        return "not yet planned"
    with_years = report.span.first.year != report.span.last.year
    latest = report.doses[-(CHANGES_WITH_YEARS if with_years else MOST_CHANGES) :]
    told = ", ".join(f"{level} from {short(day)}" + (f" {day.year}" if with_years else "") for day, level in latest)
    earlier = len(report.doses) - len(latest)
    return f"{told} (and {_many(earlier, 'earlier change')})" if earlier else told
