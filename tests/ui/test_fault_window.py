"""The window of faults, and what opens it: once for each fault, calmly, whatever goes on."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.faults import Faults
from coach.ui import fault_desk
from coach.ui.fault_desk import FaultDesk, of, show_alone
from coach.ui.fault_window import DID_NOT_OPEN, GOES_ON, FaultWindow
from coach.ui.theme import ThemeName
from tests.ui.conftest import Stage

HOUSE = Path(__file__).parents[2]


def fault(number: int = 0) -> Exception:
    """Give a fault of one place among several."""
    try:
        exec("\n" * number + "{}['zebra']")  # noqa: S102
    except KeyError as raised:
        return raised
    raise AssertionError


class Desk:
    """A desk with its faults, and the manner in which it is to appear."""

    def __init__(self, bot: QtBot) -> None:
        self.bot, self.faults, self.busy = bot, Faults(), False
        self.desk = FaultDesk(self.faults, lambda: (ThemeName.LIGHT, 100, self.busy))

    def take(self, number: int = 0) -> None:
        self.faults.take(fault(number))
        QApplication.processEvents()

    @property
    def window(self) -> FaultWindow:
        assert self.desk.window
        return self.desk.window


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.desk.close()


@pytest.fixture
def window(qtbot: QtBot) -> FaultWindow:
    window = FaultWindow(GOES_ON)
    qtbot.addWidget(window)
    window.show_report("Calf Coach 9.9.9\n\nFault 1", ThemeName.LIGHT, 100, quietly=False)
    return window


def test_it_says_what_happened_and_what_was_kept(window: FaultWindow) -> None:
    assert window.line.text().count(".") == 2
    assert "kept" in window.line.text()
    assert window.report.toPlainText() == "Calf Coach 9.9.9\n\nFault 1"
    assert window.report.isReadOnly()
    assert window.focusWidget() is window.go_on


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_return_and_escape_go_on(window: FaultWindow, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window.go_on if key is Qt.Key.Key_Return else window, key)
    assert not window.isVisible()


def test_a_key_that_is_held_down_goes_on_no_further(window: FaultWindow) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", True)
    window.keyPressEvent(held)
    assert window.isVisible()


@pytest.mark.parametrize("words", [GOES_ON, DID_NOT_OPEN])
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("theme", list(ThemeName))
def test_it_is_whole_on_a_small_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: object, percent: int, theme: ThemeName
) -> None:
    monkeypatch.setattr(FaultWindow, "room", lambda _: QRect(0, 0, 800, 560))
    window = FaultWindow(words)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show_report("Fault 1\n" * 50, theme, percent, quietly=False)
    QApplication.processEvents()
    assert window.height() <= 560
    for part in (window.heading, window.line, window.report, window.copy, window.go_on):
        assert window.rect().contains(QRect(part.mapTo(window, part.rect().topLeft()), part.size()))
    for label in (window.heading, window.line):
        assert label.heightForWidth(label.width()) <= label.height()
    assert min(window.copy.height(), window.go_on.height()) >= 48


def test_a_fault_opens_one_window(desk: Desk) -> None:
    for _ in range(100):
        desk.take()
    assert desk.window.isVisible()
    assert len([one for one in QApplication.topLevelWidgets() if isinstance(one, FaultWindow) and one.isVisible()]) == 1


def test_the_same_fault_does_not_come_back(desk: Desk) -> None:
    desk.take()
    desk.window.go_on.click()
    for _ in range(20):
        desk.take()
    assert not desk.window.isVisible()


def test_another_fault_is_added_to_the_report(desk: Desk) -> None:
    desk.take()
    first = desk.window
    desk.take()
    desk.take(1)
    assert desk.window is first
    told = first.report.toPlainText()
    assert "Fault 1, 2 times" in told
    assert "Fault 2\n" in told


def test_the_report_is_copied_whole(desk: Desk) -> None:
    desk.take()
    desk.window.copy.click()
    assert QGuiApplication.clipboard().text() == desk.faults.report()
    assert desk.window.copy.text() == "Copied"
    assert desk.window.isVisible()


def test_what_is_under_way_is_not_disturbed_by_one_fault(desk: Desk) -> None:
    desk.busy = True
    desk.take()
    desk.desk._later.timeout.emit()
    assert desk.desk.window is None
    desk.busy = False
    desk.desk._later.timeout.emit()
    assert desk.window.isVisible()
    assert not desk.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not desk.desk._later.isActive()


def test_of_one_that_comes_again_and_again_the_person_hears_at_once(desk: Desk) -> None:
    desk.busy = True
    for _ in range(fault_desk.OFTEN):
        desk.take()
    assert desk.desk._later.isActive()
    desk.desk._later.timeout.emit()
    assert desk.window.isVisible()
    assert desk.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the keyboard stays where it is


def test_a_fault_that_came_before_anybody_could_show_it_is_shown(qtbot: QtBot) -> None:
    faults = Faults()
    faults.take(fault())
    desk = FaultDesk(faults, lambda: (ThemeName.LIGHT, 100, False))
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    assert "KeyError" in desk.window.report.toPlainText()
    desk.close()


def test_a_fault_on_a_thread_is_shown_on_the_windows(desk: Desk, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: desk.faults.take(fault()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: desk.desk.window is not None)
    assert desk.window.isVisible()


def test_a_window_of_faults_that_has_one_itself_is_not_opened_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = []

    def fail(*_: object, **__: object) -> None:
        tried.append(1)
        raise RuntimeError

    monkeypatch.setattr(FaultWindow, "show_report", fail)
    for number in range(5):
        desk.take(number)
    assert len(tried) == 1
    assert "could not be shown" in caplog.text


def test_after_the_program_ended_nothing_is_shown(desk: Desk) -> None:
    desk.faults.take(fault())  # and is on its way
    desk.desk.close()
    desk.take(1)
    assert desk.desk.window is None


def test_what_kept_the_program_from_opening_stands_until_it_was_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FaultWindow] = []
    real = fault_desk._connected
    monkeypatch.setattr(fault_desk, "_connected", lambda window: made.append(window) or real(window))  # type: ignore[func-returns-value]
    faults = Faults()
    faults.take(fault())

    def press() -> None:
        made.pop().go_on.click()

    QTimer.singleShot(0, press)
    show_alone(faults)
    assert made == []  # it was there, and pressed


class TestInTheProgram:
    """A fault while a session runs."""

    @pytest.fixture
    def shown(self, stage: Stage) -> tuple[Stage, FaultDesk, Faults]:
        faults = Faults()
        return stage, FaultDesk(faults, of(stage.program)), faults

    def test_the_session_and_its_sound_go_on(self, shown: tuple[Stage, FaultDesk, Faults]) -> None:
        stage, desk, faults = shown
        stage.begin().go(20_000)
        player = stage.program.run.player
        assert player
        before = player.position_ms
        faults.take(fault())
        QApplication.processEvents()
        assert desk.window is None
        stage.go(20_000)
        assert player.position_ms >= before + 19_900
        assert not stage.house.sounds[-1].closed
        stage.program.run.end()
        desk._later.timeout.emit()
        assert desk.window
        assert desk.window.isVisible()
        desk.close()

    def test_it_looks_as_the_window_does(self, shown: tuple[Stage, FaultDesk, Faults]) -> None:
        stage, desk, _ = shown
        stage.program.window.wear(ThemeName.NIGHT, 150)
        manner = of(stage.program)
        assert manner() == (ThemeName.NIGHT, 150, False)
        stage.begin()
        assert manner()[2]
        desk.close()


#: A program that has faults wherever they can be, told from outside by what it leaves behind.
DRIVER = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer, qCritical
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from coach.ui import opening
from coach.ui.fault_window import FaultWindow
from coach.app import main

NOTE = "zebra-crossing"
real = opening.Program

class Broken(QWidget):
    def paintEvent(self, event):
        note = NOTE
        raise LookupError(note)

class Faulty(real):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.timer = QTimer()
        self.timer.timeout.connect(self.stumble)
        self.timer.start(1)
        QTimer.singleShot(50, self.on_a_thread)
        QTimer.singleShot(100, self.paint)
        QTimer.singleShot(1_500, self.see)

    def stumble(self):
        note = NOTE
        {}[note]

    def on_a_thread(self):
        threading.Thread(target=int, args=(NOTE,)).start()

    def paint(self):
        qCritical("QThing::act: zebra-crossing is not a number")
        self.broken = Broken()
        self.broken.show()

    def see(self):
        self.timer.stop()
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultWindow) and one.isVisible()]
        print(len(shown))
        shown[0].copy.click()
        print(QGuiApplication.clipboard().text())
        shown[0].go_on.click()
        QTimer.singleShot(300, self.end)

    def end(self):
        print(self.window.isVisible(), self.window.today.isVisible())
        QApplication.exit(0)

opening.Program = Faulty
raise SystemExit(main(["--data-dir", sys.argv[1]]))
"""
#: One that has a fault before it is open.
UNOPENED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach.ui import opening
from coach.ui.fault_window import FaultWindow
from coach.app import main

