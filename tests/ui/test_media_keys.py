import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer

from coach.ui.media_keys import MediaKeys, Playback, has_bus

HOUSE = Path(__file__).parents[2]
TOOLS = ("dbus-daemon", "playerctl", "gdbus")
NAME = "org.mpris.MediaPlayer2.calfcoach"

#: A program that does as it is told, and says what was wished.
PROGRAM = """
import os, sys
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from coach.ui.media_keys import MediaKeys, Playback
program, keys = QCoreApplication([]), MediaKeys()
WISHES = ("toggled", "paused", "resumed", "skipped", "repeated", "ended", "raised")
for wish in WISHES:
    getattr(keys, wish).connect(lambda wish=wish: print(wish, flush=True))
def obey():
    for word in os.read(0, 100).decode().split():
        match word:
            case "begin":
                keys.begin("Wall calf stretch")
            case "seated":
                keys.begin("Seated calf stretch")
            case "Playing" | "Paused":
                keys.show(Playback(word))
            case "end":
                keys.end()
            case "leave":
                keys.begin("Left at once")
                keys.end()
        print("done", word, "PySide6.QtDBus" in sys.modules, flush=True)
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
print("ready", "PySide6.QtDBus" in sys.modules, flush=True)
program.exec()
"""


class Program:
    """A program with media keys, beside the test."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HOUSE,
            env=environment,
        )
        assert self.hear() == "ready False"

    def tell(self, word: str) -> str:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return self.hear()

    def hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


@dataclass
class Desktop:
    """A bus of one's own, and what a desktop does there."""

    environment: dict[str, str]
    daemon: "subprocess.Popen[str]"
    programs: list[Program]

    def program(self) -> Program:
        self.programs.append(Program(self.environment))
        return self.programs[-1]

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout.strip()

    def players(self) -> list[str]:
        return sorted(self.run("playerctl", "-l").splitlines())

    def wait_for(self, name: str = NAME) -> None:
        """Wait until somebody has this name."""
        subprocess.run(["gdbus", "wait", "--session", "--timeout=15", name], env=self.environment, check=True)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not here (Debian: dbus-daemon playerctl libglib2.0-bin)")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout
    address = daemon.stdout.readline().strip()
    desktop = Desktop(os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}, daemon, [])
    yield desktop
    for program in desktop.programs:
        program.end()
    daemon.send_signal(signal.SIGCONT)
    daemon.terminate()
    daemon.communicate(timeout=20)


@pytest.fixture
def program(desktop: Desktop) -> Program:
    """A program whose session has begun."""
    program = desktop.program()
    assert program.tell("begin") == "done begin True"
    desktop.wait_for()
    return program


def test_it_is_a_player_while_the_session_runs_and_not_after(desktop: Desktop, program: Program) -> None:
    assert desktop.players() == ["calfcoach"]
    program.tell("end")
    assert desktop.players() == []
    program.tell("seated")
    desktop.wait_for()
    assert desktop.run("playerctl", "metadata", "title") == "Seated calf stretch"


def test_a_key_is_a_wish(desktop: Desktop, program: Program) -> None:
    wishes = {"play-pause": "toggled", "pause": "paused", "next": "skipped", "previous": "repeated", "stop": "ended"}
    for pressed, wish in wishes.items():
        desktop.run("playerctl", pressed)
        assert program.hear() == wish, pressed


def test_play_and_pause_change_nothing_that_is_so_already(desktop: Desktop, program: Program) -> None:
    desktop.run("playerctl", "play")
    desktop.run("playerctl", "pause")
    assert program.hear() == "paused"
    program.tell("Paused")
    desktop.run("playerctl", "pause")
    desktop.run("playerctl", "play")
    assert program.hear() == "resumed"


def test_the_status_is_told(desktop: Desktop, program: Program) -> None:
    assert desktop.run("playerctl", "status") == "Playing"
    program.tell("Paused")
    assert desktop.run("playerctl", "status") == "Paused"


