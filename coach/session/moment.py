"""What there is to see at one place of a timeline: plain values for any view to draw."""

import msgspec

from coach.routine.model import REPETITION, Phase
from coach.session.timeline import Segment, Timeline

#: How long the figure takes to its new pose where a phase has no movement of its own, in milliseconds.
MOVE_MS = 1_500


class Moment(msgspec.Struct, frozen=True):
    """One place of a session, for the eye."""

    segment: Segment
    said: str  # the words being heard, or the segment's caption
    pose_from: str
    pose_to: str
    pose_share: float  # 0 at the first pose, 1 at the second
    hold_share: float  # 0 before, rising to 1 within a hold
    hold_left_ms: int
    exercise_left_ms: int
    session_share: float
    repetitions: int


def moment(timeline: Timeline, position_ms: int) -> Moment:
    """Give what there is to see at `position_ms`."""
    segment = timeline.segment_at(position_ms)
    length_ms = segment.end_ms - segment.start_ms
    into_ms = min(max(position_ms - segment.start_ms, 0), length_ms)
    holding = segment.phase is Phase.HOLD
    moving_ms = length_ms if segment.phase in REPETITION else min(MOVE_MS, length_ms)
    return Moment(
        segment=segment,
        said=timeline.said_in(segment, position_ms) or segment.caption,
        pose_from=_pose_before(timeline, position_ms),
        pose_to=segment.pose,
        pose_share=min(into_ms / moving_ms, 1.0),
        hold_share=into_ms / length_ms if holding else 0.0,
        hold_left_ms=length_ms - into_ms if holding else 0,
        exercise_left_ms=_exercise_left(timeline, position_ms),
        session_share=min(max(position_ms / timeline.length_ms, 0.0), 1.0),
        repetitions=timeline.repetitions,
    )


def _pose_before(timeline: Timeline, position_ms: int) -> str:
    index = timeline.index_at(position_ms)
    return timeline.segments[max(0, index - 1)].pose


def _exercise_left(timeline: Timeline, position_ms: int) -> int:
    into_ms = min(max(position_ms, timeline.exercise_start_ms), timeline.exercise_end_ms)
    return timeline.exercise_end_ms - into_ms
