"""From the start to a window that answers, and what it then holds: `python -m tests.benchmarks.start`.

Beside it, turn by turn, a bare PySide6 window. The memory is that of one program at a time, since programs that run
together share what they both load. Needs Linux and Xvfb.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.processes import BARE, CannotRun, Used, answering_ms, display, running
from tests.benchmarks.table import Row, show

#: What is wanted at most, as shares of the bare window's.
MOST_TIME, MOST_MEMORY = 1.5, 1.35
#: When the window is looked at, in seconds after the start: the sound of the next session is made by then.
REST_S = 15


def rows(turns: int) -> list[Row]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder, display() as environment:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        ours = ["main.py", "--data-dir", f"{folder}/data"]
        answering_ms(ours, environment)  # the diary is made, and all files are in the system's memory
        took = [(answering_ms(ours, environment), answering_ms([str(bare)], environment)) for _ in range(turns)]
        held = _memory_mb(ours, environment), _memory_mb([str(bare)], environment)
    mine, theirs = (median(times) for times in zip(*took, strict=True))
    return [
        _row("start to a window that answers", mine, theirs, "ms", MOST_TIME),
        _row("memory, showing Today", *held, "MB", MOST_MEMORY),
    ]


def _memory_mb(command: list[str], environment: dict[str, str]) -> float:
    with running([sys.executable, *command], environment) as process:
        time.sleep(REST_S)
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
    try:
        measured = rows(turns)
    except CannotRun as why:
        sys.exit(f"This cannot run here: {why}.")
    print(show(measured))
    return int(not all(row.met for row in measured))


if __name__ == "__main__":
    sys.exit(main())
