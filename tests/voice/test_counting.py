"""A count that runs beside a recording: it tells of whatever the recording has lost, and leaves the rest as it is."""

import array
import shutil
import subprocess
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from coach.voice import sound
from tests.voice.counting import LAST, breaks, counting
from tests.voice.sound_server import missing, sound_server


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (range(1, 1_000), 0),
        (chain(range(60_000, LAST + 1), range(1, 500)), 0),
        (chain(range(1, 500), range(501, 1_000)), 1),
        (chain(range(1, 500), range(400, 1_000)), 1),
        ((5, 6, 0, 0, 0, 7, 8), 4),
        ((0,) * 10, 9),
    ],
    ids=["whole", "begun again", "one lost", "some twice", "a gap", "nothing at all"],
)
def test_the_count_tells_what_was_lost(numbers: range, wanted: int) -> None:
    assert breaks(array.array("H", numbers)) == wanted


@pytest.mark.thorough  # records in real time, as the sessions do that are measured with the count
@pytest.mark.skipif(bool(missing()) or not shutil.which("pacat"), reason="needs pulseaudio and pulseaudio-utils")
def test_what_is_played_beside_the_count_is_recorded_as_it_is(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).integers(-9_000, 9_000, sound.RATE, dtype=np.int16)
    sound.write(tmp_path / "noise.wav", noise.tobytes())
    with sound_server(fine=True) as server, counting(server), server.recording() as recording:
        command = ("pacat", "--file-format=wav", "--latency-msec=500", str(tmp_path / "noise.wav"))
        subprocess.run(command, env=server.environment, check=True, timeout=30)
        heard, counted = recording.stop(), recording.counted()
    assert noise.tobytes() in heard.tobytes()
    first = next(place for place, number in enumerate(counted) if number)
    assert len(counted) - first > sound.RATE
    assert breaks(counted[first:]) == 0
