"""What the audit looks for, and what it finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


class Rule(StrEnum):
    """What is measured, as the table's columns have it."""

    CONTRAST = "contrast"  # of the least readable text with its ground, 1 to 21
    TYPE = "type px"  # the smallest text
    TARGET = "target px"  # the shortest side of what can be pressed
    NAMES = "names"  # without a name, with a wrong role, or with the name of another
    ORDER = "order"  # steps of the Tab key against the way one reads, and what it never comes to
    FOCUS = "focus"  # how much of a line around what has the keyboard changes clearly; round corners take a fifth
    FIT = "fit px"  # by how much something is cut off, covered or outside
    MIRROR = "mirror px"  # the same from right to left
    LONGER = "longer px"  # the same with words a third longer
    WORDS = "words"  # shown without having been through translation


#: What is wanted of the rules whose figure is to be large; of the others, none or nothing.
LEAST = {Rule.CONTRAST: 7.0, Rule.TYPE: 16.0, Rule.TARGET: 44.0, Rule.FOCUS: 0.8}


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a rule is broken."""

    rule: Rule
    page: str
    widget: str
    figure: str


@dataclass(frozen=True, slots=True)
class Result:
    """The worst figure of one rule on one page, None where there was nothing to measure, and its faults."""

    rule: Rule
    page: str
    worst: float | None
    faults: tuple[Fault, ...] = ()


def smallest(rule: Rule, page: str, figures: Iterable[tuple[float, str]]) -> Result:
    """Give the result of a rule that wants each figure to be large; each stands beside where it was found."""
    found = sorted(figures)
    low = tuple(Fault(rule, page, where, f"{figure:.2f}") for figure, where in found if figure < LEAST[rule])
    return Result(rule, page, found[0][0] if found else None, low)


def largest(rule: Rule, page: str, figures: Iterable[tuple[float, str]]) -> Result:
    """Give the result of a rule that wants nothing at all to be found."""
    found = sorted(figures, reverse=True)
    return Result(
        rule,
        page,
        found[0][0] if found else 0.0,
        tuple(Fault(rule, page, where, f"{figure:.0f} px") for figure, where in found),
    )


def counted(rule: Rule, page: str, troubles: Iterable[tuple[str, str]]) -> Result:
    """Give the result of a rule that counts; each trouble is a place and a sentence."""
    faults = tuple(Fault(rule, page, where, what) for where, what in troubles)
    return Result(rule, page, float(len(faults)), faults)


def called(widget: QWidget) -> str:
    """Give words by which a person finds a widget in the source."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    words = text or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} “{words[:48]}” in {_page(widget)}"


def _page(widget: QWidget) -> str:
    above = widget.parentWidget()
    while above and not type(above).__module__.startswith("coach."):
        above = above.parentWidget()
    return type(above).__name__ if above else "the window"
