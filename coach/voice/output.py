"""Plays a track on the sound device; the device's position is the playhead."""

import contextlib
import logging
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QObject, QThread, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from coach.session.clock import Clock
from coach.voice import reserve, sound
from coach.voice.order import TAIL_MS

log = logging.getLogger(__name__)

#: The clock carries the position between two reports of the device; further apart than this, the device is right.
SNAP_MS = 60
#: The share of the difference that is made up at each look.
DRIFT_SHARE = 0.1
#: A device that does not move for so long is no device, in milliseconds.
STUCK_MS = 3_000
#: A look counts for at most so long: while nobody looked (the machine slept), nobody saw the device stand still.
LOOK_MS = 250
#: How long the device may take to be given back, in milliseconds.
CLOSE_MS = 1_000
#: What a device reports when it is gone; an underrun is only a hiccup.
GONE = (QtAudio.Error.OpenError, QtAudio.Error.IOError, QtAudio.Error.FatalError)


class NoSound(Exception):  # noqa: N818  (said as one would say it)
    """There is no device to play on, or no track to play."""


class SoundOutput:
    """A playhead that is heard.

    The sink lives on a thread of its own, reads the track's file without any Python, and so keeps time while the
    window or the interpreter is busy. Use `close` when done.
    """

    def __init__(self, track: Path, clock: Clock) -> None:
        """Open the default device, and the track: who tidies the cache from now on takes nothing away.

        Raises NoSound.
        """
        if _SERVER.gone():
            raise NoSound("the sound server is gone")
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            raise NoSound("no sound device was found")
        _SERVER.gone()  # Qt is in touch with it by now
        # Taken for more than the silence that a track ends with, its last sound would never seem to be heard.
        store_ms = min(reserve.in_store_ms(), TAIL_MS) if _SERVER.known else 0
        if not device.isFormatSupported(_format()):
            raise NoSound("the sound device does not play 48 kHz, 16 bit")
        file = _opened(track)
        self._clock = clock
        self._position = _Position()
        self._wanted = 0  # how many times playing was asked for
        self._lost = self._closed = False
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._deck = _Deck(file, device, store_ms)
        self._deck.moveToThread(self._thread)
        file.moveToThread(self._thread)
        self._orders = _Orders()
        self._orders.play.connect(self._deck.play)
        self._orders.stop.connect(self._deck.stop)
        self._orders.close.connect(self._deck.close)
        self._thread.start()

    def play(self, start_ms: int) -> None:
        """Sound the track from `start_ms` on."""
        if not self._lost:
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
        place_ms = self._position.look(heard_ms, self._clock.now_ms())
        if not self._lost and (self._deck.failed or self._position.stuck):
            self._lost = True
            log.warning("the sound device was lost, %d ms into a track", place_ms)
            self.stop()  # should it come to life again, it is not to sound into what goes on without it
        return place_ms

    @property
    def lost(self) -> bool:
        """Tell whether the device failed, was taken away, or does not move, as of the last look."""
        return self._lost

    def close(self) -> None:
        """Give the device back; does nothing the second time."""
        if not self._closed:
            self._closed = self._lost = True
            self._orders.close.emit()
            if not self._thread.wait(CLOSE_MS):
                _HUNG.append(self._thread)  # a sound server that hangs is not waited for


#: Threads that a sound server holds fast; a thread must not be deleted while it runs.
_HUNG: list[QThread] = []


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
        self._heard_ms = 0
        self._still_ms = 0  # how long the device was seen to stand still
        self._playing = False

    def begin(self, start_ms: int, now_ms: int) -> None:
        self._start_ms, self._shown_ms, self._looked_ms = start_ms, float(start_ms), now_ms
        self._heard_ms = self._still_ms = 0
        self._playing = True

    def stand(self) -> None:
        self._playing = False

    @property
    def stuck(self) -> bool:
        """Tell whether the device should be playing and was not for too long."""
        return self._playing and self._still_ms > STUCK_MS

    def look(self, heard_ms: int | None, now_ms: int) -> int:
        """Give the place, from what the device reports (milliseconds since it began) and the clock."""
        gap_ms, self._looked_ms = now_ms - self._looked_ms, now_ms
        if not self._playing:
            return round(self._shown_ms)
        if heard_ms and heard_ms != self._heard_ms:
            self._heard_ms, self._still_ms = heard_ms, 0
        else:
            self._still_ms += min(gap_ms, LOOK_MS)
        if heard_ms:
            self._follow(self._start_ms + heard_ms, gap_ms)
        return round(self._shown_ms)

    def _follow(self, told_ms: int, gap_ms: int) -> None:
        guess_ms = self._shown_ms + gap_ms
        apart_ms = told_ms - guess_ms
        guess_ms += apart_ms if abs(apart_ms) > SNAP_MS else apart_ms * DRIFT_SHARE
        self._shown_ms = max(self._shown_ms, guess_ms)


