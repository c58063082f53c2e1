"""The program in a process of its own, and the most memory that it has had."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

#: The program, and last the most memory that it has had itself: what the system counts begins with its parent's.
PROGRAM = """
import sys
from coach.app import main
from tests.benchmarks.program import memory_mb
status = main(sys.argv[1:])
print(memory_mb(), flush=True)
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took."""

    status: int
    seconds: float
    mb: float
    said: str


def run(folder: Path, *words: str | Path) -> Run:
    """Run the program with its diary in a folder."""
    begun = perf_counter()
    command = [sys.executable, "-c", PROGRAM, *map(str, words), "--data-dir", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    said, _, memory = done.stdout.strip().rpartition("\n")
    return Run(done.returncode, perf_counter() - begun, float(memory), said)


def memory_mb() -> float:
    """Give the most memory that this process has had."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
