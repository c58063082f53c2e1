"""What a test of the window has made goes with it: whatever stays makes all that comes after it slower."""

import threading
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

#: Where the classes live whose windows go with their test.
OURS = ("coach.", "tests.")
#: How long a thread of a test has to come to its end, in seconds.
END_S = 10.0


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """Leave no window to the next test."""
    before = set(threading.enumerate())
    yield
    let_go(set(threading.enumerate()) - before)
    shown = [type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert not shown, f"open windows are left: {shown}"


def let_go(threads: Iterable[threading.Thread]) -> None:
    """Delete all windows of ours, and what was to be deleted later, as soon as no thread speaks to them."""
    for thread in threads:
        thread.join(END_S)
        assert not thread.is_alive(), f"the thread {thread.name} goes on after its test"
    for window in QApplication.topLevelWidgets():
        if type(window).__module__.startswith(OURS) and window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
