"""Reads the write-ahead log beside the diary, frame by frame, and tells whether it is damaged.

SQLite stops at the first frame that is not right, and silently leaves out whatever was written after it: so it looks
the same whether the last write was cut short, which is harmless, or an earlier one has been damaged since.
The format is section 4 of https://www.sqlite.org/fileformat2.html.
"""

import struct
from collections.abc import Iterator

import msgspec

from coach.diary.pages import PAGE

_HEAD, _FRAME = 32, 24
_BIG, _LITTLE = 0x377F0683, 0x377F0682
_WORD = 0xFFFFFFFF


class Log(msgspec.Struct):
    """The pages that the log holds as last committed, by number, and whether nothing of it is damaged."""

    pages: dict[int, bytes] = msgspec.field(default_factory=dict)
    whole: bool = True


class _Frame(msgspec.Struct, frozen=True):
    page: int
    ends: bool  # a transaction
    right: bool  # by its own checksum and the one of the frame before
    content: bytes


def read_log(content: bytes) -> Log:
    """Give what the log holds; of a damaged one all that is right by itself."""
    if not any(content[:_HEAD]) and not any(content):
        return Log()
    log = Log(whole=_head_is_right(content))
    after = _right_after_damage(content) if log.whole else True
    log.whole = log.whole and not after
    waiting: dict[int, bytes] = {}
    for frame in _frames(content):
        if not frame.right:
            if log.whole:
                break  # the last write was cut short
            continue
        waiting[frame.page] = frame.content
        if frame.ends:
            log.pages |= waiting
            waiting = {}
    return log


def _right_after_damage(content: bytes) -> bool:
    """Tell whether a frame is right behind a transaction that is not."""
    wrong = ended = False
    for frame in _frames(content):
        if frame.right and wrong and ended:
            return True
        wrong = wrong or not frame.right
        ended = ended or (wrong and frame.ends)
    return False


def _frames(content: bytes) -> Iterator[_Frame]:
    """Give the frames of the log's present round, which its salt tells from older ones."""
    order = ">" if content[:4] == _BIG.to_bytes(4, "big") else "<"
    salt = content[16:24] if _head_is_right(content) else content[_HEAD + 8 : _HEAD + 16]
    seed = content[24:32]
    for at in range(_HEAD, len(content) - _FRAME - PAGE + 1, _FRAME + PAGE):
        head, page = content[at : at + _FRAME], content[at + _FRAME : at + _FRAME + PAGE]
        same = head[8:16] == salt
        right = same and _checksum(head[:8] + page, seed, order) == head[16:24]
        yield _Frame(int.from_bytes(head[:4], "big"), same and any(head[4:8]), right, page)
        seed = head[16:24]


def _head_is_right(content: bytes) -> bool:
    magic = int.from_bytes(content[:4], "big")
    if magic not in {_BIG, _LITTLE} or int.from_bytes(content[8:12], "big") != PAGE:
        return False
    return _checksum(content[:24], bytes(8), ">" if magic == _BIG else "<") == content[24:32]


def _checksum(data: bytes, seed: bytes, order: str) -> bytes:
    """Give the checksum of some words that follow on a checksum (4.2 Checksum algorithm)."""
    first, second = struct.unpack(">2I", seed)
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = first + one + second & _WORD
        second = second + other + first & _WORD
    return struct.pack(">2I", first, second)
