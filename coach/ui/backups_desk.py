"""Brings the back-ups to the person, and does with them what is wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from coach.diary.backups import Backup
from coach.diary.changes import Differences
from coach.diary.faults import DiaryError
from coach.language.texts import mark, tr
from coach.ui import backups_views as views
from coach.ui.errand import Errand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.backups_page import BackupsPage
    from coach.ui.backups_preview import BackupPage
    from coach.ui.outside import Desktop, Surroundings
    from coach.ui.window import Window

COPIED = mark("Your diary is written to {file}. “Bring a file in” reads it, here or on another computer.")
PUTTING = mark("One moment: your diary is being changed.")
UNKNOWN = mark("That could not be done. Your diary is as it was; close Calf Coach, open it again and try once more.")


#: How long closing the program waits for a file that is being written, in seconds: a memory stick may be slow.
LEAVE_S = 10.0


class Tell(Protocol):
    """Says something on the page that is open, calmly unless it is a fault."""

    def __call__(self, sentence: str, *, fault: bool = False) -> None:
        """Say it."""


class BackupsDesk(QObject):
    """Makes the pages when they are first wanted; files are read and written on another thread."""

    changed = Signal()  # the diary is another one
    closed = Signal()
    file_wanted = Signal()  # the diary in a file
    saving = Signal(bool)  # the diary is being written to a file

    def __init__(self, window: Window, around: Surroundings, desktop: Desktop) -> None:
        super().__init__()
        self._window, self._around, self._desktop = window, around, desktop
        self.page: BackupsPage | None = None
        self.one: BackupPage | None = None
        self._backup: Backup | None = None  # the one that is shown
        self._before: Backup | None = None  # what undoes the latest change
        self._from_list = self._from_file = False
        self._came_from: QWidget | None = None  # the page from which a back-up was asked for
        self._written = threading.Event()  # no file is being written
        self._written.set()
        self._listing, self._comparing, self._changing, self._copying = Errand(), Errand(), Errand(), Errand()
        self._listing.done.connect(self._list)
        self._comparing.done.connect(self._preview)
        self._changing.done.connect(self._report)
        self._copying.done.connect(self._say_copied)
        self._said: Callable[[Backup, date], views.BackupView] = views.undone
        self._tell: Tell | None = None
        self._acted_on: Backup | None = None

    def show(self) -> None:
        """Go to the list."""
        page = self._made_list()
        if not self._window.shows(page):
            page.show_view(views.backups(None, self._today()))
            self._window.show_page(page)
            page.begin()
        self._listing.begin(self._around.archive.kept)

    def show_backup(self, backup: Backup, *, from_list: bool = False, from_file: bool = False) -> None:
        """Go to one back-up, perhaps a file of the person's; the way back leads to where it was come from."""
        self._backup, self._before = backup, None
        self._from_list, self._from_file = from_list, from_file
        self._came_from = self._window.current()
        archive = self._around.archive
        self._comparing.begin(lambda: _or_fault(lambda: archive.compare(backup)))

    def ask_for_copy(self, tell: Tell) -> None:
        """Write a copy of the diary where the person wants one, and tell what came of it."""
        name = f"calf-coach-diary-{self._today()}.sqlite3"
        self._desktop.ask_where(tr("Diary file"), name, lambda to: self._copy(to, tell))

    def hush(self) -> None:
        """Look at nothing more; what changes the diary comes to its end."""
        self._listing.drop()
        self._comparing.drop()

    def shut(self) -> None:
        """Wait for nothing more but a file that is being written: what is torn off would lie about for ever."""
        self._written.wait(LEAVE_S)
        for errand in (self._listing, self._comparing, self._changing, self._copying):
            errand.drop()

    def _today(self) -> date:
        return self._around.now().date()

    def _made_list(self) -> BackupsPage:
        if self.page is None:
            from coach.ui.backups_page import BackupsPage  # noqa: PLC0415  (nobody needs it at the start)

            page = self.page = BackupsPage()
            page.chosen.connect(lambda backup: self.show_backup(backup, from_list=True))
            page.save_wanted.connect(lambda: self.ask_for_copy(page.tell))
            page.file_wanted.connect(self.file_wanted)
            page.closed.connect(self._leave_list)
            self._window.add(page, scrolling=False)
        return self.page

    def _made_one(self) -> BackupPage:
        if self.one is None:
            from coach.ui.backups_preview import BackupPage  # noqa: PLC0415  (as above)

            page = self.one = BackupPage()
            page.add_wanted.connect(self._add)
            page.put_back_wanted.connect(self._put_back)
            page.undo_wanted.connect(self._undo)
            page.closed.connect(self._leave_one)
            page.left.connect(self.closed)
            self._window.add(page, scrolling=False)
        return self.one

    def _list(self, kept: object) -> None:
        if self.page:
            self.page.show_view(views.backups(kept if isinstance(kept, tuple) else (), self._today()))

    def _preview(self, found: object) -> None:
        if self._backup is None or self._window.current() is not self._came_from:
            return  # the person has gone elsewhere meanwhile
        page = self._made_one()
        if isinstance(found, Differences):
            view = views.preview(self._backup, found, self._today())
        else:
            view = views.BackupView(views.name(self._backup, self._today()), _sentence(found))
        self._window.show_page(page)
        page.begin()
        self._show_one(page, view)

    def _show_one(self, page: BackupPage, view: views.BackupView) -> None:
        if self._backup and self._from_file:
            view = views.of_file(view, self._backup, self._today())
        page.show_view(view)

    def _put_back(self) -> None:
        self._change(self._around.archive.put_back, self._backup, lambda *of: views.done(*of, whole=True))

    def _add(self) -> None:
        self._change(self._around.archive.add_missing, self._backup, lambda *of: views.done(*of, whole=False))

    def _undo(self) -> None:
        self._change(self._around.archive.put_back, self._before, views.undone)

    def _change(
        self,
        act: Callable[[Backup], Backup],
        backup: Backup | None,
        said: Callable[[Backup, date], views.BackupView],
    ) -> None:
        """Do something to the diary, one thing at a time, and have it said."""
        if backup is None or self._changing.busy:
            return
        self._said, self._acted_on = said, self._backup
        if self.one:
            self.one.tell(tr(PUTTING))
        self._changing.begin(lambda: _or_fault(lambda: act(backup)))

    def _report(self, before: object) -> None:
        """Say what was done, or why it could not be: all stands there as before, then."""
        if isinstance(before, Backup):
            self.changed.emit()
        if self.one is None or self._backup is None or self._backup is not self._acted_on:
            return  # another stands there by now
        if not isinstance(before, Backup):
            self.one.tell(_sentence(before), fault=True)
            return
        self._before = before
        self.one.tell("")
        self._show_one(self.one, self._said(self._backup, self._today()))

    def _leave_list(self) -> None:
        self.hush()
        self.closed.emit()

    def _leave_one(self) -> None:
        self._before = None
        if self._from_list:
            self.show()
        else:
            self.closed.emit()

    def _copy(self, to: Path, tell: Tell) -> None:
        """Write one file at a time; the page that is told hears of it before and afterwards."""
        if self._copying.busy:
            return
        archive, written = self._around.archive, self._written
        written.clear()

        def copy() -> str:
            try:
                archive.copy_to(to)
            finally:
                written.set()
            return tr(COPIED, file=to)

        self._tell = tell
        self.saving.emit(True)
        tell(tr(views.SAVING))
        self._copying.begin(lambda: _or_fault(copy))

    def _say_copied(self, said: object) -> None:
        self.saving.emit(False)
        if self._tell:
            fault = not isinstance(said, str)
            self._tell(_sentence(said) if fault else str(said), fault=fault)


def _or_fault(work: Callable[[], object]) -> object:
    """Give what comes of some work, or what stood in its way."""
    try:
        return work()
    except DiaryError as fault:
        return fault


def _sentence(fault: object) -> str:
    return str(fault) if isinstance(fault, DiaryError) else tr(UNKNOWN)
