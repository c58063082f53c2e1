"""The session's screen: draws what it is given, and tells what the person wants."""

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.language.texts import mark, tr
from coach.routine.model import Routine
from coach.ui.bigtext import BigText
from coach.ui.colour import mix
from coach.ui.figure import Figure
from coach.ui.ring import HoldRing
from coach.ui.theme import THEMES, Space, Theme, ThemeName
from coach.ui.views import SessionView, counted

Key = Qt.Key

#: The least height of the word's and the clock's line, as a share of the window's.
LINE_SHARE = 0.125
#: Type of this height, in pixels, gets a third line for its captions.
LARGE_TYPE = 44
#: How much is said, for who hears the button that changes it.
WORDS = {"full": mark("Words: all"), "sparse": mark("Words: few"), "tones": mark("Words: none")}
#: Keys without a letter that pause too: a presenter's clicker, media keys, arrows.
MORE_KEYS = frozenset({
    Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_PageUp, Key.Key_PageDown, Key.Key_F5,
    Key.Key_Backspace, Key.Key_Delete, Key.Key_Insert, Key.Key_Home, Key.Key_End,
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_MediaPlay, Key.Key_MediaPause,
    Key.Key_MediaTogglePlayPause, Key.Key_MediaStop, Key.Key_MediaNext, Key.Key_MediaPrevious,
})  # fmt: skip


class SessionBar(QWidget):
    """A thin bar that fills with the session."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES[ThemeName.LIGHT]
        self._share = 0.0
        self._filled = 0  # the same in pixels
        self.setFixedHeight(12)
        self.setAccessibleName(self.tr("How far the session is"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.update()

    def show_share(self, share: float) -> None:
        """Fill this share, 0 to 1."""
        filled = round(share * self.width())
        if filled != self._filled:
            self.update()
        self._share, self._filled = share, filled

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        for share, colour in (
            (1.0, mix(self._theme.ground, self._theme.edge, 0.6)),
            (self._share, QColor(self._theme.action)),
        ):
            painter.setBrush(colour)
            width = max(share * self.width(), self.height() if share else 0)
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()


class SessionPage(QFrame):
    """Draws a session and has the whole keyboard as one button; a frame, which to a screen reader is a panel."""

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
        self.caption, self.repetition, self.line = QLabel(), QLabel(), QLabel()
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
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        for painted in (self.figure, self.ring, self.bar):
            painted.set_theme(theme)

    def set_routine(self, routine: Routine) -> None:
        """Draw this routine's scene, and fit the type to its words."""
        self.figure.set_scene(routine.scene)
        steps = (routine.lead_in, *routine.setup, routine.finish)
        words = [step.word for step in steps] + [phase.word for phase in routine.phases.values()]
        self.word.set_widest(max([*words, self.tr("Paused")], key=self.fontMetrics().horizontalAdvance))

    def show_view(self, view: SessionView) -> None:
        """Draw one instant."""
        self.figure.show_pose(view.pose_from, view.pose_to, view.pose_share)
        if view.hold_share is None:
            self.ring.show_rest(view.ring)
        else:
            self.ring.show_hold(view.hold_share, view.ring)
        self.bar.show_share(view.share)
        words = (view.word, view.clock, view.caption, view.repetition, view.line, view.talk, view.waiting)
        if words != self._words:  # to ask Qt for each of them takes time, sixty times a second
            self._words = words
            self._show_words(view)

    def _show_words(self, view: SessionView) -> None:
        self.word.say(view.word)
        self.clock.say(view.clock)
        _say(self.caption, view.caption)
        _say(self.repetition, view.repetition)
        _say(self.line, view.line)
        if (words := tr(WORDS[view.talk])) != self.words.accessibleName():
            self.words.setAccessibleName(words)
        self.line.setVisible(bool(view.line))
        if view.waiting != self._waiting:
            self._waiting = view.waiting
            self.pause.setText(tr("&Go on") if view.waiting else tr("&Pause"))
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
        """Keep word and clock readable from the wall: each at least a tenth of the window's height."""
        super().resizeEvent(event)
        for text in (self.word, self.clock):
            text.setMinimumHeight(round(self.height() * LINE_SHARE))

    def fit(self) -> None:
        """Keep room for the longest caption, so that nothing moves when the words change."""
        self.caption.ensurePolished()
        metrics = self.caption.fontMetrics()
        lines = 2 if metrics.height() < LARGE_TYPE else 3
        self.caption.setFixedHeight(metrics.lineSpacing() * lines + Space.TIGHT)
        self.repetition.ensurePolished()
        self.repetition.setMinimumWidth(self.repetition.fontMetrics().horizontalAdvance(counted(60, 60)))

    def _arrange(self) -> None:
        for label, name in ((self.caption, "caption"), (self.repetition, "value"), (self.line, "line")):
            label.setObjectName(name)
        self.repetition.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setWordWrap(True)
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scene = QHBoxLayout()
        scene.setSpacing(Space.WIDE)
        scene.addLayout(self._stage(), 11)
        scene.addLayout(self._numbers(), 9)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        for button, share in ((self.pause, 3), (self.repeat, 1), (self.skip, 1), (self.end, 1)):
            buttons.addWidget(button, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.NORMAL)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(scene, 1)
        layout.addWidget(self.caption)
        layout.addLayout(self._progress())
        layout.addLayout(buttons)
        self.setTabOrder(self.words, self.cramp)
        self.setTabOrder(self.cramp, self.pause)  # they stand above them

    def _stage(self) -> QGridLayout:
        """Put what the person should know over the room around the figure."""
        stage = QGridLayout()
        stage.addWidget(self.figure, 0, 0)
        stage.addWidget(self.line, 0, 0, Qt.AlignmentFlag.AlignTop)
        return stage

    def _progress(self) -> QHBoxLayout:
        """Put the repetition and the cramp's button beside the bar: nothing there is painted anew at every frame."""
        progress = QHBoxLayout()
        progress.setSpacing(Space.NORMAL)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.repetition)
        progress.addWidget(self.words)
        progress.addWidget(self.cramp)
        return progress

    def _numbers(self) -> QVBoxLayout:
        numbers = QVBoxLayout()
        numbers.setSpacing(Space.TIGHT)
        numbers.addWidget(self.word, 28)
        numbers.addWidget(self.clock, 26)
        numbers.addWidget(self.ring, 46)
        return numbers


def _say(label: QLabel, text: str) -> None:
    if text != label.text():
        label.setText(text)
