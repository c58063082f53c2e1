"""Writes the diary as a file that leaves the program."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from coach.diary.entries import Book, Cramp, Session
from coach.files import write_whole


def document(book: Book) -> Mapping[str, object]:
    """Give everything in the diary as JSON values, seconds for lengths."""
    return {
        "format": "calf-coach-diary",
        "version": 1,
        "sessions": [_session(session) for session in book.sessions],
        "cramps": [_cramp(cramp) for cramp in book.cramps],
        "nights": [{"night": night.isoformat(), "cramps": cramps} for night, cramps in book.answers.items()],
        "choices": [{"day": day.isoformat(), "sessions_per_day": number} for day, number in book.choices.items()],
    }


def write_json(book: Book, to: Path) -> None:
    """Write the diary as UTF-8 JSON, whole or not at all. Raises OSError."""
    content = msgspec.json.format(msgspec.json.encode(document(book)), indent=1)
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


def _cramp(cramp: Cramp) -> Mapping[str, object]:
    return {
        "id": cramp.id,
        "started_at": cramp.started_at.isoformat(),
        "duration_s": None if cramp.duration_ms is None else cramp.duration_ms / 1000,
        "place": cramp.place.value,
        "side": cramp.side,
        "woke_me": cramp.woke_me,
        "severity": cramp.severity,
        "signs": sorted(cramp.signs),
        "note": cramp.note,
    }
