"""Programs under measurement: a display of their own, what they use, and how long they take to answer."""

import contextlib
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.table import CannotRun

#: A window with nothing in it, which is what any program of this kind costs.
BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = QLabel("A window")
window.resize(1120, 760)
window.show()
application.exec()
"""
#: Runs a script in Qt's Python, and tells when a window of it has been drawn and an event after that was answered.
WATCHED = """
import runpy, sys, threading, time

def look():
    widgets = sys.modules["PySide6.QtWidgets"]
    if any(window.isVisible() and window.windowHandle() and window.windowHandle().isExposed()
           for window in widgets.QApplication.topLevelWidgets()):
        watch.stop()
        sys.modules["PySide6.QtCore"].QTimer.singleShot(
            0, lambda: print(time.clock_gettime_ns(time.CLOCK_BOOTTIME), flush=True))

def begin(*_):
    global watch
    watch = sys.modules["PySide6.QtCore"].QTimer(timeout=look)
    watch.start()
    return begun()

def wait():  # to import Qt here would put it before the rest of the program, which takes longer then
    global begun
    while not hasattr(sys.modules.get("PySide6.QtWidgets"), "QApplication"):
        time.sleep(0.002)
    application = sys.modules["PySide6.QtWidgets"].QApplication
    begun, application.exec = application.exec, begin

threading.Thread(target=wait, daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
#: How long a program may take to show itself, and to end, in seconds.
PATIENCE_S, GRACE_S = 60, 2
#: What would lead a program to the person's own files or desktop; and what, where it is set, makes each start compile
#: the whole program.
NOT_OURS = frozenset(
    (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "WAYLAND_DISPLAY",
        "PYTHONDONTWRITEBYTECODE",
    )
)


def need(*programs: str) -> None:
    """Raise CannotRun where one of these is not installed."""
    if lacking := [name for name in programs if not shutil.which(name)]:
        raise CannotRun(f"there is no {' and no '.join(lacking)}")


@dataclass(frozen=True, slots=True)
class Used:
    """What a program and its children used up to some moment, thread by thread, and the memory they hold."""

    threads: Mapping[int, tuple[int, float]]
    """By number: how often it was woken, and its processor time in milliseconds."""
    memory_mb: float

    @classmethod
    def by(cls, process: int) -> "Used":
        """Look at a process and its children; memory is its share of each page (PSS), and nothing if it has ended."""
        tree = [pid for pid in _tree(process) if _lives(pid)]
        threads = [thread for pid in tree for thread in Path(f"/proc/{pid}/task").iterdir()]
        memory_kb = sum(_number(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") for pid in tree)
        return cls({int(thread.name): _thread(thread) for thread in threads}, memory_kb / 1024)

    @property
    def ended(self) -> bool:
        """Tell whether nothing of it runs any more."""
        return not self.threads

    @property
    def wakeups(self) -> int:
        """Give how often any of them was woken."""
        return sum(wakeups for wakeups, _ in self.threads.values())

    @property
    def processor_ms(self) -> float:
        """Give the processor time of all of them."""
        return sum(ms for _, ms in self.threads.values())

    def since(self, early: "Used") -> "Used":
        """Give what was used since then, and the memory of now. Threads that have ended in between do not count."""
        before = {number: early.threads.get(number, (0, 0.0)) for number in self.threads}
        return Used(
            {n: (woken - before[n][0], ms - before[n][1]) for n, (woken, ms) in self.threads.items()}, self.memory_mb
        )


def _thread(thread: Path) -> tuple[int, float]:
    try:
        nanoseconds = int((thread / "schedstat").read_text().split()[0])
        return _number(thread / "status", "voluntary_ctxt_switches:"), nanoseconds / 1e6
    except OSError:  # it has ended just now
        return 0, 0.0


def come_to_rest(process: int, least_s: float, most_s: float) -> None:
    """Wait so long, and on while it has children at work, up to a limit."""
    begun = time.monotonic()
    time.sleep(least_s)
    while len(_tree(process)) > 1 and time.monotonic() - begun < most_s:
        time.sleep(0.2)


def _tree(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    children = [child for task in tasks for child in (task / "children").read_text().split()]
    return [process, *(pid for child in children for pid in _tree(int(child)))]


def _lives(process: int) -> bool:
    """Tell whether it is not only waiting to be asked how it ended."""
    return bool(Path(f"/proc/{process}/cmdline").read_bytes())


def _number(file: Path, name: str) -> int:
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(name))


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the surroundings of a display and a home of its own. Raises CannotRun without Xvfb."""
    need("Xvfb")
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1290x930x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    with contextlib.ExitStack() as leaving, os.fdopen(reading) as told:
        leaving.callback(_end, screen)
        leaving.callback(os.close, writing)
        home = leaving.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        own = {
            "DISPLAY": f":{told.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "GDK_BACKEND": "x11",
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        yield {key: value for key, value in os.environ.items() if key not in NOT_OURS} | own


@contextlib.contextmanager
def desktop() -> Iterator[dict[str, str]]:
    """Give the surroundings of a display with a tray and a bus. Raises CannotRun where one of these is missing."""
    need("trayer", "dbus-daemon")
    with display() as environment, contextlib.ExitStack() as leaving:
        address = f"unix:path={environment['HOME']}/bus"
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        for command in (["dbus-daemon", "--session", "--nofork", f"--address={address}"], ["trayer"]):
            leaving.enter_context(running(command, environment))
        time.sleep(1)
        yield environment


@contextlib.contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[int]:
    """Give the number of a process that runs for a while."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield process.pid
    finally:
        _end(process)


def answering_ms(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Give the time from the start of a Python script to its window being drawn and answering, in milliseconds."""
    begun = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    process = subprocess.Popen(
        [sys.executable, "-c", WATCHED, *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout
        if not select.select([process.stdout], [], [], PATIENCE_S)[0]:
            raise TimeoutError(f"no window of {command[0]} within {PATIENCE_S} s")
        if not (told := process.stdout.readline()):
            raise RuntimeError(f"{command[0]} ended without a window")
        return (int(told) - begun) / 1e6
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Tell it to end, so that a display takes its lock away and a program its children along; then see to it."""
    process.terminate()
    try:
        process.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()
