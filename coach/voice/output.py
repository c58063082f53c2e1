"""Plays a track on the sound device; the device's position is the playhead."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QObject, QThread, Signal, Slot
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from coach.session.clock import Clock
from coach.voice import sound

#: The clock carries the position between two reports of the device; further apart than this, the device is right.
SNAP_MS = 60
#: The share of the difference that is made up at each look.
DRIFT_SHARE = 0.1
#: A device that does not move for so long is no device, in milliseconds.
STUCK_MS = 3_000
#: What a device reports when it is gone; an underrun is only a hiccup.
GONE = (QAudio.Error.OpenError, QAudio.Error.IOError, QAudio.Error.FatalError)


class NoSound(Exception):  # noqa: N818  (said as one would say it)
    """There is no device to play on, or no track to play."""


class SoundOutput:
    """A playhead that is heard.

    The sink lives on a thread of its own, reads the track's file without any Python, and so keeps time while the
    window or the interpreter is busy. Use `close` when done.
    """

    def __init__(self, track: Path, clock: Clock) -> None:
        """Open the default device. Raises NoSound."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            raise NoSound("no sound device was found")
        if not device.isFormatSupported(_format()):
            raise NoSound("the sound device does not play 48 kHz, 16 bit")
        self._clock = clock
        self._position = _Position()
        self._wanted = 0  # how many times playing was asked for
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._deck = _Deck(track, device)
        self._deck.moveToThread(self._thread)
        self._orders = _Orders()
        self._orders.play.connect(self._deck.play)
        self._orders.stop.connect(self._deck.stop)
        self._orders.close.connect(self._deck.close)
        self._thread.start()

    def play(self, start_ms: int) -> None:
        """Sound the track from `start_ms` on."""
        self._wanted += 1
        self._position.begin(start_ms, self._clock.now_ms())
        self._orders.play.emit(self._wanted, start_ms)

    def stop(self) -> None:
        """Be silent now."""
        self._wanted += 1
        self._position.stand()
        self._orders.stop.emit(self._wanted)

    def position_ms(self) -> int:
        """Give the place that is being heard."""
        heard_ms = self._deck.heard_ms() if self._deck.turn == self._wanted else None
        return self._position.look(heard_ms, self._clock.now_ms())

    @property
    def lost(self) -> bool:
        """Tell whether the device failed, was taken away, or does not move."""
        return self._deck.failed or self._position.stuck(self._clock.now_ms())

    def close(self) -> None:
        """Give the device back."""
        self._orders.close.emit()
        self._thread.quit()
        self._thread.wait()


class _Orders(QObject):
    play = Signal(int, int)
    stop = Signal(int)
    close = Signal()


class _Position:
    """The playhead between the device's reports, which come in steps of some milliseconds."""

    def __init__(self) -> None:
        self._start_ms = 0
        self._shown_ms = 0.0
        self._looked_ms = 0
        self._moved_ms = 0  # when the device last reported something new
        self._heard_ms = 0
        self._playing = False

    def begin(self, start_ms: int, now_ms: int) -> None:
        self._start_ms, self._shown_ms, self._heard_ms = start_ms, float(start_ms), 0
        self._looked_ms = self._moved_ms = now_ms
        self._playing = True

    def stand(self) -> None:
        self._playing = False

    def look(self, heard_ms: int | None, now_ms: int) -> int:
        """Give the place, from what the device reports (milliseconds since it began) and the clock."""
        if not self._playing or not heard_ms:
            self._looked_ms = now_ms
            return round(self._shown_ms)
        if heard_ms != self._heard_ms:
            self._heard_ms, self._moved_ms = heard_ms, now_ms
        told_ms = self._start_ms + heard_ms
        guess_ms = self._shown_ms + now_ms - self._looked_ms
        self._looked_ms = now_ms
        apart_ms = told_ms - guess_ms
        guess_ms += apart_ms if abs(apart_ms) > SNAP_MS else apart_ms * DRIFT_SHARE
        self._shown_ms = max(self._shown_ms, guess_ms)
        return round(self._shown_ms)

    def stuck(self, now_ms: int) -> bool:
        return self._playing and now_ms - self._moved_ms > STUCK_MS


class _Deck(QObject):
    """The sink and its file, on the sound thread."""

    def __init__(self, track: Path, device: QAudioDevice) -> None:
        super().__init__()
        self._track = track
        self._device = device
        self._sink: QAudioSink | None = None
        self._file: QFile | None = None
        self.turn = 0  # the last order carried out
        self.failed = False

    def heard_ms(self) -> int:
        """Give how much has been heard since the last start; read from the window's thread."""
        sink = self._sink
        return sink.processedUSecs() // 1_000 if sink else 0

    @Slot(int, int)
    def play(self, turn: int, start_ms: int) -> None:
        """Start at a place."""
        sink, file = self._ready()
        sink.stop()
        if file is None or not file.seek(sound.HEADER + start_ms * sound.PER_MS * sound.WIDTH):
            self.failed = True
            return
        sink.start(file)
        self.turn = turn

    @Slot(int)
    def stop(self, turn: int) -> None:
        """Stop at once; what the device has in store is not played."""
        if self._sink:
            self._sink.stop()
        self.turn = turn

    @Slot()
    def close(self) -> None:
        """Let go of the device, here, where it was taken."""
        if self._sink:
            with contextlib.suppress(RuntimeError):
                self._sink.stateChanged.disconnect(self._changed)
            self._sink.stop()
        self._sink = self._file = None

    def _ready(self) -> tuple[QAudioSink, QFile | None]:
        if self._sink is None:
            self._sink = QAudioSink(self._device, _format())
            self._sink.stateChanged.connect(self._changed)
            file = QFile(str(self._track))
            self._file = file if file.open(QIODevice.OpenModeFlag.ReadOnly) else None
        return self._sink, self._file

    @Slot(QAudio.State)
    def _changed(self, state: QAudio.State) -> None:
        """Notice that the device went away."""
        if state is QAudio.State.StoppedState and self._sink:
            self.failed = self.failed or self._sink.error() in GONE


def _format() -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(sound.RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted
