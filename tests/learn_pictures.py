"""Takes pictures of Learn and the check: `python -m tests.learn_pictures FOLDER [--text PERCENT] [--size WxH] ...`."""

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QWidget

from coach.ui import style
from coach.ui.check_page import CheckPage
from coach.ui.learn_page import LearnPage
from coach.ui.theme import THEMES, ThemeName
from coach.ui.window import _paint

#: Ways through the check that end in each outcome.
WAYS = {"urgent": "y", "gp": "nynnyynyy", "ordinary": "nnnnn"}


class Camera:
    """A window with one page in it."""

    def __init__(self, folder: Path, theme: str, percent: int, width: int, height: int) -> None:
        self.application = QApplication.instance() or QApplication([])
        self.application.setStyle("Fusion")  # type: ignore[attr-defined]
        self.folder = folder
        self.window = QMainWindow()
        self.learn, self.check = LearnPage(), CheckPage()
        theme_worn = THEMES[ThemeName(theme)]
        _paint(self.window, theme_worn)
        self.window.setStyleSheet(style.sheet(theme_worn, percent / 100))
        for page in (self.learn, self.check):
            page.set_theme(theme_worn)
        self.window.setMinimumSize(640, 480)
        self.window.resize(width, height)
        self.window.show()

    def take_learn(self) -> None:
        """Take all of Learn, and a search."""
        self.window.setCentralWidget(self.learn)
        self.learn.begin()
        self.take_all_of(self.learn.scroller, "learn")
        self.learn.search.setText("quinine")
        self.take("learn-search")
        self.learn.search.setText("magnesium")
        self.take("learn-nothing")

    def take_check(self) -> None:
        """Take the first step, the longest one, and every outcome."""
        self.window.takeCentralWidget()
        self.window.setCentralWidget(self.check)
        self.check.show()
        for name, way in WAYS.items():
            self.check.begin()
            for place, key in enumerate(way, start=1):
                if name == "ordinary":
                    self.take(f"check-step-{place}")
                self.check.answer(yes=key == "y")
            self.take_all_of(self.check.outcome, f"check-{name}")

    def take_all_of(self, scroller: QScrollArea, name: str) -> None:
        """Scroll down screen by screen."""
        bar = scroller.verticalScrollBar()
        self.take(f"{name}-0")
        for number in range(1, 9):
            if bar.value() >= bar.maximum():
                return
            bar.setValue(bar.value() + round(scroller.viewport().height() * 0.9))
            self.take(f"{name}-{number}")

    def take(self, name: str) -> None:
        """Write what the window shows now."""
        for _ in range(4):
            self.application.processEvents()
        widget: QWidget = self.window
        widget.grab().save(str(self.folder / f"{name}.png"))


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
    camera.take_learn()
    camera.take_check()


if __name__ == "__main__":
    main()
