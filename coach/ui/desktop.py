"""The desktop that the program runs on: its alarm, tray, login, files and folders."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from coach.ui.alarm import Alarm
from coach.ui.later import Later
from coach.voice import giving_way, reserve

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from coach.ui.media_keys import MediaKeys
    from coach.ui.tray import Tray


class RealDesktop:
    """Qt's view of the desktop."""

    def __init__(self, now: Callable[[], datetime], arguments: Sequence[str]) -> None:
        """`arguments` are what a start at login is to be given."""
        self._arguments = arguments
        self.alarm = Alarm(now)
        self._tray, self._media = Later(_tray), Later(_media)
        self._dialog: QFileDialog | None = None

    @property
    def tray(self) -> "Tray":
        """Give the place in the tray."""
        return self._tray()

    @property
    def media(self) -> "MediaKeys":
        """Give the media keys."""
        return self._media()

    def room(self) -> QSize:
        """Give how much of the screen a window may take."""
        return QApplication.primaryScreen().availableSize()

    def presenting(self) -> bool:
        """Tell whether a full-screen presentation is in front."""
        from coach.ui.presenting import presenting  # noqa: PLC0415  (not at the start)

        return presenting()

    def starts_at_login(self) -> bool:
        """Tell whether the program starts at login."""
        from coach import autostart  # noqa: PLC0415  (not at the start)

        return autostart.enabled()

    def start_at_login(self, wanted: bool) -> str:  # noqa: FBT001  (what is wanted)
        """Have it start at login, or not; give "" or why that could not be done."""
        from coach import autostart  # noqa: PLC0415  (as above)

        try:
            if wanted:
                autostart.enable(autostart.command(self._arguments))
            else:
                autostart.disable()
        except autostart.AutostartError as fault:
            return str(fault)
        return ""

    def zone(self) -> str:
        """Give the name of the time zone, as in "Europe/London"."""
        from PySide6.QtCore import QTimeZone  # noqa: PLC0415  (as above)

        return bytes(QTimeZone.systemTimeZoneId().data()).decode()

    def ask_where(self, title: str, name: str, then: Callable[[Path], None]) -> None:
        """Ask the person for a file, and go on with it; nothing happens where they would rather not."""
        from PySide6.QtCore import QDir  # noqa: PLC0415  (as above)
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        suffix = Path(name).suffix
        dialog = QFileDialog(QApplication.activeWindow(), title, QDir.home().filePath(name), f"{title} (*{suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(name)
        self._ask(dialog, then)

    def ask_which(self, title: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Ask the person for a file that there is, its name ending in `suffix`; else like `ask_where`."""
        from PySide6.QtCore import QDir  # noqa: PLC0415  (as above)
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        dialog = QFileDialog(QApplication.activeWindow(), title, QDir.homePath(), f"{title} (*{suffix})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, then)

    def _ask(self, dialog: "QFileDialog", then: Callable[[Path], None]) -> None:
        self.stop_asking()
        dialog.setSizeGripEnabled(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.destroyed.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def stop_asking(self) -> None:
        """Take such a question back."""
        if self._dialog:
            self._dialog.reject()

    def _forget(self) -> None:
        self._dialog = None

    def open_folder(self, folder: Path) -> bool:
        """Show a folder in the system's own way, and tell whether that could be done."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415  (as above)
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

        with _unwritten({reserve.VARIABLE: str(reserve.STORE_MS), giving_way.VARIABLE: giving_way.ROLE}):
            return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def leave(self) -> None:
        """End the program."""
        self.tray.put_away()
        QApplication.exit(0)  # `quit` would ask the window, which leaves the answer to us


@contextmanager
def _unwritten(ours: Mapping[str, str]) -> Iterator[None]:
    """Take what we ask of our own sound out of what a program that is started here inherits; what others set stays."""
    taken = {name: os.environ.pop(name) for name, value in ours.items() if os.environ.get(name) == value}
    try:
        yield
    finally:
        os.environ.update(taken)


def _tray() -> "Tray":
    from coach.ui.tray import Tray  # noqa: PLC0415  (once the window is there)

    return Tray()


def _media() -> "MediaKeys":
    from coach.ui.media_keys import MediaKeys  # noqa: PLC0415  (for sessions only)

    return MediaKeys()
