"""Brings speech to one rate and loudness, whatever the engine gave; runs in the worker process only."""

import numpy as np
import numpy.typing as npt
import soxr

from coach.voice import sound
from coach.voice.loudness import loudness

Samples = npt.NDArray[np.float32]

#: Loudness of speech, in LUFS; a tone is 5 LU softer (`track.TONE_LUFS`), so that words on top of it stand clear.
SPEECH_LUFS = -21.0
#: The highest peak speech may have, which leaves room for a tone beneath it and for what MP3 adds to a peak.
SPEECH_PEAK = 0.7
#: Below this share of a clip's peak is silence.
SILENCE = 0.01
#: No text that is said takes as long as this, in seconds; a broken voice may go on for minutes.
LONGEST_S = 60
#: No text that is said is as short as this; of an empty one espeak makes 8 ms, with noise in them now and then.
SHORTEST_MS = 20
#: Edges faded so that no clip clicks, in samples.
FADE = 5 * sound.PER_MS
#: How far around a peak that is held down its surroundings are held down with it, in samples.
HOLD_DOWN = 2 * sound.PER_MS


def level(samples: Samples, rate: int) -> Samples:
    """Give speech at the one rate and loudness, without the silence around it, whole milliseconds long.

    Raises ValueError if it is silent, no sound at all (a broken voice gives what is no number), or no speech for its
    length.
    """
    if len(samples) > LONGEST_S * rate:
        raise ValueError("the engine did not stop speaking")
    if 1_000 * len(samples) < SHORTEST_MS * rate:
        raise ValueError("the engine spoke nothing")
    samples = soxr.resample(samples, rate, sound.RATE) if rate != sound.RATE else samples
    peak = float(np.abs(samples).max(initial=0.0))
    if not 1e-4 <= peak < np.inf:
        raise ValueError("the engine spoke nothing")
    sounding = np.flatnonzero(np.abs(samples) > peak * SILENCE)
    samples = samples[max(0, sounding[0] - FADE) : sounding[-1] + FADE] / np.float32(peak)
    loud = loudness(samples)
    if np.isinf(loud):
        raise ValueError("the engine spoke nothing that an ear can hear")
    samples = _held_down(samples * np.float32(10 ** ((SPEECH_LUFS - loud) / 20)))
    samples = np.pad(samples, (0, -len(samples) % sound.PER_MS))
    ramp = np.linspace(0, 1, FADE, dtype=np.float32)
    samples[:FADE] *= ramp[: len(samples)]
    samples[-FADE:] *= ramp[::-1][-len(samples) :]
    return samples


def _held_down(samples: Samples) -> Samples:
    """Give the samples with no peak above the highest there may be.

    A voice's peaks lie up to 21 dB above its loudness (measured: espeak 20, Piper 21); for want of room for a few of
    them, a whole clip would be softer than the others.
    """
    wanted = SPEECH_PEAK / np.maximum(np.abs(samples), SPEECH_PEAK)
    if wanted.min() == 1:
        return samples
    width = 2 * HOLD_DOWN + 1
    around = np.pad(wanted, 2 * HOLD_DOWN, constant_values=1.0)
    least = np.lib.stride_tricks.sliding_window_view(around, width).min(axis=1)
    bell = np.hanning(width + 2)[1:-1]
    gain = np.convolve(least, bell / bell.sum(), "valid")
    return np.asarray(samples * gain, dtype=np.float32)
