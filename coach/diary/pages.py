"""Reads rows out of the pages of a database that SQLite may refuse, by the format of its file alone.

The format is described at https://www.sqlite.org/fileformat2.html; the sections are named below.
"""

from collections.abc import Iterator, Mapping

import msgspec

#: The diary's pages have this size, and no bytes set apart.
PAGE = 4096
_LEAF, _INNER, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
#: The deepest tree and the longest row that could be the diary's.
_DEEPEST, _LONGEST = 20, 1 << 20

Value = int | float | str | bytes | None
Row = tuple[Value, ...]
Numbered = tuple[int, Row]  # a row with its number in the table
_FAULTS = (ValueError, IndexError, KeyError)


class Walk(msgspec.Struct):
    """What was found below one root."""

    leaves: list[int] = msgspec.field(default_factory=list)
    rows: list[Numbered] = msgspec.field(default_factory=list)  # of an index the number is the row's that it leads to
    seen: set[int] = msgspec.field(default_factory=set)
    whole: bool = True  # no page or row of the tree could not be read


def split(content: bytes) -> dict[int, bytes]:
    """Give the pages of a file by number, the first is 1; a torn one at the end is filled with zeros."""
    starts = range(0, len(content), PAGE)
    return {number: content[at : at + PAGE].ljust(PAGE, b"\0") for number, at in enumerate(starts, 1)}


def walk(pages: Mapping[int, bytes], root: int) -> Walk:
    """Give the rows of the table or the index whose tree begins at `root`, as far as they can be read."""
    found = Walk()
    _below(pages, root, found, _DEEPEST)
    return found


def page_rows(pages: Mapping[int, bytes], number: int) -> Iterator[Numbered | None]:
    """Give the rows that stand on a page (1.6 B-tree pages), and None for one that cannot be read."""
    page, head = pages[number], _head(number)
    for cell in _cells(page, head):
        try:
            if page[head] == _LEAF:
                yield _table_row(pages, page, cell)
            else:  # the inner pages of an index hold keys, too, each behind its child
                yield _index_row(page, cell + (4 if page[head] == _INDEX_INNER else 0))
        except _FAULTS:
            yield None


def is_leaf(pages: Mapping[int, bytes], number: int) -> bool:
    """Tell whether a page looks like a leaf of a table."""
    return pages[number][_head(number)] == _LEAF


def _below(pages: Mapping[int, bytes], number: int, found: Walk, depth: int) -> None:
    kind = pages[number][_head(number)] if number in pages else 0
    if number in found.seen or not depth or kind not in {_LEAF, _INNER, _INDEX_LEAF, _INDEX_INNER}:
        found.whole = False
        return
    found.seen.add(number)
    if kind in {_INNER, _INDEX_INNER}:
        for child in _children(pages[number], _head(number)):
            _below(pages, child, found, depth - 1)
    if kind == _INNER:
        return
    found.leaves.append(number)
    for row in page_rows(pages, number):
        if row is None:
            found.whole = False
        else:
            found.rows.append(row)


def _children(page: bytes, head: int) -> list[int]:
    return [*(_int(page, cell, 4) for cell in _cells(page, head)), _int(page, head + 8, 4)]


def _cells(page: bytes, head: int) -> list[int]:
    """Give where the cells of a page begin."""
    begins = head + (12 if page[head] in {_INNER, _INDEX_INNER} else 8)
    count = min(_int(page, head + 3, 2), (PAGE - begins) // 2)
    return [_int(page, at, 2) for at in range(begins, begins + 2 * count, 2)]


def _head(number: int) -> int:
    return 100 if number == 1 else 0  # the first page begins with the file's header


def _int(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Give a number of variable length and where it ends."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _table_row(pages: Mapping[int, bytes], page: bytes, at: int) -> Numbered:
    length, at = _varint(page, at)
    number, at = _varint(page, at)
    row = _record(_payload(pages, page, at, length))
    if not row:
        raise ValueError(number)
    return number, row


def _index_row(page: bytes, at: int) -> Numbered:
    """Give the key, and the number of its row; a key of the diary is too short to overflow."""
    length, at = _varint(page, at)
    *key, number = _record(page[at : at + length])
    if not isinstance(number, int):
        raise ValueError(number)  # noqa: TRY004  (what was read is wrong, not what was given)
    return number, tuple(key)


def _payload(pages: Mapping[int, bytes], page: bytes, at: int, length: int) -> bytes:
    """Give a cell's content with what overflows into other pages (1.6 and 1.7)."""
    if length > _LONGEST:
        raise ValueError(length)
    least = (PAGE - 12) * 32 // 255 - 23
    here = length
    if length > PAGE - 35:
        here = least + (length - least) % (PAGE - 4)
        here = here if here <= PAGE - 35 else least
    if at + here > PAGE:
        raise ValueError(at)
    content, following = page[at : at + here], _int(page, at + here, 4)
    while len(content) < length:  # ends, since each page adds to it
        overflow = pages[following]
        content += overflow[4 : 4 + length - len(content)]
        following = _int(overflow, 0, 4)
    return content


def _record(content: bytes) -> Row:
    """Give the values of a row (2.1 Record format)."""
    head, at = _varint(content, 0)
    if head > len(content):
        raise ValueError(head)
    types, place = [], at
    while place < head:
        kind, place = _varint(content, place)
        types.append(kind)
    values, place = [], head
    for kind in types:
        length = _length(kind)
        if place + length > len(content):
            raise ValueError(kind)
        values.append(_value(kind, content[place : place + length]))
        place += length
    return tuple(values)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, content: bytes) -> Value:
    match kind:
        case 0:
            return None
        case 8 | 9:
            return kind - 8
        case 7:
            raise ValueError("the diary has no fractions")
        case _ if kind < 7:
            return int.from_bytes(content, "big", signed=True)
        case _ if kind % 2:
            return content.decode("utf-8", "replace")
        case _:
            return content
