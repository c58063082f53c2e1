"""How many sessions a day: three to begin with, fewer as the cramps become fewer, more when they come back.

**The rule.** The first 21 answered nights are the start. From then on, at every seventh answered night,
the last six weeks (at least 14 answered nights, all at the present number of sessions) are held against it.

* *Three to two* when at least a third of the cramps a night have gone, and chance would do that less than 3
  times in 100. From the thirteenth to the twenty-fourth week of answers 12 in 100 is enough, if the number of
  sessions has not changed before: whoever has stretched three times a day for so long may try two on weaker
  evidence, since a try costs little and is watched.
* *Two to one* when, at two a day, at most half the cramps of the start are left, and chance would do that
  less than 3 times in 100.
* *Up by one* when the last two weeks (at least seven answered nights) have too many cramps for that cut and
  more than the quiet weeks around it, as chance would do less than once in 200; or when six weeks (28
  answered nights) bring as many as the start did.
* Two weeks must pass between a cut and the next one, four after a step up or a choice of the person's.
  Cramps that become clearly more at three a day make a new start.

Chance is measured by the person's own scatter from night to night, since cramps come in bouts (see
`evidence`). A night counts from the day after it begins, when it is over; unanswered nights count nowhere.

**Why these numbers.** They were set on simulated people (`tests/benchmarks/virtual_patients.py`). Of people
whose cramps stay as they are, about 1 in 13 loses a session within 12 weeks, 2 in 7 within 20, 1 in 3 within
a year. The second figure is the price of seeing slow falls: a rule that finds 85% of those whose six cramps a
week sink to 2.4 over four weeks, by week 20, must wrongly cut at least 1 in 6 of the others by then, even if
it knew the shape of the fall. On placebo alone cramps fell by a third (Maor 2017), so a third is the floor,
and no sentence says that the stretching did it.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date
from enum import Enum
from heapq import merge
from types import MappingProxyType

import msgspec

from coach.plan import words
from coach.plan.evidence import Tally, Window, fall

MOST, FEWEST = 3, 1
START_NIGHTS = 21
RECENT_DAYS, RECENT_NIGHTS = 42, 14
LOOK_EVERY = 7
CLEAR, FAIR, RETURN = 1.92, 1.175, 2.58
"""Standard errors that chance exceeds in 2.7%, 12% and 0.5% of looks."""
FAIR_AFTER, FAIR_UNTIL = 84, 168
SHARE_LEFT = {3: 2 / 3, 2: 1 / 2}
"""The share of the start's cramps that may be left for a cut from so many a day."""
RETURN_DAYS, RETURN_NIGHTS = 14, 7
QUIET_NIGHTS, BACK_NIGHTS = 42, 28
WAIT = 28
"""Days until the next cut after a step up or a choice; after a cut, the nights asked for make two weeks."""
GP_WEEKS = 6
"""Weeks without a fall after which, with most sessions done, a GP is the better advice."""
SOME_CRAMPS = 0.5
"""Cramps a week below which the absence of a fall is nothing to take to a GP."""
NO_CHOICES: Mapping[date, int] = MappingProxyType({})


class Cause(Enum):
    """What brought a change about."""

    FALL = "fall"
    RISE = "rise"
    CHOICE = "choice"


class Change(msgspec.Struct, frozen=True):
    """A day from which there was another number of sessions, or on which the person held the plan back."""

    day: date
    sessions_per_day: int
    reason: str
    """What was seen and what follows, as shown on that day."""
    because: str
    """What was seen, without what follows."""
    cause: Cause
    plan_says: int
    """Sessions a day the plan by itself would have had on that day; differs only after a choice."""


class Dose(msgspec.Struct, frozen=True):
    """Sessions a day on one day, how it came to that, and what else the answers show."""

    sessions_per_day: int
    reason: str
    changes: tuple[Change, ...]
    no_fall_since: date | None
    """First day of the present time at three a day with cramps and no fall in them; None where there is a
    fall, hardly a cramp, or too few recent answers to say."""


