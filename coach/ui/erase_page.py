"""The page that asks before everything is deleted, which cannot be undone."""

from PySide6.QtCore import Signal

from coach.language.texts import mark, tr
from coach.ui.fitting import Buttons
from coach.ui.settings_diary_layout import Panel
from coach.ui.settings_diary_page import Bullets, DiaryPage
from coach.ui.settings_rows import label
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import Space
from coach.ui.wrapping_button import WrappingButton

CANNOT = mark("This cannot be undone. Nothing has been deleted yet.")
GOES = (
    mark("Your diary: every session, every cramp and every answer"),
    mark("All its back-ups"),
    mark("Your settings, and the sounds that were made for you"),
    mark("The start with the computer, and with it the reminders"),
)
STAYS = (
    mark("Files and pages that you saved elsewhere yourself"),
    mark("What you put into the calendar on your phone: delete it there"),
    mark("The program Calf Coach itself"),
)
GONE = mark("What is deleted cannot be brought back by anybody.")
UNDERSTOOD = mark("I &understand this")


class ErasePage(DiaryPage):
    """Says what goes and what stays; two presses are needed, and the strong colour is on the way back."""

    erase_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Delete everything"))
        self.goes, self.stays = Bullets(), Bullets()
        self.goes.show_lines(tuple(tr(line) for line in GOES))
        self.stays.show_lines(tuple(tr(line) for line in STAYS))
        self.keep = SteadyButton(tr("&Keep everything"), "pause")
        self.save = WrappingButton(tr("Save the diar&y first\N{HORIZONTAL ELLIPSIS}"))
        self.understood = SteadyButton("", "tick")
        self.understood.setCheckable(True)
        self.understood.setAccessibleName(tr(UNDERSTOOD).replace("&", ""))
        self.erase = SteadyButton(tr("&Delete everything now"), "danger")
        self.column.addWidget(label("lead", tr(CANNOT)))
        self.beside(
            Panel(label("heading", tr("What goes")), self.goes), Panel(label("heading", tr("What stays")), self.stays)
        )
        self.column.addWidget(
            Panel(
                Buttons(self.keep, self.save),
                label("plain", tr(GONE)),
                Buttons(self.understood, self.erase, gap=Space.WIDE),  # not to be hit by mistake
            )
        )
        self.column.addStretch(1)
        self.keep.clicked.connect(self.closed)
        self.save.clicked.connect(self.save_wanted)
        self.understood.toggled.connect(self._understand)
        self.erase.clicked.connect(self.erase_wanted)
        self._held = False
        self._understand(False)

    def begin(self) -> None:
        """Ask anew."""
        self.understood.setChecked(False)
        super().begin()

    def hold(self, held: bool) -> None:  # noqa: FBT001  (a signal's value)
        """Let nothing be deleted while something is still being saved."""
        self._held = held
        self.erase.setEnabled(self.understood.isChecked() and not held)

    def _understand(self, understood: bool) -> None:  # noqa: FBT001  (a signal's value)
        """Let it be deleted only while the person says that they understand; the sign says so beside the colour."""
        box = "\N{BALLOT BOX WITH CHECK}" if understood else "\N{BALLOT BOX}"
        self.understood.setText(f"{box}  {tr(UNDERSTOOD)}")
        self.hold(self._held)
