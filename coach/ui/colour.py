"""Mixing of colours."""

from PySide6.QtGui import QColor


def mix(one: str, other: str, share: float) -> QColor:
    """Give the colour this share (0 to 1) of the way from one `#rrggbb` colour to another."""
    a, b = QColor(one), QColor(other)
    pairs = ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
    return QColor.fromRgbF(*(x + (y - x) * share for x, y in pairs))
