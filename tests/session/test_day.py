from datetime import UTC, date, datetime

import pytest

from coach.session.day import Slot, day_of_sessions, free_slot, last_night, ms_until_turn, night_of, part_of_day


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "slot"),
    [
        (4, 0, Slot.MORNING),
        (10, 59, Slot.MORNING),
        (11, 0, Slot.MIDDAY),
        (17, 44, Slot.MIDDAY),
        (17, 45, Slot.BEDTIME),
        (0, 30, Slot.BEDTIME),
        (3, 59, Slot.BEDTIME),
    ],
)
def test_the_part_of_the_day(hour: int, minute: int, slot: Slot) -> None:
    assert part_of_day(at(20, hour, minute)) is slot


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
    assert free_slot(at(20, 9), []) is Slot.MORNING
    assert free_slot(at(20, 9), [Slot.MORNING]) is Slot.EXTRA
    assert free_slot(at(20, 22), [Slot.MORNING]) is Slot.BEDTIME


@pytest.mark.parametrize(
    ("hour", "minute", "minutes"),
    [(3, 59, 1), (4, 0, 7 * 60), (10, 59, 1), (17, 44, 1), (19, 0, 60), (20, 0, 8 * 60), (23, 0, 5 * 60)],
)
def test_the_day_turns_at_the_next_part(hour: int, minute: int, minutes: int) -> None:
    assert ms_until_turn(at(20, hour, minute)) == minutes * 60_000 + 1_000
