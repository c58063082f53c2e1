from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QTableView, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.pickers import Calendar, DateField
from coach.ui.theme import TARGET, THEMES, ThemeName

FIRST, TODAY = date(1900, 1, 1), date(2026, 11, 25)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen, of what a popup asks for


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DateField]:
    page = QWidget()
    page.setStyleSheet(style.sheet(THEMES[ThemeName.NIGHT], 1.0))
    made = DateField("Day")
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    made.show_day(date(2026, 11, 24), FIRST, TODAY)
    with qtbot.waitExposed(page):
        page.show()
    yield made
    page.close()


def opened(field: DateField) -> Calendar:
    field.click()
    assert field.calendar is not None
    assert field.calendar.isVisible()
    return field.calendar


def cell(calendar: Calendar, text: str) -> QPoint:
    """Give the middle of the last cell that shows this number: late in the month, its own."""
    view = days(calendar)
    model = view.model()
    places = [model.index(row, column) for row in range(1, 7) for column in range(7)]
    return view.visualRect([place for place in places if str(place.data()) == text][-1]).center()


def days(calendar: Calendar) -> QTableView:
    view = calendar.findChild(QTableView)
    assert isinstance(view, QTableView)
    return view


def test_a_day_is_shown_with_its_weekday_and_told(field: DateField) -> None:
    assert field.text() == "Tue 24 Nov 2026"
    assert (field.accessibleName(), field.accessibleDescription()) == ("Day", "Tue 24 Nov 2026")


def test_a_day_is_chosen_from_the_calendar_and_the_keyboard_comes_back(field: DateField, qtbot: QtBot) -> None:
    calendar = opened(field)
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.mouseClick(days(calendar).viewport(), Qt.MouseButton.LeftButton, pos=cell(calendar, "15"))
    assert chosen.args == [date(2026, 11, 15)]
    assert calendar.isVisible()  # a second click of two would go to what is below
    with qtbot.assertNotEmitted(field.chosen):
        qtbot.mouseDClick(days(calendar).viewport(), Qt.MouseButton.LeftButton, pos=cell(calendar, "15"))
    assert not calendar.isVisible()
    opened(field)
    qtbot.mouseClick(days(calendar).viewport(), Qt.MouseButton.LeftButton, pos=cell(calendar, "15"))
    calendar._closing.timeout.emit()
    assert not calendar.isVisible()
    assert field.hasFocus()
    opened(field)
    qtbot.keyClick(days(calendar), Qt.Key.Key_Left)
    with qtbot.waitSignal(field.chosen):
        qtbot.keyClick(days(calendar), Qt.Key.Key_Return)
    assert field.day == date(2026, 11, 14)


def test_escape_closes_the_calendar_and_chooses_nothing(field: DateField, qtbot: QtBot) -> None:
    calendar = opened(field)
    with qtbot.assertNotEmitted(field.chosen):
        qtbot.keyClick(days(calendar), Qt.Key.Key_Left)
        qtbot.keyClick(days(calendar), Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert field.day == date(2026, 11, 24)


def test_no_day_to_come_is_chosen_and_it_is_seen_that_none_can_be(field: DateField, qtbot: QtBot) -> None:
    calendar = opened(field)
    with qtbot.assertNotEmitted(field.chosen):
        qtbot.mouseClick(days(calendar).viewport(), Qt.MouseButton.LeftButton, pos=cell(calendar, "28"))

    def colour(day: int) -> str:
        formats = calendar.month.dateTextFormat(), calendar.month.weekdayTextFormat(Qt.DayOfWeek.Saturday)
        return formats[0].get(QDate(2026, 11, day), formats[1]).foreground().color().name()

    assert colour(21) == THEMES[ThemeName.NIGHT].text.lower()  # a Saturday, and not in red
    assert colour(28) == THEMES[ThemeName.NIGHT].edge.lower()


def test_the_calendar_goes_with_its_page_and_with_what_it_was_dressed_for(field: DateField) -> None:
    calendar = opened(field)
    field.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], 2.0))
    assert not calendar.isVisible()
    opened(field)
    field.window().hide()
    assert not calendar.isVisible()


def test_the_keys_step_as_far_as_that_can_be(field: DateField, qtbot: QtBot) -> None:
    shown = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(field, key)
        shown.append(field.day)
    assert shown == [TODAY, TODAY, date(2026, 11, 24), date(2026, 10, 27), date(2026, 11, 24)]
    field.show_day(FIRST, FIRST, TODAY)
    with qtbot.assertNotEmitted(field.chosen):
        field.step(-1)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_day_is_large_enough_and_every_name_whole(field: DateField, percent: int) -> None:
    field.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], percent / 100))
    view = days(opened(field))
    metrics = view.fontMetrics()
    for column in range(7):
        box = view.visualRect(view.model().index(1, column))
        assert min(box.width(), box.height()) >= TARGET - 4
        assert box.width() >= metrics.horizontalAdvance(str(view.model().index(0, column).data()))
    for name in ("prevmonth", "nextmonth"):
        button = field.calendar.month.findChild(QToolButton, f"qt_calendar_{name}") if field.calendar else None
        assert isinstance(button, QToolButton)
        assert min(button.width(), button.height()) >= TARGET - 4
