"""Programs of the same kind, where they are installed, measured from outside: `python -m tests.benchmarks.peers`.

Debian has Workrave and Safe Eyes, the Python index has Vorta and novelWriter; they are looked for beside this Python
and on the PATH. Each starts with a desktop and a home of its own, twice, since a first start has more to do; the first
window it maps ends its start. What shows no window within a while has no start to be told, but its memory. Needs Linux,
Xvfb, trayer, dbus-daemon and xwininfo.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.processes import Used, come_to_rest, desktop, need, running
from tests.benchmarks.table import Row, printed

#: What to run, and where it is to be had.
PEERS = {
    "Workrave": ("workrave", "Debian: workrave"),
    "Safe Eyes": ("safeeyes", "Debian: safeeyes"),
    "Vorta": ("vorta", "PyPI: vorta"),
    "novelWriter": ("novelwriter", "PyPI: novelwriter"),
}
#: How long a window is waited for; how long a program is left alone after that before its memory is looked at, and how
#: long at most where a child of it is still at work (ours makes the sound of the next session); in seconds.
PATIENCE_S, SETTLE_S, MOST_SETTLE_S = 5, 6, 30
LOOK_EVERY_S = 0.01


def installed() -> dict[str, list[str]]:
    """Give the words that start each one there is."""
    return {name: [found] for name, (program, _) in PEERS.items() if (found := _found(program))}


def rows() -> list[Row]:
    """Measure all that there are, one after the other, and ours in the same way. Raises CannotRun."""
    need("xwininfo")
    there = installed()
    with tempfile.TemporaryDirectory() as folder:
        ours = _row("Calf Coach, seen in the same way", [sys.executable, "main.py", "--data-dir", folder])
    return [ours, *(_row(name, there[name]) if name in there else _absent(name) for name in PEERS)]


def _found(program: str) -> str | None:
    beside = Path(sys.executable).parent / program
    return str(beside) if beside.exists() else shutil.which(program)


def _absent(name: str) -> Row:
    program, where = PEERS[name]
    return Row(f"beside it: {name}", f"cannot run here: there is no {program} ({where})", "", "", None)


def _row(name: str, command: Sequence[str]) -> Row:
    with desktop() as environment:
        _start(command, environment, 0, 0)
        start, memory_mb = _start(command, environment, SETTLE_S, MOST_SETTLE_S)
    shown = f"window after {1000 * start:.0f} ms" if start else "no window by itself"
    held = f"{memory_mb:.0f} MB" if memory_mb else "ended by itself"
    return Row(f"beside it: {name}", f"{shown}, {held}", "", "", None)


def _start(
    command: Sequence[str], environment: Mapping[str, str], least_s: float, most_s: float
) -> tuple[float | None, float]:
    """Give the seconds until its window stood, and the memory that it holds when it has come to rest."""
    before, begun = _windows(environment), time.monotonic()
    with running(command, environment) as process:
        start = _window_after(before, environment, begun)
        come_to_rest(process, least_s, most_s)
        return start, Used.by(process).memory_mb


def _windows(environment: Mapping[str, str]) -> set[str]:
    """Give the windows that are larger than an icon, to be seen or not."""
    lines = _told_by_display(environment, "-root", "-tree").splitlines()
    return {line.split()[0] for line in lines if line.strip().startswith("0x") and _large(line)}


def _stands(window: str, environment: Mapping[str, str]) -> bool:
    return "IsViewable" in _told_by_display(environment, "-id", window, "-stats")


def _told_by_display(environment: Mapping[str, str], *words: str) -> str:
    done = subprocess.run(["xwininfo", *words], env=environment, capture_output=True, text=True, check=False)
    return done.stdout


def _large(line: str) -> bool:
    size = next((word for word in line.split() if "x" in word and "+" in word and word[0].isdigit()), "0x0+0")
    width, _, rest = size.partition("x")
    return int(width) > 100 and int(rest.partition("+")[0].partition("-")[0]) > 100


def _window_after(before: set[str], environment: Mapping[str, str], begun: float) -> float | None:
    while time.monotonic() - begun < PATIENCE_S:
        if any(_stands(window, environment) for window in _windows(environment) - before):
            return time.monotonic() - begun
        time.sleep(LOOK_EVERY_S)
    return None


if __name__ == "__main__":
    sys.exit(printed(rows))
