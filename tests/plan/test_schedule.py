import sys
import time as clock
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.plan.schedule import Agenda, agenda, declined, shown, snoozed
from coach.session.day import SLOTS, Occasion, Reminded, Times, day_of_sessions, part_of_day

ZONES = ("Europe/London", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
#: Days on which some of these zones change their clocks, or leave out a day, and one without anything.
CHANGES = ("2026-10-24", "2026-10-31", "2027-03-13", "2027-03-27", "2027-04-03", "2027-10-02", "2011-12-28")
MORNING, MIDDAY, BEDTIME = SLOTS[3]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def fixed(instant: datetime) -> datetime:
    """As the program's clock gives it: with a fixed offset, not with the zone's rules."""
    return instant.replace(tzinfo=timezone(instant.utcoffset() or timedelta()))


@cache
def local_in(zone: str, *, as_python: bool = True) -> Callable[[datetime], datetime]:
    """Stand in for `datetime.astimezone` in a zone, which reads a time that was left out the other way round."""
    place = ZoneInfo(zone)

    def read(wall: datetime) -> datetime:
        return fixed(wall.replace(tzinfo=place).astimezone(UTC).astimezone(place))

    @cache
    def local(wall: datetime, fold: int) -> datetime:
        is_left_out = read(wall).replace(tzinfo=None) != wall
        return read(wall.replace(fold=1 - fold)) if is_left_out and as_python else read(wall)

    return lambda wall: local(wall, wall.fold)  # which is no part of what makes two walls the same


@pytest.fixture
def machine_in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="the zone of a Windows process cannot be set")
@pytest.mark.usefixtures("machine_in_new_york")
def test_the_stand_in_for_the_machines_zone_does_as_the_machine_does() -> None:
    for day in (datetime(2027, 3, 14), datetime(2027, 11, 7), datetime(2027, 7, 1)):
        for wall in (day + quarter * timedelta(minutes=15) for quarter in range(24)):
            for fold in (0, 1):
                moment = wall.replace(fold=fold)
                assert local_in("America/New_York")(moment) == moment.astimezone()
                assert local_in("America/New_York")(moment).utcoffset() == moment.astimezone().utcoffset()


class Life(msgspec.Struct):
    """A person before a machine: what they did so far, and what is asked of them."""

    zone: str
    now: datetime  # the machine's instant, in UTC
    times: Times = msgspec.field(default_factory=Times)
    per_day: int = 3
    done: set[Occasion] = msgspec.field(default_factory=set)
    refused: set[Occasion] = msgspec.field(default_factory=set)
    reminded: Reminded | None = None
    resting: date | None = None
    on: bool = True
    as_python: bool = True
    asked: list[tuple[datetime, Occasion]] = msgspec.field(default_factory=list)
    looks: int = 0

    @classmethod
    def at(cls, zone: str, wall: str, **chosen: Any) -> "Life":
        return replace(cls(zone, local_in(zone)(datetime.fromisoformat(wall)).astimezone(UTC)), **chosen)

    @property
    def here(self) -> datetime:
        return fixed(self.now.astimezone(ZoneInfo(self.zone)))

    @property
    def present(self) -> Occasion:
        return Occasion(day_of_sessions(self.here), part_of_day(self.here, self.times))

    def plain(self, at: datetime | None = None) -> Agenda:
        """Give the agenda without any of it being carried out, at another instant if one is given."""
        return agenda(
            self.here if at is None else fixed(at.astimezone(ZoneInfo(self.zone))),
            self.times,
            self.per_day,
            lambda day: {each.slot for each in self.done if each.day == day},
            self.reminded,
            on=self.on,
            resting=self.resting,
            local=local_in(self.zone, as_python=self.as_python),
        )

    def look(self) -> Agenda:
        """Do as the program does at a look, and hold what always holds."""
        self.looks += 1
        first = self.plain()
        if first.remind:
            assert first.remind == first.open == self.present
            assert first.remind not in self.done | self.refused
            self.asked.append((self.here, first.remind))
            self.reminded = shown(first.remind, self.here, self.reminded)
        after = self.plain()
        assert after.remind is None, "one reminder at a time"
        assert after.look_at > self.here
        assert (after.next is None) == (after.next_slot is None)
        if after.next:
            assert self.here < after.next
            assert after.look_at <= after.next
            assert after.next.utcoffset() == after.next.astimezone(ZoneInfo(self.zone)).utcoffset()
        return after

    def until(self, wall: str) -> list[str]:
        """Go from look to look until a local time; give what was shown, when, by the clock on the wall."""
        end = local_in(self.zone)(datetime.fromisoformat(wall))
        before = len(self.asked)
        while (ahead := self.look().look_at) <= end:
            self.now = ahead.astimezone(UTC)
        self.now = end.astimezone(UTC)
        return [f"{at:%d %H:%M} {occasion.slot}" for at, occasion in self.asked[before:]]

    def finish(self) -> None:
        self.done.add(self.present)

    def refuse(self) -> None:
        self.refused.add(self.present)
        self.reminded = declined(self.present, self.here)

    def set_back(self) -> None:
        if self.reminded is None or self.reminded.at <= self.now:  # an hour in all, not hour upon hour
            self.now -= HOUR

    def snooze(self) -> None:
        self.reminded = snoozed(self.present, self.here)


