"""What a GP should hear of, from the diary."""

from collections.abc import Mapping
from datetime import date, timedelta

from coach.plan.dose import GP_WEEKS, MOST, Dose, weeks_without_fall

#: Sessions count as mostly done from this share of those planned on.
MOSTLY = 2 / 3


def no_fall(dose: Dose, today: date, done: Mapping[date, int]) -> str:
    """Give the sentences for six weeks of stretching that brought no fall, or nothing.

    `done` holds the whole sessions of each day; the last six weeks must have most of the planned ones. Source: NHS,
    Leg cramps: a GP may look for a reason and knows more than stretching.
    """
    weeks = weeks_without_fall(dose, today)
    if weeks < GP_WEEKS:
        return ""
    days = [today - timedelta(days=back) for back in range(1, 7 * GP_WEEKS + 1)]
    share = sum(min(done.get(day, 0), MOST) for day in days) / (MOST * len(days))
    if share < MOSTLY:
        return ""
    return (
        f"{weeks} weeks of stretching, and no clear fall in the cramps. More of it may not be the answer: "
        "a GP can look for a reason, and knows what else may help."
    )
