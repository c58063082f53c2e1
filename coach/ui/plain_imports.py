"""Imports after Qt are as they were before: PySide makes them slow for the sake of something that is not used here."""

import builtins


def restore() -> None:
    """Take PySide's own `__import__` away again, which is there for `from __feature__ import snake_case` alone.

    To know who might want that, it reads the source of each module that anybody imports, and keeps it: at a start,
    20 ms and 5 MB. PySide leaves what was there before under this name; where it does not, nothing happens.
    """
    before = getattr(builtins, "__orig_import__", None)
    if before:
        builtins.__import__ = before
