"""Takes pictures of Settings: `python -m tests.settings_pictures FOLDER [--text PERCENT] [--size WxH] ...`."""

import argparse
import os
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from coach.diary import mistakes
from coach.diary.archive import Kept
from coach.diary.backups import Backup
from coach.diary.changes import Difference, Differences
from coach.diary.imports import Fault, Preview
from coach.diary.merge import Tally
from coach.language.texts import tr
from coach.session.day import Slot
from coach.settings import Settings
from coach.ui import backups_views, import_views, style
from coach.ui.backups_desk import COPIED
from coach.ui.backups_page import BackupsPage
from coach.ui.backups_preview import BackupPage
from coach.ui.erase_page import ErasePage
from coach.ui.import_page import ImportPage
from coach.ui.settings_diary_page import DiaryPage
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import Place, SettingsView
from coach.ui.theme import THEMES, ThemeName
from coach.ui.window import _paint
from tests.histories import TODAY

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
        self.take_diary()

    def take_diary(self) -> None:
        """Take the pages behind the diary's card."""
        for name, page in diary_pages():
            self.window.takeCentralWidget()
            self.window.setCentralWidget(page)
            page.set_theme(self.theme)
            self.take(f"diary-{name}")
            bar = page.scroller.verticalScrollBar()
            if bar.maximum() > 0:
                bar.setValue(bar.maximum())
                self.take(f"diary-{name}-end")

    @property
    def usual(self) -> SettingsView:
        """Give what is there on most days."""
        return SettingsView(
            self.settings,
            2,
            VOICES,
            login=True,
            next_reminder="The next one: today at 22:00.",
            folder=FOLDER,
            last_backup=backups_views.last_made(TODAY, TODAY),
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


def diary_pages() -> Iterator[tuple[str, DiaryPage]]:
    """Give each of them as a person comes upon it."""
    yield from backup_pages()
    yield from import_pages()
    page = ErasePage()
    yield "erase", page
    page.understood.click()
    yield "erase-understood", page


def backup_pages() -> Iterator[tuple[str, DiaryPage]]:
    """Give the list, and one back-up in each of its states."""
    days = [*(TODAY - timedelta(days=number) for number in range(6)), date(2026, 11, 8), date(2026, 10, 31)]
    kept = [Kept(Backup(Path(f"diary-{day}"), day), 412 - 7 * number) for number, day in enumerate(days)]
    kept[4] = replace(kept[4], entries=None)
    before = Kept(Backup(Path("before"), TODAY, before_restoring=True, at=time(9, 12)), 415)
    page = BackupsPage()
    page.show_view(backups_views.backups([*kept, before], TODAY))
    yield "backups", page
    page.tell(tr(COPIED, file="/home/margaret-elizabeth/Documents/calf-coach-diary-2026-11-25.sqlite3"))
    yield "backups-copied", page
    page.tell("/media/stick/diary.sqlite3 could not be written: the disk is full. Choose another folder.", fault=True)
    yield "backups-not-copied", page
    first = BackupsPage()
    first.show_view(backups_views.backups([], TODAY))
    yield "backups-none", first
    found = Differences(Difference(2, 1, 12), Difference(0, 0, 3), Difference(0, 1, 5), Difference())
    backup = kept[2].backup
    for name, view in (
        ("both", backups_views.preview(backup, found, TODAY)),
        ("missing", backups_views.preview(backup, replace(found, sessions=Difference(2)), TODAY)),
        ("same", backups_views.preview(backup, Differences(*[Difference()] * 4), TODAY)),
        ("done", backups_views.done(backup, TODAY, whole=True)),
        ("undone", backups_views.undone(backup, TODAY)),
    ):
        one = BackupPage()
        one.show_view(view)
        yield f"backup-{name}", one


def import_pages() -> Iterator[tuple[str, DiaryPage]]:
    """Give a file on its way in."""
    file = Path("calf-coach-diary-2026-11-25.json")
    tallies = {"sessions": Tally(31, 2, 300), "cramps": Tally(9, 1, 40, 2), "nights": Tally(28), "choices": Tally()}
    faults = [Fault("", "", mistakes.wrong("sessions", at, "started_at")) for at in (16, 17, 202, 3, 4, 5)]
    for name, view in (
        ("looking", import_views.looking(file, 40)),
        ("preview", import_views.preview(file, Preview(tallies))),
        ("refused", import_views.preview(file, Preview(refused=tuple(faults)))),
        ("same", import_views.preview(file, Preview({"sessions": Tally(same=31)}))),
        ("done", import_views.done(file, Tally(68, 3))),
        ("undone", import_views.undone(file)),
    ):
        page = ImportPage()
        page.show_view(view)
        yield f"import-{name}", page


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
