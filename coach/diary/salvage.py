"""Gathers the rows of a damaged diary, page by page, whatever SQLite thinks of it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from coach.diary import pages, rows
from coach.diary.integrity import log_of
from coach.diary.log import read_log
from coach.diary.pages import PAGE, Numbered, Row, Walk

#: How many columns a row may lack that was written before its table had them all.
_OLDER = 3
#: The tables whose rows look alike, a day and a number; the index of each tells which rows are its own.
_LIKE = ("nights", "choices")


def salvage(path: Path) -> Iterator[tuple[str, Row]]:
    """Give the rows that can be read, each with a table that it may belong to, the likeliest first.

    The values stand in the order of the table's columns. Raises OSError if nothing can be read.
    """
    found = pages.split(_bytes(path))
    log = log_of(path)
    if log.exists():
        found |= read_log(_bytes(log)).pages
    schema = _schema(found)
    trees = {table: pages.walk(found, schema["table", table]) for table in rows.COLUMNS if ("table", table) in schema}
    keys = {table: set(pages.walk(found, schema.get(("index", table), 0)).rows) for table in _LIKE}
    for number in _leaves(found, trees):
        content = [row for row in pages.page_rows(found, number) if row]
        yield from _long(content)
        yield from _pairs([row for row in content if len(row[1]) == 2], number, trees, keys)


def _schema(found: Mapping[int, bytes]) -> dict[tuple[str, str], int]:
    """Give where the tree of each table and of its index begins, as far as the first page can be read."""
    roots: dict[tuple[str, str], int] = {}
    for _, row in pages.walk(found, 1).rows:
        match row:
            case ("table" | "index" as kind, str(), str(table), int(root), _) if table in rows.COLUMNS:
                roots[kind, table] = root
    return roots


def _leaves(found: Mapping[int, bytes], trees: Mapping[str, Walk]) -> list[int]:
    """Give the pages to read: those of the trees, and unless all is whole whatever looks like a leaf of one."""
    leaves = [number for tree in trees.values() for number in tree.leaves]
    if len(trees) == len(rows.COLUMNS) and all(tree.whole for tree in trees.values()):
        return leaves
    known = {1, *leaves}
    return leaves + [number for number in sorted(found.keys() - known) if pages.is_leaf(found, number)]


def _long(content: list[Numbered]) -> Iterator[tuple[str, Row]]:
    """Offer each row to every table that it may belong to: their own rules refuse what does not."""
    for table in ("sessions", "cramps"):
        columns = len(rows.COLUMNS[table].split(", "))
        yield from ((table, row) for _, row in content if len(row) > 2 and 0 <= columns - len(row) <= _OLDER)


def _pairs(
    content: list[Numbered], page: int, trees: Mapping[str, Walk], keys: Mapping[str, set[Numbered]]
) -> Iterator[tuple[str, Row]]:
    """Tell nights from choices, which look alike; in doubt neither, since a night that was not is worse than none."""
    if any(row[1] not in {1, 2, 3} for _, row in content):
        likely = {"nights"}
    else:
        led_to = {table: sum((number, row[:1]) in keys[table] for number, row in content) for table in _LIKE}
        likely = {table for table, hits in led_to.items() if hits and hits == max(led_to.values())}
        owners = {table for table in _LIKE if table in trees and page in trees[table].leaves}
        likely = likely & owners if likely and owners else likely | owners
    if len(likely) == 1:
        yield from ((table, row) for table in likely for _, row in content)


def _bytes(path: Path) -> bytes:
    """Read a file; of a disk that fails in places, everything else, with zeros there. Raises OSError."""
    with suppress(OSError):
        return path.read_bytes()
    content = bytearray()
    with path.open("rb") as file:
        for at in range(0, path.stat().st_size, PAGE):
            page = b""
            with suppress(OSError):
                file.seek(at)
                page = file.read(PAGE)
            content += page.ljust(PAGE, b"\0")
    return bytes(content)
