"""The screen of a cramp: dark and quiet, a clock that runs up, and one huge button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.diary.entries import LONGEST_CRAMP_MS, Cramp, Place
from coach.language import written
from coach.language.texts import mark, tr
from coach.routine.model import Routine
from coach.ui import amounts
from coach.ui.bigtext import BigText
from coach.ui.choosers import OneOf
from coach.ui.cramp_page import places, severities
from coach.ui.cramp_views import LONG_MS, CrampView
from coach.ui.figure import Figure
from coach.ui.ring import HoldRing
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import Space, Theme

#: The button's share of the height, and the least of word and clock.
BUTTON_SHARE, LINE_SHARE = 0.16, 0.125
#: The ring becomes no smaller; large type in a small window needs the room, in pixels.
LEAST_RING = 48
#: Lines kept for the caption, so that nothing moves when the words change.
LINES = 2

AFTER = mark("It is in your diary. The muscle may stay sore for up to a day; a painkiller can ease that.")
AFTER_LONG = mark(
    "Tell your GP about it. If it is not easing, get medical help now; in the UK call 111. It is in your diary."
)


class CrampNowPage(QWidget):
    """Draws a cramp while it lasts."""

    passed = Signal()  # says the button
    left = Signal()  # by Escape

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.figure, self.ring = Figure(), HoldRing()
        self.clock, self.word = BigText("clock", "59:59"), BigText("word", self.tr("10 minutes"))
        self.clock.setAccessibleName(self.tr("How long it has lasted"))  # or each second would be told
        self._word_said = ""
        self.caption, self.line = QLabel(), QLabel()
        self.button = SteadyButton(tr("It has &passed"), "start")
        self.button.clicked.connect(self.passed)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        for painted in (self.figure, self.ring):
            painted.set_theme(theme)

    def set_routine(self, routine: Routine) -> None:
        """Draw this scene."""
        self.figure.set_scene(routine.scene)

    def show_view(self, view: CrampView) -> None:
        """Draw one instant."""
        self.clock.say(view.clock)
        self.word.say(view.word)
        self.figure.show_pose(view.pose_from, view.pose_to, view.pose_share)
        self.ring.setVisible(view.hold_share is not None)
        if view.hold_share is not None:
            self.ring.show_hold(view.hold_share, "")
        for label, text in ((self.caption, view.caption), (self.line, view.line)):
            if text != label.text():
                label.setText(text)
        self.line.setVisible(bool(view.line))
        self._announce(view)

    def _announce(self, view: CrampView) -> None:
        """Tell a screen reader what to do now, once."""
        if view.word != self._word_said:
            self._word_said = view.word
            self.clock.setAccessibleName(tr("{time} so far", "a cramp lasts", time=view.clock))
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.word, view.word))

    def hideEvent(self, event: QHideEvent) -> None:
        """Announce anew what is shown when the person comes back to it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._word_said = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape: what is known is kept."""
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything that matters large."""
        super().resizeEvent(event)
        self.button.setMinimumHeight(round(self.height() * BUTTON_SHARE))
        self.caption.ensurePolished()
        self.caption.setMinimumHeight(self.caption.fontMetrics().lineSpacing() * LINES)
        for text in (self.word, self.clock):
            text.setMinimumHeight(round(self.height() * LINE_SHARE))

    def _arrange(self) -> None:
        for label, name in ((self.caption, "huge"), (self.line, "line")):
            label.setObjectName(name)
            label.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.hide()
        steady = self.ring.sizePolicy()
        steady.setRetainSizeWhenHidden(True)  # nothing moves when it comes
        self.ring.setSizePolicy(steady)
        self.ring.setMinimumSize(LEAST_RING, LEAST_RING)
        numbers = QVBoxLayout()
        numbers.setSpacing(Space.TIGHT)
        for widget, share in ((self.clock, 32), (self.word, 26), (self.ring, 42)):
            numbers.addWidget(widget, share)
        scene = QHBoxLayout()
        scene.setSpacing(Space.WIDE)
        scene.addWidget(self.figure, 9)
        scene.addLayout(numbers, 11)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[Space.WIDE] * 4)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(scene, 1)
        layout.addWidget(self.line)
        layout.addWidget(self.caption)
        layout.addWidget(self.button)


class CrampAfterPage(QWidget):
    """After a cramp: it is written down; where and how bad, if the person likes."""

    changed = Signal(Place, object)  # where, and how bad (0 to 10 or None)
    closed = Signal()
    withdrawn = Signal()  # it was no cramp

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place = Place.CALF
        self._severity: int | None = None
        self.title, self.told = QLabel(), QLabel()
        self.place = OneOf(self.tr("Where"), places())
        self.severity = OneOf(self.tr("How bad"), severities(), columns=11)
        self.done = SteadyButton(tr("&Done"), "start")
        self.place.chosen.connect(lambda key: self._change(place=Place(key)))
        self.severity.chosen.connect(lambda key: self._change(severity=int(key)))
        self.done.clicked.connect(self.closed)
        self.none = SteadyButton(tr("It was &not a cramp"))
        self.none.clicked.connect(self.withdrawn)
        self._arrange()

    def show_cramp(self, cramp: Cramp, refusal: str) -> None:
        """Show what was written down, or why it could not be."""
        self._place, self._severity = cramp.place, cramp.severity
        lasted_ms = cramp.duration_ms or 0
        title = mark("It lasted {length}.") if lasted_ms >= LONG_MS else mark("It has passed. It lasted {length}.")
        self.title.setText(tr(title, length=_length(lasted_ms)))
        self.show_told(cramp, refusal)
        self.place.show_choice(cramp.place)
        self.severity.show_choice(None if cramp.severity is None else str(cramp.severity))

    def show_told(self, cramp: Cramp, refusal: str) -> None:
        """Say that it is written down, or why it is not."""
        long = (cramp.duration_ms or 0) >= LONG_MS
        self.told.setText(refusal or tr(AFTER_LONG if long else AFTER))

    def announce(self) -> None:
        """Tell a screen reader how long it lasted, and that it is written down."""
        if QAccessible.isActive():
            told = f"{self.title.text()} {self.told.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _change(self, place: Place | None = None, severity: int | None = None) -> None:
        self._place = place or self._place
        self._severity = self._severity if severity is None else severity
        self.changed.emit(self._place, self._severity)

    def _arrange(self) -> None:
        where, bad = QLabel(self.tr("Where was it?")), QLabel(self.tr("How bad, from 0 to 10?"))
        names = ((self.title, "title"), (self.told, "lead"), (where, "lead"), (bad, "lead"))
        for label, name in names:
            label.setObjectName(name)
            label.setWordWrap(True)
        for button in (*self.place.buttons.values(), *self.severity.buttons.values()):
            button.setMinimumHeight(64)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.WIDE] * 4)
        column.setSpacing(Space.NORMAL)
        column.addStretch(1)
        for widget in (self.title, self.told, where, self.place, bad, self.severity, self.done, self.none):
            column.addWidget(widget)
        column.addStretch(1)


def _length(ms: int) -> str:
    """Give how long a cramp lasted, to stand in a sentence."""
    if ms == LONGEST_CRAMP_MS:
        return tr("three hours or more")
    minutes, seconds = divmod(ms // 1_000, 60)
    if not minutes:
        return amounts.seconds(seconds)
    return tr("{minutes} min {seconds} s", minutes=written.number(minutes), seconds=written.number(seconds))
