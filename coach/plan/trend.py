"""Whether the cramps have become fewer: the last four weeks against the four before, and how sure that is.

The range is for the ratio of the two rates, at 95%: the share of all cramps that fell into the last four weeks
has a Wilson interval, widened by the person's own scatter from night to night (see `evidence`), since cramps
come in bouts. It says what chance may do to the count; it does not say what made the cramps fewer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import inf, sqrt

from coach.plan import words
from coach.plan.evidence import Tally

PERIOD = 28
"""Nights in each of the two periods."""
ENOUGH = 14
"""Answered nights that each of them needs before anything is said."""
YEAR = 365
"""Days for which the first four weeks are still worth a word."""
WIDTH = 1.96
"""Standard errors on each side that chance exceeds in 5% of looks."""
MANY_TIMES = 10
"""From so many times as many on, a number would claim more than is known."""


class Direction(Enum):
    """Which way the cramps seem to go."""

    UNKNOWN = "unknown"
    NONE = "none"
    FEWER = "fewer"
    FEWER_SINCE = "fewer than at the start"
    MORE = "more"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Trend:
    """What the last eight weeks show, in a few words and in a sentence."""

    direction: Direction
    headline: str
    sentence: str
    note: str
    """What to bear in mind; empty where there is nothing."""


HEADLINES = {
    Direction.UNKNOWN: "Too early to say",
    Direction.NONE: "No cramps on the nights answered",
    Direction.FEWER: "Fewer cramps, it seems",
    Direction.FEWER_SINCE: "Fewer cramps than at the start, it seems",
    Direction.MORE: "More cramps, it seems",
    Direction.UNCLEAR: "No clear change",
}
BY_THEMSELVES = "Many cramps ease by themselves, so this cannot say why."


def trend(nights: Mapping[date, int], today: date, *, southern: bool = False) -> Trend:
    """Compare the 28 nights before `today` with the 28 before them.

    `nights` holds the cramps of each answered night under the date on which it begins; a night counts from the
    next day on. `southern` moves the summer to December.
    """
    last, before = _tally(nights, today, 1), _tally(nights, today, 1 + PERIOD)
    direction, sentence = _judge(before, last)
    start = _start(nights, today)
    if direction in {Direction.FEWER, Direction.UNCLEAR} and min(start.nights, last.nights) >= ENOUGH and start.cramps:
        low, high = span(start, last)
        sentence = f"{sentence} In the first four weeks it was {_since(start, low, high)}."
        if high < 1 and direction is Direction.UNCLEAR:
            direction = Direction.FEWER_SINCE
    return Trend(direction, HEADLINES[direction], sentence, _note(direction, today, southern=southern))


def span(before: Tally, last: Tally) -> tuple[float, float]:
    """Give the ratios of the last rate to the one before that chance leaves open, at 95%; the upper may be inf.

    0.5 stands for half as many. Both tallies must have nights, and together at least one cramp.
    """
    cramps = before.cramps + last.cramps
    low, high = _wilson(last.cramps / cramps, cramps / _dispersion(before, last))
    fair = before.nights / last.nights
    return fair * low / (1 - low), fair * high / (1 - high) if high < 1 else inf


def _tally(nights: Mapping[date, int], today: date, days_ago: int) -> Tally:
    tally, latest = Tally(), today.toordinal() - days_ago
    for day in range(max(latest - PERIOD, 0) + 1, latest + 1):
        count = nights.get(date.fromordinal(day))
        tally = tally if count is None else tally.plus(count)
    return tally


def _start(nights: Mapping[date, int], today: date) -> Tally:
    """Give the first four weeks of the diary, if they are over and within a year, and are not the four before."""
    first = min((night for night in nights if night < today), default=today)
    days = (today - first).days
    return _tally(nights, today, days - PERIOD + 1) if 2 * PERIOD < days <= YEAR else Tally()


def _note(direction: Direction, today: date, *, southern: bool) -> str:
    if direction in {Direction.FEWER, Direction.FEWER_SINCE}:
        return BY_THEMSELVES
    if direction in {Direction.MORE, Direction.UNCLEAR}:
        return words.seasonal_note(today, southern=southern) or ""
    return ""


def _judge(before: Tally, last: Tally) -> tuple[Direction, str]:
    if min(before.nights, last.nights) < ENOUGH:
        return Direction.UNKNOWN, _too_few(before, last)
    if not before.cramps + last.cramps:
        return Direction.NONE, f"None on the {before.nights + last.nights} nights answered in the last eight weeks."
    low, high = span(before, last)
    seen = f"About {last.per_week:.1f} cramps a week in the last four weeks, {before.per_week:.1f} in the four before"
    if high < 1:
        return Direction.FEWER, f"{seen}: fewer, and more than chance would often do (range {_fewer(low, high)})."
    if low > 1:
        return Direction.MORE, f"{seen}: more than chance would often do (range {_more(low, high)})."
    return Direction.UNCLEAR, f"{seen}: no clear change. Anything from {_times(low)} to {_times(high)} fits."


def _dispersion(before: Tally, last: Tally) -> float:
    """How much wider than a Poisson count the person's own nights scatter; at least 1."""
    nights, cramps = before.nights + last.nights, before.cramps + last.cramps
    explained = before.cramps * before.per_night + last.cramps * last.per_night
    scatter = (before.squares + last.squares - explained) / max(1, nights - 2)
    return max(1.0, scatter * nights / cramps)


def _wilson(share: float, trials: float) -> tuple[float, float]:
    square = WIDTH * WIDTH
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = WIDTH / (1 + square / trials) * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    low = 0.0 if share == 0 else max(0.0, middle - half)
    return low, 1.0 if share == 1 else min(1.0, middle + half)


def _too_few(before: Tally, last: Tally) -> str:
    return (
        f"Answered so far: {last.nights} of the last {PERIOD} nights, {before.nights} of the {PERIOD} before. "
        f"From {ENOUGH} in each on, they can be compared."
    )


def _since(start: Tally, low: float, high: float) -> str:
    if high < 1:
        return f"{start.per_week:.1f}: fewer since then (range {_fewer(low, high)})"
    return f"{start.per_week:.1f}"


def _fewer(low: float, high: float) -> str:
    return f"{_percent(1 - high)} to {_percent(1 - low)} fewer"


def _more(low: float, high: float) -> str:
    if high < 2:
        return f"{_percent(low - 1)} to {_percent(high - 1)} more"
    return f"{_times(low)} to {_times(high)}"


def _times(ratio: float) -> str:
    if ratio < 1:
        return f"{_percent(1 - ratio)} fewer"
    if ratio < 2:
        return f"{_percent(ratio - 1)} more"
    return f"{ratio:.1f} times as many" if ratio < MANY_TIMES else "many times as many"


def _percent(share: float) -> str:
    return f"{max(1, round(100 * share))}%"
