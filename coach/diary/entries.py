"""The entries of the diary, as plain values."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

import msgspec

from coach.diary import counts
from coach.language import written
from coach.language.texts import tr
from coach.session.day import Slot, day_of_sessions
from coach.session.ranges import between

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


class Session(msgspec.Struct, frozen=True):
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


class Cramp(msgspec.Struct, frozen=True):
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


class Book(msgspec.Struct, frozen=True, dict=True):
    """The whole diary at one moment; sessions and cramps the newest first.

    What follows from them is worked out once.
    """

    sessions: tuple[Session, ...] = ()
    cramps: tuple[Cramp, ...] = ()
    answers: Mapping[date, int] = msgspec.field(default_factory=dict)  # nights as the check-in has them
    choices: Mapping[date, int] = msgspec.field(default_factory=dict)  # days on which the plan was overruled
    unread: int = 0  # entries that cannot be read, which stay in the diary as they are

    def nights(self) -> Mapping[date, int]:
        """Give the cramps of every night that is known of: the answer or those written down, whichever is more.

        The oldest night comes first.
        """
        return self._nights

    def done(self, first: date, last: date) -> Mapping[date, int]:
        """Give the number of whole sessions of each day, from one date to another, that has any."""
        return counts.done(self.sessions, first, last)

    def filled(self, day: date) -> frozenset[Slot]:
        """Give the slots of a day that a whole session has filled."""
        near = between(self.sessions, day, day)
        return frozenset(s.slot for s in near if s.completed and day_of_sessions(s.started_at) == day)

    def follows(self, before: "Book", nights: Collection[date] = ()) -> "Book":
        """Take over what was worked out for the book `before`, which had no other nights than these otherwise."""
        known = vars(before).get("_nights")
        if known is not None:
            renewed = counts.recounted(known, self.cramps, self.answers, nights) if nights else known
            vars(self)["_nights"] = renewed  # as the cached property would do it
        return self

    @cached_property
    def _nights(self) -> Mapping[date, int]:
        return counts.nights(self.cramps, self.answers)


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
