"""What an entry in a diary's file has to look like, and how it becomes a row of the diary."""

import re
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, TypeVar

import msgspec

from coach.diary.entries import LONGEST_CRAMP_MS, LONGEST_NOTE, OLDEST_YEAR, Place, Side, Sign
from coach.diary.rows import Row
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

_YEARS = f"from {OLDEST_YEAR} to {NEWEST_YEAR}"
#: What is wanted of each field, to stand behind its name.
_WANTED = {
    "id": "is to be a UUID",
    "started_at": f"is to be a time with its offset, such as 2026-11-20T21:30:00+00:00, {_YEARS}",
    "slot": "is to be morning, midday, bedtime or extra",
    "routine": "is to be a name of 1 to 100 letters",
    "planned_s": f"is to be a number of seconds, more than 0 and at most {LONGEST_SESSION_S:,}",
    "done_s": f"is to be a number of seconds from 0 to {LONGEST_SESSION_S:,}",
    "hold_s": f"is to be a number of seconds, more than 0 and at most {LONGEST_SESSION_S:,}",
    "repetitions": f"is to be a whole number from 0 to {MOST_REPETITIONS:,}",
    "completed": "is to be true or false",
    "duration_s": f"is to be null or a number of seconds from 0 to {LONGEST_CRAMP_MS // 1000:,}",
    "place": "is to be calf, foot or thigh",
    "side": "is to be null, left, right or both",
    "woke_me": "is to be true or false",
    "severity": "is to be null or a whole number from 0 to 10",
    "signs": "is to be a list of numbness, swelling and weakness",
    "note": f"is to be a text of at most {LONGEST_NOTE:,} letters",
    "night": f"is to be a date such as 2026-11-20, {_YEARS}",
    "cramps": f"is to be a whole number from 0 to {MOST_CRAMPS:,}",
    "day": f"is to be a date such as 2026-11-20, {_YEARS}",
    "sessions_per_day": "is to be 1, 2 or 3",
}

_Date = TypeVar("_Date", date, datetime)
_Length = Annotated[float, msgspec.Meta(ge=0.001, le=LONGEST_SESSION_S)]
_Note = Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)]


class WrongEntry(Exception):  # noqa: N818  (said as one would say it)
    """An entry is not as it has to be; `field` names the field, or nothing where the entry is no object."""

    def __init__(self, field: str = "") -> None:
        self.field = field
        self.wanted = _WANTED.get(field, "is to be an object with the fields of its kind")
        super().__init__(f"{field} {self.wanted}")


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
