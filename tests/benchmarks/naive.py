"""What a simple timer would sound like: a `QTimer` of one second and `pyttsx3.say`, recorded as our own sessions are.

`python -m tests.benchmarks.naive`: "hold" is to come every eight seconds, and "back" three seconds after it.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from tests.benchmarks.processes import need
from tests.benchmarks.table import CannotRun, Row, printed
from tests.voice.sound_server import missing, sound_server

TURNS, TURN_S, HOLD_S = 5, 8, 3
#: Louder than this is speech, as a share of full scale; it is over after so long a silence, in samples.
LOUD, OVER = 0.01, 48 * 500
#: The loop as a beginner's guide has it.
LOOP = """
import sys
sys.path.insert(0, {root!r})
from coach.voice import espeak
espeak.load()
import pyttsx3
from PySide6.QtCore import QCoreApplication, QTimer
application, engine, ticks = QCoreApplication([]), pyttsx3.init(), 0

def say(text):
    engine.say(text)
    engine.runAndWait()

def tick():
    global ticks
    place, ticks = ticks % {turn}, ticks + 1
    if ticks > {turns} * {turn}:
        application.quit()
    elif place == 0:
        say("Hold")
    elif place == {hold}:
        say("And back")

timer = QTimer(interval=1000, timeout=tick)
timer.start()
application.exec()
"""


def heard_ms() -> list[float]:
    """Give when each word was heard, in milliseconds from the start of the recording. Raises CannotRun."""
    need("aplay")
    if why := missing():
        raise CannotRun(why)
    script = LOOP.format(root=str(Path.cwd()), turn=TURN_S, turns=TURNS, hold=HOLD_S)
    with tempfile.TemporaryDirectory() as home, sound_server() as server, server.recording() as recording:
        (Path(home) / ".asoundrc").write_text("pcm.!default pulse\nctl.!default pulse\n")
        environment = dict(server.environment) | {"HOME": home}
        subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, timeout=120)
        samples = np.abs(np.asarray(recording.stop(), dtype=np.float64)) / 32_767
    loud = np.flatnonzero(samples > LOUD)
    if not len(loud):
        raise CannotRun("nothing was heard of pyttsx3")
    begun = loud[np.flatnonzero(np.diff(loud, prepend=-OVER) >= OVER)]
    return [float(at) / 48 for at in begun]


def rows() -> list[Row]:
    """Measure."""
    onsets = np.array(heard_ms())
    wanted = np.array([1000.0 * (turn * TURN_S + part) for turn in range(TURNS) for part in (0, HOLD_S)])
    if len(onsets) != len(wanted):
        raise CannotRun(f"{len(onsets)} words were heard of {len(wanted)}")
    late = (onsets - onsets[0]) - wanted
    holds = (onsets[1::2] - onsets[::2]) - 1000 * HOLD_S
    minutes = (onsets[-1] - onsets[0]) / 60_000
    measured = f"holds off by up to {np.abs(holds).max():.0f} ms, drift {late[-1]:+.0f} ms in {minutes:.1f} min"
    return [Row("the same with QTimer of 1 s and pyttsx3.say", measured, "", "", None)]


if __name__ == "__main__":
    sys.exit(printed(rows))
