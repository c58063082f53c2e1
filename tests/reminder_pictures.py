"""Takes pictures of the reminder, the farewells and the tray's menu: `python -m tests.reminder_pictures FOLDER`."""

import argparse
import os
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from coach import places
from coach.routine.loader import load
from coach.routine.model import Routine
from coach.session.day import Occasion, Slot
from coach.settings import Settings
from coach.ui import reminder_views
from coach.ui.leaving import LeavingWindow, StayingWindow
from coach.ui.reminder_window import ReminderWindow
from coach.ui.theme import ThemeName
from coach.ui.tray import Tray

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIZES = (100, 200)


def take(widget: QWidget, file: Path) -> None:
    """Write what a window shows."""
    QApplication.processEvents()
    widget.grab().save(str(file))


def take_reminders(folder: Path, routine: Routine) -> None:
    """Take the reminder of each part of the day in its themes and sizes."""
    for percent in SIZES:
        for slot, theme in (
            (Slot.MORNING, ThemeName.LIGHT),
            (Slot.MIDDAY, ThemeName.DARK),
            (Slot.BEDTIME, ThemeName.LIGHT),
        ):
            window = ReminderWindow(routine)
            settings = Settings(text_percent=percent)
            window.show_view(reminder_views.reminder(Occasion(DAY, slot), settings, theme))
            take(window, folder / f"reminder-{slot}-{percent}.png")
            window.hide()


def take_others(folder: Path, routine: Routine) -> None:
    """Take the farewells and the tray's menu."""
    tray = Tray()
    for percent in SIZES:
        for theme in (ThemeName.LIGHT, ThemeName.DARK):
            for name, window in (("leaving", LeavingWindow(routine)), ("staying", StayingWindow())):
                window.ask(theme, percent, QRect(0, 0, 800, 600))
                take(window, folder / f"{name}-{theme}-{percent}.png")
                window.put_by()
            tray.wear(theme, percent)
            tray.show_view(reminder_views.tray(Settings(), NOW, NOW.replace(hour=13, minute=30)))
            tray.menu.popup(tray.menu.pos())
            take(tray.menu, folder / f"menu-{theme}-{percent}.png")
            tray.menu.hide()


def main() -> None:
    """Read the command line, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    take_reminders(folder, routine)
    take_others(folder, routine)


if __name__ == "__main__":
    main()
