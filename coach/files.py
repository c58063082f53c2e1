"""Writes files whole or not at all, and for nobody but their owner, whatever the system would let others see."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step, so that a fault on the way leaves what was there. Raises OSError."""
    with whole(path) as file:
        file.write(content)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its place in one step when all is in it, for its owner alone. Raises OSError."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(part, "wb", opener=for_its_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def make_private(folder: Path) -> None:
    """Make a folder, and those it lies in, for their owner alone; one that is there stays as it is. Raises OSError."""
    if not folder.is_dir():
        if folder.parent != folder:
            make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def for_its_owner(path: str, flags: int) -> int:
    """Open a file so that a new one can be read by its owner only; for `open`."""
    return os.open(path, flags, 0o600)
