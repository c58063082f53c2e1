"""The day as sessions and cramps divide it: slots, days of sessions, nights."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

#: A day of sessions begins at this local hour, so that a stretch after midnight is still last night's.
DAY_BEGINS = timedelta(hours=4)
#: A night runs from noon to noon, and bears the date on which it begins.
NIGHT_BEGINS = timedelta(hours=12)
#: Until when, in local time, a session counts as the morning's and the midday one.
MORNING_ENDS, MIDDAY_ENDS = time(11, 0), time(17, 45)
#: From this local hour on the program winds down.
LATE = 20


class Slot(StrEnum):
    """A session's place in the day."""

    MORNING = "morning"
    MIDDAY = "midday"
    BEDTIME = "bedtime"
    EXTRA = "extra"


#: The slots of a day, by sessions a day: the midday one is the first to go, the bedtime one the last.
SLOTS = {
    3: (Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME),
    2: (Slot.MORNING, Slot.BEDTIME),
    1: (Slot.BEDTIME,),
}


def day_of_sessions(instant: datetime) -> date:
    """Give the day that a session at a local instant belongs to: days begin at 04:00."""
    return (instant.replace(tzinfo=None) - DAY_BEGINS).date()


def night_of(instant: datetime) -> date:
    """Give the night that a cramp at a local instant belongs to: nights run from noon to noon."""
    return (instant.replace(tzinfo=None) - NIGHT_BEGINS).date()


def last_night(now: datetime) -> date:
    """Give the latest night that one can be asked about: until 04:00 the present one is not over."""
    return day_of_sessions(now) - timedelta(days=1)


def part_of_day(now: datetime) -> Slot:
    """Give the slot that a local instant belongs to; the day begins at 04:00."""
    moment = now.time()
    if time(4) <= moment < MORNING_ENDS:
        return Slot.MORNING
    return Slot.MIDDAY if MORNING_ENDS <= moment < MIDDAY_ENDS else Slot.BEDTIME


def is_late(now: datetime) -> bool:
    """Tell whether it is time to wind down: night colours, a good night at the end."""
    return now.hour >= LATE or now.time() < time(4)


def ms_until_turn(now: datetime) -> int:
    """Give the milliseconds until the day next turns to another part, on the local clock."""
    turns = [
        timedelta(hours=turn.hour, minutes=turn.minute) for turn in (time(4), MORNING_ENDS, MIDDAY_ENDS, time(LATE))
    ]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = now.replace(tzinfo=None) - midnight.replace(tzinfo=None)
    until = min((turn - since) % timedelta(days=1) or timedelta(days=1) for turn in turns)
    return -(-until // timedelta(milliseconds=1)) + 1_000


def free_slot(now: datetime, filled: Iterable[Slot]) -> Slot:
    """Give the slot of this part of the day, or EXTRA if a session of today has filled it."""
    slot = part_of_day(now)
    return Slot.EXTRA if slot in filled else slot
