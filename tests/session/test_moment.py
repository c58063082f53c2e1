import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.routine.model import Phase, Routine
from coach.session.compile import compile_session
from coach.session.moment import moment
from coach.session.timeline import Choices, Timeline
from tests.conftest import made_up_lengths
from tests.session.strategies import SHIPPED


@pytest.fixture(scope="module", params=SHIPPED, ids=lambda one: str(one.id))
def shipped(request: pytest.FixtureRequest) -> Routine:
    assert isinstance(request.param, Routine)
    return request.param


@pytest.fixture(scope="module")
def timeline(shipped: Routine) -> Timeline:
    return compile_session(shipped, Choices(), made_up_lengths(shipped))


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


def test_the_words_of_a_phase_are_its_caption_all_through(shipped: Routine, timeline: Timeline) -> None:
    for repetition, wanted in ((1, shipped.phases[Phase.LEAN].words.full), (9, timeline.segment_at(0).caption)):
        lean = next(s for s in timeline.segments if s.repetition == repetition and s.phase is Phase.LEAN)
        said = {moment(timeline, ms).said for ms in range(lean.start_ms, lean.end_ms, 50)}
        assert said == {wanted if repetition == 1 else lean.caption}


def ends(timeline: Timeline) -> list[int]:
    return [segment.end_ms for segment in timeline.segments]


def test_the_figure_moves_in_lean_and_back_and_is_still_in_the_hold(timeline: Timeline) -> None:
    for segment in (s for s in timeline.segments if s.repetition == 2):
        early, late = (moment(timeline, ms) for ms in (segment.start_ms + 100, segment.end_ms - 100))
        moves = early.pose_from != early.pose_to and early.pose_share < 0.1 and late.pose_share > 0.9
        assert moves == (segment.phase in {Phase.LEAN, Phase.BACK})


def test_the_figure_never_jumps_from_one_phase_to_the_next(timeline: Timeline) -> None:
    for end in ends(timeline)[:-1]:
        before, after = moment(timeline, end - 1), moment(timeline, end)
        assert before.pose_to == after.pose_from
        assert before.pose_share > 0.99
        assert after.pose_share == 0


@given(st.integers(-1_000, 400_000))
def test_shares_stay_shares_and_the_clock_is_smooth(timeline: Timeline, position: int) -> None:
    here, next_one = moment(timeline, position), moment(timeline, position + 1)
    assert 0 <= here.pose_share <= 1
    assert 0 <= here.session_share <= 1
    assert abs(here.exercise_left_ms - next_one.exercise_left_ms) <= 1
