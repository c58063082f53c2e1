from datetime import UTC, date, datetime, timedelta, timezone
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.language.spoken import current, use
from coach.session.day import Slot
from coach.ui.history_entries import Wanted, entries, found, length, letters, words
from coach.ui.history_search import searchable
from coach.ui.history_views import Past, changes, history, month, read
from coach.ui.history_weeks import NOT_KNOWN, Range, chart, monday, planned_on
from tests.language.made_up import MadeUp
from tests.plan.books import books

TODAY = date(2026, 11, 25)  # a Wednesday
NIGHT = date(2026, 11, 12)


def session(at: datetime, **values: object) -> Session:
    made: dict[str, object] = {"done_ms": 300_000, "repetitions": 28, "completed": True} | values
    return Session(at.isoformat(), at, Slot.BEDTIME, "wall-calf-stretch", 300_000, 2_500, **made)  # type: ignore[arg-type]


def cramp(at: datetime, **values: object) -> Cramp:
    return Cramp(at.isoformat(), at, **({"place": Place.CALF} | values))  # type: ignore[arg-type]


def on(past: Past, day: date) -> str:
    return month(past, day).days[day.day - 1].words


SAME_DAY = (
    session(datetime(2026, 11, 13, 0, 30, tzinfo=UTC)),
    session(datetime(2026, 11, 12, 13, tzinfo=UTC)),
    session(datetime(2026, 11, 12, 8, tzinfo=UTC), completed=False),
    session(datetime(2026, 11, 10, 8, tzinfo=UTC)),
)


def test_a_day_in_words() -> None:
    book = Book(SAME_DAY, (cramp(datetime(2026, 11, 13, 3, tzinfo=UTC)),), {NIGHT - timedelta(1): 0})
    past = read(book, TODAY)
    told = {
        NIGHT: "12 November: 2 of 3 sessions, 1 cramp",
        NIGHT - timedelta(1): "11 November: 0 of 3 sessions, no cramps",
        NIGHT + timedelta(1): "13 November: 0 of 3 sessions, cramps not known",
        date(2026, 11, 10): "10 November: 1 of 3 sessions, cramps not known",
        date(2026, 11, 9): "9 November: before the diary began",
        TODAY: "25 November: 0 of 3 sessions, the night is still to come",
        date(2026, 11, 26): "26 November: still to come",
    }
    assert {day: on(past, day) for day in told} == told


def test_more_than_planned_and_a_choice_of_fewer() -> None:
    book = Book(SAME_DAY, (), {}, {date(2026, 11, 12): 1})
    assert on(read(book, TODAY), NIGHT) == "12 November: 2 sessions done, 1 planned, cramps not known"
    assert on(read(book, TODAY), date(2026, 11, 11)).startswith("11 November: 0 of 3 sessions")
    assert on(read(book, TODAY), date(2026, 11, 13)).startswith("13 November: 0 of 1 session,")


def test_a_month_sums_up_and_knows_its_neighbours() -> None:
    book = Book(SAME_DAY, (), {NIGHT: 2, date(2026, 10, 31): 1})
    view = month(read(book, TODAY), NIGHT)
    assert (view.title, view.before, view.after) == ("November 2026", "October 2026", "")
    assert view.words == "3 of 75 sessions, 2 cramps on the 1 night known."
    assert [len(view.days), view.days[0].day] == [30, date(2026, 11, 1)]
    assert month(read(book, TODAY), date(2026, 10, 5)).before == ""
    assert month(read(Book(), TODAY), TODAY).words == "Nothing written down in this month."


