"""Small controls for choosing: a number by steps, one of a few, any of a few."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from coach.language.texts import tr
from coach.ui.fitting import Fitting
from coach.ui.theme import TARGET, Space
from coach.ui.wrapping_button import WrappingButton


class Stepper(QWidget):
    """A whole number with a button below and a button above it."""

    chosen = Signal(int)

    def __init__(
        self,
        what: str,
        says: Callable[[int], str],
        numbers: Sequence[int],
        *,
        together: bool = False,
    ) -> None:
        """`says` gives the words for a number; `together`, both buttons stand behind it."""
        super().__init__()
        self._numbers, self._says = numbers, says
        self._number = numbers[0]
        self._value = QLabel()
        self._value.setObjectName("value")
        self._value.setWordWrap(True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less, self.more = WrappingButton("\N{MINUS SIGN}"), WrappingButton("+")
        for button in (self.less, self.more):
            button.setObjectName("step")  # no room is lost beside a single sign
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(TARGET * 3 // 2 if together else TARGET)  # as wide for every size of type
        self.less.setAccessibleName(tr("{what}: less", "a button that makes a number smaller", what=what))
        self.more.setAccessibleName(tr("{what}: more", "a button that makes a number larger", what=what))
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        parts = (self._value, self.less, self.more) if together else (self.less, self._value, self.more)
        for part in parts:
            row.addWidget(part, int(part is self._value))

    def show_number(self, number: int) -> None:
        """Show a number; the buttons lead to those beside it, and at the ends nowhere."""
        self._number = number
        self._value.setText(self._says(number))
        for button in (self.less, self.more):
            button.setAccessibleDescription(self._value.text())

    def _step(self, by: int) -> None:
        beside = [n for n in self._numbers if (n - self._number) * by > 0]
        if beside:
            self.chosen.emit(min(beside, key=lambda n: abs(n - self._number)))


class _Choice(WrappingButton):
    """A button of these. Left and Right lead on in reading order, where Qt's would end with a row or leave it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the two."""
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if by:
            self.stepped.emit(-by if self.isRightToLeft() else by)
        else:
            super().keyPressEvent(event)


class _Choices(Fitting):
    """A few words as buttons that stay down."""

    def __init__(
        self,
        what: str,
        options: Sequence[tuple[str, str]],
        columns: int,
        *,
        exclusive: bool,
        whole_rows: bool = False,
    ) -> None:
        super().__init__()
        self._whole_rows = whole_rows
        self.setAccessibleName(what)
        self.buttons = {str(key): _Choice(text) for key, text in options}
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._columns, self._laid = min(columns, len(self.buttons)), 0
        self.setFocusProxy(next(iter(self.buttons.values())))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.TIGHT)
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setMinimumWidth(TARGET)
            name = tr("{what}: {choice}", "a button to choose something with", what=what, choice=button.text())
            button.setAccessibleName(name)
            button.stepped.connect(self._go_on)
            self._group.addButton(button)
        self._lay(self._columns)

    def fit(self) -> None:
        """Lay the buttons out for the width there is."""
        fitting = min(self._columns, self.fitting(self.buttons.values(), Space.TIGHT))
        if self._whole_rows:
            fitting = next(columns for columns in range(fitting, 0, -1) if len(self.buttons) % columns == 0)
        rows = -(-len(self.buttons) // fitting)
        fitting = -(-len(self.buttons) // rows)  # none stands alone where it need not
        self._lay(fitting)

    def _lay(self, columns: int) -> None:
        if columns != self._laid:
            self._laid = columns
            for column in range(self._columns):
                self._grid.setColumnStretch(column, int(column < columns))
            for number, button in enumerate(self.buttons.values()):
                self._grid.addWidget(button, number // columns, number % columns)
        self.keep_height(self._grid)

    def _go_on(self, by: int) -> None:
        """Go to the next button, or back to the one before, be it in another row."""
        buttons = list(self.buttons.values())
        there = next(place for place, button in enumerate(buttons) if button.hasFocus()) + by
        if 0 <= there < len(buttons):
            buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, down: Collection[str]) -> None:
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)  # or the last one could not be let go
        for key, button in self.buttons.items():
            button.setChecked(key in down)
        self._group.setExclusive(exclusive)


class OneOf(_Choices):
    """A few words of which one holds, or none yet."""

    chosen = Signal(str)

    def __init__(
        self,
        what: str,
        options: Sequence[tuple[str, str]],
        columns: int = 9,
        *,
        clearable: bool = False,
        whole_rows: bool = False,
    ) -> None:
        """Make the buttons; where `clearable`, a second press on the one that holds takes it back and tells "".

        With `whole_rows`, no row is shorter than another.
        """
        super().__init__(what, options, columns, exclusive=True, whole_rows=whole_rows)
        self._held, self._clearable = "", clearable
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, key=key: self._choose(key))

    def _choose(self, key: str) -> None:
        if key != self._held:
            self._held = key
            self.chosen.emit(key)
        elif self._clearable:
            self.show_choice(None)
            self.chosen.emit("")

    def show_choice(self, key: str | None) -> None:
        """Mark the one that holds; none with None."""
        self._held = str(key) if key is not None else ""
        self._press([str(key)] if key is not None else [])


class AnyOf(_Choices):
    """A few words of which any number holds."""

    chosen = Signal(object)  # a tuple of keys

    def __init__(self, what: str, options: Sequence[tuple[str, str]], columns: int = 9) -> None:
        super().__init__(what, options, columns, exclusive=False)
        for button in self.buttons.values():
            button.clicked.connect(self._tell)

    def show_choices(self, keys: Collection[str]) -> None:
        """Mark those that hold."""
        self._press([str(key) for key in keys])

    def _tell(self) -> None:
        self.chosen.emit(tuple(key for key, button in self.buttons.items() if button.isChecked()))
