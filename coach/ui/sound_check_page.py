"""The sound check: says where to stand and what to press, to be read from the wall."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.ui.theme import Space

#: Keys that lead somewhere by themselves, and are no answer.
NO_ANSWER = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
}


class SoundCheckView(msgspec.Struct, frozen=True):
    """What stands there."""

    title: str
    sentence: str
    listening: bool = False  # any key is the answer
    over: bool = False  # it can be listened to again


class SoundCheckPage(QWidget):
    """Draws the check, and tells that it was heard."""

    heard = Signal()
    again = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._listening = False
        self.title, self.sentence = QLabel(), QLabel()
        self.hear = QPushButton(tr("&I hear it clearly"))
        self.repeat = QPushButton(tr("&Listen again"))
        self.back = QPushButton(tr("&Back to today"))
        self.hear.clicked.connect(self.heard)
        self.repeat.clicked.connect(self.again)
        self.back.clicked.connect(self.closed)
        self._arrange()

    def show_view(self, view: SoundCheckView) -> None:
        """Draw the screen; the keyboard is where one goes on."""
        self._listening = view.listening
        told = tr("{heading}. {line}", "said to who listens", heading=view.title, line=view.sentence)
        if view.title != self.title.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self.title.setText(view.title)
        self.sentence.setText(view.sentence)
        self.hear.setVisible(view.listening)
        self.repeat.setVisible(view.over)
        (self.hear if view.listening else self.back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take any key for the answer: who comes from the wall looks for none."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif self._listening and not event.isAutoRepeat() and event.key() not in NO_ANSWER:
            self.heard.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click anywhere for the answer, too."""
        if self._listening:
            self.heard.emit()
        else:
            super().mousePressEvent(event)

    def _arrange(self) -> None:
        self.title.setObjectName("question")
        self.sentence.setObjectName("lead")
        self.hear.setObjectName("start")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.WIDE] * 4)
        column.setSpacing(Space.NORMAL)
        column.addStretch(1)
        for label in (self.title, self.sentence):
            label.setWordWrap(True)
        for widget in (self.title, self.sentence, self.hear, self.repeat, self.back):
            column.addWidget(widget)
        column.addStretch(1)
