"""The screen that lists which key does what, drawn as keys with words beside them."""

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.ui.keys_views import GROUPS, Group, Keys
from coach.ui.scroller import scroller
from coach.ui.settings_rows import label
from coach.ui.theme import Space, Theme

#: Cards stand in two columns on a page at least this many lines of type wide.
ROOM_FOR_TWO = 44
#: Words stand beside their keys on a card at least this many lines of type wide, and below them on a smaller one.
ROOM_FOR_BESIDE = 18
#: The keys of a row take this share of its width, in fifths.
SHARE = 2
#: How far these keys move through the list, in screens.
SCROLLS = {Qt.Key.Key_Down: 0.1, Qt.Key.Key_Up: -0.1, Qt.Key.Key_PageDown: 0.9, Qt.Key.Key_PageUp: -0.9}


class KeyRow(QWidget):
    """Some keys, and what they do."""

    def __init__(self, row: Keys) -> None:
        super().__init__()
        self.caps = tuple(_together(held) for held in row.drawn)
        self.words = label("plain", tr(row.does))
        self._lines: tuple[tuple[QWidget, ...], ...] = ()
        self._keys = QWidget()
        self._rows = tuple(_line() for _ in self.caps)
        column = QVBoxLayout(self._keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for line, _row in self._rows:
            column.addWidget(line)
        column.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(self._keys, SHARE)
        self._sides.addWidget(self.words, 5 - SHARE, Qt.AlignmentFlag.AlignTop)

    def lay(self, width: int, *, beside: bool) -> None:
        """Put the words beside the keys or below them, and as many keys in a line as fit a row of this width."""
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(direction)
        self._sides.setSpacing(Space.NORMAL if beside else 2)
        self.words.setMinimumHeight(self.caps[0].sizeHint().height() if beside else 0)  # level with the first keys
        lines = self._broken((width - Space.NORMAL) * SHARE // 5 if beside else width)
        if lines != self._lines:
            self._lines = lines
            self._fill()

    def _broken(self, room: int) -> tuple[tuple[QWidget, ...], ...]:
        """Give the alternatives by lines."""
        lines: list[list[QWidget]] = [[]]
        left = room
        for cap in self.caps:
            wide = cap.sizeHint().width() + Space.TIGHT
            if lines[-1] and wide > left + Space.TIGHT:
                lines.append([])
                left = room
            lines[-1].append(cap)
            left -= wide
        return tuple(tuple(line) for line in lines)

    def _fill(self) -> None:
        """Deal the alternatives to the lines: moved, for Python holds on to what is taken out of a layout too long."""
        for place, (line, row) in enumerate(self._rows):
            caps = self._lines[place] if place < len(self._lines) else ()
            for column, cap in enumerate(caps):
                row.insertWidget(column, cap)
            line.setVisible(bool(caps))


class KeyCard(QFrame):
    """The keys of one place; a stop of the Tab key, so that it can be gone to and read without a mouse."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.setObjectName("section")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr(group.heading))
        self.setAccessibleDescription(group.text)
        self.rows = tuple(KeyRow(row) for row in group.rows)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.NORMAL)
        column.addWidget(label("heading", tr(group.heading)))
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)

    def lay(self, width: int) -> None:
        """Arrange the rows for a card of this width."""
        inner = width - 2 * Space.WIDE - 4  # the border's two pixels on each side
        beside = inner > ROOM_FOR_BESIDE * self.fontMetrics().height()
        self._column.setSpacing(Space.NORMAL if beside else Space.WIDE)
        for row in self.rows:
            row.lay(inner, beside=beside)


class KeysPage(QWidget):
    """Draws the list of keys."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._columns = 0
        self.title, self.back = label("lead", self.tr("Keys")), QPushButton(tr("\N{LEFTWARDS ARROW} &Back"))
        self.back.setAutoDefault(True)  # Return presses it, as Space does
        self.back.clicked.connect(self.closed)
        self.cards = {group.id: KeyCard(group) for group in GROUPS}
        self.scroller, self.inner = scroller(), QWidget()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw the keys in these colours, and make room for the type, which may have another size."""
        self.inner.setStyleSheet(
            f"QLabel#cap {{ background: {theme.raised}; border: 2px solid {theme.edge}; border-bottom-width: 4px;"
            f" border-radius: 8px; padding: 2px {Space.TIGHT}px; font-weight: 600; }}"
        )
        self._lay()

    def begin(self) -> None:
        """Stand at the top, where arrows move through the list; on a button they would move among the buttons."""
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list; who goes back by Escape is the window."""
        share = SCROLLS.get(Qt.Key(event.key()))
        if share is None:
            super().keyPressEvent(event)
        else:
            bar = self.scroller.verticalScrollBar()
            bar.setValue(bar.value() + round(share * bar.pageStep()))

    def _lay(self) -> None:
        columns = 2 if self.width() > ROOM_FOR_TWO * self.fontMetrics().height() else 1
        if columns != self._columns:
            self._columns = columns
            self._deal(columns)
        bar = self.scroller.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - 2 * Space.WIDE - (columns - 1) * Space.NORMAL
        for card in self.cards.values():
            card.lay(room // columns)

    def _deal(self, columns: int) -> None:
        """Deal the cards to the columns so that the first is read before the second."""
        cards = list(self.cards.values())
        whole, dealt = sum(len(card.rows) + 1 for card in cards), 0
        for card in cards:
            self._sides[int(dealt * columns >= whole)].addWidget(card)
            dealt += len(card.rows) + 1
        self._second.setVisible(columns == 2)
        for one, other in itertools.pairwise((self.back, *self.cards.values())):
            QWidget.setTabOrder(one, other)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        first, self._second = QWidget(), QWidget()
        self._sides = tuple(_column(side) for side in (first, self._second))
        sides = QHBoxLayout(self.inner)
        sides.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        sides.setSpacing(Space.NORMAL)
        for side in (first, self._second):
            sides.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        self.scroller.setWidget(self.inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.scroller, 1)


def _column(side: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.NORMAL)
    return column


def _line() -> tuple[QWidget, QHBoxLayout]:
    """Give an empty line, and what its keys stand in."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.TIGHT)
    row.addStretch(1)
    return line, row


def _together(held: tuple[str, ...]) -> QWidget:
    """Draw keys that are held together."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for place, cap in enumerate(held):
        if place:
            row.addWidget(QLabel("+"))
        drawn = QLabel(cap)
        drawn.setObjectName("cap")
        drawn.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(drawn)
    return whole
