"""One back-up: what it would change in plain words, the two ways to use it, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from coach.language.texts import tr
from coach.ui.backups_views import BackupView
from coach.ui.settings_diary_page import Bullets, DiaryPage, card
from coach.ui.settings_rows import label
from coach.ui.steady_button import SteadyButton


class BackupPage(DiaryPage):
    """Draws a back-up, and tells what is to be done with it."""

    add_wanted = Signal()
    put_back_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lead = label("lead")
        self.add = SteadyButton(tr("&Add what is missing"))
        self.put_back = SteadyButton(tr("&Put this back"))
        self.undo = QPushButton(tr("&Undo"))
        self.would_add, self.would_put = Bullets(), Bullets()
        self.adding = card(label("heading", tr("Only add what is missing")), self.would_add, foot=self.add)
        self.putting = card(label("heading", tr("Put the whole back-up in place")), self.would_put, foot=self.put_back)
        self.result = card(self.lead, self.undo)
        self.column.addWidget(self.result)
        self.beside(self.adding, self.putting)
        self.column.addStretch(1)
        self.add.clicked.connect(self.add_wanted)
        self.put_back.clicked.connect(self.put_back_wanted)
        self.undo.clicked.connect(self.undo_wanted)

    def show_view(self, view: BackupView) -> None:
        """Draw it; the keyboard goes to what can be done."""
        self.title.setText(view.title)
        self.lead.setText(view.lead)
        self.undo.setVisible(view.undo)
        for whole, lines, offer in (
            (self.adding, self.would_add, view.add),
            (self.putting, self.would_put, view.put_back),
        ):
            whole.setVisible(offer is not None)
            lines.show_lines(offer.lines if offer else ())
        self._choose_the_obvious(view)
        (self.undo if view.undo else self.back).setFocus()
        self.announce(view.lead)

    def _choose_the_obvious(self, view: BackupView) -> None:
        """Give the strong colour to what loses nothing, where there is that."""
        for button, obvious in ((self.add, view.add is not None), (self.put_back, view.add is None)):
            name = "pause" if obvious else ""
            if button.objectName() != name:
                button.setObjectName(name)
                button.style().unpolish(button)
                button.style().polish(button)
