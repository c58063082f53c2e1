"""The log: a small file beside the diary that says what befell the program, and nothing that the person wrote.

Each line opens the file and closes it again. Lines are few; so two programs can share the log, it can be deleted at any
time, and where it cannot be written nothing is held up.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coach.faults import Ours, about, described, name
from coach.files import for_its_owner, make_private

#: How large the file may become, in bytes, and how many there are: the present one and those before.
LARGEST, FILES = 200_000, 3

# Before there is a log, and after, nothing is printed in its place: the person is told in a sentence, once.
logging.getLogger("coach").addHandler(logging.NullHandler())


class Logbook(logging.Handler):
    """Writes the log. What a line was filled in with is left out unless it can be nothing that the person wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.INFO)
        self.path = path
        self.written = False  # whether there is anything of this run in it

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, and what started before it if this is the first; does nothing where that cannot be."""
        with suppress(Exception):  # a log is no reason to disturb anybody
            if record.levelno >= logging.ERROR:
                make_private(self.path.parent)
            head = "" if self.written else _line(record.created, "INFO coach: " + about().replace("\n", ", "))
            _append(self.path, (head + told(record)).encode("utf-8", "replace"))
            self.written = True


@contextmanager
def kept(path: Path) -> Iterator[Logbook]:
    """Keep the log there for as long as this lasts."""
    book, ours = Logbook(path), logging.getLogger("coach")
    ours.addHandler(book)
    ours.setLevel(logging.INFO)
    try:
        yield book
    finally:
        ours.removeHandler(book)


def told(record: logging.LogRecord) -> str:
    """Give the lines for a record: its own words, which stand in the code, and of all else only what is harmless."""
    values = record.args if isinstance(record.args, tuple) else ()
    said = record.msg if isinstance(record.msg, str) else str(_harmless(record.msg))
    with suppress(TypeError, ValueError):  # a number was left out where one must be
        said = said % tuple(map(_harmless, values)) if values else said
    text = f"{record.levelname} {record.name}: {said}"
    fault = record.exc_info[1] if record.exc_info else None
    return _line(record.created, f"{text}\n{described(fault).text}" if fault else text)


def files(path: Path) -> tuple[Path, ...]:
    """Give all files that the log may have, the present one first."""
    return (path, *(path.with_name(f"{path.name}.{age}") for age in range(1, FILES)))


def _line(moment: float, text: str) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%SZ} {text.replace(chr(10), chr(10) + '    ')}\n"


def _harmless(value: object) -> Any:
    match value:
        case int() | float() | Ours():
            return value
        case type():
            return value.__name__
        case BaseException():
            return name(value)
    return "…"


def _append(path: Path, content: bytes) -> None:
    """Put `content` at the end of the log, or begin a new one. Raises OSError."""
    with suppress(FileNotFoundError):
        if path.stat().st_size + len(content) > LARGEST:
            _turn(path)
    with open(path, "ab", opener=for_its_owner) as file:
        file.write(content)


def _turn(path: Path) -> None:
    """Make room for a new file; the oldest one goes."""
    kept_files = files(path)
    for older, newer in reversed(list(zip(kept_files[1:], kept_files, strict=False))):
        with suppress(FileNotFoundError):
            newer.replace(older)
