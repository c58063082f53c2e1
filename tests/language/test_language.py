"""Texts, days and numbers in British English, and in a language that was handed in."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest

from coach.language import spoken, written
from coach.language.spoken import BritishEnglish, Form
from coach.language.texts import mark, tr


class Shouting(BritishEnglish):
    """A language that is easily told apart."""

    def text(self, source: str, comment: str, number: int) -> str:
        return f"{comment}{super().text(source, comment, number)}!"

    def number(self, value: float, places: int) -> str:
        return super().number(value, places).replace(".", ",")


@pytest.fixture
def shouting() -> Iterator[None]:
    spoken.use(Shouting())
    yield
    spoken.use(BritishEnglish())


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 nights, 0 entries"), (1, "1 night, 1 entry"), (2, "2 nights, 2 entries"), (21, "21 nights, 21 entries")],
)
def test_what_is_counted_has_its_ending(number: int, said: str) -> None:
    assert tr("%n night(s), %n entr(y|ies)", "", number) == said


def test_values_stand_where_the_text_says() -> None:
    assert tr("{b} before {a}", a=1, b="{a}") == "{a} before 1"
    assert tr("a brace { alone, and (s)") == "a brace { alone, and (s)"
    assert mark("as it is") == "as it is"


@pytest.mark.usefixtures("shouting")
def test_another_language_is_asked() -> None:
    assert tr("done", "the state: ") == "the state: done!"
    assert tr("%n night(s) {where}", "", 2, where="here") == "2 nights here!"
    assert written.number(2.5, 1) == "2,5"


@pytest.mark.parametrize("form", Form)
def test_days_are_written_as_the_form_says(form: Form) -> None:
    """The letters of the form are Qt's: each part of the date stands in the same order."""
    parts = {
        "dddd": "Sunday", "ddd": "Sun", "d": "1", "MMMM": "November", "MMM": "Nov", "yyyy": "2026",
    }  # fmt: skip
    assert BritishEnglish().day(date(2026, 11, 1), form) == " ".join(parts[part] for part in form.value.split())


def test_times_and_moments() -> None:
    assert written.clock(time(7, 5)) == "07:05"
    assert written.moment(datetime(2026, 11, 12, 21, 30)) == "Thu 12 Nov 2026, 21:30"
