"""The page for a GP in words: short, without praise or blame, and no more certain than the diary is."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from coach.language import written
from coach.language.texts import mark, tr
from coach.plan.report import PLACES, SIDES, SIGNS, Report
from coach.plan.report_weeks import WEEK, Part, Span

TITLE = mark("Leg cramps at night: summary for a GP")
NOTHING = mark("Nothing was written down in these dates.")
NONE_NOTED = mark("none noted")
NOT_KNOWN = mark("not known")
SELF_REPORTED = mark(
    "Self-reported: this page repeats what the person wrote in a diary. Nothing on it was measured or checked, and it "
    "is not a diagnosis."
)
_SIGNS = {"numbness": mark("Numbness"), "swelling": mark("Swelling"), "weakness": mark("Weakness")}
_PLACES = {
    "calf": mark("calf", "where cramps were"),
    "foot": mark("foot", "where cramps were"),
    "thigh": mark("thigh", "where cramps were"),
}
_SIDES = {
    "left": mark("left", "which leg"),
    "right": mark("right", "which leg"),
    "both": mark("both", "which leg"),
    None: mark("side not noted", "which leg"),
}
#: So many dates, and changes of the sessions a day, are named; the rest are counted.
MOST_DATES, MOST_CHANGES = 6, 4
#: The same with a year to each of them.
DATES_WITH_YEARS, CHANGES_WITH_YEARS = 3, 3

#: A name, and what is told under it; what may stand in lines of their own is parted by line breaks.
Fact = tuple[str, str]


def title(report: Report) -> str:
    """Name the page, as a file or a window would."""
    return tr("Leg cramps at night: summary for a GP, {dates}", dates=dates(report.span))


def period(report: Report) -> str:
    """Name the range, and say that the diary is younger where it is."""
    if report.began is None or report.began <= report.span.first:
        return dates(report.span)
    return tr("{dates}. The diary began on {day}.", dates=dates(report.span), day=written.full(report.began))


def dates(span: Span) -> str:
    """Give "30 September to 25 November 2026"."""
    first, last = span.first, span.last
    if first == last:
        return written.full(last)
    if first.year != last.year:
        return tr("{first} to {last}", "two dates", first=written.full(first), last=written.full(last))
    if first.month != last.month:
        return tr("{first} to {last}", "two dates", first=written.day(first), last=written.full(last))
    return tr(
        "{number} to {last}",
        "two dates of one month: 3 to 25 November 2026; {first} stands for 3 November",
        number=first.day,
        first=written.day(first),
        last=written.full(last),
    )


def foot(report: Report, version: str) -> tuple[str, ...]:
    """Say how far the page can be trusted, what made it, from what, and when."""
    source = tr(
        "Source: the diary in Calf Coach {version}, entries of {dates}. Made on {day}. "
        "A night runs from noon to noon and bears the date on which it begins.",
        version=version,
        dates=dates(report.span),
        day=written.full(report.made),
    )
    return tr(SELF_REPORTED), source


def is_empty(report: Report) -> bool:
    """Tell whether nothing is known of the range."""
    return not (report.written or report.total.answered or report.total.done or report.beyond)


def nothing(report: Report) -> str:
    """Say that nothing is known of the range."""
    if not report.total.nights:
        return tr(NOTHING)
    unanswered = tr("%n night(s), none of them answered: not known.", "", report.total.nights)
    return f"{tr(NOTHING)} {unanswered}"


def cramps(report: Report) -> tuple[Fact, ...]:
    """Give how often, how long, how bad, where, and what is not known."""
    facts = [
        (tr("How often"), _how_often(report)),
        (tr("Nights not answered"), _not_answered(report.total)),
    ]
    if report.written:
        facts += [
            (tr("Nights woken"), _woken(report)),
            (tr("How long"), _noted_for(_lengths(report), report.lengths_ms.count, report.written)),
            (tr("How bad (0\u201310)"), _noted_for(_severity(report), report.severity.count, report.written)),
            (tr("Where"), _where(report)),
        ]
    return tuple(facts)


def details(report: Report) -> str:
    """Say of how many cramps more is known than their number, where that is not all."""
    if report.written >= report.total.cramps:
        return ""
    if not report.written:
        return tr("No cramp has an entry of its own, so length, strength, place and signs are not known.")
    return tr(
        "Length, strength, place and signs are of {known} of the %n cramp(s): those with an entry of their own.",
        "",
        report.total.cramps,
        known=written.number(report.written),
    )


def signs(report: Report) -> tuple[Fact, ...]:
    """Give what a GP may want to hear of, with the days."""
    names = [tr(_SIGNS[sign]) for sign in SIGNS] + [tr("Over 10 minutes")]
    if report.total.cramps and not report.written:
        return tuple((name, tr(NOT_KNOWN)) for name in names)
    with_years = report.span.first.year != report.span.last.year
    found = [report.signs[sign] for sign in SIGNS] + [report.long]
    return tuple((name, _on(days, with_years=with_years)) for name, days in zip(names, found, strict=True))


def sessions(report: Report) -> tuple[Fact, ...]:
    """Give what was done of what was planned, and how many sessions a day that was."""
    return (tr("Sessions done"), _done(report)), (tr("Sessions a day"), _doses(report))


def brief(value: float) -> str:
    """Give "2.5", and "2" for what would be 2.0."""
    return written.number(value, 0 if round(value, 1) == round(value) else 1)


def _how_often(report: Report) -> str:
    total = report.total
    if not total.answered:
        return tr(NOT_KNOWN)
    values = {
        "cramps": written.number(total.cramps),
        "nights": tr("%n night(s)", "", total.answered),
        "some": tr("%n night(s)", "", report.nights_with),
        "rate": written.number(total.per_week or 0, 1),
    }
    if not total.cramps:
        return tr("{cramps} on the {nights} answered", "0 cramps", **values)
    if total.answered < WEEK:
        return tr("{cramps} on the {nights} answered; at least one on {some}", "so many cramps", **values)
    return tr("{cramps} on the {nights} answered, {rate} a week; at least one on {some}", "so many cramps", **values)


def _not_answered(total: Part) -> str:
    values = {"missing": written.number(total.nights - total.answered), "nights": written.number(total.nights)}
    if not total.nights:
        return tr("no night is over yet")
    if total.nights == total.answered:
        return tr("none of {nights}", "nights", **values)
    return tr("{missing} of {nights}; not known, and not counted as nights without cramps", **values)


def _woken(report: Report) -> str:
    return tr("{nights}, going by the cramps written down", "so many nights", nights=written.number(report.woken))


def _lengths(report: Report) -> str:
    found = report.lengths_ms
    if found.count == 1:
        return tr("{length} (one cramp)", length=_length(found.median))
    return tr(
        "median {length}, longest {longest} (of {cramps})",
        length=_length(found.median),
        longest=_length(found.most),
        cramps=tr("%n cramp(s)", "", found.count),
    )


def _severity(report: Report) -> str:
    found = report.severity
    if found.count == 1:
        return tr("{severity} (one cramp)", severity=brief(found.median))
    return tr(
        "median {severity}, worst {worst} (of {cramps})",
        severity=brief(found.median),
        worst=written.number(found.most),
        cramps=tr("%n cramp(s)", "", found.count),
    )


def _noted_for(told: str, count: int, of: int) -> str:
    """Give what is told of so many cramps, and of how many it was not noted."""
    if not count:
        return tr("not noted")
    if of == count:
        return told
    return tr("{figures}; not noted for {cramps}", "so many cramps", figures=told, cramps=written.number(of - count))


def _length(ms: float) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    if minutes >= 60:
        return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    if minutes and seconds:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
    return tr("{minutes} min", minutes=minutes) if minutes else tr("{seconds} s", "seconds", seconds=seconds)


def _where(report: Report) -> str:
    told = []
    for place in PLACES:
        counts = [(side, count) for side in SIDES if (count := report.where.get((place, side), 0))]
        if counts:
            told.append(
                tr(
                    "{place} {count} ({sides})",
                    "calf 5 (left 3, right 2)",
                    place=tr(_PLACES[place], "where cramps were"),
                    count=written.number(sum(count for _, count in counts)),
                    sides=", ".join(_side(side, count) for side, count in counts),
                )
            )
    return "\n".join(told)


def _side(side: str | None, count: int) -> str:
    return tr("{side} {count}", "left 3", side=tr(_SIDES[side], "which leg"), count=written.number(count))


def _on(days: Sequence[date], *, with_years: bool) -> str:
    """Name the days, the latest first, as many as there is room for."""
    if not days:
        return tr(NONE_NOTED)
    each = [(day, len(list(same))) for day, same in groupby(days)]
    shown = each[: DATES_WITH_YEARS if with_years else MOST_DATES]
    named = ", ".join(_with_count(_dated(day, with_years=with_years), count) for day, count in shown)
    cramps = tr("%n cramp(s)", "", len(days))
    if more := len(days) - sum(count for _, count in shown):
        return tr("{cramps}: {days} and {more} more", cramps=cramps, days=named, more=written.number(more))
    return tr("{cramps}: {days}", "3 cramps: 12 Nov, 3 Nov (2)", cramps=cramps, days=named)


def _dated(day: date, *, with_years: bool) -> str:
    return written.short_full(day) if with_years else written.short(day)


def _with_count(day: str, count: int) -> str:
    if count == 1:
        return day
    return tr("{day} ({count})", "so many cramps on a day", day=day, count=written.number(count))


def percent(some: int, every: int) -> int:
    """Give a share in whole per cent, 100 and 0 for all and none alone. Raises ZeroDivisionError for none of none."""
    nearest = (200 * some + every) // (2 * every)
    return nearest if some in {0, every} else min(max(nearest, 1), 99)


def _done(report: Report) -> str:
    total = report.total
    values = {
        "done": written.number(total.done),
        "planned": written.number(total.planned),
        "share": written.number(percent(total.done, total.planned)) if total.planned else "",
        "beyond": written.number(report.beyond),
    }
    match bool(total.planned), bool(report.beyond):
        case True, True:
            return tr("{done} of {planned} planned ({share}%); {beyond} more than planned", "sessions", **values)
        case True, False:
            return tr("{done} of {planned} planned ({share}%)", "sessions", **values)
        case False, True:
            return tr("no day of sessions is over yet; {beyond} more than planned", "sessions", **values)
        case _:
            return tr("no day of sessions is over yet")


def _doses(report: Report) -> str:
    if not report.doses:
        return tr("not yet planned")
    with_years = report.span.first.year != report.span.last.year
    latest = report.doses[-(CHANGES_WITH_YEARS if with_years else MOST_CHANGES) :]
    told = ", ".join(
        tr("{sessions} from {day}", "sessions a day", sessions=level, day=_dated(day, with_years=with_years))
        for day, level in latest
    )
    earlier = len(report.doses) - len(latest)
    if not earlier:
        return told
    return tr("{changes} (and {earlier})", changes=told, earlier=tr("%n earlier change(s)", "", earlier))
