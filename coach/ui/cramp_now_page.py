"""The screen of a cramp: dark and quiet, a clock that runs up, and one huge button."""

from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.diary.entries import LONGEST_CRAMP_MS, Cramp, Place, Side
from coach.language import written
from coach.language.texts import mark, tr
from coach.routine.model import RepetitionPhase, Routine, Step
from coach.ui import amounts
from coach.ui.bigtext import BigText
from coach.ui.choosers import OneOf
from coach.ui.cramp_page import places, severities, sides
from coach.ui.cramp_views import LONG_MS, CrampView
from coach.ui.figure import Figure
from coach.ui.meaning import Meaning
from coach.ui.measures import height_for
from coach.ui.ring import HoldRing
from coach.ui.scroller import Edge, scroller
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import Space, Theme
from coach.ui.told_line import ToldLine

#: The height of the button, as a share of the page's.
BUTTON_SHARE = 0.16
#: The ring becomes no smaller, in pixels.
LEAST_RING = 48


class Sharing(msgspec.Struct, frozen=True):
    """How figure and words share the width, and how high word and clock are, as shares of the page's height."""

    figure: int
    words: int
    word: float
    clock: float


#: While it lasts, and when it has lasted so long that it wants help: the first that fits is taken.
LASTING = (
    Sharing(9, 11, 0.22, 0.167),
    Sharing(3, 7, 0.19, 0.167),
    Sharing(0, 1, 0.19, 0.167),
    Sharing(0, 1, 0.125, 0.125),
)
URGENT = (Sharing(0, 1, 0.16, 0.125), Sharing(0, 1, 0.125, 0.125), Sharing(0, 1, 0.11, 0.11))

SAVED = mark("Saved in your diary.")
AFTER = mark("The muscle may stay sore for up to a day. A painkiller can ease that.")
AFTER_LONG = mark(
    "A cramp of 10 minutes or more is worth telling your GP. If it comes back, or has not eased, get medical help now: "
    "in the UK, call 111."
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
        self.clock, self.word = BigText("clock", "59:59"), BigText("word", "")
        self.call = BigText("call", tr("Call 111 (UK)"))
        self.call.say(tr("Call 111 (UK)"))
        self.clock.setAccessibleName(self.tr("How long it has lasted"))  # or each second would be told
        self._word_said = ""
        self.caption, self.line = QLabel(), ToldLine(Meaning.ATTENTION)  # of sound that fails
        self.button = SteadyButton(tr("It has &passed"), "start")
        self.button.clicked.connect(self.passed)
        self._captions = [""]  # all that may be told
        self._told = False  # something is to be said that is not about the cramp
        self._column, self._scene = QVBoxLayout(), QHBoxLayout()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        for painted in (self.figure, self.ring):
            painted.set_theme(theme)

    def set_routine(self, routine: Routine) -> None:
        """Draw this scene."""
        self.figure.set_scene(routine.scene)
        steps: list[Step | RepetitionPhase] = [routine.lead_in, *routine.setup, *routine.phases.values()]
        words = [step.word for step in (*steps, routine.finish)]
        self.word.set_widest(max(words, key=self.fontMetrics().horizontalAdvance))
        self._captions = [text for step in steps for text in (step.caption, *step.words.from_form(0))]
        self.fit()

    def show_view(self, view: CrampView) -> None:
        """Draw one instant."""
        self.clock.say(view.clock)
        self.word.say(view.word)
        self.figure.show_pose(view.pose_from, view.pose_to, view.pose_share)
        if view.hold_share is not None:
            self.ring.show_hold(view.hold_share, "")
        else:
            self.ring.show_rest("")
        for label, text in ((self.caption, view.caption), (self.line, view.line)):
            if text != label.text():
                label.setText(text)
        told = bool(view.line) and not view.urgent  # then nothing else matters
        if (told, view.urgent) != (self._told, not self.call.isHidden()):
            self._told = told
            self.call.setVisible(view.urgent)
            self.fit()
        self._announce(view)

    def _announce(self, view: CrampView) -> None:
        """Tell a screen reader what to do now, once."""
        if view.word != self._word_said:
            self._word_said = view.word
            self.clock.setAccessibleName(tr("{time} so far", "a cramp lasts", time=view.clock))
            if QAccessible.isActive():
                told = f"{view.word}. {self.call.text()}." if view.urgent else view.word
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.word, told))

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
        self.fit()

    def fit(self) -> None:
        """Share the page out among button, figure and words, so that nothing moves when the words change."""
        high, wide = self.height(), self.width() - 2 * Space.WIDE
        for widget in (self.caption, self.line, self.button):
            widget.ensurePolished()
        self.button.setMinimumHeight(max(round(high * BUTTON_SHARE), self.button.heightForWidth(wide)))
        left = high - 3 * Space.NORMAL - self.button.minimumHeight()
        ways = LASTING if self.call.isHidden() else URGENT
        taken = self.line.heightForWidth(wide) + Space.NORMAL
        said = self._told and self._needed(ways[-1], wide) + taken <= left  # help goes before all else
        self.line.setVisible(said)
        left -= taken if said else 0
        self._share_out(next((way for way in ways if self._needed(way, wide) <= left), ways[-1]))

    def _share_out(self, way: Sharing) -> None:
        self.figure.setVisible(bool(way.figure))
        for place, stretch in enumerate((way.figure, way.words)):
            self._scene.setStretch(place, stretch)
        for text, share in ((self.word, way.word), (self.call, way.word), (self.clock, way.clock)):
            text.setFixedHeight(round(self.height() * share))

    def _needed(self, way: Sharing, wide: int) -> int:
        """Give how much height the words want if the page is shared out like this, in pixels."""
        column = (wide - Space.WIDE) * way.words // (way.figure + way.words) if way.figure else wide
        captions = self._captions if self.call.isHidden() else [self.caption.text()]
        large = (way.word * (1 if self.call.isHidden() else 2) + way.clock) * self.height()
        return round(large) + height_for(self.caption, column, captions) + 3 * Space.TIGHT

    def _arrange(self) -> None:
        self.caption.setObjectName("huge")
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.hide()
        self.call.hide()
        self.ring.setMinimumSize(LEAST_RING, LEAST_RING)
        self._column.setSpacing(Space.TIGHT)
        for widget in (self.word, self.call):
            self._column.addWidget(widget)
        self._column.addWidget(self.caption, 1)
        self._column.addLayout(self._readings())
        self._scene.setSpacing(Space.WIDE)
        self._scene.addWidget(self.figure)
        self._scene.addLayout(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.NORMAL)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(self._scene, 1)
        layout.addWidget(self.line)
        layout.addWidget(self.button)

    def _readings(self) -> QHBoxLayout:
        """Put the ring beside the clock, which stays in the middle."""
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addStretch(1)
        row.addWidget(self.clock, 2)
        row.addWidget(self.ring, 1)
        return row


