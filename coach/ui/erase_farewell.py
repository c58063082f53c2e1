"""The last window: says that everything is deleted, or what could not be, and ends the program."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent

from coach.language.texts import tr
from coach.ui.small_window import SmallWindow
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import ThemeName


class EraseFarewell(SmallWindow):
    """Stands where the window was, which is gone; to close it ends the program."""

    left = Signal()
    again = Signal()  # what could not be deleted is to be tried once more

    def __init__(self) -> None:
        super().__init__(Qt.WindowType.Window)
        self.setWindowTitle(tr("Calf Coach"))
        self.leave = SteadyButton(tr("&Close Calf Coach"), "pause")
        self.try_again = SteadyButton(tr("&Try again"))
        self.add_buttons(self.leave, self.try_again)
        self.set_icon()
        self.leave.clicked.connect(self.left)
        self.try_again.clicked.connect(self.again)

    def tell(self, line: str, *, whole: bool) -> None:
        """Say what came of it; `whole` if nothing is left."""
        self.say(tr("Everything is deleted") if whole else tr("Something is left"), line)
        self.try_again.setVisible(not whole)
        if self.isVisible():
            self.announce()

    def ask(self, theme: ThemeName, percent: int, over: QRect) -> None:
        """Appear over the middle of this rectangle of the screen."""
        self.wear(theme, percent)
        whole = self.rect()
        whole.moveCenter(over.center())
        self.move(whole.topLeft())
        self.leave.setFocus()
        self.appear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the program."""
        super().closeEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End it by Escape, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
