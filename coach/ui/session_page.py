"""The session's screen: draws what it is given, and tells what the person wants."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from coach.language.texts import mark, tr
from coach.routine.model import RepetitionPhase, Routine, Step
from coach.ui.bigtext import BigText
from coach.ui.figure import Figure
from coach.ui.measures import UNBOUND, height_for
from coach.ui.ring import HoldRing
from coach.ui.session_bar import SessionBar
from coach.ui.theme import Space, Theme
from coach.ui.told_line import ToldLine
from coach.ui.views import ASLEEP, SessionView, counted, told

Key = Qt.Key

#: The height of the word's and the clock's line, as shares of the window's: digits fill six tenths of theirs.
WORD_SHARE, CLOCK_SHARE = 0.225, 0.167
#: The same of the word where room is scarce, and of the ring: with less than this it goes beside the clock.
SCARCE_WORD_SHARE, RING_SHARE = 0.2, 0.22
#: The same of the word where long words in large type want a row of buttons more.
LEAST_WORD_SHARE = 0.17
#: What may be told over a narrow figure, as a share of its height.
LINE_SHARE = 0.35
#: The least share of the width that the figure has where room is scarce, and large words need the rest; else, half.
LEAST_FIGURE = 0.3
#: A bar shorter than this tells nothing, in pixels.
LEAST_BAR = 100
#: Where cramp, words, pause, repeat, skip and end stand in their grid of six columns (row, column, rows, columns): as
#: a rule, and in a row more.
USUAL = ((0, 3, 1, 2), (0, 5, 1, 1), (1, 0, 1, 3), (1, 3, 1, 1), (1, 4, 1, 1), (1, 5, 1, 1))
STACKED = ((0, 0, 1, 3), (0, 3, 1, 3), (1, 0, 1, 6), (2, 0, 1, 2), (2, 2, 1, 2), (2, 4, 1, 2))
#: Of the button that pauses, in pixels.
BORDER = 4
#: How much is said, for who hears the button that changes it.
WORDS = {"full": mark("Words: all"), "sparse": mark("Words: few"), "tones": mark("Words: none")}
#: Keys without a letter that pause too: a presenter's clicker, media keys, arrows.
MORE_KEYS = frozenset({
    Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_PageUp, Key.Key_PageDown, Key.Key_F5,
    Key.Key_Backspace, Key.Key_Delete, Key.Key_Insert, Key.Key_Home, Key.Key_End,
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_MediaPlay, Key.Key_MediaPause,
    Key.Key_MediaTogglePlayPause, Key.Key_MediaStop, Key.Key_MediaNext, Key.Key_MediaPrevious,
})  # fmt: skip


class SessionPage(QFrame):
    """Draws a session and has the whole keyboard as one button; a frame, which a screen reader takes for a grouping."""

    toggled = Signal()
    skipped = Signal()
    repeated = Signal()
    ended = Signal()
    cramped = Signal()
    retold = Signal()  # fewer words are wanted, or all of them again

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Session. Any key pauses."))
        self.word = BigText("word", self.tr("Paused"))
        self.clock = BigText("clock", "10:00")
        self.clock.setAccessibleName(self.tr("Time left"))  # or each second would be told
        self.figure, self.ring, self.bar = Figure(), HoldRing(), SessionBar()
        self.caption, self.repetition, self.line = QLabel(), QLabel(), ToldLine()
        self.pause = self._button("pause", tr("&Pause"), self.toggled)
        self.repeat = self._button("repeat", tr("&Repeat"), self.repeated)
        self.skip = self._button("skip", tr("S&kip"), self.skipped)
        self.end = self._button("end", tr("&End"), self.ended)
        self.cramp = self._button("corner", tr("Cra&mp now"), self.cramped)
        self.cramp.setAccessibleName(self.tr("Cramp now"))
        self.words = self._button("words", tr("&Words"), self.retold)
        self._waiting = False
        self._word_said = ""
        self._words: tuple[object, ...] = ()  # as they are shown
        self._captions = [""]  # all that may be told
        self._roomy, self._stacked = True, False
        self._scene, self._readings = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._controls = QGridLayout()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        for painted in (self.figure, self.ring, self.bar):
            painted.set_theme(theme)

    def set_routine(self, routine: Routine) -> None:
        """Draw this routine's scene, and fit the type to its words."""
        self.figure.set_scene(routine.scene)
        steps: list[Step | RepetitionPhase] = [
            routine.lead_in,
            *routine.setup,
            *routine.phases.values(),
            routine.finish,
        ]
        steps += [routine.change] if routine.change else []
        words = [step.word for step in steps]
        self.word.set_widest(max([*words, self.tr("Paused")], key=self.fontMetrics().horizontalAdvance))
        self._captions = [text for step in steps for text in (step.caption, *step.words.from_form(0))]
        self._captions.append(tr(ASLEEP))
        self.fit()

    def show_view(self, view: SessionView) -> None:
        """Draw one instant."""
        self.figure.show_pose(view.pose_from, view.pose_to, view.pose_share)
        if view.hold_share is not None:
            self.ring.show_hold(view.hold_share, view.ring)
        elif view.waiting:
            self.ring.show_paused()
        elif view.done:
            self.ring.show_done()
        else:
            self.ring.show_rest(view.ring)
        self.bar.show_share(view.share)
        words = (view.word, view.clock, view.caption, view.progress, view.line, view.meaning, view.talk, view.waiting)
        if words != self._words:  # to ask Qt for each of them takes time, sixty times a second
            self._words = words
            self._show_words(view)

    def _show_words(self, view: SessionView) -> None:
        self.word.say(view.word)
        self.clock.say(view.clock)
        _say(self.caption, view.caption)
        _say(self.repetition, view.progress if self._roomy else view.repetition)
        self.line.say(view.line, view.meaning)
        if (words := tr(WORDS[view.talk])) != self.words.accessibleName():
            self.words.setAccessibleName(words)
        if self.line.isHidden() is bool(view.line):
            self.line.setVisible(bool(view.line))
            self._share_out()
        if view.waiting != self._waiting:
            self._waiting = view.waiting
            self.pause.setText(tr("&Carry on") if view.waiting else tr("&Pause"))
        self._announce(view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the whole keyboard as one button, but Escape, which ends."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Key.Key_Escape:
            self.ended.emit()
        elif not held and ((event.text().isprintable() and event.text()) or event.key() in MORE_KEYS):
            if not event.isAutoRepeat():
                self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pause and go on by a click anywhere, as players do."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Announce anew what is shown when the person comes back to it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._word_said, self._words = "", ()

    def _take_keyboard(self) -> None:
        """Leave no button with the keyboard: the next key is to pause again."""
        if self.isVisible():  # or a screen reader would take the end of a session for its page
            self.setFocus()

    def _announce(self, view: SessionView) -> None:
        """Tell a screen reader the phase, once; the rest would make it stutter."""
        if view.word != self._word_said:
            self._word_said = view.word
            self.figure.setAccessibleDescription(view.word)
            self.clock.setAccessibleName(tr("{time} left", "of the session", time=view.clock))
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.word, view.word))

    def _button(self, name: str, text: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the page
        button.setAutoDefault(True)  # Return presses it, as Space does
        button.clicked.connect(wish)
        button.clicked.connect(self._take_keyboard)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep word and clock readable from the wall: their letters a tenth of the window's height, or more."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Keep room for the longest caption, so that nothing moves when the words change."""
        self.caption.ensurePolished()
        self.caption.setFixedHeight(height_for(self.caption, self.width() - 2 * Space.WIDE, self._captions))
        self._keep_width(self.pause, (tr("&Pause"), tr("&Carry on")))
        self.repetition.ensurePolished()
        metrics = self.repetition.fontMetrics()
        told_width = max(metrics.horizontalAdvance(text) for text in (told(60, 60), tr("Getting ready")))
        room, short = self._room_for_bar(), metrics.horizontalAdvance(counted(60, 60))
        self._roomy = told_width + Space.NORMAL + LEAST_BAR <= room
        self._lay_controls(stacked=room < self.pause.minimumWidth())
        self.bar.setVisible(self._roomy)
        self.repetition.setVisible(self._roomy or (short <= room and not self._stacked))
        self.repetition.setMinimumWidth(told_width if self._roomy else short)
        self._words = ()  # they may be told at another length
        self._share_out()

    def _keep_width(self, button: QPushButton, texts: Iterable[str]) -> None:
        """Have a button as wide as it must be for each of these texts."""
        button.ensurePolished()
        most = max(button.fontMetrics().horizontalAdvance(text.replace("&", "")) for text in texts)
        button.setMinimumWidth(most + 2 * Space.NORMAL + 2 * BORDER)

    def _room_for_bar(self) -> int:
        """Give how wide the pause button and what is above it are, in pixels."""
        whole, gap = self.width() - 2 * Space.WIDE, Space.SMALL
        column = (whole - 5 * gap) // 6
        columns = ((self.repeat,), (self.skip,), (self.end, self.words))
        taken = (max(column, *(button.sizeHint().width() for button in buttons)) for buttons in columns)
        return whole - sum(taken) - 3 * gap

    def _share_out(self) -> None:
        """Give figure, word, clock and ring their places: where there is little height, the ring beside the clock."""
        high = self.height()
        below = self.caption.height() + self._controls.sizeHint().height() + 2 * Space.SMALL
        left = high - below - Space.WIDE - Space.NORMAL - 2 * Space.TIGHT
        scarce = left < (WORD_SHARE + CLOCK_SHARE + RING_SHARE) * high
        least = LEAST_WORD_SHARE if self._stacked else SCARCE_WORD_SHARE
        self.word.setFixedHeight(round((least if scarce else WORD_SHARE) * high))
        self.clock.setFixedHeight(round(CLOCK_SHARE * high))
        most = round(RING_SHARE * high) if scarce else UNBOUND
        self.ring.setMaximumSize(most, most)
        flow = QBoxLayout.Direction
        self._readings.setDirection(flow.LeftToRight if scarce else flow.TopToBottom)
        whole = self.width() - 3 * Space.WIDE
        figure = self._narrow(whole, most) if scarce else whole // 2
        if not self._is_brief(figure, left):
            figure = whole // 2
        for place, share in enumerate((figure, whole - figure)):
            self._scene.setStretch(place, share)

    def _narrow(self, whole: int, ring: int) -> int:
        """Give the width that large words, and the clock with the ring beside it, leave to the figure: at most half."""
        words = self.word.width_for(self.word.height())
        readings = self.clock.width_for(self.clock.height()) + Space.WIDE + ring
        return round(min(max(whole - max(words, readings), LEAST_FIGURE * whole), whole / 2))

    def _is_brief(self, figure: int, height: int) -> bool:
        """Tell whether what is told takes little of a figure of this width, so that nothing need move for it."""
        return not self.line.text() or self.line.heightForWidth(figure - 2 * Space.WIDE) < LINE_SHARE * height

    def _arrange(self) -> None:
        for label, name in ((self.caption, "huge"), (self.repetition, "value")):
            label.setObjectName(name)
        self.repetition.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scene.setSpacing(Space.WIDE)
        self._scene.addLayout(self._stage())
        self._scene.addLayout(self._numbers())
        self._arrange_controls()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.NORMAL)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(self._scene, 1)
        layout.addWidget(self.caption)
        layout.addLayout(self._controls)
        self.setTabOrder(self.cramp, self.words)
        self.setTabOrder(self.words, self.pause)  # they stand above them

    def _stage(self) -> QGridLayout:
        """Put what the person should know over the floor below the figure."""
        stage = QGridLayout()
        stage.addWidget(self.figure, 0, 0)
        stage.addWidget(self.line, 0, 0, Qt.AlignmentFlag.AlignBottom)
        return stage

    def _arrange_controls(self) -> None:
        """Put all buttons in one grid; a slip from the cramp's does not hit the one that ends the session."""
        progress = QHBoxLayout()
        progress.setSpacing(Space.NORMAL)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.repetition)
        controls = self._controls
        controls.addLayout(progress, 0, 0, 1, 3)
        for button in (self.repeat, self.skip, self.end):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # as high as the first
        for column in range(6):
            controls.setColumnStretch(column, 1)
        self._deal_controls()

    def _lay_controls(self, *, stacked: bool) -> None:
        """Give the buttons a row more where long words in large type want it."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._deal_controls()

    def _deal_controls(self) -> None:
        self._controls.setSpacing(Space.TIGHT if self._stacked else Space.SMALL)
        buttons = (self.cramp, self.words, self.pause, self.repeat, self.skip, self.end)
        for button, place in zip(buttons, STACKED if self._stacked else USUAL, strict=True):
            self._controls.addWidget(button, *place)

    def _numbers(self) -> QVBoxLayout:
        self._readings.setSpacing(Space.TIGHT)
        self._readings.addWidget(self.clock, 3)
        self._readings.addWidget(self.ring, 2)
        numbers = QVBoxLayout()
        numbers.setSpacing(Space.TIGHT)
        numbers.addStretch(0)
        numbers.addWidget(self.word)
        numbers.addLayout(self._readings, 1)
        numbers.addStretch(0)
        return numbers


def _say(label: QLabel, text: str) -> None:
    if text != label.text():
        label.setText(text)
