"""When to remind: which reminder is to be shown now, which comes next, and when to look again."""

from bisect import bisect_left
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta

import msgspec

from coach.session.day import (
    DAY_BEGINS,
    SLOTS,
    Occasion,
    Reminded,
    Slot,
    Times,
    day_of_sessions,
    into_day,
    next_turn,
    part_of_day,
)

#: How soon a reminder comes back: snoozed or not answered once, and not answered again.
SOON, LATER = timedelta(minutes=10), timedelta(minutes=30)
#: A reminder stamped this much ahead of now was shown before the clock was set back.
SET_BACK = timedelta(minutes=1)
#: Set back by more than this, the clock had been wrong, and the slots that it passed are yet to come.
CLOCK_WAS_WRONG = timedelta(hours=2)
#: How many days ahead the next reminder is sought; no pause, flight or dose leaves so many empty.
DAYS_AHEAD = 8


class Agenda(msgspec.Struct, frozen=True):
    """What reminders ask for at an instant; instants bear the local offset."""

    remind: Occasion | None  # to be shown now, for the first time or again
    open: Occasion | None  # due, neither done nor declined: shown, to come back, or to be shown now
    next: datetime | None  # when the next one comes; while one waits to come back, when it does
    next_slot: Occasion | None  # the one that comes then
    look_at: datetime  # when to look again, always after now


def agenda(  # noqa: PLR0913 - what there is to weigh, each from another place
    now: datetime,
    times: Times,
    per_day: int,
    filled: Callable[[date], Collection[Slot]],
    reminded: Reminded | None,
    *,
    on: bool,
    resting: date | None,
    local: Callable[[datetime], datetime],
) -> Agenda:
    """Give what reminders ask for; nothing is open while they are off, or paused for the day.

    Only the present part of the day is asked about, so that after a long sleep one reminder comes, not three. `now`
    bears the local offset, a fixed one, and `local` gives such a one to a naive local time, as `datetime.astimezone`
    does. A slot whose time the clocks leave out comes as much later, and one whose time comes twice comes the first
    time. A reminder that could not be shown is asked for again at each look, soon.
    """
    turn = _first_after(now, next_turn(now, times), local)
    if not on:
        return Agenda(remind=None, open=None, next=None, next_slot=None, look_at=turn)
    weighed = _Weighed(now, times, per_day, filled, reminded, resting, local)
    due = weighed.due_now()
    remind = due if due and weighed.comes(due) <= now else None
    slot, at = weighed.upcoming(due if remind is None else None)
    looks = [turn, at, now + SOON if remind else None]
    return Agenda(remind=remind, open=due, next=at, next_slot=slot, look_at=min(look for look in looks if look))


def shown(occasion: Occasion, now: datetime, before: Reminded | None) -> Reminded:
    """Note that a reminder was just put before the person: unanswered it comes back in 10 minutes, then every 30."""
    often = before.shown + 1 if before and before.occasion == occasion else 1
    return Reminded(occasion, now, now + (SOON if often == 1 else LATER), often)


def snoozed(occasion: Occasion, now: datetime) -> Reminded:
    """Note that the person wants it in 10 minutes; having answered, they are counted from there anew."""
    return Reminded(occasion, now, now + SOON, shown=0)


def declined(occasion: Occasion, now: datetime) -> Reminded:
    """Note that the person does not want this one; it is not asked for again."""
    return Reminded(occasion, now, None)


