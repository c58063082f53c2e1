"""A control for a moment of the past: a day and a time, each with a button to an earlier and to a later one."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.diary.entries import OLDEST_YEAR
from coach.language.texts import tr
from coach.ui.pickers import DateField
from coach.ui.settings_rows import Row
from coach.ui.settings_times import TimeStepper, step
from coach.ui.theme import Space

#: The first day that can be chosen.
OLDEST = date(OLDEST_YEAR, 1, 1)
#: How words and controls share the width.
SHARES = (1, 4)


class MomentPicker(QWidget):
    """A day above a time of day; what was typed and cannot be is told, and the moment stays as it was."""

    chosen = Signal()
    refused = Signal(str)  # why it cannot be; "" when nothing is wrong any more

    def __init__(self) -> None:
        super().__init__()
        self.day, self.time = DayStepper(tr("Day")), TimeStepper(tr("Time"), lambda _: "")
        self._time, self._latest = time(), OLDEST
        self.day.field.chosen.connect(lambda _: self.chosen.emit())
        self.time.chosen.connect(self._take_time)
        self.time.turned.connect(self._turn)
        self.time.refused.connect(self.refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for words, control in ((tr("Day"), self.day), (tr("Time"), self.time)):
            column.addWidget(Row(words, control, shares=SHARES))

    @property
    def moment(self) -> datetime:
        """Give the moment, as a clock at the wall shows it."""
        return datetime.combine(self.day.field.day, self._time)

    def show_moment(self, moment: datetime, *, latest: date) -> None:
        """Show a moment to the minute, and whatever was typed no more; nothing is chosen by that.

        `latest` is the last day that can be chosen.
        """
        self._time, self._latest = time(moment.hour, moment.minute), latest
        with QSignalBlocker(self.time):
            self.time.show_time(self._time)
            self.time.forget()
        self.day.field.show_day(moment.date(), OLDEST, latest)

    def read(self) -> None:
        """Take what was typed."""
        self.time.read()

    def _turn(self, days: int) -> None:
        """Show the next day, or the one before, be it one that cannot be: whoever hears of the time says so."""
        day = self.day.field.day + timedelta(days)
        self.day.field.show_day(day, min(OLDEST, day), max(self._latest, day))

    def _take_time(self, moment: time) -> None:
        self._time = moment
        self.time.show_time(moment)
        self.chosen.emit()


class DayStepper(QWidget):
    """A day, and behind it a button to the one before and one to the one after."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.field = DateField(what)
        self.before = self._button("\N{MINUS SIGN}", tr("The day before"), -1)
        self.after = self._button("+", tr("The day after"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)

    def _button(self, text: str, name: str, by: int) -> QPushButton:
        button = step(text, name)
        button.clicked.connect(lambda: self.field.step(by))
        return button
