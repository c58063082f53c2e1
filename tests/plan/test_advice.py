from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.plan.advice import Advice, Reason, advice, no_fall
from coach.plan.dose import Dose, review

FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 23)
NO_DOSE = Dose(3, "", (), None)
NOT_EASING = "If one lasts that long and is not easing, get medical help urgently."
HOT = "One hot, swollen calf needs urgent help, above all in pregnancy."


class Written(msgspec.Struct, frozen=True):
    """A cramp as the plan sees it."""

    id: str
    started_at: datetime
    duration_ms: int | None = None
    woke_me: bool = False
    signs: frozenset[str] = frozenset()


def cramp(
    nights_ago: int,
    *signs: str,
    seconds: float | None = None,
    woke: bool = False,
    hour: int = 3,
    name: str = "",
) -> Written:
    """Write a cramp down; one night ago is last night, none is tonight."""
    day = TODAY - timedelta(days=nights_ago - (hour < 12))
    ms = None if seconds is None else round(seconds * 1000)
    return Written(
        name or f"{nights_ago}@{hour}", datetime.combine(day, time(hour), UTC), ms, woke_me=woke, signs=frozenset(signs)
    )


def advised(*cramps: Written, today: date = TODAY) -> Advice:
    return advice(cramps, NO_DOSE, today, {})


def kinds(given_advice: Advice) -> list[str]:
    return [reason.key.partition(":")[0] for reason in given_advice.reasons]


def keys(given_advice: Advice) -> set[str]:
    return {key for reason in given_advice.reasons for key in reason.keys}


def only(given_advice: Advice) -> Reason:
    (reason,) = given_advice.reasons
    return reason


@pytest.mark.parametrize(
    ("cramps", "wanted"),
    [
        ([], []),
        ([cramp(1)], []),
        # a cramp of over ten minutes
        ([cramp(1, seconds=599)], []),
        ([cramp(1, seconds=600)], []),
        ([cramp(1, seconds=601)], ["long"]),
        ([cramp(1, seconds=10_800)], ["long"]),
        ([cramp(28, seconds=601)], ["long"]),
        ([cramp(29, seconds=601)], []),
        # sleep disturbed
        ([cramp(1, woke=True)], []),
        ([cramp(1, woke=True), cramp(2, woke=True)], ["sleep"]),
        ([cramp(1, woke=True), cramp(2)], []),
        ([cramp(1, woke=True, hour=1), cramp(1, woke=True, hour=5)], []),  # two cramps in one night are one night
        ([cramp(1, woke=True, hour=23), cramp(1, woke=True, hour=11)], []),  # noon to noon
        ([cramp(2, woke=True, hour=11), cramp(1, woke=True, hour=13)], ["sleep"]),
        ([cramp(1, woke=True), cramp(14, woke=True)], ["sleep"]),
        ([cramp(1, woke=True), cramp(15, woke=True)], []),
        ([cramp(0, woke=True), cramp(13, woke=True)], ["sleep"]),  # tonight is one of the fourteen
        ([cramp(0, woke=True), cramp(14, woke=True)], []),
        ([cramp(14, woke=True), cramp(13, woke=True)], ["sleep"]),
        ([cramp(15, woke=True), cramp(14, woke=True)], []),
        # what was noted with a cramp
        ([cramp(1, "numbness")], ["numbness"]),
        ([cramp(1, "swelling")], ["swelling"]),
        ([cramp(1, "weakness")], ["weakness"]),
        ([cramp(28, "weakness")], ["weakness"]),
        ([cramp(29, "weakness")], []),
        ([cramp(3, "itching")], []),
        # the most pressing first
        (
            [cramp(1, "weakness", "numbness", "swelling", seconds=900, woke=True), cramp(2, woke=True)],
            ["long", "swelling", "numbness", "weakness", "sleep"],
        ),
        # what lies in the future does not count yet
        ([cramp(-1, "swelling", seconds=601, woke=True), cramp(1, woke=True)], []),
    ],
)
def test_the_signs_that_follow_from_a_diary(cramps: list[Written], wanted: list[str]) -> None:
    assert kinds(advised(*cramps)) == wanted
    assert kinds(advised(*reversed(cramps))) == wanted


