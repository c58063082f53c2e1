from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.diary.entries import Book, Cramp, Place, Session, Sign
from coach.plan.advice import advice
from coach.plan.dose import review
from coach.session.day import Slot
from coach.ui.advice_views import REMEMBERED, AdviceCard, card, put_away
from tests.plan.books import TODAY as DAY
from tests.plan.books import books

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
SESSION = Session("s", NOW, Slot.EXTRA, "wall-calf-stretch", 300_000, 2_500, completed=True)
NOT_EASING = "If one lasts that long and is not easing, get medical help urgently."


def shown(book: Book, seen: Iterable[str] = (), today: date = TODAY) -> AdviceCard | None:
    return card(book, review(book.nights(), today, book.choices), today, tuple(seen))


def cramp(name: str, hours_ago: int, minutes: int | None = None, *signs: Sign, woke: bool = False) -> Cramp:
    ms = None if minutes is None else minutes * 60_000
    begun = NOW - timedelta(hours=hours_ago)
    return Cramp(name, begun, Place.CALF, duration_ms=ms, woke_me=woke, signs=frozenset(signs))


def test_an_empty_diary_and_an_ordinary_cramp_have_no_card() -> None:
    assert shown(Book()) is None
    assert shown(Book(cramps=(cramp("a", 6, 2, woke=True),))) is None


def test_the_card_says_why_in_short_lines() -> None:
    book = Book(cramps=(cramp("a", 6, 11, woke=True), cramp("b", 30, 3, Sign.NUMBNESS, woke=True)))
    assert shown(book) == AdviceCard(
        keys=("long:a", "numbness:b", "sleep:2026-11-22", "sleep:2026-11-21"),
        heading="Worth telling a GP",
        lines=(
            f"A cramp on 23 November lasted longer than 10 minutes. {NOT_EASING}",
            "You noted numbness with a cramp on 22 November.",
            "Cramps woke you on 2 of the last 14 nights.",
        ),
    )


def test_put_away_it_comes_back_with_what_is_new_alone() -> None:
    first = cramp("a", 30, 11)
    told = shown(Book(cramps=(first,)))
    assert told
    seen = put_away((), told.keys)
    assert shown(Book(cramps=(first,)), seen) is None
    again = shown(Book(cramps=(cramp("b", 6, 2, Sign.SWELLING), first)), seen)
    assert again
    assert again.keys == ("swelling:b",)
    assert shown(Book(), seen) is None


def test_six_weeks_without_a_fall_are_told_of() -> None:
    days = [TODAY - timedelta(days=back) for back in range(70, 0, -1)]
    sessions = tuple(
        Session(f"{day}{slot}", datetime(day.year, day.month, day.day, 9, tzinfo=UTC), slot, "r", 1, 1, completed=True)
        for day in reversed(days)
        for slot in (Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME)
    )
    told = shown(Book(sessions=sessions, answers={day: number % 3 for number, day in enumerate(days)}))
    assert told
    (line,) = told.lines
    assert "a GP can look for a reason" in line
    assert told.keys == (f"no fall since {days[0]}",)
    assert shown(Book(), told.keys) is None


entries = st.lists(
    st.builds(
        lambda name, hours, minutes, signs, woke: cramp(str(name), hours, minutes, *signs, woke=woke),
        st.uuids(),
        st.integers(0, 24 * 40),
        st.none() | st.integers(0, 12),
        st.sets(st.sampled_from(Sign)),
        st.booleans(),
    ),
    max_size=10,
)


@given(entries, st.lists(st.text(max_size=5), unique=True, max_size=5))
def test_putting_away_works_at_once_and_twice_is_once(cramps: list[Cramp], seen: list[str]) -> None:
    book = Book(cramps=tuple(cramps))
    told = shown(book, seen)
    if told is None:
        return
    assert told.lines
    remembered = put_away(seen, told.keys)
    assert set(remembered) == {*seen, *told.keys}
    assert put_away(remembered, told.keys) == remembered
    assert shown(book, remembered) is None


def test_the_oldest_is_forgotten_first() -> None:
    seen = put_away([f"{number}" for number in range(REMEMBERED)], ("new",))
    assert (len(seen), seen[0], seen[-1]) == (REMEMBERED, "1", "new")


@given(books(), st.sets(st.integers(0, 200)))
@settings(deadline=None)
def test_the_card_is_the_one_that_a_look_at_the_whole_diary_gives(book: Book, stretched: set[int]) -> None:
    at = datetime.combine(DAY, time(9), UTC)
    sessions = tuple(
        replace(SESSION, id=f"{back}{slot}", started_at=at - timedelta(back))
        for back in sorted(stretched)
        for slot in "abc"
    )
    whole = replace(book, sessions=sessions)
    dose = review(whole.nights(), DAY, whole.choices)
    done = Counter(session.started_at.date() for session in sessions)
    told = advice(whole.cramps, dose, DAY, done)
    found = card(whole, dose, DAY, ())
    assert (found.lines if found else ()) == tuple(reason.text for reason in told.reasons)
    assert (found.keys if found else ()) == tuple(key for reason in told.reasons for key in reason.keys)
