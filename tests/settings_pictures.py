"""Takes pictures of Settings: `python -m tests.settings_pictures FOLDER [--text PERCENT] [--size WxH] ...`."""

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from coach.session.day import Slot
from coach.settings import Settings
from coach.ui import style
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import Place, SettingsView
from coach.ui.theme import THEMES, ThemeName
from coach.ui.window import _paint

VOICES = (
    ("", "Choose for me"),
    ("gmw/de", "German"),
    ("gmw/en-029", "English (Caribbean)"),
    ("gmw/en", "English (Great Britain)"),
    ("gmw/en-gb-scotland", "English (Scotland)"),
    ("gmw/en-gb-x-gbcwmd", "English (West Midlands)"),
    ("gmw/en-gb-x-rp", "English (Received Pronunciation)"),
    ("gmw/en-us-nyc", "English (America, New York City)"),
    *((f"made-up/{number}", f"Made-up language {number}") for number in range(1, 100)),
)
FOLDER = "/home/margaret-elizabeth/.local/share/calf-coach/a-folder-with-a-name-that-does-not-end-soon"


class Camera:
    """A window with nothing but Settings in it."""

    def __init__(self, folder: Path, theme: str, percent: int, width: int, height: int) -> None:
        self.application = QApplication.instance() or QApplication([])
        self.application.setStyle("Fusion")  # type: ignore[attr-defined]
        self.folder, self.theme = folder, THEMES[ThemeName(theme)]
        self.window, self.page = QMainWindow(), SettingsPage()
        _paint(self.window, self.theme)
        self.window.setCentralWidget(self.page)
        self.window.setStyleSheet(style.sheet(self.theme, percent / 100))
        self.page.set_theme(self.theme)
        self.settings = msgspec.convert(
            {"theme": theme, "text_percent": percent, "night_percent": 0, "voice": "gmw/en-us-nyc"}, Settings
        )
        self.window.resize(width, height)
        self.window.show()

    def take_all(self) -> None:
        """Take all of it, then what is there now and then."""
        self.take_usual()
        self.take_seldom()
        self.page.show_view(self.usual)
        self.page.go_to("3")
        self.take("settings-voice")
        self.take_popup("settings-voices")

    @property
    def usual(self) -> SettingsView:
        """Give what is there on most days."""
        return SettingsView(
            self.settings, 2, VOICES, login=True, next_reminder="The next one: today at 22:00.", folder=FOLDER
        )

    def take_usual(self) -> None:
        """Take all of it."""
        self.page.show_view(self.usual)
        self.page.begin()
        self.take_down("settings")

    def take_seldom(self) -> None:
        """Take what something stands in the way of."""
        seldom = SettingsView(
            self.settings,
            1,
            None,
            tray=False,
            resting=True,
            next_reminder="The next one: tomorrow at 22:00.",
            folder=FOLDER,
            line="A copy of your diary is in /home/margaret-elizabeth/Documents/diary.json.",
            place=Place.FOLDER,
            playing="check",
            making="listen",
            routines=(("wall-calf-stretch", "Wall calf stretch"), ("seated-calf-stretch", "Seated calf stretch")),
            faults=("The routine in my-stretch.toml could not be read: its pace has no hold. It is left out.",),
        )
        self.page.show_view(seldom)
        morning = self.page.day.times[Slot.MORNING]
        morning.edit.setText("half past late")
        morning.edit.setModified(True)
        morning.read()
        morning.edit.setFocus()
        self.take_down("settings-seldom")

    def take_down(self, name: str) -> None:
        """Scroll down screen by screen."""
        bar = self.page.scroller.verticalScrollBar()
        bar.setValue(0)
        self.take(f"{name}-0")
        for number in range(1, 14):
            if bar.value() >= bar.maximum():
                return
            bar.setValue(bar.value() + round(self.page.scroller.viewport().height() * 0.9))
            self.take(f"{name}-{number}")

    def take_popup(self, name: str) -> None:
        """Take the list of voices, which opens as a window of its own."""
        self.page.sound.voice.list.showPopup()
        self.look()
        popup: QPixmap = self.page.sound.voice.list.view().window().grab()
        popup.save(str(self.folder / f"{name}.png"))
        self.page.sound.voice.list.hidePopup()

    def take(self, name: str) -> None:
        """Write what the window shows now."""
        self.look()
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def look(self) -> None:
        """Let the window draw itself."""
        for _ in range(4):
            self.application.processEvents()


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
