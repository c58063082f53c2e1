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
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMainWindow, QPushButton, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from coach.session.day import Slot, Times
from coach.settings import Settings
from coach.ui import style
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_path import PathField
from coach.ui.settings_rows import Row
from coach.ui.settings_views import SettingsView, in_english
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
    assert night._value.text() == "off"
    assert night.less.accessibleDescription() == "off"


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
        (page.diary.backup, page.backup_wanted, []),
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
    assert desk.page.reminders.rest.text() == "&Go on reminding"
    with qtbot.waitSignal(desk.page.rest_wanted) as told:
        press(desk.page.reminders.rest)
    assert told.args == [False]


def test_a_sound_check_can_be_stopped(opened: Open) -> None:
    desk = opened()
    assert desk.page.sound.check.text() == "Sound &check"
    desk.show(checking=True)
    assert desk.page.sound.check.text() == "&Stop the sound"


def test_what_cannot_be_had_is_not_offered(opened: Open) -> None:
    desk = opened()
    reminders = desk.page.reminders
    assert not reminders.no_tray.isVisible()
    desk.show(tray=False, login=None)
    assert reminders.no_tray.isVisible()
    assert not reminders.login_row.isVisible()
    desk.keep(Settings(reminders=False))
    assert not reminders.rest_row.isVisible()


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
    assert not page.day.why.isVisible()
    press(page.day.times[Slot.BEDTIME].later)
    assert desk.settings.bedtime == time(3, 45)
    assert page.day.why.isVisible()
    assert page.day.why.text() == Times(bedtime=time(4, 0)).trouble
    press(page.day.times[Slot.BEDTIME].earlier)
    assert not page.day.why.isVisible()


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
    qtbot.keyClick(edit, Key.Key_Return)
    assert desk.settings.morning == time(7, 25)


def test_a_time_that_cannot_be_is_not_kept_however_it_is_typed(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.MORNING].edit
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(edit, "1930")
    qtbot.keyClick(edit, Key.Key_Return)
    assert desk.settings == Settings()
    assert edit.text() == "08:30"
    assert desk.page.day.why.isVisible()


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
    assert names(desk.page) == english
    press(voice.more)
    assert names(desk.page) == [*english, "German", "Chinese (Mandarin, latin as English)"]
    assert voice.list.hasFocus()
    assert not voice.more.isVisible()


def test_a_voice_is_chosen_and_heard(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    voices = desk.page.sound.voice
    qtbot.keyClick(voices.list, Key.Key_Down)
    assert desk.settings.voice == "gmw/en"
    assert voices.list.currentText() == "English (Great Britain)"
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
    assert not desk.page.sound.voice_row.hint.isVisible()


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


def test_where_no_voice_speaks_english_all_are_there() -> None:
    voices = (("", "Choose for me"), ("gmw/de", "German"))
    assert in_english(voices) == voices


def test_the_wheel_scrolls_and_chooses_nothing(opened: Open) -> None:
    desk = opened()
    for control in (desk.page.day.times[Slot.MORNING].edit, desk.page.sound.voice.list):
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
    for view in (VIEW, SettingsView(Settings(), 1, VOICES, resting=True, checking=True)):
        page.show_view(view)
        used = [button.text() for button in page.findChildren(QPushButton)] + [window.cramp_now.text()]
        letters = Counter(text[text.index("&") + 1].lower() for text in used if "&" in text)
        assert len(letters) == 9
        assert set(letters.values()) == {1}


@pytest.mark.parametrize("sizes", [[(1280, 900)], [(800, 600)], [(1280, 900), (800, 600), (1280, 900)]])
def test_tab_goes_through_all_of_it_as_one_reads(opened: Open, qtbot: QtBot, sizes: list[tuple[int, int]]) -> None:
    desk = opened(*sizes[0])
    page = desk.page
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
        reached.append(now)
        view = page.scroller.viewport()
        if page.inner.isAncestorOf(now):
            seen = view.rect() & now.rect().translated(now.mapTo(view, QPoint()))
            assert seen.size() == now.size() or (now is page.diary.path and seen.height() >= 44)
    contents = list(page.contents.buttons.values())
    assert reached[1:7] == contents
    places = [widget.mapTo(page.inner, widget.rect().topLeft()) for widget in reached[7:]]
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


@pytest.mark.parametrize("size", [(1280, 900), (800, 600), (640, 480)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_clipped(opened: Open, size: tuple[int, int], scale: float) -> None:
    desk = opened(*size, scale)
    for values in ({}, {"tray": False, "resting": True, "checking": True, "voices": None, "line": "Done. " * 9}):
        desk.show(**values)
        press(desk.page.day.times[Slot.MORNING].earlier)
        desk.page.day._explain(Times(bedtime=time(4)).trouble)
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
    for control in (*page.findChildren(QTimeEdit), page.sound.voice.list):
        assert control.height() >= max(44, control.fontMetrics().height())
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
