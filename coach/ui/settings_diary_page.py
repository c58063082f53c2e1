"""What the pages behind the diary's card have in common: a title, the way back, and cards below one another."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.ui.scroller import scroller
from coach.ui.settings_rows import label
from coach.ui.theme import Space, Theme

#: The cards are no wider than this many lines of type are high, and two stand side by side from this width on.
LINE, ROOM_FOR_TWO = 46, 40


class DiaryPage(QWidget):
    """The frame of such a page; who derives from it fills the column."""

    closed = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.line = label("lead", title), label("line")
        self.back = QPushButton(tr("\N{LEFTWARDS ARROW} &Back"))
        self.back.clicked.connect(self.closed)
        self.scroller, self.inner = scroller(), QWidget()
        self.column = QVBoxLayout(self.inner)
        self._pairs: list[QBoxLayout] = []
        self._arrange_frame()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002  (the style sheet has all the colours)
        """Make room for the type, which may have another size."""
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def beside(self, one: QWidget, other: QWidget) -> None:
        """Put two cards side by side below what is there, or one above the other where there is no room."""
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        sides.setSpacing(Space.NORMAL)
        for each in (one, other):
            sides.addWidget(each, 1)
        self._pairs.append(sides)
        self.column.addLayout(sides)

    def begin(self) -> None:
        """Stand at the top with nothing told."""
        self.tell("")
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what happened below the title; nothing with an empty sentence."""
        self.line.setText(sentence)
        self.line.setVisible(bool(sentence))
        self.announce(sentence)

    def announce(self, sentence: str) -> None:
        """Let a screen reader say it."""
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _lay(self) -> None:
        line = self.fontMetrics().height()
        self.inner.setMaximumWidth(LINE * line + 2 * Space.WIDE)
        wide = self.width() > ROOM_FOR_TWO * line
        for pair in self._pairs:
            pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _arrange_frame(self) -> None:
        self.line.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        top.setSpacing(Space.SMALL)
        top.addLayout(head)
        top.addWidget(self.line)
        self.column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        self.column.setSpacing(Space.NORMAL)
        self.scroller.setWidget(self.inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.scroller, 1)


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


def card(*parts: QWidget, foot: QWidget | None = None) -> QFrame:
    """Give a card with these parts below one another, and one at its foot however high it is."""
    made = QFrame()
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
    column.setSpacing(Space.SMALL)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    if foot:
        column.addWidget(foot)
    return made
