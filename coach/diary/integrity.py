"""Looks whether the diary's file is whole, without writing to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from coach.diary import rows
from coach.diary.faults import FAULTS, Called, Damaged, DiaryError, Newer, cannot_open, is_damage, reason, too_new
from coach.diary.log import read_log
from coach.diary.migrations import steps, version
from coach.language.texts import tr

#: Up to this size everything is checked before the diary is opened, which takes some 10 ms to the megabyte; of a larger
#: one the tables, and the indexes with the next back-up.
WHOLE_CHECK_BYTES = 16_000_000
#: The steps have numbers of three digits; what claims to be of another version is damaged.
LAST_VERSION = 999
#: How long another program that is busy with the file is waited for, in seconds.
PATIENCE_S = 5.0
#: How SQLite opens a file that it must not write to: with locks, or as one that nobody writes to meanwhile.
LOCKED, UNLOCKED = "mode=ro", "immutable=1"


def log_of(path: Path) -> Path:
    """Give where SQLite keeps a database's newest changes."""
    return path.with_name(f"{path.name}-wal")


def reader(path: Path) -> sqlite3.Connection:
    """Give a connection that can only read. Raises sqlite3.Error.

    Where nothing waits in a log, not even the file of locks is made beside it.
    """
    return connect(path, _mode(path))


def _mode(path: Path, *, open_here: bool = False) -> str:
    """Give the mode to look in: without locks where that sees everything.

    When such a look ends, SQLite lets go of the locks of the other connections that this program has to the file.
    """
    return LOCKED if open_here or _size(log_of(path)) else UNLOCKED


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Give a connection in one of SQLite's modes that trusts nothing in the file. Raises sqlite3.Error."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=PATIENCE_S)
    database.text_factory = rows.letters
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    return database


def examine(path: Path, migrations: Path, called: Called = Called.DIARY, *, open_here: bool = False) -> None:
    """Raise Damaged or Newer where the file must not be written to, and DiaryError where it cannot be read.

    `called` is what the sentence calls it; with `open_here` this program has the file open. May run on any thread.
    """
    try:
        has_log = _size(log_of(path)) > 0  # before the file, which another program may be making: it comes first
        if not _size(path):
            trouble = tr("its file has lost what was in it") if has_log else ""
        elif _size(path.with_name(f"{path.name}-journal")):
            trouble = ""  # cut short while it was made; SQLite puts it right when it opens it
        else:
            trouble = _trouble(path, migrations, open_here=open_here)
    except _IsNewer as fault:
        raise Newer(too_new(path, called)) from fault
    except FAULTS as fault:
        raise DiaryError(cannot_open(path, reason(fault), called)) from fault
    if trouble:
        raise Damaged(cannot_open(path, trouble, called))


def is_sound(path: Path, migrations: Path) -> bool:
    """Tell whether a file is a whole diary that this program can read."""
    try:
        examine(path, migrations)
    except DiaryError:
        return False
    return _size(path) > 0


class _IsNewer(Exception):  # noqa: N818  (said as one would say it)
    """The version is one that is to come."""


def _trouble(path: Path, migrations: Path, *, open_here: bool) -> str:
    """Look twice where need be: another program may have written while nobody seemed to."""
    mode = _mode(path, open_here=open_here)
    found = _look(path, migrations, mode)
    if found and mode == UNLOCKED:
        found = _look(path, migrations, LOCKED)
    return found or _log_trouble(log_of(path))


def _look(path: Path, migrations: Path, mode: str) -> str:
    try:
        with closing(connect(path, mode)) as database:
            database.execute("BEGIN")
            if len(steps(migrations)) < version(database) <= LAST_VERSION:
                raise _IsNewer
            return "" if _has_tables(database) and _passes(database, path) else tr("its file is damaged")
    except (sqlite3.Error, UnicodeDecodeError) as fault:
        if is_damage(fault) or _is_strange(fault):
            return tr("its file is damaged")
        raise


def _passes(database: sqlite3.Connection, path: Path) -> bool:
    """Have SQLite check the file; in a copy in memory, since of a file that can only be read it checks less."""
    if _size(path) > WHOLE_CHECK_BYTES:
        return str(database.execute("PRAGMA quick_check(1)").fetchone()[0]) == "ok"
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.text_factory = database.text_factory
        database.backup(memory)
        return str(memory.execute("PRAGMA integrity_check(1)").fetchone()[0]) == "ok"


def _has_tables(database: sqlite3.Connection) -> bool:
    """Tell whether the tables are there that the version promises, and no others of the diary's."""
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in there & rows.COLUMNS.keys():
        database.execute(f"{rows.select(table)} LIMIT 0")
    match version(database):
        case 0:
            return not there
        case 1:
            return there == {"sessions"}
        case number:
            return 0 < number <= LAST_VERSION and there >= rows.COLUMNS.keys()


def _is_strange(fault: Exception) -> bool:
    """Tell whether the tables are not as this program makes them: none of its own questions has an error in it."""
    return getattr(fault, "sqlite_errorcode", 0) in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT}


def _log_trouble(log: Path) -> str:
    """Read the log until it stands still: another program may be writing it."""
    before, content = None, log.read_bytes() if log.exists() else b""
    while not read_log(content).whole:
        if content == before:
            return tr("the newest part of its file is damaged")
        before, content = content, log.read_bytes() if log.exists() else b""
    return ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
