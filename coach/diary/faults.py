"""What can go wrong with the diary's file, in words for the person."""

import errno
import sqlite3
from enum import Enum, auto
from pathlib import Path

from coach.language.texts import mark, tr

#: The reasons in plain words, by SQLite's primary result code.
_BY_CODE = {
    sqlite3.SQLITE_FULL: mark("the disk is full"),
    sqlite3.SQLITE_IOERR: mark("the disk is full or does not answer"),
    sqlite3.SQLITE_BUSY: mark("another program is busy with it"),
    sqlite3.SQLITE_LOCKED: mark("another program is busy with it"),
    sqlite3.SQLITE_READONLY: mark("its folder can only be read"),
    sqlite3.SQLITE_PERM: mark("its folder can only be read"),
    sqlite3.SQLITE_CANTOPEN: mark("its folder cannot be reached"),
    sqlite3.SQLITE_CORRUPT: mark("its file is damaged"),
    sqlite3.SQLITE_NOTADB: mark("its file is damaged"),
    sqlite3.SQLITE_CONSTRAINT: mark("the diary has no room for such a value"),
}
_BY_NUMBER = {
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.EFBIG: mark("the disk is full"),
    errno.EROFS: mark("its folder can only be read"),
    errno.EACCES: mark("permission denied"),
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

#: What goes wrong when something is written or read: the system, SQLite, or a value that no file can hold.
FAULTS = (OSError, sqlite3.Error, ValueError, OverflowError)


class Called(Enum):
    """What a diary's file is called before the person."""

    DIARY = auto()
    BACKUP = auto()
    FILE = auto()  # a copy that comes from elsewhere


class DiaryError(Exception):
    """The diary cannot be read or written; the message is a sentence or two for the person."""


class Damaged(DiaryError):  # noqa: N818  (said as one would say it)
    """The diary's file is damaged; nothing was written to it."""


class Newer(DiaryError):  # noqa: N818  (said as one would say it)
    """A newer version of the program has written the file; it was left as it is."""


def is_damage(fault: Exception) -> bool:
    """Tell whether SQLite says that the file itself is damaged, if need be with letters from it that are none."""
    return isinstance(fault, UnicodeDecodeError) or (isinstance(fault, sqlite3.Error) and _code(fault) in _DAMAGED)


def is_full(fault: Exception) -> bool:
    """Tell whether there is no room, or SQLite may mean that."""
    if isinstance(fault, OSError):
        return fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return isinstance(fault, sqlite3.Error) and _code(fault) in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def reason(fault: Exception) -> str:
    """Give the reason in plain words, to stand behind a colon."""
    match fault:
        case OSError() if fault.errno in _BY_NUMBER:
            return tr(_BY_NUMBER[fault.errno])
        case OSError():
            return fault.strerror.lower() if fault.strerror else str(fault)
        case sqlite3.Error() if _code(fault) in _BY_CODE:
            return tr(_BY_CODE[_code(fault)])
        case sqlite3.Error():
            return str(fault)
        case _:
            return tr("it holds a sign or a number that cannot be kept")


def cannot_open(path: Path, why: str, called: Called = Called.DIARY) -> str:
    """Give the sentence that a file cannot be opened."""
    match called:
        case Called.BACKUP:
            return tr("The back-up {file} cannot be opened: {why}.", file=path.name, why=why)
        case Called.FILE:
            return tr("The file {file} cannot be opened: {why}.", file=path.name, why=why)
        case Called.DIARY:
            return tr("The diary in {folder} cannot be opened: {why}.", folder=path.parent, why=why)


def too_new(path: Path, called: Called) -> str:
    """Give the sentence that only a newer version of the program can open a file."""
    match called:
        case Called.BACKUP:
            return tr(
                "The back-up {file} was written by a newer version of Calf Coach, which can open it. "
                "It was left as it is.",
                file=path.name,
            )
        case Called.FILE:
            return tr(
                "The file {file} was written by a newer version of Calf Coach, which can open it. "
                "It was left as it is.",
                file=path.name,
            )
        case Called.DIARY:
            return tr(
                "The diary in {folder} was written by a newer version of Calf Coach, which can open it. "
                "It was left as it is.",
                folder=path.parent,
            )


def cannot_read(fault: Exception) -> str:
    """Give the sentence that the diary cannot be read."""
    return tr("The diary cannot be read: {why}.", why=reason(fault))


def _code(fault: sqlite3.Error) -> int:
    """Give SQLite's primary result code; an error of the module itself has none."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF
