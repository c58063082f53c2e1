"""What a page scrolls in: downwards only, without a place of its own for the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea


def scroller() -> QScrollArea:
    """Give an area whose content takes its width."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
