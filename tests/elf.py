"""Reads from a Linux library which other libraries it needs."""

import struct
from collections.abc import Iterator
from pathlib import Path

#: Numbers of the ELF format: kinds of program header, and tags of the dynamic section.
LOAD, DYNAMIC = 1, 2
END, NEEDED, STRINGS = 0, 1, 5


def needed(library: Path) -> Iterator[str]:
    """Give the names of what a 64-bit little-endian library is linked to."""
    image = library.read_bytes()
    assert image[:6] == b"\x7fELF\x02\x01", library
    headers = list(_headers(image))
    entries = [entry for kind, at, _, size in headers if kind == DYNAMIC for entry in _entries(image, at, size)]
    address = next(value for tag, value in entries if tag == STRINGS)
    names = next(
        at + address - start for kind, at, start, size in headers if kind == LOAD and start <= address < start + size
    )
    for tag, value in entries:
        if tag == NEEDED:
            yield image[names + value : image.index(b"\0", names + value)].decode()


def _headers(image: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Give kind, offset in the file, address and size of each part."""
    (start,) = struct.unpack_from("<Q", image, 32)
    size, count = struct.unpack_from("<HH", image, 54)
    for number in range(count):
        kind, _, at, address, _, length = struct.unpack_from("<IIQQQQ", image, start + number * size)
        yield kind, at, address, length


def _entries(image: bytes, start: int, size: int) -> Iterator[tuple[int, int]]:
    for tag, value in struct.iter_unpack("<qQ", image[start : start + size]):
        if tag == END:
            return
        yield tag, value
