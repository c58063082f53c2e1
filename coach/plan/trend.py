"""Whether the cramps have become fewer: the last four weeks against the four before, and how sure that is.

The range is for the ratio of the two rates, at 95%: the share of all cramps that fell into the last four weeks
has a Wilson interval, widened by the person's own scatter from night to night (see `evidence`), since cramps
come in bouts. It says what chance may do to the count; it does not say what made the cramps fewer.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from math import inf, sqrt

import msgspec

from coach.language import written
from coach.language.texts import mark, tr
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


class Trend(msgspec.Struct, frozen=True):
    """What the last eight weeks show, in a few words and in a sentence."""

    direction: Direction
    headline: str
    sentence: str
    note: str
    """What to bear in mind; empty where there is nothing."""


HEADLINES = {
    Direction.UNKNOWN: mark("Too early to say"),
    Direction.NONE: mark("No cramps on the nights answered"),
    Direction.FEWER: mark("Fewer cramps, it seems"),
    Direction.FEWER_SINCE: mark("Fewer cramps than at the start, it seems"),
    Direction.MORE: mark("More cramps, it seems"),
    Direction.UNCLEAR: mark("No clear change"),
}
BY_THEMSELVES = mark("Many cramps ease by themselves, so this cannot say why.")


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
        if high < 1 and direction is Direction.UNCLEAR:
            return _fewer_since(start, before, last)
        sentence = f"{sentence} {_since(start, low, high)}"
    return Trend(direction, tr(HEADLINES[direction]), sentence, _note(direction, today, southern=southern))


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
    if direction is Direction.FEWER:
        return tr(BY_THEMSELVES)
    if direction in {Direction.MORE, Direction.UNCLEAR}:
        return words.seasonal_note(today, southern=southern) or ""
    return ""


def _judge(before: Tally, last: Tally) -> tuple[Direction, str]:
    if min(before.nights, last.nights) < ENOUGH:
        return Direction.UNKNOWN, _too_few(before, last)
    if not before.cramps + last.cramps:
        nights = before.nights + last.nights
        return Direction.NONE, tr("None on the %n night(s) answered in the last eight weeks.", "", nights)
    low, high = span(before, last)
    rates = {"rate": written.number(last.per_week, 1), "earlier": written.number(before.per_week, 1)}
    if high < 1:
        return Direction.FEWER, tr(
            "About {rate} cramps a week in the last four weeks, {earlier} in the four before: "
            "fewer, and more than chance would often do (range {range}).",
            **rates,
            range=_fewer(low, high),
        )
    if low > 1:
        return Direction.MORE, tr(
            "About {rate} cramps a week in the last four weeks, {earlier} in the four before: "
            "more than chance would often do (range {range}).",
            **rates,
            range=_more(low, high),
        )
    return Direction.UNCLEAR, tr(
        "About {rate} cramps a week in the last four weeks, {earlier} in the four before: "
        "no clear change. Anything from {least} to {most} fits.",
        **rates,
        least=_times(low),
        most=_times(high),
    )


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
    return tr(
        "Answered so far: {last} of the last {nights} nights, {before} of the {nights} before. "
        "From {enough} in each on, they can be compared.",
        last=written.number(last.nights),
        before=written.number(before.nights),
        nights=written.number(PERIOD),
        enough=written.number(ENOUGH),
    )


def _since(start: Tally, low: float, high: float) -> str:
    rate = written.number(start.per_week, 1)
    if high < 1:
        return tr(
            "In the first four weeks it was {rate}: fewer since then (range {range}).",
            rate=rate,
            range=_fewer(low, high),
        )
    return tr("In the first four weeks it was {rate}.", "cramps a week", rate=rate)


def _fewer_since(start: Tally, before: Tally, last: Tally) -> Trend:
    """Say first what the headline says, and then that the last weeks alone would not say it."""
    sentence = tr(
        "Now about {rate} cramps a week, and {earlier} in the first four weeks: "
        "fewer, and more than chance would often do (range {range}).",
        rate=written.number(last.per_week, 1),
        earlier=written.number(start.per_week, 1),
        range=_fewer(*span(start, last)),
    )
    least, most = map(_times, span(before, last))
    lately = tr(
        "The last four weeks against the four before, with {earlier} a week: no clear change. "
        "Anything from {least} to {most} fits.",
        earlier=written.number(before.per_week, 1),
        least=least,
        most=most,
    )
    direction = Direction.FEWER_SINCE
    return Trend(direction, tr(HEADLINES[direction]), sentence, f"{lately} {tr(BY_THEMSELVES)}")


def _fewer(low: float, high: float) -> str:
    return tr("{least} to {most} fewer", "a range: 12% to 50% fewer", least=_percent(1 - high), most=_percent(1 - low))


def _more(low: float, high: float) -> str:
    if high < 2:
        return tr(
            "{least} to {most} more", "a range: 12% to 50% more", least=_percent(low - 1), most=_percent(high - 1)
        )
    return tr("{least} to {most}", "a range: 12% more to 3.0 times as many", least=_times(low), most=_times(high))


def _times(ratio: float) -> str:
    if ratio < 1:
        return tr("{share} fewer", "12% fewer", share=_percent(1 - ratio))
    if ratio < 2:
        return tr("{share} more", "12% more", share=_percent(ratio - 1))
    if ratio < MANY_TIMES:
        return tr("{times} times as many", times=written.number(ratio, 1))
    return tr("many times as many")


def _percent(share: float) -> str:
    return tr("{number}%", number=written.number(max(1, round(100 * share))))
