"""Takes a picture of every screen: `python -m tests.pictures FOLDER [--text PERCENT] [--size WxH] [--theme NAME]`."""

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from coach import places
from coach.routine.loader import load
from coach.routine.model import Phase
from coach.session.player import Player
from coach.settings import Settings, save
from coach.ui.program import Program
from coach.ui.theme import ThemeName
from tests.diary.memory import MemoryDiary
from tests.ui.conftest import FakeAwake, FakeDesktop, FakeHouse


class Photographer:
    """A program under a fake clock, and a camera before it."""

    def __init__(self, folder: Path, settings: Settings, width: int, height: int) -> None:
        self.application = QApplication([])
        self.application.setStyle("Fusion")
        self.folder = folder
        file = Path(tempfile.mkdtemp()) / "settings.json"
        save(settings, file)
        self.house = FakeHouse(load(places.resources() / "routines" / "wall-calf-stretch.toml"))
        self.program = Program(
            self.house,
            MemoryDiary(),
            file,
            desktop=FakeDesktop(),
            awake=FakeAwake(),
            system=lambda: ThemeName.LIGHT,
            by_hand=True,
        )
        self.program.settle()
        self.window = self.program.window
        self.size = QSize(width, height)
        self.window.resize(self.size)
        self.window.show()

    def take(self, name: str) -> None:
        """Write what the window shows now, in the size that was asked for."""
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(self.size)
        for _ in range(3):
            self.application.processEvents()
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def begin(self) -> Player:
        """Press Start."""
        self.window.today.start.click()
        while self.program.run.player is None:
            self.application.processEvents()
        return self.program.run.player

    def until(self, position_ms: int) -> None:
        """Move on to a place of the session."""
        player = self.program.run.player
        while player and player.position_ms < position_ms:
            self.house.clock.move(min(500, position_ms - player.position_ms))
            self.program.run.look()


def take_all(photographer: Photographer) -> None:
    """Take every screen, in the order in which a person comes to it."""
    run, window, until, take = (
        photographer.program.run,
        photographer.window,
        photographer.until,
        photographer.take,
    )
    take("01-today")
    window.today.cramp.click()
    take("09-cramp")
    page = photographer.program.records.look_back.cramp
    assert page is not None
    page.when.buttons["night"].click()
    page.place.buttons["calf"].click()
    take("10-cramp-written")
    photographer.program.show_today()
    window.today.choose.click()
    take("02-today-choices")
    line = photographer.begin().timeline
    until(3_000)
    take("03-lead-in")
    for number, segment in enumerate((s for s in line.segments if s.phase is Phase.SETUP), start=1):
        until(segment.start_ms + 2_500)
        take(f"04-setup-{number}")
    for number, segment in enumerate((s for s in line.segments if s.repetition == 2), start=1):
        until((segment.start_ms * 2 + segment.end_ms * 3) // 5)
        take(f"05-repetition-{number}-{segment.phase.value}")
    run.toggle()
    take("06-paused")
    run.toggle()
    photographer.house.clock.move(800)
    run.look()
    take("07-get-ready")
    run.end()
    take("08-ended")
    photographer.house.clock.move(5_000)
    photographer.program.begin_cramp()
    helped = photographer.program.cramps.run
    assert helped is not None
    take("11-cramp-now")
    parts = (
        ("11-cramp-stretch", 8),
        ("11-cramp-sit", 8),
        ("12-cramp-talk", 6),
        ("13-cramp-hold", 17),
        ("13-cramp-rest", 5),
    )
    for name, seconds in (*parts, ("14-cramp-long", 560)):
        for _ in range(seconds * 2):
            photographer.house.clock.move(500)
            helped.look()
        take(name)
    helped.passed()
    take("15-cramp-after")


def main() -> None:
    """Read the command line, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", default="1280x900")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--line", default="", help="what the person should know of the sound")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(number) for number in arguments.size.split("x"))
    settings = Settings(theme=arguments.theme, text_percent=arguments.text)
    photographer = Photographer(arguments.folder, settings, width, height)
    photographer.house.line = arguments.line
    take_all(photographer)


if __name__ == "__main__":
    main()
