"""Eight weeks of made-up history, for showing the program."""

import random
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from coach.diary.entries import Book, Cramp, Place, Session, Side
from coach.session.day import SLOTS, Slot, day_of_sessions, last_night

DAYS = 56
SEED = 7
HOURS = {Slot.MORNING: 8, Slot.MIDDAY: 13, Slot.BEDTIME: 22}


def made_up(now: datetime, per_day: Callable[[Mapping[date, int], date], int]) -> Book:
    """Give a diary that ends yesterday: cramps that become fewer, most sessions done, some nights unanswered.

    `per_day` tells from the nights how many sessions a day the plan has for a day.
    """
    dice = random.Random(SEED)  # noqa: S311  (nothing secret)
    latest = last_night(now)
    answers, cramps, sessions = {}, [], []
    for back in range(DAYS, -1, -1):
        night = latest - timedelta(days=back)
        count = _cramps(dice, weeks=(DAYS - back) / 7)
        if dice.random() < 0.85:
            answers[night] = count
        cramps += [_cramp(dice, night_start(now, back), number) for number in range(count) if dice.random() < 0.6]
    book = Book(cramps=tuple(reversed(cramps)), answers=answers)
    for back in range(DAYS, 0, -1):
        day = night_start(now, back - 1)
        slots = SLOTS[per_day(book.nights(), day.date())]
        sessions += [_session(dice, day, slot) for slot in slots if dice.random() < 0.85]
    return replace(book, sessions=tuple(reversed(sessions)))


def night_start(now: datetime, back: int) -> datetime:
    """Give eleven in the evening of the night so many nights before the last one."""
    day = day_of_sessions(now) - timedelta(days=1 + back)
    return now.replace(year=day.year, month=day.month, day=day.day, hour=23, minute=0, second=0, microsecond=0)


def _cramps(dice: random.Random, weeks: float) -> int:
    """Draw a night's cramps: about ten a week at first, two after six weeks."""
    weekly = max(2.0, 10.0 - 8.0 * max(0.0, weeks - 3) / 2)
    return sum(dice.random() < weekly / 7 / 4 for _ in range(4))


def _cramp(dice: random.Random, start: datetime, number: int) -> Cramp:
    return Cramp(
        id=str(uuid.UUID(int=dice.getrandbits(128))),
        started_at=start + timedelta(minutes=dice.randrange(20, 90) + 110 * number),
        place=dice.choices(list(Place), weights=(8, 2, 1))[0],
        side=dice.choice(list(Side)),
        duration_ms=dice.randrange(20, 300) * 1_000,
        severity=dice.randrange(3, 9),
        woke_me=dice.random() < 0.8,
    )


def _session(dice: random.Random, day: datetime, slot: Slot) -> Session:
    whole = dice.random() < 0.93
    repetitions = 28 if whole else dice.randrange(4, 27)
    return Session(
        id=str(uuid.UUID(int=dice.getrandbits(128))),
        started_at=day.replace(hour=HOURS[slot], minute=dice.randrange(5, 50), second=0, microsecond=0),
        slot=slot,
        routine="wall-calf-stretch",
        planned_ms=300_000,
        hold_ms=2_500,
        done_ms=300_000 * repetitions // 28,
        repetitions=repetitions,
        completed=whole,
    )
