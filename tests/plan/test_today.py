from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.plan.today import State, marks, nights_to_ask
from coach.session.day import SLOTS, Slot, Times

DAY = date(2026, 11, 20)


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def states(per_day: int, filled: set[Slot], now: datetime, *, first_day: bool = False) -> list[str]:
    return [mark.state.value for mark in marks(per_day, filled, now, Times(), first_day=first_day)]


@pytest.mark.parametrize(
    ("per_day", "filled", "now", "wanted"),
    [
        (3, set(), at(8), ["due", "later", "later"]),
        (3, {Slot.MORNING}, at(8), ["done", "later", "later"]),
        (3, {Slot.MORNING}, at(12), ["done", "due", "later"]),
        (3, set(), at(22), ["missed", "missed", "due"]),
        (3, {Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME}, at(23), ["done", "done", "done"]),
        (3, {Slot.MIDDAY}, at(0, 30, day=21), ["missed", "done", "due"]),
        (2, set(), at(12), ["missed", "later"]),
        (2, {Slot.MORNING}, at(20), ["done", "due"]),
        (1, set(), at(8), ["later"]),
        (1, set(), at(18), ["later"]),
        (1, set(), at(20), ["due"]),
    ],
)
def test_how_the_slots_stand(per_day: int, filled: set[Slot], now: datetime, wanted: list[str]) -> None:
    assert states(per_day, filled, now) == wanted


def test_nothing_is_missed_on_the_first_day() -> None:
    assert states(3, set(), at(22), first_day=True) == ["before", "before", "due"]


@given(st.integers(1, 3), st.sets(st.sampled_from(SLOTS[3])), st.integers(0, 23))
def test_at_most_one_is_due_and_what_is_done_is_done(per_day: int, filled: set[Slot], hour: int) -> None:
    today = marks(per_day, filled, at(hour), Times(), first_day=False)
    assert sum(mark.state is State.DUE for mark in today) <= 1
    assert {mark.slot for mark in today if mark.state is State.DONE} == filled & set(SLOTS[per_day])


def test_the_check_in_asks_for_up_to_three_nights_and_lets_the_others_go() -> None:
    nights = [DAY - timedelta(days=back) for back in range(1, 9)]
    long_ago = date(2026, 1, 1)
    assert nights_to_ask([], at(8), long_ago) == tuple(nights[:3])
    assert nights_to_ask([nights[0]], at(8), long_ago) == (nights[1], nights[2])
    assert nights_to_ask(nights, at(8), long_ago) == ()


def test_the_first_day_asks_for_the_night_before_it_alone() -> None:
    assert nights_to_ask([], at(8), DAY) == (DAY - timedelta(days=1),)
    assert nights_to_ask([], at(8, day=21), DAY) == (DAY, DAY - timedelta(days=1))


def test_the_night_in_progress_is_not_asked_about() -> None:
    assert nights_to_ask([], at(2, day=21), DAY)[0] == DAY - timedelta(days=1)
    assert nights_to_ask([], at(4, day=21), DAY)[0] == DAY
