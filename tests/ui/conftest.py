"""A whole program in front of a fake clock: no sound device, no worker process, a diary in memory."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from pytestqt.qtbot import QtBot

from coach import places
from coach.diary.archive import Archive
from coach.diary.backups import Backup
from coach.diary.faults import DiaryError
from coach.diary.store import Store
from coach.routine.loader import load
from coach.routine.model import Routine
from coach.routine.shelf import Shelf
from coach.session.clock import SilentPlayhead
from coach.session.compile import compile_session
from coach.session.timeline import Choices
from coach.ui.media_keys import Playback
from coach.ui.program import Program
from coach.ui.reminder_views import TrayView
from coach.ui.theme import ThemeName
from coach.voice.preparation import Prepared
from coach.voice.sample import Sample
from coach.voice.voices import Voice
from tests.conftest import FakeClock, made_up_lengths
from tests.diary.memory import MemoryDiary
from tests.ui.leftovers import nothing_stays  # noqa: F401  (a fixture of all tests of the window)


class FakeSound(SilentPlayhead):
    """A sound device that can be unplugged and knows whether it was given back."""

    unplugged = False
    closed = False
    played = False

    def play(self, start_ms: int) -> None:
        self.played = True
        if not self.unplugged:  # nothing can be played on what is gone
            super().play(start_ms)

    @property
    def lost(self) -> bool:
        return self.unplugged

    def close(self) -> None:
        self.closed = True


class FakeAwake:
    """Remembers whether the screen was kept on."""

    holders = 0

    @property
    def awake(self) -> bool:
        assert self.holders >= 0
        return self.holders > 0

    def begin(self) -> None:
        self.holders += 1

    def end(self) -> None:
        self.holders -= 1


class FakeAlarm(QObject):
    """Rings when the test moves the clock past the instant it is set to."""

    rang = Signal()
    at: datetime | None = None

    def set(self, at: datetime) -> None:
        self.at = at

    def stop(self) -> None:
        self.at = None


class FakeTray(QObject):
    """A tray that is there or not, and remembers what it was told."""

    start_wanted, cramp_wanted, open_wanted, quit_wanted = Signal(), Signal(), Signal(), Signal()
    rest_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.there = True
        self.view: TrayView | None = None
        self.beside = False
        self.told: list[tuple[str, str]] = []

    def available(self) -> bool:
        return self.there

    def show_view(self, view: TrayView) -> None:
        self.view = view

    def wear(self, name: ThemeName, percent: int) -> None:
        pass

    def notify(self, title: str, text: str, *, beside: bool = False) -> None:
        self.told.append((title, text))
        self.beside = beside

    def put_away(self) -> None:
        self.there = False


class FakeMedia(QObject):
    """Media keys under the test's hand."""

    toggled, paused, resumed, skipped, repeated, ended, raised = (Signal() for _ in range(7))

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.status: Playback | None = None

    def begin(self, title: str) -> None:
        self.title = title

    def show(self, status: Playback) -> None:
        self.status = status

    def end(self) -> None:
        self.title, self.status = "", None


class FakeDesktop:
    """A desktop under the test's hand."""

    def __init__(self) -> None:
        self.alarm, self.tray, self.media = FakeAlarm(), FakeTray(), FakeMedia()
        self.presents = self.at_login = self.has_left = self.asking = False
        self.refusal = ""
        self.chosen: Path | None = None
        self.opened: list[Path] = []

    def room(self) -> QSize:
        return QSize(1280, 900)

    def presenting(self) -> bool:
        return self.presents

    def starts_at_login(self) -> bool:
        return self.at_login

    def start_at_login(self, wanted: bool) -> str:
        self.at_login = self.at_login if self.refusal else wanted
        return self.refusal

    def zone(self) -> str:
        return "Europe/London"

    def ask_where(self, title: str, name: str, then: Callable[[Path], None]) -> None:
        assert title
        self.asking = True
        if self.chosen:
            then(self.chosen / name)

    def ask_which(self, title: str, suffix: str, then: Callable[[Path], None]) -> None:
        assert title
        assert suffix
        self.asking = True
        if self.chosen:
            then(self.chosen)

    def stop_asking(self) -> None:
        self.asking = False

    def open_folder(self, folder: Path) -> bool:
        self.opened.append(folder)
        return not self.refusal

    def leave(self) -> None:
        self.has_left = True


