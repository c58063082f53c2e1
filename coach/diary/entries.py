"""The entries of the diary, as plain values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.session.day import Slot, day_of_sessions, night_of

#: The longest cramp, note and the oldest date that can be written down.
LONGEST_CRAMP_MS = 3 * 3_600_000
LONGEST_NOTE = 10_000
OLDEST_YEAR = 1900
#: A clock may be a little ahead of another.
GRACE = timedelta(minutes=2)


class Place(StrEnum):
    """Where a cramp was."""

    CALF = "calf"
    FOOT = "foot"
    THIGH = "thigh"


class Side(StrEnum):
    """Which leg."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Sign(StrEnum):
    """Something a GP should hear of."""

    NUMBNESS = "numbness"
    SWELLING = "swelling"
    WEAKNESS = "weakness"


@dataclass(frozen=True, slots=True)
class Session:
    """One session, as far as it was done; lengths in milliseconds."""

    id: str
    started_at: datetime  # with the offset of the place
    slot: Slot
    routine: str
    planned_ms: int
    hold_ms: int
    done_ms: int = 0
    repetitions: int = 0
    completed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cramp:
    """One cramp; what is not known is None."""

    id: str
    started_at: datetime  # with the offset of the place
    place: Place
    side: Side | None = None
    duration_ms: int | None = None
    severity: int | None = None  # 0 to 10
    woke_me: bool = False
    signs: frozenset[Sign] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The whole diary at one moment; sessions and cramps the newest first."""

    sessions: tuple[Session, ...] = ()
    cramps: tuple[Cramp, ...] = ()
    answers: Mapping[date, int] = field(default_factory=dict)  # nights as the check-in has them
    choices: Mapping[date, int] = field(default_factory=dict)  # days on which the plan was overruled
    unread: int = 0  # entries that cannot be read, which stay in the diary as they are

    def nights(self) -> dict[date, int]:
        """Give the cramps of every night that is known of: the answer or those written down, whichever is more."""
        written: dict[date, int] = {}
        for cramp in self.cramps:
            night = night_of(cramp.started_at)
            written[night] = written.get(night, 0) + 1
        every = written.keys() | self.answers.keys()
        return {night: max(written.get(night, 0), self.answers.get(night, 0)) for night in every}

    def done(self) -> dict[date, int]:
        """Give the number of whole sessions of each day that has any."""
        return dict(Counter(day_of_sessions(s.started_at) for s in self.sessions if s.completed))

    def filled(self, day: date) -> frozenset[Slot]:
        """Give the slots of a day that a whole session has filled."""
        return frozenset(s.slot for s in self.sessions if s.completed and day_of_sessions(s.started_at) == day)


def trouble(entry: Cramp | Session, now: datetime) -> str:
    """Give the sentence that says why an entry cannot be so, or nothing."""
    if entry.started_at.year < OLDEST_YEAR:
        return f"The year {entry.started_at.year} is too long ago to be written down."
    if entry.started_at > now + GRACE:
        return "That lies in the future. Choose a time that has passed."
    if len(entry.note) > LONGEST_NOTE:
        return f"The note has {len(entry.note):,} characters; there is room for {LONGEST_NOTE:,}."
    if isinstance(entry, Cramp):
        return _cramp_trouble(entry)
    return ""


def _cramp_trouble(cramp: Cramp) -> str:
    if cramp.duration_ms is not None and not 0 <= cramp.duration_ms <= LONGEST_CRAMP_MS:
        return "A cramp can be written down as lasting up to three hours. Put anything longer into the note."
    if cramp.severity is not None and not 0 <= cramp.severity <= 10:
        return "How bad it was goes from 0 to 10."
    return ""