def see():
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultWindow) and one.isVisible()]
    print(len(shown), shown[0].heading.text())
    print(shown[0].report.toPlainText())
    shown[0].go_on.click()

def fail(*args, **kwargs):
    QTimer.singleShot(500, see)
    raise KeyError("zebra-crossing")

opening.Program = fail
raise SystemExit(main(["--data-dir", sys.argv[1]]))
"""


#: One that has it before there is an application at all.
UNBUILT = """
import sys
from PySide6.QtCore import QTimer
from coach import house
from coach.app import main
from coach.ui import fault_desk
from coach.ui.fault_window import FaultWindow

def see(self):
    print(1, self.heading.text())
    print(self.report.toPlainText())
    QTimer.singleShot(0, self.go_on.click)

def fail(*args):
    raise KeyError("zebra-crossing")

house.House.__init__ = fail
FaultWindow.appear = see
raise SystemExit(main(["--data-dir", sys.argv[1]]))
"""
#: What PySide prints by itself.
PAINTING = "Error calling Python override of QWidget::paintEvent(): "


def run(program: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    around.pop("QT_LOGGING_RULES", None)
    return subprocess.run(
        [sys.executable, "-c", program, folder / "data"],
        env=around,
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
        timeout=40,
    )


@pytest.mark.thorough
def test_faults_everywhere_are_one_window_and_the_program_goes_on(tmp_path: Path) -> None:
    ran = run(DRIVER, tmp_path)
    assert ran.returncode == 0
    assert ran.stderr.replace(PAINTING, "") == ""
    shown, *told, goes_on = ran.stdout.strip().splitlines()
    assert shown == "1"
    assert goes_on == "True True"
    report = "\n".join(told)
    assert report.count("Fault ") == 3
    for kind in ("KeyError", "ValueError", "LookupError"):
        assert kind in report
    log = (tmp_path / "data" / "calf-coach.log").read_text("utf-8")
    assert log.count("KeyError") <= 4  # of hundreds
    assert " ERROR coach.ui.qt_log: Qt, default: QThing::act at " in log
    assert "zebra" not in report + log


@pytest.mark.parametrize("program", [pytest.param(UNOPENED, marks=pytest.mark.thorough), UNBUILT])
def test_a_fault_at_the_start_is_shown_and_told(tmp_path: Path, program: str) -> None:
    ran = run(program, tmp_path)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "calf-coach.log" in ran.stderr
    assert ran.stdout.startswith("1 Calf Coach could not open\n")
    assert "KeyError" in ran.stdout
    assert "zebra" not in ran.stdout + ran.stderr
    assert "KeyError" in (tmp_path / "data" / "calf-coach.log").read_text("utf-8")
