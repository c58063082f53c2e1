"""The rows that every measurement gives, and the table they make."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_HEADS = ("Figure", "Measured", "Beside it, in the same run", "Wanted", "")
_MARKS = {True: "yes", False: "NO", None: ""}


class CannotRun(Exception):  # noqa: N818  (said as one would say it)
    """Something that a measurement needs is not installed; the message says what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, with what it is held against."""

    figure: str
    value: str
    reference: str
    wanted: str
    met: bool | None
    """Whether it is as wanted; None where nothing is wanted, or where it could not be measured."""


def show(rows: Sequence[Row]) -> str:
    """Give them as a Markdown table that can also be read as it stands."""
    cells = [_HEADS, *((row.figure, row.value, row.reference, row.wanted, _MARKS[row.met]) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADS))]
    lines = [
        "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def printed(measure: Callable[[], Sequence[Row]]) -> int:
    """Print what is measured, and give the exit status: 1 where a figure is missed, or nothing can be measured."""
    try:
        rows = measure()
    except CannotRun as why:
        print(f"This cannot run here: {why}.", file=sys.stderr)
        return 1
    print(show(rows))
    return int(any(row.met is False for row in rows))