def answered(life: Life, wall: str, answer: Callable[[Life], None]) -> list[str]:
    """Go from look to look until a local time, giving the same answer to whatever comes."""
    end, before = local_in(life.zone)(datetime.fromisoformat(wall)), len(life.asked)
    while True:
        shown_before = len(life.asked)
        ahead = life.look().look_at
        if len(life.asked) > shown_before:
            answer(life)
            ahead = life.look().look_at
        if ahead > end:
            life.now = end.astimezone(UTC)
            return [f"{at:%d %H:%M} {occasion.slot}" for at, occasion in life.asked[before:]]
        life.now = ahead.astimezone(UTC)


@pytest.mark.parametrize(
    ("per_day", "wanted"),
    [
        (3, ["20 08:30 morning", "20 13:30 midday", "20 22:00 bedtime", "21 08:30 morning"]),
        (2, ["20 08:30 morning", "20 22:00 bedtime", "21 08:30 morning"]),
        (1, ["20 22:00 bedtime"]),
    ],
)
@pytest.mark.parametrize("answer", [Life.finish, Life.refuse])
def test_every_dose_is_asked_for_once_where_it_is_answered(
    per_day: int, wanted: list[str], answer: Callable[[Life], None]
) -> None:
    life = Life.at("Europe/London", "2026-11-20 05:00", per_day=per_day)
    assert answered(life, "2026-11-21 12:00", answer) == wanted


def test_unanswered_it_comes_back_after_ten_minutes_then_every_thirty_until_its_part_of_the_day_ends() -> None:
    life = Life.at("UTC", "2026-11-20 05:00")
    shows = life.until("2026-11-20 13:00")
    assert shows == [f"20 {at} morning" for at in ("08:30", "08:40", "09:10", "09:40", "10:10", "10:40")]
    assert life.plain().open is None


def test_in_ten_minutes_is_in_ten_minutes_and_the_return_is_counted_anew() -> None:
    life = Life.at("UTC", "2026-11-20 08:30")
    life.until("2026-11-20 09:12")
    life.snooze()
    waits = life.look()
    assert (waits.remind, waits.open) == (None, Occasion(date(2026, 11, 20), MORNING))
    assert (waits.next, waits.next_slot) == (life.here + 10 * MINUTE, waits.open)
    assert life.until("2026-11-20 10:00") == ["20 09:22 morning", "20 09:32 morning"]


def test_what_would_come_back_after_its_part_of_the_day_does_not_and_the_next_is_named() -> None:
    life = Life.at("UTC", "2026-11-20 10:55")
    life.look()
    life.snooze()
    waits = life.look()
    assert waits.open == Occasion(date(2026, 11, 20), MORNING)
    assert (waits.next, waits.look_at) == (datetime(2026, 11, 20, 13, 30, tzinfo=UTC), life.here + 5 * MINUTE)


