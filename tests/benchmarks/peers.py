"""Programs of the same kind, where they are installed, measured from outside: `python -m tests.benchmarks.peers`.

Debian has Workrave and Safe Eyes, the Python index has Vorta and novelWriter. Each starts with a home of its own; the
first window it maps ends its start. What shows no window within a while has no start to be told, but its memory.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.processes import CannotRun, Used, display, need, running
from tests.benchmarks.table import Row, show

#: What to run, and by which name it is looked for.
PEERS = {
    "Calf Coach": (sys.executable, "main.py"),
    "Workrave": ("workrave",),
    "Safe Eyes": ("safeeyes",),
    "Vorta": ("vorta",),
    "novelWriter": ("novelwriter",),
}
#: How long a window is waited for, when it is looked at for the last time, and how long a rest is watched, in seconds.
PATIENCE_S, SETTLE_S, WATCH_S = 15, 20, 20
LOOK_EVERY_S = 0.01


def rows() -> list[Row]:
    """Measure all that there are, one after the other. Raises CannotRun."""
    need("xwininfo")
    return [_row(name, found) for name, command in PEERS.items() if (found := _found(command))]


def _found(command: Sequence[str]) -> list[str] | None:
    beside = Path(sys.executable).parent / command[0]
    program = str(beside) if beside.exists() else shutil.which(command[0])
    return [program, *command[1:]] if program else None


def _row(name: str, command: list[str]) -> Row:
    with display(tray=bool(shutil.which("trayer"))) as environment:
        own = environment | {
            "GDK_BACKEND": "x11",
            "DBUS_SESSION_BUS_ADDRESS": environment.get("DBUS_SESSION_BUS_ADDRESS", ""),
        }
        before, begun = _windows(own), time.monotonic()
        with running(command, own) as process:
            start = _window_after(before, own, begun)
            time.sleep(max(0.0, SETTLE_S - (time.monotonic() - begun)))
            early = Used.by(process)
            time.sleep(WATCH_S)
            late = Used.by(process)
    shown = f"window after {1000 * start:.0f} ms" if start else "no window by itself"
    rest = f"{(late.wakeups - early.wakeups) * 60 / WATCH_S:.0f} wake-ups a minute"
    return Row(f"beside it: {name}", f"{shown}, {late.memory_mb:.0f} MB, {rest}", "", "", None)


def _windows(environment: Mapping[str, str]) -> set[str]:
    """Give the windows that are mapped and larger than an icon."""
    tree = subprocess.run(["xwininfo", "-root", "-tree"], env=environment, capture_output=True, text=True, check=False)
    return {line.split()[0] for line in tree.stdout.splitlines() if line.strip().startswith("0x") and _large(line)}


def _large(line: str) -> bool:
    size = next((word for word in line.split() if "x" in word and "+" in word and word[0].isdigit()), "0x0+0")
    width, _, rest = size.partition("x")
    return int(width) > 100 and int(rest.partition("+")[0].partition("-")[0]) > 100


def _window_after(before: set[str], environment: Mapping[str, str], begun: float) -> float | None:
    while time.monotonic() - begun < PATIENCE_S:
        if _windows(environment) - before:
            return time.monotonic() - begun
        time.sleep(LOOK_EVERY_S)
    return None


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        print(show(rows()))
    except CannotRun as why:
        sys.exit(f"This cannot run here: {why}.")
