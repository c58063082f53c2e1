"""From the press to the first sound: `python -m tests.benchmarks.first_sound`, recorded on a private sound server."""

import argparse
import os
import subprocess
import sys
import tempfile
import time

from tests.voice.sound_server import missing, sound_server

#: Louder than this (of 32767) is a sound.
LOUD = 300
#: What is pressed, and how.
PRESSES = {
    "Start": "program.window.today.start.click()",
    "Cramp now": "program.window.cramp_now.click()",
}
#: A window in a process of its own, pressed once it has settled.
SCRIPT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach.command_line import asked
from coach.awake import Awake
from coach.house import House
from coach.ui.desktop import RealDesktop
from coach.ui.program import Program
arguments = asked(["--data-dir", sys.argv[1]])
application = QApplication([])
house = House(arguments)
desktop = RealDesktop(house.now, [])
program = Program(house, house.open_store(), Path(sys.argv[1]) / "settings.json", desktop=desktop, awake=Awake())
program.window.show()
def press():
    print(time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000, flush=True)
    {press}
    QTimer.singleShot(2_500, program.departure.leave)
QTimer.singleShot(700, press)
application.exec()
"""


def first_sound_ms(press: str, folder: str) -> float | None:
    """Give the milliseconds from a press to the first sound in the recording."""
    with sound_server() as server, server.recording() as recording:
        environment = dict(server.environment) | {"QT_QPA_PLATFORM": "offscreen"}
        script = SCRIPT.replace("{press}", press)
        done = subprocess.run(
            [sys.executable, "-c", script, folder],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        pressed = recording.sample_at(int(done.stdout))
        samples = recording.stop()
    first = next((n for n in range(max(pressed, 0), len(samples)) if abs(samples[n]) > LOUD), None)
    return None if first is None else (first - pressed) / 48


def main() -> None:
    """Measure each press with nothing in the cache, and again with everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    if why := missing():
        sys.exit(f"This cannot run here: {why}.")
    started = time.perf_counter()
    for name, press in PRESSES.items():
        for number in range(times):
            with tempfile.TemporaryDirectory() as folder:
                os.environ["HOME"] = folder
                cold, warm = (first_sound_ms(press, folder) for _ in range(2))
            print(f"{name:<10} {number + 1}   cold {cold or -1:6.0f} ms   warm {warm or -1:6.0f} ms")
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
