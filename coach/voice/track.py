"""Renders timeline, clips and tones to one track, sample by sample; runs in the worker process only."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coach.routine.model import Tone
from coach.session.timeline import ToneSpan
from coach.voice import encoding, sound
from coach.voice.order import TrackOrder

Samples = npt.NDArray[np.float32]
#: Where something sounds, from the first sample of a track on, and the sound.
_Placed = tuple[int, Samples]

#: How much of a track is made at a time, in samples: what a processor has at hand.
PIECE = 5 * sound.RATE

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
    """Give the whole track. Raises OSError or ValueError if a clip cannot be read."""
    return np.concatenate([np.zeros(0, np.float32), *_Mix(order).pieces()])


def write(order: TrackOrder, to: Path) -> None:
    """Render and write a track. Raises as `render` does, and OSError if it cannot be written."""
    mix = _Mix(order)
    encoding.write(to, map(_rounded, mix.pieces()), mix.length, order.kind, order.title)


def _rounded(piece: Samples) -> npt.NDArray[np.int16]:
    """Give a piece as 16 bit; it is not used again."""
    np.clip(piece, -1, 1, out=piece)
    piece *= 32767
    return np.rint(piece, out=piece).astype("<i2")


class _Mix:
    """All that sounds in a track, and where. Raises OSError or ValueError if a clip cannot be read."""

    def __init__(self, order: TrackOrder) -> None:
        self.length = order.length_ms * sound.PER_MS
        self._tones_gain = np.float32(order.tones_gain)
        self._tones = [_placed(tone) for tone in order.tones]
        said = {path: _read(Path(path)) * np.float32(order.voice_gain) for path in {clip.path for clip in order.clips}}
        self._clips = [(clip.start_ms * sound.PER_MS, said[clip.path]) for clip in order.clips]

    def pieces(self) -> Iterator[Samples]:
        """Give the track piece by piece: all of it at once would have to be fetched from memory for each step."""
        for start in range(0, self.length, PIECE):
            piece = np.zeros(min(PIECE, self.length - start), dtype=np.float32)
            _add(self._tones, start, piece)
            if self._tones_gain != 1:
                piece *= self._tones_gain
            _add(self._clips, start, piece)
            yield piece


def _placed(tone: ToneSpan) -> _Placed:
    length = (tone.end_ms - tone.start_ms) * sound.PER_MS
    made = _shaped(tone.tone, length)
    return tone.start_ms * sound.PER_MS - (len(made) - length) // 2, made


def _add(sounds: Iterable[_Placed], start: int, piece: Samples) -> None:
    """Add what sounds in a piece of a track that begins at `start`."""
    for place, samples in sounds:
        at = place - start
        if -len(samples) < at < len(piece):
            inside = samples[max(0, -at) : len(piece) - at]
            piece[max(0, at) : max(0, at) + len(inside)] += inside


def _read(path: Path) -> Samples:
    """Give the samples of a clip. Raises OSError, or ValueError if it is no clip."""
    if sound.length_ms(path) is None:
        raise ValueError(f"no clip: {path}")
    return np.frombuffer(path.read_bytes()[sound.HEADER :], "<i2").astype(np.float32) / np.float32(32_768)


@lru_cache(maxsize=8)
def _shaped(tone: Tone, length: int) -> Samples:
    """Give a tone: a session has the same six again and again, and the three tracks of a new one are made in a row."""
    made = _SHAPES[tone](length)
    made.flags.writeable = False
    return made


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
