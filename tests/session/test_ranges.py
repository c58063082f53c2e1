from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.session.day import day_of_sessions, night_of
from coach.session.ranges import AFTER, between

FIRST = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    started_at: datetime


def entry(hours: int, offset: int) -> Entry:
    return Entry((FIRST + timedelta(hours=hours)).astimezone(timezone(timedelta(hours=offset))))


entries = st.lists(st.builds(entry, st.integers(0, 24 * 12), st.integers(-23, 23)), max_size=60).map(
    lambda made: sorted(made, key=lambda one: one.started_at, reverse=True)
)
days = st.integers(-3, 15).map(lambda number: FIRST.date() + timedelta(number))


@given(entries, days, days)
def test_none_of_the_days_or_nights_is_missing(written: list[Entry], one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    found = between(written, first, last)
    for place in (day_of_sessions, night_of):
        assert [e for e in found if first <= place(e.started_at) <= last] == [
            e for e in written if first <= place(e.started_at) <= last
        ]
    assert all(first - AFTER <= e.started_at.date() <= last + 2 * AFTER for e in found)


@pytest.mark.parametrize("offset", [timedelta(hours=23, minutes=59), timedelta(hours=-23, minutes=-59), timedelta()])
@pytest.mark.parametrize("clock", ["2026-03-10 04:00", "2026-03-11 11:59"])
def test_the_first_and_last_minute_of_a_day_belong_to_it_wherever_the_clock_stands(
    clock: str, offset: timedelta
) -> None:
    one = Entry(datetime.fromisoformat(clock).replace(tzinfo=timezone(offset)))
    assert between([one], date(2026, 3, 10), date(2026, 3, 10)) == [one]


@pytest.mark.parametrize(("first", "last"), [(date.min, date.max), (date.min, FIRST.date()), (FIRST.date(), date.max)])
def test_there_are_days_before_and_after_all_others(first: date, last: date) -> None:
    one = entry(1, 0)
    assert between([one], first, last) == [one]


def test_few_of_many_are_looked_at() -> None:
    class Seen:
        looks = 0

        def __init__(self, hours: int) -> None:
            self.hours = hours

        @property
        def started_at(self) -> datetime:
            Seen.looks += 1
            return FIRST + timedelta(hours=self.hours)

    every = [Seen(hours) for hours in range(20_000, 0, -1)]
    assert len(between(every, date(2026, 3, 10), date(2026, 3, 10))) == 24 * 4
    assert Seen.looks < 40
