"""What is counted by looking where it must be is what a look at everything gives."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.diary.changes import newest_first
from coach.diary.entries import Book
from coach.session.day import day_of_sessions, night_of
from tests.plan.books import TODAY, books

days = st.integers(-4, 200).map(lambda ago: TODAY - timedelta(ago))


@given(books(), days, days)
def test_whatever_the_diary_it_is_counted_right(book: Book, one: date, other: date) -> None:
    """All of it at once: to think of a diary takes longer than to count in it."""
    check_every_night_is_counted_once_and_the_oldest_stands_first(book)
    check_whole_sessions_are_counted_day_by_day(book, one, other)
    check_a_day_knows_the_slots_that_were_filled(book, one)


def check_every_night_is_counted_once_and_the_oldest_stands_first(book: Book) -> None:
    written = Counter(night_of(cramp.started_at) for cramp in book.cramps)
    known = book.nights()
    assert known == {n: max(written[n], book.answers.get(n, 0)) for n in written.keys() | book.answers.keys()}
    assert list(known) == sorted(known)


def check_whole_sessions_are_counted_day_by_day(book: Book, one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    whole = Counter(day_of_sessions(session.started_at) for session in book.sessions if session.completed)
    assert book.done(first, last) == {day: count for day, count in whole.items() if first <= day <= last}


def check_a_day_knows_the_slots_that_were_filled(book: Book, day: date) -> None:
    ordered = Book(newest_first(book.sessions))
    assert ordered.filled(day) == {
        s.slot for s in book.sessions if s.completed and day_of_sessions(s.started_at) == day
    }
