"""The reminder: a small window in the corner, on top of the others, that never takes the keyboard and waits."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent

from coach.routine.model import Routine
from coach.ui.reminder_views import ReminderView
from coach.ui.small_window import SmallWindow
from coach.ui.steady_button import SteadyButton

#: A dialogue and no tool: Alt+Tab passes tools over on Windows, and macOS hides them behind other programs.
_FLAGS = Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint


class ReminderWindow(SmallWindow):
    """Draws one reminder until it is answered; to close it is to be asked again in ten minutes."""

    started = Signal()
    snoozed = Signal()
    declined = Signal()

    def __init__(self, routine: Routine) -> None:
        super().__init__(_FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Time to stretch - Calf Coach"))  # told apart in a list of windows
        self.set_figure(routine, routine.poses[next(iter(routine.phases.values())).pose])
        self._settled = False
        self.start = SteadyButton(self.tr("&Start"), "start")
        self.later = SteadyButton(self.tr("&In 10 minutes"))
        self.not_now = SteadyButton(self.tr("&Not this time"))
        self.start.setAccessibleName(self.tr("Start the session"))
        self.add_buttons(self.start)
        self.add_buttons(self.later, self.not_now)
        for button, answer in ((self.start, self.started), (self.later, self.snoozed), (self.not_now, self.declined)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, answer=answer: answer.emit())

    def show_view(self, view: ReminderView) -> None:
        """Draw a reminder, and appear."""
        self.say(view.heading, view.line, view.wait)
        self.wear(view.theme, view.text_percent)
        self.start.setFocus()
        self.come_back()

    def come_back(self) -> None:
        """Appear, or come to the top again, without taking the keyboard."""
        self._settled = False
        self._place()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.appear()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Go into the corner once more when the desktop's frame is known; later the person may move it."""
        super().moveEvent(event)
        handle = self.windowHandle()
        if not self._settled and handle and not handle.frameMargins().isNull():
            self._settled = True
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape for the window's own cross."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask again later: closed is not answered."""
        super().closeEvent(event)
        self.snoozed.emit()

    def _place(self) -> None:
        frame, room = self.frame(), self.room()
        whole = self.rect().marginsAdded(frame).size()
        self.move(QPoint(room.right() + 1 - whole.width(), room.bottom() + 1 - whole.height()))
