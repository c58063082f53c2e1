"""The day as sessions and cramps divide it: slots, days of sessions, nights."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import msgspec

from coach.language import written
from coach.language.texts import tr

#: A day of sessions begins at this local hour, so that a stretch after midnight is still last night's.
DAY_BEGINS = timedelta(hours=4)
_DAWN = time(4)
#: A night runs from noon to noon, and bears the date on which it begins.
_NOON = time(12)
_DAY = timedelta(days=1)
#: The bedtime session's part of the day begins this long before bedtime, and with it the winding down.
WIND_DOWN = timedelta(hours=2)
#: Two sessions of a day lie at least so far apart.
LEAST_APART = timedelta(hours=1)


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


class Times(msgspec.Struct, frozen=True):
    """The times of day, local, at which the person wants to stretch; bedtime may lie after midnight.

    They divide the day of sessions: the morning's part ends half-way to midday, and bedtime's begins two hours before
    it, or half-way from midday where that is later. A session counts for the part that it begins in.
    """

    morning: time = time(8, 30)
    midday: time = time(13, 30)
    bedtime: time = time(22, 0)

    def of(self, slot: Slot) -> time:
        """Give the time of a slot. Raises KeyError for EXTRA, which has none."""
        return {Slot.MORNING: self.morning, Slot.MIDDAY: self.midday, Slot.BEDTIME: self.bedtime}[slot]

    @property
    def midday_begins(self) -> timedelta:
        """Give when the midday part begins, since the day's beginning."""
        return (into_day(self.morning) + into_day(self.midday)) / 2

    @property
    def bedtime_begins(self) -> timedelta:
        """Give when the bedtime part begins, since the day's beginning."""
        midday, bedtime = into_day(self.midday), into_day(self.bedtime)
        return max((midday + bedtime) / 2, bedtime - WIND_DOWN)

    @property
    def trouble(self) -> str:
        """Give the sentence that says why a day cannot be so, or nothing."""
        morning, midday, bedtime = (into_day(moment) for moment in (self.morning, self.midday, self.bedtime))
        if midday - morning < LEAST_APART or bedtime - midday < LEAST_APART:
            return tr(
                "Morning, midday and bedtime come in this order, at least an hour apart; a day begins at {time}.",
                time=written.clock(_DAWN),
            )
        return ""


class Occasion(msgspec.Struct, frozen=True):
    """One slot of one day of sessions."""

    day: date
    slot: Slot


class Reminded(msgspec.Struct, frozen=True):
    """What has come of the latest reminder; instants bear an offset."""

    occasion: Occasion
    at: datetime  # when it was last shown or answered
    again: datetime | None  # when it comes back; None: not this time
    shown: int = 1  # how often


def into_day(moment: time) -> timedelta:
    """Give how long after the beginning of a day of sessions a local time lies, 0 to 24 hours."""
    return (timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second) - DAY_BEGINS) % timedelta(days=1)


def day_of_sessions(instant: datetime) -> date:
    """Give the day that a session at a local instant belongs to: days begin at 04:00."""
    return instant.date() if instant.time() >= _DAWN else instant.date() - _DAY


def night_of(instant: datetime) -> date:
    """Give the night that a cramp at a local instant belongs to: nights run from noon to noon."""
    return instant.date() if instant.time() >= _NOON else instant.date() - _DAY


def last_night(now: datetime) -> date:
    """Give the latest night that one can be asked about: until 04:00 the present one is not over."""
    return day_of_sessions(now) - timedelta(days=1)


def part_of_day(now: datetime, times: Times) -> Slot:
    """Give the slot whose part of the day a local instant lies in."""
    since = into_day(now.time())
    if since < times.midday_begins:
        return Slot.MORNING
    return Slot.MIDDAY if since < times.bedtime_begins else Slot.BEDTIME


def is_late(now: datetime, times: Times) -> bool:
    """Tell whether it is time to wind down: night colours, a softer voice, a good night at the end."""
    return part_of_day(now, times) is Slot.BEDTIME


def next_turn(now: datetime, times: Times) -> datetime:
    """Give the local time, without an offset, at which the day next turns to another part."""
    here = now.replace(tzinfo=None)
    dawn = datetime.combine(day_of_sessions(now), time()) + DAY_BEGINS
    turns = (dawn + since for since in (times.midday_begins, times.bedtime_begins, timedelta(days=1)))
    return next(turn for turn in turns if turn > here)


def free_slot(now: datetime, filled: Iterable[Slot], times: Times) -> Slot:
    """Give the slot of this part of the day, or EXTRA if a session of today has filled it."""
    slot = part_of_day(now, times)
    return Slot.EXTRA if slot in filled else slot
