"""Which language is spoken: what one must be able to do, and British English, in which all texts stand in the code."""

import re
from datetime import date, time
from enum import StrEnum
from typing import Protocol

#: "(s)" or "(y|ies)" behind a word that is counted.
_ENDING = re.compile(r"\(([^()|]*)(?:\|([^()|]*))?\)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Form(StrEnum):
    """How much of a date is written; the value is the British order, in Qt's letters."""

    DAY = "d MMMM"
    FULL = "d MMMM yyyy"
    SHORT = "d MMM"
    SHORT_FULL = "d MMM yyyy"
    MONTH = "MMMM yyyy"
    SHORT_MONTH = "MMM"
    WEEKDAY = "dddd"
    SHORT_WEEKDAY = "ddd"


class Language(Protocol):
    """What a language must be able to do."""

    @property
    def code(self) -> str:
        """Give its name as BCP 47 has it: "en-GB"."""

    def text(self, source: str, comment: str, number: int) -> str:
        """Give a source text in it, "%n" left as it is; `number` is what is counted, or -1."""

    def day(self, when: date, form: Form) -> str:
        """Write a date."""

    def time(self, when: time) -> str:
        """Write a time of day, to the minute."""

    def number(self, value: float, places: int) -> str:
        """Write a number with so many decimal places."""


class BritishEnglish:
    """The language of the source texts: only what is counted has to be put right."""

    code = "en-GB"

    def text(self, source: str, _comment: str, number: int) -> str:
        """Give the text: "%n night(s)" is "%n night" for one and "%n nights" for all other numbers."""
        if number < 0:
            return source
        return _ENDING.sub(lambda ending: _chosen(ending, one=number == 1), source)

    def day(self, when: date, form: Form) -> str:
        """Write a date as "12 November 2026"."""
        month, weekday = _MONTHS[when.month - 1], _WEEKDAYS[when.weekday()]
        match form:
            case Form.DAY:
                return f"{when.day} {month}"
            case Form.FULL:
                return f"{when.day} {month} {when.year}"
            case Form.SHORT:
                return f"{when.day} {month[:3]}"
            case Form.SHORT_FULL:
                return f"{when.day} {month[:3]} {when.year}"
            case Form.MONTH:
                return f"{month} {when.year}"
            case Form.SHORT_MONTH:
                return month[:3]
            case Form.WEEKDAY:
                return weekday
            case Form.SHORT_WEEKDAY:
                return weekday[:3]

    def time(self, when: time) -> str:
        """Write a time as "21:30"."""
        return f"{when:%H:%M}"

    def number(self, value: float, places: int) -> str:
        """Write a number as "2.5" or "1,234"."""
        return f"{value:,.{places}f}"


_language: Language = BritishEnglish()


def use(language: Language) -> None:
    """Speak it from now on: said once, before anything is shown, as with Qt's own translators."""
    global _language  # noqa: PLW0603  (the one thing set for the whole program)
    _language = language


def current() -> Language:
    """Give the language that is spoken."""
    return _language


def _chosen(ending: re.Match[str], *, one: bool) -> str:
    first, second = ending.groups()
    if second is None:
        return "" if one else first
    return first if one else second
