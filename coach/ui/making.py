"""Makes the sound of a session in the background, so that the window never waits."""

import contextlib
import threading

from PySide6.QtCore import QObject, Signal

from coach.routine.model import Routine
from coach.session.timeline import Choices
from coach.voice.making import LEAVE_S, Prepare, make
from coach.voice.preparation import Prepared


class Making(QObject):
    """Prepares on a thread of its own; `ready` tells which order it was and what came of it.

    What was ordered to begin soon may be told twice: with its first words, and whole.
    """

    ready = Signal(int, object)

    def __init__(self, prepare: Prepare) -> None:
        super().__init__()
        self._prepare = prepare
        self._orders = 0
        self._threads: list[threading.Thread] = []

    def begin(self, routine: Routine, choices: Choices, *, soon: bool = False) -> int:
        """Start making, and give the number of the order."""
        self._orders += 1
        thread = threading.Thread(
            target=self._make, args=(self._orders, routine, choices, soon), name="make", daemon=True
        )
        self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
        thread.start()
        return self._orders

    def leave(self) -> None:
        """Wait a little for what is being made to end."""
        for thread in self._threads:
            thread.join(LEAVE_S)

    def _make(self, order: int, routine: Routine, choices: Choices, soon: bool) -> None:  # noqa: FBT001  (a thread's)
        def tell(prepared: Prepared) -> None:
            with contextlib.suppress(RuntimeError):  # the window may be gone by now
                self.ready.emit(order, prepared)

        make(self._prepare, routine, choices, tell, soon=soon)
