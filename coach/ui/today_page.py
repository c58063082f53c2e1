"""The first screen: one big Start, and what little may be chosen before it."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.routine.model import Routine
from coach.settings import Settings
from coach.ui.choosers import OneOf, Stepper
from coach.ui.figure import Figure
from coach.ui.theme import ROOM_FOR_FIGURE, Space, Theme
from coach.ui.views import TodayView

NOT_A_DIAGNOSIS = "Regular stretching may ease night cramps. Nothing here is a diagnosis: a GP can give one."


class TodayPage(QWidget):
    """Draws the first screen and tells what the person wants."""

    started = Signal()
    changed = Signal(Settings)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings = Settings()
        self.figure = Figure()
        self.greeting, self.title, self.summary, self.last, self.line = (QLabel() for _ in range(5))
        self.start = QPushButton(self.tr("&Start"))
        self.start.setObjectName("start")
        self.start.setAccessibleName(self.tr("Start the session"))
        self.start.clicked.connect(self.started)
        self.choose = QPushButton(self.tr("&Change this session"))
        self.choose.setObjectName("link")
        self.choose.setCheckable(False)
        self.choices = self._choices()
        self.choose.clicked.connect(self._unfold)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the words where large type needs it."""
        super().resizeEvent(event)
        self.figure.setVisible(self.width() > ROOM_FOR_FIGURE * self.fontMetrics().height())

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.figure.set_theme(theme)

    def set_routine(self, routine: Routine) -> None:
        """Draw this routine's figure."""
        self.figure.set_scene(routine.scene)
        pose = routine.poses[next(iter(routine.phases.values())).pose]
        self.figure.show_pose(pose, pose, 1.0)
        self.figure.setAccessibleDescription(routine.summary)

    def show_view(self, view: TodayView) -> None:
        """Draw the screen."""
        self._settings = view.settings
        self.greeting.setText(view.greeting)
        self.title.setText(view.title)
        self.summary.setText(view.summary)
        for label, text in ((self.last, view.last), (self.line, view.line)):
            label.setText(text)
            label.setVisible(bool(text))
        self.minutes.show_number(view.settings.minutes)
        self.hold.show_choice(view.settings.hold_s)
        self.lead_in.show_number(view.settings.lead_in_s)

    def _choices(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        self.minutes = Stepper(self.tr("Length"), self.tr("min"), range(1, 11))
        self.hold = OneOf(self.tr("Hold"), [("2", "2 s"), ("2.5", "2½ s"), ("3", "3 s")])
        self.lead_in = Stepper(self.tr("Time to reach the wall"), "s", range(5, 31, 5))
        self.minutes.chosen.connect(lambda minutes: self._want(minutes=minutes))
        self.hold.chosen.connect(lambda hold_s: self._want(hold_s=hold_s))
        self.lead_in.chosen.connect(lambda lead_in_s: self._want(lead_in_s=lead_in_s))
        grid = QGridLayout(card)
        grid.setContentsMargins(Space.NORMAL, Space.SMALL, Space.NORMAL, Space.SMALL)
        grid.setSpacing(Space.TIGHT)
        rows = (
            (self.tr("Length"), self.minutes),
            (self.tr("Hold"), self.hold),
            (self.tr("To the wall"), self.lead_in),
        )
        for number, (text, control) in enumerate(rows):
            grid.addWidget(QLabel(text), number, 0)
            grid.addWidget(control, number, 1)
        grid.setColumnStretch(1, 1)
        card.hide()
        return card

    def _want(self, **values: object) -> None:
        self.changed.emit(msgspec.structs.replace(self._settings, **values))

    def _unfold(self) -> None:
        folded = self.choices.isHidden()
        self.choices.setVisible(folded)
        self.choose.setText(self.tr("&Leave it as it is") if folded else self.tr("&Change this session"))

    def _arrange(self) -> None:
        notice = QLabel(self.tr(NOT_A_DIAGNOSIS))
        names = (
            (self.greeting, "lead"),
            (self.title, "title"),
            (self.summary, "lead"),
            (self.last, "quiet"),
            (self.line, "line"),
            (notice, "quiet"),
        )
        for label, name in names:
            label.setObjectName(name)
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addStretch(1)
        for widget in (self.greeting, self.title, self.summary):
            words.addWidget(widget)
        words.addSpacing(Space.SMALL)
        words.addWidget(self.start)
        words.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.choices)
        words.addWidget(self.line)
        words.addWidget(self.last)
        words.addStretch(1)
        words.addWidget(notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        row.setSpacing(Space.WIDER)
        row.addWidget(self.figure, 5)
        row.addLayout(words, 5)
