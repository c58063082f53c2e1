import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil import tz
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from coach.plan.calendar import calendar
from coach.session.day import SLOTS, Slot, Times

PERSON = "0b1d7f2e-8f1c-4a1e-9a53-1d2b3c4d5e6f"
NOW = datetime(2026, 11, 20, 9, 0, 1, 500_000, tzinfo=UTC)
ZONES = (
    "Europe/London", "Europe/Dublin", "America/New_York", "America/Santiago", "Africa/Casablanca", "Africa/Cairo",
    "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tokyo", "Asia/Kathmandu", "Antarctica/Troll",
)  # fmt: skip
DAY = timedelta(days=1)


def made(
    times: Times | None = None, per_day: int = 3, zone: str = "Europe/London", person: str = PERSON, now: datetime = NOW
) -> bytes:
    return calendar(times or Times(), per_day, zone, person, now)


def read(data: bytes) -> Any:
    file = icalendar.Calendar.from_ical(data)
    assert all(not part.errors for part in file.walk())
    return file


def entries(data: bytes) -> dict[Slot, Any]:
    """Read a file back, and give its entries by slot, from the identity of each."""
    events = read(data).walk("VEVENT")
    return {Slot(str(event["UID"]).removeprefix(f"{PERSON}-").split("@")[0]): event for event in events}


def starts(event: Any, count: int) -> list[datetime]:
    """Expand an entry's rule by its start, on the wall."""
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.start.replace(tzinfo=None))
    return list(itertools.islice(rule, count))


