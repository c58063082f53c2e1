"""The playhead that a sound device drives: how it moves between the device's reports, and when it gives up."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtMultimedia import QAudioDevice, QtAudio

from coach.voice import output, reserve, sound
from coach.voice.output import LOOK_MS, SNAP_MS, STUCK_MS, NoSound, SoundOutput, _Position
from tests.conftest import FakeClock

START_MS = 30_000
FRAME_MS = 16


class Run:
    """A position that is looked at while a device plays, which reports in steps."""

    def __init__(self, step_ms: int = 10, late_ms: int = 0) -> None:
        self.step_ms, self.late_ms = step_ms, late_ms
        self.position = _Position()
        self.now_ms = 5_000
        self.began_ms = self.now_ms
        self.position.begin(START_MS, self.now_ms)

    @property
    def heard_ms(self) -> int:
        return max(0, self.now_ms - self.began_ms - self.late_ms)

    def look(self, after_ms: int, heard_ms: int | None = None) -> int:
        self.now_ms += after_ms
        heard_ms = self.heard_ms if heard_ms is None else heard_ms
        return self.position.look(heard_ms // self.step_ms * self.step_ms, self.now_ms)


gaps = st.lists(st.integers(0, 60), min_size=1, max_size=200)


@given(gaps, st.integers(1, 25), st.integers(0, 1_500))
def test_it_never_goes_back_and_stays_with_the_device(gaps: list[int], step_ms: int, late_ms: int) -> None:
    run = Run(step_ms, late_ms)
    places = []
    for gap_ms in gaps:
        places.append(run.look(gap_ms))
        assert abs(places[-1] - START_MS - run.heard_ms) <= SNAP_MS
    assert all(one <= two for one, two in pairwise(places))


@given(st.integers(10, 20), st.integers(0, 300))
def test_once_it_runs_it_is_within_a_few_milliseconds_of_the_device(step_ms: int, late_ms: int) -> None:
    run = Run(step_ms, late_ms)
    for _ in range(40):
        run.look(FRAME_MS)
    for _ in range(60):
        place_ms = run.look(FRAME_MS)
        assert START_MS + run.heard_ms - step_ms <= place_ms <= START_MS + run.heard_ms + 2


@given(st.integers(10, 20))
def test_it_moves_smoothly_from_frame_to_frame(step_ms: int) -> None:
    run = Run(step_ms)
    for _ in range(20):
        run.look(FRAME_MS)
    places = [run.look(FRAME_MS) for _ in range(100)]
    steps = [two - one for one, two in pairwise(places)]
    assert min(steps) >= FRAME_MS - 3
    assert max(steps) <= FRAME_MS + 3


def test_it_stands_still_until_the_first_report() -> None:
    run = Run(late_ms=1_000)
    assert {run.look(FRAME_MS) for _ in range(60)} == {START_MS}
    assert START_MS < run.look(100) < START_MS + 100


def test_it_waits_for_the_sound_while_an_order_is_under_way() -> None:
    position = _Position()
    position.begin(START_MS, 0)
    assert [position.look(None, now_ms) for now_ms in (16, 32, 48)] == [START_MS] * 3


@pytest.mark.parametrize(
    ("heard_ms", "after_ms", "place_ms"),
    [
        (1_000, 0, 31_000),
        (1_016, 16, 31_016),
        (1_000, 16, 31_014),  # the device has not reported anew: the clock carries it on
        (1_026, 16, 31_017),  # a little ahead: a tenth is made up
        (1_300, 16, 31_300),  # far ahead: the device is right
        (500, 16, 31_000),  # far behind: it waits
    ],
)
def test_one_look(heard_ms: int, after_ms: int, place_ms: int) -> None:
    run = Run(step_ms=1)
    run.look(1_000)
    assert run.look(after_ms, heard_ms) == place_ms


def test_it_stays_where_it_is_once_stopped() -> None:
    run = Run()
    for _ in range(10):
        run.look(FRAME_MS)
    reached = run.look(FRAME_MS)
    run.position.stand()
    assert [run.look(1_000) for _ in range(3)] == [reached] * 3
    assert not run.position.stuck


def test_a_new_start_begins_at_its_place() -> None:
    run = Run()
    run.look(2_000)
    run.position.begin(1_000, run.now_ms)
    assert run.position.look(None, run.now_ms + 20) == 1_000
    assert run.position.look(40, run.now_ms + 60) == pytest.approx(1_040, abs=20)


@pytest.mark.parametrize("played_ms", [0, 2_000])
def test_a_device_that_stands_still_is_given_up_after_a_while(played_ms: int) -> None:
    run = Run(step_ms=1)
    if played_ms:
        run.look(played_ms)
    stood_ms = 0
    while not run.position.stuck:
        assert stood_ms <= STUCK_MS
        run.look(20, played_ms)
        stood_ms += 20
    assert stood_ms == STUCK_MS + 20


def test_a_hiccup_is_not_the_end() -> None:
    run = Run(step_ms=1)
    run.look(2_000)
    for _ in range(5):
        for _ in range((STUCK_MS - 100) // 20):
            run.look(20, run.position._heard_ms)
        run.look(20, run.position._heard_ms + 20)
        assert not run.position.stuck


def test_nobody_looking_is_not_the_device_standing_still() -> None:
    """A machine that slept, or a window that hung, wakes with sound and time where they were."""
    run = Run(step_ms=1)
    run.look(2_000)
    run.look(3_600_000, 2_000)
    assert not run.position.stuck
    for _ in range(STUCK_MS // LOOK_MS):
        run.look(250, 2_000)
    assert run.position.stuck


def test_no_device_is_no_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: FakeClock) -> None:
    class NoDevice:
        @staticmethod
        def isNull() -> bool:  # noqa: N802  (Qt's name)
            return True

    class NoDevices:
        @staticmethod
        def defaultAudioOutput() -> NoDevice:  # noqa: N802
            return NoDevice()

    monkeypatch.setattr(output, "QMediaDevices", NoDevices)
    with pytest.raises(NoSound, match="no sound device"):
        SoundOutput(tmp_path / "track.wav", clock)


def test_a_lost_sound_server_is_no_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: FakeClock) -> None:
    monkeypatch.setattr(output._SERVER, "gone", lambda: True)
    with pytest.raises(NoSound, match="server"):
        SoundOutput(tmp_path / "track.wav", clock)


class FakeSink:
    """A sink that starts, or does not."""

    starts = True

    def __init__(self, *_: object) -> None:
        self.played, self.volume, self.wrong = False, 1.0, QtAudio.Error.NoError
        self.ready = 0  # bytes that it keeps, if not as many as usual
        self.stateChanged = Signals()

    def start(self, _file: object) -> None:
        self.played = self.starts

    def stop(self) -> None:
        self.played = False

    def setVolume(self, volume: float) -> None:  # noqa: N802  (Qt's names)
        self.volume = volume

    def setBufferSize(self, size: int) -> None:  # noqa: N802
        self.ready = size

    def processedUSecs(self) -> int:  # noqa: N802
        return 0

    def state(self) -> QtAudio.State:
        return QtAudio.State.ActiveState if self.played else QtAudio.State.StoppedState

    def error(self) -> QtAudio.Error:
        return self.wrong


class Signals:
    def connect(self, slot: object) -> None:
        self.slot = slot


@pytest.fixture
def deck(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> output._Deck:
    monkeypatch.setattr(output, "QAudioSink", FakeSink)
    sound.write(tmp_path / "track.wav", bytes(96 * 1_000))
    return output._Deck(output._opened(tmp_path / "track.wav"), QAudioDevice())


def sink_of(deck: output._Deck) -> FakeSink:
    assert isinstance(deck._sink, FakeSink)
    return deck._sink


def test_a_sink_that_plays_is_heard_and_hushed_at_once(deck: output._Deck) -> None:
    deck.play(1, 500)
    assert (deck.turn, deck.failed, sink_of(deck).volume) == (1, False, 1)
    assert deck._file
    assert deck._file.pos() == 44 + 500 * 96
    deck.stop(2)
    assert (deck.turn, deck.failed, sink_of(deck).volume) == (2, False, 0)


@pytest.mark.parametrize(("taken_ms", "heard_ms"), [(0, 0), (60, 0), (90, 0), (150, 60), (60_090, 60_000)])
def test_what_the_server_has_in_store_is_not_heard_yet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, taken_ms: int, heard_ms: int
) -> None:
    monkeypatch.setattr(output, "QAudioSink", FakeSink)
    monkeypatch.setattr(FakeSink, "processedUSecs", lambda _: taken_ms * 1_000)
    sound.write(tmp_path / "track.wav", bytes(96 * 1_000))
    deck = output._Deck(output._opened(tmp_path / "track.wav"), QAudioDevice(), store_ms=90)
    assert deck.heard_ms() == 0
    deck.play(1, 0)
    assert deck.heard_ms() == heard_ms
    assert sink_of(deck).ready > reserve.STORE_MS * 96  # or there would be silence in the first filling


def test_where_no_server_has_a_store_the_sink_is_as_usual(deck: output._Deck) -> None:
    deck.play(1, 0)
    assert sink_of(deck).ready == 0


def test_a_sink_that_does_not_start_has_failed(deck: output._Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeSink, "starts", False)
    deck.play(1, 0)
    assert deck.failed


@pytest.mark.parametrize("place_ms", [-1, 2_000])
def test_a_place_that_the_track_does_not_have_is_a_failure_or_silence(deck: output._Deck, place_ms: int) -> None:
    deck.play(1, place_ms)
    assert deck.failed or (deck._file and deck._file.read(96).isEmpty())


def test_a_track_that_is_tidied_away_before_it_is_played_is_heard_all_the_same(
    deck: output._Deck, tmp_path: Path
) -> None:
    """A session that is paused takes up the track with its words long before it plays it."""
    (tmp_path / "track.wav").unlink()
    deck.play(1, 500)
    assert (deck.turn, deck.failed, sink_of(deck).played) == (1, False, True)
    assert deck._file
    assert len(deck._file.readAll().data()) == 500 * 96


class Able:
    """A device that plays what is wanted; it is where the others come from, too."""

    @classmethod
    def defaultAudioOutput(cls) -> "Able":  # noqa: N802  (Qt's names)
        return cls()

    def isNull(self) -> bool:  # noqa: N802
        return False

    def isFormatSupported(self, _format: object) -> bool:  # noqa: N802
        return True


@pytest.mark.parametrize("content", [None, b"", b"rubbish", bytes(200)])
def test_no_track_to_play_is_no_sound(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: FakeClock, content: bytes | None
) -> None:
    monkeypatch.setattr(output, "QMediaDevices", Able)
    if content is not None:
        (tmp_path / "track.wav").write_bytes(content)
    with pytest.raises(NoSound, match="no track"):
        SoundOutput(tmp_path / "track.wav", clock)


@pytest.mark.parametrize(
    ("wrong", "failed"),
    [
        (QtAudio.Error.IOError, True),
        (QtAudio.Error.FatalError, True),
        (QtAudio.Error.NoError, False),
        (QtAudio.Error.UnderrunError, False),
    ],
)
def test_a_sink_that_stops_over_an_error_has_failed(deck: output._Deck, wrong: QtAudio.Error, failed: bool) -> None:
    deck.play(1, 0)
    sink_of(deck).wrong = wrong
    deck._changed(QtAudio.State.StoppedState)
    assert deck.failed == failed
    deck._changed(QtAudio.State.IdleState)
    assert deck.failed == failed
