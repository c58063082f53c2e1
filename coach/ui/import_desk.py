"""Brings a file into the diary as the person wants it, and takes that back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.diary.backups import Backup
from coach.diary.faults import DiaryError
from coach.diary.imports import Preview
from coach.ui import import_views as views
from coach.ui.errand import Errand
from coach.ui.import_errand import ImportErrand, TakenIn
from coach.ui.import_views import Way

if TYPE_CHECKING:
    from coach.ui.import_page import ImportPage
    from coach.ui.outside import Surroundings
    from coach.ui.window import Window


class ImportDesk(QObject):
    """Makes the page when it is first wanted."""

    changed = Signal()  # the diary has other entries
    closed = Signal()
    file_wanted = Signal()  # another file

    def __init__(self, window: Window, around: Surroundings) -> None:
        super().__init__()
        self._window, self._around = window, around
        self.page: ImportPage | None = None
        self._file, self._percent, self._writes = Path(), 0, False
        self._before: Backup | None = None
        self.errand = ImportErrand(around.archive)
        self._undoing = Errand()
        self.errand.moved.connect(self._move)
        self.errand.looked.connect(self._preview)
        self.errand.taken_in.connect(self._report)
        self.errand.stopped.connect(self._say_stopped)
        self.errand.failed.connect(self._say_failed)
        self._undoing.done.connect(self._say_undone)

    def show(self, file: Path) -> None:
        """Look at a file, and go to the page that says what is in it."""
        self._file, self._percent, self._writes, self._before = file, 0, False, None
        page = self._made()
        page.show_view(views.looking(file, 0))
        self._window.show_page(page)
        page.begin()
        self.errand.look(file)

    def hush(self) -> None:
        """Give up what is under way."""
        self.errand.drop()
        self._writes = False

    def shut(self) -> None:
        """Give it up, and wait for nothing more."""
        self.hush()
        self._undoing.drop()

    def _made(self) -> ImportPage:
        if self.page is None:
            from coach.ui.import_page import ImportPage  # noqa: PLC0415  (nobody needs it at the start)

            page = self.page = ImportPage()
            page.wanted.connect(self._go)
            page.closed.connect(self._leave)
            self._window.add(page, scrolling=False)
        return self.page

    def _go(self, way: Way) -> None:
        match way:
            case Way.BACK:
                self._leave()
            case Way.BRING_IN:
                self._writes, self._percent = True, 0
                self._show(views.taking_in(self._file, 0))
                self.errand.take_in()
            case Way.STOP:
                self._show(views.stopping(self._file, self._percent))
                self.errand.stop()
            case Way.ANOTHER:
                self.file_wanted.emit()
            case Way.UNDO:
                self._undo()

    def _leave(self) -> None:
        """Go back; what is being written is stopped first, and it is said how far that came."""
        if self._writes:
            self._go(Way.STOP)
            return
        self.hush()
        self.closed.emit()

    def _undo(self) -> None:
        before, archive = self._before, self._around.archive
        if before is None or self._undoing.busy:
            return

        def put_back() -> object:
            try:
                return archive.put_back(before)
            except DiaryError as fault:
                return fault

        self._undoing.begin(put_back)

    def _move(self, percent: int) -> None:
        self._percent = percent
        self._show((views.taking_in if self._writes else views.looking)(self._file, percent))

    def _preview(self, found: Preview) -> None:
        self._show(views.preview(self._file, found))

    def _report(self, taken_in: TakenIn) -> None:
        self._writes, self._before = False, taken_in.before
        self.changed.emit()
        self._show(views.done(self._file, taken_in.total))

    def _say_stopped(self) -> None:
        self._writes = False
        self._show(views.stopped(self._file))

    def _say_failed(self, sentence: str) -> None:
        self._writes = False
        self._show(views.failed(self._file, sentence))

    def _say_undone(self, came: object) -> None:
        if isinstance(came, Backup):
            self.changed.emit()
            self._before = None
            self._show(views.undone(self._file))
        elif self.page:
            self.page.tell(str(came) if isinstance(came, DiaryError) else views.not_undone(), fault=True)

    def _show(self, view: views.ImportView) -> None:
        if self.page:
            self.page.show_view(view)
