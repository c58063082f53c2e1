"""The page for a GP as a file, for the command line: needs no window and no display."""

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from coach.diary.entries import Book
from coach.files import write_whole
from coach.plan.report import report, usual
from coach.ui import gp_page


def write_page(book: Book, today: date, to: Path, version: str) -> None:
    """Write the last eight weeks of a diary as a PDF, whole or not at all.

    `today` is the present day of sessions, `version` that of the program. Raises OSError, and NoType where there are
    no fonts.
    """
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # Qt would end the program where a display does not answer
    application = QGuiApplication.instance() or QGuiApplication([])
    content = gp_page.pdf(gp_page.sheet(report(book, usual(book, today), today), version))
    del application  # kept until here: fonts are its own
    write_whole(to, content)
