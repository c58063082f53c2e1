"""What can go wrong with the diary's file, in words for the person."""

import errno
import sqlite3

#: The reasons in plain words, by SQLite's primary result code.
_BY_CODE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk is full or does not answer",
    sqlite3.SQLITE_BUSY: "another program is busy with it",
    sqlite3.SQLITE_LOCKED: "another program is busy with it",
    sqlite3.SQLITE_READONLY: "its folder can only be read",
    sqlite3.SQLITE_PERM: "its folder can only be read",
    sqlite3.SQLITE_CANTOPEN: "its folder cannot be reached",
    sqlite3.SQLITE_CORRUPT: "its file is damaged",
    sqlite3.SQLITE_NOTADB: "its file is damaged",
    sqlite3.SQLITE_CONSTRAINT: "the diary has no room for such a value",
}
_BY_NUMBER = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the disk is full",
    errno.EROFS: "its folder can only be read",
    errno.EACCES: "permission denied",
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

#: What goes wrong when something is written or read: the system, SQLite, or a value that no file can hold.
FAULTS = (OSError, sqlite3.Error, ValueError, OverflowError)


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
        case OSError():
            return _BY_NUMBER.get(fault.errno or 0, fault.strerror.lower() if fault.strerror else str(fault))
        case sqlite3.Error():
            return _BY_CODE.get(_code(fault), str(fault))
        case _:
            return "it holds a sign or a number that cannot be kept"


def _code(fault: sqlite3.Error) -> int:
    """Give SQLite's primary result code; an error of the module itself has none."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF
