"""Merges entries that come from elsewhere into the diary.

No entry bears the time of its correction. Which of two with one id stays is therefore settled by what they say: the
one that tells more, and where both tell as much, the one whose values come later in their order. So it does not matter
in which order files are taken in, nor how often, and two computers that exchange their files end with the same diary.
What was deleted on one of them comes back from the other, since a file says nothing of what it lacks.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from coach.diary import integrity, rows
from coach.diary.faults import FAULTS, DiaryError, reason
from coach.diary.rows import COLUMNS, Row
from coach.language.texts import tr

#: How many entries are compared or written before there is word of it.
AT_ONCE = 2_000
#: How much of what waits is held in memory before it goes to a file of SQLite's own, in KiB.
MEMORY_KIB = 8_192


class Tally(msgspec.Struct, frozen=True):
    """What becomes of entries that arrive."""

    new: int = 0
    changed: int = 0  # they tell more than the diary does
    same: int = 0
    kept: int = 0  # they tell less than the diary does, which stays as it is

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.new + other.new, self.changed + other.changed, self.same + other.same, self.kept + other.kept)


def tells_more(table: str, one: Row, other: Row) -> bool:
    """Tell whether of two rows of one id the first is the one to keep; no two different ones are on a par."""
    return _told(table, one) > _told(table, other)


def _told(table: str, row: Row) -> tuple[Any, ...]:
    """Give how much a row tells, and last its very text, so that only the same rows are equal.

    One in the diary that cannot be read tells least of all.
    """
    value = dict(zip(_columns(table), row, strict=True))
    text = tuple(map(str, row))
    match table:
        case "sessions":
            done = (value["completed"], value["done_ms"], value["repetitions"])
            return (rows.can_be_read(table, row), *done, len(value["note"]), *text)
        case "cramps":
            known = sum(value[name] is not None for name in ("side", "duration_ms", "severity"))
            told = known + len(value["signs"].split()) + value["woke_me"] + bool(value["note"])
            worst = (value["duration_ms"] or 0, value["severity"] or 0)
            return (rows.can_be_read(table, row), told, len(value["note"]), *worst, *text)
        case _:
            return (row[1],)  # nights as Book.nights() has them: whichever is more


def _read(row: Row) -> Row:
    """Give a row of the diary whose texts came as bytes."""
    return tuple(rows.letters(value) if isinstance(value, bytes) else value for value in row)


def _columns(table: str) -> list[str]:
    """Give the names of a table's columns; the first is the one by which an entry is known."""
    return COLUMNS[table].split(", ")


