"""Writes the diary as files that leave the program, entry by entry and whole or not at all."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from coach.diary import integrity, rows
from coach.diary.contract import FORMAT, VERSION
from coach.diary.entries import Book, Cramp, Session
from coach.diary.faults import FAULTS, DiaryError, cannot_read
from coach.diary.table import write_tables
from coach.files import whole
from coach.language.texts import tr

Value = Mapping[str, object]
#: The lists of a diary as JSON values, each of them to be gone through once.
Lists = Mapping[str, Iterable[Value]]


def write_json(book: Book, to: Path) -> None:
    """Write the diary as UTF-8 JSON, whole or not at all. Raises OSError."""
    with whole(to) as file:
        _write_document(_lists(book), file)


def write_csv(book: Book, to: Path) -> None:
    """Write one table of sessions and one of cramps, whole or not at all. Raises OSError."""
    with whole(to) as file:
        write_tables(_lists(book), file)


def export(diary: Path, to: Path) -> int:
    """Write the diary's file in the format that `to` asks for by its name, and give how many entries cannot be read.

    The diary is one that Store has opened before. However long it is, little of it is in memory at once.
    Raises ValueError where the name asks for no format, DiaryError where the diary cannot be read, and OSError.
    """
    write = _FORMATS.get(to.suffix.lower())
    if write is None:
        raise ValueError(
            tr("{file} names no format that the diary can be written in: use .json, .csv or .pdf", file=to.name)
        )
    with closing(_Reader(diary)) as reader, whole(to) as file:
        write({table: map(make, reader.entries(table)) for table, make in _VALUES.items()}, file)
        return reader.unread


class _Reader:
    """Reads the diary as it is at one moment, entry by entry. Raises DiaryError."""

    def __init__(self, diary: Path) -> None:
        self.unread = 0
        still = not os.access(diary.parent, os.W_OK)  # no file of locks can be made there
        with self._faults_told():
            self._database = integrity.reader(diary) if still else integrity.connect(diary, "mode=ro")
            self._database.execute("BEGIN")
            self._database.execute("SELECT count(*) FROM sqlite_master")  # the moment is that of the first question

    def entries(self, table: str) -> Iterator[Any]:
        """Give a table's entries, the newest first; nights and days the oldest first."""
        order = "julianday(started_at) DESC, id" if table in {"sessions", "cramps"} else "1"
        with self._faults_told():
            for row in self._database.execute(f"{rows.select(table)} ORDER BY {order}"):
                made = list(rows.read(rows.MAKERS[table], [row]))
                self.unread += not made
                yield from made

    def close(self) -> None:
        self._database.close()

    @staticmethod
    @contextmanager
    def _faults_told() -> Iterator[None]:
        try:
            yield
        except FAULTS as fault:
            raise DiaryError(cannot_read(fault)) from fault


def _write_document(lists: Lists, file: BinaryIO) -> None:
    """Write what msgspec.json.format would make of the whole document, seconds for lengths, entry by entry."""
    head = msgspec.json.format(msgspec.json.encode({"format": FORMAT, "version": VERSION}), indent=1)
    file.write(head.removesuffix(b"\n}"))
    for name, values in lists.items():
        file.write(b',\n "%s": [' % name.encode())
        between, last = b"\n  ", b""
        for value in values:
            entry = msgspec.json.format(msgspec.json.encode(value), indent=1)
            file.write(between + entry.replace(b"\n", b"\n  "))
            between, last = b",\n  ", b"\n "
        file.write(last + b"]")
    file.write(b"\n}\n")


def _lists(book: Book) -> Lists:
    entries: Mapping[str, Iterable[Any]] = {
        "sessions": book.sessions,
        "cramps": book.cramps,
        "nights": book.answers.items(),
        "choices": book.choices.items(),
    }
    return {table: map(_VALUES[table], entries[table]) for table in entries}


def _session(session: Session) -> Value:
    return {
        "id": session.id,
        "started_at": session.started_at.isoformat(),
        "slot": session.slot.value,
        "routine": session.routine,
        "planned_s": session.planned_ms / 1000,
        "done_s": session.done_ms / 1000,
        "repetitions": session.repetitions,
        "hold_s": session.hold_ms / 1000,
        "completed": session.completed,
        "note": session.note,
    }


def _cramp(cramp: Cramp) -> Value:
    return {
        "id": cramp.id,
        "started_at": cramp.started_at.isoformat(),
        "duration_s": None if cramp.duration_ms is None else cramp.duration_ms / 1000,
        "place": cramp.place.value,
        "side": cramp.side,
        "woke_me": cramp.woke_me,
        "severity": cramp.severity,
        "signs": sorted(cramp.signs),
        "note": cramp.note,
    }


def _night(answer: tuple[date, int]) -> Value:
    return {"night": answer[0].isoformat(), "cramps": answer[1]}


def _choice(choice: tuple[date, int]) -> Value:
    return {"day": choice[0].isoformat(), "sessions_per_day": choice[1]}


_VALUES: Mapping[str, Callable[[Any], Value]] = {
    "sessions": _session,
    "cramps": _cramp,
    "nights": _night,
    "choices": _choice,
}
_FORMATS = {".json": _write_document, ".csv": write_tables}
