"""Makes a new diary of what can be read of a damaged one, which is set aside and never written to."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import msgspec

from coach.diary import rows
from coach.diary.faults import FAULTS, DiaryError, reason
from coach.diary.integrity import log_of
from coach.diary.migrations import migrate
from coach.diary.pages import Row
from coach.diary.salvage import salvage
from coach.files import make_private
from coach.language.texts import tr

#: How long another program that rescues the same diary is waited for, in seconds.
PATIENCE_S = 30.0

_READY = ".rescued-"


class Rescue(msgspec.Struct, frozen=True):
    """What became of a damaged diary."""

    kept: int  # entries
    aside: str  # the name under which the damaged file stands beside the new one


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one program at a time put another file in the diary's place. Raises DiaryError.

    The lock is SQLite's own, on an empty file, so that it ends with the program however that ends.
    """
    try:
        make_private(path.parent)
        lock = path.with_name(f"{path.name}-lock")
        os.close(os.open(lock, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(lock, timeout=PATIENCE_S, isolation_level=None)) as database:
            database.execute("BEGIN EXCLUSIVE")
            yield
    except FAULTS as fault:
        raise DiaryError(_refusal(path, fault)) from fault


def rescue(path: Path, migrations: Path, now: datetime) -> Rescue | None:
    """Set a damaged diary aside and put a new one in its place, with every entry that can be read.

    Call it `alone`. A kill on the way loses nothing: `finish` goes on from there. Raises DiaryError; nothing has
    changed, then.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        _write(part, migrations, salvage(path))
        part.replace(path.with_name(f"{path.name}{_READY}{_free_stamp(path, now)}"))
    except FAULTS as fault:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise DiaryError(_refusal(path, fault)) from fault
    return finish(path)


def is_ready(path: Path) -> bool:
    """Tell whether a rescue was cut short after the new diary was made."""
    return any(path.parent.glob(f"{path.name}{_READY}*"))


def finish(path: Path) -> Rescue | None:
    """Put a rescued diary that is ready in its place, and tell what is in it; None where there is none.

    Call it `alone`. Raises DiaryError.
    """
    rescued = None
    for ready in sorted(path.parent.glob(f"{path.name}{_READY}*")):
        aside = _aside(path, ready.name.removeprefix(f"{path.name}{_READY}"))
        try:
            rescued = Rescue(_count(ready), aside.name)
            _set_aside(path, aside, ready)
            for companion in ("-wal", "-shm", "-journal"):  # else SQLite would take them for the new file's
                path.with_name(f"{path.name}{companion}").unlink(missing_ok=True)
            ready.replace(path)
        except FAULTS as fault:
            raise DiaryError(_refusal(path, fault)) from fault
    return rescued


def _set_aside(path: Path, aside: Path, ready: Path) -> None:
    try:
        if log_of(path).exists() and log_of(path).stat().st_size:
            _copy(log_of(path), log_of(aside))
        _copy(path, aside)
    except OSError:
        ready.unlink(missing_ok=True)  # it is made anew when there is room
        raise


def _count(ready: Path) -> int:
    with closing(sqlite3.connect(ready)) as database:
        tables = [database.execute(f"SELECT count(*) FROM {table}") for table in rows.COLUMNS]  # noqa: S608
        return sum(int(count.fetchone()[0]) for count in tables)


def _write(part: Path, migrations: Path, found: Iterator[tuple[str, Row]]) -> None:
    """Write a new diary with the rows that its tables take."""
    os.close(os.open(part, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(part, isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA synchronous = FULL")
        migrate(database, migrations)
        columns = {table: _columns(database, table) for table in rows.COLUMNS}
        database.execute("BEGIN")
        for table, row in found:
            _take(database, table, columns[table], row)
        database.execute("COMMIT")


def _take(database: sqlite3.Connection, table: str, columns: list[str], values: Row) -> None:
    """Write a row if it can be one of the table's, is not there yet and can be read as an entry."""
    if len(values) > len(columns):
        return
    names, marks = ", ".join(columns[: len(values)]), ", ".join("?" * len(values))
    try:
        command = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks}) RETURNING rowid"  # noqa: S608
        number = database.execute(command, values).fetchone()
    except (sqlite3.IntegrityError, ValueError, OverflowError):
        return
    if number is None:
        return
    written = database.execute(f"{rows.select(table)} WHERE rowid = ?", number).fetchall()
    if not any(rows.read(rows.MAKERS[table], written)):
        database.execute(f"DELETE FROM {table} WHERE rowid = ?", number)  # noqa: S608  (one of four)


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _copy(source: Path, to: Path) -> None:
    """Copy a file whole or not at all, for its owner alone; one that was copied already stays. Raises OSError."""
    if to.exists() or not source.exists():
        return
    part = to.with_name(f"{to.name}.part")
    descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as new, source.open("rb") as old:
        shutil.copyfileobj(old, new)
        os.fsync(new.fileno())
    part.replace(to)


def _free_stamp(path: Path, now: datetime) -> str:
    """Give the moment as part of a name that is not taken."""
    stamp = f"{now:%Y-%m-%d-%H%M%S}"
    number = 1
    while _aside(path, stamp).exists():
        number += 1
        stamp = f"{now:%Y-%m-%d-%H%M%S}-{number}"
    return stamp


def _aside(path: Path, stamp: str) -> Path:
    return path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")


def _refusal(path: Path, fault: Exception) -> str:
    return tr(
        "The diary in {folder} is damaged and could not be rescued: {why}. "
        "Nothing was changed: put that right and open Calf Coach again.",
        folder=path.parent,
        why=reason(fault),
    )
