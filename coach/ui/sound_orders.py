"""Makes the sound of a session in the background, so that the window never waits."""

import contextlib
import threading
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.routine.model import Routine
from coach.session.timeline import Choices
from coach.ui import beside
from coach.voice.preparation import Prepared
from coach.voice.underway import LEAVE_S, Prepare, Superseded, make

#: How many may be made at once: what is wanted, and one that nobody wants any more and that is near its end.
AT_ONCE = 2


class Making(QObject):
    """Prepares on threads of its own; `ready` tells which order it was and what came of it.

    What was ordered to begin soon may be told twice: with its first words, and whole. The latest order counts: one
    before it that has not begun is left out, and one that has begun ends as soon as it has something to tell.
    """

    ready = Signal(int, object)
    _came = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, prepare: Prepare) -> None:
        super().__init__()
        self._prepare = prepare
        self._orders = 0
        self._latest: _Order | None = None
        self._is_waiting = False  # the latest, for one before it to end
        self._at_work: list[_Order] = []
        # Both go through the loop of events, in turn, even from this thread: who orders learns the number first.
        self._came.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def begin(self, routine: Routine, choices: Choices, *, soon: bool = False) -> int:
        """Start making, and give the number of the order; what is being made already is told, not made again."""
        latest = self._latest
        if latest and latest.is_for(routine, choices, soon=soon):
            self._came.emit(latest, None)
            return latest.number
        if latest:
            latest.superseded = True
        self._orders += 1
        self._latest = _Order(self._orders, routine, choices, soon)
        self._is_waiting = True
        self._begin_waiting()
        return self._orders

    def begin_ahead(self, routine: Routine, choices: Choices) -> None:
        """Start making what may be ordered next, to begin soon; what is being made already goes on."""
        if not (self._latest and self._latest.is_for(routine, choices, soon=True)):
            self.begin(routine, choices, soon=True)

    def leave(self) -> None:
        """Wait a little for what is being made to end, and begin nothing more."""
        self._is_waiting = False
        for order in self._at_work:
            order.thread.join(LEAVE_S / len(self._at_work))

    def _begin_waiting(self) -> None:
        if not (self._is_waiting and self._latest and len(self._at_work) < AT_ONCE):
            return
        order, self._is_waiting = self._latest, False
        self._at_work.append(order)
        order.thread = beside.begin(partial(self._make, order), "make")

    def _make(self, order: "_Order") -> None:
        def tell(prepared: Prepared) -> None:
            if order.superseded:
                raise Superseded
            beside.tell(self._came.emit, order, prepared)

        try:
            with contextlib.suppress(Superseded):
                make(self._prepare, order.routine, order.choices, tell, soon=order.soon)
        finally:
            beside.tell(self._ended.emit, order)

    @Slot(object, object)
    def _pass_on(self, order: "_Order", prepared: Prepared | None) -> None:
        """Tell what came, or what came last."""
        order.told = prepared or order.told
        if order.told:
            self.ready.emit(order.number, order.told)

    @Slot(object)
    def _go_on(self, ended: "_Order") -> None:
        self._at_work.remove(ended)
        if ended is self._latest:
            self._latest = None
        self._begin_waiting()


class _Order(msgspec.Struct, eq=False):
    """What is to be made, and how far that is."""

    number: int
    routine: Routine
    choices: Choices
    soon: bool
    thread: threading.Thread = msgspec.field(default_factory=threading.Thread)
    superseded: bool = False
    told: Prepared | None = None

    def is_for(self, routine: Routine, choices: Choices, *, soon: bool) -> bool:
        return (self.routine, self.choices, self.soon) == (routine, choices, soon)
