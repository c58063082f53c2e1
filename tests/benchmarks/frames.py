"""A session on the screen: `python -m tests.benchmarks.frames`, what its frames take and how evenly they come.

Runs the real window, with sound, and pauses it; then the same window with a still picture is the reference. A large
circle filled again and again in the same process tells how fast the machine was. Needs Linux and either a display or
Xvfb; sound needs pulseaudio and pulseaudio-utils, and is left out, and said so, where they are missing.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

import msgspec

from tests.benchmarks.frames_window import Taken
from tests.benchmarks.processes import display
from tests.benchmarks.table import Row, printed
from tests.voice import sound_server

#: What is wanted at most: percent of one core, and between two frames, of a hundred all but one.
MOST_PERCENT, MOST_GAP_MS = 15.0, 20.0
#: How long all else may take: the start, coming to rest, the pause; in seconds.
AROUND_S = 60


def rows(seconds: float) -> list[Row]:
    """Measure so many seconds of a session, and a sixth as many of its pause. Raises CannotRun."""
    with _surroundings() as (environment, sound):
        taken = _taken(seconds, environment)
    gaps = [late - early for early, late in pairwise(taken.frames_ms)]
    ninety_ninth, worst = quantiles(gaps, n=100)[98], max(gaps)
    rate = len(gaps) / (taken.frames_ms[-1] - taken.frames_ms[0]) * 1_000
    return [
        Row(
            f"session with {sound} at {rate:.0f} frames a second: processor",
            f"{taken.moving:.1f}% of a core",
            f"paused {taken.paused:.2f}%; a large circle {taken.fill_ms * 1_000:.0f} µs",
            f"at most {MOST_PERCENT:g}%",
            taken.moving <= MOST_PERCENT,
        ),
        Row(
            f"between its frames, over {seconds:g} s",
            f"p99 {ninety_ninth:.1f} ms, worst {worst:.1f} ms",
            f"median {median(gaps):.1f} ms",
            f"p99 at most {MOST_GAP_MS:g} ms",
            ninety_ninth <= MOST_GAP_MS,
        ),
    ]


@contextlib.contextmanager
def _surroundings() -> Iterator[tuple[dict[str, str], str]]:
    """Give a display and, where there can be one, a sound server; and what is to be said of the sound."""
    with contextlib.ExitStack() as leaving:
        seen = dict(os.environ) if os.environ.get("DISPLAY") else leaving.enter_context(display())
        if why := sound_server.missing():
            print(f"Without sound: {why}.", file=sys.stderr)
            yield seen, "no sound"
        else:
            heard = leaving.enter_context(sound_server.sound_server()).environment
            yield dict(heard) | {"DISPLAY": seen["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}, "sound"


def _taken(seconds: float, environment: dict[str, str]) -> Taken:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.frames_window", folder, str(seconds)],
            env=environment,
            check=True,
            timeout=seconds * 1.5 + AROUND_S,
        )
        return msgspec.json.decode((Path(folder) / "taken.json").read_bytes(), type=Taken)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="of a session; at most 200")
    seconds = min(parser.parse_args().seconds, 200.0)
    return printed(lambda: rows(seconds))


if __name__ == "__main__":
    sys.exit(main())
