"""Counts of cramps over some nights, and how far one count lies below another beyond chance.

Cramps come in bouts for many people, so a plain Poisson test cries wolf. The scatter used here is the larger
of what chance alone would give (the mean, as in a Poisson count) and what the person's own nights show.
"""

from collections import deque
from math import sqrt

import msgspec


class Tally(msgspec.Struct, frozen=True):
    """Cramps over some answered nights; unanswered nights are in none of the numbers."""

    nights: int = 0
    cramps: int = 0
    squares: int = 0
    """Sum of the squared counts of the nights, from which their scatter follows."""

    @property
    def per_night(self) -> float:
        """Cramps a night; 0.0 where no night was answered."""
        return self.cramps / self.nights if self.nights else 0.0

    @property
    def per_week(self) -> float:
        """Cramps in seven nights; 0.0 where no night was answered."""
        return 7 * self.per_night

    def plus(self, count: int) -> "Tally":
        """Add one more night with so many cramps."""
        return Tally(self.nights + 1, self.cramps + count, self.squares + count * count)


def fall(before: Tally, after: Tally) -> float:
    """How far `after` lies below `before`, in standard errors; negative where it lies above.

    The comparison of two means with a pooled variance of at least the pooled mean (quasi-Poisson with a
    dispersion of at least one). 0.0 while there are too few nights to say, or no cramps at all.
    """
    nights = before.nights + after.nights
    cramps = before.cramps + after.cramps
    if not (before.nights and after.nights and cramps and nights > 2):
        return 0.0
    squares = before.squares + after.squares
    explained = before.cramps * before.per_night + after.cramps * after.per_night
    variance = max(cramps / nights, (squares - explained) / (nights - 2))
    return (before.per_night - after.per_night) / sqrt(variance * (1 / before.nights + 1 / after.nights))


class Window:
    """The answered nights of the last `days` days, added in order of date; each night costs one step."""

    __slots__ = ("_cramps", "_days", "_kept", "_squares")

    def __init__(self, days: int) -> None:
        self._days = days
        self._kept: deque[tuple[int, int]] = deque()
        self._cramps = self._squares = 0

    def add(self, day: int, count: int) -> list[int]:
        """Take in a night, a day number later than any before it; give the counts now too old."""
        dropped = self.trim(day)
        self._kept.append((day, count))
        self._cramps += count
        self._squares += count * count
        return dropped

    def trim(self, day: int) -> list[int]:
        """Drop the nights that are `days` or more before this day number, and give their counts."""
        kept, oldest = self._kept, day - self._days
        dropped: list[int] = []
        while kept and kept[0][0] <= oldest:
            _, count = kept.popleft()
            self._cramps -= count
            self._squares -= count * count
            dropped.append(count)
        return dropped

    def clear(self) -> None:
        """Forget every night."""
        self._kept.clear()
        self._cramps = self._squares = 0

    def copy(self) -> "Window":
        """Give another one with the same nights."""
        other = Window(self._days)
        other._kept, other._cramps, other._squares = self._kept.copy(), self._cramps, self._squares
        return other

    def __len__(self) -> int:
        """Count the answered nights in the window."""
        return len(self._kept)

    @property
    def per_night(self) -> float:
        """Cramps a night; 0.0 where no night was answered. As the tally has it, which takes longer to make."""
        return self._cramps / len(self._kept) if self._kept else 0.0

    @property
    def tally(self) -> Tally:
        """What the window holds."""
        return Tally(len(self._kept), self._cramps, self._squares)
