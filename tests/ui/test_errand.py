"""What is under way when the program ends is waited for a little, and not heard of after that."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.ui import errand
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
        errand.leave(10)
        assert ended
    assert told.args == ["done"]


def test_what_goes_on_longer_sends_no_signal_while_the_program_ends(qtbot: QtBot) -> None:
    gate, one = threading.Event(), Errand()
    came: list[object] = []
    one.done.connect(came.append)
    one.begin(lambda: gate.wait(10))
    (thread,) = errand._underway
    errand.leave(0.01)
    gate.set()
    thread.join()
    QApplication.processEvents()
    assert (came, errand._underway) == ([], {})
