"""How loud sound is to an ear, as EBU R128 measures it (ITU-R BS.1770-4); runs in the worker process only."""

from functools import cache

import numpy as np
import numpy.typing as npt

from coach.voice import sound

Samples = npt.NDArray[np.floating]
_Curve = npt.NDArray[np.complexfloating]

#: What is measured together, and how far the next such block lies from it, in samples.
BLOCK, HOP = 400 * sound.PER_MS, 100 * sound.PER_MS
#: Blocks softer than this are silence; those so much softer than the rest are the pauses in it.
SILENT_LUFS, PAUSE_LU = -70.0, -10.0
#: The standard's two filters at 48 kHz, numerator and denominator: the head's shelf, and deafness to the lowest.
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
DEPTH = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
#: How long the filters ring, in samples: then there is a thousand-millionth left. And what is filtered at a time,
#: which is so little that a processor has it at hand.
RINGING, PIECE = 4_096, 32_768
#: What a full-scale tone of 997 Hz in one channel is set to: -3.01 LUFS.
OFFSET_LU = -0.691


def loudness(samples: Samples) -> float:
    """Give the loudness in LUFS of what sounds in the samples, its pauses left out; silence is minus infinity.

    What is shorter than a block is measured as one block.
    """
    heard = _weighted(samples)
    last = max(0, len(heard) - BLOCK)
    starts = [*range(0, last, HOP), last]
    power = np.array([np.mean(heard[start : start + BLOCK] ** 2, dtype=float) for start in starts if len(heard)])
    power = power[power > _power(SILENT_LUFS)]
    if not len(power):
        return -np.inf
    return lufs(float(power[power > power.mean() * 10 ** (PAUSE_LU / 10)].mean()))


def lufs(power: float) -> float:
    """Give the loudness of weighted samples whose mean square this is."""
    return OFFSET_LU + 10 * float(np.log10(power))


def _power(loud: float) -> float:
    return float(10 ** ((loud - OFFSET_LU) / 10))


def _weighted(samples: Samples) -> Samples:
    """Give the samples as an ear weighs them, piece by piece, each with what still rings from before."""
    step = PIECE - RINGING
    count = max(1, -(-len(samples) // step))
    room = np.pad(samples, (RINGING, count * step - len(samples)))
    pieces = np.lib.stride_tricks.sliding_window_view(room, PIECE)[::step]
    weighted = np.fft.irfft(np.fft.rfft(pieces) * _curve(), PIECE)[:, RINGING:]
    return np.asarray(weighted.reshape(-1)[: len(samples)])


@cache
def _curve() -> _Curve:
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(PIECE))
    return (_response(SHELF, turn) * _response(DEPTH, turn)).astype(np.complex64)  # speech comes with as many digits


def _response(stage: tuple[tuple[float, ...], tuple[float, ...]], turn: _Curve) -> _Curve:
    above, below = (np.polynomial.polynomial.polyval(turn, part) for part in stage)
    return np.asarray(above / below)
