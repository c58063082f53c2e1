"""The figures of the page for a GP, against a plain count, and what is said of them."""

import statistics
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from coach.diary.demo import made_up
from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.plan import report_table as table
from coach.plan import report_words as words
from coach.plan.dose import review
from coach.plan.report import Report, back, report, usual
from coach.plan.report_weeks import Part, Span
from coach.session.day import Slot, day_of_sessions, night_of
from coach.ui.history_weeks import planned_on
from tests.histories import lived, twenty_years, week_ten, week_two
from tests.plan.books import TODAY, books, spans

Days = list[date]


def days_of(first: date, end: date) -> Days:
    return [first + timedelta(n) for n in range((end - first).days)]


def night(day: date, **values: object) -> Cramp:
    at = datetime.combine(day + timedelta(1), datetime.min.time(), UTC) + timedelta(hours=2)
    return Cramp(f"{at}{values}", at, Place.CALF, **values)  # type: ignore[arg-type]


def done(day: date, count: int = 1) -> list[Session]:
    at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=10)
    return [Session(f"{day}{n}", at, Slot.EXTRA, "wall", 300_000, 2_500, completed=True) for n in range(count)]


def fact(found: tuple[words.Fact, ...], name: str) -> str:
    return dict(found)[name]


def check_part(part: Part, book: Book, today: date) -> None:
    """Count the same anew, day by day."""
    known, nights, answered, cramps, planned, whole = book.nights(), 0, 0, 0, 0, 0
    before = [n for n in known if n <= today]
    used = [n + timedelta(1) for n in before] + [day_of_sessions(s.started_at) for s in book.sessions]
    began = min([*before, *used], default=today)
    changes = review(known, today, book.choices).changes
    for day in days_of(part.first, part.end):
        if day in known and day <= today:
            nights, answered, cramps = nights + 1, answered + 1, cramps + known[day]
        elif began <= day < today:
            nights += 1
        if used and min(used) <= day < today:
            finished = [s for s in book.sessions if s.completed and day_of_sessions(s.started_at) == day]
            planned += planned_on(changes, day)
            whole += min(len(finished), planned_on(changes, day))
    assert part == Part(part.first, part.end, nights, answered, cramps, planned, whole)


def check_the_figures_are_those_of_a_plain_count(book: Book, span: Span, made: Report) -> None:
    inside = [c for c in book.cramps if span.first <= night_of(c.started_at) <= min(span.last, TODAY)]
    check_part(made.total, book, TODAY)
    for part in (*made.bars, *(part for part, _ in made.columns)):
        check_part(part, book, TODAY)
    assert made.written == len(inside) == sum(made.where.values())
    assert made.woken == len({night_of(c.started_at) for c in inside if c.woke_me})
    lengths = [c.duration_ms for c in inside if c.duration_ms is not None]
    assert made.lengths_ms.count == len(lengths)
    if lengths:
        assert (made.lengths_ms.median, made.lengths_ms.most) == (statistics.median(lengths), max(lengths))
    for sign in Sign:
        assert sorted(made.signs[sign]) == sorted(c.started_at.date() for c in inside if sign in c.signs)
    assert len(made.long) == sum((c.duration_ms or 0) > 600_000 for c in inside)


def check_the_bars_and_columns_cover_the_range_once(span: Span, made: Report) -> None:
    bars, columns = made.bars, [part for part, _ in made.columns]
    for parts in (bars, columns):
        assert all(one.end == other.first for one, other in pairwise(parts))
        assert parts[-1].end == span.last + timedelta(1)
        assert sum(part.cramps for part in parts) == made.total.cramps
        assert sum(part.answered for part in parts) == made.total.answered
        assert sum(part.done for part in parts) == made.total.done
    assert len(bars) == sum(count for _, count in made.columns) <= 130
    assert 1 <= len(columns) <= 10
    assert all((bar.end - bar.first).days == 7 * made.bar_weeks for bar in bars[1:-1])