def review(nights: Mapping[date, int], today: date, choices: Mapping[date, int] = NO_CHOICES) -> Dose:
    """Derive the number of sessions a day from the diary, from the first night to `today`.

    `nights` holds the cramps of each answered night under the date on which it begins; a night counts from
    the next day on, and nights and choices after `today` are ignored. `choices` are the days on which the
    person overruled the plan. Raises ValueError for a negative count or a choice outside one to three.
    """
    check(nights, choices)
    course = Course()
    course.take_in(nights, today, choices)
    return course.dose(today)


def weeks_without_fall(dose: Dose, today: date) -> int:
    """Count whole weeks at three a day without a fall; 0 where there is one, or nothing to say.

    From `GP_WEEKS` on, with most sessions done, a GP is the better advice than more stretching.
    """
    return (today - dose.no_fall_since).days // 7 if dose.no_fall_since else 0


_NIGHT, _CHOICE = 0, 1


def check(nights: Mapping[date, int], choices: Mapping[date, int]) -> None:
    """Raise ValueError for what cannot be in a diary."""
    if min(nights.values(), default=0) < 0:
        night, count = next((night, count) for night, count in nights.items() if count < 0)
        raise ValueError(f"The night of {night} has {count} cramps; it takes none or more.")
    for day, sessions in choices.items():
        if not FEWEST <= sessions <= MOST:
            raise ValueError(f"The choice of {day} is {sessions} a day; it takes one, two or three.")


def _events(nights: Mapping[date, int], today: date, choices: Mapping[date, int]) -> Iterator[tuple[int, int, int]]:
    """Put nights and choices in order of the day number on which they count, the night first."""
    counted = ((night.toordinal() + 1, _NIGHT, nights[night]) for night in sorted(nights) if night < today)
    chosen = ((day.toordinal(), _CHOICE, choices[day]) for day in sorted(choices) if day <= today)
    return merge(counted, chosen) if choices else counted


