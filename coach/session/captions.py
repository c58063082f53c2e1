"""The words of a session as captions in the form of WebVTT (w3.org/TR/webvtt1), to go with its sound."""

from coach.session.timeline import Timeline

#: What may not stand in a caption as it is.
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def webvtt(timeline: Timeline) -> str:
    """Give the captions: each cue for as long as it is spoken, and where no voice speaks, each phase by its word."""
    cues = [(cue.start_ms, cue.end_ms, cue.text) for cue in timeline.cues] or [
        (segment.start_ms, segment.end_ms, segment.caption if segment.repetition is None else segment.word)
        for segment in timeline.segments
    ]
    return "\n\n".join(["WEBVTT", *(_cue(*cue) for cue in cues)]) + "\n"


def _cue(start_ms: int, end_ms: int, text: str) -> str:
    line = " ".join(text.split()).translate(_SIGNS)  # an empty line would end the caption
    return f"{_moment(start_ms)} --> {_moment(end_ms)}\n{line}"


def _moment(ms: int) -> str:
    minutes, rest_ms = divmod(ms, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest_ms // 1000:02d}.{rest_ms % 1000:03d}"