def check_whole_days_between_a_dose_and_the_next_have_it(book: Book, span: Span, made: Report) -> None:
    changes = review(book.nights(), TODAY, book.choices).changes
    if made.doses:
        for day in days_of(made.doses[0][0], min(span.last, TODAY) + timedelta(1)):
            assert [level for since, level in made.doses if since <= day][-1] == planned_on(changes, day)


def check_no_claim_and_no_blame_whatever_the_diary(made: Report) -> None:
    told = " ".join(all_words(made)).lower()
    forbidden = ("will", "cure", "treat", "nan", "inf", "missed", "failed", "only", "improve", "better", "worse")
    assert not set(forbidden) & set(told.replace(",", " ").replace(";", " ").split())
    assert "not a diagnosis" in told


def check_no_week_but_the_first_is_less_than_one(made: Report) -> None:
    assert not any(bar.is_part_week for bar in made.bars[1:])
    assert made.bars[0].is_part_week == (0 < made.bars[0].nights < 7)


@given(books(), spans)
def test_whatever_the_diary_the_report_is_right(book: Book, span: Span) -> None:
    """All of it at once: to think of a diary takes longer than to look at its report."""
    made = report(book, span, TODAY)
    check_the_figures_are_those_of_a_plain_count(book, span, made)
    check_the_bars_and_columns_cover_the_range_once(span, made)
    check_whole_days_between_a_dose_and_the_next_have_it(book, span, made)
    check_no_claim_and_no_blame_whatever_the_diary(made)
    check_no_week_but_the_first_is_less_than_one(made)


def all_words(made: Report) -> list[str]:
    facts = (*words.cramps(made), *words.signs(made), *words.sessions(made))
    cells = [" ".join(form) for row in table.table(made) for form in row.forms]
    rest = (words.period(made), words.nothing(made), words.details(made), table.spoken(made), *words.foot(made, "1"))
    return [*(text for pair in facts for text in pair), *cells, *rest]


def test_the_last_eight_weeks_or_since_the_diary_began() -> None:
    assert usual(week_ten(), TODAY) == Span(date(2026, 9, 30), TODAY)
    assert usual(week_two(), TODAY) == Span(date(2026, 11, 15), TODAY)
    assert usual(Book(), TODAY) == Span(TODAY, TODAY)
    assert back(week_ten(), TODAY) == Span(date(2026, 9, 16), TODAY)
    assert report(week_ten(), usual(week_ten(), TODAY), TODAY).total.nights == 56


def test_eight_weeks_are_eight_bars_of_seven_nights() -> None:
    made = report(week_ten(), usual(week_ten(), TODAY), TODAY)
    assert [bar.nights for bar in made.bars] == [7] * 8
    assert [count for _, count in made.columns] == [1] * 8


def test_a_first_week_of_three_nights_is_told_as_three_nights() -> None:
    made = report(week_two(), usual(week_two(), TODAY), TODAY)
    assert [bar.nights for bar in made.bars] == [3, 7]
    assert "from 15 Nov 2 in 3 nights; from 18 Nov 8.0" in table.spoken(made)
    assert table.part_week(made.bars[0]) == "part of a week: 3 nights"


def test_unanswered_nights_are_unknown_not_zero() -> None:
    nights = {TODAY - timedelta(14): 4, TODAY - timedelta(13): 0, TODAY - timedelta(1): 0}
    made = report(Book(answers=nights), Span(TODAY - timedelta(14), TODAY), TODAY)
    assert (made.total.nights, made.total.answered, made.total.cramps) == (14, 3, 4)
    assert fact(words.cramps(made), "How often") == "4 on the 3 nights answered; at least one on 1 night"
    assert fact(words.cramps(made), "Nights not answered").startswith("11 of 14; not known")
    nothing = report(Book(answers={TODAY - timedelta(9): 2}), Span(TODAY - timedelta(7), TODAY), TODAY)
    assert [bar.per_week for bar in nothing.bars] == [None]
    assert table.table(nothing)[1].forms == (("?",),)
    assert words.is_empty(nothing)
    assert words.nothing(nothing).endswith("7 nights, none of them answered: not known.")


