"""What the pages behind the diary's card have in common: a title, the way back, and cards below one another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from coach.ui.fitting import grown
from coach.ui.meaning import Meaning
from coach.ui.page_frame import PageFrame
from coach.ui.settings_rows import label
from coach.ui.theme import Space
from coach.ui.told_line import ToldLine

#: Two cards stand side by side on a page at least this many lines of type wide.
ROOM_FOR_TWO = 40


class DiaryPage(PageFrame):
    """The frame of such a page; who derives from it fills the column."""

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self._pairs: list[QBoxLayout] = []
        self.line = ToldLine()
        self.line.hide()
        self.head.column.addWidget(self.line)
        self.back.clicked.connect(self.closed)

    def beside(self, one: QWidget, other: QWidget) -> None:
        """Put two cards side by side below what is there, or one above the other where there is no room."""
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for each in (one, other):
            sides.addWidget(each, 1)
        self._pairs.append(sides)
        self.column.addLayout(sides)

    def begin(self) -> None:
        """Stand at the top with nothing told."""
        self.tell("")
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def tell(self, sentence: str, *, fault: bool = False) -> None:
        """Say what happened below the title, calmly unless it is a fault; nothing with an empty sentence."""
        self.line.say(sentence, Meaning.ATTENTION if fault else Meaning.NEUTRAL)
        self.line.setVisible(bool(sentence))
        self.announce(sentence)

    def announce(self, sentence: str) -> None:
        """Let a screen reader say it."""
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def fit(self) -> None:
        """Take the room there is."""
        super().fit()
        line = self.fontMetrics().height()
        self.column.setSpacing(grown(Space.NORMAL, self))
        wide = self.width() > ROOM_FOR_TWO * line
        for pair in self._pairs:
            pair.setSpacing(grown(Space.NORMAL, self))
            pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class Bullets(QWidget):
    """A list of sentences, each behind a mark."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these; nothing takes any room where there are none."""
        if lines != self.lines:
            self.lines = lines
            while item := self._grid.takeAt(0):
                if old := item.widget():
                    old.hide()
                    old.deleteLater()
            for place, line in enumerate(lines):
                dot = label("plain", "\N{BULLET}")
                dot.setWordWrap(False)
                self._grid.addWidget(dot, place, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(label("plain", line), place, 1)
        self.setVisible(bool(lines))
