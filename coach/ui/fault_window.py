"""The window that says, once and calmly, that something went wrong inside the program, and has a report to copy."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.language.texts import mark, tr
from coach.ui.small_window import SmallWindow
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import ThemeName

#: How wide the words are, in pixels at 100%; and how much of the report is seen at once: six lines of plain type.
WIDTH, SEEN = 600, 176


class FaultWords(msgspec.Struct, frozen=True):
    """What the window says: what happened, what was kept, and how it goes on; marked for translation."""

    heading: str
    line: str
    close: str


GOES_ON = FaultWords(
    mark("Something went wrong"),
    mark("One part of Calf Coach stumbled, and the rest goes on. All that was written down until now is kept."),
    mark("&Go on"),
)
DID_NOT_OPEN = FaultWords(
    mark("Calf Coach could not open"),
    mark("Something went wrong as it started. Your diary was left as it is, and trying again may help."),
    mark("C&lose"),
)


class FaultWindow(SmallWindow):
    """Draws the words and the report; to close it is to go on."""

    words_width = WIDTH
    copy_wanted = Signal()
    closed = Signal()

    def __init__(self, words: FaultWords) -> None:
        super().__init__(Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("{heading} - Calf Coach", heading=tr(words.heading)))  # told apart in a list of windows
        self._show_picture(QWidget())  # a picture has nothing to say here
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFixedHeight(SEEN)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.report.setAccessibleName(self.tr("The report"))
        self.add_widget(self.report)
        self.go_on = SteadyButton(tr(words.close), "pause")
        self.copy = SteadyButton(self.tr("&Copy the report"))
        self.add_buttons(self.copy)
        self.add_buttons(self.go_on)
        self.copy.clicked.connect(self.copy_wanted)
        self.go_on.clicked.connect(self.close)
        self._told = words

    def show_report(self, report: str, theme: ThemeName, percent: int, *, quietly: bool) -> None:
        """Draw the report, and appear; `quietly` in the corner, without taking the keyboard from what is under way."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quietly)
        self.report.setPlainText(report)
        self.copy.setText(self.tr("&Copy the report"))
        self.say(
            tr(self._told.heading),
            tr(self._told.line),
            self.tr("This report helps to mend it. Nothing from your diary is in it."),
        )
        self.wear(theme, percent)
        if quietly:
            whole, room = self.rect().marginsAdded(self.frame()).size(), self.room()
            self.move(room.right() + 1 - whole.width(), room.bottom() + 1 - whole.height())
        self.go_on.setFocus()
        self.appear()

    def show_copied(self) -> None:
        """Say that the report is copied, where the person has just pressed."""
        self.copy.setText(self.tr("Copied"))

    def _fits(self, percent: int, *, beside: bool) -> bool:  # noqa: ARG002  (there is no picture)
        """Take on the size that the words need."""
        return super()._fits(percent, beside=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape for going on."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person has seen it."""
        super().closeEvent(event)
        self.closed.emit()