def test_done_before_its_time_it_is_not_asked_for() -> None:
    life = Life.at("UTC", "2026-11-20 12:00")
    life.finish()
    assert life.until("2026-11-20 22:00") == ["20 22:00 bedtime"]


def test_switched_off_nothing_is_asked_for_and_the_day_still_turns() -> None:
    life = Life.at("UTC", "2026-11-20 09:00", on=False)
    assert life.look() == Agenda(None, None, None, None, datetime(2026, 11, 20, 11, tzinfo=UTC))
    assert life.until("2026-11-22 09:00") == []


def test_paused_until_tomorrow_nothing_comes_until_four_and_then_the_mornings_does() -> None:
    life = Life.at("UTC", "2026-11-20 13:30")
    life.look()
    life.resting = date(2026, 11, 20)
    paused = life.look()
    assert (paused.open, paused.next) == (None, datetime(2026, 11, 21, 8, 30, tzinfo=UTC))
    assert life.until("2026-11-21 08:30") == ["21 08:30 morning"]


def test_bedtime_after_midnight_belongs_to_the_day_before() -> None:
    late = Times(time(9), time(15), time(0, 30))
    life = Life.at("UTC", "2026-11-20 16:00", times=late, per_day=2)
    assert life.look().next == datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
    assert life.until("2026-11-21 00:35") == ["21 00:30 bedtime"]
    assert life.plain().open == Occasion(date(2026, 11, 20), BEDTIME)
    life.until("2026-11-21 04:00")
    assert life.plain().open is None


@pytest.mark.parametrize(
    ("zone", "day", "bedtime", "wanted"),
    [
        ("Europe/London", "2027-03-27", time(22), "27 22:00"),
        ("Europe/London", "2027-03-27", time(1, 30), "28 02:30"),  # left out: shifted
        ("America/New_York", "2027-03-13", time(2, 30), "14 03:30"),
        ("Australia/Lord_Howe", "2027-10-02", time(2, 15), "03 02:45"),
        ("Europe/Helsinki", "2027-03-27", time(3, 30), "28 02:30"),  # shifted the day would be over
        ("Antarctica/Troll", "2027-03-27", time(2), "28 03:00"),  # two hours are left out, nearly its whole part
        ("Europe/London", "2026-10-24", time(1, 30), "25 01:30"),  # comes twice: the first
        ("America/New_York", "2026-10-31", time(3), "01 03:00"),
    ],
)
@pytest.mark.parametrize("as_python", [True, False])
def test_bedtime_is_asked_for_once_in_each_night_that_changes_the_clocks(
    zone: str, day: str, bedtime: time, wanted: str, as_python: bool
) -> None:
    midday = time(22) if bedtime < time(4) else time(14)
    midday = time(0, 30) if zone == "Antarctica/Troll" else midday
    life = Life.at(zone, f"{day} 21:00", times=Times(time(9), midday, bedtime), per_day=2, as_python=as_python)
    next_day = date.fromisoformat(day) + timedelta(days=1)
    assert answered(life, f"{next_day} 06:00", Life.refuse) == [f"{wanted} bedtime"]


@pytest.mark.parametrize(("day", "hours"), [("2026-10-25", 25), ("2027-03-28", 23)])
def test_on_days_that_change_the_clocks_the_times_are_those_on_the_wall(day: str, hours: int) -> None:
    before = date.fromisoformat(day) - timedelta(days=1)
    life = Life.at("Europe/London", f"{before} 22:00")
    life.until(f"{before} 22:00")
    life.refuse()
    seen = life.look().next
    assert seen == life.here + timedelta(hours=hours - 13.5)
    assert (seen.hour, seen.minute) == (8, 30)


