"""Makes a session on a thread of its own and tells it bit by bit, whatever goes wrong with its sound."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.timeline import Choices
from coach.voice.preparation import NO_SOUND, NO_VOICE, SOME_VOICE, Prepared

log = logging.getLogger(__name__)

#: How long is waited, when nobody wants it any more, for what is being made to end, in seconds.
LEAVE_S = 2.0


class Prepare(Protocol):
    """Makes a session; tells `first` the session with its first words as soon as these are there."""

    def __call__(self, routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        """Give the whole session."""


class Superseded(Exception):  # noqa: N818  (said as one would say it)
    """Nobody wants what is being made any more; raised by whoever is told of it, to end it."""


def make(prepare: Prepare, routine: Routine, choices: Choices, tell: Callable[[Prepared], None], *, soon: bool) -> None:
    """Make a session and tell it: once, when it is whole, and before that where it is to begin `soon`.

    Raises Superseded if `tell` does.
    """
    begun: list[Prepared] = []

    def first(prepared: Prepared) -> None:
        tell(prepared)
        begun.append(prepared)

    try:
        prepared = prepare(routine, choices, first) if soon else prepare(routine, choices)
    except Superseded:
        raise
    except Exception:  # a session without sound, or with some of it, is better than none
        log.exception("no sound could be made")
        prepared = _as_far_as(begun) or Prepared(compile_session(routine, choices, {}), None, NO_SOUND)
    tell(prepared)


def _as_far_as(begun: list[Prepared]) -> Prepared | None:
    """Give a session as it was told last, with what the person should know of its words."""
    if not begun:
        return None
    return replace(begun[-1], line=SOME_VOICE if begun[-1].timeline.cues else NO_VOICE)


class Underway:
    """A session that is being made, for those who look now and then whether there is more of it."""

    def __init__(self, prepare: Prepare, routine: Routine, choices: Choices, *, soon: bool) -> None:
        """Begin to make it."""
        self._told: queue.SimpleQueue[Prepared | Exception] = queue.SimpleQueue()
        self._thread = threading.Thread(
            target=self._make, args=(prepare, routine, choices, soon), name="make", daemon=True
        )
        self._thread.start()

    def more(self) -> Prepared | None:
        """Give what was told since, the latest of it; None where nothing was. Never waits.

        Raises ValueError if the routine does not offer the choices.
        """
        latest = None
        while not self._told.empty():
            latest = self._told.get_nowait()
        if isinstance(latest, Exception):
            raise latest
        return latest

    def _make(self, prepare: Prepare, routine: Routine, choices: Choices, soon: bool) -> None:  # noqa: FBT001  (a thread's)
        try:
            make(prepare, routine, choices, self._told.put, soon=soon)
        except Exception as fault:  # noqa: BLE001  (it is raised where somebody waits)
            self._told.put(fault)

    def leave(self) -> None:
        """Wait a little for what is being made to end."""
        self._thread.join(LEAVE_S)
