"""A session in the terminal begins before all of its words are there, and goes on with them as in the window."""

import argparse
import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.commands import session
from coach.diary.entries import Session
from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.timeline import Choices
from coach.settings import Settings
from coach.voice.preparation import NO_SOUND, NO_VOICE, Prepared
from coach.voice.underway import make
from tests.conftest import FakeClock, made_up_lengths
from tests.voice.devices import Devices

#: When the words are there, after the tones, in milliseconds.
WORDS_MS = 3_000


class WaitingClock(FakeClock):
    """Moves by what is waited, and does at one moment what is to happen then."""

    def __init__(self) -> None:
        super().__init__()
        self.then: Callable[[], None] = lambda: None
        self.at_ms = WORDS_MS

    def today(self) -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=UTC)

    def wait_ms(self, ms: int) -> None:
        before = self.ms
        self.move(ms)
        if before < self.at_ms <= self.ms:
            self.then()


@dataclass
class Kept:
    """A diary in memory."""

    rows: list[Session] = field(default_factory=list)

    def sessions(self) -> tuple[Session, ...]:
        return ()

    def save_session(self, row: Session) -> None:
        self.rows.append(row)


class House(Devices):
    """A house with nothing in its cache, where words take a while."""

    def __init__(self, routine: Routine, speed: float | None = None) -> None:
        super().__init__(WaitingClock(), speed)
        self.routine, self.settings = routine, Settings(minutes=1)
        self.diary = Kept()
        self.line = ""
        self.whole: Path | None = Path("whole")
        self.stopped = False
        self._spoken = threading.Event()
        self.clock.then = self.speak

    clock: WaitingClock

    @contextlib.contextmanager
    def store(self) -> Iterator[Kept]:
        yield self.diary

    def speak(self) -> None:
        """Let the words be there, and wait until they are told."""
        self._spoken.set()
        for thread in threading.enumerate():
            if thread.name == "make":
                thread.join(10)

    def stop(self) -> None:
        self.stopped = True
        self._spoken.set()

    def prepare(self, routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        if first:
            first(Prepared(compile_session(routine, choices, {}), Path("tones"), ""))
            assert self._spoken.wait(10)
        return Prepared(compile_session(routine, choices, made_up_lengths(routine)), self.whole, self.line)


def play(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "House", lambda _: house)
    monkeypatch.setattr(session, "_core_application", contextlib.nullcontext)  # the tests of the window need another
    session.run(argparse.Namespace())


def test_it_begins_with_tones_and_goes_on_with_words(
    routine: Routine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = House(routine)
    play(house, monkeypatch)
    tones, whole = house.given
    assert (tones.track, whole.track) == (Path("tones"), Path("whole"))
    assert tones.played[0] == 0
    assert whole.played[0] >= WORDS_MS
    told = capsys.readouterr().out
    assert told.startswith("  0:00  Ready")
    assert "“Lean forwards until your calves pull.”" in told
    assert told.count("Ready") == 1
    assert house.diary.rows[-1].completed
    assert house.diary.rows[-1].repetitions == 6
    assert all(device.closed for device in house.given)
    assert house.stopped


def test_played_fast_to_try_it_out_it_has_all_its_words_from_the_first(
    routine: Routine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = House(routine, speed=50)
    house.there = False
    play(house, monkeypatch)
    assert "“Walk to the wall. Bare feet, or shoes that grip.”" in capsys.readouterr().out


def test_what_there_is_to_say_of_the_words_is_said_when_they_come(
    routine: Routine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = House(routine)
    house.line, house.whole = NO_VOICE, None
    play(house, monkeypatch)
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("  0:00")
    assert [line.strip() for line in told].count(NO_VOICE) == 1
    assert len(house.given) == 1


def test_without_a_device_it_is_said_once_and_the_captions_have_the_words(
    routine: Routine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = House(routine)
    house.there = False
    play(house, monkeypatch)
    told = capsys.readouterr().out
    assert told.count(NO_SOUND) == 1
    assert "“Lean forwards until your calves pull.”" in told


def test_stopped_while_the_words_are_made_it_leaves_nothing_behind(
    routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(routine)

    def interrupt() -> None:
        raise KeyboardInterrupt

    house.clock.then = interrupt
    with pytest.raises(KeyboardInterrupt):
        play(house, monkeypatch)
    assert house.stopped
    assert all(device.closed for device in house.given)
    assert not house.diary.rows[-1].completed
    assert all(thread.name != "make" for thread in threading.enumerate())


def test_a_session_that_cannot_be_laid_out_is_a_fault_and_nobody_waits_for_it(
    routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(routine)
    monkeypatch.setattr(Settings, "choices", lambda *_, **__: Choices(60_000, hold_ms=9_000))
    with pytest.raises(ValueError, match="hold"):
        play(house, monkeypatch)


def test_a_voice_that_breaks_leaves_a_session_with_captions(routine: Routine) -> None:
    told: list[Prepared] = []

    def broken(*_: object, **__: object) -> Prepared:
        raise RuntimeError("broken")

    make(broken, routine, Choices(60_000), told.append, soon=True)
    (prepared,) = told
    assert (prepared.track, prepared.line) == (None, NO_SOUND)
    assert prepared.timeline.repetitions == 6
