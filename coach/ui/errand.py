"""Something that takes its time, done on a thread of its own."""

import contextlib
import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)

#: Threads at work, and whose they are.
_underway: dict[threading.Thread, "Errand"] = {}


def leave(seconds: float) -> None:
    """Wait so long at most for all that is under way to end; what goes on is not heard of.

    To be called before the interpreter ends: a signal that a thread sends while Qt's things go takes everything down.
    """
    threads = tuple(_underway.items())
    for thread, _ in threads:
        thread.join(seconds / len(threads))
    for thread, errand in threads:
        errand.is_heard = not thread.is_alive()


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
        self.is_heard = True  # somebody is there to hear of it
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
            thread = threading.Thread(target=self._do, args=(self._latest, work), name="errand", daemon=True)
            _underway[thread] = self
            thread.start()

    def _do(self, number: int, work: Callable[[], object]) -> None:
        result: object = None
        try:
            result = work()
        except Exception:  # whoever waits for it does without
            log.exception("an errand failed")
        if self.is_heard:
            with contextlib.suppress(RuntimeError):  # the window may be gone by now
                self._came.emit(number, result)
        _underway.pop(threading.current_thread(), None)

    def _pass_on(self, number: int, result: object) -> None:
        self._at_work -= 1
        self._begin_next()
        if number == self._latest:
            self.busy = False
            self.done.emit(result)
