"""What a screen reader is told that something drawn by hand is: a picture, or a part of the page with a name."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

#: By the names of their classes, for which Qt asks. To Qt itself they are no more than an area of the window.
ROLES = {
    "Figure": QAccessible.Role.Graphic,
    "HoldRing": QAccessible.Role.Graphic,  # as a progress bar, it would be told at each step
    "SessionBar": QAccessible.Role.Graphic,
    "SectionCard": QAccessible.Role.Grouping,
    "SessionPage": QAccessible.Role.Grouping,
}


@cache
def install() -> None:
    """Have Qt ask here; once is enough. It costs nothing as long as no screen reader is there."""
    QAccessible.installFactory(_spoken)


def _spoken(kind: str, thing: QObject) -> QAccessibleWidget | None:
    role = ROLES.get(kind)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
