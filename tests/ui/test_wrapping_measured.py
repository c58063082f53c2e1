from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.theme import THEMES
from coach.ui.wrapping_button import WrappingButton

WORDS = ("Short", "&Write down a cramp that came last night")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_one_that_has_seen_every_look_asks_for_what_a_new_one_does(qtbot: QtBot) -> None:
    window, old = QWidget(), WrappingButton(WORDS[0])
    column = QVBoxLayout(window)
    column.addWidget(old)
    old.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the keyboard has a thicker border
    qtbot.addWidget(window)
    window.show()
    lines = set()
    for theme, scale, width, words in product(THEMES.values(), (1.0, 2.0), (700, 320), WORDS):
        window.setStyleSheet(style.sheet(theme, scale))
        window.resize(width, 400)
        old.setText(words)
        new = WrappingButton(words)
        column.addWidget(new)
        QApplication.processEvents()
        assert old.width() == new.width()
        assert (old.sizeHint(), old.minimumSizeHint()) == (new.sizeHint(), new.minimumSizeHint()), words
        assert old.lines == new.lines
        lines.add(len(old.lines))
        new.setParent(None)
        new.deleteLater()
    assert len(lines) > 1