def test_what_nights_not_answered_may_add_stands_above_what_was_written() -> None:
    nights = {TODAY - timedelta(7 - n): 1 for n in range(4)}
    [bar] = report(Book(answers=nights), Span(TODAY - timedelta(7), TODAY), TODAY).bars
    assert bar.counted == 4
    assert bar.height == pytest.approx(7)


def test_nights_before_the_diary_are_not_asked_about() -> None:
    made = report(week_two(), Span(date(2026, 1, 1), TODAY), TODAY)
    assert made.total.nights == 10
    assert words.period(made) == "1 January to 25 November 2026. The diary began on 15 November 2026."
    assert [bar.nights for bar in made.bars] == [3, 7]


def test_tonight_counts_where_it_is_known_already() -> None:
    today = Cramp("now", datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=15), Place.FOOT)
    before = {TODAY - timedelta(1): 1}
    made = report(Book(cramps=(today,), answers=before), Span(TODAY - timedelta(7), TODAY), TODAY)
    assert (made.total.nights, made.total.cramps, len(made.bars)) == (2, 2, 1)


def test_sessions_beyond_the_plan_make_up_for_none_that_was_left_out() -> None:
    days = [TODAY - timedelta(n) for n in range(4)]
    sessions = [*done(days[0]), *done(days[1], 5), *done(days[3], 2)]
    made = report(Book(tuple(sessions)), Span(days[-1], TODAY), TODAY)
    assert (made.total.done, made.total.planned, made.beyond) == (5, 9, 2)
    assert fact(words.sessions(made), "Sessions done") == "5 of 9 planned (56%); 2 more than planned"


def test_the_dose_of_each_day_makes_the_plan() -> None:
    made = report(week_ten(), usual(week_ten(), TODAY), TODAY)
    assert made.doses == ((date(2026, 9, 30), 3), (date(2026, 11, 8), 2), (date(2026, 11, 23), 1))
    assert fact(words.sessions(made), "Sessions a day") == "3 from 30 Sep, 2 from 8 Nov, 1 from 23 Nov"
    assert table.table(made)[-1].forms == (("3", "3", "3", "3", "3", "3, 2", "2", "2, 1"),)


def test_how_long_how_bad_and_where() -> None:
    day = TODAY - timedelta(3)
    cramps = (
        night(day, side=Side.LEFT, duration_ms=40_000, severity=4, woke_me=True),
        night(day, side=Side.LEFT, duration_ms=3_900_000, severity=9, woke_me=True),
        night(day, duration_ms=100_000, severity=6),
        night(day),
    )
    told = words.cramps(report(Book(cramps=cramps), Span(day, TODAY), TODAY))
    assert fact(told, "Nights woken") == "1, going by the cramps written down"
    assert fact(told, "How long") == "median 1 min 40 s, longest 1 h 5 min (of 3 cramps); not noted for 1"
    assert fact(told, "How bad (0\N{EN DASH}10)") == "median 6, worst 9 (of 3 cramps); not noted for 1"
    assert fact(told, "Where") == "calf 4 (left 2, side not noted 2)"


def test_signs_have_their_days_the_latest_first_and_many_are_counted() -> None:
    sign = frozenset({Sign.SWELLING})
    days = [TODAY - timedelta(n) for n in (2, 2, 3, 4, 5, 6, 7, 9, 9)]
    cramps = tuple(night(day, signs=sign, note=str(place)) for place, day in enumerate(days))
    told = words.signs(report(Book(cramps=cramps), Span(TODAY - timedelta(10), TODAY), TODAY))
    days_told = "24 Nov (2), 23 Nov, 22 Nov, 21 Nov, 20 Nov, 19 Nov and 2 more"
    assert fact(told, "Swelling") == f"9 cramps: {days_told}"
    assert fact(told, "Weakness") == "none noted"
    with_years = words.signs(report(Book(cramps=cramps), Span(date(2025, 12, 31), TODAY), TODAY))
    assert fact(with_years, "Swelling") == "9 cramps: 24 Nov 2026 (2), 23 Nov 2026, 22 Nov 2026 and 5 more"


