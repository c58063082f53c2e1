"""Shows the faults of the program: one window for all of them, whichever thread they come from."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coach.faults import Faults
from coach.ui.system_wishes import system_theme
from coach.ui.theme import ThemeName

if TYPE_CHECKING:
    from coach.ui.fault_window import FaultWindow
    from coach.ui.program import Program

log = logging.getLogger(__name__)

#: How often a fault makes it one that comes again and again; and how often is looked whether the way is free.
OFTEN, LOOK_MS = 10, 1_000
#: What the window wears, its size of text in per cent, and whether something is under way that is not to be disturbed.
Manner = Callable[[], tuple[ThemeName, int, bool]]


class FaultDesk(QObject):
    """Hears of each new fault on whatever thread, and shows them on the window's.

    What is under way is not disturbed by a single fault: the window comes after it. One that comes again and again is
    shown at once, in the corner, since the person may see that something is wrong.
    """

    _came = Signal()

    def __init__(self, faults: Faults, manner: Manner) -> None:
        """`manner` tells how to appear just now."""
        super().__init__()
        self._faults, self._manner = faults, manner
        self._given_up = False
        self.window: FaultWindow | None = None
        self._later = QTimer(self, interval=LOOK_MS)
        self._later.timeout.connect(self._show)
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)  # never in the midst of what went wrong
        faults.came = self._came.emit
        if faults.most:  # it came before anybody could be told
            self._came.emit()

    def close(self) -> None:
        """Hear of no more, and put the window away."""
        self._give_up()
        self._faults.came = lambda: None
        if self.window:
            self.window.hide()

    def _show(self) -> None:
        if self._given_up:
            return
        try:
            theme, percent, busy = self._manner()
            if busy and self._faults.most < OFTEN:
                self._later.start()
                return
            self._later.stop()
            from coach.ui.fault_window import GOES_ON, FaultWindow  # noqa: PLC0415  (hardly ever needed)

            window = self.window = self.window or _connected(FaultWindow(GOES_ON))
            window.show_report(self._faults.report(), theme, percent, quietly=busy)
        except Exception:  # a window of faults that has one is not opened again
            self._give_up()
            log.exception("a fault could not be shown")

    def _give_up(self) -> None:
        self._given_up = True
        self._later.stop()


def show_alone(faults: Faults) -> None:
    """Show what kept the program from opening, until the person has seen it. A window can be opened here."""
    from coach.ui.fault_window import DID_NOT_OPEN, FaultWindow  # noqa: PLC0415  (as above)

    application = QApplication.instance() or QApplication([])
    window = _connected(FaultWindow(DID_NOT_OPEN))
    waiting = QEventLoop()
    window.closed.connect(waiting.quit)
    window.show_report(faults.report(), system_theme(), 100, quietly=False)
    waiting.exec()
    del window, application  # kept until here


def _connected(window: "FaultWindow") -> "FaultWindow":
    def copy() -> None:
        QGuiApplication.clipboard().setText(window.report.toPlainText())
        window.show_copied()

    window.copy_wanted.connect(copy)
    return window


def of(program: "Program") -> Manner:
    """Give the manner of a program: as its window looks, and quietly while a session or a cramp is under way."""

    def manner() -> tuple[ThemeName, int, bool]:
        theme, percent = program.wears
        return theme, percent, program.stands_aside

    return manner
