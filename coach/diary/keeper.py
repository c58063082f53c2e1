"""Keeps one session's row up to date while it runs."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from msgspec.structs import replace

from coach.diary.entries import Session
from coach.diary.store import DiaryError
from coach.session.day import Slot, Times, day_of_sessions, free_slot
from coach.session.events import Event, RepetitionDone, SessionEnded
from coach.session.player import Player
from coach.session.ranges import between
from coach.session.timeline import Timeline


class Sessions(Protocol):
    """Where sessions are written."""

    def save_session(self, session: Session) -> None:
        """Write a session down or bring it up to date. Raises DiaryError."""
        ...


class Keeper:
    """Writes a session down when it starts and after every repetition.

    A fault in writing never stops the session: `fault` then has the sentence, and the next repetition tries again.
    """

    def __init__(self, store: Sessions, session: Session) -> None:
        self._store = store
        self.session = session
        self.fault = ""
        self._write()

    def note(self, events: Iterable[Event], player: Player) -> None:
        """Write down what the events changed, if anything."""
        if any(isinstance(event, RepetitionDone | SessionEnded) for event in events):
            self.session = replace(
                self.session,
                done_ms=player.done_ms,
                repetitions=player.repetitions_done,
                completed=player.completed,
            )
            self._write()

    def _write(self) -> None:
        try:
            self._store.save_session(self.session)
        except DiaryError as fault:
            self.fault = str(fault)
        else:
            self.fault = ""


def new_session(
    timeline: Timeline,
    now: datetime,
    earlier: Sequence[Session],
    times: Times,
    new_id: Callable[[], object] = uuid.uuid4,
) -> Session:
    """Give the row of a session that starts now, in the slot that is still free; `earlier` ones the newest first."""
    return Session(
        id=str(new_id()),
        started_at=now.replace(microsecond=0),
        slot=free_slot(now, _filled(earlier, now), times),
        routine=timeline.routine,
        planned_ms=timeline.choices.exercise_ms,
        hold_ms=timeline.choices.hold_ms,
    )


def _filled(earlier: Sequence[Session], now: datetime) -> frozenset[Slot]:
    today = day_of_sessions(now)
    near = between(earlier, today, today)
    return frozenset(s.slot for s in near if s.completed and day_of_sessions(s.started_at) == today)
