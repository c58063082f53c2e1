"""The words of a session as captions in the form of WebVTT (w3.org/TR/webvtt1), to go with its sound."""

from coach.session.timeline import Segment, Timeline

#: What may not stand in a caption as it is.
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def webvtt(timeline: Timeline) -> str:
    """Give the captions: each cue for as long as it is spoken, and each phase that nobody speaks in by its word."""
    spoken = [(cue.start_ms, cue.end_ms, cue.text) for cue in timeline.cues]
    silent = [caption for segment in timeline.segments if (caption := _unspoken(timeline, segment))]
    return "\n\n".join(["WEBVTT", *(_cue(*cue) for cue in sorted(spoken + silent))]) + "\n"


def _unspoken(timeline: Timeline, segment: Segment) -> tuple[int, int, str] | None:
    """Give the caption of a phase in which no words come to their end, until those of the next begin early."""
    start_ms, end_ms = segment.start_ms, segment.end_ms
    if any(start_ms < cue.end_ms <= end_ms for cue in timeline.cues):
        return None
    beyond = (cue.start_ms for cue in timeline.cues if cue.start_ms < end_ms < cue.end_ms)
    until_ms = min([end_ms, *beyond])
    word = segment.caption if segment.repetition is None else segment.word
    return (start_ms, until_ms, word) if until_ms > start_ms else None


def _cue(start_ms: int, end_ms: int, text: str) -> str:
    line = " ".join(text.split()).translate(_SIGNS)  # an empty line would end the caption
    return f"{_moment(start_ms)} --> {_moment(end_ms)}\n{line}"


def _moment(ms: int) -> str:
    minutes, rest_ms = divmod(ms, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest_ms // 1000:02d}.{rest_ms % 1000:03d}"
