"""The contents of a page: its headings as big buttons, in as many columns as there is room for."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coach.ui.theme import Space
from coach.ui.wrapping_button import WrappingButton


class Contents(QWidget):
    """Buttons that lead to the sections."""

    chosen = Signal(str)

    def __init__(self, headings: Sequence[tuple[str, str]]) -> None:
        """`headings` holds the key and the words of each section."""
        super().__init__()
        self.buttons = {key: WrappingButton(words) for key, words in headings}
        self._shown, self._columns = tuple(self.buttons), 0
        self._grid = QGridLayout(self)
        self.set_margin(0)
        self._grid.setSpacing(Space.TIGHT)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for key, button in self.buttons.items():
            button.setObjectName("contents")
            button.setAutoDefault(True)  # Return presses it, as Space does
            button.clicked.connect(partial(self.chosen.emit, key))
        self._lay()

    def show_only(self, keys: Collection[str]) -> None:
        """Offer these sections only."""
        self._shown = tuple(key for key in self.buttons if key in keys)
        for key, button in self.buttons.items():
            button.setVisible(key in keys)
        self._columns = 0
        self._lay()

    def set_margin(self, left: int) -> None:
        """Keep a distance from the left edge, and from the top the one that cards keep there."""
        self._grid.setContentsMargins(left, Space.SMALL if left else 0, 0, 0)

    @property
    def widest(self) -> int:
        """Give the width of the widest button."""
        return max(button.sizeHint().width() for button in self.buttons.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        columns = max(1, (self.width() + Space.TIGHT) // (self.widest + Space.TIGHT))
        if columns == self._columns:
            return
        self._columns = columns
        for place, key in enumerate(self._shown):
            self._grid.addWidget(self.buttons[key], place // columns, place % columns)
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, int(column < columns))
        self.setMinimumHeight(self._grid.minimumSize().height())  # told at once, not at the next layout
