"""A control for a time of day: earlier, later, or typed in."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from coach.language import written
from coach.language.texts import tr
from coach.ui.settings_typed import read_time
from coach.ui.theme import TARGET, Space
from coach.ui.wrapping_button import WrappingButton

#: How far a press leads, in minutes.
STEP = 15
DAY = 24 * 60
STEPS_OF_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 4, Qt.Key.Key_PageDown: -4}
REPEATS_AFTER_MS, REPEATS_EVERY_MS = 500, 150
#: What the style sheet puts above and below what is typed, border and all, in pixels.
AROUND = 20


class TimeStepper(QWidget):
    """A time, and behind it a button to an earlier one and one to a later one."""

    chosen = Signal(object)  # a time
    turned = Signal(int)  # a step past midnight: 1 to the next day, -1 to the one before; `chosen` follows
    refused = Signal(str)  # why it cannot be; "" when nothing is wrong any more

    def __init__(self, what: str, trouble: Callable[[time], str]) -> None:
        """`trouble` gives the sentence that says why a time cannot be chosen, or nothing."""
        super().__init__()
        self._time, self._trouble = time(), trouble
        self.edit = _Edit()
        self.edit.setAccessibleName(what)
        self.edit.stepped.connect(self._step)
        self.edit.given_up.connect(self.forget)
        self.edit.editingFinished.connect(self.read)
        self.earlier = self._button("\N{MINUS SIGN}", tr("{what}: earlier", "a button that sets a time", what=what), -1)
        self.later = self._button("+", tr("{what}: later", "a button that sets a time", what=what), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.edit, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        self._draw()

    def show_time(self, moment: time) -> None:
        """Show a time; what is being typed stays while it is the same."""
        if moment == self._time:
            return
        self._time = moment
        self._draw()

    @property
    def unread(self) -> str:
        """Give what was typed and is not kept, or nothing."""
        return self.edit.text() if self.edit.isModified() else ""

    def read(self) -> None:
        """Take what was typed for the time; what cannot be it stays there to be mended."""
        if not self.edit.isModified():
            return
        moment = read_time(self.edit.text())
        if moment is None:
            self.refused.emit(tr("Type a time such as {time}.", time=written.clock(self._time)))
        else:
            self._choose(moment)

    def forget(self) -> None:
        """Show the time that is kept, whatever was typed."""
        self._draw()
        self.refused.emit("")

    def _draw(self) -> None:
        self.edit.setText(written.clock(self._time))
        if self.edit.hasFocus():
            self.edit.selectAll()
        for button in (self.earlier, self.later):
            button.setAccessibleDescription(written.clock(self._time))

    def _step(self, by: int) -> None:
        """Go to the next quarter of an hour that way; past midnight, too."""
        self._draw()
        minutes = self._time.hour * 60 + self._time.minute
        quarters = minutes // STEP + by if by > 0 else -(-minutes // STEP) + by
        days, minutes = divmod(quarters * STEP, DAY)
        if days:
            self.turned.emit(days)
        self._choose(time(*divmod(minutes, 60)))

    def _choose(self, moment: time) -> None:
        if why := self._trouble(moment):
            self.refused.emit(why)
            return
        self.refused.emit("")
        if moment != self._time:
            self.chosen.emit(moment)
        self._draw()  # as it is kept, which may not be as typed

    def _button(self, text: str, name: str, by: int) -> QPushButton:
        button = step(text, name)
        button.clicked.connect(lambda: self._step(by))
        return button


def step(text: str, name: str) -> QPushButton:
    """Make a button that leads one step on, and more while it is held down."""
    button = WrappingButton(text, "step")
    button.setMinimumWidth(TARGET * 3 // 2)  # as those of numbers
    button.setAccessibleName(name)
    button.setAutoRepeat(True)
    button.setAutoRepeatDelay(REPEATS_AFTER_MS)
    button.setAutoRepeatInterval(REPEATS_EVERY_MS)
    return button


class _Edit(QLineEdit):
    """The time as one piece of text: whoever comes to it types all of it anew. Arrow keys step."""

    stepped = Signal(int)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("time")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type, which the style sheet's height does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(max(TARGET, self.fontMetrics().height() + AROUND))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark all of it, however the keyboard came."""
        super().focusInEvent(event)
        if not self.isModified():
            self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark all of it until something is typed; from then on a click goes where it is made."""
        super().mousePressEvent(event)
        if not self.isModified():
            self.selectAll()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let no unsteady hand take a part of the mark away."""
        if self.isModified():
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002  (wherever it was)
        """Mark all of it, not half."""
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a quarter of an hour with the arrows, by a whole one with the page keys; Escape takes typing back."""
        steps = STEPS_OF_KEYS.get(Qt.Key(event.key()))
        if steps is not None:
            self.stepped.emit(steps)
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
