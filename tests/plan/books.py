"""Made-up diaries of every kind, for whatever counts in them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.plan.report_weeks import Span
from coach.session.day import Slot

TODAY = date(2026, 11, 25)

_days = st.integers(-3, 120) | st.integers(-3, 900)  # before today; a clock may have been wrong


def _at(ago: int, minutes: int) -> datetime:
    return datetime.combine(TODAY - timedelta(ago), datetime.min.time(), UTC) + timedelta(minutes=minutes)


_instants = st.builds(_at, _days, st.integers(0, 24 * 60 - 1))
_cramps = st.builds(
    Cramp,
    id=st.uuids().map(str),
    started_at=_instants,
    place=st.sampled_from(Place),
    side=st.none() | st.sampled_from(Side),
    duration_ms=st.none() | st.integers(0, 10_800_000),
    severity=st.none() | st.integers(0, 10),
    woke_me=st.booleans(),
    signs=st.frozensets(st.sampled_from(Sign)),
)
_sessions = st.builds(
    Session,
    id=st.uuids().map(str),
    started_at=_instants,
    slot=st.sampled_from(Slot),
    routine=st.just("wall-calf-stretch"),
    planned_ms=st.just(300_000),
    hold_ms=st.just(2_500),
    completed=st.booleans(),
)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Any diary, with entries in the order in which it keeps them."""

    def dated(numbers: st.SearchStrategy[int], size: int) -> dict[date, int]:
        found = draw(st.dictionaries(_days, numbers, max_size=size))
        return {TODAY - timedelta(ago): number for ago, number in found.items()}

    entries = draw(st.lists(_sessions, max_size=60)), draw(st.lists(_cramps, max_size=60))
    sessions, cramps = (tuple(sorted(kind, key=lambda entry: entry.started_at, reverse=True)) for kind in entries)
    return Book(sessions, cramps, dated(st.integers(0, 12), 120), dated(st.integers(1, 3), 4))  # type: ignore[arg-type]


spans = st.tuples(_days, _days).map(lambda ago: Span(TODAY - timedelta(max(ago)), TODAY - timedelta(min(ago))))
