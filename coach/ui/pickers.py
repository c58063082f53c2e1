"""Fields for a date, and for a date with its time, in the ways of the language that is spoken."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCalendarWidget, QDateTimeEdit

from coach.language.patterns import pattern
from coach.language.spoken import Form, current


def dress(picker: QDateTimeEdit) -> None:
    """Let a field write its date as other dates are, with the time where it has one, and unfold a calendar."""
    locale = QLocale(current().code)
    day = pattern(locale.dateFormat(QLocale.FormatType.LongFormat), Form.SHORT_FULL)
    time = locale.timeFormat(QLocale.FormatType.ShortFormat)
    dated_only = not picker.displayedSections() & QDateTimeEdit.Section.TimeSections_Mask
    picker.setLocale(locale)
    picker.setDisplayFormat(day if dated_only else f"{day} {time}")
    picker.setCalendarPopup(True)
    calendar = picker.calendarWidget()
    calendar.setLocale(locale)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
