"""Something that takes its time, done on a thread of its own."""

import contextlib
import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Errand(QObject):
    """Does one thing at a time; `done` has what came of the latest one, None where it failed."""

    done = Signal(object)
    _came = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._latest = 0
        self.busy = False  # something is under way that will be heard of
        self._came.connect(self._pass_on)

    def begin(self, work: Callable[[], object]) -> None:
        """Start; whatever was under way is not heard of any more."""
        self._latest += 1
        self.busy = True
        threading.Thread(target=self._do, args=(self._latest, work), name="errand", daemon=True).start()

    def drop(self) -> None:
        """Hear no more of what is under way."""
        self._latest += 1
        self.busy = False

    def _do(self, number: int, work: Callable[[], object]) -> None:
        result: object = None
        try:
            result = work()
        except Exception:  # whoever waits for it does without
            log.exception("an errand failed")
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._came.emit(number, result)

    def _pass_on(self, number: int, result: object) -> None:
        if number == self._latest:
            self.busy = False
            self.done.emit(result)
