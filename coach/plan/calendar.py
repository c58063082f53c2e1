"""The reminders as a calendar file (RFC 5545) for the phone, where importing a later one replaces an earlier one.

Made with `icalendar`, whose import takes a while: import this module where a file is asked for.
"""

from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from coach.language.texts import mark, tr
from coach.session.day import SLOTS, Slot, Times

#: How long an entry is; a session is at most about so long.
LENGTH = timedelta(minutes=15)
#: Since when a file's version is counted, in seconds; it fits what programs keep of it until 2094.
VERSIONS_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
#: How far ahead changes of the clock are looked up; those that follow a rule go on for good.
YEARS_AHEAD = 12
SUMMARIES = {
    Slot.MORNING: mark("Calf stretch: morning"),
    Slot.MIDDAY: mark("Calf stretch: midday"),
    Slot.BEDTIME: mark("Calf stretch: just before bed"),
}
WORDS = mark("Time for your calf stretch at the wall. Calf Coach, on your computer, can talk you through it.")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(times: Times, per_day: int, zone: str, person: str, now: datetime) -> bytes:
    """Give the file: one daily entry with an alarm for each slot, from its next time on.

    `zone` is the IANA name of the person's time zone. Where it is not known, the times are “floating”: those on the
    wall wherever the phone is. `person` tells this person's entries from another's, and stays the same from file to
    file; entries are replaced by files made with a later `now`, a time with an offset. A slot that the dose no longer
    has stands there as cancelled, so that it goes from the phone.
    """
    place = _place(zone)
    file = Calendar()
    file.add("prodid", "-//Calf Coach//Reminders//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    if place:
        file.add_component(_rules(place, now.year))
    here = (now.astimezone(place) if place else now).replace(tzinfo=None)
    for slot in SLOTS[3]:
        start = _next(times.of(slot), here).replace(tzinfo=place)
        entry = _entry(slot, start, person, now.astimezone(UTC).replace(microsecond=0))
        if slot in SLOTS[per_day]:
            entry.add_component(_alarm(slot))
        else:
            entry.add("status", "CANCELLED")
        file.add_component(entry)
    return bytes(file.to_ical())


def _place(zone: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # as the name is: not known, no name at all, a folder's
        return None


def _next(moment: time, here: datetime) -> datetime:
    today = datetime.combine(here.date(), moment)
    return today if today > here else today + timedelta(days=1)


def _entry(slot: Slot, start: datetime, person: str, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{person}-{slot}@calf-coach")
    entry.add("dtstamp", now)
    entry.add("last-modified", now)
    entry.add("sequence", max(0, (now - VERSIONS_BEGIN) // timedelta(seconds=1)))
    entry.add("summary", tr(SUMMARIES[slot]))
    entry.add("description", tr(WORDS))
    entry.add("dtstart", start)
    entry.add("duration", LENGTH)
    entry.add("rrule", {"freq": "daily"})
    entry.add("transp", "TRANSPARENT")  # nobody is busy because of it
    return entry


def _alarm(slot: Slot) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", tr(SUMMARIES[slot]))
    alarm.add("trigger", timedelta())
    return alarm


def _rules(place: ZoneInfo, year: int) -> Timezone:
    """Give the zone as it is from the year before this one on.

    `Timezone.from_tzid` would do, but it has summer time begin an hour late (icalendar 7.3.0).
    """
    rules = Timezone()
    rules.add("tzid", place.key)
    start = datetime(year - 1, 1, 1, tzinfo=UTC)
    changes = defaultdict(list)
    for before, after in _changes(place, start):
        changes[_offset(before), _offset(after), after.tzname()].append(before)
    if not changes:
        alone = start.astimezone(place)
        changes[_offset(alone), _offset(alone), alone.tzname()].append(alone)
    for (offset, then, name), moments in changes.items():
        # Summer time is where clocks are put forward, though Ireland has it the other way: many programs rest on that.
        part = TimezoneDaylight() if then > offset else TimezoneStandard()
        part.add("tzoffsetfrom", offset)
        part.add("tzoffsetto", then)
        part.add("tzname", name)
        walls = [moment.replace(tzinfo=None) for moment in moments]
        part.add("dtstart", walls[0])
        if rule := _rule(walls):
            part.add("rrule", rule)
        elif walls[1:]:
            part.add("rdate", walls[1:])
        rules.add_component(part)
    return rules


def _changes(place: ZoneInfo, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Give each change of the clock: the time on the wall as it was till then, and as it is from then on."""
    instants = [start + timedelta(days=day) for day in range(YEARS_AHEAD * 366)]
    offsets = [_offset(instant.astimezone(place)) for instant in instants]
    for today, (before, after) in zip(instants, pairwise(offsets), strict=False):  # there is one pair less
        if after != before:
            change = _change(today, place)
            yield change.astimezone(timezone(before)), change.astimezone(place)


def _change(day: datetime, place: ZoneInfo) -> datetime:
    def is_over(second: int) -> bool:
        return _offset((day + timedelta(seconds=second)).astimezone(place)) != _offset(day.astimezone(place))

    return day + timedelta(seconds=bisect_left(range(86_400), True, key=is_over))


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _rule(walls: list[datetime]) -> dict[str, object] | None:
    """Give the yearly rule that these times follow, as the last Sunday of a month, if they follow one."""
    first = walls[0]
    are_yearly = len(walls) >= YEARS_AHEAD - 1 and all(b.year - a.year == 1 for a, b in pairwise(walls))
    alike = {(wall.month, wall.weekday(), wall.time()) for wall in walls}
    weeks = {(wall.day - 1) // 7 + 1 for wall in walls}
    are_last = all(wall.day + 7 > monthrange(wall.year, wall.month)[1] for wall in walls)
    if not are_yearly or len(alike) > 1 or (len(weeks) > 1 and not are_last):
        return None
    week = -1 if are_last else weeks.pop()
    return {"freq": "yearly", "bymonth": first.month, "byday": f"{week}{WEEKDAYS[first.weekday()]}"}