@pytest.mark.parametrize(
    ("day", "wall", "wanted"),
    [
        ("2026-10-25", "01:55+01:00", "01:05+00:00"),  # put back on the way
        ("2026-10-25", "01:20+00:00", "01:30+00:00"),  # the second of the two
        ("2027-03-28", "00:55+00:00", "02:05+01:00"),  # put forward on the way
    ],
)
def test_a_snoozed_one_bears_the_offset_that_holds_when_it_comes_back(day: str, wall: str, wanted: str) -> None:
    life = Life.at("Europe/London", f"{day} 12:00", times=Times(time(9), time(15), time(0, 15)))
    life.now = datetime.fromisoformat(f"{day} {wall}").astimezone(UTC)
    life.look()
    life.snooze()
    back = life.look().next
    assert back
    assert back.isoformat() == f"{day}T{wanted[:5]}:00{wanted[5:]}"
    life.now = back.astimezone(UTC)
    assert life.plain().remind == life.present


def test_in_the_second_of_two_equal_hours_the_next_look_lies_ahead() -> None:
    life = Life.at("Europe/London", "2026-10-25 12:00", times=Times(time(9), time(15), time(3, 30)))
    life.now = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 01:10, after 01:59; bedtime's part begins at 01:30
    assert life.look().look_at == datetime(2026, 10, 25, 1, 20, tzinfo=UTC)
    life.refuse()
    assert life.look().look_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("as_python", [True, False])
def test_a_turn_of_the_day_that_the_clocks_leave_out_is_where_they_jump(as_python: bool) -> None:
    late = Times(time(9), time(15), time(3, 30))  # bedtime's part begins at 01:30, and 01:00 is followed by 02:00
    life = Life.at("Europe/London", "2027-03-28 00:50", times=late, as_python=as_python)
    life.look()
    life.refuse()
    assert life.look().look_at == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_a_flight_west_brings_no_part_of_the_day_back_that_was_passed() -> None:
    life = Life.at("Europe/London", "2026-11-20 08:00")
    assert answered(life, "2026-11-20 13:00", Life.refuse) == ["20 08:30 morning"]
    assert life.until("2026-11-20 14:00")[0] == "20 13:30 midday"
    life.zone = "America/New_York"  # 09:00 there
    assert life.until("2026-11-20 13:35") == ["20 13:30 midday"]
    life.finish()
    assert life.until("2026-11-20 22:00") == ["20 22:00 bedtime"]


def test_a_flight_west_over_the_date_line_asks_for_the_same_days_bedtime_once() -> None:
    life = Life.at("Pacific/Apia", "2026-11-20 23:00")
    life.look()
    life.refuse()
    life.zone = "Pacific/Honolulu"  # the evening before
    assert answered(life, "2026-11-21 12:00", Life.refuse) == ["21 08:30 morning"]


def test_a_flight_east_asks_for_the_part_of_the_day_that_it_is_there_and_for_it_alone() -> None:
    life = Life.at("America/New_York", "2026-11-20 08:30")
    life.look()
    life.snooze()
    life.zone = "Europe/London"  # 13:30 there
    life.until("2026-11-20 13:31")
    assert [occasion.slot for _, occasion in life.asked] == [MORNING, MIDDAY]
    life.zone = "Asia/Tokyo"  # 22:31 there
    assert life.look().open == Occasion(date(2026, 11, 20), BEDTIME)
    assert [occasion.slot for _, occasion in life.asked] == [MORNING, MIDDAY, BEDTIME]


def test_asleep_over_two_slots_the_machine_asks_for_one() -> None:
    life = Life.at("UTC", "2026-11-20 08:00")
    life.look()
    life.now += 15 * HOUR
    life.look()
    assert life.asked == [(life.here, Occasion(date(2026, 11, 20), BEDTIME))]


def test_asleep_until_a_part_of_the_day_whose_time_is_to_come_it_asks_for_none_yet() -> None:
    life = Life.at("UTC", "2026-11-20 08:00")
    life.look()
    life.now += 4 * HOUR
    assert life.look().open is None
    assert life.until("2026-11-20 13:30") == ["20 13:30 midday"]


def test_the_clock_an_hour_back_brings_a_waiting_one_at_once_and_a_refused_one_not() -> None:
    life = Life.at("UTC", "2026-11-20 15:00")
    life.look()
    life.now -= HOUR
    assert life.plain().remind == life.present
    life.refuse()
    life.now -= 20 * MINUTE
    assert life.until("2026-11-20 21:59") == []


