"""A part of the measurement that does what a test asks of it; see test_benchmarks."""

import os
import signal
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

from tests.benchmarks.table import CannotRun, Row

#: The surroundings name here where the number of the process that is left behind is to be told.
TOLD = "MADE_UP_PART_TOLD"


class Fate(IntEnum):
    MET = 0
    MISSED = 1
    LACKING = 2
    FAILING = 3
    DYING = 4
    HANGING = 5


def rows(fate: int) -> list[Row]:
    match Fate(fate):
        case Fate.MET | Fate.MISSED:
            return [Row("a figure", "1 ms", "another 2 ms", "at most 1 ms", fate == Fate.MET)]
        case Fate.LACKING:
            raise CannotRun("there is no such program")
        case Fate.FAILING:
            raise ValueError("all went wrong\nat length")
        case Fate.DYING:
            os.kill(os.getpid(), signal.SIGKILL)
        case Fate.HANGING:
            hang()
    return []


def hang() -> None:
    """Start a process in a session of its own that ends only by force, and never come back."""
    hanging = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    child = subprocess.Popen([sys.executable, "-c", hanging], stdout=subprocess.PIPE, start_new_session=True)
    assert child.stdout
    child.stdout.readline()
    Path(os.environ[TOLD]).write_text(str(child.pid))
    signal.pause()
