"""The screen that lists which key does what, drawn as keys with words beside them."""

import itertools

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.language.texts import mark, tr
from coach.ui.fold import Fold
from coach.ui.keys_views import GROUPS, Group, Keys
from coach.ui.page_frame import PageFrame
from coach.ui.settings_rows import label
from coach.ui.theme import Space

NO_NEED = mark("You can do everything with the mouse. These keys are for those who like them.")
#: Cards stand in two columns on a page at least this many lines of type wide.
ROOM_FOR_TWO = 44
#: Words stand beside their keys on a card at least this many lines of type wide, and below them on a smaller one.
ROOM_FOR_BESIDE = 18
#: The keys of a row take this share of its width, in fifths.
SHARE = 2
#: What a heading that can be pressed has around it, its border and all: the rows stand below its words.
INDENT = Space.TIGHT + 2
#: How far these keys move through the list, in screens.
SCROLLS = {Qt.Key.Key_Down: 0.1, Qt.Key.Key_Up: -0.1, Qt.Key.Key_PageDown: 0.9, Qt.Key.Key_PageUp: -0.9}


class KeyRow(QWidget):
    """Some keys, and what they do."""

    def __init__(self, row: Keys) -> None:
        super().__init__()
        self.caps = tuple(_together(held, another=place > 0) for place, held in enumerate(row.drawn))
        self.words = label("plain", tr(row.does))
        # Until they wear their type, nobody knows how many fit.
        self._lines: tuple[tuple[QWidget, ...], ...] = (self.caps,)
        self._keys = QWidget()
        self._rows = tuple(_line() for _ in self.caps)
        column = QVBoxLayout(self._keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for line, _row in self._rows:
            column.addWidget(line)
        column.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(INDENT, 0, 0, 0)
        self._sides.addWidget(self._keys, SHARE)
        self._sides.addWidget(self.words, 5 - SHARE, Qt.AlignmentFlag.AlignTop)
        self._fill()

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
    """The keys of one place, folded under its name or open; folded, too, a screen reader is told all of them.

    The rows are made when they are first wanted: most people open one card of nine.
    """

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.setObjectName("section")
        self.group, self._width = group, 0
        self.rows: tuple[KeyRow, ...] = ()
        self.fold = Fold(tr(group.heading))
        self.fold.setAccessibleDescription(group.text)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.fold)
        self._column.addStretch(1)
        self.fold.toggled.connect(self._show_rows)
        self._show_rows(False)

    def _show_rows(self, shown: bool) -> None:  # noqa: FBT001  (the fold says it so)
        bottom = Space.WIDE if shown else Space.TIGHT
        self._column.setContentsMargins(Space.WIDE - INDENT, Space.TIGHT, Space.WIDE - INDENT, bottom)
        if shown and not self.rows:
            self._make_rows()
        for row in self.rows:
            row.setVisible(shown)

    def _make_rows(self) -> None:
        self.rows = tuple(KeyRow(row) for row in self.group.rows)
        for place, row in enumerate(self.rows, start=1):  # below the fold
            self._column.insertWidget(place, row)
        if self._width:
            self.lay(self._width)

    def lay(self, width: int) -> None:
        """Arrange the rows for a card of this width."""
        self._width = width
        inner = width - 2 * Space.WIDE + INDENT - 4  # the border's two pixels on each side
        beside = inner > ROOM_FOR_BESIDE * self.fontMetrics().height()
        self._column.setSpacing(Space.NORMAL if beside else Space.WIDE)
        for row in self.rows:
            row.lay(inner, beside=beside)


class KeysPage(PageFrame):
    """Draws the list of keys: those that work everywhere, and the rest by their places."""

    def __init__(self) -> None:
        super().__init__(tr("Keys"))
        self._columns = 0
        self._beside, self._sides = QHBoxLayout(), (QVBoxLayout(), QVBoxLayout())
        self.back.clicked.connect(self.closed)
        self.cards = {group.id: KeyCard(group) for group in GROUPS}
        self._arrange()

    def begin(self) -> None:
        """Stand at the top, with what works everywhere open and all else folded."""
        for place, card in enumerate(self.cards.values()):
            card.fold.setChecked(place == 0)
        next(iter(self.cards.values())).fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list; who goes back by Escape is the window."""
        share = SCROLLS.get(Qt.Key(event.key()))
        if share is None:
            super().keyPressEvent(event)
        else:
            bar = self.scroller.verticalScrollBar()
            bar.setValue(bar.value() + round(share * bar.pageStep()))

    def fit(self) -> None:
        """Stand in two columns where there is room."""
        super().fit()
        columns = 2 if self.width() > ROOM_FOR_TWO * self.fontMetrics().height() else 1
        if columns != self._columns:
            self._columns = columns
            self._deal(columns)
        room = min(self.width(), self.inner.maximumWidth()) - 2 * Space.WIDE - (columns - 1) * Space.NORMAL
        for card in self.cards.values():
            card.lay(room // columns)

    def _deal(self, columns: int) -> None:
        """Deal the cards to the columns so that the first is read before the second."""
        cards = list(self.cards.values())
        lengths = [1 if place else len(card.group.rows) + 1 for place, card in enumerate(cards)]  # the first is open
        first = sum(sum(lengths[:place]) * columns < sum(lengths) for place in range(len(cards)))
        for side, dealt in zip(self._sides, (cards[:first], cards[first:]), strict=True):
            for place, card in enumerate(dealt):
                side.insertWidget(place, card)
        self._beside.setStretch(1, columns - 1)
        for one, other in itertools.pairwise((self.back, *(card.fold for card in cards))):
            QWidget.setTabOrder(one, other)

    def _arrange(self) -> None:
        self._beside.setSpacing(Space.NORMAL)
        for side in self._sides:
            side.setSpacing(Space.NORMAL)
            side.addStretch(1)
            self._beside.addLayout(side, 1)
        self.column.addWidget(label("plain", tr(NO_NEED)))
        self.column.addLayout(self._beside)
        self.column.addStretch(1)


def _line() -> tuple[QWidget, QHBoxLayout]:
    """Give an empty line, and what its keys stand in."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.TIGHT)
    row.addStretch(1)
    return line, row


def _together(held: tuple[str, ...], *, another: bool) -> QWidget:
    """Draw keys that are held together; `another`, instead of those before."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    if another:
        row.addWidget(QLabel(tr("or", "between keys")))
        row.addSpacing(4)
    for place, cap in enumerate(held):
        if place:
            row.addWidget(QLabel("+"))
        drawn = QLabel(cap)
        drawn.setObjectName("cap")
        drawn.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(drawn)
    return whole