@pytest.mark.parametrize(
    ("cramps", "text"),
    [
        (
            [cramp(1, seconds=601)],
            f"A cramp on 23 November lasted longer than 10 minutes. {NOT_EASING}",
        ),
        (
            [cramp(4, seconds=601), cramp(2, seconds=700)],
            f"2 cramps lasted longer than 10 minutes, the latest on 22 November. {NOT_EASING}",
        ),
        (
            [cramp(24, "swelling")],
            f"You noted swelling with a cramp on 31 October. {HOT}",
        ),
        (
            [cramp(n, "swelling") for n in (24, 23, 9)],
            f"You noted swelling with 3 cramps, the latest on 15 November. {HOT}",
        ),
        ([cramp(1, "numbness")], "You noted numbness with a cramp on 23 November."),
        (
            [cramp(1, "weakness"), cramp(2, "weakness")],
            "You noted weakness with 2 cramps, the latest on 23 November.",
        ),
        ([cramp(1, woke=True), cramp(2, woke=True)], "Cramps woke you on 2 of the last 14 nights."),
        ([cramp(n, woke=True) for n in range(20)], "Cramps woke you on 14 of the last 14 nights."),
    ],
)
def test_the_words_are_right_for_one_and_for_many(cramps: list[Written], text: str) -> None:
    assert only(advised(*cramps)).text == text


def test_each_reason_names_the_entries_it_rests_on_the_newest_first() -> None:
    cramps = [cramp(9, "numbness"), cramp(2, "numbness", hour=4), cramp(2, woke=True), cramp(3, woke=True), cramp(1)]
    numbness, sleep = advised(*cramps).reasons
    assert (numbness.entries, numbness.key) == (("2@4", "9@3"), "numbness:2@4")
    assert (sleep.entries, sleep.key) == (("2@3", "3@3"), "sleep:2026-11-21")


def test_an_entry_deleted_afterwards_takes_its_reason_away() -> None:
    first, second, long = cramp(1, woke=True), cramp(2, woke=True), cramp(3, seconds=601)
    assert kinds(advised(first, second, long)) == ["long", "sleep"]
    assert kinds(advised(first, second)) == ["sleep"]
    assert kinds(advised(first)) == []


def test_a_night_is_counted_in_the_place_where_it_was() -> None:
    home = cramp(2, woke=True)
    away = replace(
        cramp(1, woke=True, name="away"), started_at=datetime(2026, 11, 22, 23, tzinfo=timezone(-timedelta(hours=8)))
    )
    assert kinds(advised(home, away)) == ["sleep"]


class TestPutAway:
    def test_it_stays_away(self) -> None:
        told = advised(cramp(1, "swelling", seconds=601, woke=True), cramp(2, woke=True))
        assert len(told.reasons) == 3
        assert told.news(keys(told)) == Advice()

    @pytest.mark.parametrize(
        ("new", "back"),
        [
            (cramp(0, seconds=601), ["long"]),
            (cramp(9, seconds=601), ["long"]),  # written down late is new too
            (cramp(0, seconds=600), []),
            (cramp(0, "numbness"), ["numbness"]),
            (cramp(0, woke=True), ["sleep"]),
            (cramp(1, woke=True, hour=5), []),  # in a night that was told of
            (cramp(40, "numbness", seconds=601, woke=True), []),  # too old to matter
        ],
    )
    def test_it_comes_back_with_something_new_alone(self, new: Written, back: list[str]) -> None:
        before = (cramp(1, seconds=601, woke=True), cramp(2, woke=True))
        seen = keys(advised(*before))
        assert kinds(advised(*before, new).news(seen)) == back

    def test_what_is_noted_later_in_an_old_entry_is_new(self) -> None:
        before = cramp(1, "numbness", seconds=601)
        seen = keys(advised(before))
        assert kinds(advised(replace(before, signs=frozenset({"numbness", "swelling"}))).news(seen)) == ["swelling"]
        assert kinds(advised(replace(before, duration_ms=900_000)).news(seen)) == []

    def test_a_deleted_entry_does_not_bring_it_back(self) -> None:
        cramps = [cramp(n, "numbness", seconds=601, woke=True) for n in (0, 1, 2)]
        seen = keys(advised(*cramps))
        for left in (cramps[1:], cramps[:2], cramps[:1]):
            assert advised(*left).reasons
            assert advised(*left).news(seen) == Advice()

    def test_nothing_put_away_hides_what_others_rest_on(self) -> None:
        cramps = [cramp(1, "numbness", seconds=601)]
        assert kinds(advised(*cramps).news({"long:1@3"})) == ["numbness"]
        assert kinds(advised(*cramps).news({"long:1", "numbness:11@3"})) == ["long", "numbness"]


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
    dose = review(nights(days, cramps), today)
    sentence = no_fall(dose, today, done(days, per_day))
    assert bool(sentence) == suggested
    assert not suggested or "a GP can look for a reason" in sentence
    assert [r.text for r in advice((), dose, today, done(days, per_day)).reasons] == ([sentence] if suggested else [])


