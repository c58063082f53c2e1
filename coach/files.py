"""Writes files whole or not at all, and for nobody but their owner, whatever the system would let others see."""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

#: So much of a file's name stands in that of its part; a name has 255 bytes at most, and a character up to 4 of them.
BEGINNING = 40


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step, so that a fault on the way leaves what was there. Raises OSError."""
    with whole(path) as file:
        file.write(content)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its place in one step when all is in it, for its owner alone. Raises OSError."""
    path = behind_links(path)
    part = part_of(path)
    try:
        with open(part, "wb", opener=for_its_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """Give where a file is written until it is whole: beside it, and no longer a name than a folder can have."""
    return path.with_name(f"{path.stem[:BEGINNING]}.{os.getpid()}-{threading.get_ident()}.part")


def behind_links(path: Path) -> Path:
    """Give the file that a link stands for, so that the link stays one; any other as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114  (it raises nothing)


def make_private(folder: Path) -> None:
    """Make a folder, and those it lies in, for their owner alone; one that is there stays as it is. Raises OSError."""
    if not folder.is_dir():
        if folder.parent != folder:
            make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def for_its_owner(path: str, flags: int) -> int:
    """Open a file so that a new one can be read by its owner only; for `open`."""
    return os.open(path, flags, 0o600)
