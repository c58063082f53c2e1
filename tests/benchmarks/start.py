"""From the start to a window that answers, and what it then holds, or in the tray: `python -m tests.benchmarks.start`.

Beside it, turn by turn, a bare PySide6 window. The memory is that of one program at a time, since programs that run
together share what they both load. Needs Linux, Xvfb, and for the tray trayer and dbus-daemon.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.idle import in_tray
from tests.benchmarks.processes import BARE, Used, answering_ms, come_to_rest, desktop, display, running
from tests.benchmarks.table import CannotRun, Row, printed

#: What is wanted at most, as shares of the bare window's.
MOST_TIME, MOST_MEMORY = 1.5, 1.35
#: When the memory is looked at, in seconds after the start: the day's back-up is made by then, and a tray has been
#: looked for; and how long is waited at most for the sound of the next session to be made.
REST_S, REST_IN_TRAY_S, REST_BARE_S, MOST_REST_S = 10, 15, 4, 40


def rows(turns: int) -> list[Row]:
    """Measure. Raises CannotRun."""
    with tempfile.TemporaryDirectory() as folder, display() as environment:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        ours = ["main.py", "--data-dir", f"{folder}/data"]
        answering_ms(ours, environment)  # the diary is made, and all files are in the system's memory
        took = [(answering_ms(ours, environment), answering_ms([str(bare)], environment)) for _ in range(turns)]
        today_mb = _memory_mb([sys.executable, *ours], environment, REST_S)
        bare_mb = _memory_mb([sys.executable, str(bare)], environment, REST_BARE_S)
    mine, theirs = (median(times) for times in zip(*took, strict=True))
    return [
        _row("start to a window that answers", mine, theirs, "ms", MOST_TIME),
        _row("memory, showing Today", today_mb, bare_mb, "MB", MOST_MEMORY),
        _tray_row(bare_mb),
    ]


def _tray_row(bare_mb: float) -> Row:
    figure = "memory, in the tray"
    try:
        with tempfile.TemporaryDirectory() as folder, desktop() as environment:
            held_mb = _memory_mb(in_tray(Path(folder)), environment, REST_IN_TRAY_S)
            return _row(figure, held_mb, bare_mb, "MB", MOST_MEMORY)
    except CannotRun as why:
        return Row(figure, f"cannot run here: {why}", "", "", None)


def _memory_mb(command: list[str], environment: dict[str, str], rest_s: float) -> float:
    with running(command, environment) as process:
        come_to_rest(process, rest_s, MOST_REST_S)
        return Used.by(process).memory_mb


def _row(figure: str, mine: float, theirs: float, unit: str, most: float) -> Row:
    share = mine / theirs
    measured, beside = f"{mine:.0f} {unit} ({share:.2f} times)", f"bare window {theirs:.0f} {unit}"
    return Row(figure, measured, beside, f"at most {most:g} times", share <= most)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=9)
    turns = parser.parse_args().turns
    return printed(lambda: rows(turns))


if __name__ == "__main__":
    sys.exit(main())
