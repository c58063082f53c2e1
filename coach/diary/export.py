"""Writes the diary as files that leave the program, entry by entry and whole or not at all."""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from coach.diary import integrity, rows
from coach.diary.contract import FORMAT, VERSION
from coach.diary.entries import Book, Cramp, Session
from coach.diary.faults import FAULTS, DiaryError, cannot_read
from coach.diary.table import TABLES, write_tables
from coach.diary.torn import forget_torn
from coach.files import whole
from coach.language.texts import tr

Value = Mapping[str, object]
#: The lists of a diary as JSON values, each of them to be gone through once.
Lists = Mapping[str, Iterable[Value]]
#: A file on its way out: gives how much is done, from 0 to 1. Whoever goes no further and closes it leaves nothing
#: behind, and what had the file's name before is as it was.
Steps = Generator[float, None, None]

#: How many entries are written before there is word of it.
AT_ONCE = 2_000


def json_steps(book: Book, to: Path) -> Steps:
    """Write the diary as UTF-8 JSON, whole or not at all. Raises OSError."""
    return _book_steps(book, to, _FORMATS[".json"])


def table_steps(book: Book, to: Path) -> Steps:
    """Write one table of sessions and one of cramps, whole or not at all. Raises OSError."""
    return _book_steps(book, to, _FORMATS[".csv"])


class Export:
    """The diary's file on its way out, in the format that `to` asks for by its name.

    Go through `write`; then `unread` says how many entries cannot be read, and are left out. The diary is one that
    Store has opened before. However long it is, little of it is in memory at once.
    """

    def __init__(self, diary: Path, to: Path) -> None:
        """Write nothing yet. Raises ValueError where the name asks for no format."""
        form = _FORMATS.get(to.suffix.lower())
        if form is None:
            raise ValueError(
                tr("{file} names no format that the diary can be written in: use .json, .csv or .pdf", file=to.name)
            )
        self._diary, self._to, self._form = diary, to, form
        self.unread = 0

    def write(self) -> Steps:
        """Write the file, whole or not at all. Raises DiaryError where the diary cannot be read, and OSError."""
        with closing(_Reader(self._diary)) as reader:
            lists = {table: map(_VALUES[table], reader.entries(table)) for table in self._form.tables}
            yield from _steps(lists, reader.count(self._form.tables), self._to, self._form)
            self.unread = reader.unread


class _Format(msgspec.Struct, frozen=True):
    """How a file is written, which gives word of each entry, and the tables that are in it."""

    write: Callable[[Lists, BinaryIO], Generator[None, None, None]]
    tables: Collection[str]


def _book_steps(book: Book, to: Path, form: _Format) -> Steps:
    entries: Mapping[str, Collection[Any]] = {
        "sessions": book.sessions,
        "cramps": book.cramps,
        "nights": book.answers.items(),
        "choices": book.choices.items(),
    }
    lists = {table: map(_VALUES[table], entries[table]) for table in form.tables}
    return _steps(lists, sum(len(entries[table]) for table in form.tables), to, form)


def _steps(lists: Lists, entries: int, to: Path, form: _Format) -> Steps:
    forget_torn(to)
    with whole(to) as file, closing(form.write(lists, file)) as entry_by_entry:
        for written, _ in enumerate(entry_by_entry, 1):
            if not written % AT_ONCE:
                yield written / entries


class _Reader:
    """Reads the diary as it is at one moment, entry by entry. Raises DiaryError."""

    def __init__(self, diary: Path) -> None:
        self.unread = 0
        still = not os.access(diary.parent, os.W_OK)  # no file of locks can be made there
        with self._faults_told():
            self._database = integrity.reader(diary) if still else integrity.connect(diary, "mode=ro")
            self._database.execute("BEGIN")
            self._database.execute("SELECT count(*) FROM sqlite_master")  # the moment is that of the first question

    def count(self, tables: Iterable[str]) -> int:
        """Give how many entries these tables have, also those that cannot be read."""
        with self._faults_told():
            counts = (self._database.execute(f"SELECT count(*) FROM {table}") for table in tables)  # noqa: S608
            return sum(count.fetchone()[0] for count in counts)

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


def _write_document(lists: Lists, file: BinaryIO) -> Generator[None, None, None]:
    """Write what msgspec.json.format would make of the whole document, seconds for lengths; give word of each entry."""
    head = msgspec.json.format(msgspec.json.encode({"format": FORMAT, "version": VERSION}), indent=1)
    file.write(head.removesuffix(b"\n}"))
    for name, values in lists.items():
        file.write(b',\n "%s": [' % name.encode())
        between, last = b"\n  ", b""
        for value in values:
            entry = msgspec.json.format(msgspec.json.encode(value), indent=1)
            file.write(between + entry.replace(b"\n", b"\n  "))
            between, last = b",\n  ", b"\n "
            yield
        file.write(last + b"]")
    file.write(b"\n}\n")


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
_FORMATS = {".json": _Format(_write_document, _VALUES), ".csv": _Format(write_tables, TABLES)}
