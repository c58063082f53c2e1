from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.session.day import Slot
from coach.settings import Settings
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import Place
from tests.ui.settings_desk import Desk, Open, come_by_click, opener, press, settle, stops, wear


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return opener(qtbot)


def test_it_is_said_below_the_button_what_happened(opened: Open) -> None:
    desk = opened(800, 600)
    page = desk.page
    buttons = {
        Place.LOGIN: page.reminders.login.buttons["on"],
        Place.CALENDAR: page.reminders.calendar,
        Place.ALONG: page.session.along,
        Place.LISTEN: page.sound.voice.listen,
        Place.CHECK: page.sound.check,
        Place.FOLDER: page.diary.folder,
        Place.FILE: page.diary.save,
        Place.TABLE: page.diary.table,
    }
    assert set(buttons) == {place for place in Place if place}
    for place, pressed in buttons.items():
        desk.begin_anew()
        said_below(desk, place, pressed)


def said_below(desk: Desk, place: Place, pressed: QPushButton) -> None:
    page = desk.page
    pressed.setFocus()
    page.scroller.ensureWidgetVisible(pressed)
    settle()
    below = page.scroller.viewport().height() // 3
    bar = page.scroller.verticalScrollBar()
    bar.setValue(bar.value() + top_of(page, pressed) - below)
    settle()
    before = top_of(page, pressed)
    desk.show(line="It was written.", place=place)
    assert top_of(page, pressed) == before
    (line,) = [label for label in page.findChildren(QLabel) if label.text() == "It was written."]
    assert before < top_of(page, line) < before + 130
    assert page.told == "It was written."
    assert not page.line.isVisible()
    desk.show(line="", place=Place.TOP)
    assert not line.isVisible()
    assert top_of(page, pressed) == before
    desk.show(line="Your choices could not be kept.")
    assert page.line.isVisible()
    assert top_of(page, pressed) == before


def top_of(page: SettingsPage, widget: QWidget) -> int:
    return widget.mapTo(page.window(), QPoint()).y()


def test_a_line_out_of_sight_is_scrolled_to(opened: Open) -> None:
    desk = opened(800, 600, 2.0)
    page = desk.page
    page.reminders.calendar.setFocus()
    page.scroller.ensureWidgetVisible(page.reminders.calendar, 0, 0)
    desk.show(line="It was written. " * 4, place=Place.CALENDAR)
    line = page.reminders.lines[Place.CALENDAR]
    assert page.scroller.viewport().rect().contains(line.mapTo(page.scroller.viewport(), line.rect().bottomLeft()))


@pytest.mark.parametrize(
    "size",
    [
        (800, 600),
        pytest.param((1280, 900), marks=pytest.mark.thorough),
        pytest.param((1100, 700), marks=pytest.mark.thorough),
    ],
)
def test_larger_text_does_not_run_away_from_the_pointer(opened: Open, size: tuple[int, int]) -> None:
    desk = opened(*size)
    page = desk.page

    def keep(kept: Settings) -> None:  # as the program: it dresses first, and then draws
        wear(page, kept.text_percent / 100)

    page.changed.connect(keep)
    page.go_to("4")
    text = page.looks.text
    page.scroller.ensureWidgetVisible(text.more)
    settle()
    for button, percents in ((text.more, (125, 150, 175, 200)), (text.less, (175, 150, 125, 100))):
        where = button.mapTo(page.window(), button.rect().center())
        for percent in percents:
            QTest.mouseClick(page.window().windowHandle(), Qt.MouseButton.LeftButton, pos=where)
            settle()
            assert desk.settings.text_percent == percent
            now = button.mapTo(page.window(), button.rect().center())
            assert abs(now.y() - where.y()) <= 1
            assert page.window().childAt(where) is button


def test_what_is_pressed_stays_though_a_line_appears_above_it(opened: Open, qtbot: QtBot) -> None:
    desk = opened(800, 600)
    page = desk.page
    bedtime = page.day.times[Slot.BEDTIME]
    page.scroller.verticalScrollBar().setValue(40)
    come_by_click(qtbot, bedtime.edit)
    qtbot.keyClicks(bedtime.edit, "25:00")
    pressed = page.day.per_day.buttons["1"]
    where = pressed.mapTo(page.window(), pressed.rect().center())
    with qtbot.waitSignal(page.overruled) as told:
        QTest.mouseClick(page.window().windowHandle(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [1]
    assert page.day.whys[Slot.BEDTIME].isVisible()
    assert pressed.mapTo(page.window(), pressed.rect().center()) == where


SELDOM = {
    "tray": False,
    "resting": True,
    "playing": "check",
    "voices": None,
    "line": "Done. " * 9,
    "faults": ("No. " * 20,),
}


@pytest.mark.thorough
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])  # beside the audit, which looks at 100 and 200 %
def test_nothing_is_clipped(opened: Open, scale: float) -> None:
    desk = opened(1280, 900, scale)
    for size in ((1280, 900), (800, 600), (640, 480)):
        desk.page.window().resize(*size)
        desk.begin_anew()
        for values in ({}, SELDOM):
            desk.show(**values)
            press(desk.page.day.times[Slot.MORNING].earlier)
            desk.page.day.times[Slot.MORNING]._choose(time(19))
            settle()
            whole(desk.page)


def test_larger_type_is_made_room_for_at_once(opened: Open) -> None:
    desk = opened(800, 600)
    for scale in (1.25, 1.5, 1.75, 2.0, 1.0):
        wear(desk.page, scale)
        settle()
        whole(desk.page)


def whole(page: SettingsPage) -> None:
    """Assert that all of it can be read and pressed."""
    assert page.inner.width() <= page.scroller.viewport().width()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= max(44, button.fontMetrics().height()), button.text()
            assert button.width() >= 44
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for control in (*page.findChildren(QLineEdit), page.sound.voice.list):
        assert control.height() >= max(
            44, control.fontMetrics().height() + (18 if isinstance(control, QLineEdit) else 0)
        )
        assert control.width() >= control.fontMetrics().horizontalAdvance("00:00")
    for stop in (stop for stop in stops(page) if stop.isVisible()):
        around = stop.parentWidget()
        assert around is not None
        assert around.rect().contains(stop.geometry()), stop.accessibleName()
    path = page.diary.path
    assert path.verticalScrollBar().maximum() == 0
    assert path.horizontalScrollBar().maximum() == 0
