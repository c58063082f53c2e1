"""Stands behind the diary's card in Settings: the back-ups, a file that comes in, and the end of everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.diary.backups import Backup
from coach.diary.faults import DiaryError
from coach.language.texts import tr
from coach.ui.backups_desk import BackupsDesk
from coach.ui.erase_desk import EraseDesk
from coach.ui.outside import Desktop, Diary, Surroundings
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.ui.import_desk import ImportDesk

#: The files that may come in: those of “Save the diary”, wherever that was pressed.
COMING = ".json *.sqlite3"


class DiaryDesk(QObject):
    """Leads from one of them to the other, and back to where the person came from."""

    changed = Signal()  # the diary is another one
    agreed = Signal()  # everything is to end, and be deleted
    settings_wanted = Signal()
    today_wanted = Signal()

    def __init__(self, window: Window, around: Surroundings, desktop: Desktop, diary: Diary) -> None:
        super().__init__()
        self._window, self._around, self._desktop = window, around, desktop
        self._from_today = False
        self.backups = BackupsDesk(window, around, desktop)
        self._coming: ImportDesk | None = None
        self.erasing = EraseDesk(window, around, desktop, diary)
        self._connect(self.backups)
        self.erasing.closed.connect(self._leave)
        self.erasing.agreed.connect(self.agreed)
        self.erasing.save_wanted.connect(self._save_first)
        self.backups.saving.connect(self.erasing.hold)

    @property
    def coming(self) -> ImportDesk:
        """Give the desk for a file that comes in; it is made when it is first wanted."""
        if self._coming is None:
            from coach.ui.import_desk import ImportDesk  # noqa: PLC0415  (nobody needs it at the start)

            self._coming = ImportDesk(self._window, self._around)
            self._connect(self._coming)
        return self._coming

    def show_backups(self) -> None:
        """Go to the list of back-ups."""
        self._from_today = False
        self.backups.show()

    def offer(self, backup: Backup) -> None:
        """Go to the back-up that may have what is missing; the way back leads to Today."""
        self._from_today = True
        self.backups.show_backup(backup)

    def ask_for_file(self) -> None:
        """Let the person choose a file, and look at it."""
        self._desktop.ask_which(tr("Diary file"), COMING, self.take)

    def take(self, file: Path) -> None:
        """Look at a file: one that is a whole diary is shown as back-ups are, any other goes through the import."""
        try:
            backup = self._around.archive.copy_from(file)
        except DiaryError:
            backup = None  # the import says why
        if backup:
            self.backups.show_backup(backup, from_file=True)
        else:
            self.backups.hush()
            self.coming.show(file)

    def show_erase(self) -> None:
        """Ask whether everything is to be deleted."""
        self._from_today = False
        self.erasing.show()

    def hush(self) -> None:
        """Give up what can be given up."""
        self.backups.hush()
        if self._coming:
            self._coming.hush()

    def shut(self) -> None:
        """Wait for nothing more."""
        self.backups.shut()
        if self._coming:
            self._coming.shut()

    def _connect(self, desk: BackupsDesk | ImportDesk) -> None:
        desk.changed.connect(self.changed)
        desk.file_wanted.connect(self.ask_for_file)
        desk.closed.connect(self._leave)

    def _save_first(self) -> None:
        page = self.erasing.page
        if page:
            self.backups.ask_for_copy(page.tell)

    def _leave(self) -> None:
        (self.today_wanted if self._from_today else self.settings_wanted).emit()
