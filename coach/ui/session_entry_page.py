"""Corrects a session that was written down."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from coach.diary.entries import Session, trouble
from coach.language import written
from coach.language.texts import tr
from coach.session.day import Slot
from coach.ui.choosers import OneOf
from coach.ui.meaning import Meaning
from coach.ui.page_frame import PageFrame
from coach.ui.settings_rows import label
from coach.ui.theme import Space
from coach.ui.today_views import SLOT_NAMES
from coach.ui.told_line import ToldLine
from coach.ui.wrapping_button import WrappingButton


class SessionEntryPage(PageFrame):
    """Draws one session of the past; its place in the day and its note can be changed, and it can be deleted."""

    saved = Signal(object)
    deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Correct this session"))
        self._session: Session | None = None
        self.what, self.told = label("lead"), ToldLine(Meaning.ATTENTION)
        self.slot = OneOf(self.tr("Place in the day"), tuple((slot, tr(SLOT_NAMES[slot])) for slot in Slot), columns=2)
        self.note = QPlainTextEdit()
        self.done, self.delete = self.back, WrappingButton(self.tr("De&lete"))
        self.slot.chosen.connect(lambda key: self._change(slot=Slot(key)))
        self.note.textChanged.connect(lambda: self._change(note=self.note.toPlainText()))
        self.done.clicked.connect(self.closed)
        self.delete.clicked.connect(lambda: self.deleted.emit(self._session))
        self._arrange()

    def edit(self, session: Session) -> None:
        """Show a session."""
        self._session = None  # what is shown now is no change
        minutes, seconds = divmod(session.done_ms // 1000, 60)
        self.what.setText(
            tr(
                "{day} at {time}, %n repetition(s), {length}.",
                "a session: when, how many repetitions, how long on the clock",
                session.repetitions,
                day=written.full(session.started_at),
                time=written.clock(session.started_at),
                length=f"{minutes}:{seconds:02d}",
            )
        )
        self.slot.show_choice(session.slot)
        self.note.setPlainText(session.note)
        self.told.hide()
        self.scroller.verticalScrollBar().setValue(0)
        self._session = session

    def tell(self, sentence: str) -> None:
        """Say what happened, where the person is looking."""
        self.told.setText(sentence)
        self.told.show()

    def _change(self, **values: Any) -> None:
        if self._session is not None:
            wanted = replace(self._session, **values)
            refusal = trouble(wanted, wanted.started_at)
            self.told.setVisible(bool(refusal))
            self.told.setText(refusal)
            if not refusal:
                self._session = wanted
                self.saved.emit(wanted)

    def _arrange(self) -> None:
        self.done.setText(self.tr("&Done"))
        self.done.setObjectName("pause")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(120)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        inside.setSpacing(Space.SMALL)
        inside.addWidget(self.what)
        for words, widget in ((self.tr("Place in the day"), self.slot), (self.tr("Note"), self.note)):
            inside.addSpacing(Space.SMALL)
            inside.addWidget(label("value", words))
            inside.addWidget(widget)
        self.column.addWidget(card)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self.whole.addWidget(self.told)  # always in view, and nothing moves under the hand
