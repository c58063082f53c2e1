"""The guided check: is it cramp? One question at a time, what is urgent first, and at the end what to do."""

import itertools

from PySide6.QtCore import QKeyCombination, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from coach.language import written
from coach.language.texts import tr
from coach.plan.check import STEPS, TABLE, Ask, next_ask, outcome
from coach.ui import guide
from coach.ui.check_outcome import OutcomeView, finding
from coach.ui.guide import StepWords
from coach.ui.page_frame import PageHead, widest
from coach.ui.scroller import scroller
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import Space, Theme

BACK_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Back)


class CheckPage(QWidget):
    """Asks, and keeps nothing: the answers are gone with the page unless the person wants them in the diary."""

    closed = Signal()
    cramp_now_wanted = Signal()
    learn_wanted = Signal()
    keep_wanted = Signal(object)  # a Finding

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = guide.check()
        self.answers: dict[Ask, bool] = {}
        self.progress, self.notice = _label("quiet"), _label("plain", self.words.notice)
        self.question, self.hint = _label("question"), _label("caption")
        self.question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it is read first: no answer looks chosen
        self.yes = SteadyButton(tr("&Yes"), "answer")
        self.no = SteadyButton(tr("&No"), "answer")
        self.back, self.leave = SteadyButton(""), SteadyButton(tr("Clos&e"))
        self.head = PageHead(self.words.title, self.leave, back=self.back)
        self.title = self.head.title
        self.outcome = OutcomeView()
        self.steps, self.scroller, self._text = QWidget(), scroller(), QWidget()
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self._draw()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002  (the style sheet has all the colours)
        """Make room for the type, which may have another size."""
        self._make_room()

    def begin(self) -> None:
        """Start anew, with nothing answered."""
        self.answers.clear()
        self._draw()

    @property
    def asks(self) -> Ask | None:
        """Give the question that is shown; None at the end."""
        return next_ask(self.answers)

    def answer(self, *, yes: bool) -> None:
        """Answer the question that is shown, and go on."""
        if self.asks is not None:
            self.answers[self.asks] = yes
            self._draw()

    def go_back(self) -> None:
        """Go back to the question before, its answer forgotten; from the first one, leave."""
        if not self.answers:
            self._leave()
            return
        self.answers.popitem()
        self._draw()

    def tell(self, sentence: str) -> None:
        """Say that the answers could not be written down; they can be tried again."""
        self.outcome.tell(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with Y and N, go back with Escape or Backspace; a key held down counts once."""
        if event.isAutoRepeat():
            return
        match event.key():
            case key if key == Qt.Key.Key_Y or _presses(key, self.yes):
                self.answer(yes=True)
            case key if key == Qt.Key.Key_N or _presses(key, self.no):
                self.answer(yes=False)
            case key if key in BACK_KEYS:
                self.go_back()
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                bar = self.scroller.verticalScrollBar()
                bar.setValue(bar.value() + bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1))
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to follow, and the words close to the answers."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.head.fit(self.width())
        self._pages.setMaximumWidth(widest(self))
        self._fit()

    def _fit(self) -> None:
        """Give the words the room that the longest ones need, so that the answers keep their place on every step."""
        width = min(self.width(), self._pages.maximumWidth()) - 2 * Space.WIDE
        tallest = max(self._height(words, width) for words in self.words.steps.values())
        self.scroller.setMaximumHeight(tallest + Space.NORMAL + _height(self.notice, self.words.notice, width))

    def _height(self, words: StepWords, width: int) -> int:
        question, hint = _height(self.question, words.question, width), _height(self.hint, words.hint, width)
        return question + Space.NORMAL + hint

    def _leave(self) -> None:
        self.begin()
        self.closed.emit()

    def _draw(self) -> None:
        ask = self.asks
        if ask is None:
            self._show_outcome()
        else:
            self._show_question(ask)

    def _show_question(self, ask: Ask) -> None:
        words, step = self.words.steps[ask], TABLE[ask].step
        of = {"step": written.number(step), "steps": written.number(STEPS)}
        self.progress.setText(tr("Step {step} of {steps}", **of))
        self.question.setText(words.question)
        self.hint.setText(words.hint)
        self.notice.setVisible(not self.answers)
        for button, word in ((self.yes, self.tr("Yes")), (self.no, self.tr("No"))):
            button.setAccessibleName(word)
            button.setAccessibleDescription(words.question)
        self._pages.setCurrentWidget(self.steps)
        self.scroller.verticalScrollBar().setValue(0)
        self._fit()
        self.question.setFocus()
        heading, line = self.progress.text(), f"{words.question} {words.hint}"
        self._announce(tr("{heading}. {line}", "said to who listens", heading=heading, line=line))

    def _show_outcome(self) -> None:
        came = outcome(self.answers)
        self.progress.setText(self.tr("The answer"))
        self.outcome.show_outcome(came)
        self._pages.setCurrentWidget(self.outcome)
        self.outcome.inner.setFocus()
        words = self.words.outcomes[came.kind]
        line = f"{words.call}. {words.lead}" if words.call else words.lead
        self._announce(tr("{heading}. {line}", "said to who listens", heading=words.title, line=line))

    def _announce(self, text: str) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _keep(self) -> None:
        self.keep_wanted.emit(finding(self.answers))

    def _connect(self) -> None:
        self.yes.clicked.connect(lambda: self.answer(yes=True))
        self.no.clicked.connect(lambda: self.answer(yes=False))
        self.back.clicked.connect(self.go_back)
        self.leave.clicked.connect(self._leave)
        self.outcome.cramp_now.clicked.connect(self.cramp_now_wanted)
        self.outcome.learn.clicked.connect(self.learn_wanted)
        self.outcome.keep_pressed.connect(self._keep)

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head.column.setSpacing(Space.TIGHT)
        self.head.column.addWidget(self.progress)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._pages, 1)
        middle.addStretch()
        whole.addWidget(self.head)
        whole.addLayout(middle, 1)
        self._arrange_steps()
        for page in (self.steps, self.outcome):
            self._pages.addWidget(page)
        for one, other in itertools.pairwise(
            (self.leave, self.back, self.question, self.yes, self.no, self.outcome.inner)
        ):
            QWidget.setTabOrder(one, other)

    def _arrange_steps(self) -> None:
        words = QVBoxLayout(self._text)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.NORMAL)
        for label in (self.question, self.hint, self.notice):
            words.addWidget(label)
        words.addStretch(1)
        self.scroller.setWidget(self._text)
        answers = QHBoxLayout()
        answers.setSpacing(Space.NORMAL)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        column = QVBoxLayout(self.steps)
        column.setContentsMargins(Space.WIDE, 0, Space.WIDE, Space.NORMAL)
        column.setSpacing(Space.NORMAL)
        column.addStretch(1)
        column.addWidget(self.scroller, 1000)
        column.addLayout(answers)
        column.addStretch(2)


def _presses(key: int, button: QPushButton) -> bool:
    """Tell whether a key is that of a button's underlined letter: "J" for "&Ja"."""
    return QKeySequence.mnemonic(button.text()) == QKeySequence(QKeyCombination(Qt.Modifier.ALT, Qt.Key(key)))


def _height(label: QLabel, text: str, width: int) -> int:
    """Give how high a label would be with this text at this width."""
    return label.fontMetrics().boundingRect(QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap, text).height()


def _label(name: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
