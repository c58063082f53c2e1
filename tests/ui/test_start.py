"""What a start makes, and what it leaves until it is wanted."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.routine.model import Routine
from coach.ui.opening import OF_A_SESSION
from coach.ui.program import Program
from coach.ui.theme import ThemeName
from tests.diary.memory import MemoryDiary
from tests.ui.conftest import FakeAwake, FakeDesktop, FakeHouse, Stage

#: Rooms that the first window does without, each of which takes its time to import.
NOT_AT_FIRST = (
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtMultimedia", "numpy", "_hashlib", "coach.diary.export"),
    *("coach.ui.tray", "coach.ui.preferences", "coach.ui.lookback", "coach.ui.gp_desk", "coach.ui.cramp_screens"),
    *("coach.voice.synthesis", *OF_A_SESSION),
)
LOOK = """
import sys
import coach.app, coach.commands.window, coach.ui.opening, coach.ui.window
print(*sys.modules)
"""


def test_the_first_window_imports_no_more_than_it_shows() -> None:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, timeout=30)
    imported = set(told.stdout.split())
    assert "coach.ui.today_page" in imported
    assert not imported & set(NOT_AT_FIRST)


@pytest.mark.parametrize("module", OF_A_SESSION)
def test_what_is_got_ready_for_a_session_is_there(module: str) -> None:
    assert import_module(module)


class Waiting:
    """A program that waits in the tray."""

    def __init__(self, routine: Routine, folder: Path) -> None:
        self.desktop, self.house = FakeDesktop(), FakeHouse(routine)
        self.program = Program(
            self.house,
            MemoryDiary(),
            folder / "settings.json",
            desktop=self.desktop,
            awake=FakeAwake(),
            system=lambda: ThemeName.LIGHT,
            in_tray=True,
            by_hand=True,
        )
        self.program.settle()

    @property
    def has_window(self) -> bool:
        return self.program._window.made is not None


@pytest.fixture
def waiting(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Waiting:
    made = Waiting(routine, tmp_path)
    made.house.start = made.house.start.replace(hour=6)  # no session is due
    return made


def test_in_the_tray_there_is_no_window_until_it_is_wanted(waiting: Waiting, qtbot: QtBot) -> None:
    assert waiting.desktop.tray.view is not None
    waiting.desktop.alarm.rang.emit()
    assert not waiting.has_window
    waiting.desktop.tray.open_wanted.emit()
    assert waiting.has_window
    window = waiting.program.window
    qtbot.addWidget(window)
    assert window.isVisible()
    assert window.current() is window.today
    assert window.today.greeting.text() == "Good morning"
    waiting.program.shut()


def test_what_comes_before_the_tray_is_taken_is_looked_at_then(routine: Routine, tmp_path: Path, qtbot: QtBot) -> None:
    house, desktop, worn = FakeHouse(routine), FakeDesktop(), [ThemeName.LIGHT]
    program = Program(
        house,
        MemoryDiary(),
        tmp_path / "settings.json",
        desktop=desktop,
        awake=FakeAwake(),
        system=lambda: worn[0],
        by_hand=True,
    )
    qtbot.addWidget(program.window)
    assert desktop.alarm.at is not None
    worn[0], desktop.alarm.at = ThemeName.DARK, None  # it rings once, and wants to be set again
    program.window.looked_at.emit()
    desktop.alarm.rang.emit()
    program.settle()
    assert program.window.theme_name is ThemeName.DARK
    assert desktop.alarm.at is not None
    program.shut()


def test_from_the_tray_a_session_starts_at_once(waiting: Waiting, qtbot: QtBot) -> None:
    waiting.desktop.tray.start_wanted.emit()
    qtbot.addWidget(waiting.program.window)
    with qtbot.waitSignal(waiting.program.run.begun):
        pass
    assert waiting.program.window.current() is waiting.program.sessions.page
    waiting.program.shut()


def test_without_a_tray_it_waits_small_on_the_panel(waiting: Waiting, qtbot: QtBot) -> None:
    waiting.desktop.tray.there = False
    waiting.program.wait_in_tray()
    qtbot.addWidget(waiting.program.window)
    assert waiting.program.window.isMinimized()
    assert waiting.program.window.today.greeting.text()
    waiting.program.shut()


def test_a_window_that_was_opened_in_the_meantime_stays_open(waiting: Waiting, qtbot: QtBot) -> None:
    waiting.desktop.tray.there = False
    waiting.program.appear()
    qtbot.addWidget(waiting.program.window)
    waiting.program.wait_in_tray()
    assert not waiting.program.window.isMinimized()
    waiting.program.shut()


def test_after_the_end_nothing_is_got_ready_any_more(waiting: Waiting) -> None:
    waiting.program.shut()
    waiting.program.warm_up()
    assert not waiting.house.prepared
    assert not waiting.has_window


def test_the_help_for_a_cramp_is_spoken_before_there_is_one(waiting: Waiting, qtbot: QtBot) -> None:
    waiting.program.warm_up()
    qtbot.waitUntil(lambda: bool(waiting.house.spoken_ahead))
    (ahead,) = waiting.house.spoken_ahead
    assert ahead[0] == "cramp-now"
    waiting.program.shut()


def test_in_the_tray_the_help_for_a_cramp_is_spoken_in_the_voice_that_is_chosen(waiting: Waiting, qtbot: QtBot) -> None:
    waiting.program.wait_in_tray()
    qtbot.waitUntil(lambda: bool(waiting.house.spoken_ahead))
    ((talk, choices),) = waiting.house.spoken_ahead
    assert talk == "cramp-now"
    assert choices.speech == waiting.program.chosen.settings.speech
    assert not waiting.has_window
    waiting.program.shut()


def test_after_the_end_nobody_waits_in_the_tray(waiting: Waiting) -> None:
    waiting.desktop.tray.there = False
    waiting.program.shut()
    waiting.program.wait_in_tray()
    assert not waiting.house.spoken_ahead
    assert not waiting.has_window


def test_quit_from_the_tray_needs_no_window(waiting: Waiting) -> None:
    waiting.desktop.tray.quit_wanted.emit()
    assert waiting.desktop.has_left
    assert waiting.house.stopped
    assert not waiting.has_window


def test_quit_in_settings_ends_the_program(stage: Stage) -> None:
    stage.program.window.today.settings.click()
    page = stage.program.desks.preferences.page
    assert page
    page.quit.quit.click()
    assert stage.desktop.has_left


def test_a_theme_put_on_before_reaches_the_screens_made_after_it(stage: Stage) -> None:
    stage.program.window.wear(ThemeName.DARK, 150)
    page = stage.program.sessions.page
    assert page.bar._theme is stage.program.window.theme
    assert page.caption.fontMetrics().height() > stage.program.window.today.next.fontMetrics().height() * 0.9
    assert page.caption.minimumHeight() >= page.caption.fontMetrics().lineSpacing() * 2
