"""Opens the diary's file: to write to it, or where that cannot be, to read it."""

import contextlib
import os
import sqlite3
import threading
from pathlib import Path

from coach.diary import integrity
from coach.diary.faults import DiaryError, cannot_open
from coach.diary.migrations import migrate, steps, version
from coach.language.texts import tr

#: How long a write waits for another program that holds the diary, in seconds: less than would pause a session.
PATIENCE_S = 0.5
#: How often opening is tried while another program opens it too, a tenth of a second apart.
OPEN_TRIES = 50


def identity(path: Path) -> tuple[int, int]:
    """Give what tells a file from another one of the same name. Raises OSError."""
    found = path.stat()
    return found.st_dev, found.st_ino


def may_write(path: Path) -> bool:
    """Tell whether the system lets the diary be written: SQLite has files of its own beside it."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def to_write(path: Path, migrations: Path) -> sqlite3.Connection:
    """Open the diary, and make it or bring it up to date. Raises sqlite3.Error and OSError."""
    # For its owner alone, as SQLite's own files then are. One that is there is not opened here: to close it again would
    # let go of the locks of all connections that this program has to it.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    database = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE_S)
    try:
        _bring_up_to_date(database, migrations)
    except BaseException:
        database.close()
        raise
    return database


def to_read(path: Path, migrations: Path) -> sqlite3.Connection:
    """Open the diary as it is. Raises sqlite3.Error, and DiaryError where it would have to be brought up to date."""
    database = integrity.reader(path)
    if version(database) != len(steps(migrations)):
        database.close()
        raise DiaryError(cannot_open(path, tr("it is to be brought up to date, and cannot be written to")))
    return database


def hold(path: Path) -> sqlite3.Connection:
    """Give a connection that stays open beside the one that writes. Raises sqlite3.Error.

    Whoever closes a file last writes its log into it. Nothing may be written to a damaged one: so this connection is
    then closed after the other, and cannot.
    """
    holder = integrity.connect(path, "mode=ro")
    holder.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return holder


def _bring_up_to_date(database: sqlite3.Connection, migrations: Path) -> None:
    """Make the tables or renew them; two programs that start together take turns."""
    pause = threading.Event()
    for tries_left in reversed(range(OPEN_TRIES)):
        try:
            _settle(database)
            migrate(database, migrations)
        except sqlite3.OperationalError as fault:
            if not tries_left or "locked" not in str(fault):
                raise
            pause.wait(0.1)  # the change to WAL does not wait by itself
        else:
            return


def _settle(database: sqlite3.Connection) -> None:
    """Choose how the file is written. Raises sqlite3.Error."""
    database.execute("PRAGMA trusted_schema = OFF")  # a file from elsewhere runs nothing
    database.execute("PRAGMA cell_size_check = ON")  # damage is found early
    database.execute("PRAGMA page_size = 4096")  # of a new file, as `coach.diary.pages` expects it
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")  # a repetition done survives a power cut
    database.execute("PRAGMA secure_delete = ON")  # what is deleted is gone
    database.execute("PRAGMA foreign_keys = ON")
