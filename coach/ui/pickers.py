"""A field for a date, in the ways of the language that is spoken; and the sign of a field that opens."""

from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy, QWidget

from coach.language.patterns import pattern
from coach.language.spoken import Form, current
from coach.ui.theme import Space


class DateField(QDateEdit):
    """A date as other dates are written, typed in, or picked from the calendar that it unfolds."""

    def __init__(self, what: str) -> None:
        super().__init__()
        locale = QLocale(current().code)
        self.setAccessibleName(what)
        self.setLocale(locale)
        self.setDisplayFormat(pattern(locale.dateFormat(QLocale.FormatType.LongFormat), Form.SHORT_FULL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not take the keyboard
        self.setCalendarPopup(True)
        calendar = self.calendarWidget()
        calendar.setLocale(locale)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign that a calendar opens, which Qt leaves out where a style sheet has the word."""
        super().paintEvent(event)
        draw_sign(QPainter(self), self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: who scrolls does not mean to choose."""
        event.ignore()


def draw_sign(painter: QPainter, field: QWidget) -> None:
    """Draw the sign that a field opens, where its words end."""
    size, edge = field.fontMetrics().height() / 4, 2 * Space.NORMAL
    middle = edge if field.layoutDirection() is Qt.LayoutDirection.RightToLeft else field.width() - edge
    top = (field.height() - size) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(field.palette().color(QPalette.ColorRole.ButtonText), size / 2))
    painter.drawPolyline([QPointF(middle - size, top), QPointF(middle, top + size), QPointF(middle + size, top)])
