"""Waiting in the tray: `python -m tests.benchmarks.idle`, against a bare PySide6 window over the same minutes.

Counts the processor time and the wake-ups of every thread; of other programs of the same kind as well, where they are
installed (`peers`). Each has a display, a tray, a bus and a home of its own, so that none disturbs another. The memory
in the tray is in `start`, since programs that run together share what they both load. Needs Linux, Xvfb, trayer and
dbus-daemon.
"""

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from coach.session.day import day_of_sessions
from coach.settings import Settings, save
from coach.system import SystemClock
from tests.benchmarks.peers import installed
from tests.benchmarks.processes import BARE, Used, desktop, running
from tests.benchmarks.table import Row, printed

#: What is wanted at most, a minute, more than the bare window.
MOST_WAKEUPS, MOST_MS = 1.0, 1.0
OURS, BARE_WINDOW = "Calf Coach", "bare window"


def in_tray(data: Path) -> list[str]:
    """Give the words that start the program in the tray; whatever the hour, no session stands there then."""
    save(Settings(resting=day_of_sessions(SystemClock().today())), data / "settings.json")
    return [sys.executable, "main.py", "--data-dir", str(data), "--tray"]


def rows(minutes: float, settle_s: float) -> list[Row]:
    """Measure for so many minutes, all at once, after so long a time to come to rest. Raises CannotRun."""
    with tempfile.TemporaryDirectory() as folder:
        own = {BARE_WINDOW: [sys.executable, "-c", BARE], OURS: in_tray(Path(folder))}
        used = _used(own | installed(), minutes, settle_s)
    bare, ours = used.pop(BARE_WINDOW), used.pop(OURS)
    if bare.ended or ours.ended:
        raise RuntimeError(f"the {BARE_WINDOW if bare.ended else OURS} ended by itself")
    return [
        Row(
            "in the tray, a minute: wake-ups",
            f"{ours.wakeups / minutes:.1f}",
            f"bare window {bare.wakeups / minutes:.1f}",
            f"at most {MOST_WAKEUPS:g} more",
            ours.wakeups - bare.wakeups <= MOST_WAKEUPS * minutes,
        ),
        Row(
            "in the tray, a minute: processor",
            f"{ours.processor_ms / minutes:.2f} ms",
            f"bare window {bare.processor_ms / minutes:.2f} ms",
            f"at most {MOST_MS:g} ms more",
            ours.processor_ms - bare.processor_ms <= MOST_MS * minutes,
        ),
        *(Row(f"beside it: {name}, a minute at rest", _rest(one, minutes), "", "", None) for name, one in used.items()),
    ]


def _rest(used: Used, minutes: float) -> str:
    return (
        "ended by itself"
        if used.ended
        else f"{used.wakeups / minutes:.0f} wake-ups, {used.processor_ms / minutes:.0f} ms"
    )


def _used(commands: Mapping[str, Sequence[str]], minutes: float, settle_s: float) -> dict[str, Used]:
    """Give what each used over the same minutes."""
    with contextlib.ExitStack() as leaving:
        processes = {
            name: leaving.enter_context(running(command, leaving.enter_context(desktop())))
            for name, command in commands.items()
        }
        time.sleep(settle_s)
        early = {name: Used.by(process) for name, process in processes.items()}
        time.sleep(minutes * 60)
        return {name: Used.by(process).since(early[name]) for name, process in processes.items()}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--settle", type=float, default=120, help="seconds; Qt empties its store of pictures for 90")
    arguments = parser.parse_args()
    return printed(lambda: rows(arguments.minutes, arguments.settle))


if __name__ == "__main__":
    sys.exit(main())
