import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.ui.choosers import AnyOf, OneOf

NUMBERS = [(str(number), str(number)) for number in range(11)]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("kind", [OneOf, AnyOf])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrows_lead_on_from_row_to_row(
    qtbot: QtBot, kind: type[OneOf | AnyOf], direction: Qt.LayoutDirection
) -> None:
    choices = kind("How bad", NUMBERS, columns=11)
    choices.setLayoutDirection(direction)
    qtbot.addWidget(choices)
    choices.setFixedWidth(400)
    with qtbot.waitExposed(choices):
        choices.show()
    assert len({button.y() for button in choices.buttons.values()}) > 1
    choices.buttons["0"].setFocus()
    on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if direction is Qt.LayoutDirection.RightToLeft:
        on, back = back, on
    come_to = []
    for key in (*[on] * 11, *[back] * 11):
        qtbot.keyClick(QApplication.focusWidget(), key)
        come_to += [key for key, button in choices.buttons.items() if button.hasFocus()]
    there = [str(number) for number in (*range(1, 11), 10)]
    assert come_to == [*there, *(str(number) for number in (*range(9, -1, -1), 0))]
