"""Judges the plan's rule on simulated people, and prints how often it does what it should.

    python -m tests.benchmarks.virtual_patients [--people N] [--seed N] [--json]

Each row draws people whose true cramps are known, gives their nights to `coach.plan.dose.review`, and counts
how often the plan did what it should. Rows without a wanted figure are for information. Beside each figure
of ours stands that of a simple rule: the exact conditional test of the last 14 or 28 nights against the first
14, at 5% every seventh night, with a third fewer as a floor. Exits with 1 where a wanted figure is missed.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from math import comb
from typing import TextIO

import numpy as np
import numpy.typing as npt

from coach.plan.dose import Change, review

FIRST = date(2026, 1, 5)
WEEK_12, WEEK_20, WEEK_52 = 84, 140, 364
Rates = npt.NDArray[np.float64]
Nights = list[int | None]
"""Cramps night by night; None where the person gave no answer."""
Steps = Sequence[tuple[int, int]]
"""Changes of dose: nights lived by then, and sessions a day from then on."""


@dataclass(frozen=True, slots=True)
class Patients:
    """How a row's people cramp and answer."""

    name: str
    rates: Rates
    """The expected number of cramps, night by night."""
    clustered: bool = False
    unanswered: float = 0.0
    silent: range = range(0)

    def draw(self, random: np.random.Generator) -> Nights:
        """One person's nights."""
        rates = self.rates * random.gamma(1.0, 1.0, self.rates.size) if self.clustered else self.rates
        counts = random.poisson(rates).tolist()
        missing = random.random(self.rates.size) < self.unanswered
        return [None if missing[n] or n in self.silent else counts[n] for n in range(len(counts))]


