"""The way through the pages behind the diary's card in Settings."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

from msgspec.structs import replace

from coach.diary.archive import Kept
from coach.diary.backups import Backup
from coach.diary.changes import Difference, Differences
from coach.diary.imports import Preview
from coach.diary.merge import Tally
from coach.language.texts import tr
from coach.ui import backups_views, import_views
from coach.ui.backups_desk import COPIED
from coach.ui.erase_desk import GONE
from coach.ui.erase_farewell import EraseFarewell
from tests.audit.stage import Screen, Stage
from tests.histories import TODAY

STICK = "/home/margaret-elizabeth/Documents/calf-coach-backup-2026-11-25.sqlite3"
FILE = "calf-coach-diary-2026-11-25.json"


def back_ups(stage: Stage) -> Iterator[Screen]:
    """Their list, one of them, and what was done with it."""
    desk = stage.program.desks.files.backups
    days = [TODAY - timedelta(days=number) for number in (0, 1, 2, 40, 400)]
    kept = [Kept(Backup(Path(f"diary-{day}"), day), 412) for day in days]
    kept[2] = replace(kept[2], entries=None)
    before = Kept(Backup(Path("before"), TODAY, before_restoring=True, at=time(9, 12)), 415)
    page, one = desk._made_list(), desk._made_one()
    stage.window.show_page(page)
    page.begin()
    page.show_view(backups_views.backups([*kept, before], TODAY))
    page.tell(tr(COPIED, file=STICK))
    yield stage.screen("Back-ups")
    found = Differences(Difference(2, 1, 12), Difference(0, 0, 3), Difference(0, 1, 5), Difference())
    stage.window.show_page(one)
    one.show_view(backups_views.preview(before.backup, found, TODAY))
    yield stage.screen("A back-up")
    one.show_view(backups_views.done(before.backup, TODAY, whole=True))
    yield stage.screen("A back-up, put back")
    stage.program.show_today()


def bringing_in(stage: Stage) -> Iterator[Screen]:
    """A file comes into the diary."""
    page = stage.program.desks.files.coming._made()
    file = Path(FILE)
    stage.window.show_page(page)
    page.begin()
    page.show_view(import_views.looking(file, 40))
    yield stage.screen("Bringing in, under way")
    page.show_view(import_views.preview(file, Preview({"sessions": Tally(31, 2, 300), "cramps": Tally(9, 1, 40, 2)})))
    yield stage.screen("Bringing in, looked at")
    page.show_view(import_views.done(file, Tally(31, 2)))
    yield stage.screen("Bringing in, done")
    stage.program.show_today()


def erasing(stage: Stage) -> Iterator[Screen]:
    """Everything is to be deleted."""
    desk = stage.program.desks.files.erasing
    desk.show()
    assert desk.page
    yield stage.screen("Delete everything, asked")
    desk.page.understood.click()
    yield stage.screen("Delete everything, understood")
    stage.program.show_today()
    farewell = EraseFarewell()
    farewell.tell(tr(GONE), whole=True)
    farewell.ask(stage.look.theme, stage.look.percent, stage.window.frameGeometry())
    yield stage.screen("Everything is deleted", farewell)
    farewell.hide()
    farewell.deleteLater()


WAYS = (back_ups, bringing_in, erasing)
