"""Corrects a session that was written down."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from coach.diary.entries import Session, trouble
from coach.language import written
from coach.language.texts import tr
from coach.session.day import Slot
from coach.ui.choosers import OneOf
from coach.ui.meaning import Meaning
from coach.ui.theme import Space
from coach.ui.today_views import SLOT_NAMES
from coach.ui.told_line import ToldLine


class SessionEntryPage(QWidget):
    """Draws one session of the past; its place in the day and its note can be changed, and it can be deleted."""

    saved = Signal(object)
    closed = Signal()
    deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session: Session | None = None
        self.title, self.what, self.told = QLabel(), QLabel(), ToldLine(Meaning.ATTENTION)
        self.slot = OneOf(self.tr("Place in the day"), tuple((slot, tr(SLOT_NAMES[slot])) for slot in Slot), columns=2)
        self.note = QPlainTextEdit()
        self.done, self.delete = QPushButton(self.tr("&Done")), QPushButton(self.tr("De&lete"))
        self.slot.chosen.connect(lambda key: self._change(slot=Slot(key)))
        self.note.textChanged.connect(lambda: self._change(note=self.note.toPlainText()))
        self.done.clicked.connect(self.closed)
        self.delete.clicked.connect(lambda: self.deleted.emit(self._session))
        self._arrange()

    def edit(self, session: Session) -> None:
        """Show a session."""
        self._session = None  # what is shown now is no change
        self.title.setText(self.tr("Correct this session"))
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
        names = ((self.title, "title"), (self.what, "lead"))
        for label, name in names:
            label.setObjectName(name)
            label.setWordWrap(True)
        self.done.setObjectName("pause")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(120)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.done, 3)
        buttons.addWidget(self.delete, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.WIDE] * 4)
        column.setSpacing(Space.NORMAL)
        for widget in (self.title, self.what, self.slot, QLabel(self.tr("Note")), self.note, self.told):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
