"""The entries of the diary, as plain values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from coach.language import written
from coach.language.texts import tr
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


@dataclass(frozen=True)
class Book:
    """The whole diary at one moment; sessions and cramps the newest first.

    What follows from them is worked out once.
    """

    sessions: tuple[Session, ...] = ()
    cramps: tuple[Cramp, ...] = ()
    answers: Mapping[date, int] = field(default_factory=dict)  # nights as the check-in has them
    choices: Mapping[date, int] = field(default_factory=dict)  # days on which the plan was overruled
    unread: int = 0  # entries that cannot be read, which stay in the diary as they are

    def nights(self) -> Mapping[date, int]:
        """Give the cramps of every night that is known of: the answer or those written down, whichever is more."""
        return self._nights

    def done(self) -> Mapping[date, int]:
        """Give the number of whole sessions of each day that has any."""
        return self._done

    def filled(self, day: date) -> frozenset[Slot]:
        """Give the slots of a day that a whole session has filled."""
        return frozenset(s.slot for s in self.sessions if s.completed and day_of_sessions(s.started_at) == day)

    @cached_property
    def _nights(self) -> Mapping[date, int]:
        written: dict[date, int] = {}
        for cramp in self.cramps:
            night = night_of(cramp.started_at)
            written[night] = written.get(night, 0) + 1
        every = written.keys() | self.answers.keys()
        return MappingProxyType({night: max(written.get(night, 0), self.answers.get(night, 0)) for night in every})

    @cached_property
    def _done(self) -> Mapping[date, int]:
        return MappingProxyType(Counter(day_of_sessions(s.started_at) for s in self.sessions if s.completed))


def trouble(entry: Cramp | Session, now: datetime) -> str:
    """Give the sentence that says why an entry cannot be so, or nothing."""
    if entry.started_at.year < OLDEST_YEAR:
        return tr("The year {year} is too long ago to be written down.", year=str(entry.started_at.year))
    if entry.started_at > now + GRACE:
        return tr("That lies in the future. Choose a time that has passed.")
    if len(entry.note) > LONGEST_NOTE:
        return tr(
            "The note has %n character(s); there is room for {most}.",
            "",
            len(entry.note),
            most=written.number(LONGEST_NOTE),
        )
    if isinstance(entry, Cramp):
        return _cramp_trouble(entry)
    return ""


def _cramp_trouble(cramp: Cramp) -> str:
    if cramp.duration_ms is not None and not 0 <= cramp.duration_ms <= LONGEST_CRAMP_MS:
        return tr("A cramp can be written down as lasting up to three hours. Put anything longer into the note.")
    if cramp.severity is not None and not 0 <= cramp.severity <= 10:
        return tr("How bad it was goes from 0 to 10.")
    return ""
