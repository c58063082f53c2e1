"""Media keys and a headset's button, wherever the window is: while a session runs, it is a player to the desktop."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from coach.ui.mpris import MediaPlayer


class Playback(StrEnum):
    """How a session is, in the words of MPRIS."""

    PLAYING = "Playing"
    PAUSED = "Paused"


class MediaKeys(QObject):
    """Tells what was pressed, on Linux through MPRIS on the session's bus; where there is no bus nothing happens.

    Desktops take the media keys for themselves, and a headset's button with them, and hand them on to a player that is
    on the bus. They come without a window in front, too. Windows and macOS have ways of their own to do so, which Qt
    does not know: there such keys reach the session as plain keys, and only while the window has the keyboard.
    """

    toggled = Signal()
    paused = Signal()  # only while it plays
    resumed = Signal()  # only while it is paused
    skipped = Signal()
    repeated = Signal()
    ended = Signal()
    raised = Signal()  # the window is wanted

    def __init__(self, parent: QObject | None = None, *, bus: Callable[[], bool] | None = None) -> None:
        """`bus` tells whether there is one to be on."""
        super().__init__(parent)
        self._bus = bus or has_bus
        self._player: MediaPlayer | None = None

    def begin(self, title: str) -> None:
        """Be a player that plays something of this title."""
        if self._player is None and self._bus():
            from coach.ui.mpris import MediaPlayer  # noqa: PLC0415  (Qt's D-Bus is for sessions only)

            self._player = MediaPlayer(self)
        if self._player:
            self._player.begin(title)

    def show(self, status: Playback) -> None:
        """Tell the desktop, if it does not know yet, that the session plays or is paused."""
        if self._player:
            self._player.show(status)

    def end(self) -> None:
        """Be no player any more."""
        if self._player:
            self._player.end()


def has_bus() -> bool:
    """Tell whether the person's session has a bus; without an address, asking Qt might start a new one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and Path(str(runtime), "bus").is_socket()
