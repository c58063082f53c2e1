"""Brings the page for a GP to the person: its screen, a file, paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from coach.diary.entries import Book
from coach.files import write_whole
from coach.language.texts import mark, tr
from coach.plan.dose import Dose
from coach.session.day import day_of_sessions
from coach.ui import gp_page
from coach.ui.gp_sheet import Sheet
from coach.ui.meaning import Meaning
from coach.ui.outside import Desktop
from coach.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from coach.ui.gp_screen import GpScreen

FILE = "Leg cramps for my GP.pdf"
NO_PRINTER = mark("There is no printer here. Save the page as a PDF, and print that where there is one.")
NOT_PRINTED = mark("The printer did not take the page. Look whether it is on, or save the page as a PDF.")


class GpDesk(QObject):
    """Makes the screen when it is first wanted, and does what is wanted there."""

    closed = Signal()

    def __init__(
        self,
        window: Window,
        desktop: Desktop,
        now: Callable[[], datetime],
        version: str,
        printers: Callable[[], bool] | None = None,
    ) -> None:
        """`printers` tells whether there is one."""
        super().__init__()
        self._window, self._desktop, self._now, self._version = window, desktop, now, version
        self._printers = printers or has_printer
        self.screen: GpScreen | None = None

    def show(self, book: Book, dose: Dose | None = None) -> None:
        """Go to the page of this diary; `dose` is today's plan, where somebody has it already."""
        if self.screen is None:
            from coach.ui.gp_screen import GpScreen  # noqa: PLC0415  (nobody needs it at the start)

            self.screen = GpScreen(self._version)
            self.screen.closed.connect(self.closed)
            self.screen.save_wanted.connect(self._save)
            self.screen.print_wanted.connect(self._print)
            self._window.add(self.screen, scrolling=False)
        self._window.show_page(self.screen)
        self.screen.begin(book, day_of_sessions(self._now()), dose)

    def _save(self, sheet: Sheet) -> None:
        self._desktop.ask_where(self.tr("Page for the GP"), FILE, lambda to: self._write(sheet, to))

    def _write(self, sheet: Sheet, to: Path) -> None:
        try:
            write_whole(to, gp_page.pdf(sheet))
        except OSError as fault:
            self._tell(
                tr(
                    "The page could not be saved as {file}: {why}. The diary is as it was; choose another folder.",
                    file=to,
                    why=fault.strerror or fault,
                )
            )
        else:
            self._tell(tr("The page is saved: {file}", file=to), Meaning.GOOD)

    def _print(self, sheet: Sheet) -> None:
        if not self._printers():
            self._tell(tr(NO_PRINTER))
            if self.screen:
                self.screen.save.setFocus()
            return
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  (only who prints needs it)

        dialog: Any = QPrintDialog(self.screen)  # its `open` of QDialog is hidden from the types
        dialog.accepted.connect(lambda printer: self._bring(sheet, printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _bring(self, sheet: Sheet, printer: QPrinter) -> None:
        self._tell("" if gp_page.print_(sheet, printer) else tr(NOT_PRINTED))

    def _tell(self, sentence: str, meaning: Meaning = Meaning.ATTENTION) -> None:
        if self.screen:
            self.screen.tell(sentence, meaning)


def has_printer() -> bool:
    """Tell whether there is a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  (only who prints needs it)

    return bool(QPrinterInfo.availablePrinterNames())
