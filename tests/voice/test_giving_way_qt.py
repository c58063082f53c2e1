"""Other programs' sound while a session is heard: measured on a private sound server that makes them softer."""

import math
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from coach.voice import giving_way, sound
from tests.voice.listening import Samples, strength
from tests.voice.sound_server import missing, sound_server

#: The pitch of the other program's music, and of ours, in hertz.
THEIRS, OURS = 440.0, 1_000.0
#: Plays a file for two seconds as the program does.
PLAYS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.system import SystemClock
from coach.voice import giving_way
from coach.voice.output import SoundOutput
giving_way.ask()
application, clock = QCoreApplication([]), SystemClock()
output = SoundOutput(Path(sys.argv[1]), clock)
output.play(0)
clock.wait_ms(2_000)
output.close()
"""


def tone(path: Path, pitch: float, seconds: int) -> Path:
    at = np.arange(seconds * sound.RATE) * 2 * math.pi * pitch / sound.RATE
    sound.write(path, (np.sin(at) * 8_000).astype("<i2").tobytes())
    return path


@pytest.mark.thorough
@pytest.mark.skipif(bool(missing()) or not shutil.which("paplay"), reason="needs pulseaudio and pulseaudio-utils")
@pytest.mark.parametrize("set_by_the_person", ["", "media.role=music"])
def test_music_is_softer_while_ours_is_heard_unless_the_person_says_otherwise(
    tmp_path: Path, set_by_the_person: str
) -> None:
    theirs, ours = tone(tmp_path / "theirs.wav", THEIRS, 20), tone(tmp_path / "ours.wav", OURS, 5)
    with sound_server() as server, server.recording() as recording:
        server.control("load-module", "module-role-ducking")
        environment = dict(server.environment)
        if set_by_the_person:
            environment[giving_way.VARIABLE] = set_by_the_person
        words = ("paplay", "--property=media.role=music", str(theirs))
        with subprocess.Popen(words, env=server.environment) as music:
            command = (sys.executable, "-c", PLAYS, str(ours))
            subprocess.run(command, env=environment, timeout=30, check=True)
            music.kill()
        heard = np.asarray(recording.stop(), dtype=np.float64) / 32_767
    softer_db = softer(heard)
    if set_by_the_person:
        assert softer_db < 1
    else:
        assert softer_db > 10


def softer(heard: Samples) -> float:
    """Give by how many decibels their music is softer where ours is heard."""
    window = sound.RATE // 10 | 1
    music, session = (strength(heard, pitch, window) for pitch in (THEIRS, OURS))
    with_ours, alone = session > 0.15, (session < 0.01) & (music > 0.15)
    assert with_ours.any()
    assert alone.any()
    return float(20 * np.log10(np.median(music[alone]) / np.median(music[with_ours])))
