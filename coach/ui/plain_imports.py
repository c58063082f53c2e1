"""Makes imports quick again after Qt: PySide slows them down for the sake of something that is not used here."""

import builtins


def restore() -> None:
    """Take away the `__import__` of PySide's that is there for `from __feature__ import snake_case` alone.

    To know who might want that, it reads the source of each module that anybody imports, and keeps it: at a start,
    20 ms and 5 MB. PySide leaves the one it had put there before, which reads nothing, under this name; where it does
    not, nothing happens.
    """
    before = getattr(builtins, "__orig_import__", None)
    if before:
        builtins.__import__ = before
