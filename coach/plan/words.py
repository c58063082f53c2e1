"""The sentences in which the plan gives its reasons: what was counted, what it may mean, what follows."""

from datetime import date

from coach.plan.evidence import Tally

SLOTS = {3: "morning, midday and before bed", 2: "morning and before bed", 1: "before bed"}
"""When the sessions are: the midday one is the first to go, the bedtime one the last."""
_NUMBERS = {3: "three", 2: "two", 1: "one"}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def fall(start: Tally, recent: Tally, *, sure: bool) -> str:
    """Say that the cramps have become fewer; `sure` where chance would hardly ever do it."""
    seen = f"{_at_the_start(start)}, {_after(recent)}"
    if sure:
        return f"{seen}: that seems more than chance."
    return f"{seen}: that may be more than chance, and fewer sessions are worth a try."


def risen(quiet: Tally, last: Tally) -> str:
    """Say that the cramps are more than in the quiet weeks."""
    before = f"{_cramps(quiet)} on {quiet.nights} nights before ({quiet.per_week:.1f} a week)"
    return f"{before}, {_after(last)}: that seems more than chance."


def back(start: Tally, recent: Tally) -> str:
    """Say that the cramps are as many as at the start."""
    return f"{_at_the_start(start)}, {_after(recent)}: as often as then."


def overruled(level: int, proposed: str | None, last: str | None) -> str:
    """Say what the plan would have done: `proposed` is its reason for a change on that day, `last` for the last."""
    if proposed:
        return f"You chose this. The plan would have gone to {_NUMBERS[level]} a day: {proposed}"
    stayed = f"You chose this. The plan would have stayed at {_NUMBERS[level]} a day"
    return f"{stayed}: {last}" if last else f"{stayed}."


def from_today(sessions: int) -> str:
    """Say what follows, on the day of the change."""
    return f"{_NUMBERS[sessions].capitalize()} a day from today: {SLOTS[sessions]}."


def since(day: date, sessions: int, because: str) -> str:
    """Say what holds since an earlier day, and why."""
    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{_NUMBERS[sessions].capitalize()} a day since {when}: {SLOTS[sessions]}. {because}"


def at_the_start(start: Tally, wanted: int, recent: Tally) -> str:
    """Say what holds before any change: how far the start is counted, or that no fall is seen yet."""
    three = f"Three a day: {SLOTS[3]}."
    if not start.nights:
        return f"{three} Your first {wanted} answered nights are the starting point; later ones are compared with them."
    if start.nights < wanted:
        return f"{three} {start.nights} of the {wanted} nights that make the start are answered so far."
    if not recent.nights:
        return f"{three} {_at_the_start(start)}; later nights are compared with that."
    return f"{three} {_at_the_start(start)}, {_after(recent)}: no clear fall yet."


def seasonal_note(today: date, *, southern: bool = False) -> str | None:
    """Say what to bear in mind in summer, else None: cramps about double from mid-winter to mid-summer.

    Garrison 2015. Summer is June to August, or with `southern` December to February.
    """
    if today.month not in ((12, 1, 2) if southern else (6, 7, 8)):
        return None
    return "Cramps often rise in summer; a few more now may be the season rather than a step back."


def _cramps(tally: Tally) -> str:
    noun = "cramp" if tally.cramps == 1 else "cramps"
    return f"{tally.cramps or 'No'} {noun}"


def _at_the_start(start: Tally) -> str:
    return f"{_cramps(start)} on the {start.nights} nights at the start ({start.per_week:.1f} a week)"


def _after(tally: Tally) -> str:
    nights = "night" if tally.nights == 1 else f"{tally.nights} nights"
    return f"{tally.cramps or 'none'} on the last {nights} answered ({tally.per_week:.1f} a week)"