Measure = Callable[[Steps], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a measure over many people, and the figure wanted."""

    patients: Patients
    what: str
    measure: Measure
    wanted: float | None = None
    at_most: bool = True
    unit: str = "%"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a row."""

    patients: str
    what: str
    simple: float
    ours: float
    wanted: str
    ok: bool | None


def steady(a_week: float, nights: int) -> Rates:
    """The same rate throughout."""
    return np.full(nights, a_week / 7)


def easing(a_week: float, left: float, nights: int = WEEK_20) -> Rates:
    """A fall in a straight line over the first four weeks, to the share `left`."""
    done = np.minimum((np.arange(nights) + 0.5) / 28, 1.0)
    return a_week / 7 * (1 - (1 - left) * done)


def dropping(a_week: float, to_a_week: float, nights: int = WEEK_20) -> Rates:
    """A step down at night 21."""
    return np.where(np.arange(nights) < 21, a_week, to_a_week) / 7


def cut_by(nights: int) -> Measure:
    """Whether a session was ever taken away by then."""
    return lambda steps: float(any(now < before for (n, now), before in _pairs(steps) if n <= nights))


def at_one_by(nights: int) -> Measure:
    """Whether one session a day holds then."""
    return lambda steps: float(_level(steps, nights) == 1)


def at_two_by(nights: int) -> Measure:
    """Whether two a day, or fewer, hold then."""
    return lambda steps: float(_level(steps, nights) <= 2)


def up_between(first: int, last: int) -> Measure:
    """Whether a step up came in that time."""
    return lambda steps: float(any(now > before and first <= n <= last for (n, now), before in _pairs(steps)))


def steps_up(steps: Steps) -> float:
    """How many steps up there were."""
    return sum(now > before for (_, now), before in _pairs(steps))


def _pairs(steps: Steps) -> Iterator[tuple[tuple[int, int], int]]:
    before = 3
    for step in steps:
        yield step, before
        before = step[1]


def _level(steps: Steps, nights: int) -> int:
    return next((sessions for n, sessions in reversed(steps) if n <= nights), 3)


def rows() -> list[Row]:
    """The table: first the rows with a figure to reach, then those for information."""
    return [*_steady_rows(), *_falling_rows(), *_rows_for_information()]


def _steady_rows() -> Iterator[Row]:
    for rate in (2, 4, 8):
        yield Row(Patients(f"steady {rate} a week", steady(rate, WEEK_12)), "cut in 12 weeks", cut_by(WEEK_12), 10)
    four = steady(4, WEEK_12)
    yield Row(Patients("4 a week, clustered", four, clustered=True), "cut in 12 weeks", cut_by(WEEK_12), 15)
    patients = Patients("4 a week, 40% unanswered", four, unanswered=0.4)
    yield Row(patients, "cut in 12 weeks", cut_by(WEEK_12), 10)


def _falling_rows() -> Iterator[Row]:
    six, ten = (Patients(f"{n} a week falling to 40%", easing(n, 0.4)) for n in (6, 10))
    quarter = Patients("10 a week, a quarter from week 3", dropping(10, 2.5))
    rare = Patients("6 a week, one a fortnight from week 3", dropping(6, 0.5))
    relapse = np.concatenate([dropping(6, 0.5), steady(6, 28)])
    yield Row(six, "cut by week 20", cut_by(WEEK_20), 85, at_most=False)
    yield Row(ten, "cut by week 20", cut_by(WEEK_20), 93, at_most=False)
    yield Row(quarter, "at one by week 20", at_one_by(WEEK_20), 95, at_most=False)
    yield Row(rare, "at two within 28 days", at_two_by(49), 99, at_most=False)
    yield Row(rare, "at one by week 20", at_one_by(WEEK_20), 97, at_most=False)
    back = Patients("the last, back to 6 at week 20", relapse)
    yield Row(back, "up within 21 days", up_between(WEEK_20 + 1, WEEK_20 + 21), 97, at_most=False)
    for patients in (six, ten, quarter, rare):
        yield Row(patients, "needless steps up", steps_up, 0.2, unit="each")


def _rows_for_information() -> Iterator[Row]:
    for rate in (1, 12):
        yield Row(Patients(f"steady {rate} a week", steady(rate, WEEK_12)), "cut in 12 weeks", cut_by(WEEK_12))
    gap = Patients("4 a week, week 6 unanswered", steady(4, WEEK_12), silent=range(35, 42))
    yield Row(gap, "cut in 12 weeks", cut_by(WEEK_12))
    yield Row(Patients("8.5 a week, placebo-like to 64%", easing(8.5, 0.64)), "cut by week 20", cut_by(WEEK_20))
    year = Patients("steady 4 a week, a year", steady(4, WEEK_52))
    for what, measure in (
        ("cut in 20 weeks", cut_by(WEEK_20)),
        ("cut in 52 weeks", cut_by(WEEK_52)),
        ("at one after 52 weeks", at_one_by(WEEK_52)),
    ):
        yield Row(year, what, measure)
    yield Row(year, "needless steps up", steps_up, unit="each")


def ours(nights: Nights) -> Steps:
    """The plan's changes, from its own mouth."""
    answered = {FIRST + timedelta(n): count for n, count in enumerate(nights) if count is not None}
    changes: tuple[Change, ...] = review(answered, FIRST + timedelta(len(nights))).changes
    return [((change.day - FIRST).days, change.sessions_per_day) for change in changes]


@cache
def _chance(few: int, total: int, few_nights: int, nights: int) -> float:
    """The chance of so few or fewer of `total` cramps on `few_nights` of `nights`, were all nights alike."""
    share = few_nights / nights
    return sum(comb(total, n) * share**n * (1 - share) ** (total - n) for n in range(few + 1))


def _fewer(before: tuple[int, int], after: tuple[int, int]) -> bool:
    (few, few_nights), (many, many_nights) = after, before
    third = few * many_nights * 3 <= many * few_nights * 2
    return third and many > 0 and _chance(few, few + many, few_nights, few_nights + many_nights) <= 0.05


def simple(nights: Nights) -> Steps:
    """The simple rule: exact tests at 5% on the last 14 or 28 answered nights, down and up alike."""
    days = [n + 1 for n, count in enumerate(nights) if count is not None]
    sums = list(accumulate((count for count in nights if count is not None), initial=0))
    level, since, quiet, steps = 3, 14, (0, 0), list[tuple[int, int]]()
    for seen in range(21, len(days) + 1, 7):
        windows = [(sums[seen] - sums[seen - n], n) for n in (14, 28) if n <= seen - since]
        down = next((w for w in windows if _fewer((sums[14], 14), w)), None)
        if level > 1 and down and (not steps or days[seen - 1] - steps[-1][0] >= 14):
            level, since, quiet = level - 1, seen, down
        elif level < 3 and any(_fewer(w, quiet) for w in windows):
            level, since = level + 1, seen
        else:
            continue
        steps.append((days[seen - 1], level))
    return steps


def run(people: int, seed: int) -> list[Result]:
    """Every row, each kind of people drawn once and shared by the rows that speak of it."""
    table: dict[str, tuple[list[Steps], list[Steps]]] = {}
    results = []
    for number, row in enumerate(rows()):
        key = f"{row.patients.name} {row.patients.rates.size}"
        if key not in table:
            random = np.random.default_rng([seed, number])
            drawn = [row.patients.draw(random) for _ in range(people)]
            table[key] = [ours(nights) for nights in drawn], [simple(nights) for nights in drawn]
        results.append(_judge(row, *table[key]))
    return results


def _judge(row: Row, mine: list[Steps], other: list[Steps]) -> Result:
    scale = 100 if row.unit == "%" else 1
    figure, plain = (scale * sum(map(row.measure, steps)) / len(steps) for steps in (mine, other))
    if row.wanted is None:
        return Result(row.patients.name, row.what, plain, figure, "", None)
    ok = figure <= row.wanted if row.at_most else figure >= row.wanted
    wanted = f"{'≤' if row.at_most else '≥'} {row.wanted:g}{'%' if scale == 100 else ''}"
    return Result(row.patients.name, row.what, plain, figure, wanted, ok)


def show(results: list[Result], out: TextIO) -> None:
    """Print the table, one row a line."""
    print(f"{'people':40}{'measure':24}{'simple':>8}{'ours':>8}  wanted", file=out)
    for r in results:
        digits = 2 if r.what.startswith("needless") else 1
        verdict = {True: "ok", False: "SHORT", None: ""}[r.ok]
        figures = f"{r.simple:8.{digits}f}{r.ours:8.{digits}f}"
        print(f"{r.patients:40}{r.what:24}{figures}  {r.wanted:8}{verdict}".rstrip(), file=out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; 0 where every wanted figure is reached, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.virtual_patients")
    parser.add_argument("--people", type=int, default=1000, help="people for each row (1000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    results = run(options.people, options.seed)
    if options.json:
        print(json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1))
    else:
        show(results, sys.stdout)
    return 0 if all(result.ok is not False for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
