"""Made-up diaries to look back on: the first day, week two, week ten, twenty years."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.plan.dose import review
from coach.session.day import SLOTS, Slot
from coach.ui.history_weeks import planned_on

TODAY = date(2026, 11, 25)
HOURS = {Slot.MORNING: time(8, 10), Slot.MIDDAY: time(13, 5), Slot.BEDTIME: time(22, 20)}
NOTES = ("", "", "", "Long walk the day before.", "Woke twice. Massaged it, and it passed.")


def first_day() -> Book:
    return Book()


def week_two() -> Book:
    return lived(days=10, per_week=lambda _: 6, answers=0.85)


def week_ten() -> Book:
    """Cramps fall from the third week on, two weeks in the middle are not answered."""
    return lived(days=70, per_week=lambda day: 8 if day < 21 else 1.6, answers=0.9, away=range(34, 47))


def twenty_years() -> Book:
    """About 22,000 sessions, 10,000 cramps and 7,300 nights."""
    return lived(days=7_300, per_week=lambda day: 11 if day % 1_100 < 500 else 8, answers=1.0, sessions=1.0, full=True)


STORIES: dict[str, Callable[[], Book]] = {
    "1-first-day": first_day,
    "2-week-two": week_two,
    "3-week-ten": week_ten,
    "4-twenty-years": twenty_years,
}


def lived(
    *,
    days: int,
    per_week: Callable[[int], float],
    answers: float,
    away: range = range(0),
    sessions: float = 0.85,
    full: bool = False,
    seed: int = 7,
) -> Book:
    """A diary of so many days up to today; `full` has three sessions on each whatever the plan says."""
    chance = Random(seed)  # noqa: S311  (made up, not secret)
    start = TODAY - timedelta(days)
    counts = {n: _count(chance, per_week(n) / 7) for n in range(days) if n not in away and chance.random() < answers}
    nights = {start + timedelta(n): count for n, count in counts.items()}
    cramps = [cramp for night, count in nights.items() for cramp in _cramps(chance, night, count)]
    changes = review(nights, TODAY).changes
    done = []
    for number in range(days + 1):
        day = start + timedelta(number)
        slots = SLOTS[3 if full else planned_on(changes, day)]
        done += [_session(chance, day, slot) for slot in slots if number not in away and chance.random() < sessions]
    newest = sorted(done, key=lambda s: s.started_at, reverse=True)
    if not full:
        newest = [session for session in newest if session.started_at < datetime.combine(TODAY, time(9), UTC)]
    return Book(tuple(newest), tuple(sorted(cramps, key=lambda c: c.started_at, reverse=True)), nights)


def _count(chance: Random, rate: float) -> int:
    return sum(chance.random() < rate / 20 for _ in range(20))


def _cramps(chance: Random, night: date, count: int) -> Iterator[Cramp]:
    for number in range(count):
        at = datetime.combine(night + timedelta(1), time(1 + number % 5, chance.randrange(60)), UTC)
        yield Cramp(
            f"{night}-{number}",
            at,
            chance.choice([Place.CALF, Place.CALF, Place.CALF, Place.FOOT, Place.THIGH]),
            chance.choice([Side.LEFT, Side.RIGHT, Side.BOTH, None]),
            chance.choice([None, 45_000, 140_000, 300_000]),
            chance.choice([None, 3, 5, 7]),
            chance.random() < 0.6,
            frozenset([Sign.NUMBNESS] if chance.random() < 0.05 else []),
            chance.choice(NOTES),
        )


def _session(chance: Random, day: date, slot: Slot) -> Session:
    at = datetime.combine(day, HOURS[slot], UTC) + timedelta(minutes=chance.randrange(40))
    whole = chance.random() < 0.95
    done = (300_000, 28) if whole else (190_000, 17)
    return Session(f"{day}-{slot}", at, slot, "wall-calf-stretch", 300_000, 2_500, *done, completed=whole)
