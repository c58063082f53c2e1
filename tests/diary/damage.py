"""Ways in which a file goes bad."""

from collections.abc import Callable
from random import Random

PAGE = 4096
FRAME = 24 + PAGE

Way = Callable[[bytearray, Random, int], None]


def flip(content: bytearray, dice: Random, size: int) -> None:
    for _ in range(dice.choice([1, 1, 2, 8, 60])):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def flip_head(content: bytearray, dice: Random, size: int) -> None:
    content[dice.randrange(min(400, len(content)))] = dice.randrange(256)


def smear(content: bytearray, dice: Random, size: int) -> None:
    at, length = dice.randrange(len(content)), dice.randrange(1, 3_000)
    content[at : at + length] = dice.randbytes(len(content[at : at + length]))


def cut(content: bytearray, dice: Random, size: int) -> None:
    del content[dice.randrange(len(content)) :]


def cut_at_page(content: bytearray, dice: Random, size: int) -> None:
    del content[len(content) // size // 2 * size :]


def zero(content: bytearray, dice: Random, size: int) -> None:
    at = dice.randrange(len(content) // size) * size
    content[at : at + size] = bytes(len(content[at : at + size]))


def swap(content: bytearray, dice: Random, size: int) -> None:
    one, other = (dice.randrange(len(content) // size) * size for _ in range(2))
    content[one : one + size], content[other : other + size] = (
        content[other : other + size],
        content[one : one + size],
    )


def double(content: bytearray, dice: Random, size: int) -> None:
    one, other = (dice.randrange(len(content) // size) * size for _ in range(2))
    content[one : one + size] = content[other : other + size]


def lengthen(content: bytearray, dice: Random, size: int) -> None:
    content += dice.randbytes(dice.randrange(1, 3 * size))


def replace_all(content: bytearray, dice: Random, size: int) -> None:
    content[:] = dice.choice([b"", b"\0" * len(content), dice.randbytes(len(content)), b"<html>" * 900])


WAYS: tuple[Way, ...] = (flip, flip, flip_head, smear, cut, cut_at_page, zero, swap, double, lengthen, replace_all)
#: What leaves the bytes of each row as they were, so that nothing may come out that was not there.
WHOLE_ROWS = (cut_at_page, zero, swap, double)