def test_the_clock_half_a_minute_back_is_no_reason_to_ask_again() -> None:
    life = Life.at("UTC", "2026-11-20 15:00")
    life.look()
    life.now -= timedelta(seconds=30)
    assert life.plain().remind is None


def test_the_clock_back_before_its_time_it_comes_at_its_time() -> None:
    life = Life.at("UTC", "2026-11-20 13:50")
    life.look()
    life.now -= HOUR
    assert life.look().next == datetime(2026, 11, 20, 13, 30, tzinfo=UTC)
    assert life.until("2026-11-20 13:31") == ["20 13:30 midday"]


def test_the_clock_back_before_its_time_it_waits_out_what_it_was_waiting_for() -> None:
    life = Life.at("UTC", "2026-11-20 13:30")
    life.look()
    life.now -= HOUR
    assert life.look().next == datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
    assert life.until("2026-11-20 13:45") == ["20 13:40 midday"]


def test_a_clock_that_was_hours_ahead_promises_nothing_that_does_not_come() -> None:
    life = Life.at("UTC", "2026-11-20 11:30", times=Times(time(9, 45), time(10, 45), time(22)))
    life.look()
    life.now -= 3 * HOUR
    assert life.look().next == datetime(2026, 11, 20, 10, 45, tzinfo=UTC)
    assert life.until("2026-11-20 10:50") == ["20 10:45 midday"]


def test_the_clock_an_hour_back_into_an_earlier_part_asks_for_none_that_was_passed() -> None:
    life = Life.at("UTC", "2026-11-20 05:00", times=Times(time(9), time(10), time(22)))
    assert answered(life, "2026-11-20 10:15", Life.refuse) == ["20 09:00 morning", "20 10:00 midday"]
    life.now -= HOUR
    assert life.present.slot is MORNING
    assert life.until("2026-11-20 19:00") == []


def test_a_clock_that_was_a_day_ahead_loses_nothing() -> None:
    life = Life.at("UTC", "2026-11-21 13:30")
    life.look()
    life.now -= timedelta(days=1)
    assert life.until("2026-11-20 13:31") == ["20 13:30 midday"]


def test_times_moved_while_one_is_open_ask_for_it_at_its_new_time() -> None:
    life = Life.at("UTC", "2026-11-20 13:30")
    life.look()
    life.times = Times(midday=time(15))
    assert life.look().open is None
    assert life.until("2026-11-20 15:00") == ["20 15:00 midday"]


def test_the_dose_lowered_while_one_is_open_takes_it_back_and_raised_again_brings_it() -> None:
    life = Life.at("UTC", "2026-11-20 13:30")
    life.look()
    life.per_day = 2
    assert (life.look().open, life.look().next_slot) == (None, Occasion(date(2026, 11, 20), BEDTIME))
    life.per_day = 3
    assert life.look().open == Occasion(date(2026, 11, 20), MIDDAY)


def test_one_that_could_not_be_shown_is_asked_for_again_soon() -> None:
    life = Life.at("UTC", "2026-11-20 13:30")
    withheld = life.plain()
    assert withheld.remind
    assert withheld.look_at == life.here + 10 * MINUTE
    life.now += 10 * MINUTE
    assert life.plain().remind == withheld.remind


def test_a_zone_that_changes_between_now_and_local_still_looks_ahead() -> None:
    now = datetime(2026, 11, 20, 19, 59, tzinfo=UTC)
    seen = agenda(now, Times(), 3, lambda _: (), None, on=False, resting=None, local=local_in("Asia/Tokyo"))
    assert seen.look_at > now