class Phone:
    """Takes in calendar files as RFC 5545 and 5546 say: by UID, the higher SEQUENCE and then DTSTAMP wins."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def take(self, data: bytes) -> None:
        for event in read(data).walk("VEVENT"):
            known = self.kept.get(str(event["UID"]))
            if known is None or self.version(event) >= self.version(known):
                self.kept[str(event["UID"])] = event

    @staticmethod
    def version(event: Any) -> tuple[int, datetime]:
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt

    @property
    def rings(self) -> dict[str, time]:
        shown = [event for event in self.kept.values() if event.get("STATUS") != "CANCELLED" and event.walk("VALARM")]
        return {str(event["SUMMARY"]): event.start.time() for event in shown}


def test_a_file_says_what_it_is_and_its_lines_are_folded_and_ended_as_they_ought() -> None:
    data = made()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\r\n " in data, "nothing was long enough to be folded"
    file = read(data)
    assert (file["VERSION"], file["METHOD"]) == ("2.0", "PUBLISH")
    assert "Calf Coach" in file["PRODID"]


def test_each_slot_is_a_daily_entry_with_an_alarm_at_its_start_in_the_persons_words() -> None:
    found = entries(made())
    assert [str(event["SUMMARY"]) for event in found.values()] == [
        "Calf stretch: morning",
        "Calf stretch: midday",
        "Calf stretch: just before bed",
    ]
    for event in found.values():
        assert event["RRULE"].to_ical() == b"FREQ=DAILY"
        assert event["TRANSP"] == "TRANSPARENT"
        assert event.duration == timedelta(minutes=15)
        (alarm,) = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta())
        assert alarm["DESCRIPTION"] == event["SUMMARY"]


@pytest.mark.parametrize(
    ("now", "zone", "wanted"),
    [
        ("2026-11-20 09:00", "Europe/London", ["21 08:30", "20 13:30", "20 22:00"]),
        ("2026-11-20 08:30", "Europe/London", ["21 08:30", "20 13:30", "20 22:00"]),
        ("2026-11-20 23:00", "Europe/London", ["21 08:30", "21 13:30", "21 22:00"]),
        ("2026-11-20 23:00", "Asia/Tokyo", ["21 08:30", "21 13:30", "21 22:00"]),  # 08:00 there
        ("2026-11-20 23:00", "nowhere at all", ["21 08:30", "21 13:30", "21 22:00"]),
    ],
)
def test_it_starts_at_the_next_time_of_each(now: str, zone: str, wanted: list[str]) -> None:
    found = entries(made(zone=zone, now=datetime.fromisoformat(now).replace(tzinfo=UTC)))
    assert [f"{event.start:%d %H:%M}" for event in found.values()] == wanted


@pytest.mark.parametrize(("now", "wanted"), [("2026-11-20 23:00", "21 00:30"), ("2026-11-21 00:10", "21 00:30")])
def test_a_bedtime_after_midnight_comes_in_the_coming_night(now: str, wanted: str) -> None:
    late = Times(time(9), time(15), time(0, 30))
    found = entries(made(late, now=datetime.fromisoformat(now).replace(tzinfo=UTC)))
    assert f"{found[Slot.BEDTIME].start:%d %H:%M}" == wanted


def test_another_reader_finds_the_same() -> None:
    late = Times(time(9), time(15), time(0, 30))
    ours = entries(made(late, per_day=2))
    theirs: Any = vobject.readOne(made(late, per_day=2).decode())
    theirs.validate(raiseException=True)
    assert len(theirs.vevent_list) == len(ours)
    for other, event in zip(theirs.vevent_list, ours.values(), strict=True):
        assert other.uid.value == event["UID"]
        assert other.summary.value == event["SUMMARY"]
        assert other.description.value == event["DESCRIPTION"]
        assert other.dtstart.value == event.start
        assert hasattr(other, "status") == ("STATUS" in event)
        assert hasattr(other, "valarm") == ("STATUS" not in event)
        for alarm in getattr(other, "valarm_list", ()):
            assert alarm.trigger.value == timedelta()
        walls = [start.replace(tzinfo=None) for start in itertools.islice(other.getrruleset(), 400)]
        assert walls == starts(event, 400)


def moments(place: ZoneInfo) -> Iterator[datetime]:
    """Give a moment of each third day of ten years, and each half hour of the days that change the clocks."""
    days = (NOW.replace(hour=0, minute=0, second=0, microsecond=0) + day * DAY for day in range(3653))
    for number, (day, next_day) in enumerate(itertools.pairwise(days)):
        if day.astimezone(place).utcoffset() != next_day.astimezone(place).utcoffset():
            yield from (day + half * timedelta(minutes=30) for half in range(48))
        elif number % 3 == 0:
            yield day


#: One zone of each kind: as most are, the other half of the year, twice a year for a month, half an hour, and none.
KINDS = {"Europe/London", "America/Santiago", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu"}


@pytest.mark.parametrize(
    "zone", [pytest.param(zone, marks=() if zone in KINDS else pytest.mark.thorough) for zone in ZONES]
)
def test_another_reader_finds_in_the_file_the_zone_as_it_is_for_ten_years(zone: str) -> None:
    (rules,) = read(made(zone=zone)).walk("VTIMEZONE")
    theirs, place = tz.tzical(StringIO(rules.to_ical().decode())).get(), ZoneInfo(zone)
    for moment in moments(place):
        wall = moment.astimezone(place).replace(tzinfo=None)
        assert moment.astimezone(theirs).replace(tzinfo=None) == wall


@pytest.mark.parametrize(
    ("zone", "change"),
    [("Europe/London", "2027-03-28"), ("Europe/London", "2026-10-25"), ("Australia/Lord_Howe", "2027-04-04")],
)
def test_over_a_change_of_the_clocks_the_times_stay_those_on_the_wall(zone: str, change: str) -> None:
    begin = datetime.fromisoformat(f"{change}T12:00:00+00:00") - 3 * DAY
    event = entries(made(zone=zone, now=begin))[Slot.BEDTIME]
    (rules,) = read(made(zone=zone, now=begin)).walk("VTIMEZONE")
    there = rules.to_tz(lookup_tzid=False)
    walls = starts(event, 6)
    assert {wall.time() for wall in walls} == {time(22)}
    instants = [wall.replace(tzinfo=there).astimezone(UTC) for wall in walls]
    assert instants == [wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for wall in walls]
    assert {later - earlier for earlier, later in itertools.pairwise(instants)} != {DAY}


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "Europe", "../passwd", "Mitteleuropäische Zeit"])
def test_a_zone_that_is_not_known_gives_the_times_on_the_wall_wherever_the_phone_is(zone: str) -> None:
    data = made(zone=zone)
    assert b"VTIMEZONE" not in data
    assert b"TZID" not in data
    assert [event.start.tzinfo for event in entries(data).values()] == [None] * 3
    assert [event.start.time() for event in entries(data).values()] == [time(8, 30), time(13, 30), time(22)]


def test_imported_twice_it_is_there_once() -> None:
    phone = Phone()
    phone.take(made())
    once = phone.rings
    phone.take(made(now=NOW + DAY))
    assert phone.rings == once
    assert len(phone.kept) == len(once) == 3


def test_each_later_file_has_a_higher_version_by_number_and_by_time() -> None:
    first, second = entries(made()), entries(made(now=NOW + timedelta(seconds=1)))
    for slot in SLOTS[3]:
        assert first[slot]["UID"] == second[slot]["UID"]
        assert int(first[slot]["SEQUENCE"]) < int(second[slot]["SEQUENCE"])
        for stamp in ("DTSTAMP", "LAST-MODIFIED"):
            assert first[slot][stamp].dt < second[slot][stamp].dt


def test_moved_times_replace_the_old_ones_even_a_second_later_and_an_old_file_does_not_bring_them_back() -> None:
    phone, old = Phone(), made()
    phone.take(old)
    phone.take(made(Times(bedtime=time(23, 15)), now=NOW + timedelta(seconds=1)))
    assert phone.rings["Calf stretch: just before bed"] == time(23, 15)
    phone.take(old)
    assert phone.rings["Calf stretch: just before bed"] == time(23, 15)


@pytest.mark.parametrize(("per_day", "cancelled"), [(3, set()), (2, {Slot.MIDDAY}), (1, {Slot.MORNING, Slot.MIDDAY})])
def test_slots_that_the_dose_no_longer_has_are_cancelled_and_go(per_day: int, cancelled: set[Slot]) -> None:
    later = made(per_day=per_day, now=NOW + DAY)
    found = entries(later)
    assert {slot for slot, event in found.items() if event.get("STATUS") == "CANCELLED"} == cancelled
    assert all(not found[slot].walk("VALARM") for slot in cancelled)
    phone = Phone()
    phone.take(made())
    phone.take(later)
    assert len(phone.rings) == per_day
    phone.take(made(now=NOW + 2 * DAY))
    assert len(phone.rings) == 3


def test_two_people_keep_their_entries_apart() -> None:
    phone = Phone()
    phone.take(made())
    phone.take(made(person="another"))
    assert len(phone.kept) == 6


@given(
    st.sampled_from((*ZONES, "UTC", "nowhere")),
    st.datetimes(datetime(2026, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 6 * 60),
    st.integers(7 * 60, 12 * 60),
    st.integers(13 * 60, 24 * 60 - 1),
    st.integers(1, 3),
)
def test_whatever_the_times_each_starts_within_a_day_at_its_own(
    zone: str, now: datetime, morning: int, midday: int, bedtime: int, per_day: int
) -> None:
    times = Times(
        *((datetime(2026, 1, 1, 4) + timedelta(minutes=minutes)).time() for minutes in (morning, midday, bedtime))
    )
    found = entries(made(times, per_day, zone, now=now))
    here = (now if zone == "nowhere" else now.astimezone(ZoneInfo(zone))).replace(tzinfo=None)
    assert tuple(found) == SLOTS[3]
    for slot, event in found.items():
        start = event.start.replace(tzinfo=None)
        assert start.time() == times.of(slot)
        assert here < start <= here + DAY
        assert int(event["SEQUENCE"]) < 2**31
