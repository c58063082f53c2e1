"""The calendar of one month: sessions done of those planned, and each night's cramps."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from coach.language import written
from coach.language.texts import tr
from coach.ui.choosers import OneOf
from coach.ui.history_views import MonthView, month_before, next_month
from coach.ui.month_day import KEYS, PRESSES, STEPS, Day, Key
from coach.ui.theme import THEMES, Space, Theme, ThemeName

ROWS, COLUMNS = 6, 7
#: A week, for the names of its days.
WEEK = tuple(date(2024, 1, 1 + number) for number in range(COLUMNS))
GAP = 4
#: What can be said of a night of the past.
UNKNOWN = "unknown"
BEFORE, AFTER = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


class Month(QFrame):
    """Draws a month, and asks for the one before or after."""

    back = Signal()
    on = Signal()
    walked = Signal(int)  # to the day in this place of the grid
    corrected = Signal(object, object)  # the night, and its cramps or None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = THEMES[ThemeName.LIGHT]
        self._view: MonthView | None = None
        self._chosen: date | None = None
        self.title, self.told, self.asked = QLabel(), QLabel(), QLabel()
        self.answer = OneOf(tr("Cramps that night"), _answers())
        self.before, self.after = QPushButton(), QPushButton()
        self.days = [Day() for _ in range(ROWS * COLUMNS)]
        self._names = [QLabel(written.short_weekday(day)[:2]) for day in WEEK]
        self.keys = [Key(name, tr(text)) for name, text in KEYS]
        self._arrange()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        for cell in self.days:
            cell.set_theme(theme)
        for key in self.keys:
            key.set_theme(theme)

    def show_view(self, view: MonthView) -> None:
        """Draw this month; the day that has the keyboard keeps its place."""
        self._view = view
        self.title.setText(view.title)
        self.told.setText(view.words)
        self.before.setText(f"{BEFORE} {written.short_month(month_before(view.first))}")
        self.after.setText(f"{written.short_month(next_month(view.first))} {AFTER}")
        for button, name in ((self.before, view.before), (self.after, view.after)):
            button.setAccessibleName(name)
            button.setEnabled(bool(name))
            _fade(button, shown=bool(name))
        offset = view.first.weekday()
        for place, cell in enumerate(self.days):
            number = place - offset
            cell.show_day(view.days[number] if 0 <= number < len(view.days) else None)
        held = next((cell for cell in self.days if cell.hasFocus()), None)
        self._open_to_tab(held if held and held.view else self._first())
        if held and held.view:
            self._tell(held)
        elif held:
            self._first().setFocus()
        for cell in self.days:
            cell.setVisible(cell.view is not None)  # the keyboard has left it by now

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what stands in a day where it is narrow."""
        super().resizeEvent(event)
        width = (self.width() - 2 * Space.NORMAL) / COLUMNS - GAP
        for cell in self.days:
            cell.lay(width)

    def _first(self) -> Day:
        """Give the day that the tab key comes to: today, or the first."""
        shown = [cell for cell in self.days if cell.view]
        return next((cell for cell in shown if cell.view and cell.view.is_today), shown[0])

    def _open_to_tab(self, chosen: Day) -> None:
        for cell in self.days:
            tab = Qt.FocusPolicy.StrongFocus if cell is chosen else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(tab if cell.view else Qt.FocusPolicy.NoFocus)

    def _tell(self, cell: Day | None) -> None:
        self.told.setText(cell.view.words if cell and cell.view else self._view.words if self._view else "")
        if cell and cell.hasFocus():
            self._open_to_tab(cell)

    def _move(self, cell: Day, key: Qt.Key) -> None:
        if key in STEPS:
            place = self.days.index(cell) + STEPS[key]
            if 0 <= place < len(self.days) and self.days[place].view:
                self.days[place].setFocus(Qt.FocusReason.OtherFocusReason)
                self.walked.emit(place)
        elif key in PRESSES:
            self._choose(cell)
            self.answer.setFocus()
        elif key == Qt.Key.Key_PageUp and self.before.isEnabled():
            self.back.emit()
        elif key == Qt.Key.Key_PageDown and self.after.isEnabled():
            self.on.emit()

    def _choose(self, cell: Day) -> None:
        """Ask anew for the night that began on a day of the past."""
        view = cell.view
        self.asked.setVisible(bool(view and view.is_asked))
        self.answer.setVisible(bool(view and view.is_asked))
        if view and view.is_asked:
            self._chosen = view.day
            self.asked.setText(tr("Cramps in the night of {day}?", day=written.day(view.day)))
            self.answer.show_choice(UNKNOWN if view.cramps is None else str(min(view.cramps, 3)))

    def _correct(self, key: str) -> None:
        if self._chosen:
            self.corrected.emit(self._chosen, None if key == UNKNOWN else int(key))

    def _connect(self) -> None:
        self.before.clicked.connect(self.back)
        self.after.clicked.connect(self.on)
        for cell in self.days:
            cell.pointed.connect(lambda inside, cell=cell: self._tell(cell if inside else None))
            cell.key.connect(lambda key, cell=cell: self._move(cell, Qt.Key(key)))
            cell.pressed.connect(lambda cell=cell: self._choose(cell))
        self.answer.chosen.connect(self._correct)

    def _arrange(self) -> None:
        self.title.setObjectName("value")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setWordWrap(True)
        self.asked.setObjectName("value")
        self.asked.setWordWrap(True)
        self.asked.hide()
        self.answer.hide()
        self.told.setObjectName("small")
        self.told.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.before)
        head.addWidget(self.title, 1)
        head.addWidget(self.after)
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for column, name in enumerate(self._names):
            name.setObjectName("small")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setAccessibleName(written.weekday(WEEK[column]))
            grid.addWidget(name, 0, column)
            grid.setColumnStretch(column, 1)
        for place, cell in enumerate(self.days):
            grid.addWidget(cell, 1 + place // COLUMNS, place % COLUMNS)
        keys = QGridLayout()
        keys.setHorizontalSpacing(Space.NORMAL)
        for number, key in enumerate(self.keys):
            keys.addWidget(key, number // 2, number % 2)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(*[Space.NORMAL] * 4)
        column_.setSpacing(Space.TIGHT)
        column_.addLayout(head)
        column_.addLayout(grid)
        column_.addWidget(self.told)
        column_.addWidget(self.asked)
        column_.addWidget(self.answer)
        column_.addLayout(keys)
        column_.addStretch(1)


def _answers() -> tuple[tuple[str, str], ...]:
    return (
        ("0", tr("None", "no cramps")),
        *((str(number), written.number(number)) for number in (1, 2)),
        ("3", tr("3 or more", "cramps")),
        (UNKNOWN, tr("Not known", "the cramps of a night")),
    )


def _fade(button: QPushButton, *, shown: bool) -> None:
    """Hide a button, and keep its place."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.setVisible(shown)
