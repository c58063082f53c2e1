"""What the pages that are read or filled in have in common."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.backups_page import BackupsPage
from coach.ui.check_page import CheckPage
from coach.ui.gp_screen import GpScreen
from coach.ui.history_page import HistoryPage
from coach.ui.keys_page import KeysPage
from coach.ui.learn_page import LearnPage
from coach.ui.page_frame import WIDEST, PageFrame
from coach.ui.settings_page import SettingsPage
from coach.ui.theme import THEMES, Space, ThemeName

PAGES: dict[str, Callable[[], QWidget]] = {
    "settings": SettingsPage,
    "learn": LearnPage,
    "keys": KeysPage,
    "backups": BackupsPage,
    "gp": lambda: GpScreen("9.9.9"),
    "check": CheckPage,
    "history": HistoryPage,
}


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    windows = []

    def show(make: Callable[[], QWidget], width: int, height: int, scale: float = 1.0) -> QWidget:
        window, page = QMainWindow(), make()
        windows.append(window)
        window.setCentralWidget(page)
        window.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
        page.set_theme(THEMES[ThemeName.LIGHT])  # type: ignore[attr-defined]
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        settle()
        return page

    return show


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def right(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("name", PAGES)
def test_the_way_back_is_at_the_same_place_on_every_page(shown: Show, name: str) -> None:
    page = shown(PAGES[name], 1280, 900)
    back: QPushButton = page.back  # type: ignore[attr-defined]
    title: QWidget = page.title  # type: ignore[attr-defined]
    assert title.objectName() == "title"
    assert back.text().startswith("\N{LEFTWARDS ARROW} &Back")
    for width in (800, 1280, 1920):
        page.window().resize(width, 900)
        settle()
        edge = min(width, WIDEST * page.fontMetrics().height() + 2 * Space.WIDE) - Space.WIDE
        assert (right(back, page), back.mapTo(page, QPoint(0, 0)).y()) == (edge, Space.WIDE), width
        assert title.mapTo(page, QPoint(0, 0)).x() == Space.WIDE, width


class Longer(PageFrame):
    """A page with one card, as high as wanted."""

    def __init__(self) -> None:
        super().__init__("Title")
        self.card = QWidget()
        self.column.addWidget(self.card)
        self.column.addStretch(1)


@pytest.mark.parametrize("width", [800, 1280, 1920])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_card_ends_where_the_way_back_does_with_a_scroll_bar_and_without(
    shown: Show, width: int, scale: float
) -> None:
    page = shown(Longer, width, 600, scale)
    assert isinstance(page, Longer)
    for height, scrolls in ((100, False), (2000, True), (100, False)):
        page.card.setFixedHeight(height)
        settle()
        assert bool(page.scroller.verticalScrollBar().maximum()) is scrolls
        assert right(page.card, page) == right(page.back, page)


def test_a_line_shows_that_there_is_more_above_and_moves_nothing(shown: Show) -> None:
    page = shown(Longer, 800, 600)
    assert isinstance(page, Longer)
    page.card.setFixedHeight(2000)
    settle()
    top = page.scroller.y()
    assert not page._rule.isVisible()
    page.scroller.verticalScrollBar().setValue(1)
    settle()
    assert page._rule.isVisible()
    assert page.scroller.y() == top
    page.scroller.verticalScrollBar().setValue(0)
    assert not page._rule.isVisible()