class Arrivals:
    """Entries that wait outside the diary until all of them are there, and then go in together or not at all.

    It has a connection of its own to a diary that Store has opened before, and belongs to the thread that made it.
    Every method raises DiaryError.
    """

    def __init__(self, diary: Path) -> None:
        self._counts = dict.fromkeys(COLUMNS, 0)
        with _faults_told():
            self._database = integrity.connect(diary, "mode=rw")
        try:
            with _faults_told():
                self._prepare()
        except DiaryError:
            self.close()
            raise

    def _prepare(self) -> None:
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("PRAGMA secure_delete = ON")
        self._database.execute(f"PRAGMA temp.cache_size = -{MEMORY_KIB}")
        for table, columns in COLUMNS.items():
            width = len(_columns(table))
            self._database.create_function(
                f"{table}_tell_more",
                2 * width,
                lambda *both, table=table, width=width: tells_more(table, both[:width], _read(both[width:])),
                deterministic=True,
            )
            self._database.execute(f"CREATE TEMP TABLE new_{table} (at INTEGER PRIMARY KEY, {columns})")

    @property
    def count(self) -> int:
        """Give how many entries there are."""
        return sum(self._counts.values())

    def add(self, table: str, entries: Sequence[Row]) -> None:
        """Let the next entries of a table wait."""
        first = self._counts[table]
        marks = ", ".join("?" * (1 + len(_columns(table))))
        with _faults_told():
            self._database.execute("BEGIN")
            self._database.executemany(
                f"INSERT INTO new_{table} VALUES ({marks})",  # noqa: S608  (one of four)
                ((at, *row) for at, row in enumerate(entries, first)),
            )
            self._database.execute("COMMIT")
        self._counts[table] += len(entries)

    def twice(self, table: str, most: int) -> list[int]:
        """Give the places, up to so many of them, at which an entry comes that has come before."""
        key = _columns(table)[0]
        query = f"SELECT max(at) FROM new_{table} GROUP BY {key} HAVING count(*) > 1 ORDER BY 1 LIMIT ?"  # noqa: S608
        with _faults_told():
            return [at for (at,) in self._database.execute(query, (most,))]

    def compare(self, tallies: dict[str, Tally]) -> Iterator[int]:
        """Count what would become of each table's entries, and give on the way how many have been counted."""
        with _faults_told():
            for table, first, last in self._parts():
                tallies[table] = tallies[table] + self._tally(table, first, last)
                yield last - first + 1

    def take_in(self, beforehand: Callable[[], None], tallies: dict[str, Tally]) -> Iterator[int]:
        """Write to the diary what is new or tells more, in one step; whoever stops on the way has changed nothing.

        What is to be done `beforehand` is done once nobody else can write to the diary any more.
        """
        with _faults_told():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                beforehand()
                for table, first, last in self._parts():
                    tallies[table] = tallies[table] + self._tally(table, first, last)
                    self._database.execute(_PUT[table], (first, last))
                    yield last - first + 1
                self._database.execute("COMMIT")
            except BaseException:
                self._database.rollback()
                raise
        if self.count > AT_ONCE:
            self._empty_log()

    def _empty_log(self) -> None:
        """Let the log beside the diary be short again, if nobody else is reading."""
        with contextlib.suppress(sqlite3.Error):  # whoever closes the diary last does it then
            self._database.execute("PRAGMA busy_timeout = 0")
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Throw away what waits."""
        self._database.close()

    def _parts(self) -> Iterator[tuple[str, int, int]]:
        for table, count in self._counts.items():
            for first in range(0, count, AT_ONCE):
                yield table, first, min(first + AT_ONCE, count) - 1

    def _tally(self, table: str, first: int, last: int) -> Tally:
        return Tally(**dict(self._database.execute(_COUNT[table], (first, last)).fetchall()))


@contextlib.contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except FAULTS as fault:
        raise DiaryError(
            tr("The diary stays as it was, since it cannot be merged into: {why}.", why=reason(fault))
        ) from fault


def _fates(table: str) -> str:
    """Give the part of a query that tells each entry's fate, by the names of Tally's fields."""
    new, old = (", ".join(f"{which}.{column}" for column in _columns(table)) for which in ("new", "old"))
    # Text goes as bytes: where letters of it are damaged, SQLite's module would not even ask.
    raw = ", ".join(f"iif(typeof({one}) = 'text', CAST({one} AS BLOB), {one})" for one in old.split(", "))
    key = _columns(table)[0]
    return (
        f"SELECT new.*, CASE WHEN old.{key} IS NULL THEN 'new' WHEN ({new}) IS ({old}) THEN 'same'"  # noqa: S608
        f" WHEN {table}_tell_more({new}, {raw}) THEN 'changed' ELSE 'kept' END AS fate"
        f" FROM temp.new_{table} new LEFT JOIN main.{table} old USING ({key}) WHERE new.at BETWEEN ? AND ?"
    )


def _put(table: str) -> str:
    return (
        f"INSERT OR REPLACE INTO main.{table} ({COLUMNS[table]})"  # noqa: S608
        f" SELECT {COLUMNS[table]} FROM ({_fates(table)}) WHERE fate IN ('new', 'changed')"
    )


_COUNT = {table: f"SELECT fate, count(*) FROM ({_fates(table)}) GROUP BY fate" for table in COLUMNS}  # noqa: S608
_PUT = {table: _put(table) for table in COLUMNS}
