"""The icon in the tray and its menu: what is next, and the way to a stretch, to the window, and out."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from coach.ui.icon import icon
from coach.ui.reminder_views import TrayView
from coach.ui.theme import TARGET, THEMES, Size, Space, Theme, ThemeName

#: The name on the session's bus of what newer Linux desktops have for a tray.
_TRAY = "org.kde.StatusNotifierWatcher"


class Tray(QObject):
    """Draws the menu's lines and tells what the person wants; where there is no tray, nothing is seen of it."""

    start_wanted = Signal()
    cramp_wanted = Signal()
    rest_wanted = Signal(bool)  # True: no more reminders until tomorrow
    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resting = False
        self.menu = QMenu()
        self.start = self._line(self.tr("&Start now"), self.start_wanted.emit)
        self.cramp = self._line(self.tr("&Cramp now"), self.cramp_wanted.emit)
        self.menu.addSeparator()
        self.next = self._line("")
        self.next.setEnabled(False)
        self.rest = self._line("", self._rest)
        self.menu.addSeparator()
        self.open = self._line(self.tr("&Open Calf Coach"), self.open_wanted.emit)
        self.quit = self._line(self.tr("&Quit"), self.quit_wanted.emit)
        self.icon = self._made()
        self._coming = self._lookout() if QGuiApplication.platformName() in ("xcb", "wayland") else None
        self._bubbles = self._coming is not None

    @staticmethod
    def available() -> bool:
        """Tell whether there is a tray now; it may come and go with the desktop's panel, and the icon with it."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_view(self, view: TrayView) -> None:
        """Draw the menu's lines, and the icon where there is a tray or once there is one."""
        self._resting = view.resting
        self.next.setText(view.next)
        self.rest.setText(view.rest)
        self.rest.setVisible(bool(view.rest))
        self.icon.setToolTip(view.tip)
        if self.available() or self._may_come():
            self.icon.show()

    def wear(self, name: ThemeName, percent: int) -> None:
        """Put a theme and a text size on, where the menu is drawn by us and not by the desktop."""
        self.menu.setStyleSheet(_sheet(THEMES[name], percent / 100))

    def notify(self, title: str, text: str, *, beside: bool = False) -> None:
        """Show the system's own notification, if it has any; it stays as long as the system likes.

        `beside` a window of our own that says the same there is none on old X11 trays: Qt would paint a bubble over it.
        """
        if self.available() and self.icon.isVisible() and not (beside and self._bubbles):
            self.icon.showMessage(title, text, self.icon.icon())

    def put_away(self) -> None:
        """Take the icon out of the tray; without this some desktops keep it until they are touched."""
        self.icon.hide()

    def _may_come(self) -> bool:
        """Tell whether a tray may come later: on X11 Qt itself waits for one, elsewhere on Linux the lookout does."""
        return self._coming is not None or QGuiApplication.platformName() == "xcb"

    def _made(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(icon(), self)
        made.setContextMenu(self.menu)
        made.activated.connect(self._clicked)
        made.messageClicked.connect(self.open_wanted)
        return made

    def _lookout(self) -> QDBusServiceWatcher | None:
        """Look out for a tray on the bus; there is no need where Qt has found one, for it looks out for that itself."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected() or bus.interface().isServiceRegistered(_TRAY).value():
            return None
        coming = QDBusServiceWatcher(_TRAY, bus, QDBusServiceWatcher.WatchModeFlag.WatchForRegistration, self)
        coming.serviceRegistered.connect(self._move)
        return coming

    def _move(self) -> None:
        """Go into the tray that came after the program, as at login: an icon made before it never gets there."""
        if self._coming:
            self._coming.deleteLater()
            self._coming = None
        self._bubbles = False
        before, self.icon = self.icon, self._made()
        self.icon.setToolTip(before.toolTip())
        self.icon.setVisible(before.isVisible())
        before.hide()
        before.deleteLater()

    def _line(self, text: str, act: Callable[[], object] | None = None) -> QAction:
        action = QAction(text, self.menu)
        if act:
            action.triggered.connect(lambda _=False: act())
        self.menu.addAction(action)
        return action

    def _rest(self) -> None:
        self.rest_wanted.emit(not self._resting)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Open the window by a plain click; a double click begins with one, and on macOS a click opens the menu."""
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.open_wanted.emit()


def _sheet(theme: Theme, scale: float) -> str:
    """Give the style sheet for the menu."""
    return f"""
QMenu {{ background: {theme.surface}; color: {theme.text}; border: 2px solid {theme.edge};
    padding: {Space.TIGHT}px; font-size: {round(Size.NORMAL * scale)}px; }}
QMenu::item {{ background: transparent; border-radius: 8px; min-height: {TARGET - 8}px;
    padding: 4px {Space.WIDE}px 4px {Space.NORMAL}px; }}
QMenu::item:selected {{ background: {theme.action}; color: {theme.on_action}; }}
QMenu::item:disabled {{ background: transparent; color: {theme.quiet}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: {Space.TIGHT}px {Space.NORMAL}px; }}
"""
