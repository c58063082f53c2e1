from datetime import date, timedelta

import pytest

from coach.plan.advice import no_fall
from coach.plan.dose import review

FIRST = date(2026, 1, 5)


def nights(days: int, cramps: list[int]) -> dict[date, int]:
    return {FIRST + timedelta(days=n): cramps[n % len(cramps)] for n in range(days)}


def done(days: int, per_day: int) -> dict[date, int]:
    return {FIRST + timedelta(days=n): per_day for n in range(days)}


@pytest.mark.parametrize(
    ("days", "cramps", "per_day", "suggested"),
    [
        (70, [1, 0, 2], 3, True),
        (70, [1, 0, 2], 2, True),
        (70, [1, 0, 2], 1, False),  # it was not really tried
        (30, [1, 0, 2], 3, False),  # too soon
        (70, [0], 3, False),  # no cramps to speak of
        (0, [0], 3, False),
    ],
)
def test_a_gp_is_suggested_after_six_weeks_done_without_a_fall(
    days: int, cramps: list[int], per_day: int, suggested: bool
) -> None:
    today = FIRST + timedelta(days=days)
    sentence = no_fall(review(nights(days, cramps), today), today, done(days, per_day))
    assert bool(sentence) == suggested
    assert not suggested or "a GP can look for a reason" in sentence


def test_after_a_fall_it_is_not() -> None:
    falling = nights(30, [2]) | {FIRST + timedelta(days=n): 0 for n in range(30, 90)}
    today = FIRST + timedelta(days=90)
    assert no_fall(review(falling, today), today, done(90, 3)) == ""
