"""What the settings are laid out in: cards, and rows of words with a control beside or below them."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.settings import Settings
from coach.ui.fitting import Buttons
from coach.ui.settings_views import Place
from coach.ui.theme import TARGET, Space

#: A control stands beside its words in a row at least this many lines of type wide.
ROOM_FOR_BESIDE = 22


class Row(QWidget):
    """What a control is for, in words, and the control."""

    def __init__(self, words: str, control: QWidget, hint: str = "", *, shares: tuple[int, int] = (2, 3)) -> None:
        """`shares` of the width are for the words and for the control beside them."""
        super().__init__()
        self.control, self._shares = control, shares
        self.words, self.hint = label("plain", words), label("small")
        self._lines = QWidget()
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(QMargins())
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(self.words)
        lines.addWidget(self.hint)
        lines.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for side in (self._lines, control):
            self._sides.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self.say(hint)
        self._lay()

    def say(self, hint: str) -> None:
        """Explain in a line below the words; nothing with an empty text."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control below its words where there is no room beside them."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def _lay(self) -> None:
        beside = self.width() > ROOM_FOR_BESIDE * self.fontMetrics().height()
        self._lines.setMinimumHeight(self._first_line() if beside else 0)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setSpacing(Space.WIDE if beside else Space.TIGHT)
        self._sides.setContentsMargins(
            0, 0, 0, 0 if beside else Space.TIGHT
        )  # farther from the next words than from its own
        self._sides.setDirection(direction)
        for place, share in enumerate(self._shares):
            self._sides.setStretch(place, share if beside else 0)  # or what is below would be as low as it can be

    def _first_line(self) -> int:
        """Give the height of a button, beside whose middle the words stand."""
        return max(TARGET, self.fontMetrics().lineSpacing() + 2 * Space.TIGHT)


class Sides(Buttons):
    """Two buttons side by side, or one above the other where there is no room."""

    def __init__(self, one: QPushButton, other: QPushButton) -> None:
        super().__init__(one, other, gap=Space.TIGHT)


class Card(QFrame):
    """A heading, perhaps a line, and rows."""

    changed = Signal(Settings)

    def __init__(self, heading: str, note: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.heading, self.note = label("heading", heading), label("small", note)
        self._settings = Settings()
        self._parts: list[QWidget] = []
        self.lines: dict[Place, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        self._column.setSpacing(Space.NORMAL)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.heading)
        top.addWidget(self.note)
        self._column.addLayout(top)
        self.note.setVisible(bool(note))

    def add(self, *parts: QWidget) -> None:
        """Put rows and lines below what is there."""
        self._parts += parts
        for part in parts:
            self._column.addWidget(part)

    def add_line(self, place: Place) -> None:
        """Keep a line below what is there for what happens when it is pressed."""
        self.lines[place] = label("why")
        self.lines[place].hide()
        self.add(self.lines[place])

    @property
    def stops(self) -> list[QWidget]:
        """Give what the Tab key stops at, in reading order."""
        return [stop for part in self._parts for stop in _stops(part.control if isinstance(part, Row) else part)]

    def want(self, **values: Any) -> None:
        """Tell the settings with these values in them."""
        self.changed.emit(replace(self._settings, **values))


def label(name: str, text: str = "") -> QLabel:
    """Make a label that the style sheet knows by this name, its text as it stands."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a path and the name of a voice may look like anything
    return made


def _stops(widget: QWidget) -> list[QWidget]:
    """Give what the Tab key stops at in a control, which may be made of several."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return [widget]
    children = (child for child in widget.children() if isinstance(child, QWidget))
    return [stop for child in children for stop in _stops(child)]