def test_a_desktop_that_listens_hears_of_it_once(desktop: Desktop, program: Program) -> None:
    listening = subprocess.Popen(
        ["gdbus", "monitor", "--session", "--dest", NAME],
        stdout=subprocess.PIPE,
        text=True,
        env=desktop.environment,
    )
    assert listening.stdout
    while "is owned by" not in listening.stdout.readline():
        pass
    for word in (*("Paused", "Paused", "Playing", "Playing") * 20, "end"):  # the first may come before it listens
        program.tell(word)
    heard = iter(listening.stdout.readline, "")
    told = []
    for line in heard:
        if "does not have an owner" in line:
            break
        told.append(line.strip())
    listening.terminate()
    listening.communicate(timeout=20)
    # “@as []”: GDBus, and GNOME with it, drops the signal where the empty list has another type.
    changes = [
        f"/org/mpris/MediaPlayer2: org.freedesktop.DBus.Properties.PropertiesChanged "
        f"('org.mpris.MediaPlayer2.Player', {{'PlaybackStatus': <'{status}'>}}, @as [])"
        for status in ("Paused", "Playing")
    ]
    assert told[-4:] == changes * 2
    assert all(one != other for one, other in itertools.pairwise(told))


def test_all_that_desktops_ask_for_is_there_in_its_type(desktop: Desktop, program: Program) -> None:
    ask = ("gdbus", "call", "--session", "-d", NAME, "-o", "/org/mpris/MediaPlayer2")
    everything = (*ask, "-m", "org.freedesktop.DBus.Properties.GetAll")
    player = desktop.run(*everything, "org.mpris.MediaPlayer2.Player")
    for told in (
        "'PlaybackStatus': <'Playing'>",
        "'CanControl': <true>",
        "'CanPlay': <true>",
        "'CanPause': <true>",
        "'CanGoNext': <true>",
        "'CanGoPrevious': <true>",
        "'CanSeek': <false>",
        "'Position': <int64 0>",
        "'Rate': <1.0>",
        "'mpris:trackid': <objectpath '/calfcoach/session'>",
        "'xesam:title': <'Wall calf stretch'>",
        "'xesam:artist': <['Calf Coach']>",
    ):
        assert told in player
    application = desktop.run(*everything, "org.mpris.MediaPlayer2")
    for told in ("'Identity': <'Calf Coach'>", "'CanRaise': <true>", "'SupportedMimeTypes': <@as []>"):
        assert told in application
    desktop.run(*ask, "-m", "org.mpris.MediaPlayer2.Raise")
    assert program.hear() == "raised"


def test_a_session_that_ends_at_once_leaves_nothing_on_the_bus(desktop: Desktop) -> None:
    program = desktop.program()
    program.tell("leave")
    program.tell("begin")  # the answer to the first question comes before the second one's
    desktop.wait_for()
    assert desktop.run("playerctl", "metadata", "title") == "Wall calf stretch"
    program.tell("leave")
    assert desktop.players() == []


def test_two_programs_have_two_names(desktop: Desktop, program: Program) -> None:
    other = desktop.program()
    other.tell("begin")
    name = f"{NAME}.instance{other.process.pid}"
    desktop.wait_for(name)
    assert desktop.players() == ["calfcoach", f"calfcoach.instance{other.process.pid}"]


def test_a_bus_that_hangs_does_not_keep_the_window(desktop: Desktop) -> None:
    program = desktop.program()
    program.tell("begin")
    desktop.wait_for()
    program.tell("end")
    desktop.players()  # the bus has heard of it
    desktop.daemon.send_signal(signal.SIGSTOP)
    patience = QDeadlineTimer(5_000)  # Qt would wait for 25 seconds
    for word in ("begin", "Paused", "end", "begin", "Playing"):
        assert program.tell(word) == f"done {word} True"
    assert not patience.hasExpired()
    desktop.daemon.send_signal(signal.SIGCONT)
    desktop.wait_for()


def test_without_a_bus_nothing_happens(desktop: Desktop) -> None:
    nothing = {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": ""}
    program = Program(os.environ | nothing)
    for word in ("begin", "Paused", "end"):
        assert program.tell(word) == f"done {word} False"
    program.end()


def test_with_a_bus_that_is_not_there_nothing_happens(desktop: Desktop) -> None:
    program = Program(os.environ | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"})
    for word in ("begin", "Paused", "end"):
        assert program.tell(word) == f"done {word} True"
    program.end()


def test_a_bus_is_known_by_its_address_or_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not has_bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert has_bus()


def test_before_a_session_there_is_nothing_to_show_or_end(qapp: object) -> None:
    keys = MediaKeys(bus=lambda: False)
    keys.show(Playback.PAUSED)
    keys.end()