def nights(days: int, cramps: list[int]) -> dict[date, int]:
    return {FIRST + timedelta(days=n): cramps[n % len(cramps)] for n in range(days)}


def done(days: int, per_day: int) -> dict[date, int]:
    return {FIRST + timedelta(days=n): per_day for n in range(days)}


def test_after_a_fall_it_is_not() -> None:
    falling = nights(30, [2]) | {FIRST + timedelta(days=n): 0 for n in range(30, 90)}
    today = FIRST + timedelta(days=90)
    assert no_fall(review(falling, today), today, done(90, 3)) == ""


def test_no_fall_rests_on_the_cramps_since_then_and_is_told_once() -> None:
    written = [
        Written(f"{n}", datetime.combine(FIRST + timedelta(days=n), time(23), UTC)) for n in range(-5, 80) if n % 3 == 0
    ]
    seen: set[str] = set()
    for days in (70, 77, 80):
        today = FIRST + timedelta(days=days)
        told = advice(written, review(nights(days, [1, 0, 2]), today), today, done(days, 3))
        assert only(told).key == f"no fall since {FIRST}"
        assert only(told).entries == tuple(f"{n}" for n in reversed(range(0, days + 1, 3)) if n < 80)
        assert bool(told.news(seen).reasons) == (days == 70)
        seen |= keys(told)


ago = st.integers(0, 40)
cramps_written = st.lists(
    st.builds(
        Written,
        st.uuids().map(str),
        st.builds(
            lambda back, hour: datetime.combine(TODAY - timedelta(days=back), time(hour), UTC), ago, st.integers(0, 23)
        ),
        st.none() | st.integers(590_000, 610_000),
        st.booleans(),
        st.frozensets(st.sampled_from(["numbness", "swelling", "weakness"])),
    ),
    max_size=12,
    unique_by=lambda written: written.id,
)


@given(cramps_written)
def test_adding_an_entry_never_takes_a_reason_away(cramps: list[Written]) -> None:
    before: set[str] = set()
    for count in range(len(cramps) + 1):
        now = set(kinds(advised(*cramps[:count])))
        assert before <= now
        before = now


@given(cramps_written, st.data())
def test_what_was_put_away_stays_away_through_time_and_deletion(cramps: list[Written], data: st.DataObject) -> None:
    seen = keys(advised(*cramps))
    left = data.draw(st.lists(st.sampled_from(cramps), unique=True)) if cramps else []
    later = TODAY + timedelta(days=data.draw(ago))
    past = [written for written in left if written.started_at.date() < TODAY]
    assert advised(*past, today=later).news(seen) == Advice()


@given(cramps_written)
def test_every_reason_rests_on_entries_that_are_there_and_none_on_nothing(cramps: list[Written]) -> None:
    there = {written.id for written in cramps}
    told = advised(*cramps)
    assert all(reason.entries and set(reason.entries) <= there for reason in told.reasons)
    assert advised(*(written for written in cramps if written.id not in resting(told.reasons))) == Advice()


def resting(reasons: Iterable[Reason]) -> set[str]:
    return {entry for reason in reasons for entry in reason.entries}
