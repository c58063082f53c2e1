"""What the first screen shows, as plain values, and the pure functions that make them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach.diary.entries import Book, Cramp, Session
from coach.plan import dose as plan
from coach.plan.dose import Cause, Dose
from coach.plan.today import Mark, State, marks, nights_to_ask
from coach.plan.words import SLOTS as SLOT_WORDS
from coach.plan.words import seasonal_note, since
from coach.session.day import Slot, day_of_sessions, last_night, night_of
from coach.settings import Settings
from coach.ui import dates
from coach.ui.advice_views import AdviceCard, card
from coach.ui.dates import WEEKDAYS

SLOT_NAMES = {Slot.MORNING: "Morning", Slot.MIDDAY: "Midday", Slot.BEDTIME: "Bedtime", Slot.EXTRA: "Extra"}
STATE_WORDS = {
    State.DONE: "done",
    State.DUE: "now",
    State.LATER: "later",
    State.MISSED: "not done",
    State.BEFORE: "from tomorrow",
}
NUMBERS = {1: "One", 2: "Two", 3: "Three"}
#: What the program is and is not, said on the first run.
WELCOME = "welcome"
WELCOME_TEXT = (
    "Calf Coach guides you through a stretch that may ease night leg cramps, and keeps a diary of them. "
    "It gives no diagnosis and takes no doctor's place."
)
#: How long after a change the plan still tells of it, in days.
CHANGE_IS_NEWS = 14


@dataclass(frozen=True, slots=True)
class MarkView:
    """One slot: a symbol never stands without its word."""

    name: str
    word: str
    state: State


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The one question of the morning."""

    night: date
    question: str


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """A change of the plan, told once."""

    key: str
    text: str
    keep: int | None  # sessions a day to keep instead, None where there is nothing to keep


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first screen."""

    greeting: str
    marks: tuple[MarkView, ...]
    next: str
    plan: str
    per_day: int
    why: str
    check_in: CheckIn | None
    change: ChangeCard | None
    advice: AdviceCard | None
    reminders: str  # that they are paused, or what an answer to one means
    last: str
    noted: str  # what was just written down and can be undone
    line: str  # what the person should know
    settings: Settings


def today(  # noqa: PLR0913  (as much as there is to show)
    book: Book,
    settings: Settings,
    now: datetime,
    *,
    noted: str = "",
    line: str = "",
    reminders: str = "",
    known: bool = True,
) -> TodayView:
    """Give the first screen at a local instant; nothing is asked where the diary is not `known`."""
    day = day_of_sessions(now)
    nights = book.nights()
    dose = plan.review(nights, day, book.choices)
    begun = first_day(book, now)
    slots = marks(dose.sessions_per_day, book.filled(day), now, settings.times, first_day=begun == day)
    asked = nights_to_ask(book.answers.keys(), now, begun)
    last = next((session for session in book.sessions if session.repetitions), None)
    return TodayView(
        greeting=_greeting(now.hour),
        marks=tuple(MarkView(SLOT_NAMES[mark.slot], STATE_WORDS[mark.state], mark.state) for mark in slots),
        next=_next(slots, settings),
        plan=f"{NUMBERS[dose.sessions_per_day]} a day: {SLOT_WORDS[dose.sessions_per_day]}",
        per_day=dose.sessions_per_day,
        why="\n".join(filter(None, (dose.reason, seasonal_note(day)))),
        check_in=CheckIn(asked[0], _question(asked[0], book, now)) if asked and known else None,
        change=(_welcome(book, settings.seen) or _change(dose, day, settings.seen)) if known else None,
        advice=card(book, dose, day, settings.seen) if known else None,
        reminders=reminders,
        last=_last(last, now) if last else "",
        noted=noted,
        line=line,
        settings=settings,
    )


def first_day(book: Book, now: datetime) -> date:
    """Give the day on which the diary began; today where it is empty."""
    nights = [night_of(cramp.started_at) for cramp in book.cramps[-1:]] + list(book.answers)[:1]
    days = [day_of_sessions(session.started_at) for session in book.sessions[-1:]]
    days += [night + timedelta(days=1) for night in nights]
    return min([*days, day_of_sessions(now)])


def noted(night: date, cramps: int, now: datetime) -> str:
    """Say what was answered."""
    count = {0: "no cramps", 1: "1 cramp"}.get(cramps, f"{cramps} cramps" if cramps < 3 else "3 or more cramps")
    return f"Noted: {count} {_night(night, now)}."


def told(entry: Session | Cramp) -> str:
    """Say which entry is meant."""
    when = f"{dates.day(entry.started_at)}, {entry.started_at:%H:%M}"
    return f"a session, {when}" if isinstance(entry, Session) else f"a cramp in the {entry.place}, {when}"


def _greeting(hour: int) -> str:
    if 4 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"


def _next(slots: Iterable[Mark], settings: Settings) -> str:
    states = {mark.state: mark.slot for mark in reversed(tuple(slots))}
    if State.DUE in states:
        return ""
    if State.LATER in states:
        slot = states[State.LATER]
        return f"Next: {SLOT_NAMES[slot].lower()}, {settings.times.of(slot):%H:%M}. An extra one now does no harm."
    return "All done for today. An extra one does no harm."


def _question(night: date, book: Book, now: datetime) -> str:
    written = sum(night_of(cramp.started_at) == night for cramp in book.cramps)
    known = f" {written} written down." if written else ""
    return f"Any cramps {_night(night, now)}?{known}"


def _night(night: date, now: datetime) -> str:
    match (last_night(now) - night).days:
        case 0 if now.hour >= 4:
            return "last night"
        case 1 if now.hour >= 4:
            return "the night before last"
        case _:
            return f"on {WEEKDAYS[night.weekday()]} night"


def _welcome(book: Book, seen: Collection[str]) -> ChangeCard | None:
    """Say once, before anything is in the diary, what the program is and is not."""
    begun = book.sessions or book.cramps or book.answers
    return None if begun or WELCOME in seen else ChangeCard(WELCOME, WELCOME_TEXT, keep=None)


def _change(dose: Dose, day: date, seen: Collection[str]) -> ChangeCard | None:
    changes = [change for change in dose.changes if change.cause is not Cause.CHOICE]
    if not changes or dose.changes[-1] is not changes[-1]:
        return None
    change = changes[-1]
    key = f"{change.day.isoformat()}:{change.sessions_per_day}"
    if key in seen or (day - change.day).days > CHANGE_IS_NEWS:
        return None
    keep = change.sessions_per_day + 1 if change.cause is Cause.FALL else None
    text = change.reason if change.day == day else since(change.day, change.sessions_per_day, change.because)
    return ChangeCard(key, text, keep)


def _last(session: Session, now: datetime) -> str:
    day = _day(day_of_sessions(session.started_at), day_of_sessions(now))
    if session.started_at.hour < 4:
        day = {"today": "tonight", "yesterday": "last night"}.get(day, f"the night of {day}")
    when = f"{day} at {session.started_at:%H:%M}"
    repetitions = "1 repetition" if session.repetitions == 1 else f"{session.repetitions} repetitions"
    ending = "" if session.completed else ", ended early"
    return f"Last session: {when}, {repetitions}{ending}."


def _day(day: date, today: date) -> str:
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case _:
            return dates.day(day)
