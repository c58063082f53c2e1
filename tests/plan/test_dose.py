import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.plan.dose import Cause, Change, Dose, review, weeks_without_fall
from coach.plan.words import from_today, seasonal_note

FIRST = date(2026, 3, 2)
Part = tuple[int, Sequence[int | None]]
EASED: tuple[Part, ...] = ((21, [1, 0]), (70, [0, 0, 0, 0, 0, 0, 1]))
"""Eleven cramps in three weeks, then one a week."""


def on(day: int) -> date:
    return FIRST + timedelta(day)


def diary(*parts: Part) -> dict[date, int]:
    """Nights in a row from `FIRST`: each part so many, its counts over and over; None is not answered."""
    counts = [counts[n % len(counts)] for nights, counts in parts for n in range(nights)]
    return {on(day): count for day, count in enumerate(counts) if count is not None}


def levels(dose: Dose) -> list[tuple[int, int]]:
    return [((change.day - FIRST).days, change.sessions_per_day) for change in dose.changes]


counts = st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=7)
diaries = st.lists(st.tuples(st.integers(7, 80), counts), max_size=6).map(lambda parts: diary(*parts))
choices = st.dictionaries(st.integers(0, 300).map(on), st.integers(1, 3), max_size=4)


def test_everyone_begins_at_three() -> None:
    dose = review({}, FIRST)
    assert (dose.sessions_per_day, dose.changes, dose.no_fall_since) == (3, (), None)
    assert dose.reason == (
        "Three a day: morning, midday and before bed. "
        "Your first 21 answered nights are the starting point; later ones are compared with them."
    )


def test_fewer_cramps_bring_two_then_one_with_reasons() -> None:
    dose = review(diary(*EASED), on(91))
    assert levels(dose) == [(42, 2), (63, 1)]
    because = (
        "11 cramps on the 21 nights at the start (3.7 a week), "
        "3 on the last 21 nights answered (1.0 a week): that seems more than chance."
    )
    reason = f"{because} Two a day from today: morning and before bed."
    assert dose.changes[0] == Change(on(42), 2, reason, because, Cause.FALL, plan_says=2)
    assert review(diary(*EASED), on(42)).reason == dose.changes[0].reason
    assert dose.reason.startswith("One a day since 4 May 2026: before bed. 11 cramps")


def test_the_midday_session_goes_first_and_the_bedtime_one_stays() -> None:
    assert [from_today(sessions) for sessions in (3, 2, 1)] == [
        "Three a day from today: morning, midday and before bed.",
        "Two a day from today: morning and before bed.",
        "One a day from today: before bed.",
    ]


def test_after_twelve_weeks_a_weaker_fall_is_worth_a_try() -> None:
    weak = diary((21, [1, 0]), (119, [0, 0, 1, 0]))
    dose = review(weak, on(140))
    assert levels(dose)[0][0] > 84
    assert "may be more than chance" in dose.changes[0].reason
    kept = review(weak, on(140), {dose.changes[0].day: 3})
    assert levels(kept) == [(levels(dose)[0][0], 3)]


def test_cramps_that_come_back_bring_steps_up() -> None:
    dose = review(diary(*EASED, (28, [1])), on(119))
    assert [sessions for _, sessions in levels(dose)] == [2, 1, 2, 3]
    assert 91 < levels(dose)[2][0] <= 91 + 14
    assert dose.changes[2].cause is Cause.RISE


def test_cramps_that_creep_back_bring_a_step_up() -> None:
    creeping: list[Part] = [(28, [1] + [0] * (gap - 1)) for gap in (6, 5, 4, 3, 2, 2)]
    dose = review(diary(*EASED, *creeping), on(91 + 168))
    assert levels(dose)[-1][1] > 1
    assert levels(dose)[-1][0] > 91


def test_silence_is_no_relief_and_no_cramps_are() -> None:
    before: Part = (21, [1, 0])
    assert review(diary(before, (60, [None])), on(81)).sessions_per_day == 3
    assert review(diary(before, (60, [0])), on(81)).sessions_per_day == 1


def test_nothing_to_fall_from_is_no_fall() -> None:
    assert review(diary((400, [0])), on(400)).changes == ()


def test_steady_cramps_change_nothing_and_count_the_weeks() -> None:
    nights = diary((60, [1, 0]))
    dose = review(nights, on(60))
    assert (dose.changes, dose.no_fall_since) == ((), FIRST)
    assert [weeks_without_fall(review(nights, on(n)), on(n)) for n in (20, 42, 60)] == [0, 6, 8]
    assert dose.reason.endswith("no clear fall yet.")


@pytest.mark.parametrize(
    "nights",
    [diary(*EASED), diary((60, [0])), diary((30, [1, 0])), diary((60, [1, 0]), (40, [None]))],
    ids=["a fall", "no cramps", "too early", "silence"],
)
def test_no_weeks_without_a_fall(nights: Mapping[date, int]) -> None:
    assert weeks_without_fall(review(nights, on(100)), on(100)) == 0


def test_the_weeks_without_a_fall_begin_anew_with_the_step_up() -> None:
    dose = review(diary(*EASED, (70, [1])), on(161))
    assert dose.no_fall_since == dose.changes[-1].day


def test_more_cramps_at_three_a_day_make_a_new_start() -> None:
    dose = review(diary((60, [0, 0, 0, 1]), (90, [2, 1]), (60, [0, 1])), on(210))
    assert dose.changes[0].day > on(150)
    assert dose.changes[0].because.startswith(("31 cramps", "32 cramps"))


