"""A sheet of paper before it is paper: words, lines and boxes at their places, and what each is part of.

A unit is a tenth of a point, so that type is set in whole units on every device.
"""

from collections.abc import Sequence
from enum import Enum

import msgspec
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

POINT = 10
#: A4, and margins that every printer has.
WIDTH, HEIGHT = 5953, 8419
MARGIN = 425
#: Faces that a PDF may carry within it, the usual one of each system first; some systems' own type may not be.
FACES = ("Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Noto Sans")


class Size(Enum):
    """Sizes of type in units: nothing on the page is smaller than nine points."""

    TITLE = 160
    HEADING = 110
    PLAIN = 95
    SMALL = 90


class Fill(Enum):
    """What a box is filled with; all of them survive a photocopier."""

    NONE = "none"
    FULL = "full"
    HATCHED = "hatched"
    PALE = "pale"


class Element(msgspec.Struct, frozen=True):
    """What some words are, as a PDF names it, and the place of what it is part of."""

    kind: str
    parent: int | None
    alt: str = ""


class Words(msgspec.Struct, frozen=True):
    """One line of text from its left end, `y` being its baseline."""

    x: float
    y: float
    text: str
    size: Size
    bold: bool
    element: int


class Box(msgspec.Struct, frozen=True):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill


class Line(msgspec.Struct, frozen=True):
    """A straight line; `width` is its thickness."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    pale: bool = False


class Sheet(msgspec.Struct):
    """Everything on the page, in the order of reading."""

    title: str
    family: str = ""
    marks: list[Words | Box | Line] = msgspec.field(default_factory=list)
    elements: list[Element] = msgspec.field(default_factory=lambda: [Element("Document", None)])

    def begin(self, kind: str, parent: int = 0, alt: str = "") -> int:
        """Begin a part, and give its place."""
        self.elements.append(Element(kind, parent, alt))
        return len(self.elements) - 1

    def write(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        text: str,
        element: int,
        *,
        size: Size = Size.PLAIN,
        bold: bool = False,
        side: float = 0,
    ) -> None:
        """Put a line of text with its left end at `x`; its middle with a `side` of 0.5, its right end with 1."""
        self.marks.append(Words(x - side * self.length(text, size, bold=bold), y, text, size, bold, element))

    def length(self, text: str, size: Size = Size.PLAIN, *, bold: bool = False) -> float:
        """Give how long a line of text is."""
        return QFontMetricsF(font(self.family, size, bold=bold)).horizontalAdvance(text)

    def folded(self, text: str, width: float, size: Size = Size.PLAIN) -> list[str]:
        """Give a text as lines that are no longer than `width`, but for words that are by themselves."""
        metrics, lines = QFontMetricsF(font(self.family, size)), [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    @property
    def words(self) -> Sequence[Words]:
        """Give all lines of text, in the order of reading."""
        return [mark for mark in self.marks if isinstance(mark, Words)]


def face() -> str:
    """Give the type that the page is set in; nothing where there is none here."""
    known = set(QFontDatabase.families())
    return next((name for name in FACES if name in known), QFont().family() if known else "")


def font(family: str, size: Size, *, bold: bool = False) -> QFont:
    """Give a font that is as wide on the screen as on paper, and whose letters can be found one by one."""
    made = QFont(family)
    made.setPixelSize(size.value)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("liga"), 0)  # or a reader meets the one sign “fi” instead of two letters
    return made
