"""How long the quick tests take on two cores: `python -m tests.benchmarks.suite`."""

import os
import subprocess
import sys
from time import perf_counter

from tests.benchmarks.table import Row, printed

MOST_S = 90


def rows() -> list[Row]:
    """Run them as the README does, beside the time that one core has for the same work."""
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    before, begun = os.times(), perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    took, after = perf_counter() - begun, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    last = done.stdout.strip().rpartition("\n")[2].strip("= ")
    return [
        Row(
            "the quick tests",
            f"{took:.0f} s: {last}",
            f"processor time {processor:.0f} s",
            f"under {MOST_S} s",
            took < MOST_S and not done.returncode,
        )
    ]


if __name__ == "__main__":
    sys.exit(printed(rows))
