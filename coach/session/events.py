"""What a session is doing, and what happens in it, as plain values."""

from enum import StrEnum

import msgspec

from coach.session.timeline import Cue, Segment


class Why(StrEnum):
    """What paused a session."""

    PERSON = "person"
    ASLEEP = "asleep"


class Playing(msgspec.Struct, frozen=True):
    """The playhead moves over the session."""


class Paused(msgspec.Struct, frozen=True):
    """The session waits for the person."""

    why: Why


class GettingReady(msgspec.Struct, frozen=True):
    """The session goes on in `left_ms` milliseconds."""

    left_ms: int


class Ended(msgspec.Struct, frozen=True):
    """The session is over."""


Mode = Playing | Paused | GettingReady | Ended


class PhaseBegan(msgspec.Struct, frozen=True):
    """The playhead came to a new segment, or was put there."""

    segment: Segment


class CueBegan(msgspec.Struct, frozen=True):
    """Words begin to be heard."""

    cue: Cue


class RepetitionDone(msgspec.Struct, frozen=True):
    """A repetition was played from its lean to the end of its way back."""

    repetition: int


class SessionPaused(msgspec.Struct, frozen=True):
    """The session stopped for a while."""

    why: Why


class SessionResumed(msgspec.Struct, frozen=True):
    """The person wants to go on; "get ready" is being heard."""


class SoundLost(msgspec.Struct, frozen=True):
    """The sound device is gone; captions carry on."""


class SessionEnded(msgspec.Struct, frozen=True):
    """The session is over."""

    completed: bool


Event = PhaseBegan | CueBegan | RepetitionDone | SessionPaused | SessionResumed | SoundLost | SessionEnded