class CrampAfterPage(QWidget):
    """After a cramp: it is written down; where, in which leg and how bad, if the person likes."""

    changed = Signal(object)  # the Cramp with what is known of it now
    closed = Signal()
    withdrawn = Signal()  # it was no cramp

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cramp: Cramp | None = None
        self.scroller = scroller()  # the one button that leads on stands below it, always in view
        self.title, self.saved, self.told, self.fault = QLabel(), QLabel(), QLabel(), ToldLine(Meaning.ATTENTION)
        self.place = OneOf(self.tr("Where"), places())
        self.side = OneOf(self.tr("Which leg"), sides(), clearable=True)
        self.severity = OneOf(self.tr("How bad"), severities(), columns=11)
        self.done = SteadyButton(tr("&Done"), "start")
        self.place.chosen.connect(lambda key: self._change(place=Place(key)))
        self.side.chosen.connect(lambda key: self._change(side=Side(key) if key else None))
        self.severity.chosen.connect(lambda key: self._change(severity=int(key)))
        self.done.clicked.connect(self.closed)
        self.none = SteadyButton(tr("It was &not a cramp"))
        self.none.clicked.connect(self.withdrawn)
        self._arrange()

    def show_cramp(self, cramp: Cramp, refusal: str) -> None:
        """Show what was written down, or why it could not be."""
        self._cramp = cramp
        self.scroller.verticalScrollBar().setValue(0)
        lasted_ms = cramp.duration_ms or 0
        title = mark("It lasted {length}.") if lasted_ms >= LONG_MS else mark("It has passed. It lasted {length}.")
        self.title.setText(tr(title, length=_length(lasted_ms)))
        self.show_told(cramp, refusal)
        self.place.show_choice(cramp.place)
        self.side.show_choice(cramp.side)
        self.severity.show_choice(None if cramp.severity is None else str(cramp.severity))

    def show_told(self, cramp: Cramp, refusal: str) -> None:
        """Say that it is written down, or why it is not."""
        long = (cramp.duration_ms or 0) >= LONG_MS
        self.told.setText(tr(AFTER_LONG if long else AFTER))
        self.saved.setText("" if refusal else tr(SAVED))
        self.fault.setText(refusal)
        self.fault.setVisible(bool(refusal))

    def announce(self) -> None:
        """Tell a screen reader how long it lasted, and that it is written down."""
        if QAccessible.isActive():
            told = f"{self.title.text()} {self.told.text()} {self.saved.text() or self.fault.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _change(self, **values: Any) -> None:
        if self._cramp:
            self._cramp = replace(self._cramp, **values)
            self.changed.emit(self._cramp)

    def _arrange(self) -> None:
        where, leg = QLabel(self.tr("Where was it?")), QLabel(self.tr("Which leg?"))
        bad = QLabel(self.tr("How bad, from 0 to 10?"))
        self.title.setObjectName("question")
        for label in (self.title, self.told, self.saved, where, leg, bad):
            label.setWordWrap(True)
        for label in (self.told, self.saved, where, leg, bad):
            label.setObjectName("lead")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[Space.WIDE] * 4)
        column.setSpacing(Space.NORMAL)
        told = (self.title, self.told, self.saved)
        for widget in (*told, where, self.place, leg, self.side, bad, self.severity):
            column.addWidget(widget)
        column.addStretch(1)
        self.scroller.setWidget(inner)
        self._edge = Edge(self.scroller, inner, column)
        below = QVBoxLayout()
        below.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        below.addWidget(self.fault)
        ways = QHBoxLayout()
        ways.setSpacing(Space.NORMAL)
        ways.addWidget(self.done, 3)
        ways.addWidget(self.none, 1)
        below.addLayout(ways)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroller, 1)
        whole.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the scroll bar its room."""
        super().resizeEvent(event)
        self._edge.keep()


def _length(ms: int) -> str:
    """Give how long a cramp lasted, to stand in a sentence."""
    if ms == LONGEST_CRAMP_MS:
        return tr("three hours or more")
    minutes, seconds = divmod(ms // 1_000, 60)
    if ms >= LONG_MS:
        return amounts.minutes(minutes)
    if not minutes:
        return amounts.seconds(seconds)
    return tr(
        "{minutes}\N{NO-BREAK SPACE}min {seconds}\N{NO-BREAK SPACE}s",
        minutes=written.number(minutes),
        seconds=written.number(seconds),
    )
