"""Writes the diary as a file that leaves the program."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from coach.diary.entries import Session
from coach.files import write_whole


def document(sessions: Iterable[Session]) -> Mapping[str, object]:
    """Give everything in the diary as JSON values, seconds for lengths."""
    return {
        "format": "calf-coach-diary",
        "version": 1,
        "sessions": [_session(session) for session in sessions],
        "cramps": [],
        "nights": [],
        "choices": [],
    }


def write_json(sessions: Iterable[Session], to: Path) -> None:
    """Write the diary as UTF-8 JSON, whole or not at all. Raises OSError."""
    content = msgspec.json.format(msgspec.json.encode(document(sessions)), indent=1)
    write_whole(to, content + b"\n")


def _session(session: Session) -> Mapping[str, object]:
    return {
        "id": session.id,
        "started_at": session.started_at.isoformat(),
        "slot": session.slot.value,
        "routine": session.routine,
        "planned_s": session.planned_ms / 1000,
        "done_s": session.done_ms / 1000,
        "repetitions": session.repetitions,
        "hold_s": session.hold_ms / 1000,
        "completed": session.completed,
        "note": session.note,
    }
