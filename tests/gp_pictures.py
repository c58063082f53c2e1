"""Makes the page for a GP, and pictures of its screen: `python -m tests.gp_pictures FOLDER [--text PERCENT] ...`.

The pages become pictures with pdftoppm of poppler-utils.
"""

import argparse
import os
import subprocess
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow

from coach.diary.entries import Book
from coach.plan.report import back, report, usual
from coach.plan.report_weeks import Span
from coach.ui import gp_page, style
from coach.ui.gp_screen import GpScreen
from coach.ui.theme import THEMES, ThemeName
from coach.ui.window import _paint
from tests.histories import TODAY, lived, twenty_years, week_ten, week_two


def a_year() -> Book:
    """A year with a fall, and three weeks away."""
    return lived(days=365, per_week=lambda day: 8 if day < 90 else 3, answers=0.85, away=range(200, 221))


def stories() -> dict[str, tuple[Book, Span]]:
    """Give what the page is asked for: a diary, and dates."""
    two, ten, year, twenty = week_two(), week_ten(), a_year(), twenty_years()
    return {
        "1-nothing": (Book(), usual(Book(), TODAY)),
        "2-week-two": (two, usual(two, TODAY)),
        "3-week-ten": (ten, usual(ten, TODAY)),
        "4-ten-weeks": (ten, back(ten, TODAY)),
        "5-a-year": (year, back(year, TODAY, 365)),
        "6-twenty-years": (twenty, back(twenty, TODAY)),
        "7-before-the-diary": (ten, Span(date(2026, 1, 1), date(2026, 2, 1))),
        "8-away": (ten, Span(date(2026, 10, 20), date(2026, 11, 1))),
    }


class Camera:
    """A window with nothing but the screen in it."""

    def __init__(self, folder: Path, theme: str, percent: int, width: int, height: int) -> None:
        self.application = QApplication.instance() or QApplication([])
        self.application.setStyle("Fusion")  # type: ignore[attr-defined]
        self.folder, self.theme = folder, THEMES[ThemeName(theme)]
        self.window, self.screen = QMainWindow(), GpScreen("0.1.0")
        _paint(self.window, self.theme)
        self.window.setCentralWidget(self.screen)
        self.window.setStyleSheet(style.sheet(self.theme, percent / 100))
        self.screen.set_theme(self.theme)
        self.window.setMinimumSize(640, 480)
        self.window.resize(width, height)
        self.window.show()

    def take_all(self) -> None:
        """Take the usual, two dates, and what is told."""
        self.screen.begin(week_ten(), TODAY)
        self.take("screen-a")
        bar = self.screen.scroller.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.take("screen-b-end")
        bar.setValue(0)
        self.screen.ranges.buttons["dates"].click()
        self.screen.tell("The page is saved: /home/margaret-elizabeth/Documents/Leg cramps for my GP.pdf")
        self.screen.first.setFocus()
        self.take("screen-c-dates")

    def take(self, name: str) -> None:
        """Write what the window shows now."""
        for _ in range(4):
            self.application.processEvents()
        self.window.grab().save(str(self.folder / f"{name}.png"))


def take_pages(folder: Path) -> None:
    """Make each page, its picture and its text."""
    for name, (book, span) in stories().items():
        path = folder / f"{name}.pdf"
        path.write_bytes(gp_page.pdf(gp_page.sheet(report(book, span, TODAY), "0.1.0")))
        subprocess.run(["pdftoppm", "-r", "110", "-png", "-singlefile", path, path.with_suffix("")], check=True)
        subprocess.run(["pdftotext", "-layout", path], check=True)


def main() -> None:
    """Read the command line, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", default="1280x900")
    parser.add_argument("--theme", default="light")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(number) for number in arguments.size.split("x"))
    camera = Camera(arguments.folder, arguments.theme, arguments.text, width, height)
    camera.take_all()
    take_pages(arguments.folder)


if __name__ == "__main__":
    main()
