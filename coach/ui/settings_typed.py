"""Reads a time of day as people type it."""

import re
from datetime import time

from coach.language import written

#: "22", "22:00", "22.00", "0030", "10 pm", "12:30 a.m.", "7 o'clock".
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:\s?[:.,;h]\s?(?P<minute>[0-9]{2})|(?P<run_on>[0-9]{2})|\s?o\W?clock)?(?:\s?(?P<half>[ap])\.?\s?m\.?)?"
)
#: "half past 12", "quarter to 10 pm".
_SPOKEN = re.compile(
    r"(?:a\s)?(?P<part>half past|quarter past|quarter to) (?P<hour>[0-9]{1,2})(?:\s?(?P<half>[ap])\.?\s?m\.?)?"
)
_PARTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
DAY = 24 * 60


def read_time(typed: str) -> time | None:
    """Give the time that was typed; None where it could be another, or is none."""
    words = _plain(typed)
    if spoken := _SPOKEN.fullmatch(words):
        return _time(spoken["hour"], _PARTS[spoken["part"]], spoken["half"])
    if clock := _CLOCK.fullmatch(words):
        return _time(clock["hour"], int(clock["minute"] or clock["run_on"] or 0), clock["half"])
    return _NAMED.get(words) or _as_written(words)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _as_written(words: str) -> time | None:
    """Take what the language that is spoken writes for a time: it stands in the field to begin with."""
    moments = (time(*divmod(minute, 60)) for minute in range(DAY))
    return next((moment for moment in moments if _plain(written.clock(moment)) == words), None)


def _time(hour: str, minute: int, half: str | None) -> time | None:
    full = _hour(int(hour), half)
    if full is None or minute >= 60 or (full == 24 and minute > 0):
        return None
    return time(*divmod((full * 60 + minute) % DAY, 60))


def _hour(hour: int, half: str | None) -> int | None:
    """Give the hour of 24; "22 pm" is clear, "0 pm" is not."""
    match half:
        case None:
            return hour if hour <= 24 else None
        case "p" if 12 < hour < 24:
            return hour
        case "a" if hour == 0:
            return hour
        case _ if 1 <= hour <= 12:
            return hour % 12 + (12 if half == "p" else 0)
    return None