def test_answers_without_entries_have_no_details() -> None:
    day = TODAY - timedelta(2)
    book = Book(cramps=(night(day, severity=3),), answers={day: 3})
    made = report(book, Span(day, TODAY), TODAY)
    assert words.details(made) == (
        "Length, strength, place and signs are of 1 of the 3 cramps: those with an entry of their own."
    )
    made = report(Book(answers={day: 3}), Span(day, TODAY), TODAY)
    assert words.details(made).startswith("No cramp has an entry of its own")
    assert [name for name, _ in words.cramps(made)] == ["How often", "Nights not answered"]
    assert {told for _, told in words.signs(made)} == {"not known"}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 11, 2), date(2026, 11, 25), "2 to 25 November 2026"),
        (date(2026, 9, 30), date(2026, 11, 25), "30 September to 25 November 2026"),
        (date(2025, 11, 30), date(2026, 11, 25), "30 November 2025 to 25 November 2026"),
        (date(2026, 11, 25), date(2026, 11, 25), "25 November 2026"),
    ],
)
def test_a_range_in_words(first: date, last: date, told: str) -> None:
    assert words.dates(Span(first, last)) == told


def test_long_ranges_have_longer_bars_and_years() -> None:
    twenty = twenty_years()
    made = report(twenty, back(twenty, TODAY), TODAY)
    assert table.each_bar(made) == "Each bar is 10 weeks, counted back from the last night."
    assert table.table(made)[0].forms[0][0] == "Nov 2006"
    assert table.table(made)[0].forms[1][0] == "Nov \N{RIGHT SINGLE QUOTATION MARK}06"
    assert fact(words.sessions(made), "Sessions a day").endswith("(and 44 earlier changes)")
    year = lived(days=365, per_week=lambda _: 3, answers=1.0)
    made = report(year, back(year, TODAY, 365), TODAY)
    assert table.each_bar(made) == "Each bar is one week, counted back from the last night."
    assert "2025" not in " ".join(table.table(made)[0].forms[0])


def test_the_made_up_diary() -> None:
    now = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=9)
    book = made_up(now, lambda nights, day: review(nights, day).sessions_per_day)
    made = report(book, usual(book, TODAY), TODAY)
    assert made.total.nights == 56
    assert 0 < made.total.answered < 56
    assert made.total.done > 0.7 * made.total.planned
    assert table.spoken(made).startswith("Bar chart of cramps a week: from 30 Sep ")


def test_a_day_in_the_future_says_that_there_is_nothing() -> None:
    made = report(week_ten(), Span(TODAY + timedelta(3), TODAY + timedelta(9)), TODAY)
    assert words.is_empty(made)
    assert words.nothing(made) == words.NOTHING
    assert made.doses == ()


@pytest.mark.parametrize(
    ("some", "every", "share"),
    [(23, 30, 77), (131, 191, 69), (0, 9, 0), (9, 9, 100), (199, 200, 99), (1, 300, 1), (1, 2, 50)],
)
def test_a_share_is_rounded_and_says_all_or_none_of_nothing_else(some: int, every: int, share: int) -> None:
    assert words.percent(some, every) == share


def test_a_thousand_is_written_in_the_table_as_in_the_words() -> None:
    part = Part(TODAY, TODAY + timedelta(6), nights=7, answered=7, cramps=1268, planned=0, done=0)
    assert table._count(part) == "1,268"
