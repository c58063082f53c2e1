"""Says what is wrong with a time of the day's sessions, and how far it can go."""

from datetime import time, timedelta

from coach.session.day import DAY_BEGINS, LEAST_APART, Slot, Times, into_day

#: The last minute of a day of sessions.
DAY_ENDS = timedelta(hours=24) - timedelta(minutes=1)
NAMES = {Slot.MORNING: "Morning", Slot.MIDDAY: "Midday", Slot.BEDTIME: "Bedtime"}
ORDER = tuple(NAMES)
EARLIEST, LATEST = "{0} can be {1} at the earliest{2}.", "{0} can be {1} at the latest{2}."
AFTER, BEFORE = ", an hour after {0}", ", an hour before {0}"


def trouble(slot: Slot, moment: time, times: Times) -> str:
    """Give the sentence that says why a slot cannot be at this time beside the others of `times`, or nothing."""
    place, wanted = ORDER.index(slot), into_day(moment)
    first, last = timedelta(), DAY_ENDS
    after = before = ""
    if place > 0:
        first = into_day(times.of(ORDER[place - 1])) + LEAST_APART
        after = AFTER.format(NAMES[ORDER[place - 1]].lower())
    if place < len(ORDER) - 1:
        last = into_day(times.of(ORDER[place + 1])) - LEAST_APART
        before = BEFORE.format(NAMES[ORDER[place + 1]].lower())
    if first <= wanted <= last:
        return ""
    if _too_early(wanted, first, last):
        return EARLIEST.format(NAMES[slot], _clock(first), after)
    return LATEST.format(NAMES[slot], _clock(last), before)


def _too_early(wanted: timedelta, first: timedelta, last: timedelta) -> bool:
    """Tell at which end a time lies outside: the nearer one, as the hands of a clock go round."""
    day = timedelta(days=1)
    return (first - wanted) % day < (wanted - last) % day


def _clock(since: timedelta) -> str:
    """Write the time of day so long after a day of sessions begins."""
    minutes = int((since + DAY_BEGINS).total_seconds()) // 60 % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
