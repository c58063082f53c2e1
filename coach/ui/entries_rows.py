"""The rows of the list of entries: the model that hands them over, and how each is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach.diary.entries import Session
from coach.ui.history_entries import Entry, EntryView, words
from coach.ui.theme import TARGET, THEMES, Space, Theme, ThemeName

#: So many rows are handed to the list at a time.
BIT = 500
ENTRY = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Entries(QAbstractListModel):
    """The entries as a model: handed to the list bit by bit, and put into words when they are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[Entry] = ()
        self._handed = 0

    def show(self, shown: Sequence[Entry]) -> None:
        """Offer these entries."""
        self.beginResetModel()
        self.shown, self._handed = shown, min(BIT, len(shown))
        self.endResetModel()

    def reach(self, row: int) -> QModelIndex:
        """Hand over all up to a row, and give its place."""
        while row >= self._handed and self.canFetchMore():
            self.fetchMore()
        return self.index(row)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the entries handed over: laying out tens of thousands takes the list too long."""
        return 0 if parent.isValid() else self._handed

    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Tell whether there are more."""
        return not parent.isValid() and self._handed < len(self.shown)

    def fetchMore(self, parent: _Index = _NOWHERE) -> None:  # noqa: ARG002, N802 - Qt's name
        """Hand some more over."""
        count = min(BIT, len(self.shown) - self._handed)
        self.beginInsertRows(_NOWHERE, self._handed, self._handed + count - 1)
        self._handed += count
        self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give an entry, or its words."""
        if not index.isValid():
            return None
        entry = self.shown[index.row()]
        return words(entry).line if role == Qt.ItemDataRole.DisplayRole else entry if role == ENTRY else None


class Row(QStyledItemDelegate):
    """Paints an entry on two lines, or on three where the type is large."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = THEMES[ThemeName.LIGHT]
        self.narrow = False

    def height(self, metrics: QFontMetrics) -> int:
        """Give the height of every row."""
        return max(TARGET, (3 if self.narrow else 2) * metrics.height() + 2 * Space.TIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt hands it over
        """Give the same size to all."""
        return QSize(0, self.height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw an entry: its mark, when and what, and the rest."""
        entry: Entry = index.data(ENTRY)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option.rect, chosen=chosen, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        line = option.fontMetrics.height()
        box = option.rect.adjusted(Space.NORMAL, Space.TIGHT, -Space.SMALL, -Space.TIGHT)
        self._mark(painter, QPointF(box.left() + 7, box.top() + line / 2), entry, chosen=chosen)
        self._words(painter, box.adjusted(14 + Space.SMALL, 0, 0, 0), option.font, words(entry), chosen=chosen)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, *, chosen: bool, focused: bool) -> None:
        if chosen:
            painter.setPen(QPen(QColor(self.theme.focus), 4) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.action))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 10, 10)
            return
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if focused:
            painter.setPen(QPen(QColor(self.theme.focus), 4))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 10, 10)

    def _mark(self, painter: QPainter, middle: QPointF, entry: Entry, *, chosen: bool) -> None:
        """Draw a dot for a session, a ring for one that was not finished, a square on its corner for a cramp.

        The words for it stand beside it.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(entry, Session):
            colour = QColor(self.theme.on_action if chosen else self.theme.done)
            if entry.completed:
                painter.setBrush(colour)
                painter.drawEllipse(middle, 7, 7)
            else:
                painter.setPen(QPen(colour, 2))
                painter.drawEllipse(middle, 6, 6)
            return
        painter.setBrush(QColor(self.theme.on_action if chosen else self.theme.stretch))
        painter.drawPolygon([middle + QPointF(x, y) for x, y in ((0, -8), (8, 0), (0, 8), (-8, 0))])

    def _words(self, painter: QPainter, box: QRect, font: QFont, view: EntryView, *, chosen: bool) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        lines = [(bold, view.what), (font, " · ".join(part for part in (view.when, view.detail, view.note) if part))]
        if self.narrow:
            lines = [(bold, view.what), (font, view.when), (font, " · ".join(filter(None, (view.detail, view.note))))]
        for number, (face, text) in enumerate(lines):
            painter.setFont(face)
            second = self.theme.quiet if number else self.theme.text
            painter.setPen(QColor(self.theme.on_action if chosen else second))
            metrics = QFontMetrics(face)
            place = box.translated(0, number * metrics.height())
            told = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, told)
