"""The entries of the diary as a list of words that can be filtered and searched."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import overload

import msgspec

from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.language import written
from coach.language.texts import mark, tr
from coach.session.day import Slot

Entry = Session | Cramp
#: So many entries are put in order at a time where one after another is asked for.
BIT = 500


class Wanted(StrEnum):
    """Which entries are shown."""

    ALL = "all"
    SESSIONS = "sessions"
    CRAMPS = "cramps"


class EntryView(msgspec.Struct, frozen=True):
    """An entry in words."""

    when: str
    what: str
    detail: str
    note: str

    @property
    def head(self) -> str:
        """What it is, and when it was."""
        return tr("{entry}, {time}", "Morning session, Thu 12 Nov 2026, 08:30", entry=self.what, time=self.when)

    @property
    def line(self) -> str:
        """All of it but the note, for a screen reader."""
        if not self.detail:
            return self.head
        return tr("{entry}: {detail}", "an entry of the diary", entry=self.head, detail=self.detail)


_SLOTS = {
    Slot.MORNING: mark("Morning session"),
    Slot.MIDDAY: mark("Midday session"),
    Slot.BEDTIME: mark("Bedtime session"),
    Slot.EXTRA: mark("Extra session"),
}
_WHERE = {
    (Place.CALF, None): mark("Cramp in the calf"),
    (Place.CALF, Side.LEFT): mark("Cramp in the left calf"),
    (Place.CALF, Side.RIGHT): mark("Cramp in the right calf"),
    (Place.CALF, Side.BOTH): mark("Cramp in both calves"),
    (Place.FOOT, None): mark("Cramp in the foot"),
    (Place.FOOT, Side.LEFT): mark("Cramp in the left foot"),
    (Place.FOOT, Side.RIGHT): mark("Cramp in the right foot"),
    (Place.FOOT, Side.BOTH): mark("Cramp in both feet"),
    (Place.THIGH, None): mark("Cramp in the thigh"),
    (Place.THIGH, Side.LEFT): mark("Cramp in the left thigh"),
    (Place.THIGH, Side.RIGHT): mark("Cramp in the right thigh"),
    (Place.THIGH, Side.BOTH): mark("Cramp in both thighs"),
}
_SIGNS = {
    Sign.NUMBNESS: mark("numbness"),
    Sign.SWELLING: mark("swelling"),
    Sign.WEAKNESS: mark("weakness"),
}


class Both(Sequence[Entry]):
    """Sessions and cramps as one list, the newest first, put in order as far as somebody looks at it."""

    def __init__(self, book: Book) -> None:
        kinds: tuple[Sequence[Entry], ...] = (book.sessions, book.cramps)
        self._count = sum(map(len, kinds))
        self._ordered: list[Entry] = []
        self._rest = merge(*kinds, key=attrgetter("started_at"), reverse=True)

    def __len__(self) -> int:
        """Count all of them."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> Entry: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...

    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        """Give one of them, or some."""
        wanted = range(self._count)[place]
        if isinstance(wanted, int):
            self._reach(wanted)
            return self._ordered[wanted]
        self._reach(max(wanted, default=0))
        return [self._ordered[each] for each in wanted]

    def __iter__(self) -> Iterator[Entry]:
        """Go through them, and put no more in order than are asked for, bit by bit."""
        for place in range(self._count):
            if place == len(self._ordered):
                self._reach(place + BIT)
            yield self._ordered[place]

    def _reach(self, place: int) -> None:
        self._ordered += islice(self._rest, max(0, place + 1 - len(self._ordered)))


def entries(book: Book, wanted: Wanted = Wanted.ALL) -> Sequence[Entry]:
    """Give the entries of a kind, the newest first."""
    match wanted:
        case Wanted.SESSIONS:
            return book.sessions
        case Wanted.CRAMPS:
            return book.cramps
        case _:
            return Both(book)


def words(entry: Entry) -> EntryView:
    """Put an entry into words."""
    when = written.moment(entry.started_at)
    if isinstance(entry, Session):
        return EntryView(when, tr(_SLOTS[entry.slot]), _done(entry), entry.note)
    return EntryView(when, tr(_WHERE[entry.place, entry.side]), ", ".join(_how(entry)), entry.note)


def letters(entry: Entry) -> str:
    """Give all that can be searched in an entry, without regard to capitals."""
    said, on = words(entry), written.full(entry.started_at)
    return f"{kind(entry)} {said.when} {on} {said.what} {said.detail} {said.note}".casefold()


def kind(entry: Entry) -> str:
    """Give the word that all entries of a kind are found by."""
    return tr("session", "to be searched for") if isinstance(entry, Session) else tr("cramp", "to be searched for")


def found(shown: Sequence[Entry], searchable: Sequence[str], text: str) -> tuple[Entry, ...]:
    """Give the entries in which every word of a text occurs; `searchable` has the letters of each."""
    parts = text.casefold().split()
    return tuple(entry for entry, told in zip(shown, searchable, strict=True) if all(part in told for part in parts))


def length(ms: int) -> str:
    """Give a length as people say it: "45 s", "2 min", "2 min 20 s"."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    if minutes and seconds:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
    return tr("{minutes} min", minutes=minutes) if minutes else tr("{seconds} s", "seconds", seconds=seconds)


def _done(session: Session) -> str:
    told = length(session.done_ms)
    if session.completed:
        return tr("%n repetition(s) in {length}", "", session.repetitions, length=told)
    return tr("%n repetition(s) in {length}, ended early", "", session.repetitions, length=told)


def _how(cramp: Cramp) -> Iterable[str]:
    if cramp.duration_ms is not None:
        yield length(cramp.duration_ms)
    if cramp.severity is not None:
        yield tr("{number} of 10", "how bad a cramp was", number=cramp.severity)
    if cramp.woke_me:
        yield tr("woke me", "of a cramp")
    yield from (tr(_SIGNS[sign]) for sign in sorted(cramp.signs))
