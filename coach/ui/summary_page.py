"""The screen after a session: what was done, that it is kept, and one way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.routine.model import Routine
from coach.ui.figure import Figure
from coach.ui.meaning import Meaning
from coach.ui.theme import ROOM_FOR_FIGURE, Space, Theme
from coach.ui.told_line import ToldLine
from coach.ui.views import SummaryView


class SummaryPage(QWidget):
    """Draws the end of a session."""

    closed = Signal()
    resumed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.figure = Figure()
        self.title, self.sentence, self.line = QLabel(), QLabel(), ToldLine(Meaning.ATTENTION)  # what failed
        self.kept = QLabel(self.tr("Saved in your diary."))
        self.close_button = QPushButton(tr("&Back to today"))
        self.close_button.setObjectName("pause")
        self.close_button.clicked.connect(self.closed)
        self.resume_button = QPushButton(tr("&Carry on"))
        self.resume_button.clicked.connect(self.resumed)
        self._arrange()

    def show_view(self, view: SummaryView) -> None:
        """Draw the screen."""
        self.title.setText(view.title)
        self.sentence.setText(view.sentence)
        self.line.setText(view.line)
        self.line.setVisible(bool(view.line))
        self.kept.setVisible(view.kept)
        self.resume_button.setVisible(view.can_go_on)
        self.close_button.setFocus()
        if QAccessible.isActive():
            kept = self.kept.text() if view.kept else ""
            told = " ".join(filter(None, (view.title, view.sentence, kept, view.line)))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def set_routine(self, routine: Routine) -> None:
        """Draw this routine's figure at ease."""
        self.figure.set_scene(routine.scene)
        pose = routine.poses[routine.finish.pose]
        self.figure.show_pose(pose, pose, 1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the words where large type needs it."""
        super().resizeEvent(event)
        self.figure.setMaximumHeight(_seen_height(self) - 2 * Space.WIDE)
        self.figure.setVisible(self.width() > ROOM_FOR_FIGURE * self.fontMetrics().height())

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.figure.set_theme(theme)

    def _arrange(self) -> None:
        for label, name in ((self.title, "title"), (self.sentence, "lead"), (self.kept, "")):
            label.setObjectName(name)
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(Space.NORMAL)
        words.addStretch(1)
        for widget in (self.title, self.sentence, self.kept, self.line, self.close_button, self.resume_button):
            words.addWidget(widget)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[Space.WIDE] * 4)
        row.setSpacing(Space.WIDER)
        row.addWidget(self.figure, 1)
        row.addLayout(words, 1)


def _seen_height(page: QWidget) -> int:
    """Give the height of the part of a scrolling page that is seen at a time."""
    view = page.parentWidget()
    return min(page.height(), view.height()) if view else page.height()
