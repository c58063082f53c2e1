"""Keeps the diary in one SQLite file."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from coach.diary.entries import Session, Slot

COLUMNS = "id, started_at, slot, routine, planned_ms, hold_ms, done_ms, repetitions, completed, note"


class DiaryError(Exception):
    """The diary cannot be read or written; the message is a sentence or two for the person."""


class Store:
    """The diary's file. Every method raises DiaryError if the file cannot be read or written."""

    def __init__(self, path: Path, migrations: Path) -> None:
        """Open the diary, and make it or bring it up to date where need be."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = FULL")  # a repetition done survives a power cut
            self._database.execute("PRAGMA foreign_keys = ON")
            _migrate(self._database, migrations)
        except (OSError, sqlite3.Error) as fault:
            raise DiaryError(f"The diary in {path.parent} cannot be opened: {_reason(fault)}.") from fault

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def save_session(self, session: Session) -> None:
        """Write a session down, or bring it up to date."""
        values = (
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
        marks = ", ".join("?" * len(values))
        try:
            self._database.execute(f"INSERT OR REPLACE INTO sessions ({COLUMNS}) VALUES ({marks})", values)  # noqa: S608
        except sqlite3.Error as fault:
            raise DiaryError(f"The session could not be written to the diary: {_reason(fault)}.") from fault

    def sessions(self, limit: int = -1) -> tuple[Session, ...]:
        """Give the sessions, the newest first; all of them without a limit."""
        query = f"SELECT {COLUMNS} FROM sessions ORDER BY unixepoch(started_at) DESC, id LIMIT ?"  # noqa: S608
        try:
            with closing(self._database.execute(query, (limit,))) as rows:
                return tuple(_session(row) for row in rows)
        except (sqlite3.Error, ValueError) as fault:
            raise DiaryError(f"The sessions in the diary cannot be read: {_reason(fault)}.") from fault


def _session(row: Iterable[object]) -> Session:
    id_, started_at, slot, routine, planned_ms, hold_ms, done_ms, repetitions, completed, note = row
    return Session(
        id=str(id_),
        started_at=datetime.fromisoformat(str(started_at)),
        slot=Slot(str(slot)),
        routine=str(routine),
        planned_ms=int(str(planned_ms)),
        hold_ms=int(str(hold_ms)),
        done_ms=int(str(done_ms)),
        repetitions=int(str(repetitions)),
        completed=bool(completed),
        note=str(note),
    )


def _migrate(database: sqlite3.Connection, folder: Path) -> None:
    """Bring the tables up to date, each step whole or not at all."""
    steps = sorted(folder.glob("[0-9][0-9][0-9]-*.sql"))
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise sqlite3.DatabaseError("it was written by a newer version of Calf Coach, which can open it")
    for number, step in enumerate(steps[version:], start=version + 1):
        script = step.read_text(encoding="utf-8")
        database.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")


def _reason(fault: Exception) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror.lower()
    return str(fault)
