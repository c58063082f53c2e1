"""Keeps the diary in one SQLite file."""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from coach.diary.entries import OLDEST_YEAR, Book, Cramp, Place, Session, Side, Sign
from coach.session.day import Slot

SESSION = "id, started_at, slot, routine, planned_ms, hold_ms, done_ms, repetitions, completed, note"
CRAMP = "id, started_at, place, side, duration_ms, severity, woke_me, signs, note"

#: How long a write waits for another program that holds the diary, in seconds: less than would pause a session.
PATIENCE_S = 0.5
#: How often opening is tried while another program opens it too, a tenth of a second apart.
OPEN_TRIES = 50


class DiaryError(Exception):
    """The diary cannot be read or written; the message is a sentence or two for the person."""


class Store:
    """The diary's file. Every method raises DiaryError if the file cannot be read or written."""

    def __init__(self, path: Path, migrations: Path) -> None:
        """Open the diary, and make it or bring it up to date where need be."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(
                os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
            )  # for its owner alone, as SQLite's own files then are
            self._database = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE_S)
        except (OSError, sqlite3.Error) as fault:
            raise DiaryError(f"The diary in {path.parent} cannot be opened: {_reason(fault)}.") from fault
        try:
            self._bring_up_to_date(migrations)
        except (OSError, sqlite3.Error) as fault:
            self._database.close()
            raise DiaryError(f"The diary in {path.parent} cannot be opened: {_reason(fault)}.") from fault

    def _bring_up_to_date(self, migrations: Path) -> None:
        """Make the tables or renew them; two programs that start together take turns."""
        pause = threading.Event()
        for tries_left in reversed(range(OPEN_TRIES)):
            try:
                _check_version(self._database, _steps(migrations))
                self._database.execute("PRAGMA journal_mode = WAL")
                self._database.execute("PRAGMA synchronous = FULL")  # a repetition done survives a power cut
                _migrate(self._database, _steps(migrations))
            except sqlite3.OperationalError as fault:
                if not tries_left or "locked" not in str(fault):
                    raise
                pause.wait(0.1)  # the change to WAL does not wait by itself
            else:
                return

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def save_session(self, session: Session) -> None:
        """Write a session down, or bring it up to date."""
        self._put(
            "sessions",
            SESSION,
            (
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
            ),
        )

    def save_cramp(self, cramp: Cramp) -> None:
        """Write a cramp down, or bring it up to date."""
        self._put(
            "cramps",
            CRAMP,
            (
                cramp.id,
                cramp.started_at.isoformat(),
                cramp.place.value,
                cramp.side,
                cramp.duration_ms,
                cramp.severity,
                int(cramp.woke_me),
                " ".join(sorted(cramp.signs)),
                cramp.note,
            ),
        )

    def answer(self, night: date, cramps: int | None) -> None:
        """Keep the check-in's answer for a night; None makes it unknown again."""
        self._put_or_forget("nights", "night", "cramps", night, cramps)

    def choose(self, day: date, sessions_per_day: int | None) -> None:
        """Keep the day's choice against the plan; None takes it back."""
        self._put_or_forget("choices", "day", "sessions_per_day", day, sessions_per_day)

    def delete(self, entry: Session | Cramp) -> None:
        """Delete an entry; saving it again brings it back."""
        table = "sessions" if isinstance(entry, Session) else "cramps"
        self._write(f"DELETE FROM {table} WHERE id = ?", (entry.id,))  # noqa: S608  (one of two)

    def sessions(self, limit: int = -1) -> tuple[Session, ...]:
        """Give the sessions, the newest first; all of them without a limit."""
        query = f"SELECT {SESSION} FROM sessions ORDER BY julianday(started_at) DESC, id LIMIT ?"  # noqa: S608
        return tuple(_read(_session, self._rows(query, (limit,))))

    def cramps(self) -> tuple[Cramp, ...]:
        """Give the cramps, the newest first."""
        query = f"SELECT {CRAMP} FROM cramps ORDER BY julianday(started_at) DESC, id"  # noqa: S608
        return tuple(_read(_cramp, self._rows(query)))

    def answers(self) -> Mapping[date, int]:
        """Give the nights that the check-in has an answer for."""
        return dict(_read(_dated, self._rows("SELECT night, cramps FROM nights ORDER BY night")))

    def choices(self) -> Mapping[date, int]:
        """Give the days on which the plan was overruled."""
        return dict(_read(_dated, self._rows("SELECT day, sessions_per_day FROM choices ORDER BY day")))

    def fill(self, book: Book) -> None:
        """Write a whole diary down, all of it or nothing."""
        self._write("BEGIN IMMEDIATE", ())
        try:
            for session in book.sessions:
                self.save_session(session)
            for cramp in book.cramps:
                self.save_cramp(cramp)
            for night, cramps in book.answers.items():
                self.answer(night, cramps)
            for day, number in book.choices.items():
                self.choose(day, number)
        except BaseException:
            self._database.rollback()
            raise
        self._write("COMMIT", ())

    def book(self) -> Book:
        """Give the whole diary."""
        sessions, cramps, answers, choices = self.sessions(), self.cramps(), self.answers(), self.choices()
        kept = self._rows(
            "SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM cramps)"
            " + (SELECT count(*) FROM nights) + (SELECT count(*) FROM choices)"
        )[0][0]
        unread = kept - len(sessions) - len(cramps) - len(answers) - len(choices)
        return Book(sessions, cramps, answers, choices, unread)

    def _put(self, table: str, columns: str, values: tuple[object, ...]) -> None:
        marks = ", ".join("?" * len(values))
        self._write(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608

    def _put_or_forget(self, table: str, key: str, column: str, day: date, value: int | None) -> None:
        if value is None:
            self._write(f"DELETE FROM {table} WHERE {key} = ?", (day.isoformat(),))  # noqa: S608
        else:
            self._put(table, f"{key}, {column}", (day.isoformat(), value))

    def _write(self, command: str, values: tuple[object, ...]) -> None:
        try:
            self._database.execute(command, values)
        except sqlite3.Error as fault:
            raise DiaryError(f"That could not be written to the diary: {_reason(fault)}.") from fault

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            with closing(self._database.execute(query, values)) as rows:
                return rows.fetchall()
        except sqlite3.Error as fault:
            raise DiaryError(f"The diary cannot be read: {_reason(fault)}.") from fault


def _read(make: Any, rows: list[tuple[Any, ...]]) -> list[Any]:
    """Make the entries of the rows; one that cannot be read costs no other, and stays where it is."""
    entries = []
    for row in rows:
        with contextlib.suppress(ValueError, OverflowError, TypeError):
            entries.append(make(*row))
    return entries


def _instant(text: str) -> datetime:
    """Read an instant with its offset. Raises ValueError."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None or instant.year < OLDEST_YEAR:
        raise ValueError(f"{text} is no instant of a diary")
    return instant


def _session(  # noqa: PLR0913, PLR0917  (a row has as many)
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
    return Session(
        id_,
        _instant(started_at),
        Slot(slot),
        routine,
        planned_ms,
        hold_ms,
        done_ms,
        repetitions,
        bool(completed),
        note,
    )


def _cramp(  # noqa: PLR0913, PLR0917  (a row has as many)
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
    return Cramp(
        id_,
        _instant(started_at),
        Place(place),
        Side(side) if side else None,
        duration_ms,
        severity,
        bool(woke_me),
        frozenset(Sign(sign) for sign in signs.split()),
        note,
    )


def _dated(day: str, number: int) -> tuple[date, int]:
    return date.fromisoformat(day), number


def _steps(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9][0-9][0-9]-*.sql"))


def _check_version(database: sqlite3.Connection, steps: list[Path]) -> None:
    """Raise before anything is written where a newer program has written the file."""
    if _version(database) > len(steps):
        raise sqlite3.DatabaseError("it was written by a newer version of Calf Coach, which can open it")


def _migrate(database: sqlite3.Connection, steps: list[Path]) -> None:
    """Bring the tables up to date, all steps or none, and once only where two programs start together."""
    if _version(database) == len(steps):
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[_version(database) :]:
            for command in _commands(step.read_text(encoding="utf-8")):
                database.execute(command)
        database.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        database.rollback()
        raise
    database.execute("COMMIT")


def _commands(script: str) -> Iterator[str]:
    """Give a script's commands one by one."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _reason(fault: Exception) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror.lower()
    return str(fault)
