"""A button whose words go on in the next line."""

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.theme import TARGET, THEMES, ThemeName
from coach.ui.wrapping_button import WrappingButton

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WORDS = "&Delete everything now"
#: Rounds in which a layout settles.
ROUNDS = 6


def settle() -> None:
    for _ in range(ROUNDS):
        QApplication.processEvents()


class Page(QWidget):
    """A button, one beside another, and room below them."""

    def __init__(self) -> None:
        super().__init__()
        self.alone, self.one, self.other = WrappingButton(WORDS), WrappingButton(WORDS), WrappingButton("Keep")
        row = QHBoxLayout()
        row.addWidget(self.one, 1)
        row.addWidget(self.other, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.alone)
        column.addLayout(row)
        column.addStretch(1)

    def show_as(self, percent: int, width: int) -> None:
        self.setStyleSheet(style.sheet(THEMES[ThemeName.DARK], percent / 100))
        self.resize(width, 900)
        self.show()
        settle()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    return page


def test_with_room_enough_the_words_stand_in_one_line(page: Page) -> None:
    page.show_as(100, 700)
    assert page.alone.lines == [WORDS]
    assert page.alone.height() == TARGET


def test_where_it_is_narrow_the_words_go_on_below_and_it_is_higher_by_that(page: Page) -> None:
    page.show_as(200, 1200)
    single = page.alone.height()
    page.show_as(200, 420)
    assert page.alone.lines == ["&Delete", "everything now"]
    line = page.alone.fontMetrics().lineSpacing()
    assert page.alone.height() == single + line
    assert page.alone.heightForWidth(page.alone.width()) == page.alone.height()
    page.show_as(200, 1200)
    assert page.alone.lines == [WORDS]
    assert page.alone.height() == single


def test_its_name_stays_in_one_line(page: Page) -> None:
    page.show_as(200, 420)
    assert len(page.alone.lines) > 1
    assert page.alone.text() == WORDS


def test_no_line_is_wider_than_the_button(page: Page) -> None:
    for percent, width in ((100, 200), (200, 420), (200, 640)):
        page.show_as(percent, width)
        for button in (page.alone, page.one):
            room = button.width() - button.beside()
            assert all(button.fontMetrics().horizontalAdvance(line.replace("&", "")) <= room for line in button.lines)


def test_those_of_a_row_are_equally_high(page: Page) -> None:
    page.show_as(200, 640)
    assert len(page.one.lines) > len(page.other.lines)
    assert page.one.height() == page.other.height()


def test_it_is_never_narrower_than_its_longest_word(page: Page) -> None:
    page.show_as(200, 640)
    word = page.alone.fontMetrics().horizontalAdvance("everything")
    assert word < page.alone.minimumSizeHint().width() < page.alone.sizeHint().width()


def test_other_words_are_broken_anew(page: Page) -> None:
    page.show_as(200, 420)
    page.alone.setText("Done")
    settle()
    assert page.alone.lines == ["Done"]
    page.alone.setText(WORDS)
    settle()
    assert len(page.alone.lines) == 2


def test_a_line_that_ends_by_itself_stays_one(page: Page) -> None:
    page.alone.setText("Today\n412 entries")
    page.show_as(100, 700)
    assert page.alone.lines == ["Today", "412 entries"]
