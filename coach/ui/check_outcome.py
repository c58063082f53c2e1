"""What the guided check came to: what to do, why, and where to go from here."""

import html
from collections.abc import Mapping

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from coach.diary.entries import Sign
from coach.language.texts import tr
from coach.plan.check import Ask, Kind, Outcome, outcome
from coach.ui import guide
from coach.ui.guide import Block
from coach.ui.meaning import Meaning
from coach.ui.scroller import Edge
from coach.ui.section_card import airy, lines
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import Space
from coach.ui.told_line import ToldLine

SIGNS = {
    Ask.HOT_CALF: Sign.SWELLING,
    Ask.NUMB: Sign.NUMBNESS,
    Ask.SWOLLEN: Sign.SWELLING,
    Ask.WEAK: Sign.WEAKNESS,
}


class Finding(msgspec.Struct, frozen=True):
    """What the person wants in the diary."""

    outcome: Outcome
    answers: Mapping[Ask, bool]
    signs: frozenset[Sign]
    note: str  # the outcome and its reasons in a few sentences


def finding(answers: Mapping[Ask, bool]) -> Finding:
    """Give what answers come to, as it can be written down."""
    came, words = outcome(answers), guide.check()
    signs = frozenset(SIGNS[ask] for ask in came.why if ask in SIGNS)
    came_to = tr("{question} {answer}.", question=words.title, answer=words.outcomes[came.kind].title)
    return Finding(came, dict(answers), signs, " ".join((came_to, *(words.reasons[ask] for ask in came.why))))


class OutcomeView(QScrollArea):
    """Draws an outcome: the sentence that matters on top, then what to do, then why."""

    keep_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = guide.check()
        self.inner = QWidget()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it is read from the top: no button looks chosen
        self.cramp_now = SteadyButton(tr("&Cramp now"), "pause")
        self.keep = SteadyButton(tr("&Put this into the diary"))
        self.learn = SteadyButton(tr("&Learn more"))
        self.told = ToldLine()
        self._what, self._why = QVBoxLayout(), QVBoxLayout()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.keep.clicked.connect(self._keep)

    def show_outcome(self, came: Outcome) -> None:
        """Draw it."""
        words = self.words.outcomes[came.kind]
        whys = [self.words.reasons[ask] for ask in came.why]
        ordinary = came.kind is Kind.ORDINARY
        if ordinary:
            whys = [line for lines_ in self.words.changes.values() for line in lines_]
        self.told.hide()
        self.keep.setEnabled(True)
        self.cramp_now.setVisible(ordinary)
        card = _card(
            "alarm" if came.kind is Kind.URGENT else "section", words.title, words.lead, words.advice, words.call
        )
        self.inner.setAccessibleName(words.title)
        self.inner.setAccessibleDescription(f"{words.call}\n{words.lead}".strip())
        self._fill(card, _card("section", words.because, "", whys))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() > self.learn.sizeHint().width() + self.keep.sizeHint().width() + Space.WIDEST
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def tell(self, sentence: str) -> None:
        """Say why it could not be written down, and let it be tried again."""
        self.told.say(sentence, Meaning.ATTENTION)
        self.told.show()
        self.keep.setEnabled(True)

    def _keep(self) -> None:
        self.told.say(self.tr("Written into the diary."), Meaning.GOOD)
        self.told.show()
        self.learn.setFocus()
        self.keep.setEnabled(False)
        self.keep_pressed.emit()

    def _fill(self, *cards: QFrame) -> None:
        for place, card in zip((self._what, self._why), cards, strict=True):
            while old := place.takeAt(0):
                _drop(old)
            place.addWidget(card)
        self.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(Space.WIDE, 0, Space.WIDE, Space.NORMAL)
        column.setSpacing(Space.NORMAL)
        for cards in (self._what, self._why):
            column.addLayout(cards)
        for widget in (self.told, self.cramp_now):
            column.addWidget(widget)
        self._pair.setSpacing(Space.SMALL)
        self._pair.addWidget(self.keep)
        self._pair.addWidget(self.learn)
        column.addLayout(self._pair)
        column.addStretch(1)
        self.setWidget(self.inner)
        self._edge = Edge(self, self.inner, column)
        for one, other in ((self.inner, self.cramp_now), (self.cramp_now, self.keep), (self.keep, self.learn)):
            QWidget.setTabOrder(one, other)


def _drop(item: QLayoutItem) -> None:
    widget = item.widget()
    if widget:
        widget.hide()
        widget.deleteLater()


def _card(name: str, title: str, lead: str, items: list[str], call: str = "") -> QFrame:
    card = QFrame()
    card.setObjectName(name)
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
    column.setSpacing(Space.SMALL)
    column.addWidget(_label("question" if lead else "heading", title))
    if call:
        column.addWidget(_label("call", call))
    if lead:
        column.addWidget(_label("caption", lead))
    blocks = [Block(item, "\N{BULLET}") for item in items]
    column.addLayout(lines([(block, _label("plain", airy(html.escape(block.text)))) for block in blocks]))
    return card


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
