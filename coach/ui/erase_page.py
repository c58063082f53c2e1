"""The page that asks before everything is deleted, which cannot be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from coach.language.texts import mark, tr
from coach.ui.settings_diary_page import Bullets, DiaryPage, card
from coach.ui.settings_rows import Sides, label
from coach.ui.steady_button import SteadyButton

CANNOT = mark("This cannot be undone. Nothing has been deleted yet.")
GOES = (
    mark("Your diary: every session, every cramp and every answer"),
    mark("All its back-ups"),
    mark("Your settings, and the sounds that were made for you"),
    mark("The start with the computer, and with it the reminders"),
)
STAYS = (
    mark("Copies and pages that you saved elsewhere yourself"),
    mark("What you put into the calendar on your phone: delete it there"),
    mark("The program Calf Coach itself"),
)
GONE = mark("What is deleted cannot be brought back by anybody.")
UNDERSTOOD = mark("I &understand this")


class ErasePage(DiaryPage):
    """Says what goes and what stays; two presses are needed, and the strong colour is on the way back."""

    erase_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Delete everything"))
        self.goes, self.stays = Bullets(), Bullets()
        self.goes.show_lines(tuple(tr(line) for line in GOES))
        self.stays.show_lines(tuple(tr(line) for line in STAYS))
        self.keep = SteadyButton(tr("&Keep everything"), "pause")
        self.copy = QPushButton(tr("&Save a copy first\N{HORIZONTAL ELLIPSIS}"))
        self.understood = SteadyButton("", "tick")
        self.understood.setCheckable(True)
        self.understood.setAccessibleName(tr(UNDERSTOOD).replace("&", ""))
        self.erase = SteadyButton(tr("&Delete everything now"))
        self.column.addWidget(label("lead", tr(CANNOT)))
        self.beside(
            card(label("heading", tr("What goes")), self.goes), card(label("heading", tr("What stays")), self.stays)
        )
        self.column.addWidget(
            card(Sides(self.keep, self.copy), label("plain", tr(GONE)), Sides(self.understood, self.erase))
        )
        self.column.addStretch(1)
        self.keep.clicked.connect(self.closed)
        self.copy.clicked.connect(self.copy_wanted)
        self.understood.toggled.connect(self._understand)
        self.erase.clicked.connect(self.erase_wanted)
        self._understand(False)

    def begin(self) -> None:
        """Ask anew."""
        self.understood.setChecked(False)
        super().begin()

    def _understand(self, understood: bool) -> None:  # noqa: FBT001  (a signal's value)
        """Let it be deleted only while the person says that they understand; the sign says so beside the colour."""
        box = "\N{BALLOT BOX WITH CHECK}" if understood else "\N{BALLOT BOX}"
        self.understood.setText(f"{box}  {tr(UNDERSTOOD)}")
        self.erase.setEnabled(understood)
