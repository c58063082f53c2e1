"""A whole session known before it plays: every phase, cue and tone at its millisecond."""

from bisect import bisect_right
from functools import cached_property

import msgspec

from coach.routine.model import Phase, Tone
from coach.session.sounding import OWN_VOICE, USUAL, Loudness, Speech, Talk


class Choices(msgspec.Struct, frozen=True):
    """What the person chose for a session, lengths in milliseconds."""

    exercise_ms: int = 300_000
    hold_ms: int = 2_500
    lead_in_ms: int = 10_000
    bedtime: bool = False
    speech: Speech = OWN_VOICE
    talk: Talk = Talk.FULL
    loudness: Loudness = USUAL

    @property
    def voice_gain(self) -> float:
        """Give what the voice's samples are multiplied by."""
        return self.loudness.voice_gain(bedtime=self.bedtime)

    @property
    def tones_gain(self) -> float:
        """Give what the tones' samples are multiplied by."""
        return self.loudness.tones_gain(bedtime=self.bedtime)

    @property
    def spoken(self) -> bool:
        """Tell whether any words are to be heard."""
        return self.talk is not Talk.TONES and self.voice_gain > 0


class Segment(msgspec.Struct, frozen=True):
    """A stretch of time with one thing to do; it ends where the next begins."""

    start_ms: int
    end_ms: int
    phase: Phase
    repetition: int | None
    word: str
    caption: str
    pose: str  # reached by its end


class Cue(msgspec.Struct, frozen=True):
    """Words spoken from `start_ms` to `end_ms`."""

    start_ms: int
    end_ms: int
    text: str


class ToneSpan(msgspec.Struct, frozen=True):
    """A tone that sounds from exactly `start_ms` to exactly `end_ms`."""

    start_ms: int
    end_ms: int
    tone: Tone


class Interlude(msgspec.Struct, frozen=True):
    """A stretch of the track that lies after the session's end and is played when the person interrupts."""

    start_ms: int
    end_ms: int
    cue: Cue | None  # None where there is no voice for it,
    tone: ToneSpan | None  # and then a chime in its place


class Timeline(msgspec.Struct, frozen=True, dict=True):
    """A session, compiled. Segments are in order and leave no gap; cues are in order and never overlap."""

    routine: str
    choices: Choices
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    tones: tuple[ToneSpan, ...]
    paused: Interlude
    get_ready: Interlude
    stopped: Interlude

    @property
    def length_ms(self) -> int:
        """Give the end of the session; the interludes lie after it."""
        return self.segments[-1].end_ms

    @property
    def track_ms(self) -> int:
        """Give the end of the track, interludes and all."""
        return self.stopped.end_ms

    @cached_property
    def exercise_start_ms(self) -> int:
        """Give where the exercise clock starts: the first lean."""
        return next(segment.start_ms for segment in self.segments if segment.repetition is not None)

    @cached_property
    def exercise_end_ms(self) -> int:
        """Give where the exercise clock stops: the start of the finish."""
        return max(segment.end_ms for segment in self.segments if segment.repetition is not None)

    @cached_property
    def repetitions(self) -> int:
        """Give how many repetitions the session has."""
        return max(segment.repetition or 0 for segment in self.segments)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(segment.start_ms for segment in self.segments)

    @cached_property
    def _cue_starts(self) -> tuple[int, ...]:
        return tuple(cue.start_ms for cue in self.cues)

    def index_at(self, position_ms: int) -> int:
        """Give the number of the segment at a position; before the start the first, after the end the last."""
        return max(0, bisect_right(self._starts, position_ms) - 1)

    def segment_at(self, position_ms: int) -> Segment:
        """Give the segment at a position."""
        return self.segments[self.index_at(position_ms)]

    def said_in(self, segment: Segment, position_ms: int) -> str:
        """Give the words that belong to a position in a segment: those said last in it, else those to come."""
        first = bisect_right(self._cue_starts, segment.start_ms - 1)
        if first > 0 and self.cues[first - 1].end_ms > segment.start_ms:
            first -= 1  # it began in the silence before
        heard = [cue for cue in self.cues[first : first + 3] if cue.start_ms < segment.end_ms]
        begun = [cue for cue in heard if cue.start_ms <= position_ms]
        return begun[-1].text if begun else heard[0].text if heard else ""

    def is_silent(self, position_ms: int, margin_ms: int) -> bool:
        """Tell whether nothing sounds at a position, nor within a margin before and after it."""
        from_ms, to_ms = position_ms - margin_ms, position_ms + margin_ms
        sounds: tuple[Cue | ToneSpan, ...] = (*self.cues, *self.tones)
        return all(sound.end_ms <= from_ms or sound.start_ms >= to_ms for sound in sounds)

    def cues_between(self, from_ms: int, to_ms: int) -> tuple[Cue, ...]:
        """Give the cues that begin after `from_ms` and up to `to_ms`."""
        first, last = (bisect_right(self._cue_starts, moment) for moment in (from_ms, to_ms))
        return self.cues[first:last]

    def repetition_start_ms(self, repetition: int) -> int:
        """Give where a repetition begins; raises ValueError for one that there is not."""
        for segment in self.segments:
            if segment.repetition == repetition:
                return segment.start_ms
        raise ValueError(f"there is no repetition {repetition}")

    def repetition_ms(self, repetition: int) -> int:
        """Give how long a repetition takes on the exercise clock, with its rest and a change of legs after it."""
        if repetition >= self.repetitions:
            return self.exercise_end_ms - self.repetition_start_ms(repetition)
        return self.repetition_start_ms(repetition + 1) - self.repetition_start_ms(repetition)


def document(timeline: Timeline) -> dict[str, object]:
    """Give the timeline as it leaves the program: seconds from the first sample, ready for JSON."""
    return {
        "routine": timeline.routine,
        "hold_s": timeline.choices.hold_ms / 1000,
        "lead_in_s": timeline.choices.lead_in_ms / 1000,
        "segments": [
            {
                "start_s": segment.start_ms / 1000,
                "end_s": segment.end_ms / 1000,
                "phase": segment.phase.value,
                "repetition": segment.repetition,
                "caption": segment.caption,
            }
            for segment in timeline.segments
        ],
        "cues": [
            {"start_s": cue.start_ms / 1000, "end_s": cue.end_ms / 1000, "text": cue.text} for cue in timeline.cues
        ],
    }
