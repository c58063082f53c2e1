"""A button that shows a day and opens a calendar to choose another; and the sign of a field that opens."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from coach.language import written
from coach.language.spoken import current
from coach.language.texts import tr
from coach.ui.system_wishes import room_around
from coach.ui.theme import TARGET, Space
from coach.ui.wrapping_button import WrappingButton

#: How many days the keys lead on.
DAYS_OF_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 28, Qt.Key.Key_PageDown: -28}
#: The rows of a calendar: its months, the names of the days, and six weeks.
ROWS, WEEKS_SEEN = 8, 6


class DateField(WrappingButton):
    """A day as other days are written. To press it opens a calendar; arrows and page keys step."""

    chosen = Signal(object)  # a date

    def __init__(self, what: str) -> None:
        super().__init__("", "date")
        self.setAccessibleName(what)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAutoDefault(True)  # Return presses it, as Space does
        self.day = self._first = self._last = date.min
        self.calendar: Calendar | None = None  # made when it is first wanted
        self.clicked.connect(self._open)

    def show_day(self, day: date, first: date, last: date) -> None:
        """Show a day, and let one from the first to the last be chosen."""
        self._first, self._last = first, last
        self._show(day)

    def choose(self, day: date) -> None:
        """Take another day, or the nearest that can be."""
        day = min(max(day, self._first), self._last)
        if day != self.day:
            self._show(day)
            self.chosen.emit(day)

    def step(self, days: int) -> None:
        """Go so many days on, or back, as far as that can be."""
        room = range((self._first - self.day).days, (self._last - self.day).days + 1)
        if room:
            self.choose(self.day + timedelta(min(max(days, room[0]), room[-1])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day with the arrows, by four weeks with the page keys."""
        days = DAYS_OF_KEYS.get(Qt.Key(event.key()))
        if days is None:
            super().keyPressEvent(event)
        else:
            self.step(days)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign that something opens."""
        super().paintEvent(event)
        draw_sign(QPainter(self), self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the calendar: it would stay, and have the keyboard, before another page."""
        super().hideEvent(event)
        if self.calendar:
            self.calendar.close()

    def _show(self, day: date) -> None:
        self.day = day
        weekday, short = written.short_weekday(day), written.short_full(day)
        self.setText(tr("{weekday} {day}", "Thu 12 Nov 2026", weekday=weekday, day=short))
        self.setAccessibleDescription(self.text())

    def _open(self) -> None:
        if self.calendar is None:
            self.calendar = Calendar(self)
            self.calendar.chosen.connect(self.choose)
        self.calendar.open(self.day, self._first, self._last)


class Calendar(QFrame):
    """A month to choose a day from, below the field; to press Escape, or beside it, closes it."""

    chosen = Signal(object)  # a date

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self._field, self.month = field, QCalendarWidget()
        self.month.setLocale(QLocale(current().code))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._closing = QTimer(self, singleShot=True)
        self._closing.timeout.connect(self.close)
        self.month.clicked.connect(self._click)
        self.month.activated.connect(self._press)
        steps = (("prev", "\N{MINUS SIGN}", tr("The month before")), ("next", "+", tr("The month after")))
        for name, sign, told in steps:
            if button := self.month.findChild(QToolButton, f"qt_calendar_{name}month"):
                button.setIcon(QIcon())  # it is black in every theme
                button.setText(sign)
                button.setAccessibleName(told)
        for button in self.month.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        column.addWidget(self.month)

    def open(self, day: date, first: date, last: date) -> None:
        """Show the month of a day."""
        with QSignalBlocker(self.month):
            self.month.setDateRange(_qt(first), _qt(last))
            self.month.setSelectedDate(_qt(day))
        self._closing.stop()
        self._dress(last)
        self._place()
        self.show()
        self.month.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Close when the theme or the size of the type is another one: it is dressed when it opens."""
        super().changeEvent(event)
        if self.isVisible() and event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.close()

    def _click(self, day: QDate) -> None:
        """Choose, and stay as long as a second click may come, which would go to what is below."""
        self._closing.start(QApplication.doubleClickInterval())
        self._choose(day)

    def _press(self, day: QDate) -> None:
        """Choose by the keyboard."""
        self.close()
        self._choose(day)

    def _choose(self, day: QDate) -> None:
        self._field.setFocus()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _dress(self, last: date) -> None:
        """Have no day of the week in Qt's red, those pale that cannot be chosen, and every day as large as a finger."""
        self.ensurePolished()
        self.month.ensurePolished()
        plain, metrics = QTextCharFormat(), self.month.fontMetrics()
        plain.setForeground(self.month.palette().color(QPalette.ColorRole.Text))
        days = [Qt.DayOfWeek(number) for number in range(1, 8)]
        for day in days:
            self.month.setWeekdayTextFormat(day, plain)
        pale = QTextCharFormat()
        pale.setForeground(self.month.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        self.month.setDateTextFormat(QDate(), plain)  # of none any more
        for days_on in range(1, WEEKS_SEEN * 7):
            self.month.setDateTextFormat(_qt(last).addDays(days_on), pale)
        names = [self.month.locale().dayName(day.value, QLocale.FormatType.ShortFormat) for day in days]
        wide = max(metrics.horizontalAdvance(name) for name in names) + 2 * Space.TIGHT
        self.month.setMinimumSize(QSize(7 * max(TARGET, wide), ROWS * max(TARGET, metrics.height() + Space.TIGHT)))

    def _place(self) -> None:
        """Stand below the field, or where there is room on the screen."""
        self.adjustSize()
        room, below = room_around(self._field), self._field.mapToGlobal(self._field.rect().bottomLeft())
        left = max(room.left(), min(below.x(), room.right() + 1 - self.width()))
        self.move(left, max(room.top(), min(below.y() + 1, room.bottom() + 1 - self.height())))


def draw_sign(painter: QPainter, field: QWidget) -> None:
    """Draw the sign that a field opens, where its words end."""
    size, edge = field.fontMetrics().height() / 4, 2 * Space.NORMAL
    middle = edge if field.layoutDirection() is Qt.LayoutDirection.RightToLeft else field.width() - edge
    top = (field.height() - size) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(field.palette().color(QPalette.ColorRole.ButtonText), size / 2))
    painter.drawPolyline([QPointF(middle - size, top), QPointF(middle, top + size), QPointF(middle + size, top)])


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
