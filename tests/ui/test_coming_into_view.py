"""What the Tab key comes to is seen as a whole."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach import places
from coach.routine.loader import load
from coach.ui.window import Window

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("beyond", [70, 30, -40])
def test_a_field_of_which_only_the_first_line_is_seen_comes_into_view(qtbot: QtBot, beyond: int) -> None:
    window, page = Window(load(places.resources() / "routines" / "wall-calf-stretch.toml")), QWidget()
    qtbot.addWidget(window)
    before, field = QPushButton("Before"), QPlainTextEdit()
    field.setFixedHeight(96)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(before)
    column.addSpacing(400)
    column.addWidget(field)
    column.addSpacing(400)
    window.add(page, scrolling=True)
    window.show_page(page)
    window.resize(640, 480)
    window.show()
    before.setFocus()
    QApplication.processEvents()
    area = page.parentWidget()
    assert area
    scroll = area.parentWidget()
    assert isinstance(scroll, QScrollArea)
    down = field.y() + field.height() - area.height() - beyond  # so much of the field is below the edge
    scroll.verticalScrollBar().setValue(max(0, down))
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field
    top = field.mapTo(area, QPoint()).y()
    assert 0 <= top <= area.height() - field.height()
