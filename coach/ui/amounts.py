"""How amounts stand on the controls that set them: minutes, seconds, per cent, and plain numbers to choose from."""

from collections.abc import Iterable

from coach.language import written
from coach.language.texts import tr


def minutes(number: int) -> str:
    """Give "5 minutes"."""
    return tr("%n minute(s)", "", number)


def seconds(number: int) -> str:
    """Give "10 seconds"."""
    return tr("%n second(s)", "", number)


def percent(number: int) -> str:
    """Give "150 %"."""
    return tr("{number} %", "per cent", number=written.number(number))


def numbers(wanted: Iterable[int]) -> list[tuple[str, str]]:
    """Give plain numbers to choose from, each with its key."""
    return [(str(number), written.number(number)) for number in wanted]


def holds() -> list[tuple[str, str]]:
    """Give the lengths of a hold to choose from, each with its key."""
    two, three = (tr("{number} s", "seconds, in short", number=written.number(number)) for number in (2, 3))
    return [("2", two), ("2.5", tr("2½ s", "two and a half seconds, in short")), ("3", three)]
