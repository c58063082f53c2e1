from datetime import UTC, date, datetime, time

import pytest

from coach.session.day import (
    Slot,
    Times,
    day_of_sessions,
    free_slot,
    is_late,
    last_night,
    next_turn,
    night_of,
    part_of_day,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "slot"),
    [
        (4, 0, Slot.MORNING),
        (10, 59, Slot.MORNING),
        (11, 0, Slot.MIDDAY),
        (19, 59, Slot.MIDDAY),
        (20, 0, Slot.BEDTIME),
        (0, 30, Slot.BEDTIME),
        (3, 59, Slot.BEDTIME),
    ],
)
def test_the_part_of_the_day(hour: int, minute: int, slot: Slot) -> None:
    assert part_of_day(at(20, hour, minute), Times()) is slot


def test_half_past_midnight_belongs_to_the_day_before_and_half_past_four_to_the_new_one() -> None:
    assert day_of_sessions(at(21, 0, 30)) == date(2026, 11, 20)
    assert day_of_sessions(at(21, 4, 30)) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "hour", "night"), [(20, 12, 20), (20, 23, 20), (21, 3, 20), (21, 11, 20), (21, 12, 21)]
)
def test_a_night_runs_from_noon_to_noon(day: int, hour: int, night: int) -> None:
    assert night_of(at(day, hour)) == date(2026, 11, night)


@pytest.mark.parametrize(("day", "hour", "night"), [(21, 3, 19), (21, 4, 20), (21, 23, 20), (22, 3, 20)])
def test_the_night_in_progress_is_not_asked_about(day: int, hour: int, night: int) -> None:
    assert last_night(at(day, hour)) == date(2026, 11, night)


def test_a_filled_slot_makes_the_next_session_extra() -> None:
    assert free_slot(at(20, 9), [], Times()) is Slot.MORNING
    assert free_slot(at(20, 9), [Slot.MORNING], Times()) is Slot.EXTRA
    assert free_slot(at(20, 22), [Slot.MORNING], Times()) is Slot.BEDTIME


@pytest.mark.parametrize(
    ("hour", "minute", "turn"),
    [(3, 59, at(20, 4)), (4, 0, at(20, 11)), (10, 59, at(20, 11)), (19, 59, at(20, 20)), (20, 0, at(21, 4))],
)
def test_the_day_turns_at_the_next_part(hour: int, minute: int, turn: datetime) -> None:
    assert next_turn(at(20, hour, minute), Times()) == turn.replace(tzinfo=None)


def test_the_bedtime_session_cannot_be_taken_by_one_that_comes_hours_before_bed() -> None:
    assert free_slot(at(20, 18), [], Times()) is Slot.MIDDAY
    assert free_slot(at(20, 18), [Slot.MIDDAY], Times()) is Slot.EXTRA


@pytest.mark.parametrize(
    ("times", "hour", "minute", "slot"),
    [
        (Times(bedtime=time(0, 30)), 22, 29, Slot.MIDDAY),
        (Times(bedtime=time(0, 30)), 22, 30, Slot.BEDTIME),
        (Times(bedtime=time(0, 30)), 3, 59, Slot.BEDTIME),
        (Times(time(11), time(14), time(19)), 12, 29, Slot.MORNING),
        (Times(midday=time(19), bedtime=time(20)), 19, 29, Slot.MIDDAY),
        (Times(midday=time(19), bedtime=time(20)), 19, 30, Slot.BEDTIME),
    ],
)
def test_the_parts_follow_the_persons_times(times: Times, hour: int, minute: int, slot: Slot) -> None:
    assert part_of_day(at(20, hour, minute), times) is slot
    assert is_late(at(20, hour, minute), times) is (slot is Slot.BEDTIME)


@pytest.mark.parametrize(
    ("times", "good"),
    [
        (Times(), True),
        (Times(time(4), time(5), time(6)), True),
        (Times(bedtime=time(3, 59)), True),
        (Times(bedtime=time(4)), False),
        (Times(morning=time(13)), False),
        (Times(midday=time(21, 30)), False),
    ],
)
def test_times_that_make_no_day_are_told(times: Times, good: bool) -> None:
    assert (times.trouble == "") is good
