import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE
from threading import Thread
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.routine.model import Routine
from coach.session.day import Occasion, Slot
from coach.settings import Settings
from coach.ui import small_window
from coach.ui.leaving import LeavingWindow
from coach.ui.reminder_views import ReminderView, reminder
from coach.ui.reminder_window import ReminderWindow
from coach.ui.small_window import SmallWindow
from coach.ui.theme import THEMES, Size, ThemeName

DAY = date(2026, 11, 23)
#: What a screen of 800 by 600 leaves after the margin.
SMALL = QRect(24, 24, 752, 552)


def view(slot: Slot = Slot.MIDDAY, percent: int = 100, theme: ThemeName = ThemeName.LIGHT) -> ReminderView:
    return reminder(Occasion(DAY, slot), Settings(text_percent=percent), theme)


@pytest.fixture
def window(qtbot: QtBot, routine: Routine) -> Iterator[ReminderWindow]:
    made = ReminderWindow(routine)
    qtbot.addWidget(made)
    made.answers = []  # type: ignore[attr-defined]
    for name in ("started", "snoozed", "declined"):
        getattr(made, name).connect(lambda name=name: made.answers.append(name))  # type: ignore[attr-defined]
    made.show_view(view())
    yield made
    made.hide()


def answers(window: ReminderWindow) -> list[str]:
    given: list[str] = window.answers  # type: ignore[attr-defined]
    return given


def clipped(window: SmallWindow) -> list[str]:
    """Give the texts that do not have the room they need, or reach out of the window."""
    window.grab()  # lays everything out
    parts: list[QLabel | QPushButton] = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    assert len(parts) >= 4
    return [
        part.text()
        for part in parts
        if not window.rect().contains(part.geometry())
        or part.width() < part.minimumSizeHint().width()
        or part.height() < (part.heightForWidth(part.width()) if isinstance(part, QLabel) else part.sizeHint().height())
    ]


@pytest.mark.parametrize(
    ("slot", "heading"),
    [
        (Slot.MORNING, "Time for your morning stretch"),
        (Slot.MIDDAY, "Time for your midday stretch"),
        (Slot.BEDTIME, "Time for the last stretch of the day"),
        (Slot.EXTRA, "Time for a stretch"),
    ],
)
def test_it_says_what_it_is_time_for(slot: Slot, heading: str) -> None:
    assert view(slot).heading == heading


@pytest.mark.parametrize(
    ("minutes", "line"),
    [(1, "One minute at the wall."), (5, "Five minutes at the wall."), (10, "Ten minutes at the wall.")],
)
def test_it_says_how_long_it_takes(minutes: int, line: str) -> None:
    assert reminder(Occasion(DAY, Slot.MIDDAY), Settings(minutes=minutes), ThemeName.LIGHT).line == line


@pytest.mark.parametrize("theme", ThemeName)
def test_bedtime_wears_the_night_and_the_day_what_is_worn(theme: ThemeName) -> None:
    assert view(Slot.BEDTIME, theme=theme).theme is ThemeName.NIGHT
    assert view(Slot.MORNING, theme=theme).theme is theme


@pytest.mark.parametrize(("button", "answer"), [("start", "started"), ("later", "snoozed"), ("not_now", "declined")])
def test_each_button_is_one_answer_and_puts_it_away(window: ReminderWindow, button: str, answer: str) -> None:
    getattr(window, button).click()
    assert answers(window) == [answer]
    assert not window.isVisible()


