"""What a measurement was made on, and the file that keeps it."""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from tests.benchmarks.stages import Outcome
from tests.benchmarks.table import Row


class Machine(msgspec.Struct, frozen=True):
    """What was measured, on what, and when."""

    date: str
    commit: str
    system: str
    kernel: str
    processor: str
    cores: int
    memory_mb: int
    python: str
    qt: str

    @classmethod
    def here(cls) -> "Machine":
        """Look at this one."""
        system = platform.freedesktop_os_release().get("PRETTY_NAME", "") if sys.platform == "linux" else ""
        return cls(
            date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            commit=_commit(),
            system=system or platform.system(),
            kernel=platform.release(),
            processor=_field("/proc/cpuinfo", "model name") or platform.machine(),
            cores=os.cpu_count() or 0,
            memory_mb=int((_field("/proc/meminfo", "MemTotal") or "0").split()[0]) // 1024,
            python=platform.python_version(),
            qt=version("PySide6-Essentials"),  # is Qt's own; to ask Qt would load it here, and share its memory
        )

    def __str__(self) -> str:
        return (
            f"{self.date}, commit {self.commit}; {self.processor}, {self.cores} cores, {self.memory_mb} MB; "
            f"{self.system}, kernel {self.kernel}; Python {self.python}, Qt {self.qt}"
        )


class Report(msgspec.Struct, frozen=True):
    """All that is kept."""

    machine: Machine
    seconds: dict[str, float]  # that each part took
    rows: dict[str, tuple[Row, ...]]  # of each part


def report(machine: Machine, outcomes: Sequence[Outcome]) -> Report:
    """Put together what came of the parts."""
    return Report(
        machine,
        {outcome.part.name: round(outcome.seconds, 1) for outcome in outcomes},
        {outcome.part.name: outcome.rows for outcome in outcomes},
    )


def _commit() -> str:
    """Give the commit, and whether anything was changed since then."""
    command = ("git", "describe", "--always", "--dirty=, changed", "--exclude=*")
    try:
        done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


def _field(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
