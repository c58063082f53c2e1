"""The first screen: the day's sessions, one big Start, the morning's question, and the way to the rest."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.language import written
from coach.language.texts import mark, tr
from coach.routine.model import Routine
from coach.settings import Settings
from coach.ui.figure import Figure
from coach.ui.fitting import Buttons
from coach.ui.later import Later
from coach.ui.marks import MarkRow
from coach.ui.meaning import Meaning
from coach.ui.scroller import Edge, scroller
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import ROOM_FOR_FIGURE, Space, Theme
from coach.ui.today_views import ChangeCard, CheckIn, TodayView
from coach.ui.told_line import ToldLine

if TYPE_CHECKING:
    from coach.ui.session_choices import SessionChoices

NOT_A_DIAGNOSIS = mark("Regular stretching may ease night cramps. Nothing here is a diagnosis: a GP can give one.")
#: How many lines of type are high what the page must be wide for a button or a mark to stand beside its words.
ROOM_BESIDE = 45
#: What can be kept instead of a change.
KEEPS = {1: mark("&Keep one"), 2: mark("&Keep two"), 3: mark("&Keep three")}


class TodayPage(QWidget):
    """Draws the first screen and tells what the person wants."""

    started = Signal()
    changed = Signal(Settings)
    answered = Signal(object, int)  # the night, the cramps
    undone = Signal()
    change_seen = Signal(str)
    advice_seen = Signal(tuple)  # the keys of what was put away
    kept = Signal(str, int)  # the change, the sessions a day to keep
    overruled = Signal(int)  # sessions a day
    cramp_wanted = Signal()
    history_wanted = Signal()
    check_wanted = Signal()
    learn_wanted = Signal()
    settings_wanted = Signal()
    keys_wanted = Signal()
    backup_wanted = Signal()
    listen_wanted = Signal()  # to the sound at the wall

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view: TodayView | None = None
        self.picture, self.scroller = QWidget(), scroller()
        self.figure, self.marks = Figure(), MarkRow()
        self._choices = Later(self._made_choices)
        self.greeting = _label("title")
        self.plan, self.next = _label("plain"), _label("plain")
        self.why, self.last, self.line = _label("why"), _label("quiet"), ToldLine(Meaning.ATTENTION)
        self.reminders = _label("quiet")
        self.start = SteadyButton(tr("&Start"), "start")  # the keyboard comes to it by itself, perhaps held down
        self.start.clicked.connect(self.started)
        self.start.setAccessibleName(self.tr("Start the session"))
        self.ask_why = _button(tr("Wh&y?"), self._explain, "link")
        self.choose = _button(tr("Chan&ge this session"), self._unfold, "link")
        self.backup = _button(tr("Look at the &back-up"), self.backup_wanted.emit)
        self.listen = _button(tr("&Try the sound at the wall first"), self.listen_wanted.emit, "link")
        self.keys = _button(self.tr("Keys (F1)"), self.keys_wanted.emit, "link")
        self.settings = _button(tr("S&ettings"), self.settings_wanted.emit)
        self.cramp = _button(tr("&Write a cramp down"), self.cramp_wanted.emit)
        self.history = _button(tr("H&istory"), self.history_wanted.emit)
        self.check = _button(tr("Is it cram&p?"), self.check_wanted.emit)
        self.learn = _button(tr("&Learn"), self.learn_wanted.emit)
        self.check_in, self.question, self.answers = self._check_in()
        self.noted, self.noted_text, self.undo = self._noted()
        self.change, self.change_text, self.accept, self.keep, self._sides = self._change()
        self.advice, self.advice_heading, self.advice_text, self.understood = self._advice()
        self.why.hide()
        self._arrange()

    @property
    def choices(self) -> "SessionChoices":
        """Give what can be chosen before a session: a third of this page's widgets, made when they are unfolded."""
        return self._choices()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.figure.set_theme(theme)
        self.marks.set_theme(theme)

    def set_routine(self, routine: Routine) -> None:
        """Draw this routine's figure."""
        self.figure.set_scene(routine.scene)
        pose = routine.poses[next(iter(routine.phases.values())).pose]
        self.figure.show_pose(pose, pose, 1.0)
        self.figure.setAccessibleDescription(routine.summary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out another room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Share the room out anew for larger or smaller type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        """Leave the room to the words where large type needs it."""
        self.picture.setVisible(self.width() > ROOM_FOR_FIGURE * self.fontMetrics().height())
        self._edge.keep()
        self.marks.lay(beside=self._is_wide())
        self._lay_change()

    def _is_wide(self) -> bool:
        """Tell whether what belongs together may stand side by side. The page's own width tells: nothing on it does."""
        return self.width() > ROOM_BESIDE * self.fontMetrics().height()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the top again when the person comes back."""
        super().showEvent(event)
        if not event.spontaneous():
            self.scroller.verticalScrollBar().setValue(0)

    def show_view(self, view: TodayView) -> None:
        """Draw the screen."""
        self._view = view
        self.greeting.setText(view.greeting)
        self.marks.show_marks(view.marks)
        self.plan.setText(view.plan)
        self.why.setText(view.why)
        for label, text in (
            (self.next, view.next),
            (self.reminders, view.reminders),
            (self.last, view.last),
            (self.line, view.line),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.backup.setVisible(view.backup)
        self.listen.setVisible(view.listen)
        self._announce(view.noted)
        self.noted_text.setText(view.noted)
        self.noted.setVisible(bool(view.noted))
        self._show_check_in(view.check_in)
        self._show_change(view.change)
        self.advice.setVisible(view.advice is not None)
        if view.advice:
            self.advice_heading.setText(view.advice.heading)
            self.advice_text.setText("\n".join(view.advice.lines))
        if self._choices.made:
            self._choices.made.show_settings(view.settings, view.per_day)

    def _announce(self, noted: str) -> None:
        """Tell a screen reader what was written down, once."""
        if noted and noted != self.noted_text.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, noted))

    def _show_check_in(self, check_in: CheckIn | None) -> None:
        self.check_in.setVisible(check_in is not None)
        if check_in:
            self.question.setText(check_in.question)
            for button in self.answers.values():
                button.setAccessibleDescription(check_in.question)

    def _show_change(self, change: ChangeCard | None) -> None:
        self.change.setVisible(change is not None)
        if change:
            self.change_text.setText(change.text)
            self.keep.setVisible(change.keep is not None)
            if change.keep:
                self.keep.setText(tr(KEEPS[change.keep]))
            self._lay_change()

    def _lay_change(self) -> None:
        """Put a single button beside the words where there is room."""
        alone = not (self._view and self._view.change and self._view.change.keep)
        beside = alone and self._is_wide()
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        wide = QSizePolicy.Policy.Preferred if beside else QSizePolicy.Policy.Ignored
        self._ways.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def _answer(self, cramps: int) -> None:
        if self._view and self._view.check_in:
            self.answered.emit(self._view.check_in.night, cramps)

    def _accept(self) -> None:
        if self._view and self._view.change:
            self.change_seen.emit(self._view.change.key)

    def _put_away(self) -> None:
        if self._view and self._view.advice:
            self.advice_seen.emit(self._view.advice.keys)

    def _keep(self) -> None:
        if self._view and self._view.change and self._view.change.keep:
            self.kept.emit(self._view.change.key, self._view.change.keep)

    def _explain(self) -> None:
        self.why.setVisible(self.why.isHidden())

    def _unfold(self) -> None:
        folded = self.choices.isHidden()
        self.choices.setVisible(folded)
        if folded:
            QTimer.singleShot(0, self._reveal)
        self.choose.setText(tr("&Hide these choices") if folded else tr("Chan&ge this session"))

    def _made_choices(self) -> "SessionChoices":
        from coach.ui.session_choices import SessionChoices  # noqa: PLC0415  (the first window is there without)

        choices = SessionChoices()
        choices.hide()
        choices.changed.connect(self.changed)
        choices.overruled.connect(self.overruled)
        if self._view:
            choices.show_settings(self._view.settings, self._view.per_day)
        self._fold.addWidget(choices)
        above = self.keys
        for button in choices.findChildren(QPushButton):
            button.setAutoDefault(True)  # Return presses it, as Space does
            QWidget.setTabOrder(above, button)
            above = button
        return choices

    def _reveal(self) -> None:
        """Scroll to what was unfolded, where it is out of sight."""
        self.scroller.ensureWidgetVisible(self.choices)

    def _check_in(self) -> tuple[QFrame, QLabel, dict[int, QPushButton]]:
        question = _label("lead")
        texts = (tr("None", "no cramps"), written.number(1), written.number(2), tr("3 or more", "cramps"))
        buttons = {n: _button(text, partial(self._answer, n)) for n, text in enumerate(texts)}
        return _card(question, _buttons(*buttons.values())), question, buttons

    def _noted(self) -> tuple[QWidget, QLabel, QPushButton]:
        text, undo = _label("value"), _button(tr("Und&o"), self.undone.emit)
        holder = QWidget()
        row = _row(text, undo)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        return holder, text, undo

    def _change(self) -> tuple[QFrame, QLabel, QPushButton, QPushButton, QBoxLayout]:
        text, card = _label("plain"), _frame()
        accept, keep = _button(tr("&All right"), self._accept), _button(tr("&Keep it as it was"), self._keep)
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, card)
        sides.setContentsMargins(Space.NORMAL, Space.SMALL, Space.NORMAL, Space.SMALL)
        sides.setSpacing(Space.SMALL)
        sides.addWidget(text, 1)
        self._ways = _buttons(accept, keep)
        sides.addWidget(self._ways)
        return card, text, accept, keep, sides

    def _advice(self) -> tuple[QFrame, QLabel, QLabel, QPushButton]:
        heading, text = _label("lead"), _label("plain")
        understood = _button(tr("&Understood"), self._put_away)
        card = _card(heading, understood)
        layout = card.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, text)
        return card, heading, text, understood

    def _arrange(self) -> None:
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(*[Space.WIDE] * 4)
        words.setSpacing(Space.SMALL)
        words.addStretch(1)
        words.addLayout(_row(self.greeting, self.settings))
        words.addLayout(_row(self.plan, self.ask_why))
        for widget in (
            self.why,
            self.line,
            self.backup,
            self.start,
            self.listen,
            self.next,
            self.change,
            self.check_in,
            self.noted,
            self.advice,
            self.marks,
            self.reminders,
        ):
            words.addWidget(widget)
        for pair in ((self.cramp, self.history), (self.check, self.learn)):
            words.addWidget(_buttons(*pair))
        words.addLayout(_row(self.choose, self.keys))
        self._fold = QVBoxLayout()
        words.addLayout(self._fold)
        words.addWidget(self.last)
        words.addStretch(1)
        notice = _label("quiet")
        notice.setText(tr(NOT_A_DIAGNOSIS))
        words.addWidget(notice)
        self.scroller.setWidget(inner)
        self._edge = Edge(self.scroller, inner, words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        picture = QVBoxLayout(self.picture)
        outer, inwards = (0, Space.WIDE) if self.isRightToLeft() else (Space.WIDE, 0)
        picture.setContentsMargins(outer, Space.WIDE, inwards, Space.WIDE)
        picture.addWidget(self.figure)
        row.addWidget(self.picture, 7)
        row.addWidget(self.scroller, 9)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _button(text: str, act: Callable[[], object], name: str = "") -> QPushButton:
    button = SteadyButton(text, name)  # the second click of two may come to another one: an answer moves what is below
    button.clicked.connect(lambda _down=False: act())
    return button


def _buttons(*buttons: QPushButton) -> Buttons:
    return Buttons(*buttons, gap=Space.TIGHT, even=False)


def _row(words: QLabel | QPushButton, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.TIGHT)
    row.addWidget(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _frame() -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def _card(text: QLabel, below: QWidget) -> QFrame:
    card = _frame()
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.NORMAL, Space.SMALL, Space.NORMAL, Space.SMALL)
    column.setSpacing(Space.SMALL)
    column.addWidget(text)
    column.addWidget(below)
    return card
