"""Runs a live session under a private sound server, and compares what was heard with its track."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from coach.voice import sound
from coach.voice.preparation import Prepared
from tests.voice.listening import Samples
from tests.voice.live_session import Script, Step, Told
from tests.voice.sound_server import Recording, SoundServer

#: Quieter than this is silence, as a share of full scale.
SILENT = 1e-4


@dataclass(frozen=True)
class Heard:
    """What a session told and what was heard of it."""

    told: tuple[Told, ...]
    samples: Samples
    recording: Recording
    status: int

    def when(self, what: str, number: int = 0) -> Told:
        """Give one of the things that happened."""
        return [told for told in self.told if told.what == what][number]

    def silence_after(self, told: Told) -> float:
        """Give how long after the beginning of something it was silent, in milliseconds.

        The recorder's idea of the time is some 10 ms late, so that it may be a little less than nothing.
        """
        before = 150 * sound.PER_MS
        asked = self.recording.sample_at(told.now_ms - told.took_ms)
        quiet = np.abs(self.samples[asked - before :]) < SILENT
        return (_first_long_run(quiet, before) - before) / sound.PER_MS


@contextlib.contextmanager
def session(server: SoundServer, script: Script) -> Iterator["subprocess.Popen[str]"]:
    """Start a session in a process of its own; see to it that it ends."""
    process = subprocess.Popen(
        (sys.executable, "-m", "tests.voice.live_session", msgspec.json.encode(script).decode()),
        cwd=Path(__file__).parents[2],
        env=server.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def heard(server: SoundServer, script: Script, timeout_s: float) -> Heard:
    """Run a session and record it."""
    with server.recording() as recording, session(server, script) as process:
        out, _ = process.communicate(timeout=timeout_s)
        samples = np.asarray(recording.stop(), dtype=np.float64) / 32_767
    return Heard(told_in(out), samples, recording, process.returncode)


def told_in(lines: str) -> tuple[Told, ...]:
    """Read what a session told."""
    return tuple(msgspec.json.decode(line, type=Told) for line in lines.splitlines())


def steps(*told: tuple[int, str] | tuple[int, str, int]) -> tuple[Step, ...]:
    """Write steps shortly."""
    return tuple(Step(*one) for one in told)


def place_in(samples: Samples, piece: Samples) -> int:
    """Give where a piece of a track is in a recording, sample for sample.

    Raises ValueError if it is nowhere.
    """
    length = 1 << (len(samples) + len(piece)).bit_length()
    spectrum = np.fft.rfft(samples, length) * np.conj(np.fft.rfft(piece, length))
    return int(np.argmax(np.fft.irfft(spectrum, length)[: len(samples) - len(piece)]))


def differing_ms(heard: Samples, wanted: Samples) -> float:
    """Give for how many milliseconds two pieces of the same length differ."""
    return float(np.count_nonzero(np.abs(heard - wanted) > 2 / 32_767)) / sound.PER_MS


def track_of(prepared: Prepared) -> Samples:
    """Read a session's track."""
    assert prepared.track
    data = prepared.track.read_bytes()[sound.HEADER :]
    return np.frombuffer(data, "<i2").astype(np.float64) / 32_767


def _first_long_run(flags: npt.NDArray[np.bool_], length: int) -> int:
    """Give where the first run of so many true values begins."""
    edges = np.flatnonzero(np.diff(np.pad(flags.astype(np.int8), 1)))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return next(int(start) for start, end in runs if end - start >= length)