starts = st.builds(
    lambda day, minute: datetime.fromisoformat(day).replace(tzinfo=UTC) + minute * MINUTE,
    st.sampled_from(CHANGES),
    st.integers(0, 3 * 24 * 60),
)
days = st.builds(
    lambda morning, to_midday, to_bedtime: Times(
        *((datetime(2026, 1, 1, 4) + minutes * MINUTE).time() for minutes in (morning, to_midday, to_bedtime))
    ),
    st.integers(0, 6 * 60),
    st.integers(7 * 60, 12 * 60),
    st.integers(13 * 60, 24 * 60 - 1),
)
lives = st.builds(
    lambda zone, now, **chosen: replace(Life(zone, now), **chosen),
    st.sampled_from(ZONES),
    starts,
    times=days,
    per_day=st.integers(1, 3),
    as_python=st.booleans(),
)
#: What may come between two looks, by a number that chance gives.
DEEDS: dict[str, Callable[[Life, int], None]] = {
    "nothing": lambda _life, _number: None,
    "asleep": lambda life, number: setattr(life, "now", life.now + number % 1800 * MINUTE),
    "finish": lambda life, _: life.finish(),
    "refuse": lambda life, _: life.refuse() if life.plain().open else None,
    "snooze": lambda life, _: life.snooze() if life.plain().open else None,
    "dose": lambda life, number: setattr(life, "per_day", 1 + number % 3),
    "back": lambda life, _: life.set_back(),
    "fly": lambda life, number: setattr(life, "zone", ZONES[number % len(ZONES)]),
    "pause": lambda life, _: setattr(life, "resting", day_of_sessions(life.here)),
}
deeds = st.lists(
    st.tuples(st.sampled_from((*DEEDS, "nothing", "nothing")), st.integers(0, 10**6), st.none() | st.none() | days),
    max_size=60,
)


def hold_what_is_open(life: Life) -> None:
    """Hold that each slot that is due by the clock on the wall, and open, has been asked for by now."""
    present, wall = life.present, life.here.replace(tzinfo=None)
    its_time = life.times.of(present.slot)
    day = present.day + timedelta(days=its_time < time(4))
    theirs, local = datetime.combine(day, its_time), local_in(life.zone)
    comes = local(theirs)
    if comes.replace(tzinfo=None) != theirs:  # the clocks leave it out, and it comes as much later
        comes = max(local(theirs.replace(fold=fold)) for fold in (0, 1))
    if wall < theirs + HOUR and life.here < comes:
        return
    order = [(each.day, SLOTS[3].index(each.slot)) for _, each in life.asked]
    passed = max(order, default=(date.min, 0)) > (present.day, SLOTS[3].index(present.slot))
    settled = present in life.done | life.refused or present.day == life.resting
    if present.slot in SLOTS[life.per_day] and not settled and not passed:
        assert present in {occasion for _, occasion in life.asked}, f"{present} is lost at {life.here}"


@given(lives, deeds)
def test_whatever_happens_each_open_slot_is_asked_for_and_none_that_was_answered(
    life: Life, what: list[tuple[str, int, Times | None]]
) -> None:
    for deed, number, times in what:
        life.look()
        hold_what_is_open(life)
        DEEDS[deed](life, number)
        life.times = times or life.times
        ahead = life.look().look_at
        hold_what_is_open(life)
        between = life.now + (ahead - life.now) * (number % 100) / 101
        assert life.plain(between).remind is None, "something came that no look was planned for"
        life.now = ahead.astimezone(UTC)


@given(lives, st.booleans())
def test_from_look_to_look_the_next_one_comes_when_it_was_promised(life: Life, refuses: bool) -> None:
    life.look()
    if refuses and life.plain().open:
        life.refuse()
    promised = life.look()
    assert promised.next
    for _ in range(60):
        if life.here >= promised.next:
            break
        life.now = life.plain().look_at.astimezone(UTC)
    assert life.here == promised.next
    assert life.plain().remind == promised.next_slot


@given(lives)
def test_without_a_person_the_machine_looks_at_most_58_times_a_day(life: Life) -> None:
    # Three times of slots, three turns of the day, one return after 10 minutes for each slot, one each half hour else,
    # and one more where the clocks give an hour twice.
    end, looks = life.now + timedelta(days=1), 0
    while life.now < end:
        life.now = life.look().look_at.astimezone(UTC)
        looks += 1
    assert looks <= 3 + 3 + 3 + 48 + 1