class _Weighed(msgspec.Struct, frozen=True):
    now: datetime
    times: Times
    per_day: int
    filled: Callable[[date], Collection[Slot]]
    reminded: Reminded | None
    resting: date | None
    local: Callable[[datetime], datetime]

    def due_now(self) -> Occasion | None:
        present = _occasion(self.now, self.times)
        return present if self._due_at(present) <= self.now and self._asked_for(present) else None

    def comes(self, occasion: Occasion) -> datetime:
        """Give when the reminder of an occasion is to be shown, or was to be."""
        due, last = self._due_at(occasion), self.reminded
        if last is None or last.occasion != occasion or last.again is None:
            return due
        was_set_back = last.at > max(self.now, due) + SET_BACK
        return due if was_set_back else max(due, last.again)

    def upcoming(self, waiting: Occasion | None) -> tuple[Occasion | None, datetime | None]:
        """Give the next reminder and when it comes; one that waits comes first, if its slot lasts till then."""
        today = day_of_sessions(self.now)
        days = (today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD))
        for occasion in (Occasion(day, slot) for day in days for slot in SLOTS[self.per_day]):
            if (occasion == waiting or self._due_at(occasion) > self.now) and self._asked_for(occasion):
                at = _here(self.comes(occasion), self.local)
                if _occasion(at, self.times) == occasion:
                    return occasion, at
        return None, None

    def _due_at(self, occasion: Occasion) -> datetime:
        """Give when a slot's time comes."""
        dawn = datetime.combine(occasion.day, time()) + DAY_BEGINS
        best, other = _readings(dawn + into_day(self.times.of(occasion.slot)), self.local)
        return best if _occasion(best, self.times) == occasion else other

    def _asked_for(self, occasion: Occasion) -> bool:
        return (
            occasion.slot in SLOTS[self.per_day]
            and occasion.day != self.resting
            and not self._has_passed(occasion)
            and occasion.slot not in self.filled(occasion.day)
        )

    def _has_passed(self, occasion: Occasion) -> bool:
        """Tell whether it was declined, or lies before the latest one, whose own answer is no longer known.

        A flight west brings parts of the day back, and so does a clock set back. They are not asked about twice.
        """
        last = self.reminded
        if last is None:
            return False
        if last.occasion == occasion:
            return last.again is None
        seen_at = max(self.now, self._due_at(occasion))
        return _order(occasion) < _order(last.occasion) and last.at <= seen_at + CLOCK_WAS_WRONG


def _occasion(instant: datetime, times: Times) -> Occasion:
    return Occasion(day_of_sessions(instant), part_of_day(instant, times))


def _order(occasion: Occasion) -> tuple[date, int]:
    return occasion.day, tuple(Slot).index(occasion.slot)


def _readings(wall: datetime, local: Callable[[datetime], datetime]) -> tuple[datetime, datetime]:
    """Give the instants that a local time may mean, the better first: the first of two, the later of none.

    For a time that the clocks leave out, `datetime.astimezone` gives the earlier one first, and zones the later one.
    """
    early, late = sorted(local(wall.replace(fold=fold)) for fold in (0, 1))
    is_left_out = early.replace(tzinfo=None) != wall
    return (late, early) if is_left_out else (early, late)


def _first_after(now: datetime, wall: datetime, local: Callable[[datetime], datetime]) -> datetime:
    """Give when clocks next show a local time or jump over it; soon, if they do not, as while the zone changes."""
    best, other = _readings(wall, local)
    if best > other:  # the clocks leave it out: when they jump
        seconds = range(round((best - other).total_seconds()))
        best = other + timedelta(seconds=1) * bisect_left(
            seconds, True, key=lambda second: _wall(other + timedelta(seconds=second), local) >= wall
        )
    return next((reading for reading in (best, other) if reading > now), now + SOON)


def _here(instant: datetime, local: Callable[[datetime], datetime]) -> datetime:
    """Give the same instant with the offset that holds here and then, which `local` knows by local times alone."""
    wall = instant.replace(tzinfo=None)
    for _ in range(3):  # the offset of now may be another, and the clocks may change between
        for fold in (0, 1):
            if (reading := local(wall.replace(fold=fold))) == instant:
                return reading
        wall += instant - local(wall)
    return instant


def _wall(instant: datetime, local: Callable[[datetime], datetime]) -> datetime:
    return _here(instant, local).replace(tzinfo=None)
