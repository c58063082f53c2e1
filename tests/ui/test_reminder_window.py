import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE
from threading import Thread
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QScreen
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.plan import schedule
from coach.routine.model import Routine
from coach.session.day import Occasion, Reminded, Slot
from coach.settings import Settings
from coach.ui import leaving as farewells
from coach.ui import small_window
from coach.ui.icon import icon
from coach.ui.leaving import LeavingWindow, StayingWindow
from coach.ui.reminder_views import ReminderView, answered, paused, reminder
from coach.ui.reminder_window import ReminderWindow
from coach.ui.small_window import SmallWindow
from coach.ui.theme import THEMES, Size, ThemeName

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
MORNING, MIDDAY, BEDTIME = (Occasion(DAY, slot) for slot in (Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME))
TEN, THIRTY = (f"No rush. If you do nothing, it comes back in {minutes} minutes." for minutes in (10, 30))
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
        if part.isVisible()
        and (
            not window.rect().contains(part.geometry())
            or part.width() < part.minimumSizeHint().width()
            or part.height()
            < (part.heightForWidth(part.width()) if isinstance(part, QLabel) else part.sizeHint().height())
        )
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


@pytest.mark.parametrize(
    ("before", "wait"),
    [
        (None, TEN),
        (schedule.shown(MORNING, NOW, None), TEN),  # another one
        (schedule.snoozed(MIDDAY, NOW), TEN),
        (schedule.shown(MIDDAY, NOW, None), THIRTY),
    ],
)
def test_it_says_that_it_can_wait_and_how_long(before: Reminded | None, wait: str) -> None:
    assert reminder(MIDDAY, Settings(reminded=before), ThemeName.LIGHT).wait == wait
    # and that is what the schedule makes of it
    again = schedule.shown(MIDDAY, NOW, before).again
    assert again
    assert f" {(again - NOW).seconds // 60} " in wait


def test_the_last_one_of_its_part_of_the_day_promises_no_other(window: ReminderWindow) -> None:
    last = reminder(MIDDAY, Settings(), ThemeName.LIGHT, last=True)
    assert last.wait == ""
    window.show_view(last)
    assert window.quiet.isHidden()
    assert window.accessibleDescription() == "Five minutes at the wall."
    window.show_view(view())
    assert window.quiet.isVisible()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("coming", "reminded", "next_at", "now", "said"),
    [
        (MORNING, schedule.snoozed(MORNING, NOW), at(23, 8, 40), NOW, "The morning stretch comes back at 08:40."),
        (
            BEDTIME,
            schedule.snoozed(BEDTIME, at(23, 23, 55)),
            at(24, 0, 5),
            at(23, 23, 55),
            "The bedtime stretch comes back at 00:05.",
        ),
        (
            BEDTIME,
            schedule.declined(MIDDAY, at(23, 13, 30)),
            at(23, 22),
            at(23, 13, 30),
            "No more of the midday stretch today. Next: bedtime, 22:00.",
        ),
        (
            BEDTIME,  # the midday part is over before it would come back
            schedule.snoozed(MIDDAY, at(23, 19, 55)),
            at(23, 22),
            at(23, 19, 55),
            "No more of the midday stretch today. Next: bedtime, 22:00.",
        ),
        (
            Occasion(DAY + timedelta(days=1), Slot.MORNING),
            schedule.declined(BEDTIME, at(23, 22)),
            at(24, 8, 30),
            at(23, 22),
            "No more of the bedtime stretch tonight. Next: tomorrow morning, 08:30.",
        ),
        (
            Occasion(DAY + timedelta(days=1), Slot.BEDTIME),
            schedule.declined(BEDTIME, at(23, 22)),
            at(24, 22),
            at(23, 22),
            "No more of the bedtime stretch tonight. Next: tomorrow at bedtime, 22:00.",
        ),
        (
            Occasion(DAY + timedelta(days=2), Slot.MIDDAY),
            schedule.declined(BEDTIME, at(23, 22)),
            at(25, 13, 30),
            at(23, 22),
            "No more of the bedtime stretch tonight. Next: Wednesday at midday, 13:30.",
        ),
        (None, schedule.declined(MORNING, NOW), None, NOW, "No more of the morning stretch today."),
    ],
)
def test_an_answer_has_its_own(
    coming: Occasion | None, reminded: Reminded, next_at: datetime | None, now: datetime, said: str
) -> None:
    assert answered(coming, reminded, next_at, now) == said


def test_a_pause_is_confirmed() -> None:
    assert paused() == "Reminders are paused until tomorrow."


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
    assert window.line.text() == "Five minutes at the wall."
    assert window.quiet.text() == TEN
    assert window.accessibleDescription() == f"Five minutes at the wall. {TEN}"
    assert QAccessible.queryAccessibleInterface(window).role() is QAccessible.Role.Dialog  # its words are read out
    assert said == [f"Time for the last stretch of the day. Five minutes at the wall. {TEN}"]
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
    assert window.quiet.fontInfo().pixelSize() == round(Size.SMALL * percent / 100)


def test_where_there_is_no_room_for_large_type_it_takes_a_smaller_one(
    window: ReminderWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "room", lambda: QRect(24, 24, 592, 352))
    window.show_view(view(Slot.BEDTIME, 200))
    assert clipped(window) == []
    assert Size.LARGE <= window.line.fontInfo().pixelSize() < Size.LARGE * 2
    assert TEN in window.accessibleDescription()  # which may not be seen here


