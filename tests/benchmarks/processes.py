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
#: How long a program may take to show itself, in seconds.
PATIENCE_S = 60


class CannotRun(Exception):  # noqa: N818  (said as one would say it)
    """Something that a measurement needs is not installed; the message says what."""


def need(*programs: str) -> None:
    """Raise CannotRun where one of these is not installed."""
    if lacking := [name for name in programs if not shutil.which(name)]:
        raise CannotRun(f"there is no {' and no '.join(lacking)}")


@dataclass(frozen=True, slots=True)
class Used:
    """What a program and its children used up to some moment."""

    wakeups: int
    processor_ms: float
    memory_mb: float

    @classmethod
    def by(cls, process: int) -> "Used":
        """Look at a process and its children; memory is its share of each page (PSS)."""
        tree = _tree(process)
        threads = [thread for pid in tree for thread in Path(f"/proc/{pid}/task").iterdir()]
        return cls(
            sum(_number(thread / "status", "voluntary_ctxt_switches:") for thread in threads),
            sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6,
            sum(_number(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") for pid in tree) / 1024,
        )


def _tree(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(pid for child in children for pid in _tree(int(child)))]


def _number(file: Path, name: str) -> int:
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(name))


@contextlib.contextmanager
def display(*, tray: bool = False) -> Iterator[dict[str, str]]:
    """Give the surroundings of a desktop and a home of its own. Raises CannotRun without Xvfb."""
    need("Xvfb", *(["trayer"] if tray else []))
    reading, writing = os.pipe()
    quiet = subprocess.DEVNULL
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1290x930x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=quiet,
    )
    with contextlib.ExitStack() as leaving, os.fdopen(reading) as told:
        leaving.callback(_end, screen)
        leaving.callback(os.close, writing)
        home = leaving.enter_context(tempfile.TemporaryDirectory())
        own = {
            "DISPLAY": f":{told.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
        }
        environment = dict(os.environ) | own
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # where it is set, each start compiles the whole program
        if tray:
            leaving.callback(_end, subprocess.Popen(["trayer"], env=environment, stdout=quiet, stderr=quiet))
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
        return (int(process.stdout.readline()) - begun) / 1e6
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()
