"""Measures in a rendered track how loud every cue and tone is, and whether anything clips or clicks."""

from dataclasses import dataclass

import numpy as np
import soundfile
import soxr

from coach.routine.model import Tone
from coach.session.timeline import Cue, ToneSpan
from coach.voice import sound, track
from coach.voice.levelling import SPEECH_LUFS
from coach.voice.loudness import loudness
from coach.voice.preparation import Prepared
from tests.voice.listening import Samples

#: A piece of a tone shorter than this, between words, says nothing of its loudness, in milliseconds.
SHORTEST_MS = 400
#: How far around an edge a step is looked for, in samples.
AROUND = sound.PER_MS // 2
#: The loudest sample that there is in a file.
FULL = 32_767 / 32_768


@dataclass(frozen=True, slots=True)
class Levels:
    """What was found."""

    cues: tuple[float, ...]  # how much louder each is than its level, in LU
    tones: tuple[float, ...]
    clipped: int  # samples at full scale
    true_peak_db: float  # between the samples too, against full scale
    edge_step: float  # the largest between two samples where something begins or ends, as a share of full scale
    tone_step: float  # the largest within the tones alone


def levels(prepared: Prepared) -> Levels:
    """Measure a session's track."""
    assert prepared.track
    samples, _ = soundfile.read(prepared.track, dtype="float32")
    timeline = prepared.timeline
    tones = [tone for tone in timeline.tones if tone.tone is not Tone.SILENT]
    voice_db, tones_db = (20 * np.log10(gain) for gain in (timeline.choices.voice_gain, timeline.choices.tones_gain))
    alone = [(tone, piece) for tone in tones if (piece := _wordless(tone, timeline.cues))]
    steps = np.abs(np.diff(samples))
    spans = [(one.start_ms, one.end_ms) for one in timeline.cues] + [(one.start_ms, one.end_ms) for one in tones]
    edges = [edge_ms * sound.PER_MS for span in spans for edge_ms in span]
    return Levels(
        cues=tuple(_loud(samples, cue.start_ms, cue.end_ms) - SPEECH_LUFS - voice_db for cue in timeline.cues),
        tones=tuple(_loud(samples, *piece) - track.TONE_LUFS - tones_db for _, piece in alone),
        clipped=int((np.abs(samples) >= FULL).sum()),
        true_peak_db=20 * float(np.log10(_true_peak(samples))),
        edge_step=max(float(steps[max(0, edge - AROUND) : edge + AROUND].max()) for edge in edges),
        tone_step=max(float(steps[first * 48 + AROUND : last * 48 - AROUND].max()) for _, (first, last) in alone),
    )


def small_speaker(samples: Samples) -> Samples:
    """Give what a speaker as that of a phone makes of it: less and less below 500 Hz, by 12 dB an octave."""
    turn = 1j * np.fft.rfftfreq(len(samples), 1 / sound.RATE) / 500
    return np.asarray(np.fft.irfft(np.fft.rfft(samples) * turn**2 / (turn**2 + np.sqrt(2) * turn + 1), len(samples)))


def _true_peak(samples: Samples) -> float:
    """Give the highest peak between the samples, too, as a share of full scale; second by second, to need no room."""
    finer = soxr.ResampleStream(sound.RATE, 4 * sound.RATE, 1)
    starts = range(0, len(samples), sound.RATE)
    pieces = (samples[start : start + sound.RATE] for start in starts)
    return max(
        float(np.abs(finer.resample_chunk(piece, last=start == starts[-1])).max(initial=0))
        for start, piece in zip(starts, pieces, strict=True)
    )


def _loud(samples: Samples, start_ms: int, end_ms: int) -> float:
    return loudness(samples[start_ms * sound.PER_MS : end_ms * sound.PER_MS])


def _wordless(tone: ToneSpan, cues: tuple[Cue, ...]) -> tuple[int, int] | None:
    """Give the longest piece of a tone without words, from and to in milliseconds, if it is long enough."""
    inside = [cue for cue in cues if cue.start_ms < tone.end_ms and cue.end_ms > tone.start_ms]
    starts = [tone.start_ms, *(cue.end_ms for cue in inside)]
    ends = [*(cue.start_ms for cue in inside), tone.end_ms]
    first, last = max(zip(starts, ends, strict=True), key=lambda piece: piece[1] - piece[0])
    return (first, last) if last - first >= SHORTEST_MS else None
