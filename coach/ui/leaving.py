"""The window that says, once, what closing means where there is no tray; the tray itself says it elsewhere."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent

from coach.routine.model import Routine
from coach.ui.reminder_views import ENDING
from coach.ui.small_window import SmallWindow
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import ThemeName


class LeavingWindow(SmallWindow):
    """Asks whether to close or to stay, small; to close the question itself changes nothing."""

    left = Signal()  # close, and with it the reminders
    kept = Signal()  # stay, minimised

    def __init__(self, routine: Routine) -> None:
        super().__init__(Qt.WindowType.Dialog)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.set_figure(routine, routine.poses[routine.lead_in.pose])
        self.keep = SteadyButton(self.tr("&Keep it open, small"), "pause")
        self.close_all = SteadyButton(self.tr("&Close"))
        self.add_buttons(self.keep)
        self.add_buttons(self.close_all)
        self.keep.clicked.connect(self.hide)
        self.keep.clicked.connect(lambda _=False: self.kept.emit())
        self.close_all.clicked.connect(self.hide)
        self.close_all.clicked.connect(lambda _=False: self.left.emit())

    def ask(self, theme: ThemeName, percent: int, over: QRect) -> None:
        """Appear over the middle of this rectangle of the screen, which the window that is to be closed takes."""
        self.say(ENDING.heading, ENDING.line)
        self.wear(theme, percent)
        whole, room = self.rect().marginsAdded(self.frame()), self.room()
        whole.moveCenter(over.center())
        whole.moveLeft(max(room.left(), min(whole.left(), room.right() + 1 - whole.width())))
        whole.moveTop(max(room.top(), min(whole.top(), room.bottom() + 1 - whole.height())))
        self.move(whole.topLeft())
        self.keep.setFocus()
        self.appear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question back by Escape: everything stays as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
