"""The windows that say, once, what closing means: where there is a tray that it goes on, elsewhere that it ends."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from coach.language.texts import tr
from coach.routine.model import Routine
from coach.ui.reminder_views import ENDING, STAYING, LeavingView
from coach.ui.small_window import SmallWindow
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import ThemeName


class _Farewell(SmallWindow):
    """Says its words over the window that is being closed; all else can be used meanwhile.

    To close it, or to put it by, answers nothing.
    """

    left = Signal()  # end, and with it the reminders
    kept = Signal()  # go on

    def __init__(self, words: LeavingView) -> None:
        super().__init__(Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr(words.heading))
        self.keep = SteadyButton(tr(words.keep), "pause")
        self.keep.setAccessibleName(" ".join(self.keep.text().replace("&", "").split()))  # on one line
        self.end = SteadyButton(tr(words.end))
        self.say(tr(words.heading), tr(words.line))
        for button, answer in ((self.keep, self.kept), (self.end, self.left)):
            self.add_buttons(button)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, answer=answer: answer.emit())

    def ask(self, theme: ThemeName, percent: int, over: QRect) -> None:
        """Appear over the middle of this rectangle of the screen, which the window that is closed takes."""
        screen = QGuiApplication.screenAt(over.center())
        if screen:
            self.setScreen(screen)
        self.move(over.center() - self.rect().center())  # so that it goes by the room there is on that screen
        self.wear(theme, percent)
        whole, room = self.rect().marginsAdded(self.frame()), self.room()
        whole.moveCenter(over.center())
        whole.moveLeft(max(room.left(), min(whole.left(), room.right() + 1 - whole.width())))
        whole.moveTop(max(room.top(), min(whole.top(), room.bottom() + 1 - whole.height())))
        self.move(whole.topLeft())
        self.keep.setFocus()
        self.appear()

    def put_by(self) -> None:
        """Go away without an answer."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away by Escape: everything stays as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_by()
        else:
            super().keyPressEvent(event)


class LeavingWindow(_Farewell):
    """Asks, where there is no tray, whether to end or to stay out of the way, and nothing is closed until then."""

    def __init__(self, routine: Routine) -> None:
        super().__init__(ENDING)
        self.set_figure(routine, routine.poses[routine.lead_in.pose])


class StayingWindow(_Farewell):
    """Says that it goes on in the tray, and shows the picture to look for there; it can be ended instead."""

    def __init__(self) -> None:
        super().__init__(STAYING)
        self.set_icon()
