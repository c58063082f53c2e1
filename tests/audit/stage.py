"""A whole program before a fake clock, in one theme and size, for the audit to walk through."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from coach import places
from coach.diary.entries import Book
from coach.routine.loader import load
from coach.settings import Settings, save
from coach.ui.program import Program
from coach.ui.theme import ThemeName
from tests.diary.memory import MemoryDiary
from tests.histories import TODAY
from tests.ui.conftest import FakeAwake, FakeDesktop, FakeHouse

#: So long a round of events may wait for what a thread makes, in milliseconds, and so many rounds there are at most.
_ROUND_MS, _ROUNDS = 20, 1_500
#: Rounds in which layouts settle.
_SETTLE = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What the window wears, and how large it is."""

    theme: ThemeName
    percent: int
    width: int = 800
    height: int = 600

    def __str__(self) -> str:
        return f"{self.theme} {self.percent} % {self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Screen:
    """One page as a person comes upon it."""

    name: str
    window: QWidget


class Stage:
    """The program, and the hand on its clock."""

    def __init__(self, look: Look, book: Book) -> None:
        self.look = look
        file = Path(tempfile.mkdtemp()) / "settings.json"
        save(msgspec.convert({"theme": look.theme, "text_percent": look.percent}, Settings), file)
        self.house = FakeHouse(load(places.resources() / "routines" / "wall-calf-stretch.toml"))
        self.house.start = datetime.combine(TODAY, time(9), UTC)
        self.diary = MemoryDiary(
            {session.id: session for session in book.sessions},
            {cramp.id: cramp for cramp in book.cramps},
            dict(book.answers),
            dict(book.choices),
        )
        self.desktop = FakeDesktop()
        self.program = Program(
            self.house,
            self.diary,
            file,
            desktop=self.desktop,
            awake=FakeAwake(),
            system=lambda: ThemeName.LIGHT,
            by_hand=True,
        )
        self.program.settle()
        self.window = self.program.window
        self.window.show()

    def screen(self, name: str, window: QWidget | None = None) -> Screen:
        """Give what is shown now, in the size that was asked for."""
        self.settle()
        return Screen(name, window or self.window)

    def settle(self) -> None:
        """Let layouts and threads come to rest."""
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(self.look.width, self.look.height)
        for _ in range(_SETTLE):
            QApplication.processEvents()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let events come until something holds."""
        for _ in range(_ROUNDS):
            if until():
                return
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _ROUND_MS)
        raise AssertionError("it never came")

    def until(self, position_ms: int) -> None:
        """Move on to a place of the session."""
        player = self.program.run.player
        assert player
        for _ in range(_ROUNDS):
            if player.position_ms >= position_ms:
                return
            self.house.clock.move(min(500, position_ms - player.position_ms))
            self.program.run.look()
        raise AssertionError("the session does not go on")

    def later(self, ms: int) -> None:
        """Let time go by while nothing runs."""
        self.house.clock.move(ms)


@contextmanager
def opened(look: Look, book: Book) -> Iterator[Stage]:
    """Open a program, and leave nothing of it behind."""
    stage = Stage(look, book)
    try:
        yield stage
    finally:
        stage.program.shut()
        stage.window.hide()
        stage.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or every style put on later pays for it
