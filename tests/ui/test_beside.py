"""What is under way when the program ends is waited for a little, and not heard of after that."""

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.ui import beside
from coach.ui.errand import Errand


def test_what_comes_to_its_end_in_time_is_waited_for_and_heard_of(qtbot: QtBot) -> None:
    gate, ended, one = threading.Event(), [], Errand()

    def work() -> str:
        gate.wait(10)
        ended.append(True)
        return "done"

    one.begin(work)
    threading.Timer(0.05, gate.set).start()
    with qtbot.waitSignal(one.done) as told:
        beside.leave(10)
        assert ended
    assert told.args == ["done"]


@pytest.mark.usefixtures("qtbot")
def test_what_goes_on_longer_sends_no_signal_while_the_program_ends() -> None:
    """Two of one errand, of which the second is done: it is the first that goes on."""
    gate, one = threading.Event(), Errand()
    came: list[object] = []
    one._came.connect(lambda *told: came.append(told))
    one.begin(lambda: gate.wait(10))
    (slow,) = beside._at_work
    one.begin(lambda: None)
    for thread in beside._at_work - {slow}:
        thread.join()
    QApplication.processEvents()
    before = len(came)
    beside.leave(0.01)
    gate.set()
    slow.join()
    QApplication.processEvents()
    assert (before, len(came), beside._at_work) == (1, 1, set())
