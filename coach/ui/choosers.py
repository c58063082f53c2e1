"""Small controls for choosing: a number by steps, one of a few."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.ui.theme import TARGET, Space


class Stepper(QWidget):
    """A whole number with a button below and a button above it."""

    chosen = Signal(int)

    def __init__(self, what: str, unit: str, numbers: Sequence[int]) -> None:
        super().__init__()
        self._numbers = numbers
        self._unit = unit
        self._number = numbers[0]
        self._value = QLabel()
        self._value.setObjectName("value")
        self._value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less, self.more = QPushButton("\N{MINUS SIGN}"), QPushButton("+")
        for button in (self.less, self.more):
            button.setMinimumWidth(TARGET)
        self.less.setAccessibleName(f"{what}: less")
        self.more.setAccessibleName(f"{what}: more")
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.less)
        row.addWidget(self._value, 1)
        row.addWidget(self.more)

    def show_number(self, number: int) -> None:
        """Show a number; the buttons lead to those beside it."""
        self._number = number
        self._value.setText(f"{number} {self._unit}")
        self.less.setEnabled(number > self._numbers[0])
        self.more.setEnabled(number < self._numbers[-1])

    def _step(self, by: int) -> None:
        beside = [n for n in self._numbers if (n - self._number) * by > 0]
        if beside:
            self.chosen.emit(min(beside, key=lambda n: abs(n - self._number)))


class OneOf(QWidget):
    """A few words of which one holds."""

    chosen = Signal(str)

    def __init__(self, what: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(what)
        self._buttons = {key: QPushButton(text) for key, text in options}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        for key, button in self._buttons.items():
            button.setCheckable(True)
            button.setMinimumWidth(TARGET)
            button.setAccessibleName(f"{what}: {button.text()}")
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            row.addWidget(button, 1)

    def show_choice(self, key: str) -> None:
        """Mark the one that holds."""
        self._buttons[key].setChecked(True)
