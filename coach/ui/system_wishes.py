"""What the system wishes of every window: dark or light, still or moving, where it may be, and what may be on top."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coach.ui.theme import ThemeName

#: Where Qt can bring a window to the top; elsewhere it only complains, and a window on top stays there anyway.
CAN_RAISE = frozenset({"xcb", "windows", "cocoa"})


def system_theme() -> ThemeName:
    """Give the theme that the system wears."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return ThemeName.DARK if dark else ThemeName.LIGHT


def motion_is_welcome() -> bool:
    """Tell whether the system has not asked for less motion (Qt knows from 6.12 on)."""
    hints = QGuiApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is None or "Reduc" not in str(preference())


def room_around(widget: QWidget) -> QRect:
    """Give how much of the screen a widget may take.

    Its own `screen` would do, but PySide takes a screen for a part of whoever is asked, and ends it with that.
    """
    place = widget.mapToGlobal(widget.rect().center())
    return (QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()).availableGeometry()


def can_raise() -> bool:
    """Tell whether a window can be brought to the top here."""
    return QGuiApplication.platformName() in CAN_RAISE
