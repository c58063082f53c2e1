"""The card of the diary in Settings: where it is kept, its back-ups, files that come and go, and its end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from coach.language.texts import mark, tr
from coach.ui.settings_path import PathField
from coach.ui.settings_rows import Card, Row, Sides
from coach.ui.settings_views import Place, SettingsView
from coach.ui.theme import Space
from coach.ui.wrapping_button import WrappingButton

STAYS_HERE = mark("Everything stays on this computer. Nothing is sent anywhere.")
AS_A_FILE = mark("To keep your diary on a memory stick, or to take it to another computer.")
AS_A_TABLE = mark("For a spreadsheet. It cannot be brought in again.")
ERASING = mark("It asks before anything is deleted.")


class DiaryCard(Card):
    """Tells which of these is wanted."""

    folder_wanted = Signal()
    backups_wanted = Signal()
    save_wanted = Signal()  # the diary as a file
    table_wanted = Signal()
    file_wanted = Signal()  # that comes in
    erase_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Your diary"), tr(STAYS_HERE))
        self.path = PathField(tr("Where it is kept"))
        self.folder = WrappingButton(tr("&Open the folder"))
        self.backups = WrappingButton(tr("Loo&k at the back-ups"))
        self.save = WrappingButton()
        self.bring_in = WrappingButton(tr("Bring a file &in\N{HORIZONTAL ELLIPSIS}"))
        self.table = WrappingButton()
        self.erase = WrappingButton(tr("&Delete everything\N{HORIZONTAL ELLIPSIS}"))
        self.bars = {Place.FILE: _bar(), Place.TABLE: _bar()}
        self.backups_row = Row(tr("Back-ups"), self.backups)
        self._arrange()
        for button, wanted in (
            (self.folder, self.folder_wanted),
            (self.backups, self.backups_wanted),
            (self.save, self.save_wanted),
            (self.bring_in, self.file_wanted),
            (self.table, self.table_wanted),
            (self.erase, self.erase_wanted),
        ):
            button.clicked.connect(wanted)

    def show_view(self, view: SettingsView) -> None:
        """Show where it is, how safe, and how much of a file is written."""
        self.path.show_path(view.folder)
        self.backups_row.say(view.last_backup)
        stop = tr("Stop savi&ng")
        is_file, is_table = view.writing is Place.FILE, view.writing is Place.TABLE
        self.save.setText(stop if is_file else tr("Save the diar&y\N{HORIZONTAL ELLIPSIS}"))
        self.table.setText(stop if is_table else tr("Save as a &table\N{HORIZONTAL ELLIPSIS}"))
        for place, bar in self.bars.items():
            bar.setVisible(view.writing is place)
            bar.setValue(view.percent)

    def _arrange(self) -> None:
        where = QWidget()
        column = QVBoxLayout(where)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.path)
        column.addWidget(self.folder)
        self.add(Row(tr("Where it is kept"), where))
        self.add_line(Place.FOLDER)
        self.add(self.backups_row, Row(tr("As a file"), Sides(self.save, self.bring_in), tr(AS_A_FILE)))
        self.add_line(Place.FILE)
        self.add(self.bars[Place.FILE])
        self.add(Row(tr("As a table"), self.table, tr(AS_A_TABLE)))
        self.add_line(Place.TABLE)
        self.add(self.bars[Place.TABLE], Row(tr("Delete everything"), self.erase, tr(ERASING)))


def _bar() -> QProgressBar:
    """Make what shows how much of a file is written; it is seen while one is."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setAccessibleName(tr("How much is done"))
    made.hide()
    return made
