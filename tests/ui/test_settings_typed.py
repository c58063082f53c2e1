import itertools
from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coach.language import spoken, written
from coach.language.spoken import BritishEnglish
from coach.session.day import Slot
from coach.settings import Settings
from coach.ui.qt_language import QtLanguage
from coach.ui.settings_typed import read_time
from tests.ui.settings_desk import Desk, Open, come_by_click, opener, press

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return opener(qtbot)


def test_a_time_is_typed(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.MORNING].edit
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(edit, "0725")
    assert desk.settings == Settings()
    desk.page.show_view(desk.kept)  # as a timer may at any moment
    assert edit.text() == "0725"
    qtbot.keyClick(edit, Key.Key_Return)
    assert desk.settings.morning == time(7, 25)
    assert edit.text() == "07:25"


TYPED = {
    "0030": time(0, 30),
    "00:30": time(0, 30),
    "0.30": time(0, 30),
    "0:30": time(0, 30),
    "030": time(0, 30),
    "24:00": time(0),
    "22": time(22),
    "2207": time(22, 7),
    " 22:07 ": time(22, 7),
    "22h07": time(22, 7),
    "10 pm": time(22),
    "10PM": time(22),
    "10.15 p.m.": time(22, 15),
    "12:30 am": time(0, 30),
    "12 am": time(0),
    "12 pm": time(12),
    "0:30 am": time(0, 30),
    "22:00 pm": time(22),
    "half past 10 pm": time(22, 30),
    "half past 12 am": time(0, 30),
    "half past 12": time(12, 30),
    "a quarter to 11 pm": time(22, 45),
    "quarter past 23": time(23, 15),
    "11 o'clock pm": time(23),
    "midnight": time(0),
    "noon": time(12),
}


UNREADABLE = (
    "",
    "  ",
    "25:00",
    "24:01",
    "22:60",
    "22:5",
    "12345",
    "0 pm",
    "22 am",
    "ten",
    "-1",
    "22:00:00",
    "1 2",
    "٢٢",
)


@pytest.mark.parametrize(("typed", "meant"), TYPED.items())
def test_times_as_people_type_them(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize("name", ["de_DE", "en_US", "bg_BG", "ar_EG", "ja_JP"])
def test_a_time_as_the_language_writes_it_is_read(name: str) -> None:
    moments = [time(0), time(9, 5), time(12, 30), time(21, 45)]
    spoken.use(QtLanguage(QLocale(name)))
    try:
        assert [read_time(written.clock(moment)) for moment in moments] == moments
        assert read_time("21:45") == time(21, 45)
    finally:
        spoken.use(BritishEnglish())


def come_by_double_click(qtbot: QtBot, edit: QLineEdit) -> None:
    come_by_click(qtbot, edit)
    qtbot.mouseDClick(edit, Qt.MouseButton.LeftButton)


def come_shakily(qtbot: QtBot, edit: QLineEdit) -> None:
    qtbot.mousePress(edit, Qt.MouseButton.LeftButton, pos=edit.rect().center())
    move = QPointF(edit.rect().center() + QPoint(-15, 1))
    QApplication.sendEvent(
        edit,
        QMouseEvent(
            QMouseEvent.Type.MouseMove,
            move,
            edit.mapToGlobal(move),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    qtbot.mouseRelease(edit, Qt.MouseButton.LeftButton)


def come_by_tab(_: QtBot, edit: QLineEdit) -> None:
    edit.setFocus(Qt.FocusReason.TabFocusReason)


def come_and_mark_all(qtbot: QtBot, edit: QLineEdit) -> None:
    come_by_click(qtbot, edit)
    qtbot.keyClick(edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def leave_by_return(qtbot: QtBot, desk: Desk, edit: QLineEdit) -> None:
    qtbot.keyClick(edit, Key.Key_Return)
    assert edit.hasFocus()
    assert desk.page.isVisible()


def leave_by_tab(qtbot: QtBot, _: Desk, edit: QLineEdit) -> None:
    qtbot.keyClick(edit, Key.Key_Tab)


def leave_by_back(_: QtBot, desk: Desk, __: QLineEdit) -> None:
    desk.page.back.click()  # as its mnemonic does, without the keyboard's moving there


COMING = (come_by_click, come_by_double_click, come_shakily, come_by_tab, come_and_mark_all)


@pytest.mark.parametrize("leave", [leave_by_return, leave_by_tab, leave_by_back], ids=lambda f: f.__name__)
def test_half_past_midnight_is_typed(opened: Open, qtbot: QtBot, leave: Callable[..., None]) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.BEDTIME].edit
    for come, typed in itertools.product(COMING, ("0030", "00:30", "0.30", "12:30 am")):
        how = f"{come.__name__} {typed}"
        desk.page.back.setFocus()
        desk.keep(Settings())
        assert edit.text() == "22:00", how
        come(qtbot, edit)
        qtbot.keyClicks(edit, typed)
        leave(qtbot, desk, edit)
        assert desk.settings == Settings(bedtime=time(0, 30)), how
        assert edit.text() == "00:30", how


def test_after_a_time_was_typed_the_next_one_replaces_it(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.BEDTIME].edit
    come_by_click(qtbot, edit)
    for typed, meant in (("2310", time(23, 10)), ("22", time(22)), ("0030", time(0, 30))):
        qtbot.keyClicks(edit, typed)
        qtbot.keyClick(edit, Key.Key_Return)
        assert desk.settings.bedtime == meant


def test_a_time_that_cannot_be_read_stays_to_be_mended(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    page = desk.page
    stepper, why = page.day.times[Slot.BEDTIME], page.day.whys[Slot.BEDTIME]
    come_by_click(qtbot, stepper.edit)
    qtbot.keyClicks(stepper.edit, "25:00")
    qtbot.keyClick(stepper.edit, Key.Key_Return)
    for _ in range(2):
        assert desk.settings == Settings()
        assert stepper.edit.text() == "25:00"
        assert why.text() == "Type a time such as 22:00."
        assert why.isVisible()
        page.session.minutes.setFocus()
        desk.show(next_reminder="The next one: tomorrow.")
    come_by_click(qtbot, stepper.edit)
    qtbot.keyClick(stepper.edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(stepper.edit, "23")
    qtbot.keyClick(stepper.edit, Key.Key_Return)
    assert desk.settings.bedtime == time(23)
    assert not why.isVisible()


def test_escape_takes_back_what_was_typed_before_it_leads_away(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.BEDTIME].edit
    come_by_click(qtbot, edit)
    qtbot.keyClicks(edit, "never")
    qtbot.keyClick(edit, Key.Key_Return)
    qtbot.keyClick(edit, Key.Key_Escape)
    assert edit.text() == "22:00"
    assert not desk.page.day.whys[Slot.BEDTIME].isVisible()


def test_going_back_waits_once_for_a_time_that_cannot_be_read(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    page = desk.page
    edit = page.day.times[Slot.BEDTIME].edit
    come_by_click(qtbot, edit)
    qtbot.keyClicks(edit, "late")
    with qtbot.assertNotEmitted(page.closed):
        press(page.back)
    assert page.day.whys[Slot.BEDTIME].isVisible()
    assert edit.hasFocus()
    with qtbot.waitSignal(page.closed):
        press(page.back)
    page.begin()
    assert edit.text() == "22:00"
    assert not page.day.whys[Slot.BEDTIME].isVisible()
    assert desk.settings == Settings()
