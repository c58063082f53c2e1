"""What a session is doing, and what happens in it, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from coach.session.timeline import Cue, Segment


class Why(StrEnum):
    """What paused a session."""

    PERSON = "person"
    ASLEEP = "asleep"


@dataclass(frozen=True, slots=True)
class Playing:
    """The playhead moves over the session."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The session waits for the person."""

    why: Why


@dataclass(frozen=True, slots=True)
class GettingReady:
    """The session goes on in `left_ms` milliseconds."""

    left_ms: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over."""


Mode = Playing | Paused | GettingReady | Ended


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """The playhead came to a new segment, or was put there."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class CueBegan:
    """Words begin to be heard."""

    cue: Cue


@dataclass(frozen=True, slots=True)
class RepetitionDone:
    """A repetition was played from its lean to the end of its way back."""

    repetition: int


@dataclass(frozen=True, slots=True)
class SessionPaused:
    """The session stopped for a while."""

    why: Why


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """The person wants to go on; "get ready" is being heard."""


@dataclass(frozen=True, slots=True)
class SoundLost:
    """The sound device is gone; captions carry on."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over."""

    completed: bool


Event = PhaseBegan | CueBegan | RepetitionDone | SessionPaused | SessionResumed | SoundLost | SessionEnded