class _Deck(QObject):
    """The sink and its file, on the sound thread."""

    def __init__(self, file: QFile, device: QAudioDevice, store_ms: int = 0) -> None:
        """`store_ms` is how much of what the sink has given on is not heard yet."""
        super().__init__()
        self._device, self._store_ms = device, store_ms
        self._sink: QAudioSink | None = None
        self._file: QFile | None = file
        self.turn = 0  # the last order carried out
        self.failed = False

    def heard_ms(self) -> int:
        """Give how much has been heard since the last start; read from the window's thread."""
        sink = self._sink
        return max(0, sink.processedUSecs() // 1_000 - self._store_ms) if sink else 0

    @Slot(int, int)
    def play(self, turn: int, start_ms: int) -> None:
        """Start at a place."""
        sink, file = self._ready(), self._file
        _hush(sink)
        if file is None or not file.seek(sound.HEADER + start_ms * sound.PER_MS * sound.WIDTH) or _SERVER.gone():
            self.failed = True
            return
        sink.setVolume(1)
        sink.start(file)
        self.failed = sink.state() is QtAudio.State.StoppedState  # it tells of no change when it cannot start
        self.turn = turn

    @Slot(int)
    def stop(self, turn: int) -> None:
        """Stop at once; what the device has in store is not heard."""
        if self._sink:
            _hush(self._sink)
        self.turn = turn

    @Slot()
    def close(self) -> None:
        """Let go of device and file, here, where they were taken, and end the thread."""
        if self._sink:
            with contextlib.suppress(RuntimeError):
                self._sink.stateChanged.disconnect(self._changed)
            _hush(self._sink)
        if self._file:
            self._file.close()
            self._file.deleteLater()  # playing it made it Qt's own
        self._sink = self._file = None
        QThread.currentThread().quit()

    def _ready(self) -> QAudioSink:
        if self._sink is None:
            self._sink = QAudioSink(self._device, _format())
            if self._store_ms:
                self._sink.setBufferSize(reserve.READY_MS * sound.PER_MS * sound.WIDTH)
            self._sink.stateChanged.connect(self._changed)
        return self._sink

    @Slot(QtAudio.State)
    def _changed(self, state: QtAudio.State) -> None:
        """Notice that the device went away."""
        if state is QtAudio.State.StoppedState and self._sink:
            self.failed = self.failed or self._sink.error() in GONE


class _Server:
    """Qt's line to PulseAudio, where there is one.

    Qt (6.11) starts a sink without asking whether it still has a line to the server, and libpulse ends the whole
    program over it. The line is a thread of a known name, and is not there once the server was lost.
    """

    def __init__(self) -> None:
        self._seen = False

    @property
    def known(self) -> bool:
        """Tell whether sound goes by PulseAudio, as of the last look."""
        return self._seen

    def gone(self) -> bool:
        """Tell whether there was a line and is none any more."""
        there = any(_name(task) == "QPulseAudioEngi" for task in Path("/proc/self/task").glob("*"))
        self._seen = self._seen or there
        return self._seen and not there


_SERVER = _Server()


def _name(task: Path) -> str:
    with contextlib.suppress(OSError):
        return (task / "comm").read_text().strip()
    return ""


def _opened(track: Path) -> QFile:
    """Give the file of a track, open. Raises NoSound where there is none, or it is damaged."""
    file = QFile(str(track))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly) or sound.length_ms(track) is None:
        raise NoSound("there is no track to play")
    return file


def _hush(sink: QAudioSink) -> None:
    """Be silent now. `stop` plays what is in store, on some systems; `reset` keeps the interpreter waiting."""
    sink.setVolume(0)
    sink.stop()


def _format() -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(sound.RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted
