"""What an entry in a diary's file has to look like, and how it becomes a row of the diary."""

import re
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, TypeVar

import msgspec

from coach.diary.entries import LONGEST_CRAMP_MS, LONGEST_NOTE, OLDEST_YEAR, Place, Side, Sign
from coach.diary.rows import Row
from coach.language import written
from coach.language.texts import mark, tr
from coach.session.day import Slot

FORMAT, VERSION = "calf-coach-diary", 1
#: A clock may have been wrong when something was written down, but not by centuries.
NEWEST_YEAR = 2200
#: The longest session, and the most of what is counted.
LONGEST_SESSION_S = 86_400
MOST_REPETITIONS, MOST_CRAMPS = 100_000, 1_000

_UUID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: How msgspec names the field that is not as it should be.
_FIELD = re.compile(r"`\$\.(\w+)|field `(\w+)`")

#: What is wanted of each field, to stand behind its name.
_WANTED = {
    "id": mark("is to be a UUID", "behind the name of a field"),
    "started_at": mark(
        "is to be a time with its offset, such as 2026-11-20T21:30:00+00:00, from {first} to {last}",
        "behind the name of a field",
    ),
    "slot": mark("is to be morning, midday, bedtime or extra", "behind the name of a field"),
    "routine": mark("is to be a name of 1 to 100 letters", "behind the name of a field"),
    "planned_s": mark("is to be a number of seconds, more than 0 and at most {most}", "behind the name of a field"),
    "done_s": mark("is to be a number of seconds from 0 to {most}", "behind the name of a field"),
    "hold_s": mark("is to be a number of seconds, more than 0 and at most {most}", "behind the name of a field"),
    "repetitions": mark("is to be a whole number from 0 to {most}", "behind the name of a field"),
    "completed": mark("is to be true or false", "behind the name of a field"),
    "duration_s": mark("is to be null or a number of seconds from 0 to {most}", "behind the name of a field"),
    "place": mark("is to be calf, foot or thigh", "behind the name of a field"),
    "side": mark("is to be null, left, right or both", "behind the name of a field"),
    "woke_me": mark("is to be true or false", "behind the name of a field"),
    "severity": mark("is to be null or a whole number from 0 to 10", "behind the name of a field"),
    "signs": mark("is to be a list of numbness, swelling and weakness", "behind the name of a field"),
    "note": mark("is to be a text of at most {most} letters", "behind the name of a field"),
    "night": mark("is to be a date such as 2026-11-20, from {first} to {last}", "behind the name of a field"),
    "cramps": mark("is to be a whole number from 0 to {most}", "behind the name of a field"),
    "day": mark("is to be a date such as 2026-11-20, from {first} to {last}", "behind the name of a field"),
    "sessions_per_day": mark("is to be 1, 2 or 3", "behind the name of a field"),
}
#: The most that a field may have.
_MOST = {
    "planned_s": LONGEST_SESSION_S,
    "done_s": LONGEST_SESSION_S,
    "hold_s": LONGEST_SESSION_S,
    "repetitions": MOST_REPETITIONS,
    "duration_s": LONGEST_CRAMP_MS // 1000,
    "note": LONGEST_NOTE,
    "cramps": MOST_CRAMPS,
}

_Date = TypeVar("_Date", date, datetime)
_Length = Annotated[float, msgspec.Meta(ge=0.001, le=LONGEST_SESSION_S)]
_Note = Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)]


class WrongEntry(Exception):  # noqa: N818  (said as one would say it)
    """An entry is not as it has to be; `field` names the field, or nothing where the entry is no object."""

    def __init__(self, field: str = "") -> None:
        self.field = field
        self.wanted = _wanted(field)
        super().__init__(f"{field} {self.wanted}")


def _wanted(field: str) -> str:
    if field not in _WANTED:
        return tr("is to be an object with the fields of its kind", "an entry in a file")
    most = written.number(_MOST.get(field, 0))
    return tr(_WANTED[field], "behind the name of a field", first=str(OLDEST_YEAR), last=str(NEWEST_YEAR), most=most)


