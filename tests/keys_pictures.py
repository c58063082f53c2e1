"""Takes pictures of the list of keys: `python -m tests.keys_pictures FOLDER [--text PERCENT] [--size WxH] ...`."""

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow

from coach.ui import style
from coach.ui.keys_page import KeysPage
from coach.ui.theme import THEMES, ThemeName
from coach.ui.window import _paint


def main() -> None:
    """Read the command line, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", default="1280x900")
    parser.add_argument("--theme", default="light")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    window, page, theme = QMainWindow(), KeysPage(), THEMES[ThemeName(arguments.theme)]
    _paint(window, theme)
    window.setCentralWidget(page)
    window.setStyleSheet(style.sheet(theme, arguments.text / 100))
    page.set_theme(theme)
    window.resize(*(int(number) for number in arguments.size.split("x")))
    window.show()
    page.begin()
    bar = page.scroller.verticalScrollBar()
    for number in range(20):
        for _ in range(4):
            application.processEvents()
        window.grab().save(str(arguments.folder / f"keys-{number}.png"))
        if bar.value() >= bar.maximum():
            return
        bar.setValue(bar.value() + round(bar.pageStep() * 0.9))


if __name__ == "__main__":
    main()
