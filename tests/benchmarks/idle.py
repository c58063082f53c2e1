"""Waiting in the tray: `python -m tests.benchmarks.idle`, against a bare PySide6 window in the same run.

Counts, over the same minutes, the processor time and the wake-ups of every thread; and the memory (PSS) of every
process, of one program after the other, since programs that run together share what they both load. Needs Linux, Xvfb,
and a program that shows tray icons (Debian: xvfb, trayer).
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.session.day import day_of_sessions
from coach.settings import Settings, save
from coach.system import SystemClock

NEEDED = ("Xvfb", "trayer")
#: A window with nothing in it, which is what any program of this kind costs.
BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = QLabel("A window")
window.resize(1120, 760)
window.show()
application.exec()
"""
#: How long a program may take to come to rest, in seconds; Qt empties its store of pictures for a minute and a half.
SETTLE_S = 120
#: What is wanted: more wake-ups and processor time a minute than the bare window, and memory as a share of it.
MOST_WAKEUPS, MOST_MS, MOST_MEMORY = 1.0, 1.0, 1.35


@dataclass(frozen=True, slots=True)
class Used:
    """What a program used up to some moment."""

    wakeups: int
    processor_ms: float
    memory_mb: float

    @classmethod
    def by(cls, process: int) -> "Used":
        """Look at a process and its children."""
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
def display() -> Iterator[dict[str, str]]:
    """Give the surroundings of a desktop of its own with a tray."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    with os.fdopen(reading) as told:
        environment = dict(os.environ) | {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    tray = subprocess.Popen(["trayer"], env=environment, stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        yield environment
    finally:
        for process in (tray, screen):
            process.terminate()
            process.wait()
        os.close(writing)


def measure(commands: dict[str, list[str]], environment: dict[str, str], minutes: float) -> dict[str, Used]:
    """Give what each command uses in a minute of waiting, all of them over the same minutes."""
    memory_mb = {}
    for name, command in commands.items():
        with _running([command], environment) as (process,):
            memory_mb[name] = Used.by(process).memory_mb
    with _running(list(commands.values()), environment) as processes:
        before = [Used.by(process) for process in processes]
        time.sleep(minutes * 60)
        after = [Used.by(process) for process in processes]
    return {
        name: Used(
            round((late.wakeups - early.wakeups) / minutes),
            (late.processor_ms - early.processor_ms) / minutes,
            memory_mb[name],
        )
        for name, early, late in zip(commands, before, after, strict=True)
    }


@contextlib.contextmanager
def _running(commands: list[list[str]], environment: dict[str, str]) -> Iterator[list[int]]:
    """Give the numbers of processes that have come to rest."""
    quiet = subprocess.DEVNULL
    started = [subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) for command in commands]
    time.sleep(SETTLE_S)
    try:
        yield [process.pid for process in started]
    finally:
        for process in started:
            process.kill()
            process.wait()


def main() -> None:
    """Measure, print the table, and end with 1 where a wanted figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    minutes = parser.parse_args().minutes
    if lacking := [name for name in NEEDED if not shutil.which(name)]:
        sys.exit(f"This cannot run here: there is no {' and no '.join(lacking)}.")
    with tempfile.TemporaryDirectory() as folder, display() as environment:
        environment["HOME"] = environment["XDG_RUNTIME_DIR"] = folder
        waiting = Settings(resting=day_of_sessions(SystemClock().today()))  # whatever the hour, none stands there
        save(waiting, Path(folder) / "settings.json")
        program = [sys.executable, "main.py", "--data-dir", folder]
        commands = {
            "bare window": [sys.executable, "-c", BARE],
            "in the tray": [*program, "--tray"],
        }
        used = measure(commands, environment, minutes)
    print(f"{'':<14}{'wake-ups/min':>14}{'processor ms/min':>18}{'memory MB':>12}")
    for name, what in used.items():
        print(f"{name:<14}{what.wakeups:>14}{what.processor_ms:>18.2f}{what.memory_mb:>12.1f}")
    bare, ours = used["bare window"], used["in the tray"]
    missed = (
        ours.wakeups - bare.wakeups > MOST_WAKEUPS
        or ours.processor_ms - bare.processor_ms > MOST_MS
        or ours.memory_mb > bare.memory_mb * MOST_MEMORY
    )
    print(
        f"wanted: at most {MOST_WAKEUPS:g} wake-up and {MOST_MS:g} ms more a minute, {MOST_MEMORY:g} times the memory"
        f" (here {ours.memory_mb / bare.memory_mb:.2f})"
    )
    sys.exit(missed)


if __name__ == "__main__":
    main()
