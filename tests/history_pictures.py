"""Takes pictures of History: `python -m tests.history_pictures FOLDER [--text PERCENT] [--size WxH] [--theme NAME]`."""

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow

from coach.ui import style
from coach.ui.history_page import HistoryPage
from coach.ui.theme import THEMES, ThemeName
from coach.ui.window import _paint
from tests.histories import STORIES, TODAY


class Camera:
    """A window with nothing but History in it."""

    def __init__(self, folder: Path, theme: str, percent: int, width: int, height: int) -> None:
        self.application = QApplication.instance() or QApplication([])
        self.application.setStyle("Fusion")  # type: ignore[attr-defined]
        self.folder, self.theme, self.scale = folder, THEMES[ThemeName(theme)], percent / 100
        self.width, self.height = width, height

    def take_all(self) -> None:
        """Take every story, as one comes to it, all of it, and its other sides."""
        for name, story in STORIES.items():
            page = self.open(name)
            page.show_book(story(), TODAY)
            self.take(page, f"{name}-a-top")
            self.take_rest(page, name)
            page.chart.ranges.buttons["all"].click()
            page.entries.view.setCurrentIndex(page.entries.model.index(1))
            page.show_undo("Deleted: cramp in the left calf, Thu 12 Nov 2026, 03:12.")
            page.scroller.verticalScrollBar().setValue(0)
            self.take(page, f"{name}-c-all")
            self.take_rest(page, f"{name}-c")
            page.scroller.verticalScrollBar().setValue(0)
            page.chart.flip.click()
            self.take(page, f"{name}-d-table")
            page.window().close()

    def open(self, name: str) -> HistoryPage:
        """Open a window that wears the theme."""
        self.window = window = QMainWindow()
        page = HistoryPage()
        window.setWindowTitle(name)
        _paint(window, self.theme)
        window.setCentralWidget(page)
        window.setStyleSheet(style.sheet(self.theme, self.scale))
        page.set_theme(self.theme)
        window.resize(self.width, self.height)
        window.show()
        return page

    def take_rest(self, page: HistoryPage, name: str) -> None:
        """Scroll down screen by screen."""
        bar = page.scroller.verticalScrollBar()
        number = 0
        while bar.value() < bar.maximum() and number < 8:
            number += 1
            bar.setValue(bar.value() + round(page.scroller.viewport().height() * 0.9))
            self.take(page, f"{name}-b-{number}")

    def take(self, page: HistoryPage, name: str) -> None:
        """Write what the window shows now."""
        for _ in range(4):
            self.application.processEvents()
        page.window().grab().save(str(self.folder / f"{name}.png"))


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
    Camera(arguments.folder, arguments.theme, arguments.text, width, height).take_all()


if __name__ == "__main__":
    main()
