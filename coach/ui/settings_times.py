"""A control for a time of day: earlier, later, or typed in."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTimeEdit, QWidget

from coach.ui.theme import TARGET, Space

#: How far a press leads, in minutes.
STEP = 15
DAY = 24 * 60
STEPS_OF_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 4, Qt.Key.Key_PageDown: -4}
REPEATS_AFTER_MS, REPEATS_EVERY_MS = 500, 150


class TimeStepper(QWidget):
    """A time with a button to an earlier one before it, and to a later one behind it."""

    chosen = Signal(object)  # a time
    refused = Signal(str)  # why it cannot be

    def __init__(self, what: str, trouble: Callable[[time], str]) -> None:
        """`trouble` gives the sentence that says why a time cannot be chosen, or nothing."""
        super().__init__()
        self._time, self._trouble = time(), trouble
        self.edit = _Edit()
        self.edit.setAccessibleName(what)
        self.edit.stepped.connect(self._step)
        self.edit.timeChanged.connect(lambda typed: self._choose(typed.toPython()))
        self.earlier = self._button("\N{MINUS SIGN}", self.tr("{0}: earlier").format(what), -1)
        self.later = self._button("+", self.tr("{0}: later").format(what), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.earlier)
        row.addWidget(self.edit, 1)
        row.addWidget(self.later)

    def show_time(self, moment: time) -> None:
        """Show a time; what is being typed stays while it is the same."""
        if moment == self._time:
            return
        self._time = moment
        self._draw()

    def _draw(self) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setTime(QTime(self._time.hour, self._time.minute))
        for button in (self.earlier, self.later):
            button.setAccessibleDescription(f"{self._time:%H:%M}")

    def _step(self, by: int) -> None:
        """Go to the next quarter of an hour that way; past midnight, too."""
        minutes = self._time.hour * 60 + self._time.minute
        quarters = minutes // STEP + by if by > 0 else -(-minutes // STEP) + by
        self._choose(time(*divmod(quarters * STEP % DAY, 60)))

    def _choose(self, moment: time) -> None:
        if why := self._trouble(moment):
            self.refused.emit(why)
        elif moment != self._time:
            self.chosen.emit(moment)
        self._draw()  # as it is kept, which may not be as typed

    def _button(self, text: str, name: str, by: int) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumWidth(TARGET)
        button.setAccessibleName(name)
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(REPEATS_AFTER_MS)
        button.setAutoRepeatInterval(REPEATS_EVERY_MS)
        button.clicked.connect(lambda: self._step(by))
        return button


class _Edit(QTimeEdit):
    """The time, to be typed in; arrow keys step."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)  # a time half typed is none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not take the keyboard
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a quarter of an hour with the arrows, by a whole one with the page keys."""
        steps = STEPS_OF_KEYS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: who scrolls does not mean to choose."""
        event.ignore()
