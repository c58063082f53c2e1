from collections.abc import Callable, Mapping
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.plan.dose import NO_CHOICES, Dose, review
from coach.plan.reviewer import SETTLED, Reviewer
from tests.plan.test_dose import EASED, FIRST, choices, diaries, diary, on

Review = Callable[[Mapping[date, int], date, Mapping[date, int]], Dose]
_days = st.integers(0, 320).map(on)
_numbers = st.none() | st.integers(1, 3)
#: A day is looked at, or one night or choice becomes another one or none before that.
_steps = st.lists(st.tuples(st.sampled_from(["night", "choice", "look"]), _days, _numbers, _days), max_size=12)


@given(diaries, choices, _days, _steps)
def test_a_diary_that_is_written_on_has_the_plan_of_one_that_is_read_anew(
    nights: dict[date, int], chosen: dict[date, int], today: date, steps: list[tuple[str, date, int | None, date]]
) -> None:
    reviewer = Reviewer()
    assert reviewer.review(nights, today, chosen) == review(nights, today, chosen)
    for what, day, number, then in steps:
        if what != "look":
            written = nights if what == "night" else chosen
            written.pop(day, None)
            written |= {} if number is None else {day: number}
        assert reviewer.review(nights, then, chosen) == review(nights, then, chosen)


def test_every_day_of_a_year_has_its_plan() -> None:
    whole, reviewer = diary(*EASED, (28, [1, 2]), (240, [0, 1, 0, None])), Reviewer()
    plans = [review({n: c for n, c in whole.items() if n < on(day)}, on(day)) for day in range(365)]
    known: dict[date, int] = {}
    for day, plan in enumerate(plans):
        assert reviewer.review(known, on(day)) == plan
        known |= {on(day): whole[on(day)]} if on(day) in whole else {}
    assert len({plan.sessions_per_day for plan in plans}) == 3


@pytest.mark.parametrize(("nights", "chosen"), [({FIRST: -1}, {}), ({}, {FIRST: 4})])
def test_what_cannot_be_is_refused(nights: dict[date, int], chosen: dict[date, int]) -> None:
    with pytest.raises(ValueError, match="takes"):
        Reviewer().review(nights, FIRST, chosen)


def test_twenty_years_are_gone_through_once() -> None:
    nights, reviewer = diary((7_300, [1, 0, 2])), Reviewer()
    today = on(7_300)

    def took(act: Review) -> float:
        begun = process_time()
        for count in (0, 1, 2, 0, 1):
            act({**nights, today - timedelta(1): count}, today, NO_CHOICES)
        return process_time() - begun

    reviewer.review(nights, today)
    assert min(took(reviewer.review) for _ in range(3)) < min(took(review) for _ in range(3)) / 2


def test_a_night_of_long_ago_changes_the_plan_all_the_same() -> None:
    nights, reviewer = diary(*EASED), Reviewer()
    assert reviewer.review(nights, on(91)).sessions_per_day == 1
    for day in range(91 - SETTLED):
        nights[on(day)] = 0
    assert reviewer.review(nights, on(91)).sessions_per_day == review(nights, on(91)).sessions_per_day == 3
