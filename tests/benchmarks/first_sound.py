"""From the press to the first sound, and whether any cue is late: `python -m tests.benchmarks.first_sound`.

Each press is made some times with nothing in the cache and again with everything, in the system's voice and, where it
is installed, in a natural one, and recorded on a private sound server. Prints a table; exit status 1 if anything is not
as wanted. Needs pulseaudio and pulseaudio-utils.
"""

import argparse
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from coach.settings import Settings, save
from coach.voice import natural
from coach.voice.voices import UNDERSTOOD
from tests.benchmarks.table import CannotRun, Row, printed
from tests.voice.sound_server import missing, sound_server

#: Louder than this (of 32767) is a sound.
LOUD = 300
#: What is pressed, and how.
PRESSES = {
    "Start": "program.window.today.start.click()",
    "Cramp now": "program.window.cramp_now.click()",
}
#: The first sound is to come within so long, and after Start, if all is in the cache, within so long; a cue no later
#: than so much behind the playhead; in milliseconds.
SOON_MS, AT_ONCE_MS, LATE_MS = 1_000, 150, 100
#: What stands for no sound at all, in milliseconds.
NEVER_MS = 99_999.0
#: How long a cue is looked for around where it should begin, in milliseconds.
AROUND_MS = 500
#: How long is listened to a cold Start: to the end of the words before the exercise, in milliseconds.
LISTEN_MS, SHORT_MS = 28_000, 2_000
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
from coach.voice import reserve
reserve.ask()
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
seen = -1
def look():
    global seen
    player = program.run.player
    if player:
        for cue in player.timeline.cues_between(seen, player.position_ms):
            tell(player.position_ms - cue.start_ms, cue.text)
        seen = player.position_ms
watch = QTimer(interval=16, timeout=look)
watch.start()
QTimer.singleShot(700, press)
application.exec()
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard after a press, in milliseconds."""

    first_ms: float
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
    return Heard(_first_ms(samples, pressed, len(samples)) or NEVER_MS, tuple(_late_ms(samples, cues)))


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


def _pressed(name: str, voice: str, listen_ms: int) -> dict[str, Heard]:
    """Press with nothing in the cache, and once more with what came into it."""
    with tempfile.TemporaryDirectory() as folder:
        save(msgspec.structs.replace(Settings(), voice=voice), Path(folder) / "settings.json")
        return {
            "cold": hear(PRESSES[name], folder, listen_ms),
            "warm": hear(PRESSES[name], folder, SHORT_MS),
        }


def _row(figure: str, times_ms: Sequence[float], beside: str, most_ms: int) -> Row:
    middle = median(times_ms)
    value = f"{middle:.0f} ms ({min(times_ms):.0f} to {max(times_ms):.0f})" if middle < NEVER_MS else "none heard"
    return Row(f"{figure}: first sound", value, beside, f"at most {most_ms} ms", middle <= most_ms)


def measure(name: str, voice: str, times: int, listen_ms: int) -> list[Row]:
    """Give the rows of one press in one voice, cold and warm: the middle of so many times."""
    figure = f"{name}, {_kind(voice)}"
    turns = [_pressed(name, voice, listen_ms) for _ in range(times)]
    cold, warm = ([turn[state].first_ms for turn in turns] for state in ("cold", "warm"))
    rows = [
        _row(f"{figure}, cold", cold, f"warm {median(warm):.0f} ms", SOON_MS),
        _row(f"{figure}, warm", warm, f"cold {median(cold):.0f} ms", AT_ONCE_MS if name == "Start" else SOON_MS),
    ]
    late = [ms for turn in turns for ms in turn["cold"].late_ms]
    if late and listen_ms > SHORT_MS:
        worst = max(late, key=abs)
        what = f"{figure}, cold: {len(late)} cues against the playhead"
        rows.append(Row(what, f"{worst:+.0f} ms at worst", "", f"within {LATE_MS} ms", abs(worst) <= LATE_MS))
    return rows


def rows(times: int) -> list[Row]:
    """Measure Start in each voice that is here, as far as the first sound. Raises CannotRun."""
    if why := missing():
        raise CannotRun(why)
    return [row for voice in _voices() for row in measure("Start", voice, times, SHORT_MS)]


def _kind(voice: str) -> str:
    return "natural voice" if natural.is_natural(voice) else "system's voice"


def _all_rows(times: int) -> list[Row]:
    if why := missing():
        raise CannotRun(why)
    listen_ms = {"Start": LISTEN_MS, "Cramp now": SHORT_MS}
    return [row for name in PRESSES for voice in _voices() for row in measure(name, voice, times, listen_ms[name])]


def _voices() -> list[str]:
    return [UNDERSTOOD[0], *natural.best("en-gb")[:1]]


def main() -> int:
    """Measure each press in each voice; of Start, whether any cue is late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    return printed(lambda: _all_rows(times))


if __name__ == "__main__":
    sys.exit(main())
