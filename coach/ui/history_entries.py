"""The entries of the diary as a list of words that can be filtered and searched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge

from coach.diary.entries import Book, Cramp, Session, Side
from coach.session.day import Slot
from coach.ui import dates

Entry = Session | Cramp


class Wanted(StrEnum):
    """Which entries are shown."""

    ALL = "all"
    SESSIONS = "sessions"
    CRAMPS = "cramps"


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry in words."""

    when: str
    what: str
    detail: str
    note: str

    @property
    def line(self) -> str:
        """All of it but the note, for a screen reader."""
        return f"{self.what}, {self.when}" + (f": {self.detail}" if self.detail else "")


_SLOTS = {
    Slot.MORNING: "Morning session",
    Slot.MIDDAY: "Midday session",
    Slot.BEDTIME: "Bedtime session",
    Slot.EXTRA: "Extra session",
}


def entries(book: Book, wanted: Wanted = Wanted.ALL) -> tuple[Entry, ...]:
    """Give the entries of a kind, the newest first."""
    match wanted:
        case Wanted.SESSIONS:
            return book.sessions
        case Wanted.CRAMPS:
            return book.cramps
        case _:
            return tuple(merge(book.sessions, book.cramps, key=lambda entry: entry.started_at, reverse=True))


def words(entry: Entry) -> EntryView:
    """Put an entry into words."""
    when = dates.moment(entry.started_at)
    if isinstance(entry, Session):
        return EntryView(when, _SLOTS[entry.slot], _done(entry), entry.note)
    return EntryView(when, _where(entry), ", ".join(_how(entry)), entry.note)


def letters(entry: Entry) -> str:
    """Give all that can be searched in an entry, without regard to capitals."""
    said, on = words(entry), dates.full(entry.started_at.date())
    kind = "session" if isinstance(entry, Session) else "cramp"
    return f"{kind} {said.when} {on} {said.what} {said.detail} {said.note}".casefold()


def found(shown: Sequence[Entry], searchable: Sequence[str], text: str) -> tuple[Entry, ...]:
    """Give the entries in which every word of a text occurs; `searchable` has the letters of each."""
    parts = text.casefold().split()
    return tuple(entry for entry, told in zip(shown, searchable, strict=True) if all(part in told for part in parts))


def length(ms: int) -> str:
    """Give a length as people say it: "45 s", "2 min", "2 min 20 s"."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    parts = [f"{minutes} min"] * bool(minutes) + [f"{seconds} s"] * (bool(seconds) or not minutes)
    return " ".join(parts)


def _done(session: Session) -> str:
    repetitions = "1 repetition" if session.repetitions == 1 else f"{session.repetitions} repetitions"
    return f"{repetitions} in {length(session.done_ms)}" + ("" if session.completed else ", ended early")


def _where(cramp: Cramp) -> str:
    if cramp.side is Side.BOTH:
        return {"calf": "Cramp in both calves", "foot": "Cramp in both feet"}.get(cramp.place, "Cramp in both thighs")
    side = f"{cramp.side} " if cramp.side else ""
    return f"Cramp in the {side}{cramp.place}"


def _how(cramp: Cramp) -> Iterable[str]:
    if cramp.duration_ms is not None:
        yield length(cramp.duration_ms)
    if cramp.severity is not None:
        yield f"{cramp.severity} of 10"
    if cramp.woke_me:
        yield "woke me"
    yield from sorted(cramp.signs)
