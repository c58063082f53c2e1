"""Renders timeline, clips and tones to one track, sample by sample; runs in the worker process only."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from coach.routine.model import Tone
from coach.voice import encoding, sound
from coach.voice.order import TrackOrder

Samples = npt.NDArray[np.float32]

#: Pitches in hertz: low enough for older ears, high enough for small speakers.
LOW, MIDDLE, HOLD = 293.66, 392.0, 524.0
#: Strength of the fundamental and of each harmonic above it, which carry on small speakers: where these are deaf below
#: 500 Hz, the lowest tone loses 6 dB, and without harmonics it would lose 10. All lie below 2 kHz, where words begin to
#: tell themselves apart.
HARMONICS = (1.0, 0.55, 0.3)
#: Strength of all of them together as a share of full scale: makes a tone as loud as `TONE_LUFS`.
TONE_STRENGTH = 0.118
#: Loudness of a tone, in LUFS: softer than words, which must stand clear on top of it.
TONE_LUFS = -26.0
#: The hold comes and goes within this many samples around its edges (a millisecond on either side): to a clock it is
#: at half its strength exactly there, and to an ear it does not click (above 2.5 kHz 60 dB less than the tone).
EDGE = 2 * sound.PER_MS
#: Lean and back come and go gently, in samples.
SOFT = 40 * sound.PER_MS
#: A bell's stroke comes within this many samples, softly, and goes within that many at its end.
STROKE, LAST = 8 * sound.PER_MS, 60 * sound.PER_MS
#: How much stronger than a tone a bell begins, which soon fades; and how far it has faded at its end, in nepers.
BELL, FADED = 2.0, 3.0


def render(order: TrackOrder) -> Samples:
    """Give the whole track. Raises OSError or soundfile.LibsndfileError if a clip cannot be read."""
    track = np.zeros(order.length_ms * sound.PER_MS, dtype=np.float32)
    made: dict[tuple[Tone, int], Samples] = {}
    for tone in order.tones:
        kind = (tone.tone, tone.end_ms - tone.start_ms)
        if kind not in made:
            made[kind] = _SHAPES[tone.tone](kind[1] * sound.PER_MS)
        early = (len(made[kind]) - kind[1] * sound.PER_MS) // 2
        _add(track, tone.start_ms * sound.PER_MS - early, made[kind])
    track *= np.float32(order.tones_gain)
    for clip in order.clips:
        _add(track, clip.start_ms * sound.PER_MS, _read(Path(clip.path)) * np.float32(order.voice_gain))
    return track


def write(order: TrackOrder, to: Path) -> None:
    """Render and write a track. Raises as `render` does, and OSError if it cannot be written."""
    track = render(order)
    np.clip(track, -1, 1, out=track)
    track *= 32767
    encoding.write(to, np.rint(track, out=track).astype(np.int16), order.kind, order.title)


def _add(track: Samples, start: int, samples: Samples) -> None:
    """Add samples from a place on, those that lie before the track or after it left out."""
    inside = samples[max(0, -start) : max(0, len(track) - start)]
    track[max(0, start) : max(0, start) + len(inside)] += inside


def _read(path: Path) -> Samples:
    samples: Samples
    samples, _ = soundfile.read(path, dtype="float32")
    return samples


def _voiced(pitch: npt.NDArray[np.float64]) -> Samples:
    """Give a tone whose pitch, in hertz, is told for each sample."""
    phase = 2 * np.pi * np.cumsum(pitch) / sound.RATE
    wave = sum(strength * np.sin(number * phase) for number, strength in enumerate(HARMONICS, start=1))
    return np.asarray(wave * (TONE_STRENGTH / sum(HARMONICS)), dtype=np.float32)


def _faded(samples: Samples, come: int, go: int | None = None) -> Samples:
    """Let samples come within so many and go within as many, or others."""
    come, go = (min(edge, len(samples) // 2) for edge in (come, come if go is None else go))
    samples[:come] *= _swell(come)
    samples[len(samples) - go :] *= _swell(go)[::-1]
    return samples


def _swell(length: int) -> Samples:
    return ((1 - np.cos(np.linspace(0, np.pi, length))) / 2).astype(np.float32)


def _glide(from_pitch: float, to_pitch: float) -> Callable[[int], Samples]:
    return lambda length: _faded(_voiced(np.geomspace(from_pitch, to_pitch, length)), SOFT)


def _steady(length: int) -> Samples:
    """Give a tone that is half an edge longer on either side."""
    return _faded(_voiced(np.full(length + EDGE, HOLD)), EDGE)


def _chime(first_pitch: float, second_pitch: float) -> Callable[[int], Samples]:
    """Two strokes of a bell; the first rings on beneath the second."""

    def ring(length: int) -> Samples:
        half = length // 2
        both = _stroke(first_pitch, length)
        both[half:] += _stroke(second_pitch, length - half)
        return both

    return ring


def _stroke(pitch: float, length: int) -> Samples:
    fading = np.exp(-np.linspace(0, FADED, length)).astype(np.float32)
    return _faded(_voiced(np.full(length, pitch)) * fading * np.float32(BELL), STROKE, LAST)


_SHAPES: dict[Tone, Callable[[int], Samples]] = {
    Tone.RISING: _glide(LOW, MIDDLE),
    Tone.STEADY: _steady,
    Tone.FALLING: _glide(MIDDLE, LOW),
    Tone.SILENT: lambda length: np.zeros(length, dtype=np.float32),
    Tone.OPENING: _chime(MIDDLE, HOLD),
    Tone.CLOSING: _chime(HOLD, MIDDLE),
}
