"""What it means to close the window: to wait in the tray, or, where there is none, to end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

if TYPE_CHECKING:
    from coach.ui.chosen import Chosen
    from coach.ui.leaving import LeavingWindow, StayingWindow
    from coach.ui.outside import Desktop
    from coach.ui.window import Window

#: What is told once, as `Settings.seen` has it.
TOLD_OF_TRAY, TOLD_OF_END = "stays-in-tray", "closing-ends"


class Departure(QObject):
    """Lets the window go when it is closed, and the program where that is meant."""

    told = Signal(str)  # what need not be told again
    hidden = Signal()  # the window is gone, the program is not
    left = Signal()  # nothing is to go on

    def __init__(self, window: Callable[[], Window], desktop: Desktop, chosen: Chosen) -> None:
        super().__init__()
        self._window, self._desktop, self._chosen = window, desktop, chosen
        self.question: LeavingWindow | None = None
        self.staying: StayingWindow | None = None

    def leave(self) -> None:
        """End the program; what is under way is kept."""
        self.put_by()
        self.left.emit()
        self._desktop.leave()

    def put_by(self) -> None:
        """Take a question back."""
        for window in (self.question, self.staying):
            if window:
                window.put_by()

    def close(self) -> None:
        """Let the window go."""
        settings = self._chosen.settings
        if self._desktop.tray.available():
            over = self._window().frameGeometry()
            self._window().hide()
            self.hidden.emit()  # which takes any question back
            if TOLD_OF_TRAY not in settings.seen:
                self.told.emit(TOLD_OF_TRAY)
                self._say_it_stays(over)
        elif settings.reminders and TOLD_OF_END not in settings.seen:
            self._ask()
        else:
            self.leave()

    def _say_it_stays(self, over: QRect) -> None:
        if self.staying is None:
            from coach.ui.leaving import StayingWindow  # noqa: PLC0415  (once in a lifetime)

            self.staying = StayingWindow()
            self.staying.left.connect(self.leave)
        self.staying.ask(self._window().theme_name, self._chosen.text_percent, over)

    def _keep_small(self) -> None:
        self.told.emit(TOLD_OF_END)
        self._window().showMinimized()

    def _ask(self) -> None:
        if self.question is None:
            from coach.ui.leaving import LeavingWindow  # noqa: PLC0415  (once in a lifetime)

            self.question = LeavingWindow(self._chosen.routine)
            self.question.left.connect(self.leave)
            self.question.kept.connect(self._keep_small)
        window = self._window()
        self.question.ask(window.theme_name, self._chosen.text_percent, window.frameGeometry())