def test_large_type_has_the_figures_room(window: ReminderWindow) -> None:
    assert window.picture.isVisible()
    window.show_view(view(percent=200))
    assert not window.picture.isVisible()
    window.show_view(view(percent=100))
    assert window.picture.isVisible()


@pytest.fixture(params=[LeavingWindow, StayingWindow])
def farewell(request: pytest.FixtureRequest, qtbot: QtBot, routine: Routine) -> Iterator[LeavingWindow | StayingWindow]:
    made = LeavingWindow(routine) if request.param is LeavingWindow else StayingWindow()
    qtbot.addWidget(made)
    made.ask(ThemeName.LIGHT, 100, QRect(0, 0, 800, 700))
    yield made
    made.hide()


@pytest.mark.parametrize(("button", "signal", "other"), [("keep", "kept", "left"), ("end", "left", "kept")])
def test_ending_or_going_on_is_the_persons_choice(
    farewell: LeavingWindow | StayingWindow, qtbot: QtBot, button: str, signal: str, other: str
) -> None:
    with qtbot.waitSignal(getattr(farewell, signal)), qtbot.assertNotEmitted(getattr(farewell, other)):
        getattr(farewell, button).click()
    assert not farewell.isVisible()


@pytest.mark.parametrize("away", ["escape", "cross", "put_by"])
def test_a_farewell_put_by_answers_nothing(farewell: LeavingWindow | StayingWindow, qtbot: QtBot, away: str) -> None:
    with qtbot.assertNotEmitted(farewell.left), qtbot.assertNotEmitted(farewell.kept):
        match away:
            case "escape":
                qtbot.keyClick(farewell, Qt.Key.Key_Escape)
            case "cross":
                farewell.close()
            case _:
                farewell.put_by()
    assert not farewell.isVisible()


def test_behind_a_farewell_all_can_be_used(farewell: LeavingWindow | StayingWindow) -> None:
    assert farewell.isVisible()
    assert not farewell.isModal()
    assert not farewell.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_the_button_that_changes_least_is_the_obvious_one(farewell: LeavingWindow | StayingWindow) -> None:
    assert farewell.focusWidget() is farewell.keep
    assert farewell.keep.objectName() == "pause"
    assert farewell.end.objectName() == ""


def test_the_windows_can_be_told_apart_by_their_titles(window: ReminderWindow, routine: Routine, qtbot: QtBot) -> None:
    leaving, staying = LeavingWindow(routine), StayingWindow()
    qtbot.addWidget(leaving)
    qtbot.addWidget(staying)
    titles = [small.windowTitle() for small in (window, leaving, staying)]
    assert titles == ["Time to stretch - Calf Coach", "Close Calf Coach?", "Calf Coach goes on"]
    assert [leaving.heading.text(), staying.heading.text()] == titles[1:]


def test_staying_shows_the_picture_to_look_for(qtbot: QtBot) -> None:
    staying = StayingWindow()
    qtbot.addWidget(staying)
    staying.ask(ThemeName.NIGHT, 100, QRect(0, 0, 800, 700))
    assert staying.picture.isVisible()
    assert isinstance(staying.picture, QLabel)
    assert staying.picture.pixmap().toImage() == icon().pixmap(small_window.ICON).toImage()
    assert staying.picture.accessibleName()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_farewell_is_whole_on_a_small_screen(
    farewell: LeavingWindow | StayingWindow, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    monkeypatch.setattr(farewell, "room", lambda: SMALL)
    farewell.ask(ThemeName.DARK, percent, QRect(-300, 400, 640, 480))
    assert clipped(farewell) == []
    assert SMALL.topLeft().x() <= farewell.pos().x()
    assert farewell.pos().y() + farewell.height() <= SMALL.bottom() + 1


def test_large_type_stays_large_where_the_screen_has_room(
    farewell: LeavingWindow | StayingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(farewell, "room", lambda: QRect(24, 24, 1232, 852))
    farewell.ask(ThemeName.LIGHT, 200, QRect(100, 100, 900, 700))
    assert clipped(farewell) == []
    assert farewell.line.fontInfo().pixelSize() == Size.LARGE * 2


def test_a_screen_reader_reads_the_buttons_on_one_line(farewell: LeavingWindow | StayingWindow) -> None:
    names = {LeavingWindow: "Keep it running", StayingWindow: "OK"}
    assert farewell.keep.accessibleName() == names[type(farewell)]


def test_a_farewell_comes_on_the_screen_that_the_window_was_on(
    farewell: LeavingWindow | StayingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QPoint] = []
    taken: list[object] = []
    screen = farewell.screen()

    def screen_at(point: QPoint) -> QScreen:
        asked.append(point)
        return screen

    monkeypatch.setattr(farewells, "QGuiApplication", SimpleNamespace(screenAt=screen_at))
    monkeypatch.setattr(farewell, "setScreen", taken.append)
    farewell.ask(ThemeName.LIGHT, 100, QRect(100, 200, 640, 480))
    assert asked == [QRect(100, 200, 640, 480).center()]
    assert taken == [screen]


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
@pytest.mark.thorough
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
