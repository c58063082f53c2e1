"""What is counted of a diary: cramps night by night, anew or where a change touched them, and whole sessions by day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from coach.session.day import day_of_sessions, night_of
from coach.session.ranges import between

if TYPE_CHECKING:
    from coach.diary.entries import Cramp, Session


def nights(cramps: Iterable["Cramp"], answers: Mapping[date, int]) -> Mapping[date, int]:
    """Give the cramps of every night that is known of: the answer or those written down, whichever is more.

    The oldest night comes first.
    """
    written = Counter(night_of(cramp.started_at) for cramp in cramps)
    every = sorted(written.keys() | answers.keys())
    return MappingProxyType({night: max(written.get(night, 0), answers.get(night, 0)) for night in every})


def recounted(
    known: Mapping[date, int], cramps: Sequence["Cramp"], answers: Mapping[date, int], changed: Iterable[date]
) -> Mapping[date, int]:
    """Give the same of what has become of the diary whose nights were `known`; no others than those `changed` have."""
    counts = dict(known)
    for night in changed:
        written = sum(night_of(cramp.started_at) == night for cramp in between(cramps, night, night))
        is_known = written or night in answers
        counts = with_number(counts, night, max(written, answers.get(night, 0)) if is_known else None)
    return MappingProxyType(counts)


def done(sessions: Sequence["Session"], first: date, last: date) -> dict[date, int]:
    """Give the number of whole sessions of each day, from one date to another, that has any."""
    days = (day_of_sessions(session.started_at) for session in between(sessions, first, last) if session.completed)
    return dict(Counter(day for day in days if first <= day <= last))


def with_number(numbers: Mapping[date, int], day: date, number: int | None) -> dict[date, int]:
    """Give the numbers with a day's put or, for None, taken away; the oldest first, as they were."""
    changed = dict(numbers)
    if number is None:
        changed.pop(day, None)
        return changed
    has_its_place = day in changed or day > next(reversed(changed), date.min)
    changed[day] = number
    return changed if has_its_place else dict(sorted(changed.items()))
