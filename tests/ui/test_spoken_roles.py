"""What a screen reader is told of what is drawn by hand."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui import spoken_roles
from coach.ui.figure import Figure
from coach.ui.ring import HoldRing
from coach.ui.section_card import SectionCard
from coach.ui.session_bar import SessionBar
from coach.ui.session_page import SessionPage


def role(widget: QWidget) -> QAccessible.Role:
    face = QAccessible.queryAccessibleInterface(widget)
    assert face
    return face.role()


@pytest.mark.parametrize("kind", [Figure, HoldRing, SessionBar])
def test_a_picture_is_a_picture_and_keeps_its_name(qtbot: QtBot, kind: type[QWidget]) -> None:
    spoken_roles.install()
    picture = kind()
    qtbot.addWidget(picture)
    picture.setAccessibleName("A picture")
    assert role(picture) == QAccessible.Role.Graphic
    assert QAccessible.queryAccessibleInterface(picture).text(QAccessible.Text.Name) == "A picture"


def test_a_session_is_a_part_of_the_window_with_parts_of_its_own(qtbot: QtBot) -> None:
    spoken_roles.install()
    page = SessionPage()
    qtbot.addWidget(page)
    assert role(page) == QAccessible.Role.Grouping
    assert QAccessible.queryAccessibleInterface(page).childCount() > 6


def test_each_is_known_by_the_name_that_its_class_has() -> None:
    kinds = (Figure, HoldRing, SessionBar, SectionCard, SessionPage)
    assert set(spoken_roles.ROLES) == {kind.__name__ for kind in kinds}


def test_anything_else_stays_what_it_is_to_qt(qtbot: QtBot) -> None:
    spoken_roles.install()
    plain = QWidget()
    qtbot.addWidget(plain)
    assert role(plain) == QAccessible.Role.Client
