"""Buttons laid out for the width there is."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.fitting import Buttons
from coach.ui.theme import THEMES, ThemeName
from coach.ui.wrapping_button import WrappingButton

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SHORT, LONG = "One", "Another with more words"
#: Rounds in which a layout settles.
ROUNDS = 6


class Page(QWidget):
    """Two buttons, one with more words than the other."""

    def __init__(self, percent: int, width: int, *, even: bool) -> None:
        super().__init__()
        self.short, self.long = WrappingButton(SHORT), WrappingButton(LONG)
        self.row = Buttons(self.short, self.long, even=even)
        column = QVBoxLayout(self)
        column.addWidget(self.row)
        column.addStretch(1)
        self.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], percent / 100))
        self.resize(width, 600)
        self.show()
        for _ in range(ROUNDS):
            QApplication.processEvents()


def wanted(page: Page) -> int:
    return page.short.sizeHint().width() + page.long.sizeHint().width()


@pytest.fixture
def both(qtbot: QtBot) -> int:
    """Give the width of a page on which both just fit beside each other."""
    page = Page(100, 900, even=False)
    qtbot.addWidget(page)
    layout = page.row.layout()
    assert layout
    return wanted(page) + layout.spacing() + page.width() - page.row.width()


def test_even_ones_want_as_much_room_as_the_widest_each(qtbot: QtBot, both: int) -> None:
    page = Page(100, both, even=True)
    qtbot.addWidget(page)
    assert page.long.y() > page.short.y()
    assert page.long.width() == page.short.width() == page.row.width()


def test_others_stand_beside_each_other_as_long_as_all_words_fit(qtbot: QtBot, both: int) -> None:
    page = Page(100, both, even=False)
    qtbot.addWidget(page)
    assert page.long.y() == page.short.y()
    assert page.long.lines == [LONG]
    narrow = Page(100, both - 1, even=False)
    qtbot.addWidget(narrow)
    assert narrow.long.y() > narrow.short.y()


def test_where_a_whole_row_is_too_narrow_the_words_go_on_below(qtbot: QtBot) -> None:
    page = Page(200, 400, even=True)
    qtbot.addWidget(page)
    assert len(page.long.lines) > 1
    assert page.long.width() == page.row.width()
    assert page.row.height() >= page.short.height() + page.long.height()
    assert page.long.height() > page.short.height()
