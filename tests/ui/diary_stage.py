"""A whole program before a real diary with a back-up, for the pages that work on files."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from coach import places
from coach.diary.archive import Archive
from coach.diary.backups import Backup
from coach.diary.entries import Book, Cramp, Place, Session
from coach.diary.store import Store
from coach.routine.model import Routine
from coach.session.day import Slot
from coach.ui.settings_page import SettingsPage
from tests.ui.conftest import FakeHouse, Stage, made_stage

MIGRATIONS = places.resources() / "migrations"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # as the stage has it
YESTERDAY = NOW - timedelta(days=1)
ID, ROUTINE = "{:08}-0000-4000-8000-000000000000", "wall-calf-stretch"
THEN = Book(
    tuple(
        Session(ID.format(n), YESTERDAY - timedelta(days=n), Slot.MORNING, ROUTINE, 300_000, 2_500) for n in range(3)
    ),
    (Cramp(ID.format(10), YESTERDAY, Place.CALF),),
    {date(2026, 11, 20): 1},
)
SINCE = Cramp(ID.format(11), NOW - timedelta(hours=3), Place.FOOT)


@dataclass
class DiaryStage:
    """The program, its diary's file, and the back-up of yesterday."""

    stage: Stage
    store: Store
    backup: Backup

    @property
    def archive(self) -> Archive:
        return self.stage.house.archive

    def wait(self, until: Callable[[], bool]) -> None:
        self.stage.bot.waitUntil(until, timeout=10_000)

    def settings(self) -> SettingsPage:
        self.stage.program.window.today.settings.click()
        page = self.stage.program.desks.preferences.page
        assert page
        return page


def made_diary_stage(
    bot: QtBot, routine: Routine, folder: Path, prepare: Callable[[FakeHouse, Backup], None] = lambda *_: None
) -> Iterator[DiaryStage]:
    """Open the program; a cramp was written down and a session deleted since the back-up."""
    path = folder / "data" / "diary.sqlite3"
    with closing(Store(path, MIGRATIONS)) as store:
        store.fill(THEN)
        backup = Archive(path, MIGRATIONS, lambda: YESTERDAY).make_daily()
        assert backup
        store.save_cramp(SINCE)
        store.delete(THEN.sessions[0])

        def prepare_house(house: FakeHouse) -> None:
            house.folder = path.parent
            house.archive = Archive(path, MIGRATIONS, house.now)
            prepare(house, backup)

        for stage in made_stage(bot, routine, folder, prepare_house, store):
            yield DiaryStage(stage, store, backup)
