"""A few words to be listened to: for choosing a voice, and for hearing whether the sound reaches the wall."""

from pathlib import Path

import msgspec

from coach.language.texts import mark
from coach.routine.model import Tone
from coach.session.compile import CHIME_MS
from coach.session.timeline import Choices, ToneSpan
from coach.voice.order import TAIL_MS, PlacedClip, TrackOrder

#: What a voice is chosen by.
EXAMPLE = mark("Lean forwards until your calves pull. Hold still.")
#: What is heard at the wall.
CHECK = mark("If you hear this clearly from the wall, the sound is right.")
#: Silence before the first sound, while a device wakes up, and between the chime and the words.
SILENCE_MS = 300

NO_VOICE = mark("No voice just now.")
NO_SOUND = mark("No sound just now. Are speakers or headphones connected, and turned on?")


class Sample(msgspec.Struct, frozen=True):
    """A few words ready to be played."""

    track: Path | None  # None: there is nothing to be heard
    length_ms: int
    line: str  # what the person should know, or ""


def sample_track(clip: Path, clip_ms: int | None, choices: Choices, *, chime: bool) -> TrackOrder:
    """Order a track of a clip, with a chime before it if wanted; without a length there is no clip."""
    start_ms = SILENCE_MS
    tones: tuple[ToneSpan, ...] = ()
    if chime:
        tones = (ToneSpan(start_ms, start_ms + CHIME_MS, Tone.OPENING),)
        start_ms = tones[0].end_ms + SILENCE_MS
    clips = (PlacedClip(start_ms, clip_ms, str(clip)),) if clip_ms else ()
    return TrackOrder(
        length_ms=start_ms + (clip_ms or 0) + TAIL_MS,
        tones=tones,
        clips=clips,
        voice_gain=choices.voice_gain,
        tones_gain=choices.tones_gain,
    )
