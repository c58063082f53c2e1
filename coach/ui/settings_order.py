"""Says what is wrong with a time of the day's sessions, and how far it can go."""

from datetime import time, timedelta

from coach.language import written
from coach.language.texts import mark, tr
from coach.session.day import DAY_BEGINS, LEAST_APART, Slot, Times, into_day

#: The last minute of a day of sessions.
DAY_ENDS = timedelta(hours=24) - timedelta(minutes=1)
NAMES = {Slot.MORNING: mark("Morning"), Slot.MIDDAY: mark("Midday"), Slot.BEDTIME: mark("Bedtime")}
ORDER = tuple(NAMES)
EARLIEST = {
    Slot.MORNING: mark("Morning can be {time} at the earliest."),
    Slot.MIDDAY: mark("Midday can be {time} at the earliest, an hour after morning."),
    Slot.BEDTIME: mark("Bedtime can be {time} at the earliest, an hour after midday."),
}
LATEST = {
    Slot.MORNING: mark("Morning can be {time} at the latest, an hour before midday."),
    Slot.MIDDAY: mark("Midday can be {time} at the latest, an hour before bedtime."),
    Slot.BEDTIME: mark("Bedtime can be {time} at the latest."),
}


def trouble(slot: Slot, moment: time, times: Times) -> str:
    """Give the sentence that says why a slot cannot be at this time beside the others of `times`, or nothing."""
    place, wanted = ORDER.index(slot), into_day(moment)
    first, last = timedelta(), DAY_ENDS
    if place > 0:
        first = into_day(times.of(ORDER[place - 1])) + LEAST_APART
    if place < len(ORDER) - 1:
        last = into_day(times.of(ORDER[place + 1])) - LEAST_APART
    if first <= wanted <= last:
        return ""
    if _too_early(wanted, first, last):
        return tr(EARLIEST[slot], time=_clock(first))
    return tr(LATEST[slot], time=_clock(last))


def _too_early(wanted: timedelta, first: timedelta, last: timedelta) -> bool:
    """Tell at which end a time lies outside: the nearer one, as the hands of a clock go round."""
    day = timedelta(days=1)
    return (first - wanted) % day < (wanted - last) % day


def _clock(since: timedelta) -> str:
    """Write the time of day so long after a day of sessions begins."""
    minutes = int((since + DAY_BEGINS).total_seconds()) // 60 % (24 * 60)
    return written.clock(time(*divmod(minutes, 60)))
