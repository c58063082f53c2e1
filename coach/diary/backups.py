"""Keeps copies of the diary from earlier days, and brings one back."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import msgspec

from coach.diary import changes, integrity, rows
from coach.diary.entries import Book
from coach.diary.faults import FAULTS, Called, Damaged, DiaryError, cannot_open, is_damage, reason
from coach.diary.migrations import migrate
from coach.diary.retention import kept
from coach.diary.rows import Content
from coach.diary.store import Store
from coach.diary.torn import forget_all_torn, forget_torn
from coach.language.texts import mark, tr

_DAILY, _BEFORE = "diary-%Y-%m-%d.sqlite3", "before-%Y-%m-%d-%H%M%S.sqlite3"
DAMAGED = mark("No back-up was made, since the diary's file is damaged. The earlier back-ups are kept.")
#: How many of the copies stay that were made before another was brought back.
UNDOABLE = 3


class Backup(msgspec.Struct, frozen=True):
    """A copy of the diary in one file."""

    path: Path
    day: date
    before_restoring: bool = False  # it was made so that bringing another back can be undone
    at: time | None = None  # the local time of day of such a one


class Before:
    """A back-up that is to undo something."""

    def __init__(self, make: Callable[[], Backup]) -> None:
        self._make = make
        self.made: Backup | None = None

    def make(self) -> None:
        """Make it, once nobody else can write to the diary any more. Raises DiaryError."""
        self.made = self._make()

    @property
    def backup(self) -> Backup:
        """Give it, once it is made."""
        if self.made is None:
            raise LookupError("what undoes it was not made")
        return self.made


class Backups:
    """The back-ups beside a diary. Every method raises DiaryError, and may run on any thread but where it says so."""

    def __init__(self, diary: Path, migrations: Path) -> None:
        """Make nothing yet."""
        self._diary, self._migrations = diary, migrations
        self.folder = diary.parent / "backups"

    def all(self) -> tuple[Backup, ...]:
        """Give the daily back-ups, the newest first."""
        return self._found(_DAILY)

    def undoable(self) -> tuple[Backup, ...]:
        """Give the copies that were made before another was brought back, the newest first."""
        return self._found(_BEFORE)

    def count(self, backup: Backup) -> int:
        """Give how many entries are in a back-up, without a look at whether it is whole."""
        try:
            with closing(integrity.reader(backup.path)) as database:
                return sum(_counts(database, rows.COLUMNS.keys()))
        except FAULTS as fault:
            raise DiaryError(cannot_open(backup.path, reason(fault), self._called(backup))) from fault

    def last_good(self) -> Backup | None:
        """Give the newest daily back-up that is whole."""
        return next((one for one in self.all() if integrity.is_sound(one.path, self._migrations)), None)

    def make_daily(self, now: datetime) -> Backup | None:
        """Make the day's back-up, if it has none yet and something changed since the last, and let old ones go.

        Raises Damaged where the diary itself is: no back-up is made of that, and none is let go.
        """
        made = self.all()
        if not self._diary.exists() or any(one.day == now.date() for one in made):
            return None
        backup = Backup(self.folder / f"{now:{_DAILY}}", now.date())
        if not self._write_new(backup.path, made[0] if made else None):
            return None
        self._let_go(now.date())
        return backup

    def read(self, backup: Backup) -> Book:
        """Give what is in a back-up, of whichever version."""
        with self._opened(backup) as memory:
            return rows.book(memory)

    @contextmanager
    def _opened(self, backup: Backup) -> Iterator[sqlite3.Connection]:
        """Give a back-up in memory, brought up to date."""
        integrity.examine(backup.path, self._migrations, self._called(backup))
        try:
            if not backup.path.stat().st_size:
                raise DiaryError(cannot_open(backup.path, tr("there is nothing in it"), self._called(backup)))
            with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
                with closing(integrity.reader(backup.path)) as source:
                    source.backup(memory)
                migrate(memory, self._migrations)
                memory.text_factory = rows.letters
                yield memory
        except FAULTS as fault:
            raise DiaryError(cannot_open(backup.path, reason(fault), self._called(backup))) from fault

    def _called(self, backup: Backup) -> Called:
        return Called.BACKUP if backup.path.parent == self.folder else Called.FILE

    def _content(self, backup: Backup) -> Content:
        """Give the rows of a back-up as they are: one that cannot be read here is brought back all the same."""
        with self._opened(backup) as memory:
            return rows.raw(memory)

    def preview(self, backup: Backup, store: Store) -> changes.Differences:
        """Give what would change if a back-up were restored; on the thread of the store."""
        return changes.differences(store.book(), self.read(backup))

    def restore(self, backup: Backup, store: Store, now: datetime) -> Backup:
        """Put a back-up in the place of the diary; on the thread of the store.

        Gives a back-up of the diary as it was: restoring that undoes it.
        """
        content = self._content(backup)
        with self.keeping(now) as before:
            store.replace(content, before.make)
        return before.backup

    def add_missing(self, backup: Backup, store: Store, now: datetime) -> Backup:
        """Add what a back-up has and the diary has not, and leave everything else; on the thread of the store.

        Gives a back-up of the diary as it was, as `restore` does.
        """
        content = self._content(backup)
        with self.keeping(now) as before:
            store.add_missing(content, before.make)
        return before.backup

    @contextmanager
    def keeping(self, now: datetime) -> Iterator[Before]:
        """Give the back-up that undoes what is about to take the diary's place; whoever does that makes it first.

        Where that fails or is given up, nothing has taken its place, and the back-up goes again.
        """
        before = Before(lambda: self._make(now))
        try:
            yield before
        except BaseException:
            if before.made:
                _forget(before.made.path)
            raise
        for old in [one for one in self.undoable() if one != before.made][UNDOABLE - 1 :]:
            _forget(old.path)

    def copy_to(self, path: Path) -> None:
        """Write a copy of the diary elsewhere, whole or not at all."""
        try:
            if path.exists() and path.samefile(self._diary):
                raise DiaryError(tr("That is the diary itself. Choose another name or folder."))
            self._copy(path)
        except FAULTS as fault:
            raise DiaryError(
                tr("{file} could not be written: {why}. Choose another folder.", file=path, why=reason(fault))
            ) from fault

    def _make(self, now: datetime) -> Backup:
        """Copy the diary under a name that is free; nobody else who waits to write to the diary chooses one."""
        moment = now
        while (path := self.folder / f"{moment:{_BEFORE}}").exists():
            moment += timedelta(seconds=1)
        self._write_new(path, None)
        return Backup(path, moment.date(), before_restoring=True, at=moment.time().replace(microsecond=0))

    def _write_new(self, path: Path, last: Backup | None) -> bool:
        """Write a back-up unless it has the same content as the last; tell whether it has not."""
        try:
            self.folder.mkdir(exist_ok=True, mode=0o700)
            return self._copy(path, unlike=last.path if last else None)
        except FAULTS as fault:
            if is_damage(fault):
                raise Damaged(tr(DAMAGED)) from fault
            raise DiaryError(
                tr("No back-up of the diary could be made: {why}. The diary itself is as it was.", why=reason(fault))
            ) from fault

    def _copy(self, path: Path, unlike: Path | None = None) -> bool:
        """Copy the diary and see that the copy is whole and complete before it has its name. Raises FAULTS, Damaged."""
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        forget_torn(path)
        try:
            os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
            with closing(integrity.connect(self._diary, "mode=ro")) as source:
                source.execute("BEGIN")  # what is counted is what is copied
                counted = _counts(source)
                with closing(sqlite3.connect(part, isolation_level=None)) as target:
                    source.backup(target)
                    target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            self._verify(part, counted)
            if unlike and _same(part, unlike):
                return False
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return True

    def _verify(self, part: Path, counted: list[int]) -> None:
        """Raise Damaged if a copy is not a whole diary."""
        with closing(integrity.connect(part, "mode=ro&immutable=1")) as copy:
            checked = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")]
            if checked != ["ok"] or _counts(copy) != counted:
                raise Damaged(tr(DAMAGED))

    def _let_go(self, today: date) -> None:
        forget_all_torn(self.folder)
        made = self.all()
        stay = kept((one.day for one in made), today)
        for one in made:
            if one.day not in stay:
                _forget(one.path)

    def _found(self, pattern: str) -> tuple[Backup, ...]:
        """Give the back-ups with names of a pattern, the newest first; names of others are none."""
        found = []
        names = sorted((path.name for path in self.folder.glob("*.sqlite3")), reverse=True)
        for name in names:
            with contextlib.suppress(ValueError):
                made = datetime.strptime(name, pattern)  # noqa: DTZ007  (a day has no zone)
                undoes = pattern == _BEFORE
                found.append(Backup(self.folder / name, made.date(), undoes, made.time() if undoes else None))
        return tuple(found)


def at(path: Path) -> Backup:
    """Give a copy that was written elsewhere, to restore it. Raises DiaryError if there is none."""
    try:
        return Backup(path, datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date())
    except OSError as fault:
        raise DiaryError(tr("{file} cannot be opened: {why}.", file=path, why=reason(fault))) from fault


def _counts(database: sqlite3.Connection, of: Collection[str] = ()) -> list[int]:
    """Give how many rows each table has that is there, and is one `of` these where any are named."""
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    tables = [name for (name,) in found if not of or name in of]
    counts = (database.execute(f'SELECT count(*) FROM "{table}"') for table in tables)  # noqa: S608  (from the schema)
    return [count.fetchone()[0] for count in counts]


def _same(one: Path, other: Path) -> bool:
    """Tell whether two files have the same tables with the same rows."""
    with contextlib.suppress(sqlite3.Error), closing(integrity.connect(one, "immutable=1")) as database:
        database.execute("ATTACH ? AS other", (f"{other.absolute().as_uri()}?immutable=1",))
        return not any(_differ(database, table) for table in rows.COLUMNS)
    return False


def _differ(database: sqlite3.Connection, table: str) -> bool:
    ways = (("main", "other"), ("other", "main"))
    return any(
        database.execute(f"SELECT * FROM {here}.{table} EXCEPT SELECT * FROM {there}.{table} LIMIT 1").fetchone()  # noqa: S608
        for here, there in ways
    )


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):  # then it goes another day
        path.unlink()
