"""The diary's files beside the one that is written in: back-ups, files that come and go, and the end of them all."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from coach.diary import backups, changes, erasing
from coach.diary.backups import Backup, Backups, Before
from coach.diary.faults import DiaryError
from coach.diary.store import Store, gone

if TYPE_CHECKING:
    from coach.diary.imports import Import

#: What a back-up begins with, whatever it is called; a diary's file as text never does.
_DATABASE = b"SQLite format 3\0"


class Kept(msgspec.Struct, frozen=True):
    """A back-up, and how many entries are in it; None where it cannot be opened."""

    backup: Backup
    entries: int | None


class Archive:
    """What can be done with the diary's files while the window has the diary open.

    Every method may run on any thread and raises DiaryError but where it says so: it has the diary open by itself, and
    whoever else has sees what was written. One of those that change something waits for another.
    """

    def __init__(self, diary: Path, migrations: Path, now: Callable[[], datetime]) -> None:
        """Make nothing yet. `now` gives the local instant."""
        self._diary, self._migrations, self._now = diary, migrations, now
        self._backups = Backups(diary, migrations)
        self._changing = threading.Lock()
        self._erased = False

    def make_daily(self) -> Backup | None:
        """Make the day's back-up if it wants one."""
        with self._changing:
            return None if self._erased else self._backups.make_daily(self._now())

    def last_made(self) -> date | None:
        """Give the day of the newest daily back-up. Raises nothing."""
        made = self._backups.all()
        return made[0].day if made else None

    def kept(self) -> tuple[Kept, ...]:
        """Give every back-up, the newest first of the daily ones and of those that undo something. Raises nothing."""
        return tuple(Kept(one, self._count(one)) for one in (*self._backups.all(), *self._backups.undoable()))

    def compare(self, backup: Backup) -> changes.Differences:
        """Give what would change if a back-up took the place of the diary; what is `new` is what the diary lacks."""
        with self._open() as store:
            return self._backups.preview(backup, store)

    def put_back(self, backup: Backup) -> Backup:
        """Put a back-up in the place of the diary, and give the one that undoes it."""
        with self._changing, self._open() as store:
            return self._backups.restore(backup, store, self._now())

    def add_missing(self, backup: Backup) -> Backup:
        """Add what a back-up has and the diary has not, and give the back-up that undoes it."""
        with self._changing, self._open() as store:
            return self._backups.add_missing(backup, store, self._now())

    def copy_to(self, path: Path) -> None:
        """Write a copy of the diary elsewhere, whole or not at all."""
        with self._changing:
            if self._erased:
                raise DiaryError(gone(self._diary))
            self._backups.copy_to(path)

    def copy_from(self, path: Path) -> Backup | None:
        """Give the back-up that a file from elsewhere is, or None where it is no database.

        The diary itself is not opened for that: to close it would let go of the locks of those who have it open.
        """
        backup = backups.at(path)
        if self.is_diary(path):
            return None
        try:
            with path.open("rb") as file:
                return backup if file.read(len(_DATABASE)) == _DATABASE else None
        except OSError:  # whoever reads it as text tells what stands in the way
            return None

    def is_diary(self, path: Path) -> bool:
        """Tell whether a file is the diary itself."""
        try:
            return path.samefile(self._diary)
        except OSError:
            return False

    def arriving(self, file: Path) -> "Import":
        """Give a file on its way into the diary; it belongs to this thread."""
        from coach.diary.imports import Import  # noqa: PLC0415  (nobody needs it at the start)

        return Import(file, self._diary)

    @contextmanager
    def keeping(self) -> Iterator[Before]:
        """Give the back-up that undoes what a file brings; whoever takes that in makes it first."""
        with self._changing, self._backups.keeping(self._now()) as before:
            yield before

    def erase(self) -> None:
        """Delete the diary with all that belongs to it, once whoever else had it open has closed it."""
        with self._changing:
            self._erased = True
            erasing.erase(self._diary)

    @contextmanager
    def _open(self) -> Iterator[Store]:
        if not self._diary.exists():  # a store would begin a new one
            raise DiaryError(gone(self._diary))
        with closing(Store(self._diary, self._migrations, open_here=True)) as store:
            yield store

    def _count(self, backup: Backup) -> int | None:
        try:
            return self._backups.count(backup)
        except DiaryError:
            return None
