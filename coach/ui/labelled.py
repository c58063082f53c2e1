"""Controls below one another, each with its words before it, or above it where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.ui.settings_rows import label
from coach.ui.theme import Space

#: The words stand before the controls in a place at least this many lines of type wide.
ROOM_FOR_BESIDE = 26
#: How words and controls share the width.
SHARES = (1, 4)


class Labelled(QWidget):
    """Lays them out for the width there is."""

    def __init__(self, rows: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self._rows = [(label("value", words), control) for words, control in rows]
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.NORMAL)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above where there is no room before the controls."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def _lay(self) -> None:
        beside = self.width() > ROOM_FOR_BESIDE * self.fontMetrics().height()
        if beside == self._beside:
            return
        self._beside = beside
        for column, share in enumerate(SHARES):
            self._grid.setColumnStretch(column, share if beside else 0)
        for row, (words, control) in enumerate(self._rows):
            if beside:
                self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(control, row, 1)
            else:
                self._grid.addWidget(words, 2 * row, 0, 1, 2)
                self._grid.addWidget(control, 2 * row + 1, 0, 1, 2)
