"""Finds tones and words in samples, knowing nothing of how they were made."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from coach.voice import sound

Samples = npt.NDArray[np.floating]

#: The pitch of a hold, in hertz.
HOLD = 524.0
#: A tone shorter than this is no hold, in samples.
SHORTEST = 1_000 * sound.PER_MS
#: What is looked at together where it need not be exact, in samples.
BLOCK = 10 * sound.PER_MS
#: How far around such a place the exact one is looked for, in samples.
REACH = 40 * sound.PER_MS
#: Half the strength that a hold has at least, as a share of full scale.
AUDIBLE = 0.015


@dataclass(frozen=True, slots=True)
class Heard:
    """A tone, from its half strength to its half strength, in milliseconds from the first sample."""

    start_ms: float
    end_ms: float

    @property
    def length_ms(self) -> float:
        return self.end_ms - self.start_ms


def holds(samples: Samples, pitch: float = HOLD) -> list[Heard]:
    """Find every steady tone of a pitch."""
    loud = _coarse(samples, pitch) > AUDIBLE
    changes = np.flatnonzero(np.diff(np.pad(loud.astype(np.int8), 1))) * BLOCK
    pairs = zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True)
    return [edges(samples, start, end, pitch) for start, end in pairs if end - start >= SHORTEST]


def strength(samples: Samples, pitch: float, width: int) -> Samples:
    """Give how strong a pitch is around each sample, in a window of so many samples, an odd number."""
    turned = np.cumsum(np.pad(samples * _turning(len(samples), pitch), (1, 0)))
    return np.pad(2 * np.abs(turned[width:] - turned[:-width]) / width, width // 2)


def _coarse(samples: Samples, pitch: float) -> Samples:
    """Give how strong a pitch is in every block and the two on either side: words do not hold one for so long."""
    blocks = samples[: len(samples) // BLOCK * BLOCK].reshape(-1, BLOCK)
    turning = _turning(BLOCK, pitch)
    within = blocks @ turning.real + 1j * (blocks @ turning.imag)  # at once, each sample would be made complex first
    turned = within * _turning(len(blocks), pitch * BLOCK)
    return np.asarray(2 * np.abs(np.convolve(turned, np.ones(5), "same")) / (5 * BLOCK))


def edges(samples: Samples, start: int, end: int, pitch: float = HOLD) -> Heard:
    """Find the edges of a tone that lies about there.

    The window is four cycles long, and deaf to pitches a quarter away.
    """
    width = round(4 * sound.RATE / pitch) | 1
    begin_at = max(0, start - REACH)
    rising = strength(samples[begin_at : start + 2 * REACH], pitch, width)
    falling = strength(samples[end - 2 * REACH : end + REACH], pitch, width)
    plateau = float(np.median(np.concatenate([rising[-REACH:-width], falling[width:REACH]])))
    first = begin_at + _crossing(rising, plateau / 2)
    last = min(end + REACH, len(samples)) - 1 - _crossing(falling[::-1], plateau / 2)
    return Heard(first / sound.PER_MS, last / sound.PER_MS)


def _crossing(rising: Samples, level: float) -> float:
    """Give where a rise crosses a level for good, between two samples."""
    before = int(np.flatnonzero(rising[: -len(rising) // 4] < level)[-1])
    return before + float((level - rising[before]) / (rising[before + 1] - rising[before]))


@lru_cache(maxsize=4)
def _turning(length: int, pitch: float) -> npt.NDArray[np.complex128]:
    return np.asarray(np.exp(-2j * np.pi * pitch / sound.RATE * np.arange(length)))
