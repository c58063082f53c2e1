import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from coach.ui import presenting

HOUSE = Path(__file__).parents[2]
TOOLS = ("Xvfb", "openbox")

#: A program with a window that does as it is told, and looks when it is told to.
PROGRAM = """
import os, sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
from coach.ui.presenting import presenting
program, window = QApplication([]), QWidget()
def obey():
    for word in os.read(0, 100).decode().split():
        if word == "look":
            print(presenting(), flush=True)
        else:
            {"full": window.showFullScreen, "normal": window.showNormal, "hide": window.hide}[word]()
            window.activateWindow()
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
program.setQuitOnLastWindowClosed(False)
program.exec()
"""
#: A session manager as GNOME's, that says each time the next of what it keeps from being done; -1 does not answer.
SESSION_MANAGER = """
import sys
actions = iter(map(int, sys.argv[1:]))
from jeepney import HeaderFields, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection()
bus.send_and_get_reply(message_bus.RequestName("org.gnome.SessionManager"))
print("ready", flush=True)
while True:
    asked = bus.receive()
    if asked.header.fields.get(HeaderFields.member) == "Get" and (inhibited := next(actions)) >= 0:
        right = asked.body == ("org.gnome.SessionManager", "InhibitedActions")
        bus.send(new_method_return(asked, "v", (("u", inhibited),)) if right else new_error(asked, "no.such"))
"""
#: One that has joined the bus before that hangs, as a window of Qt has.
JOIN_AND_LOOK = """
import sys, time
from PySide6.QtDBus import QDBusConnection
from coach.ui import presenting
print(QDBusConnection.sessionBus().isConnected(), flush=True)
sys.stdin.readline()
begun = time.monotonic()
print(presenting._within(200, presenting._gnome), time.monotonic() - begun < 0.6, flush=True)
"""
LOOK_AT_GNOME = """
import sys
from coach.ui import presenting
for _ in range(int(sys.argv[1])):
    print(presenting._within(200, presenting._gnome))
"""


def run(text: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", text, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HOUSE,
        env=os.environ | environment,
    )


def end(*programs: "subprocess.Popen[str]") -> None:
    for program in programs:
        program.terminate()  # not killed, or a display would leave its lock behind
        program.communicate(timeout=20)


class Program:
    """A program in front of the display, beside the test."""

    def __init__(self, display: str) -> None:
        self.process = run(PROGRAM, DISPLAY=display, QT_QPA_PLATFORM="xcb")

    def tell(self, word: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def sees(self) -> bool:
        """Tell whether it takes somebody for presenting."""
        assert self.process.stdout
        self.tell("look")
        return self.process.stdout.readline() == "True\n"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display that nobody sees, with a window manager; what a test opens there goes with it."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not here (Debian: xvfb openbox)")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout
    display = f":{server.stdout.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display}, stderr=subprocess.DEVNULL, text=True)
    yield display
    end(manager, server)


@pytest.fixture
def two(display: str) -> Iterator[tuple[Program, Program]]:
    """Our own program, without a window, and another one with one."""
    programs = (Program(display), Program(display))
    yield programs
    end(*(program.process for program in programs))


@pytest.mark.thorough
def test_another_program_that_fills_the_screen_is_presenting(two: tuple[Program, Program], qtbot: QtBot) -> None:
    ours, other = two
    assert not ours.sees()
    for _ in range(2):
        other.tell("full")
        qtbot.waitUntil(ours.sees, timeout=10_000)
        other.tell("normal")
        qtbot.waitUntil(lambda: not ours.sees(), timeout=10_000)


@pytest.mark.thorough
def test_our_own_full_screen_is_not(two: tuple[Program, Program], qtbot: QtBot) -> None:
    ours, other = two
    ours.tell("full")
    qtbot.waitUntil(other.sees, timeout=10_000)
    assert not ours.sees()


@pytest.mark.thorough
def test_a_full_screen_behind_another_window_is_not_in_front(two: tuple[Program, Program], qtbot: QtBot) -> None:
    ours, other = two
    other.tell("full")
    qtbot.waitUntil(ours.sees, timeout=10_000)
    ours.tell("normal")
    qtbot.waitUntil(lambda: not ours.sees(), timeout=10_000)