def test_escape_and_the_cross_ask_again_later(window: ReminderWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert answers(window) == ["snoozed"]
    window.come_back()
    assert window.isVisible()
    window.close()
    assert answers(window) == ["snoozed", "snoozed"]


def test_putting_it_away_is_no_answer(window: ReminderWindow) -> None:
    window.hide()
    assert answers(window) == []


def test_each_reminder_begins_at_start(window: ReminderWindow) -> None:
    window.not_now.setFocus()
    window.not_now.click()
    window.show_view(view())
    assert window.focusWidget() is window.start


def test_it_draws_its_words_for_eye_and_ear(window: ReminderWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    ear = SimpleNamespace(updateAccessibility=lambda event: said.append(event.message()))
    monkeypatch.setattr(small_window, "QAccessible", ear)
    window.show_view(view(Slot.BEDTIME))
    assert window.heading.text() == window.accessibleName() == "Time for the last stretch of the day"
    assert window.line.text() == window.accessibleDescription() == "Five minutes at the wall."
    assert QAccessible.queryAccessibleInterface(window).role() is QAccessible.Role.Dialog  # its words are read out
    assert said == ["Time for the last stretch of the day. Five minutes at the wall."]
    assert window.palette().window().color().name() == THEMES[ThemeName.NIGHT].ground


def test_it_stands_on_top_without_taking_the_keyboard_and_keeps_no_program_alive(window: ReminderWindow) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_lies_in_the_lower_right_corner_with_its_frame(window: ReminderWindow) -> None:
    frame = QMargins(3, 30, 3, 3)
    window.frame = lambda: frame  # type: ignore[method-assign]
    window.come_back()
    # where there is no desktop, Qt takes the place of the frame for the place of the window
    assert window.pos().x() + window.width() + 6 == window.room().right() + 1
    assert window.pos().y() + window.height() + 33 == window.room().bottom() + 1


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("slot", Slot)
def test_it_is_whole_on_a_small_screen_at_every_text_size(
    window: ReminderWindow, monkeypatch: pytest.MonkeyPatch, slot: Slot, percent: int
) -> None:
    monkeypatch.setattr(window, "room", lambda: SMALL)
    window.show_view(view(slot, percent))
    assert clipped(window) == []
    whole = window.rect().marginsAdded(window.frame()).size()
    assert SMALL.contains(QRect(window.pos(), whole))
    assert window.line.fontInfo().pixelSize() == round(Size.LARGE * percent / 100)


def test_where_there_is_no_room_for_large_type_it_takes_a_smaller_one(
    window: ReminderWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "room", lambda: QRect(24, 24, 592, 352))
    window.show_view(view(Slot.BEDTIME, 200))
    assert clipped(window) == []
    assert Size.LARGE <= window.line.fontInfo().pixelSize() < Size.LARGE * 2


def test_large_type_has_the_figures_room(window: ReminderWindow) -> None:
    assert window.figure.isVisible()
    window.show_view(view(percent=200))
    assert not window.figure.isVisible()
    window.show_view(view(percent=100))
    assert window.figure.isVisible()


@pytest.fixture
def leaving(qtbot: QtBot, routine: Routine) -> Iterator[LeavingWindow]:
    made = LeavingWindow(routine)
    qtbot.addWidget(made)
    made.ask(ThemeName.LIGHT, 100, QRect(0, 0, 800, 700))
    yield made
    made.hide()


@pytest.mark.parametrize(("button", "signal", "other"), [("keep", "kept", "left"), ("close_all", "left", "kept")])
def test_closing_or_staying_is_the_persons_choice(
    leaving: LeavingWindow, qtbot: QtBot, button: str, signal: str, other: str
) -> None:
    with qtbot.waitSignal(getattr(leaving, signal)), qtbot.assertNotEmitted(getattr(leaving, other)):
        getattr(leaving, button).click()
    assert not leaving.isVisible()


def test_escape_takes_the_question_back(leaving: LeavingWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(leaving.left), qtbot.assertNotEmitted(leaving.kept):
        qtbot.keyClick(leaving, Qt.Key.Key_Escape)
    assert not leaving.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_question_is_whole_on_a_small_screen(
    leaving: LeavingWindow, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    monkeypatch.setattr(leaving, "room", lambda: SMALL)
    leaving.ask(ThemeName.DARK, percent, QRect(-300, 400, 640, 480))
    assert clipped(leaving) == []
    assert SMALL.topLeft().x() <= leaving.pos().x()
    assert leaving.pos().y() + leaving.height() <= SMALL.bottom() + 1


#: A letter that fills the screen and tells what is written in it.
LETTER = """
from PySide6.QtWidgets import QApplication, QPlainTextEdit
application = QApplication([])
letter = QPlainTextEdit()
letter.textChanged.connect(lambda: print(letter.toPlainText(), flush=True))
application.focusWindowChanged.connect(lambda window: window and print("has the keyboard", flush=True))
letter.showMaximized()
application.exec()
"""
#: A reminder that tells where its third button is, what is answered, and whether it was given the keyboard.
REMINDER = """
from datetime import date
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE
from threading import Thread
from PySide6.QtWidgets import QApplication
from coach import places
from coach.routine.loader import load
from coach.session.day import Occasion, Slot
from coach.settings import Settings
from coach.ui.reminder_views import reminder
from coach.ui.reminder_window import ReminderWindow
from coach.ui.theme import ThemeName
application = QApplication([])
window = ReminderWindow(load(places.resources() / "routines" / "wall-calf-stretch.toml"))
window.declined.connect(lambda: print("declined", flush=True))
application.focusWindowChanged.connect(lambda window: window and print("took the keyboard", flush=True))
window.show_view(reminder(Occasion(date(2026, 11, 23), Slot.MIDDAY), Settings(), ThemeName.LIGHT))
while not window._settled:
    application.processEvents()
application.processEvents()
print(*window.not_now.mapToGlobal(window.not_now.rect().center()).toTuple(), flush=True)
application.exec()
"""


class Teller:
    """A program, and what it tells, line by line."""

    def __init__(self, ending: ExitStack, env: Mapping[str, str], *command: str) -> None:
        self._told: SimpleQueue[str] = SimpleQueue()
        self.process = subprocess.Popen(command, env=env, stdout=PIPE, stderr=DEVNULL, text=True)
        listening = Thread(target=self._listen, daemon=True)
        ending.callback(listening.join, 10)
        ending.callback(self.process.wait, 10)
        ending.callback(self.process.kill)
        listening.start()

    def line(self) -> str:
        """Give what it tells next; nothing once it has ended."""
        return self._told.get(timeout=15)

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self._told.put(line.strip())
        self._told.put("")


class Desktop:
    """An X display that nobody sees, with a window manager, a keyboard and a mouse."""

    def __init__(self, ending: ExitStack) -> None:
        self._ending = ending
        self._env = os.environ | {"QT_QPA_PLATFORM": "xcb"}
        screen = self.begin("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset")
        self._env["DISPLAY"] = f":{screen.line()}"
        manager = self.begin("openbox", "--startup", "echo up")
        while (line := manager.line()) != "up":  # it complains of a menu first
            assert line

    def begin(self, *command: str) -> Teller:
        return Teller(self._ending, self._env, *command)

    def hand(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._env, check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="needs X11")
@pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))), reason="needs Debian's xvfb, openbox and xdotool"
)
def test_it_comes_over_a_letter_that_is_being_written_and_no_key_goes_astray() -> None:
    with ExitStack() as ending:
        desktop = Desktop(ending)
        letter = desktop.begin(sys.executable, "-c", LETTER)
        if not letter.line():
            pytest.skip("Qt cannot open a window on X11 here")
        desktop.hand("type", "ab")
        assert [letter.line() for _ in "ab"] == ["a", "ab"]
        reminder = desktop.begin(sys.executable, "-c", REMINDER)
        x, y = reminder.line().split()
        desktop.hand("mousemove", "300", "300", "click", "1")  # which brings the letter before all that is not on top
        desktop.hand("type", "cd")
        assert [letter.line() for _ in "cd"] == ["abc", "abcd"]
        desktop.hand("mousemove", x, y, "click", "1")
        told = [reminder.line(), reminder.line()]
        assert told == ["took the keyboard", "declined"]  # by the click, and not before
