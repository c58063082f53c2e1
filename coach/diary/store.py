"""Keeps the diary in one SQLite file."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from coach.diary import access, changes, integrity, rows
from coach.diary.entries import Book, Cramp, Session
from coach.diary.faults import FAULTS, Damaged, DiaryError, cannot_open, cannot_read, is_damage, is_full, reason
from coach.diary.rows import Content
from coach.files import make_private
from coach.language.texts import mark, tr

__all__ = ["DiaryError", "Store"]

DAMAGED = mark(
    "The diary's file is damaged, and nothing more is written to it."
    " Close Calf Coach and open it again: it then rescues what can be read."
)


def gone(path: Path) -> str:
    """Give the sentence that a diary is no longer where it was."""
    return tr(
        "The diary is no longer in {folder}, so that could not be written. "
        "Bring the folder back, and it goes on there.",
        folder=path.parent,
    )


class Store:
    """The diary's file. Every method raises DiaryError if the file cannot be read or written.

    It belongs to the thread that opened it. Another program may use the same file.
    """

    def __init__(self, path: Path, migrations: Path, *, open_here: bool = False) -> None:
        """Open the diary, and make it or bring it up to date where need be; `open_here` it is open in this program.

        Raises Damaged or Newer where the file may not be written to; it has not been, then.
        """
        self.path, self._migrations, self._open_here = path, migrations, open_here
        self._refusal = ""  # why nothing may be written
        self._book: Book | None = None
        self._file: tuple[int, int] | None = None  # what was opened
        self._seen = -1  # what other programs had written when the book was read
        self._open()

    def _open(self) -> None:
        try:
            self._open_file(self.path)
        except FAULTS as fault:
            raise DiaryError(cannot_open(self.path, reason(fault))) from fault

    def _open_file(self, path: Path) -> None:
        self._refusal, self._book = "", None
        make_private(path.parent)
        integrity.examine(path, self._migrations, open_here=self._open_here)
        if not access.may_write(path):
            self._open_to_read(tr("it can only be read", "the diary"))
            self._file = access.identity(path)
            return
        try:
            self._database = access.to_write(path, self._migrations)
            self._holder = access.hold(path)
            self._file = access.identity(path)
        except FAULTS as fault:
            if not is_full(fault) or not path.exists():
                raise
            self._open_to_read(reason(fault))
            self._file = None  # to be opened anew when it is next used

    def _open_to_read(self, why: str) -> None:
        self._database = self._holder = access.to_read(self.path, self._migrations)
        self._refusal = tr(
            "Nothing can be written to the diary in {folder}: {why}. What is in it stays as it is.",
            folder=self.path.parent,
            why=why,
        )

    def close(self) -> None:
        """Close the file."""
        if not self._refusal:
            self._holder.close()
        self._database.close()
        self._holder.close()

    def refuse_writing(self) -> None:
        """Write nothing more: the file turned out to be damaged while it was open."""
        self._refusal = tr(DAMAGED)

    def save_session(self, session: Session) -> None:
        """Write a session down, or bring it up to date."""
        self._write(rows.insert("sessions"), rows.session_row(session), lambda book: changes.with_entry(book, session))

    def save_cramp(self, cramp: Cramp) -> None:
        """Write a cramp down, or bring it up to date."""
        self._write(rows.insert("cramps"), rows.cramp_row(cramp), lambda book: changes.with_entry(book, cramp))

    def answer(self, night: date, cramps: int | None) -> None:
        """Keep the check-in's answer for a night; None makes it unknown again."""
        self._put_or_forget("nights", "night", night, cramps, lambda book: changes.with_answer(book, night, cramps))

    def choose(self, day: date, sessions_per_day: int | None) -> None:
        """Keep the day's choice against the plan; None takes it back."""
        self._put_or_forget(
            "choices", "day", day, sessions_per_day, lambda book: changes.with_choice(book, day, sessions_per_day)
        )

    def delete(self, entry: Session | Cramp) -> None:
        """Delete an entry; saving it again brings it back."""
        table = "sessions" if isinstance(entry, Session) else "cramps"
        command = f"DELETE FROM {table} WHERE id = ?"  # noqa: S608  (one of two)
        self._write(command, (entry.id,), lambda book: changes.without_entry(book, entry))

    def sessions(self, limit: int | None = None) -> tuple[Session, ...]:
        """Give the sessions, the newest first; all of them without a limit."""
        return self.book().sessions[:limit]

    def cramps(self) -> tuple[Cramp, ...]:
        """Give the cramps, the newest first."""
        return self.book().cramps

    def answers(self) -> Mapping[date, int]:
        """Give the nights that the check-in has an answer for."""
        return self.book().answers

    def choices(self) -> Mapping[date, int]:
        """Give the days on which the plan was overruled."""
        return self.book().choices

    def fill(self, book: Book) -> None:
        """Write a whole diary down, all of it or nothing, in the place of entries with the same keys."""
        with self._writing_much():
            for table, entries in rows.tables(book):
                self._database.executemany(rows.insert(table), entries)

    def replace(self, content: Content, beforehand: Callable[[], None] = lambda: None) -> None:
        """Put these rows in the place of the diary's, all of them or nothing.

        What is to be done `beforehand` is done once nobody else can write to the diary any more.
        """
        with self._writing_much():
            beforehand()
            for table, entries in content:
                self._database.execute(f"DELETE FROM {table}")  # noqa: S608  (one of four)
                self._database.executemany(rows.insert(table), entries)

    def add_missing(self, content: Content, beforehand: Callable[[], None] = lambda: None) -> None:
        """Write down those of these rows that the diary lacks, all of them or nothing; `beforehand` as in `replace`."""
        with self._writing_much():
            beforehand()
            here = dict(rows.raw(self._database))
            for table, entries in content:
                self._database.executemany(rows.insert(table), rows.missing(table, here[table], entries))

    def book(self) -> Book:
        """Give the whole diary: as it was read last, with what was written since, unless another program wrote too."""
        if self.path.exists():  # one that has gone can still be read from what is open
            self._find()
        with self._reading():
            written = int(self._database.execute("PRAGMA data_version").fetchone()[0])
            if self._book is None or written != self._seen:
                self._book, self._seen = _read(self._database), written
            return self._book

    def _put_or_forget(
        self, table: str, key: str, day: date, value: int | None, change: Callable[[Book], Book]
    ) -> None:
        if value is None:
            self._write(f"DELETE FROM {table} WHERE {key} = ?", (day.isoformat(),), change)  # noqa: S608
        else:
            self._write(rows.insert(table), (day.isoformat(), value), change)

    def _write(self, command: str, values: rows.Row, change: Callable[[Book], Book]) -> None:
        """Write one thing down, and into the book that was read."""
        with self._writing():
            book, self._book = self._book, None
            self._execute(command, values)
        if book and not book.unread:  # else the change may have taken the place of one that could not be read
            self._book = change(book)

    def _execute(self, command: str, values: rows.Row) -> None:
        """Write; where the disk is full, once more with the room that the log gives back."""
        try:
            self._database.execute(command, values)
        except sqlite3.OperationalError as fault:
            if not is_full(fault):
                raise
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._database.execute(command, values)

    @contextmanager
    def _writing_much(self) -> Iterator[None]:
        """Have all of it written or nothing, and nobody else in between."""
        self._book = None
        with self._writing():
            try:
                self._database.execute("BEGIN IMMEDIATE")
                yield
                self._database.execute("COMMIT")
            except BaseException:
                self._database.rollback()
                raise
        with suppress(sqlite3.Error):  # then later
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a long log makes the next start slow

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._find()
        if self._refusal:
            raise DiaryError(self._refusal)
        try:
            yield
        except FAULTS as fault:
            self._note_damage(fault)
            raise DiaryError(
                tr(
                    "That could not be written to the diary: {why}. All that was written before is kept.",
                    why=reason(fault),
                )
            ) from fault

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except FAULTS as fault:
            self._note_damage(fault)
            raise DiaryError(cannot_read(fault)) from fault

    def _note_damage(self, fault: Exception) -> None:
        if is_damage(fault):
            self.refuse_writing()
            raise Damaged(tr(DAMAGED)) from fault

    def _find(self) -> None:
        """See that the file still is where it was: what is written to one that was deleted goes with it."""
        try:
            there = access.identity(self.path)
        except OSError as fault:
            raise DiaryError(gone(self.path)) from fault
        if there != self._file:  # put back from elsewhere, or rescued by another program
            self.close()
            self._open()


def _read(database: sqlite3.Connection) -> Book:
    """Read the whole diary, as it is at one moment. Raises sqlite3.Error."""
    try:
        return rows.book(database)
    except sqlite3.OperationalError as fault:
        if "decode" not in str(fault):
            raise
    database.text_factory = rows.letters
    try:
        return rows.book(database)
    finally:
        database.text_factory = str