def test_a_cut_can_be_declined_on_its_day() -> None:
    dose = review(diary(*EASED), on(69), {on(42): 3})
    assert levels(dose) == [(42, 3)]
    change = dose.changes[0]
    assert (change.cause, change.plan_says) == (Cause.CHOICE, 2)
    assert change.reason.startswith("You chose this. The plan would have gone to two a day: 11 cramps")
    assert change.reason.endswith("Three a day from today: morning, midday and before bed.")
    assert levels(review(diary(*EASED), on(91), {on(42): 3})) == [(42, 3), (70, 2), (91, 1)]


def test_a_choice_holds_from_its_day_and_the_plan_goes_on() -> None:
    dose = review(diary(*EASED), on(91), {on(30): 2})
    assert levels(dose)[0] == (30, 2)
    assert dose.changes[0].plan_says == 3
    assert dose.changes[0].because == "You chose this. The plan would have stayed at three a day."
    assert levels(dose)[1][0] >= 30 + 28
    assert review(diary((200, [1, 0])), on(200), {on(0): 1}).sessions_per_day == 1


def test_a_choice_of_what_holds_anyway_is_no_change() -> None:
    nights = diary(*EASED)
    for day, sessions in ((10, 3), (41, 3), (70, 1)):
        assert review(nights, on(day), {on(day): sessions}).changes == review(nights, on(day)).changes


def test_a_choice_of_what_holds_anyway_still_holds_when_an_older_night_is_answered() -> None:
    nights = diary(*EASED)
    kept = review(nights, on(42) + timedelta(days=27), {on(41): 3})
    assert kept.sessions_per_day == 3
    assert review(nights, on(42) + timedelta(days=40), {on(41): 3}).sessions_per_day == 2


def test_a_corrected_night_acts_as_if_so_from_the_start() -> None:
    nights = diary(*EASED)
    assert levels(review(nights | {on(25): 9}, on(42))) == []
    assert review(nights | {on(25): 9} | {on(25): nights[on(25)]}, on(91)) == review(nights, on(91))


def test_a_night_counts_once_it_is_over() -> None:
    nights = diary(*EASED)
    assert review(nights, on(41)).sessions_per_day == 3
    assert review(nights, on(42)).sessions_per_day == 2
    assert review(nights | {on(42): 20}, on(42)) == review(nights, on(42))


@pytest.mark.parametrize("sessions", [0, 4, -1])
def test_a_choice_outside_one_to_three_is_refused(sessions: int) -> None:
    with pytest.raises(ValueError, match=rf"2026-03-02 is {sessions} a day; it takes one, two or three"):
        review({}, FIRST, {FIRST: sessions})


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-03-02 has -1 cramps"):
        review({FIRST: -1}, FIRST)


def test_the_ends_of_the_calendar() -> None:
    assert review({date.max: 3, date.min: 1}, date.max, {date.min: 2}).sessions_per_day == 2


@given(diaries, choices)
def test_every_change_keeps_the_bounds(nights: dict[date, int], chosen: dict[date, int]) -> None:
    before, since = 3, None
    for change in review(nights, on(600), chosen).changes:
        assert 1 <= change.sessions_per_day <= 3
        answered = [night for night in nights if night < change.day]
        if change.cause is Cause.CHOICE:
            assert chosen[change.day] == change.sessions_per_day != change.plan_says
        else:
            assert len(answered) >= 14 + 7
            assert change.sessions_per_day == before + (1 if change.cause is Cause.RISE else -1)
        if change.cause is Cause.FALL and since:
            assert (change.day - since).days >= 14
            assert sum(night >= since for night in answered) >= 14
        before, since = change.sessions_per_day, change.day


@given(diaries, choices, st.integers(0, 400))
def test_any_day_can_be_replayed(nights: dict[date, int], chosen: dict[date, int], day: int) -> None:
    then = review({n: c for n, c in nights.items() if n <= on(day)}, on(day), chosen)
    later = review(nights, on(600), chosen)
    assert then.changes == tuple(change for change in later.changes if change.day <= on(day))
    assert then == review(nights, on(day), {d: c for d, c in chosen.items() if d <= on(day)})
    assert then.sessions_per_day == (then.changes[-1].sessions_per_day if then.changes else 3)


@given(diaries, choices, st.randoms(use_true_random=False))
def test_the_order_of_entry_is_all_one(nights: dict[date, int], chosen: dict[date, int], random: Random) -> None:
    entries, overruled = list(nights.items()), list(chosen.items())
    random.shuffle(entries)
    random.shuffle(overruled)
    assert review(dict(entries), on(600), dict(overruled)) == review(nights, on(600), chosen)


@given(diaries, st.integers(0, 5000))
def test_silence_never_brings_a_change(nights: dict[date, int], later: int) -> None:
    last = max(nights, default=FIRST) + timedelta(1)
    assert review(nights, last).changes == review(nights, last + timedelta(later)).changes


@given(diaries, choices)
def test_no_promises(nights: dict[date, int], chosen: dict[date, int]) -> None:
    dose = review(nights, on(600), chosen)
    for words in (dose.reason, *(change.reason for change in dose.changes)):
        assert not re.search(r"\b(will|cure|treat|streak|promise|guarantee)", words, re.IGNORECASE)
        assert not words[0].islower()
        assert words.endswith(".")


def test_summer_has_a_note_in_its_own_hemisphere() -> None:
    north = [month for month in range(1, 13) if seasonal_note(date(2026, month, 15))]
    south = [month for month in range(1, 13) if seasonal_note(date(2026, month, 15), southern=True)]
    assert (north, south) == ([6, 7, 8], [1, 2, 12])


def test_twenty_years_take_a_moment() -> None:
    years = diary((7300, [0, 1, 0, 0, 2, 0, 0, 0, 3]))
    times = []
    for _ in range(3):
        begun = perf_counter()
        review(years, on(7300))
        times.append(perf_counter() - begun)
    assert min(times) < 0.1
