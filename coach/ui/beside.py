"""Threads that work beside the window, and are left behind when the program ends."""

import threading
from collections.abc import Callable
from contextlib import suppress
from weakref import WeakSet

_at_work: set[threading.Thread] = set()
_left: WeakSet[threading.Thread] = WeakSet()


def begin(work: Callable[[], None], name: str) -> threading.Thread:
    """Do some work on a thread of its own, which holds nobody up at the end."""

    def do() -> None:
        try:
            work()
        finally:
            _at_work.discard(thread)

    thread = threading.Thread(target=do, name=name, daemon=True)
    _at_work.add(thread)
    thread.start()
    return thread


def tell(emit: Callable[..., None], *values: object) -> None:
    """Send a signal from such a thread, if anybody is there to hear of it."""
    if threading.current_thread() not in _left:
        with suppress(RuntimeError):  # whose signal it is may be gone by now
            emit(*values)


def leave(seconds: float) -> None:
    """Wait so long at most for all such work to end; what goes on is not heard of.

    To be called before the interpreter ends: a signal that a thread sends while Qt's things go takes everything down.
    """
    threads = tuple(_at_work)
    for thread in threads:
        thread.join(seconds / len(threads))
    _left.update(thread for thread in threads if thread.is_alive())