@pytest.mark.parametrize("hours", [-11, 0, 13])
def test_sessions_stay_on_their_local_day(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    late = session(datetime(2026, 11, 30, 23, 50, tzinfo=zone))
    early = session(datetime(2026, 11, 1, 4, 10, tzinfo=zone))
    view = month(read(Book((late, early)), date(2026, 12, 3)), NIGHT)
    assert [day.day.day for day in view.days if day.done] == [1, 30]


def test_a_week_is_counted_and_reckoned() -> None:
    start = date(2026, 11, 9)
    nights = {start + timedelta(day): count for day, count in enumerate((2, 0, 1, 0))}
    view = chart(nights, (), start - timedelta(7), TODAY, Range.WEEKS)
    told = {bar.first: (bar.cramps, bar.answered, bar.nights, bar.counted, bar.per_week) for bar in view.bars}
    assert told[start] == (3, 4, 7, 3.0, 5.25)
    assert told[start + timedelta(7)] == (0, 0, 7, 0.0, None)
    assert view.unknown == ((date(2026, 11, 2), start), (start + timedelta(7), start + timedelta(21)))
    assert view.rows[2] == ("9 Nov 2026", "3", "4 of 7", "5.2", "3")
    assert view.rows[1] == ("16 Nov 2026", NOT_KNOWN, "0 of 7", NOT_KNOWN, "3")
    assert len(view.bars) == 4
    assert view.end - view.first == timedelta(56)


def test_a_week_that_is_not_over_is_not_blown_up() -> None:
    view = chart({TODAY - timedelta(1): 2}, (), TODAY - timedelta(30), TODAY, Range.WEEKS)
    assert view.bars[-1].per_week == 14
    assert view.bars[-1].height == 4
    assert view.rows[0] == ("23 Nov 2026", "2", "1 of 2", "4 in 2 nights", "3")


def test_fewer_than_half_answered_is_doubtful() -> None:
    monday_before = date(2026, 11, 16)
    view = chart({monday_before: 0}, (), monday_before, TODAY, Range.WEEKS)
    assert view.doubtful == ((monday_before, monday_before + timedelta(7)),)
    assert "hatched" in view.caption


def test_the_dose_is_a_line_by_steps() -> None:
    past = read(Book((), (), {TODAY - timedelta(60): 1}, {date(2026, 10, 7): 2, date(2026, 11, 18): 1}), TODAY)
    view = chart(past.nights, past.changes, past.began, TODAY, Range.WEEKS)
    assert view.steps == ((date(2026, 10, 5), 3), (date(2026, 10, 7), 2), (date(2026, 11, 18), 1))
    assert view.rows[1][-1] == "2 to 1"
    assert [planned_on(past.changes, date(2026, 10, day)) for day in (6, 7)] == [3, 2]
    assert [change.told for change in changes(past)] == ["18 November 2026: one a day", "7 October 2026: two a day"]


@pytest.mark.parametrize(
    ("days", "span", "bars", "weeks"),
    [
        (2, Range.ALL, 1, 1),
        (7_300, Range.WEEKS, 8, 1),
        (7_300, Range.HALF_YEAR, 26, 1),
        (800, Range.ALL, 115, 1),
        (3_600, Range.ALL, 129, 4),
        (7_300, Range.ALL, 81, 13),
    ],
)
def test_how_far_back(days: int, span: Range, bars: int, weeks: int) -> None:
    view = chart({}, (), TODAY - timedelta(days), TODAY, span)
    assert (len(view.bars), view.bars[0].weeks) == (bars, weeks)
    assert len(view.rows) == bars


@pytest.mark.parametrize("days", [0, 2, 10, 40, 55, 400, 7_300])
@pytest.mark.parametrize("span", list(Range))
def test_the_chart_ends_with_this_week_and_has_room_for_eight(days: int, span: Range) -> None:
    view = chart({}, (), TODAY - timedelta(days), TODAY, span)
    assert view.end == view.bars[-1].end
    assert TODAY in (view.bars[-1].first + timedelta(n) for n in range(7 * view.bars[-1].weeks))
    assert (view.end - view.first).days >= 56
    assert view.first <= view.bars[0].first
    assert all(view.bars[0].first - timedelta(31) <= when < view.end for when, _ in view.ticks)


NIGHTS = st.dictionaries(st.integers(-5, 900), st.integers(0, 15), max_size=60).map(
    lambda counts: {TODAY - timedelta(ago): count for ago, count in counts.items()}
)


@given(NIGHTS, st.sampled_from(Range), st.integers(0, 6))
def test_the_weeks_hold_every_night_once(nights: dict[date, int], span: Range, later: int) -> None:
    today = TODAY + timedelta(later)
    past = read(Book(answers=nights), today)
    view = chart(past.nights, past.changes, past.began, today, span)
    shown = [night for night in nights if view.first <= night < today]
    assert sum(bar.cramps for bar in view.bars) == sum(nights[night] for night in shown)
    assert sum(bar.answered for bar in view.bars) == len(shown)
    assert all(bar.first == monday(bar.first) for bar in view.bars)
    for bar, after in zip(view.bars, view.bars[1:], strict=False):
        assert bar.end == after.first
    for bar in view.bars:
        assert (bar.per_week is None) == (bar.answered == 0)
        assert bar.counted <= (bar.height or 0) + 1e-9 or not bar.answered
        assert (bar.height or 0) <= view.top
    assert view.first <= today < view.end


@given(NIGHTS)
def test_silence_is_never_none(nights: dict[date, int]) -> None:
    view = history(Book(answers=nights), TODAY, TODAY)
    known = {day.day: day.cramps for day in view.month.days if day.cramps is not None}
    assert known == {n: c for n, c in nights.items() if n.month == TODAY.month and n.year == TODAY.year and n <= TODAY}


def test_an_empty_diary() -> None:
    view = history(Book(), TODAY, TODAY)
    assert view.is_empty
    assert not view.entries
    assert not view.changes
    assert not view.chart.unknown


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (cramp(datetime(2026, 11, 12, 3, 12, tzinfo=UTC)), "Cramp in the calf, Thu 12 Nov 2026, 03:12"),
        (
            cramp(
                datetime(2026, 11, 12, 3, 12, tzinfo=UTC),
                place=Place.FOOT,
                side=Side.LEFT,
                duration_ms=140_000,
                severity=6,
                woke_me=True,
                signs=frozenset([Sign.WEAKNESS, Sign.NUMBNESS]),
            ),
            "Cramp in the left foot, Thu 12 Nov 2026, 03:12: 2 min 20 s, 6 of 10, woke me, numbness, weakness",
        ),
        (cramp(datetime(2026, 11, 12, 3, tzinfo=UTC), side=Side.BOTH), "Cramp in both calves, Thu 12 Nov 2026, 03:00"),
        (SAME_DAY[0], "Bedtime session, Fri 13 Nov 2026, 00:30: 28 repetitions in 5 min"),
        (
            session(datetime(2026, 11, 12, 8, tzinfo=UTC), completed=False, repetitions=1, done_ms=15_400),
            "Bedtime session, Thu 12 Nov 2026, 08:00: 1 repetition in 15 s, ended early",
        ),
    ],
)
def test_an_entry_in_words(entry: Session | Cramp, line: str) -> None:
    assert words(entry).line == line


