"""A sound device that is kept until it has said its last word."""

from PySide6.QtCore import QObject, QTimer

from coach.voice.relay import SoundingPlayhead

#: How long a device is kept for the word that it was stopped, in milliseconds.
STOPPED_MS = 2_000


class LastWord(QObject):
    """Devices that are given back a little later, or as soon as something else is to be heard."""

    def __init__(self) -> None:
        super().__init__()
        self._leaving: list[SoundingPlayhead] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.cut)

    def wait_for(self, *sounds: SoundingPlayhead) -> None:
        """Keep these until they have said it."""
        self._leaving += sounds
        self._timer.start(STOPPED_MS)

    def cut(self) -> None:
        """Give them back now."""
        self._timer.stop()
        while self._leaving:
            self._leaving.pop().close()
