"""The one format of all sound here: mono, 16 bit, whole samples to the millisecond, in a WAV file."""

import wave
from pathlib import Path

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
    with path.open("wb") as whole, wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        file.setframerate(RATE)
        file.writeframes(samples)


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
