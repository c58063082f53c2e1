"""Keeps what was pressed at its place on the screen while the page around it changes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from coach.ui.settings_rows import Row

#: A change of size may ask for another; more often than this it does not.
ROUNDS = 4


class Stillness:
    """Scrolls as far as a change has moved what the person is at."""

    def __init__(self, page: QWidget, scroller: QScrollArea, inner: QWidget, column: QVBoxLayout) -> None:
        """`inner` is scrolled, and `column` its layout, at whose end room is added where the scrolling needs it."""
        self._page, self._scroller, self._inner, self._column = page, scroller, inner, column
        self._end = column.contentsMargins().bottom()
        self._room = 0

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the place through what is changed within."""
        held = self._held() if self._page.isVisible() else None
        before = self._place(held) if held else 0
        yield
        if held is None:
            return
        settle()
        if held.isVisible():
            self._scroll(self._place(held) - before)

    def begin(self) -> None:
        """Stand at the top."""
        self._make_room(0)
        self._scroller.verticalScrollBar().setValue(0)

    def _scroll(self, by: int) -> None:
        if by == 0 and self._room == 0:
            return
        bar = self._scroller.verticalScrollBar()
        to = bar.value() + by
        self._make_room(max(0, to - (bar.maximum() - self._room)))
        bar.setValue(to)

    def _make_room(self, room: int) -> None:
        """Let the page end so much farther down than its last card."""
        if room == self._room:
            return
        self._room = room
        margins = self._column.contentsMargins()
        margins.setBottom(self._end + room)
        self._column.setContentsMargins(margins)
        settle()

    def _held(self) -> QWidget | None:
        """Give what has the keyboard, as what was pressed has; where that is out of sight, the first row in sight."""
        focus = QApplication.focusWidget()
        if focus and self._inner.isAncestorOf(focus) and self._seen(focus):
            return focus
        return next((row for row in self._inner.findChildren(Row) if row.isVisible() and self._seen(row)), None)

    def _seen(self, widget: QWidget) -> bool:
        view = self._scroller.viewport()
        return 0 <= widget.mapTo(view, widget.rect().center()).y() < view.height()

    def _place(self, widget: QWidget) -> int:
        return widget.mapTo(self._page, QPoint(0, widget.height() // 2)).y()


def settle() -> None:
    """Let all sizes be worked out now, before anything is painted."""
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
