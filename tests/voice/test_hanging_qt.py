"""A sound device whose server hangs: it is given up, and nobody waits for it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QtAudio
from pytestqt.qtbot import QtBot

from coach.voice import output, sound
from coach.voice.output import LOOK_MS, STUCK_MS, SoundOutput
from tests.conftest import FakeClock
from tests.voice.test_output_qt import Able, FakeSink, Signals


class Connections(Signals):
    def disconnect(self, _: object) -> None:
        pass


class Hanging(FakeSink):
    """A sink that stops only once its server goes on."""

    goes_on: threading.Event

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        self.stateChanged = Connections()

    def stop(self) -> None:
        assert self.goes_on.wait(20)
        super().stop()

    def state(self) -> QtAudio.State:
        return QtAudio.State.ActiveState


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Give what tells whether the server goes on."""
    goes_on = threading.Event()
    goes_on.set()
    monkeypatch.setattr(Hanging, "goes_on", goes_on, raising=False)
    monkeypatch.setattr(output, "QMediaDevices", Able)
    monkeypatch.setattr(output, "QAudioSink", Hanging)
    return goes_on


@pytest.fixture
def playing(server: threading.Event, tmp_path: Path, clock: FakeClock, qtbot: QtBot) -> Iterator[SoundOutput]:
    sound.write(tmp_path / "track.wav", bytes(96 * 1_000))
    playhead = SoundOutput(tmp_path / "track.wav", clock)
    playhead.play(0)
    qtbot.waitUntil(lambda: playhead._deck.turn == 1, timeout=20_000)
    yield playhead
    server.set()
    playhead.close()
    assert playhead._thread.wait(20_000)
    output._HUNG.clear()


def test_a_device_that_hangs_is_lost_and_not_waited_for(
    playing: SoundOutput, server: threading.Event, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "CLOSE_MS", 20)
    server.clear()
    for _ in range(STUCK_MS // LOOK_MS + 1):
        assert not playing.lost
        clock.move(LOOK_MS)
        playing.position_ms()
    assert playing.lost
    playing.close()
    assert [playing._thread] == output._HUNG  # which must not be deleted while it runs
    assert not playing._thread.isFinished()


def test_one_that_does_not_hang_is_given_back(playing: SoundOutput) -> None:
    playing.close()
    assert playing._thread.isFinished()
    assert output._HUNG == []
    playing.close()
