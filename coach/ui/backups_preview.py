"""One back-up: what it would change in plain words, the two ways to use it, and the way back."""

from PySide6.QtCore import Signal

from coach.language.texts import tr
from coach.ui.backups_views import BackupView
from coach.ui.fitting import Buttons
from coach.ui.settings_diary_layout import Panel, rename
from coach.ui.settings_diary_page import Bullets, DiaryPage
from coach.ui.settings_rows import label
from coach.ui.steady_button import SteadyButton


class BackupPage(DiaryPage):
    """Draws a back-up, and tells what is to be done with it."""

    add_wanted = Signal()
    put_back_wanted = Signal()
    undo_wanted = Signal()
    left = Signal()  # there is nothing more to do here

    def __init__(self) -> None:
        super().__init__()
        self.lead = label("lead")
        self.add = SteadyButton(tr("&Add what is missing"))
        self.put_back = SteadyButton(tr("&Put this back"))
        self.leave = SteadyButton(tr("Back to the &diary"), "pause")
        self.undo = SteadyButton(tr("&Undo"))
        self.would_add, self.would_put = Bullets(), Bullets()
        self.adding = Panel(label("heading", tr("Only add what is missing")), self.would_add, foot=self.add)
        self.putting = Panel(label("heading", tr("Put all of it in place")), self.would_put, foot=self.put_back)
        self.ways = Buttons(self.leave, self.undo)
        self.result = Panel(self.lead, self.ways)
        self.column.addWidget(self.result)
        self.beside(self.adding, self.putting)
        self.column.addStretch(1)
        self.add.clicked.connect(self.add_wanted)
        self.put_back.clicked.connect(self.put_back_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.leave.clicked.connect(self.left)

    def show_view(self, view: BackupView) -> None:
        """Draw it; the keyboard goes to what can be done."""
        self.title.setText(view.title)
        self.lead.setText(view.lead)
        self.undo.setVisible(view.undo)
        self.leave.setVisible(view.finished)
        self.ways.setVisible(view.finished or view.undo)
        for whole, lines, offer in (
            (self.adding, self.would_add, view.add),
            (self.putting, self.would_put, view.put_back),
        ):
            whole.setVisible(offer is not None)
            lines.show_lines(offer.lines if offer else ())
        self._choose_the_obvious(view)
        (self.leave if view.finished else self.back).setFocus()
        self.announce(view.lead)

    def _choose_the_obvious(self, view: BackupView) -> None:
        """Give the strong colour to what loses nothing, where there is that."""
        for button, obvious in ((self.add, view.add is not None), (self.put_back, view.add is None)):
            rename(button, "pause" if obvious else "beside")