class _Session(msgspec.Struct, frozen=True):
    id: str
    started_at: str
    slot: Slot
    routine: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    planned_s: _Length
    done_s: Annotated[float, msgspec.Meta(ge=0, le=LONGEST_SESSION_S)]
    repetitions: Annotated[int, msgspec.Meta(ge=0, le=MOST_REPETITIONS)]
    hold_s: _Length
    completed: bool
    note: _Note

    def row(self) -> Row:
        return (
            _id(self.id),
            _instant(self.started_at),
            self.slot.value,
            self.routine,
            _ms(self.planned_s),
            _ms(self.hold_s),
            _ms(self.done_s),
            self.repetitions,
            int(self.completed),
            self.note,
        )


class _Cramp(msgspec.Struct, frozen=True):
    id: str
    started_at: str
    duration_s: Annotated[float, msgspec.Meta(ge=0, le=LONGEST_CRAMP_MS / 1000)] | None
    place: Place
    side: Side | None
    woke_me: bool
    severity: Annotated[int, msgspec.Meta(ge=0, le=10)] | None
    signs: frozenset[Sign]
    note: _Note

    def row(self) -> Row:
        return (
            _id(self.id),
            _instant(self.started_at),
            self.place.value,
            self.side and self.side.value,
            None if self.duration_s is None else _ms(self.duration_s),
            self.severity,
            int(self.woke_me),
            " ".join(sorted(self.signs)),
            self.note,
        )


class _Night(msgspec.Struct, frozen=True):
    night: str
    cramps: Annotated[int, msgspec.Meta(ge=0, le=MOST_CRAMPS)]

    def row(self) -> Row:
        return (_date("night", self.night), self.cramps)


class _Choice(msgspec.Struct, frozen=True):
    day: str
    sessions_per_day: Annotated[int, msgspec.Meta(ge=1, le=3)]

    def row(self) -> Row:
        return (_date("day", self.day), self.sessions_per_day)


_KINDS: dict[str, type[_Session | _Cramp | _Night | _Choice]] = {
    "sessions": _Session,
    "cramps": _Cramp,
    "nights": _Night,
    "choices": _Choice,
}


def row_of(table: str, value: object) -> Row:
    """Give an entry of one of the file's lists as a row of its table; further fields are let through.

    Raises WrongEntry.
    """
    try:
        row = msgspec.convert(value, _KINDS[table]).row()
        "".join(map(str, row)).encode()
    except msgspec.ValidationError as fault:
        named = _FIELD.search(str(fault))
        raise WrongEntry((named[1] or named[2]) if named else "") from fault
    except UnicodeEncodeError as fault:
        raise WrongEntry(_unwritable(value)) from fault
    return row


def _id(text: str) -> str:
    """Give a UUID in its one usual spelling, so that it is the same entry however it was spelt."""
    if not _UUID.fullmatch(text):
        raise WrongEntry("id")
    return str(uuid.UUID(text))


def _instant(text: str) -> str:
    when = _in_time("started_at", datetime.fromisoformat, text)
    if when.tzinfo is None:
        raise WrongEntry("started_at")
    return when.isoformat()


def _date(field: str, text: str) -> str:
    return _in_time(field, date.fromisoformat, text).isoformat()


def _in_time(field: str, read: Callable[[str], _Date], text: str) -> _Date:
    try:
        when = read(text)
    except ValueError as fault:
        raise WrongEntry(field) from fault
    if not OLDEST_YEAR <= when.year <= NEWEST_YEAR:
        raise WrongEntry(field)
    return when


def _unwritable(value: object) -> str:
    """Give the field whose text cannot be written at all, as half a pair of surrogates cannot."""
    fields = value.items() if isinstance(value, dict) else ()
    return next((name for name, text in fields if _halved(text)), "")


def _halved(text: object) -> bool:
    return isinstance(text, str) and any("\ud800" <= letter <= "\udfff" for letter in text)


def _ms(seconds: float) -> int:
    return round(1000 * seconds)
