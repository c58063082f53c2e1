"""How much room words need, before they are shown."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

from coach.ui.theme import Space

#: Qt's own bound for the size of a widget, in pixels.
UNBOUND = 16_777_215


def height_for(label: QLabel, width: int, texts: Iterable[str]) -> int:
    """Give how high a label of this width must be for each of these texts, in pixels."""
    metrics, flags = label.fontMetrics(), Qt.TextFlag.TextWordWrap
    return max(metrics.boundingRect(QRect(0, 0, width, UNBOUND), flags, text).height() for text in texts) + Space.TIGHT
