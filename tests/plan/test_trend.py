import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.plan import words
from coach.plan.evidence import Tally
from coach.plan.trend import BY_THEMSELVES, Direction, span, trend

TODAY = date(2026, 11, 25)
SUMMER = date(2026, 7, 25)


def back(*weeks: int, today: date = TODAY) -> dict[date, int]:
    """Nights with so many cramps in each week, the last week first; all of them answered."""
    return {
        today - timedelta(7 * number + day + 1): cramps // 7 + (day < cramps % 7)
        for number, cramps in enumerate(weeks)
        for day in range(7)
    }


@pytest.mark.parametrize(
    ("weeks", "direction", "sentence"),
    [
        (
            [],
            Direction.UNKNOWN,
            "Answered so far: 0 of the last 28 nights, 0 of the 28 before. From 14 in each on, they can be compared.",
        ),
        (
            [3, 3],
            Direction.UNKNOWN,
            "Answered so far: 14 of the last 28 nights, 0 of the 28 before. From 14 in each on, they can be compared.",
        ),
        ([0] * 8, Direction.NONE, "None on the 56 nights answered in the last eight weeks."),
        (
            [3, 3, 3, 3, 6, 6, 6, 6],
            Direction.FEWER,
            (
                "About 3.0 cramps a week in the last four weeks, 6.0 in the four before: fewer, and more than chance "
                "would often do (range 1% to 75% fewer)."
            ),
        ),
        (
            [4, 4, 4, 4, 4, 4, 4, 4],
            Direction.UNCLEAR,
            (
                "About 4.0 cramps a week in the last four weeks, 4.0 in the four before: no clear change. "
                "Anything from 49% fewer to 97% more fits."
            ),
        ),
        (
            [8, 8, 8, 8, 2, 2, 2, 2],
            Direction.MORE,
            (
                "About 8.0 cramps a week in the last four weeks, 2.0 in the four before: more than chance would often "
                "do (range 88% more to 8.5 times as many)."
            ),
        ),
        (
            [4, 4, 4, 4, 0, 0, 0, 0],
            Direction.MORE,
            (
                "About 4.0 cramps a week in the last four weeks, 0.0 in the four before: more than chance would often "
                "do (range 4.2 times as many to many times as many)."
            ),
        ),
    ],
)
def test_what_is_said(weeks: list[int], direction: Direction, sentence: str) -> None:
    seen = trend(back(*weeks), TODAY)
    assert (seen.direction, seen.sentence) == (direction, sentence)


def test_a_fall_long_ago_is_held_against_the_first_weeks() -> None:
    seen = trend(back(*[2] * 9, *[9] * 4), TODAY)
    assert seen.direction is Direction.FEWER_SINCE
    assert seen.headline == "Fewer cramps than at the start, it seems"
    assert seen.sentence == (
        "Now about 2.0 cramps a week, and 9.0 in the first four weeks: fewer, and more than chance would often do "
        "(range 53% to 89% fewer)."
    )
    assert "no clear change. Anything from " in seen.note
    assert seen.note.endswith(BY_THEMSELVES)


def test_the_first_weeks_are_left_alone_where_they_are_the_four_before_or_long_gone() -> None:
    assert "first four weeks" not in trend(back(*[2] * 8), TODAY).sentence
    assert "first four weeks" not in trend(back(*[2] * 60), TODAY).sentence
    assert trend(back(*[2] * 20), TODAY).sentence.endswith("In the first four weeks it was 2.0.")


def test_bouts_widen_the_range() -> None:
    even, bouts = back(*[7] * 8), {TODAY - timedelta(n + 1): 7 if n % 7 == 0 else 0 for n in range(56)}
    assert "from 40% fewer to 68% more" in trend(even, TODAY).sentence
    assert "from 71% fewer to 3.4 times as many" in trend(bouts, TODAY).sentence


def test_summer_is_borne_in_mind_where_cramps_did_not_fall() -> None:
    rising = trend(back(8, 8, 8, 8, 2, 2, 2, 2, today=SUMMER), SUMMER)
    assert rising.note == words.seasonal_note(SUMMER)
    assert not trend(back(8, 8, 8, 8, 2, 2, 2, 2), TODAY).note
    assert trend(back(*[4] * 8, today=SUMMER), SUMMER, southern=True).note == ""


def test_unanswered_nights_are_unknown_not_zero() -> None:
    nights = back(4, 4, 4, 4, 8, 8, 8, 8)
    half = {night: count for night, count in nights.items() if night.toordinal() % 2}
    assert "About 4.0 cramps a week in the last four weeks, 8.0 in the four before" in trend(half, TODAY).sentence


DIARIES = st.dictionaries(st.integers(-10, 400), st.integers(0, 12))


@given(DIARIES)
def test_no_promise_whatever_the_diary(counts: dict[int, int]) -> None:
    seen = trend({TODAY - timedelta(ago): count for ago, count in counts.items()}, TODAY)
    told = f"{seen.headline} {seen.sentence} {seen.note}".lower()
    assert seen.headline
    assert seen.sentence.endswith(".")
    assert not {" will ", " cures ", " treats ", " nan", " inf", "-", "0% "} & {f" {word}" for word in told.split()}
    assert all(word not in told for word in (" will ", " cure", " treat", "nan", "inf "))


@given(DIARIES, DIARIES)
def test_tonight_and_later_change_nothing(counts: dict[int, int], later: dict[int, int]) -> None:
    past = {TODAY - timedelta(ago): count for ago, count in counts.items() if ago > 0}
    future = {TODAY + timedelta(abs(ahead)): count for ahead, count in later.items()}
    assert trend(past | future, TODAY) == trend(past, TODAY)


TALLIES = st.lists(st.integers(0, 12), min_size=14, max_size=28).map(
    lambda counts: Tally(len(counts), sum(counts), sum(count * count for count in counts))
)


@given(TALLIES, TALLIES)
def test_the_range_holds_what_was_seen(before: Tally, last: Tally) -> None:
    if not before.cramps + last.cramps:
        return
    low, high = span(before, last)
    assert 0 <= low <= high
    if before.cramps:
        assert low - 1e-9 <= last.per_night / before.per_night <= high + 1e-9


@pytest.mark.parametrize("shape", [None, 1.0])
@pytest.mark.parametrize(("before", "last"), [(2, 2), (6, 2.4)])
def test_the_range_misses_the_truth_as_rarely_as_it_says(before: float, last: float, shape: float | None) -> None:
    chance = random.Random(5)  # noqa: S311
    misses, tries = 0, 600
    for _ in range(tries):
        tallies = [_drawn(chance, rate / 7, shape) for rate in (before, last)]
        if tallies[0].cramps + tallies[1].cramps:
            low, high = span(*tallies)
            misses += not low <= last / before <= high
    assert 0.02 <= misses / tries <= 0.08


def _drawn(chance: random.Random, rate: float, shape: float | None) -> Tally:
    tally = Tally()
    for _ in range(28):
        mean = rate * chance.gammavariate(shape, 1 / shape) if shape else rate
        tally = tally.plus(sum(chance.random() < mean / 50 for _ in range(50)))
    return tally
