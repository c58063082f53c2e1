"""How the pages behind the diary's card are laid out."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.fitting import Buttons
from coach.ui.settings_diary_layout import Panel
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import THEMES, Space, ThemeName

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Page(QWidget):
    """A card with an obvious button, a quiet one, and one that is not there."""

    def __init__(self, percent: int, width: int) -> None:
        super().__init__()
        self.obvious, self.quiet = SteadyButton("Obvious", "pause"), QPushButton("Quiet")
        self.away = QPushButton("Away")
        self.away.hide()
        self.row = Buttons(self.obvious, self.quiet, self.away)
        self.panel = Panel(QWidget(), self.row)
        QVBoxLayout(self).addWidget(self.panel)
        self.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], percent / 100))
        self.resize(width, 600)
        self.show()
        QApplication.processEvents()  # two layouts, one after the other
        QApplication.processEvents()


@pytest.mark.parametrize("percent", [100, 200])
def test_buttons_in_one_row_are_equally_high(qtbot: QtBot, percent: int) -> None:
    page = Page(percent, 1280)
    qtbot.addWidget(page)
    assert page.obvious.y() == page.quiet.y()
    assert page.obvious.height() == page.quiet.height() >= 64


def test_where_there_is_no_room_they_stand_below_one_another(qtbot: QtBot) -> None:
    page = Page(200, 400)
    qtbot.addWidget(page)
    assert page.quiet.x() == page.obvious.x()
    assert page.quiet.y() > page.obvious.geometry().bottom()


def test_the_third_stands_below_two_where_there_is_no_room_for_all(qtbot: QtBot) -> None:
    page = Page(100, 480)
    qtbot.addWidget(page)
    page.away.show()
    QApplication.processEvents()
    QApplication.processEvents()
    assert page.obvious.y() == page.quiet.y()
    assert page.away.y() > page.quiet.geometry().bottom()
    assert page.away.width() == page.row.width()


def test_gaps_grow_with_the_type(qtbot: QtBot) -> None:
    gaps = []
    for percent in (100, 200):
        page = Page(percent, 400 * percent // 100)
        qtbot.addWidget(page)
        gaps.append([layout.spacing() for layout in (page.row.layout(), page.panel.layout()) if layout])
    for gap, later in zip(*gaps, strict=True):
        assert gap >= Space.SMALL
        assert later >= 1.8 * gap
