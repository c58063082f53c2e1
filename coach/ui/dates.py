"""How days are written, in British English whatever the system's locale."""

from datetime import date, datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """Give "12 November"."""
    return f"{when.day} {MONTHS[when.month - 1]}"


def full(when: date) -> str:
    """Give "12 November 2026"."""
    return f"{day(when)} {when.year}"


def short(when: date) -> str:
    """Give "12 Nov"."""
    return f"{when.day} {MONTHS[when.month - 1][:3]}"


def month(when: date) -> str:
    """Give "November 2026"."""
    return f"{MONTHS[when.month - 1]} {when.year}"


def moment(when: datetime) -> str:
    """Give "Thu 12 Nov 2026, 21:30"."""
    return f"{WEEKDAYS[when.weekday()][:3]} {short(when)} {when.year}, {when:%H:%M}"
