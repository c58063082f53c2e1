"""From the press to the first sound, and whether any cue is late: `python -m tests.benchmarks.first_sound`.

Each press is made with nothing in the cache and again with everything, in the system's voice and, where it is
installed, in a natural one, and recorded on a private sound server. Exit status 1 if anything is not as wanted.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.settings import Settings, save
from coach.voice import natural
from coach.voice.voices import UNDERSTOOD
from tests.benchmarks.table import Row, show
from tests.voice.sound_server import missing, sound_server

#: Louder than this (of 32767) is a sound.
LOUD = 300
#: What is pressed, and how.
PRESSES = {
    "Start": "program.window.today.start.click()",
    "Cramp now": "program.window.cramp_now.click()",
}
#: The first sound is to come within so long, and a cue no later than so much behind the playhead, in milliseconds.
SOON_MS, LATE_MS = 1_000, 100
#: How long a cue is looked for around where it should begin, in milliseconds.
AROUND_MS = 500
#: How long is listened to a cold Start: to the end of the words before the exercise, in milliseconds.
LISTEN_MS, SHORT_MS = 28_000, 2_500
#: A window in a process of its own, pressed once it has settled; tells the cues as the playhead comes to them.
SCRIPT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach.awake import Awake
from coach.command_line import asked
from coach.house import House
from coach.ui.desktop import RealDesktop
from coach.ui.program import Program
application = QApplication([])
house = House(asked(["--data-dir", sys.argv[1]]))
desktop = RealDesktop(house.now, [])
program = Program(house, house.open_store(), Path(sys.argv[1]) / "settings.json", desktop=desktop, awake=Awake())
program.window.show()
def tell(*what):
    print(time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000, *what, sep="\\t", flush=True)
def press():
    tell("press")
    {press}
    QTimer.singleShot(int(sys.argv[2]), program.departure.leave)
seen, draw = -1, program.run.draw
def look(view):
    global seen
    draw(view)
    player = program.run.player
    if player:
        for cue in player.timeline.cues_between(seen, player.position_ms):
            tell(player.position_ms - cue.start_ms, cue.text)
        seen = player.position_ms
program.run.draw = look
QTimer.singleShot(700, press)
application.exec()
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard after a press, in milliseconds."""

    first_ms: float | None
    late_ms: tuple[float, ...]  # of each cue, against the playhead


def hear(press: str, folder: str, listen_ms: int) -> Heard:
    """Press, record, and find the first sound and the beginning of each cue."""
    with sound_server() as server, server.recording() as recording:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.replace("{press}", press), folder, str(listen_ms)],
            env=dict(server.environment) | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        told = [line.split("\t") for line in done.stdout.splitlines()]
        pressed = recording.sample_at(int(told[0][0]))
        cues = [recording.sample_at(int(line[0]) - int(line[1])) for line in told[1:]]
        samples = recording.stop()
    return Heard(_first_ms(samples, pressed, len(samples)), tuple(_late_ms(samples, cues)))


def _late_ms(samples: "array[int]", cues: list[int]) -> Iterator[float]:
    for due in cues:
        out_of_silence = _first_ms(samples, due - 2 * LATE_MS * 48, due - LATE_MS * 48) is None
        if out_of_silence and due + AROUND_MS * 48 < len(samples):
            found = _first_ms(samples, due - LATE_MS * 48, due + AROUND_MS * 48)
            yield AROUND_MS if found is None else found - LATE_MS


def _first_ms(samples: "array[int]", start: int, end: int) -> float | None:
    start = max(start, 0)
    first = next((n for n in range(start, min(end, len(samples))) if abs(samples[n]) > LOUD), None)
    return None if first is None else (first - start) / 48


def measure(name: str, voice: str) -> list[Row]:
    """Give the rows of one press in one voice, cold and warm."""
    speaks = "natural voice" if natural.is_natural(voice) else "system's voice"
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        save(msgspec.structs.replace(Settings(), voice=voice), Path(folder) / "settings.json")
        cold = hear(PRESSES[name], folder, LISTEN_MS if name == "Start" else SHORT_MS)
        warm = hear(PRESSES[name], folder, SHORT_MS)
    for state, heard, beside in (("cold", cold, warm), ("warm", warm, cold)):
        reference = f"{'warm' if state == 'cold' else 'cold'} {beside.first_ms or -1:.0f} ms"
        met = heard.first_ms is not None and heard.first_ms <= SOON_MS
        value = f"{heard.first_ms or -1:.0f} ms"
        rows.append(Row(f"{name}, {speaks}, {state}: first sound", value, reference, f"at most {SOON_MS} ms", met))
    if cold.late_ms:
        worst = max(cold.late_ms, key=abs)
        figure = f"{name}, {speaks}, cold: {len(cold.late_ms)} cues against the playhead"
        rows.append(Row(figure, f"{worst:+.0f} ms at worst", "", f"within {LATE_MS} ms", abs(worst) <= LATE_MS))
    return rows


def main() -> None:
    """Measure each press in each voice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    if why := missing():
        sys.exit(f"This cannot run here: {why}.")
    voices = [UNDERSTOOD[0], *natural.best("en-gb")[:1]]
    rows = [row for name in PRESSES for voice in voices for _ in range(times) for row in measure(name, voice)]
    print(show(rows))
    sys.exit(any(row.met is False for row in rows))


if __name__ == "__main__":
    main()