def test_what_is_asked_of_x_is_what_it_says(
    two: tuple[Program, Program], display: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    _, other = two
    other.tell("full")
    qtbot.waitUntil(presenting._x11, timeout=10_000)
    monkeypatch.setattr(os, "getpid", lambda: other.process.pid)
    assert not presenting._x11()  # it would be our own
    line = presenting._Display()
    assert line.atom("_NET_NEVER_HEARD_OF") == 0
    assert line.numbers(0x7FFFFFF, "_NET_WM_STATE", presenting.XCB_ATOM) == []  # a window that is gone
    assert line.numbers(line.root(), "_NET_ACTIVE_WINDOW", presenting.XCB_CARDINAL) == []  # of another kind
    line.close()


class Screen:
    """A display that knows of some windows."""

    def __init__(self, active: int, windows: dict[int, tuple[int, list[int]]]) -> None:
        self.active, self.windows, self.closed = active, windows, False

    def root(self) -> int:
        return 1

    def atom(self, name: str) -> int:
        return {"_NET_WM_STATE_FULLSCREEN": 77}[name]

    def numbers(self, window: int, name: str, kind: int) -> list[int]:
        pid, states = self.windows.get(window, (0, []))
        return {
            (1, "_NET_ACTIVE_WINDOW", presenting.XCB_WINDOW): [self.active],
            (window, "_NET_WM_PID", presenting.XCB_CARDINAL): [pid],
            (window, "_NET_WM_STATE", presenting.XCB_ATOM): states,
        }[window, name, kind]

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(("active", "presents"), [(4, True), (5, False), (6, False), (7, False), (0, False)], ids=str)
def test_what_is_in_front_and_full_and_not_our_own_is_presenting(
    monkeypatch: pytest.MonkeyPatch, active: int, presents: bool
) -> None:
    other = os.getpid() + 1
    windows = {4: (other, [70, 77]), 5: (other, [70]), 6: (os.getpid(), [77])}  # and 7 is gone meanwhile
    screen = Screen(active, windows)
    monkeypatch.setattr(presenting, "_Display", lambda: screen)
    assert presenting._x11() is presents
    assert screen.closed


@dataclass
class Bus:
    """A message bus of this test's own."""

    daemon: "subprocess.Popen[str]"
    address: str


@pytest.fixture
def bus() -> Iterator[Bus]:
    if not shutil.which("dbus-daemon"):
        pytest.skip("dbus-daemon is not here (Debian: dbus)")
    pytest.importorskip("jeepney")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout
    yield Bus(daemon, daemon.stdout.readline().strip())
    end(daemon)


def test_gnome_is_asked_whether_somebody_keeps_the_screen_awake(bus: Bus) -> None:
    expected = {8: "True", 12: "True", 15: "True", 0: "False", 4: "False", -1: "False"}
    manager = run(SESSION_MANAGER, *map(str, expected), DBUS_SESSION_BUS_ADDRESS=bus.address)
    assert manager.stdout
    assert manager.stdout.readline() == "ready\n"
    look = run(LOOK_AT_GNOME, str(len(expected)), DBUS_SESSION_BUS_ADDRESS=bus.address)
    told = look.communicate(timeout=20)[0].split()
    assert dict(zip(expected, told, strict=True)) == expected
    end(manager)


def test_a_desktop_that_is_not_gnome_says_nothing(bus: Bus) -> None:
    look = run(LOOK_AT_GNOME, "1", DBUS_SESSION_BUS_ADDRESS=bus.address)
    assert look.communicate(timeout=20)[0].strip() == "False"


def test_a_bus_that_hangs_is_not_waited_for(bus: Bus) -> None:
    look = run(JOIN_AND_LOOK, DBUS_SESSION_BUS_ADDRESS=bus.address)
    assert look.stdin
    assert look.stdout
    assert look.stdout.readline() == "True\n"
    bus.daemon.send_signal(signal.SIGSTOP)
    look.stdin.write("\n")
    look.stdin.flush()
    assert look.stdout.readline() == "False True\n"
    bus.daemon.send_signal(signal.SIGCONT)
    end(look)


def test_a_display_that_hangs_is_not_waited_for() -> None:
    answers = threading.Event()
    begun = time.monotonic()  # noqa: TID251  (how long it takes is the question)
    assert not presenting._within(50, lambda: answers.wait(10))
    assert time.monotonic() - begun < 0.5  # noqa: TID251
    answers.set()


def test_a_display_that_never_answers_hangs_without_holding_us_up(monkeypatch: pytest.MonkeyPatch) -> None:
    number = 4000 + os.getpid()
    address = f"\0/tmp/.X11-unix/X{number}"
    if sys.platform != "linux" or Path(address[1:]).exists():
        pytest.skip("an abstract socket of Linux takes the place of the display")
    monkeypatch.setenv("DISPLAY", f":{number}")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(address)
        silent.listen()
        begun = time.monotonic()  # noqa: TID251
        assert not presenting._within(100, presenting._x11)
        assert 0.1 <= time.monotonic() - begun < 0.6  # noqa: TID251


def test_a_look_that_fails_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> bool:
        raise OSError("the display does not answer")

    assert not presenting._within(1000, fails)


def test_a_display_that_is_gone_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    with pytest.raises(OSError, match=r"does not answer|libxcb"):
        presenting._x11()


@pytest.mark.parametrize("state", range(8))
def test_windows_states(state: int) -> None:
    """From its documentation: 1 away, 2 full screen, 3 game, 4 presentation, 5 none of them, 6 quiet, 7 an app."""
    assert presenting._fills_windows(state) is (state in {2, 3, 4})


@pytest.mark.parametrize(
    ("platform", "display", "bus", "look"),
    [
        ("xcb", ":0", "unix:path=/bus", presenting._x11),
        ("xcb", "", "unix:path=/bus", None),
        ("wayland", ":0", "unix:path=/bus", presenting._gnome),
        ("wayland-egl", "", "unix:path=/bus", presenting._gnome),
        ("wayland", ":0", "", None),
        ("windows", "", "", presenting._windows),
        ("cocoa", "", "", None),
        ("offscreen", ":0", "unix:path=/bus", None),
    ],
)
def test_where_one_looks(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, bus: str, look: Callable[[], bool] | None
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    assert presenting._look(platform) is look


def test_it_is_not_asked_while_we_are_in_front(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presenting, "_look", lambda _: lambda: True)
    monkeypatch.setattr(QGuiApplication, "focusWindow", lambda: None)
    assert presenting.presenting()
    monkeypatch.setattr(QGuiApplication, "focusWindow", object)
    assert not presenting.presenting()