class Course:
    """The plan on its way through the diary, one night or choice after another."""

    def __init__(self) -> None:
        self.level = MOST
        self.since: int | None = None
        self.wait = 0
        self.changes: list[Change] = []
        self.recent = Window(RECENT_DAYS)
        self.fortnight = Window(RETURN_DAYS)
        self.quiet: Tally | None = None
        self.settling = False
        self._begin()

    def _begin(self) -> None:
        """Count a new start from the next night on."""
        self.start = Tally()
        self.first: int | None = None
        self.answered = 0
        self._forget()

    def _forget(self) -> None:
        """Judge the present number of sessions by its own nights only."""
        self.recent.clear()
        self.fortnight.clear()
        self.looked = 0

    def take_in(self, nights: Mapping[date, int], today: date, choices: Mapping[date, int]) -> None:
        """Go on with nights and choices that come after all those before; none after `today` counts."""
        for day, entry, count in _events(nights, today, choices):
            if entry == _NIGHT:
                self.night(day, count)
            else:
                self.choice(day, count)

    def copy(self) -> "Course":
        """Give another one that goes on from here."""
        other = copy(self)
        other.changes, other.recent, other.fortnight = self.changes.copy(), self.recent.copy(), self.fortnight.copy()
        return other

    def night(self, day: int, count: int) -> None:
        """Take in a night that is over by `day`, and change the number of sessions where it shows cause."""
        self.answered += 1
        if self.start.nights < START_NIGHTS:
            self.first = day - 1 if self.first is None else self.first
            self.start = self.start.plus(count)
            return
        self.recent.add(day, count)
        self._settle(self.fortnight.add(day, count))
        self.looked += 1
        if self.level < MOST and (because := self._return()):
            self._change(day, self.level + 1, Cause.RISE, because)
        elif self.looked % LOOK_EVERY == 0 and len(self.recent) >= RECENT_NIGHTS:
            self._look(day)

    def _settle(self, counts: list[int]) -> None:
        """Let nights that passed without a return join the quiet ones, up to six weeks of them."""
        for count in counts if self.settling else ():
            if self.quiet and self.quiet.nights < QUIET_NIGHTS:
                self.quiet = self.quiet.plus(count)

    def _look(self, day: int) -> None:
        """Hold the last six weeks against the start."""
        recent = self.recent.tally
        if self.level == MOST and fall(self.start, recent) <= -RETURN:
            self._begin()
        elif self.level > FEWEST and self._rested(day) and self._fallen(recent):
            self.quiet = recent
            sure = fall(self.start, recent) >= CLEAR
            self._change(day, self.level - 1, Cause.FALL, words.fall(self.start, recent, sure=sure))

    def _rested(self, day: int) -> bool:
        return self.since is None or day - self.since >= self.wait

    def _fallen(self, recent: Tally) -> bool:
        """Whether so few are left, and beyond chance, that a session may go."""
        enough = recent.per_night <= self.start.per_night * SHARE_LEFT[self.level]
        return enough and fall(self.start, recent) >= self._needed()

    def _needed(self) -> float:
        fair = not self.changes and FAIR_AFTER < self.answered <= FAIR_UNTIL
        return FAIR if fair else CLEAR

    def _return(self) -> str | None:
        """Say what shows that the cramps are back, or None. Asked every night, so the windows are looked at as such."""
        quiet, limit = self.quiet or self.start, self.start.per_night
        many = self.fortnight.per_night > limit * SHARE_LEFT[self.level + 1]
        if many and len(self.fortnight) >= RETURN_NIGHTS and fall(quiet, self.fortnight.tally) <= -RETURN:
            return words.risen(quiet, self.fortnight.tally)
        as_many = len(self.recent) >= BACK_NIGHTS and self.recent.per_night >= limit > 0
        if as_many and quiet.per_night <= limit * SHARE_LEFT[MOST]:
            return words.back(self.start, self.recent.tally)
        return None

    def choice(self, day: int, sessions: int) -> None:
        """Do as the person says, and note what the plan would have done."""
        today = date.fromordinal(day)
        proposed = self.changes.pop() if self.changes and self.changes[-1].day == today else None
        if sessions == self.level:
            self.changes += [proposed] if proposed else []
            self.since, self.wait = day, WAIT  # it is what the person wants, whatever older nights come to show
            return
        if sessions < self.level and len(self.recent) >= RECENT_NIGHTS:
            self.quiet = self.recent.tally
        last = next((change.because for change in reversed(self.changes) if change.cause is not Cause.CHOICE), None)
        because = words.overruled(self.level, proposed.because if proposed else None, last)
        self._change(day, sessions, Cause.CHOICE, because)

    def _change(self, day: int, sessions: int, cause: Cause, because: str) -> None:
        plan = self.level if cause is Cause.CHOICE else sessions
        reason = f"{because} {words.from_today(sessions)}"
        self.changes.append(Change(date.fromordinal(day), sessions, reason, because, cause, plan))
        self.wait = 0 if cause is Cause.FALL else WAIT
        self.settling = sessions < self.level
        self.level, self.since = sessions, day
        self._forget()

    def dose(self, today: date) -> Dose:
        """Give what holds on `today`, after everything up to it has been taken in."""
        self.recent.trim(today.toordinal())
        return Dose(self.level, self._reason(today), tuple(self.changes), self._no_fall_since())

    def _reason(self, today: date) -> str:
        if not self.changes:
            return words.at_the_start(self.start, START_NIGHTS, self.recent.tally)
        last = self.changes[-1]
        if last.day == today:
            return last.reason
        return words.since(last.day, last.sessions_per_day, last.because)

    def _no_fall_since(self) -> date | None:
        recent = self.recent.tally
        silent = recent.nights < RECENT_NIGHTS or recent.per_week < SOME_CRAMPS
        if self.level < MOST or silent or self.first is None or self._fallen(recent):
            return None
        return date.fromordinal(max(self.first, self.since or 0))