class FakeHouse:
    """What a program needs from outside, all of it under the test's hand."""

    speed: float | None = None
    bit_by_bit = False  # a session begins with tones, and is given its words then
    words_may: threading.Event | None = None  # until then it is not

    def __init__(self, routine: Routine) -> None:
        self.clock = FakeClock()
        self.routine = routine
        self.start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.others: tuple[Routine, ...] = ()
        self.line = ""
        self.has_sound = True
        self.stopped = False
        self.sounds: list[FakeSound] = []
        self.prepared: list[Choices] = []
        self.spoken_ahead: list[tuple[str, Choices]] = []
        self.sampled: list[Choices] = []
        self.reminded: list[int] = []
        self.taken: list[tuple[Choices, Path]] = []
        self.refusal: OSError | None = None
        self.backed_up = 0
        self.archive = Archive(self.folder / "diary.sqlite3", places.resources() / "migrations", self.now)

    @property
    def shelf(self) -> Shelf:
        return Shelf((self.routine, *self.others), ())

    def now(self) -> datetime:
        return self.start + timedelta(milliseconds=self.clock.ms)

    def local(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=UTC)

    def prepare(self, routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        self.prepared.append(choices)
        if first and self.bit_by_bit:
            first(Prepared(compile_session(routine, choices, {}), Path("tones.wav"), ""))
            assert self.words_may is None or self.words_may.wait(10)
        timeline = compile_session(routine, choices, made_up_lengths(routine))
        return Prepared(timeline, Path("track.wav") if self.has_sound else None, self.line)

    def cramp_routine(self) -> Routine:
        return load(places.resources() / "cramp" / "cramp-now.toml")

    def speak_ahead(self, routine: Routine, choices: Choices) -> None:
        self.spoken_ahead.append((routine.id, choices))

    @property
    def chime(self) -> Path:
        return places.resources() / "sounds" / "opening.wav"

    folder = Path("diary")
    told = ""
    offered: Backup | None = None
    erased = 0
    left_over = ""
    fault: DiaryError | None = None

    def back_up(self) -> DiaryError | None:
        self.backed_up += 1
        return self.fault

    def erase(self) -> str:
        self.erased += 1
        return self.left_over

    def reminder_sound(self, percent: int) -> Path | None:
        self.reminded.append(percent)
        return Path("reminder.wav")

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("en", "English", "en-gb"), Voice("de", "German", "de"))

    def sample(self, choices: Choices) -> Sample:
        self.sampled.append(choices)
        return Sample(Path("sample.wav"), 3_000, "")

    def sound_check(self, choices: Choices) -> Sample:
        return self.sample(choices)

    def take_along(self, routine: Routine, choices: Choices, to: Path) -> str:
        assert routine
        self.taken.append((choices, to))
        if self.refusal:
            raise self.refusal
        return self.line

    def stop(self) -> None:
        self.stopped = True

    def silent(self) -> SilentPlayhead:
        return SilentPlayhead(self.clock)

    def sounding(self, track: Path | None) -> FakeSound | None:
        if track is None:
            return None
        self.sounds.append(FakeSound(self.clock))
        return self.sounds[-1]


@dataclass
class Stage:
    """A program with its window open, and the hand on the clock."""

    folder: Path
    house: FakeHouse
    diary: MemoryDiary
    awake: FakeAwake
    desktop: FakeDesktop
    program: Program
    bot: QtBot

    @property
    def session(self):  # type: ignore[no-untyped-def]  # noqa: ANN201
        return self.program.sessions.page

    def begin(self) -> "Stage":
        """Press Start, and wait for the sound to be ready."""
        with self.bot.waitSignal(self.program.run.begun):
            self.program.window.today.start.click()
        return self

    def take_back(self) -> None:
        """Take back what Today says was noted, later than the second click of two."""
        self.house.clock.move(1_000)
        self.program.window.today.undo.click()

    def go(self, ms: int, step_ms: int = 100) -> "Stage":
        """Move the clock, and look as often as the timer would."""
        while ms > 0:
            self.house.clock.move(min(ms, step_ms))
            self.program.run.look()
            ms -= step_ms
        return self

    def until(self, position_ms: int) -> "Stage":
        """Move the clock until the session is there, looking seldom on the way as where nothing moves."""
        player = self.program.run.player
        assert player is not None
        return self.go(position_ms - player.position_ms, step_ms=500)


@pytest.fixture
def stage(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[Stage]:
    yield from made_stage(qtbot, routine, tmp_path)


def made_stage(
    bot: QtBot,
    routine: Routine,
    folder: Path,
    prepare: Callable[[FakeHouse], None] = lambda _: None,
    store: Store | None = None,
) -> Iterator[Stage]:
    """Open the window of a program whose surroundings `prepare` may change beforehand; `store` is a real diary."""
    house, awake = FakeHouse(routine), FakeAwake()
    diary = cast("MemoryDiary", store) if store else MemoryDiary()
    prepare(house)
    desktop = FakeDesktop()
    program = Program(
        house,
        diary,
        folder / "settings.json",
        desktop=desktop,
        awake=awake,
        system=lambda: ThemeName.LIGHT,
        by_hand=True,
    )
    program.settle()
    program.window.resize(1280, 900)
    program.window.show()
    yield Stage(folder, house, diary, awake, desktop, program, bot)
    program.shut()
