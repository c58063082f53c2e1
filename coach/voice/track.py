"""Renders timeline, clips and tones to one track, sample by sample; runs in the worker process only."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from coach.routine.model import Tone
from coach.voice import sound
from coach.voice.order import TrackOrder

Samples = npt.NDArray[np.float32]

#: Pitches in hertz: low enough for older ears, high enough for small speakers. The hold's makes whole cycles in
#: every half second, so that it ends as it begins, at rest.
LOW, MIDDLE, HOLD = 293.66, 392.0, 524.0
#: Strength of the fundamental and of each harmonic above it, which carry on small speakers.
HARMONICS = (1.0, 0.35, 0.15)
#: Peak of a tone as a share of full scale.
TONE_PEAK = 0.11
#: The hold begins and ends within this many samples (half a millisecond): sharp to a clock, and no click to an ear.
EDGE = sound.PER_MS // 2
#: Lean and back come and go gently, in samples.
SOFT = 40 * sound.PER_MS


def render(order: TrackOrder) -> Samples:
    """Give the whole track. Raises OSError or soundfile.LibsndfileError if a clip cannot be read."""
    track = np.zeros(order.length_ms * sound.PER_MS, dtype=np.float32)
    made: dict[tuple[Tone, int], Samples] = {}
    for tone in order.tones:
        kind = (tone.tone, tone.end_ms - tone.start_ms)
        if kind not in made:
            made[kind] = _SHAPES[tone.tone](kind[1] * sound.PER_MS)
        _add(track, tone.start_ms, made[kind])
    track *= np.float32(order.tones_gain)
    for clip in order.clips:
        _add(track, clip.start_ms, _read(Path(clip.path)) * np.float32(order.voice_gain))
    return track


def write(order: TrackOrder, to: Path) -> None:
    """Render and write a track. Raises as `render` does, and OSError if it cannot be written."""
    track = render(order)
    np.clip(track, -1, 1, out=track)
    track *= 32767
    sound.write(to, np.rint(track, out=track).astype("<i2").tobytes())


def _add(track: Samples, start_ms: int, samples: Samples) -> None:
    start = start_ms * sound.PER_MS
    track[start : start + len(samples)] += samples


def _read(path: Path) -> Samples:
    samples: Samples
    samples, _ = soundfile.read(path, dtype="float32")
    return samples


def _voiced(pitch: npt.NDArray[np.float64]) -> Samples:
    """Give a tone whose pitch, in hertz, is told for each sample."""
    phase = 2 * np.pi * np.cumsum(pitch) / sound.RATE
    wave = sum(strength * np.sin(number * phase) for number, strength in enumerate(HARMONICS, start=1))
    return np.asarray(wave * (TONE_PEAK / sum(HARMONICS)), dtype=np.float32)


def _faded(samples: Samples, edge: int) -> Samples:
    edge = min(edge, len(samples) // 2)
    ramp = ((1 - np.cos(np.linspace(0, np.pi, edge))) / 2).astype(np.float32)
    samples[:edge] *= ramp
    samples[len(samples) - edge :] *= ramp[::-1]
    return samples


def _glide(from_pitch: float, to_pitch: float) -> Callable[[int], Samples]:
    return lambda length: _faded(_voiced(np.geomspace(from_pitch, to_pitch, length)), SOFT)


def _steady(length: int) -> Samples:
    return _faded(_voiced(np.full(length, HOLD)), EDGE)


def _chime(first_pitch: float, second_pitch: float) -> Callable[[int], Samples]:
    def ring(length: int) -> Samples:
        half = length // 2
        notes = [_voiced(np.full(half, pitch)) for pitch in (first_pitch, second_pitch)]
        decay = np.exp(-np.linspace(0, 4, half)).astype(np.float32)
        return np.concatenate([_faded(note * decay, EDGE) for note in notes])

    return ring


_SHAPES: dict[Tone, Callable[[int], Samples]] = {
    Tone.RISING: _glide(LOW, MIDDLE),
    Tone.STEADY: _steady,
    Tone.FALLING: _glide(MIDDLE, LOW),
    Tone.SILENT: lambda length: np.zeros(length, dtype=np.float32),
    Tone.OPENING: _chime(MIDDLE, HOLD),
    Tone.CLOSING: _chime(HOLD, MIDDLE),
}
