"""Which back-ups stay."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.diary.retention import DAYS, MONTHS, WEEKS, kept

MONDAY = date(2026, 11, 23)
days = st.sets(st.dates(date(2020, 1, 1), date(2027, 1, 1)), max_size=120)


def back(*numbers: int) -> set[date]:
    return {MONDAY - timedelta(number) for number in numbers}


@pytest.mark.parametrize(
    ("there", "stay"),
    [
        ((), ()),
        ((0,), (0,)),
        (range(7), range(7)),
        # Sundays of the last weeks, and the last days of October and September
        (range(80), (*range(7), 8, 15, 23, 54)),
        # after half a year away all that was kept then still is
        ((0, 200, 201, 230), (0, 200, 201, 230)),
        # what a wrong clock has dated into the future stays until then
        ((-400, *range(8)), (-400, *range(7))),
    ],
)
def test_seven_days_four_weeks_twelve_months(there: Iterable[int], stay: Iterable[int]) -> None:
    assert kept(back(*there), MONDAY) == back(*stay)


def test_a_year_of_days_leaves_one_for_each_month() -> None:
    stay = kept((MONDAY - timedelta(number) for number in range(800)), MONDAY)
    assert len({(day.year, day.month) for day in stay}) == MONTHS
    assert DAYS < len(stay) <= DAYS + WEEKS + MONTHS


@given(days)
def test_the_newest_always_stays_and_never_too_many(there: set[date]) -> None:
    today = max(there, default=MONDAY)
    stay = kept(there, today)
    assert stay <= there
    assert set(sorted(there)[-DAYS:]) <= stay
    assert len(stay) <= DAYS + WEEKS + MONTHS


@given(days, st.dates(date(2019, 1, 1), date(2028, 1, 1)))
def test_letting_go_twice_lets_nothing_more_go(there: set[date], today: date) -> None:
    stay = kept(there, today)
    assert kept(stay, today) == stay


@given(days)
def test_letting_go_each_day_ends_as_letting_go_once_does(there: set[date]) -> None:
    daily: frozenset[date] = frozenset()
    for day in sorted(there):
        daily = kept(daily | {day}, day)
    assert daily == kept(there, max(there, default=MONDAY))
