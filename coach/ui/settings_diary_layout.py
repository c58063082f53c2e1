"""How the pages behind the diary's card are laid out: cards, rows of buttons, and gaps that grow with the type."""

from PySide6.QtCore import QEvent, QMargins
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fitting import Fitting
from coach.ui.theme import Size, Space

#: How high a line of type is, as a share of the type's own size.
_LINE = 1.2


def grown(space: Space, widget: QWidget) -> int:
    """Give a gap as large beside a widget's type as it is at 100%."""
    return max(int(space), round(space * widget.fontMetrics().height() / (_LINE * Size.NORMAL)))


def rename(widget: QWidget, name: str) -> None:
    """Have a widget dressed by another name of the style sheet."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Panel(QFrame):
    """A card with parts below one another, and one at its foot however high it is."""

    def __init__(self, *parts: QWidget, foot: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        if foot:
            self._column.addWidget(foot)
        self._column.setSpacing(grown(Space.SMALL, self))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._column.setSpacing(grown(Space.SMALL, self))


class Buttons(Fitting):
    """Buttons side by side, those of a row equally high; as many rows as they need."""

    def __init__(self, *buttons: QPushButton, gap: Space = Space.SMALL) -> None:
        super().__init__()
        self._buttons, self._gap = buttons, gap
        self._laid: tuple[int, list[QPushButton]] = 0, []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(QMargins())
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)  # as high as the highest
            self._grid.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the width decides the rows

    def fit(self) -> None:
        """Lay the buttons out for the width there is."""
        there = [button for button in self._buttons if not button.isHidden()]
        if not there:
            return
        gap = grown(self._gap, self)
        widest = max(button.sizeHint().width() for button in there)
        self._grid.setSpacing(gap)
        self._lay(there, max(1, min(len(there), (self.width() + gap) // (widest + gap))))
        self.setMinimumHeight(self._grid.minimumSize().height())  # told at once, not at the next layout

    def _lay(self, there: list[QPushButton], columns: int) -> None:
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
