"""The rows of the diary's tables, and the entries that they stand for."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from coach.diary.changes import newest_first
from coach.diary.entries import OLDEST_YEAR, Book, Cramp, Place, Session, Side, Sign
from coach.session.day import Slot

#: The columns of each table, in the order of its rows here.
COLUMNS = {
    "sessions": "id, started_at, slot, routine, planned_ms, hold_ms, done_ms, repetitions, completed, note",
    "cramps": "id, started_at, place, side, duration_ms, severity, woke_me, signs, note",
    "nights": "night, cramps",
    "choices": "day, sessions_per_day",
}

Row = tuple[Any, ...]
#: By what stands in a row: looked up, since asking the enum takes as long as all else that is done with one.
_SLOTS = {slot.value: slot for slot in Slot}
_PLACES = {place.value: place for place in Place}
_SIDES = {side.value: side for side in Side}
_NO_SIGNS = frozenset[Sign]()
#: The rows of several tables, by their names.
Content = Iterable[tuple[str, Iterable[Row]]]


def select(table: str) -> str:
    """Give the query for a table's rows."""
    return f"SELECT {COLUMNS[table]} FROM {table}"  # noqa: S608  (one of four)


def insert(table: str) -> str:
    """Give the command that writes a row, in the place of one with its key."""
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns.split(", ")))
    return f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608  (one of four)


def session_row(session: Session) -> Row:
    """Give a session's row."""
    return (
        session.id,
        session.started_at.isoformat(),
        session.slot.value,
        session.routine,
        session.planned_ms,
        session.hold_ms,
        session.done_ms,
        session.repetitions,
        int(session.completed),
        session.note,
    )


def cramp_row(cramp: Cramp) -> Row:
    """Give a cramp's row."""
    return (
        cramp.id,
        cramp.started_at.isoformat(),
        cramp.place.value,
        cramp.side,
        cramp.duration_ms,
        cramp.severity,
        int(cramp.woke_me),
        " ".join(sorted(cramp.signs)),
        cramp.note,
    )


def tables(book: Book) -> Iterator[tuple[str, Iterable[Row]]]:
    """Give the rows of a whole diary, table by table."""
    yield "sessions", map(session_row, book.sessions)
    yield "cramps", map(cramp_row, book.cramps)
    yield "nights", ((night.isoformat(), cramps) for night, cramps in book.answers.items())
    yield "choices", ((day.isoformat(), number) for day, number in book.choices.items())


def book(database: sqlite3.Connection) -> Book:
    """Read a whole diary, as it is at one moment. Raises sqlite3.Error."""
    unread: list[Row] = []
    database.execute("BEGIN")
    try:
        sessions, cramps, nights, choices = (
            list(read(MAKERS[table], database.execute(select(table)), unread)) for table in COLUMNS
        )
    finally:
        database.rollback()
    return Book(newest_first(sessions), newest_first(cramps), dict(sorted(nights)), dict(sorted(choices)), len(unread))


def letters(text: bytes) -> str:
    """Read a text in which letters may be damaged: that costs no row."""
    return text.decode("utf-8", "replace")


def raw(database: sqlite3.Connection) -> list[tuple[str, list[Row]]]:
    """Give the rows of a diary as they are, also those that cannot be read. Raises sqlite3.Error."""
    factory = database.text_factory
    database.text_factory = letters
    try:
        return [(table, database.execute(select(table)).fetchall()) for table in COLUMNS]
    finally:
        database.text_factory = factory


def missing(table: str, here: Iterable[Row], there: Iterable[Row]) -> list[Row]:
    """Give the rows that are `there` and not `here`; one here that cannot be read gives way to one that can."""
    whole = {row[0]: can_be_read(table, row) for row in here}
    return [row for row in there if row[0] not in whole or (not whole[row[0]] and can_be_read(table, row))]


def can_be_read(table: str, row: Row) -> bool:
    """Tell whether a row makes an entry."""
    return any(True for _ in read(MAKERS[table], [row]))


def read(make: Callable[..., Any], rows: Iterable[Row], unread: list[Row] | None = None) -> Iterator[Any]:
    """Make the entries of the rows; one that cannot be read costs no other, and goes into `unread`."""
    for row in rows:
        try:
            entry = make(*row)
        except (LookupError, ValueError, OverflowError, TypeError):
            if unread is not None:
                unread.append(row)
            continue
        yield entry


def session(  # noqa: PLR0913, PLR0917  (a row has as many)
    id_: str,
    started_at: str,
    slot: str,
    routine: str,
    planned_ms: int,
    hold_ms: int,
    done_ms: int,
    repetitions: int,
    completed: int,
    note: str,
) -> Session:
    """Make a session of its row. Raises ValueError or KeyError."""
    return Session(
        id_,
        _instant(started_at),
        _SLOTS[slot],
        routine,
        planned_ms,
        hold_ms,
        done_ms,
        repetitions,
        bool(completed),
        note,
    )


def cramp(  # noqa: PLR0913, PLR0917  (a row has as many)
    id_: str,
    started_at: str,
    place: str,
    side: str | None,
    duration_ms: int | None,
    severity: int | None,
    woke_me: int,
    signs: str,
    note: str,
) -> Cramp:
    """Make a cramp of its row. Raises ValueError or KeyError."""
    return Cramp(
        id_,
        _instant(started_at),
        _PLACES[place],
        _SIDES[side] if side else None,
        duration_ms,
        severity,
        bool(woke_me),
        frozenset(Sign(sign) for sign in signs.split()) if signs else _NO_SIGNS,
        note,
    )


def dated(day: str, number: int) -> tuple[date, int]:
    """Make a day and its number of their row. Raises ValueError."""
    return date.fromisoformat(day), number


#: What makes the entry of a row of each table.
MAKERS: dict[str, Callable[..., Any]] = {"sessions": session, "cramps": cramp, "nights": dated, "choices": dated}


def _instant(text: str) -> datetime:
    """Read an instant with its offset. Raises ValueError."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None or instant.year < OLDEST_YEAR:
        raise ValueError(f"{text} is no instant of a diary")
    return instant
