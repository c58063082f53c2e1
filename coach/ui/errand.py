"""Something that takes its time, done on a thread of its own."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from coach.ui import beside

log = logging.getLogger(__name__)


class Errand(QObject):
    """Does one thing at a time; `done` has what came of the latest one, None where it failed."""

    done = Signal(object)
    _came = Signal(int, object)

    def __init__(self, *, in_turn: bool = False) -> None:
        """`in_turn`, one waits for the one before to end, and is left out where yet another has come by then."""
        super().__init__()
        self._in_turn = in_turn
        self._latest = 0
        self._at_work = 0  # how many are being done, heard of or not
        self._next: Callable[[], object] | None = None
        self.busy = False  # something is under way that will be heard of
        self._came.connect(self._pass_on)

    def begin(self, work: Callable[[], object]) -> None:
        """Start; whatever was under way is not heard of any more."""
        self._latest += 1
        self.busy = True
        self._next = work
        if not (self._in_turn and self._at_work):
            self._begin_next()

    def drop(self) -> None:
        """Hear no more of what is under way."""
        self._latest += 1
        self.busy = False
        self._next = None

    def _begin_next(self) -> None:
        work, self._next = self._next, None
        if work:
            self._at_work += 1
            beside.begin(partial(self._do, self._latest, work), "errand")

    def _do(self, number: int, work: Callable[[], object]) -> None:
        result: object = None
        try:
            result = work()
        except Exception:  # whoever waits for it does without
            log.exception("an errand failed")
        beside.tell(self._came.emit, number, result)

    def _pass_on(self, number: int, result: object) -> None:
        self._at_work -= 1
        self._begin_next()
        if number == self._latest:
            self.busy = False
            self.done.emit(result)
