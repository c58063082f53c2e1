"""The entries of the diary, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

#: A day of sessions begins at this local hour, so that a stretch after midnight is still last night's.
DAY_BEGINS = timedelta(hours=4)


class Slot(StrEnum):
    """A session's place in the day."""

    MORNING = "morning"
    MIDDAY = "midday"
    BEDTIME = "bedtime"
    EXTRA = "extra"


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


def day_of_sessions(instant: datetime) -> date:
    """Give the day that a session at a local instant belongs to: days begin at 04:00."""
    return (instant.replace(tzinfo=None) - DAY_BEGINS).date()
