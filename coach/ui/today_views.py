"""What the first screen shows, as plain values, and the pure functions that make them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

import msgspec

from coach.diary.entries import Book, Cramp, Place, Session
from coach.language import written
from coach.language.texts import mark, tr
from coach.plan import dose as plan
from coach.plan.dose import Cause, Dose
from coach.plan.today import Mark, State, marks, nights_to_ask
from coach.plan.words import seasonal_note, since
from coach.session.day import Slot, day_of_sessions, last_night, night_of
from coach.session.ranges import between
from coach.settings import Settings
from coach.ui.advice_views import AdviceCard, card

SLOT_NAMES = {
    Slot.MORNING: mark("Morning"),
    Slot.MIDDAY: mark("Midday"),
    Slot.BEDTIME: mark("Bedtime"),
    Slot.EXTRA: mark("Extra"),
}
_OF_A_SESSION = "below the name of one of the day's sessions"
STATE_WORDS = {
    State.DONE: mark("done", "below the name of one of the day's sessions"),
    State.DUE: mark("now", "below the name of one of the day's sessions"),
    State.LATER: mark("later", "below the name of one of the day's sessions"),
    State.MISSED: mark("not done", "below the name of one of the day's sessions"),
    State.BEFORE: mark("from tomorrow", "below the name of one of the day's sessions"),
}
_PLANS = {
    1: mark("One a day: before bed"),
    2: mark("Two a day: morning and before bed"),
    3: mark("Three a day: morning, midday and before bed"),
}
_NEXT = {
    Slot.MORNING: mark("Next: morning, {time}. An extra one now does no harm."),
    Slot.MIDDAY: mark("Next: midday, {time}. An extra one now does no harm."),
    Slot.BEDTIME: mark("Next: bedtime, {time}. An extra one now does no harm."),
}
_TOLD_CRAMPS = {
    Place.CALF: mark("a cramp in the calf, {day}, {time}"),
    Place.FOOT: mark("a cramp in the foot, {day}, {time}"),
    Place.THIGH: mark("a cramp in the thigh, {day}, {time}"),
}
#: What the program is and is not, said on the first run.
WELCOME = "welcome"
#: Whether the sound was tried at the wall.
LISTENED = "sound-check"
WELCOME_TEXT = mark(
    "Calf Coach guides you through a stretch that may ease night leg cramps, and keeps a diary of them. "
    "It is not a diagnosis, and it does not replace your doctor."
)
#: How long after a change the plan still tells of it, in days.
CHANGE_IS_NEWS = 14


class MarkView(msgspec.Struct, frozen=True):
    """One slot: a symbol never stands without its word."""

    name: str
    word: str
    state: State


class CheckIn(msgspec.Struct, frozen=True):
    """The one question of the morning."""

    night: date
    question: str


class ChangeCard(msgspec.Struct, frozen=True):
    """A change of the plan, told once."""

    key: str
    text: str
    keep: int | None  # sessions a day to keep instead, None where there is nothing to keep


class TodayView(msgspec.Struct, frozen=True):
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
    backup: bool = False  # one is offered that may have what is missing
    listen: bool = False  # the sound check is offered, before the first session


def today(  # noqa: PLR0913  (as much as there is to show)
    book: Book,
    settings: Settings,
    now: datetime,
    *,
    dose: Dose | None = None,
    noted: str = "",
    line: str = "",
    reminders: str = "",
    known: bool = True,
    backup: bool = False,
) -> TodayView:
    """Give the first screen at a local instant; nothing is asked where the diary is not `known`.

    `dose` is the plan of the day, where somebody has it already.
    """
    day = day_of_sessions(now)
    dose = dose or plan.review(book.nights(), day, book.choices)
    begun = first_day(book, now)
    slots = marks(dose.sessions_per_day, book.filled(day), now, settings.times, first_day=begun == day)
    asked = nights_to_ask(book.answers.keys(), now, begun)
    last = next((session for session in book.sessions if session.repetitions), None)
    return TodayView(
        greeting=_greeting(now.hour),
        marks=tuple(_mark_view(slot) for slot in slots),
        next=_next(slots, settings),
        plan=tr(_PLANS[dose.sessions_per_day]),
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
        backup=backup,
        listen=known and not book.sessions and LISTENED not in settings.seen,
    )


def first_day(book: Book, now: datetime) -> date:
    """Give the day on which the diary began; today where it is empty."""
    nights = [night_of(cramp.started_at) for cramp in book.cramps[-1:]] + list(book.answers)[:1]
    days = [day_of_sessions(session.started_at) for session in book.sessions[-1:]]
    days += [night + timedelta(days=1) for night in nights]
    return min([*days, day_of_sessions(now)])


def noted(night: date, cramps: int, now: datetime) -> str:
    """Say what was answered."""
    count = tr("3 or more cramps") if cramps >= 3 else tr("%n cramp(s)", "", cramps) if cramps else tr("no cramps")
    match _nights_ago(night, now):
        case 0:
            return tr("Noted: {cramps} last night.", cramps=count)
        case 1:
            return tr("Noted: {cramps} the night before last.", cramps=count)
        case _:
            return tr("Noted: {cramps} on {weekday} night.", cramps=count, weekday=written.weekday(night))


def told(entry: Session | Cramp) -> str:
    """Say which entry is meant, to stand in a sentence."""
    text = mark("a session, {day}, {time}") if isinstance(entry, Session) else _TOLD_CRAMPS[entry.place]
    return tr(text, day=written.day(entry.started_at), time=written.clock(entry.started_at))


def _greeting(hour: int) -> str:
    if hour < 4:
        return tr("Hello", "at night")
    if hour < 12:
        return tr("Good morning")
    return tr("Good afternoon") if 12 <= hour < 18 else tr("Good evening")


def _next(slots: Iterable[Mark], settings: Settings) -> str:
    states = {each.state: each.slot for each in reversed(tuple(slots))}
    if State.DUE in states:
        return ""
    if State.LATER in states:
        slot = states[State.LATER]
        return tr(_NEXT[slot], time=written.clock(settings.times.of(slot)))
    return tr("All done for today. An extra one does no harm.")


def _mark_view(session: Mark) -> MarkView:
    return MarkView(tr(SLOT_NAMES[session.slot]), tr(STATE_WORDS[session.state], _OF_A_SESSION), session.state)


def _question(night: date, book: Book, now: datetime) -> str:
    match _nights_ago(night, now):
        case 0:
            question = tr("Any cramps last night?")
        case 1:
            question = tr("Any cramps the night before last?")
        case _:
            question = tr("Any cramps on {weekday} night?", weekday=written.weekday(night))
    known = sum(night_of(cramp.started_at) == night for cramp in between(book.cramps, night, night))
    return f"{question} {tr('%n written down.', 'so many cramps', known)}" if known else question


def _nights_ago(night: date, now: datetime) -> int | None:
    """Give 0 for last night and 1 for the one before; None where it is better called by its day."""
    ago = (last_night(now) - night).days
    return ago if ago in {0, 1} and now.hour >= 4 else None


def _welcome(book: Book, seen: Collection[str]) -> ChangeCard | None:
    """Say once, before anything is in the diary, what the program is and is not."""
    begun = book.sessions or book.cramps or book.answers
    return None if begun or WELCOME in seen else ChangeCard(WELCOME, tr(WELCOME_TEXT), keep=None)


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
    repetitions = tr("%n repetition(s)", "", session.repetitions)
    if session.completed:
        return tr("Last session: {when}, {repetitions}.", when=_when(session, now), repetitions=repetitions)
    return tr("Last session: {when}, {repetitions}, ended early.", when=_when(session, now), repetitions=repetitions)


def _when(session: Session, now: datetime) -> str:
    """Give when a session was, to stand in the line of the last one."""
    day, at = day_of_sessions(session.started_at), session.started_at
    time, small_hours = written.clock(at), at.hour < 4
    match (day_of_sessions(now) - day).days:
        case 0:
            return tr("tonight at {time}", time=time) if small_hours else tr("today at {time}", time=time)
        case 1:
            return tr("last night at {time}", time=time) if small_hours else tr("yesterday at {time}", time=time)
        case _ if small_hours:
            return tr("the night of {day} at {time}", day=written.day(day), time=time)
        case _:
            return tr("{day} at {time}", day=written.day(day), time=time)
