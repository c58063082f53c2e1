"""What a page scrolls in: downwards only, without a place of its own for the keyboard."""

from PySide6.QtCore import QMargins, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from coach.ui.theme import Space


def scroller() -> QScrollArea:
    """Give an area whose content takes its width."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class Edge(QObject):
    """Lets what scrolls end at the same place with and without a scroll bar, which stands in the margin."""

    def __init__(self, scroller: QScrollArea, inner: QWidget, column: QVBoxLayout) -> None:
        """`inner` is scrolled, `column` its layout, and Space.WIDE the margin of that."""
        super().__init__(scroller)
        self._scroller, self._inner, self._column = scroller, inner, column
        scroller.verticalScrollBar().rangeChanged.connect(self.keep)

    def keep(self) -> None:
        """Give the scroll bar its room, where there is one."""
        bar = self._scroller.verticalScrollBar()
        room, most = self._scroller.width(), self._inner.maximumWidth()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        margins = QMargins(self._column.contentsMargins())
        left = max(0, Space.WIDE - (min(room, most) - min(room - taken, most)))
        mirrored = self._inner.layoutDirection() is Qt.LayoutDirection.RightToLeft  # then the bar is on the left
        margins.setLeft(left if mirrored else Space.WIDE)
        margins.setRight(Space.WIDE if mirrored else left)
        if margins != self._column.contentsMargins():
            self._column.setContentsMargins(margins)
