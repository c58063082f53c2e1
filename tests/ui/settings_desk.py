"""The settings in a window of their own, before a desk that keeps what is wished for."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.settings import Settings
from coach.ui import style
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import SettingsView
from coach.ui.theme import THEMES, ThemeName

FOLDER = "/home/margaret/.local/share/calf-coach-with-a-long-name/" + "deeper/" * 12

VOICES = (
    ("", "Choose for me"),
    ("gmw/de", "German"),
    ("gmw/en", "English (Great Britain)"),
    ("gmw/en-us-nyc", "English (America, New York City)"),
    ("sit/cmn", "Chinese (Mandarin, latin as English)"),
)

VIEW = SettingsView(Settings(), 3, VOICES, login=False, next_reminder="The next one: today at 13:30.", folder=FOLDER)

ROUTINES = (("wall-calf-stretch", "Wall calf stretch"), ("seated-calf-stretch", "Seated calf stretch"))


class Desk:
    """A page whose wishes come true at once, as the program keeps them."""

    def __init__(self, page: SettingsPage) -> None:
        self.page, self.kept = page, VIEW
        page.changed.connect(self.keep)
        page.show_view(VIEW)

    @property
    def settings(self) -> Settings:
        return self.kept.settings

    def keep(self, settings: Settings) -> None:
        self.show(settings=settings)

    def begin_anew(self) -> None:
        """Show what it showed first, at the top."""
        self.kept = VIEW
        self.page.show_view(VIEW)
        self.page.begin()

    def show(self, **values: Any) -> None:
        self.kept = replace(self.kept, **values)
        self.page.show_view(self.kept)


Open = Callable[..., Desk]


def opener(bot: QtBot) -> Open:
    """Give what opens a window with nothing but the page in it."""
    windows = []

    def show(width: int = 1280, height: int = 900, scale: float = 1.0) -> Desk:
        window, page = QMainWindow(), SettingsPage()
        windows.append(window)
        window.setCentralWidget(page)
        wear(page, scale)
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        bot.addWidget(window)
        desk = Desk(page)
        with bot.waitExposed(window):
            window.show()
        window.activateWindow()
        page.begin()
        return desk

    return show


def wear(page: SettingsPage, scale: float) -> None:
    page.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
    page.set_theme(THEMES[ThemeName.LIGHT])


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def stops(page: SettingsPage) -> list[QWidget]:
    return [stop for card in page.cards for stop in card.stops]


def come_by_click(bot: QtBot, edit: QLineEdit) -> None:
    bot.mouseClick(edit, Qt.MouseButton.LeftButton, pos=edit.rect().center() + QPoint(12, 0))
