"""What window and worker say to each other: one JSON line asks, one answers."""

import msgspec
from msgspec.structs import replace

from coach.session.timeline import Timeline, ToneSpan
from coach.voice.clips import Clips
from coach.voice.voices import LANGUAGE, Voice

#: Silence after the last sound, so that a device has something to play while it is told to stop.
TAIL_MS = 500


class PlacedClip(msgspec.Struct, frozen=True):
    """A clip and where it begins; a clip of another length makes another track."""

    start_ms: int
    length_ms: int
    path: str


class TrackOrder(msgspec.Struct, frozen=True, tag="render"):
    """All that a track is made of."""

    length_ms: int
    tones: tuple[ToneSpan, ...]
    clips: tuple[PlacedClip, ...]
    to: str = ""
    voice_gain: float = 1.0  # of every clip
    tones_gain: float = 1.0
    kind: str = ""  # of file: "mp3", "ogg" or "flac"; WAV otherwise
    title: str = ""  # that stands in such a file


class SpeakOrder(msgspec.Struct, frozen=True, tag="speak"):
    """A text to be spoken into a file."""

    text: str
    voice: str | None
    words_per_minute: int
    to: str = ""
    language: str = LANGUAGE  # what the text is in, where no voice is named


class VoicesOrder(msgspec.Struct, frozen=True, tag="voices"):
    """The voices that can be ordered are to be told."""


class Answer(msgspec.Struct, frozen=True):
    """How an order went; `why` tells what went wrong, for the log."""

    number: int
    why: str = ""
    voices: tuple[Voice, ...] = ()  # where they were asked for


class Request(msgspec.Struct, frozen=True):
    """An order with the number its answer bears."""

    number: int
    order: TrackOrder | SpeakOrder | VoicesOrder


def whole_track(timeline: Timeline, clips: Clips) -> TrackOrder:
    """Order the track of a session with the interludes after it."""
    interludes = (timeline.paused, timeline.get_ready, timeline.stopped)
    cues = (*timeline.cues, *(interlude.cue for interlude in interludes if interlude.cue))
    tones = (*timeline.tones, *(interlude.tone for interlude in interludes if interlude.tone))
    return TrackOrder(
        length_ms=timeline.track_ms + TAIL_MS,
        tones=tones,
        clips=tuple(PlacedClip(cue.start_ms, cue.end_ms - cue.start_ms, str(clips.path(cue.text))) for cue in cues),
        voice_gain=timeline.choices.voice_gain,
        tones_gain=timeline.choices.tones_gain,
    )


def session_only(order: TrackOrder, timeline: Timeline) -> TrackOrder:
    """Give the order of the session alone, as sound to take along."""
    return replace(
        order,
        length_ms=timeline.length_ms,
        tones=tuple(tone for tone in order.tones if tone.start_ms < timeline.length_ms),
        clips=tuple(clip for clip in order.clips if clip.start_ms < timeline.length_ms),
    )
