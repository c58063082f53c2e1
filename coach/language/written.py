"""How days, times and numbers are written in the language that is spoken."""

from datetime import date, datetime, time

from coach.language.spoken import Form, current
from coach.language.texts import tr

#: What stands in the place of a time that is to be put in.
TIME = "{time}"


def day(when: date) -> str:
    """Give "12 November"."""
    return current().day(when, Form.DAY)


def full(when: date) -> str:
    """Give "12 November 2026"."""
    return current().day(when, Form.FULL)


def short(when: date) -> str:
    """Give "12 Nov"."""
    return current().day(when, Form.SHORT)


def short_full(when: date) -> str:
    """Give "12 Nov 2026"."""
    return current().day(when, Form.SHORT_FULL)


def month(when: date) -> str:
    """Give "November 2026"."""
    return current().day(when, Form.MONTH)


def short_month(when: date) -> str:
    """Give "Nov"."""
    return current().day(when, Form.SHORT_MONTH)


def weekday(when: date) -> str:
    """Give "Thursday"."""
    return current().day(when, Form.WEEKDAY)


def short_weekday(when: date) -> str:
    """Give "Thu"."""
    return current().day(when, Form.SHORT_WEEKDAY)


def clock(when: datetime | time) -> str:
    """Give "21:30"."""
    return current().time(when.time() if isinstance(when, datetime) else when)


def moment(when: datetime) -> str:
    """Give "Thu 12 Nov 2026, 21:30"."""
    return any_moment(when).replace(TIME, clock(when))


def any_moment(when: date) -> str:
    """Give "Thu 12 Nov 2026, {time}", for whoever puts many moments of a day into words."""
    return tr("{weekday} {day}, {time}", weekday=short_weekday(when), day=short_full(when), time=TIME)


def number(value: float, places: int = 0) -> str:
    """Give "2.5" with one place."""
    return current().number(value, places)
