from hypothesis import given
from hypothesis import strategies as st

from coach.routine.model import Phase
from coach.session.moment import moment
from coach.session.timeline import Timeline


def test_the_clock_counts_down_from_the_first_lean_to_the_finish(timeline: Timeline) -> None:
    start = timeline.exercise_start_ms
    assert moment(timeline, 0).exercise_left_ms == 300_000
    assert moment(timeline, start).exercise_left_ms == 300_000
    assert moment(timeline, start + 61_000).exercise_left_ms == 239_000
    assert moment(timeline, start + 300_000).exercise_left_ms == 0
    assert moment(timeline, timeline.length_ms).exercise_left_ms == 0


def test_the_hold_fills_and_its_seconds_run_down(timeline: Timeline) -> None:
    hold = next(s for s in timeline.segments if s.phase is Phase.HOLD)
    assert moment(timeline, hold.start_ms - 1).hold_left_ms == 0
    assert (moment(timeline, hold.start_ms).hold_share, moment(timeline, hold.start_ms).hold_left_ms) == (
        0,
        2_500,
    )
    assert moment(timeline, hold.start_ms + 1_250).hold_share == 0.5
    assert moment(timeline, hold.end_ms).hold_share == 0


def test_words_being_heard_are_the_caption(timeline: Timeline) -> None:
    cue = timeline.cues[3]
    assert moment(timeline, cue.start_ms).said == cue.text
    assert moment(timeline, cue.end_ms).said == timeline.segment_at(cue.end_ms).caption


@given(st.integers(-1_000, 400_000))
def test_the_figure_never_jumps_and_shares_stay_shares(timeline: Timeline, position: int) -> None:
    here, next_one = moment(timeline, position), moment(timeline, position + 1)
    assert 0 <= here.pose_share <= 1
    assert 0 <= here.session_share <= 1
    if here.segment != next_one.segment and here.segment.phase is not Phase.LEAD_IN:
        assert here.pose_to == next_one.pose_from
    assert abs(here.exercise_left_ms - next_one.exercise_left_ms) <= 1
