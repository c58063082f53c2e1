"""Reviews a diary again and again while it is written on, without going through years each time."""

from collections.abc import Mapping
from datetime import date, timedelta

from coach.plan.dose import NO_CHOICES, Course, Dose, check

#: What is older than this is rarely written on, in days.
SETTLED = 60


class Reviewer:
    """Gives what `dose.review` gives, and goes on from where the plan stood some weeks ago while that is as it was."""

    def __init__(self) -> None:
        self._until = date.min
        self._settled = _till(self._until, {}, {})
        self._course = Course()

    def review(self, nights: Mapping[date, int], today: date, choices: Mapping[date, int] = NO_CHOICES) -> Dose:
        """Derive the number of sessions a day from the diary. Raises ValueError, as `dose.review` does."""
        check(nights, choices)
        is_near = 0 <= (today - self._until).days <= 2 * SETTLED
        if not is_near or _till(self._until, nights, choices) != self._settled:
            self._settle(nights, today, choices)
        late = {night: count for night, count in nights.items() if night >= self._until}
        course = self._course.copy()
        course.take_in(late, today, {day: sessions for day, sessions in choices.items() if day > self._until})
        return course.dose(today)

    def _settle(self, nights: Mapping[date, int], today: date, choices: Mapping[date, int]) -> None:
        """Take in what is some weeks old: the nights before that day, since each counts from the next one on."""
        self._until = max(today, date.min + timedelta(SETTLED)) - timedelta(SETTLED)
        self._settled = _till(self._until, nights, choices)
        self._course = Course()
        self._course.take_in(nights, self._until, choices)


def _till(
    day: date, nights: Mapping[date, int], choices: Mapping[date, int]
) -> tuple[dict[date, int], dict[date, int]]:
    """Give what counts up to a day."""
    return (
        {night: count for night, count in nights.items() if night < day},
        {chosen: sessions for chosen, sessions in choices.items() if chosen <= day},
    )
