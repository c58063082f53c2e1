"""Where a session goes on: never in the middle of anything, whatever the moment was."""

from hypothesis import given
from hypothesis import strategies as st

from coach.routine.model import Phase
from coach.session import landing
from coach.session.timeline import Timeline

moments = st.integers(0, 120_000)


@given(moments)
def test_after_a_pause_something_begins_that_is_not_done_yet(one_minute: Timeline, position_ms: int) -> None:
    position_ms = min(position_ms, one_minute.length_ms - 1)
    here = one_minute.segment_at(position_ms)
    there = one_minute.segment_at(landing.resumed_ms(one_minute, position_ms))
    assert there.start_ms == landing.resumed_ms(one_minute, position_ms)
    assert (there.repetition, there.start_ms <= position_ms) == (here.repetition, True)
    if here.phase is Phase.REST:
        assert there == here
    else:
        assert there.repetition is None or there.phase is Phase.LEAN


@given(moments)
def test_what_follows_lies_ahead_and_again_does_not(one_minute: Timeline, position_ms: int) -> None:
    following_ms = landing.following_ms(one_minute, position_ms)
    assert following_ms is None or following_ms > position_ms
    again_ms = landing.again_ms(one_minute, position_ms)
    assert again_ms <= position_ms
    assert again_ms == 0 or position_ms - again_ms >= landing.JUST_BEGUN_MS
