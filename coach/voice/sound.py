"""The one format of all sound here: mono, 16 bit, whole samples to the millisecond, in a WAV file."""

import io
import sys
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import IO

#: Samples a second; most devices take it as it is.
RATE = 48_000
#: Samples in a millisecond.
PER_MS = RATE // 1_000
#: Bytes in a sample.
WIDTH = 2
#: Bytes before the first sample in the files written here.
HEADER = 44


def write(path: Path, samples: bytes) -> None:
    """Write samples, little-endian 16 bit, as a WAV file. Raises OSError."""
    with path.open("wb") as whole:
        _put(whole, samples)


def write_in_pieces(path: Path, pieces: Iterable[memoryview], length: int) -> None:
    """Write pieces of samples, likewise, so many in all. Raises OSError."""
    with path.open("wb") as whole, wave.open(whole, "wb") as file:
        _describe(file)
        file.setnframes(length)
        for piece in pieces:
            file.writeframesraw(piece)


def contents(samples: bytes) -> bytes:
    """Give the contents of the WAV file of samples, little-endian 16 bit."""
    whole = io.BytesIO()
    _put(whole, samples)
    return whole.getvalue()


def _put(whole: IO[bytes], samples: bytes) -> None:
    with wave.open(whole, "wb") as file:
        _describe(file)
        file.writeframes(samples)


def _describe(file: wave.Wave_write) -> None:
    file.setnchannels(1)
    file.setsampwidth(WIDTH)
    file.setframerate(RATE)


def length_ms(path: Path) -> int | None:
    """Give the length of a file of this format; None if there is none or it is damaged."""
    try:
        with wave.open(str(path), "rb") as file:
            frames = file.getnframes()
            right = (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, WIDTH, RATE)
        whole = path.stat().st_size == HEADER + frames * WIDTH
    except (OSError, EOFError, RuntimeError, wave.Error):  # `wave` raises all of them over a damaged file
        return None
    return frames // PER_MS if right and whole and frames else None


def softened(path: Path, gain: float) -> bytes:
    """Give the samples of a file of this format, multiplied by `gain`, at most 1.

    Raises OSError, and ValueError for a file of another format.
    """
    if length_ms(path) is None:
        raise ValueError(f"{path} is no sound of this format")
    with wave.open(str(path), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    samples = array("h", (round(sample * gain) for sample in samples))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