@pytest.mark.parametrize(("ms", "told"), [(0, "0 s"), (45_000, "45 s"), (60_000, "1 min"), (3_600_000, "60 min")])
def test_a_length_in_words(ms: int, told: str) -> None:
    assert length(ms) == told


def test_filter_and_search() -> None:
    aches = (cramp(datetime(2026, 11, 12, 20, tzinfo=UTC), note="Nach dem Üben 😀"),)
    book = Book(SAME_DAY, aches)
    everything = entries(book)
    assert [entry.started_at for entry in everything] == sorted((e.started_at for e in everything), reverse=True)
    assert len(everything) == 5
    assert entries(book, Wanted.CRAMPS) == aches
    assert entries(book, Wanted.SESSIONS) == SAME_DAY
    told = [letters(entry) for entry in everything]
    for text in ("üben", "😀", "november CRAMP", "calf 20:00"):
        assert found(everything, told, text) == aches
    assert found(everything, told, "october") == ()


@given(books())
@settings(deadline=None)
def test_the_list_of_both_is_in_order_however_far_it_is_looked_at(book: Book) -> None:
    kinds: list[Session | Cramp] = [*book.sessions, *book.cramps]
    both = sorted(kinds, key=lambda entry: entry.started_at, reverse=True)
    assert list(entries(book)) == both
    assert [*reversed(entries(book))] == both[::-1]
    assert len(entries(book)) == len(both)
    for part in (slice(3), slice(-2, None), slice(None, None, 2), slice(5, 2), slice(2, -3)):
        assert entries(book)[part] == both[part]
    for place in (-len(both) - 1, len(both)):
        with pytest.raises(IndexError):
            entries(book)[place]
    half, looked = len(both) // 2, entries(book)
    assert [looked[place] for place in range(half - 1, -1, -1)] == both[:half][::-1]
    assert list(looked) == both


def test_what_is_not_looked_at_is_not_put_in_order() -> None:
    class Seen(Session, frozen=True):
        looks: ClassVar[int] = 0

        def __getattribute__(self, name: str) -> object:
            Seen.looks += name == "started_at"
            return super().__getattribute__(name)

    newest = datetime(2026, 11, 25, tzinfo=UTC)
    many = tuple(Seen(str(n), newest - timedelta(hours=n), Slot.EXTRA, "r", 1, 1) for n in range(20_000))
    both = entries(Book(many, (cramp(newest - timedelta(minutes=90)),)))
    assert [both[place].started_at for place in range(3)] == [newest - timedelta(minutes=m) for m in (0, 60, 90)]
    assert Seen.looks < 10
    assert next(place for place, entry in enumerate(both) if entry.id == "600") == 601
    assert Seen.looks < 2_000


@given(st.lists(books(), min_size=1, max_size=2), st.booleans())
@settings(deadline=None)
def test_words_made_once_for_many_are_those_of_each(written: list[Book], in_another_language: bool) -> None:
    spoken = current()
    use(MadeUp() if in_another_language else spoken)
    try:
        every = [entry for book in written for entry in entries(book)]
        assert searchable(every) == [letters(entry) for entry in every]
    finally:
        use(spoken)
