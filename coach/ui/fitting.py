"""Buttons laid out anew for the width there is, and for what they need: the one way to do so."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMargins
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QSizePolicy, QWidget

from coach.ui.theme import Size, Space

#: How high a line of type is, as a share of the type's own size.
_LINE = 1.2


def grown(space: Space, widget: QWidget) -> int:
    """Give a gap as large beside a widget's type as it is at 100%."""
    return max(int(space), round(space * widget.fontMetrics().height() / (_LINE * Size.NORMAL)))


class Fitting(QWidget):
    """Calls `fit` whenever there is another width, or the parts need another one."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the width decides the rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as large type needs."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Follow what the parts need, which changes with the size of the type, and which of them are there."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Lay the parts out for the width there is."""
        raise NotImplementedError

    def fitting(self, parts: Iterable[QWidget], gap: int) -> int:
        """Give how many columns there is room for, each as wide as the widest part; one at least."""
        widest = max((part.sizeHint().width() for part in parts), default=1)
        return max(1, (self.width() + gap) // (widest + gap))

    def keep_height(self, layout: QLayout) -> None:
        """Be as high as this now is, told at once and not at the next layout."""
        self.setMinimumHeight(layout.sizeHint().height())


class Buttons(Fitting):
    """Buttons side by side, those of a row equally high; as many rows as they need.

    Where a whole row is too narrow for one of them, its words go on in the next line.
    """

    def __init__(self, *buttons: QPushButton, gap: Space = Space.SMALL, even: bool = True) -> None:
        """`even`, they are equally wide; otherwise a row is broken only where the widths they want do not fit."""
        super().__init__()
        self._buttons, self._gap, self._even = buttons, gap, even
        self._laid: tuple[int, list[QPushButton]] = 0, []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(QMargins())
        for button in buttons:
            self._grid.addWidget(button)

    def fit(self) -> None:
        """Lay the buttons out for the width there is."""
        there = [button for button in self._buttons if not button.isHidden()]
        if not there:
            return
        gap = grown(self._gap, self)
        self._grid.setSpacing(gap)
        self._lay(there, self._columns(there, gap))
        self.keep_height(self._grid)

    def _columns(self, there: list[QPushButton], gap: int) -> int:
        wanted = sum(button.sizeHint().width() + gap for button in there) - gap
        return len(there) if not self._even and wanted <= self.width() else min(len(there), self.fitting(there, gap))

    def _lay(self, there: list[QPushButton], columns: int) -> None:
        least = QSizePolicy.Policy.Preferred if columns == 1 else QSizePolicy.Policy.Minimum  # alone, it may wrap
        for button in there:
            button.setSizePolicy(least, QSizePolicy.Policy.Preferred)  # as high as the highest
        if self._laid == (columns, there):
            return
        self._laid = columns, there
        for button in self._buttons:
            self._grid.removeWidget(button)
        for place, button in enumerate(there):
            row, column = divmod(place, columns)
            rest = columns - column if button is there[-1] else 1  # the last one takes what is left of its row
            self._grid.addWidget(button, row, column, 1, rest)
        for column in range(len(self._buttons)):
            self._grid.setColumnStretch(column, int(column < columns))
