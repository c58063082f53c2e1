"""Where a session goes on in its timeline: what is under way anew, what follows, or what was before."""

from coach.routine.model import Phase
from coach.session.timeline import Segment, Timeline

#: Repeating this soon after a start means the one before, in milliseconds.
JUST_BEGUN_MS = 1_500


def resumed_ms(timeline: Timeline, position_ms: int) -> int:
    """Give where to go on after a pause: a repetition in its rest is done and counted, so with that rest."""
    segment = timeline.segment_at(position_ms)
    return segment.start_ms if segment.phase is Phase.REST else _anew_ms(timeline, position_ms)


def again_ms(timeline: Timeline, position_ms: int) -> int:
    """Give the start of the repetition or step at a position, or of the one before when this has only just begun."""
    start_ms = _anew_ms(timeline, position_ms)
    if start_ms > 0 and position_ms - start_ms < JUST_BEGUN_MS:
        return _anew_ms(timeline, start_ms - 1)
    return start_ms


def following_ms(timeline: Timeline, position_ms: int) -> int | None:
    """Give the start of the next repetition or step; None after the last one."""
    here = timeline.segment_at(position_ms)
    later = (segment for segment in timeline.segments if segment.start_ms > position_ms and _is_landing(segment, here))
    return next((segment.start_ms for segment in later), None)


def _anew_ms(timeline: Timeline, position_ms: int) -> int:
    """Give the start of the repetition or step at a position."""
    segment = timeline.segment_at(position_ms)
    if segment.repetition is None:
        return segment.start_ms
    return timeline.repetition_start_ms(segment.repetition)


def _is_landing(segment: Segment, here: Segment) -> bool:
    """Tell whether a skip may land on a segment: a lean, a step, the finish; not the rest of a repetition."""
    return segment.repetition is None or (segment.phase is Phase.LEAN and segment.repetition != here.repetition)
