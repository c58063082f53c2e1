import subprocess
import sys
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coach.settings import Settings
from coach.ui.settings_path import PathField
from coach.ui.settings_session import TALK_HINTS
from tests.ui.settings_desk import FOLDER, ROUTINES, Open, opener, press


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return opener(qtbot)


CHOICES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("session.hold", "3", {"hold_s": "3"}),
    ("session.talk", "tones", {"talk": "tones"}),
    ("session.talk", "sparse", {"talk": "sparse"}),
    ("sound.speed", "130", {"words_per_minute": 130}),
    ("sound.speed", "190", {"words_per_minute": 190}),
    ("reminders.switch", "off", {"reminders": False}),
    ("looks.theme", "night", {"theme": "night"}),
    ("looks.figure", "still", {"still": True}),
)


def test_a_choice_of_words_is_told_at_once(opened: Open) -> None:
    desk = opened()
    for name, button, wanted in CHOICES:
        desk.begin_anew()
        card, control = name.split(".")
        buttons = getattr(getattr(desk.page, card), control).buttons
        press(buttons[button])
        assert desk.settings == msgspec.structs.replace(Settings(), **wanted), name
        assert [key for key, each in buttons.items() if each.isChecked()] == [button], name


STEPS: tuple[tuple[str, bool, dict[str, int]], ...] = (
    ("session.minutes", True, {"minutes": 6}),
    ("session.minutes", False, {"minutes": 4}),
    ("session.lead_in", True, {"lead_in_s": 15}),
    ("sound.loudness", False, {"voice_percent": 90}),
    ("sound.tones", False, {"tones_percent": 90}),
    ("sound.night", False, {"night_percent": 40}),
    ("sound.night", True, {"night_percent": 60}),
    ("looks.text", True, {"text_percent": 125}),
)


def test_a_number_goes_by_steps(opened: Open) -> None:
    desk = opened()
    for name, more, wanted in STEPS:
        desk.begin_anew()
        card, control = name.split(".")
        stepper = getattr(getattr(desk.page, card), control)
        press(stepper.more if more else stepper.less)
        assert desk.settings == msgspec.structs.replace(Settings(), **wanted), name


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
        (page.sound.wall, page.wall_wanted, []),
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
    assert words == {"check": "&Hear it as it is", "listen": "&Listen"}
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


def test_a_line_says_what_happened(opened: Open) -> None:
    desk = opened()
    assert not desk.page.line.isVisible()
    desk.show(line="A copy is in <b>Documents</b>.")
    assert desk.page.line.isVisible()
    assert desk.page.line.text() == "A copy is in <b>Documents</b>."
    assert desk.page.line.textFormat() is Qt.TextFormat.PlainText


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


def test_it_is_said_what_each_amount_of_words_is(opened: Open) -> None:
    desk = opened()
    for talk in ("sparse", "tones", "full"):
        press(desk.page.session.talk.buttons[talk])
        assert desk.page.session.talk_row.hint.text() == TALK_HINTS[talk]


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
