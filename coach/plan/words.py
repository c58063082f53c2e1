"""The sentences in which the plan gives its reasons: what was counted, what it may mean, what follows."""

from datetime import date

from coach.language import written
from coach.language.texts import mark, tr
from coach.plan.evidence import Tally

#: Here and below, `reason` is a sentence of its own, such as those of `fall`.
_GONE = {
    3: mark("You chose this. The plan would have gone to three a day: {reason}"),
    2: mark("You chose this. The plan would have gone to two a day: {reason}"),
    1: mark("You chose this. The plan would have gone to one a day: {reason}"),
}
_STAYED_BECAUSE = {
    3: mark("You chose this. The plan would have stayed at three a day: {reason}"),
    2: mark("You chose this. The plan would have stayed at two a day: {reason}"),
    1: mark("You chose this. The plan would have stayed at one a day: {reason}"),
}
_STAYED = {
    3: mark("You chose this. The plan would have stayed at three a day."),
    2: mark("You chose this. The plan would have stayed at two a day."),
    1: mark("You chose this. The plan would have stayed at one a day."),
}
#: The midday session is the first to go, the bedtime one the last.
_FROM_TODAY = {
    3: mark("Three a day from today: morning, midday and before bed."),
    2: mark("Two a day from today: morning and before bed."),
    1: mark("One a day from today: before bed."),
}
_SINCE = {
    3: mark("Three a day since {day}: morning, midday and before bed. {reason}"),
    2: mark("Two a day since {day}: morning and before bed. {reason}"),
    1: mark("One a day since {day}: before bed. {reason}"),
}


def fall(start: Tally, recent: Tally, *, sure: bool) -> str:
    """Say that the cramps have become fewer; `sure` where chance would hardly ever do it."""
    if sure:
        return tr(
            "{cramps} on the {nights} at the start ({rate} a week), "
            "{later_cramps} on the last {later_nights} answered ({later_rate} a week): that seems more than chance.",
            **_before(start),
            **_after(recent),
        )
    return tr(
        "{cramps} on the {nights} at the start ({rate} a week), "
        "{later_cramps} on the last {later_nights} answered ({later_rate} a week): "
        "that may be more than chance, and fewer sessions are worth a try.",
        **_before(start),
        **_after(recent),
    )


def risen(quiet: Tally, last: Tally) -> str:
    """Say that the cramps are more than in the quiet weeks."""
    return tr(
        "{cramps} on {nights} before ({rate} a week), "
        "{later_cramps} on the last {later_nights} answered ({later_rate} a week): that seems more than chance.",
        **_before(quiet),
        **_after(last),
    )


def back(start: Tally, recent: Tally) -> str:
    """Say that the cramps are as many as at the start."""
    return tr(
        "{cramps} on the {nights} at the start ({rate} a week), "
        "{later_cramps} on the last {later_nights} answered ({later_rate} a week): as often as then.",
        **_before(start),
        **_after(recent),
    )


def overruled(level: int, proposed: str | None, last: str | None) -> str:
    """Say what the plan would have done: `proposed` is its reason for a change on that day, `last` for the last."""
    if proposed:
        return tr(_GONE[level], reason=proposed)
    return tr(_STAYED_BECAUSE[level], reason=last) if last else tr(_STAYED[level])


def from_today(sessions: int) -> str:
    """Say what follows, on the day of the change."""
    return tr(_FROM_TODAY[sessions])


def since(day: date, sessions: int, because: str) -> str:
    """Say what holds since an earlier day, and why."""
    return tr(_SINCE[sessions], day=written.full(day), reason=because)


def at_the_start(start: Tally, wanted: int, recent: Tally) -> str:
    """Say what holds before any change: how far the start is counted, or that no fall is seen yet."""
    three = tr("Three a day: morning, midday and before bed.")
    return f"{three} {_start(start, wanted, recent)}"


def _start(start: Tally, wanted: int, recent: Tally) -> str:
    if not start.nights:
        return tr(
            "Your first %n answered night(s) are the starting point; later ones are compared with them.", "", wanted
        )
    if start.nights < wanted:
        return tr(
            "{answered} of the %n night(s) that make the start are answered so far.",
            "",
            wanted,
            answered=written.number(start.nights),
        )
    if not recent.nights:
        return tr(
            "{cramps} on the {nights} at the start ({rate} a week); later nights are compared with that.",
            **_before(start),
        )
    return tr(
        "{cramps} on the {nights} at the start ({rate} a week), "
        "{later_cramps} on the last {later_nights} answered ({later_rate} a week): no clear fall yet.",
        **_before(start),
        **_after(recent),
    )


def seasonal_note(today: date, *, southern: bool = False) -> str | None:
    """Say what to bear in mind in summer, else None: cramps about double from mid-winter to mid-summer.

    Garrison 2015. Summer is June to August, or with `southern` December to February.
    """
    if today.month not in ((12, 1, 2) if southern else (6, 7, 8)):
        return None
    return tr("Cramps often rise in summer; a few more now may be the season rather than a step back.")


def _before(tally: Tally) -> dict[str, str]:
    """Give what stands first in a comparison, by the names in its sentence."""
    return {
        "cramps": tr("%n cramp(s)", "begins a sentence", tally.cramps)
        if tally.cramps
        else tr("No cramps", "begins a sentence"),
        "nights": tr("%n night(s)", "", tally.nights),
        "rate": written.number(tally.per_week, 1),
    }


def _after(tally: Tally) -> dict[str, str]:
    """Give what it is compared with."""
    return {
        "later_cramps": written.number(tally.cramps) if tally.cramps else tr("none", "no cramps"),
        "later_nights": tr("night", "as in: on the last night answered")
        if tally.nights == 1
        else tr("%n night(s)", "", tally.nights),
        "later_rate": written.number(tally.per_week, 1),
    }
