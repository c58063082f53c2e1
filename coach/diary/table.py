"""The diary as tables for a spreadsheet: comma-separated values after RFC 4180.

One file holds both tables, with an empty line between them. It begins with the mark by which a spreadsheet knows UTF-8.
"""

import csv
import io
import re
from collections.abc import Generator, Iterable, Mapping
from typing import BinaryIO

#: The columns of the two tables, by the names that the JSON has; what nobody reads comes last.
_SESSIONS = ("started_at", "slot", "routine", "planned_s", "done_s", "repetitions", "hold_s", "completed", "note", "id")
_CRAMPS = ("started_at", "duration_s", "place", "side", "woke_me", "severity", "signs", "note", "id")
TABLES = {"sessions": _SESSIONS, "cramps": _CRAMPS}

#: Where a spreadsheet would find a formula: at the beginning of a cell, and, where it divides cells by semicolons as in
#: much of Europe, at the beginning of what it would take for one.
_FORMULA = re.compile(r'(?:^|(?<=[;\t\r\n]))(?=[\s"]{0,9}[-=+@\uff1d\uff0b\uff0d\uff20])')


def write_tables(lists: Mapping[str, Iterable[Mapping[str, object]]], file: BinaryIO) -> Generator[None, None, None]:
    """Write the sessions and the cramps, given as JSON values; give word of each. Raises OSError."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    table = csv.writer(text)
    try:
        for name, columns in TABLES.items():
            if name != "sessions":
                table.writerow([])
            table.writerow(columns)
            for value in lists[name]:
                table.writerow([_cell(value[column]) for column in columns])
                yield
    finally:
        text.detach()  # flushes, and leaves the file to whoever opened it


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.3f}".rstrip("0").rstrip(".")
        case list():
            return "; ".join(value)
        case _:
            return _harmless(str(value))


def _harmless(text: str) -> str:
    """Give a text that no spreadsheet works out: what it would take for a formula is led in by an apostrophe."""
    text = _FORMULA.sub("'", text.replace("\0", ""))
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) else text
