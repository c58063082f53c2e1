"""The plan in the terminal: sessions a day, why, and the days on which that changed."""

import io
from datetime import date, timedelta

from coach import terminal
from coach.diary.entries import Book
from coach.language import spoken
from coach.language.spoken import BritishEnglish, Form


class Backwards(BritishEnglish):
    """Writes days as somebody else does."""

    def day(self, when: date, form: Form) -> str:
        return f"{when:%Y/%d/%m}"


def told() -> str:
    out, first = io.StringIO(), date(2026, 3, 1)
    nights = {first + timedelta(night): 2 if night < 30 else 0 for night in range(90)}
    book = Book((), (), nights, {date(2026, 5, 10): 3})
    terminal.print_plan(book, first + timedelta(90), as_json=False, out=out)
    return out.getvalue()


def test_a_day_is_written_as_one_says_it() -> None:
    assert "\n10 May 2026  3 a day  " in told()


def test_a_day_is_written_as_the_language_does() -> None:
    spoken.use(Backwards())
    try:
        assert "2026/10/05  3 a day" in told()
    finally:
        spoken.use(BritishEnglish())
