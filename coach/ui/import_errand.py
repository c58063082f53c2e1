"""Brings a file into the diary on a thread of its own, which waits in between for what the person says."""

import logging
import threading
from collections.abc import Generator
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from coach.diary.archive import Archive
from coach.diary.backups import Backup
from coach.diary.faults import DiaryError
from coach.diary.imports import RefusedFile
from coach.diary.merge import Tally
from coach.language.texts import mark, tr
from coach.ui import beside

log = logging.getLogger(__name__)

UNKNOWN = mark("The file could not be brought in, and your diary is as it was. Choose another file.")


class TakenIn(msgspec.Struct, frozen=True):
    """What came into the diary, and the back-up that undoes it."""

    total: Tally
    before: Backup


class _Stopped(Exception):  # noqa: N818  (said as one would say it)
    """The person would rather not."""


class _Way(msgspec.Struct):
    """One file on its way, between the two threads."""

    file: Path
    stopped: bool = False
    decided: threading.Event = msgspec.field(default_factory=threading.Event)


class ImportErrand(QObject):
    """Takes one file at a time: it is looked at, then taken in where that is wanted."""

    moved = Signal(int)  # per cent of what is being done
    looked = Signal(object)  # the Preview
    taken_in = Signal(object)  # TakenIn
    stopped = Signal()
    failed = Signal(str)
    _came = Signal(object, object, object)  # the way, the signal to be given, its value

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self._way: _Way | None = None
        self._came.connect(self._pass_on)

    def look(self, file: Path) -> None:
        """Look at a file; one that is on its way already is stopped."""
        self.drop()
        way = self._way = _Way(file)
        beside.begin(partial(self._go, way), "import")

    def take_in(self) -> None:
        """Write into the diary what was looked at."""
        if self._way:
            self._way.decided.set()

    def stop(self) -> None:
        """Give it up; `stopped` says when that is so, or `taken_in` where it was too late."""
        if self._way:
            self._way.stopped = True
            self._way.decided.set()

    def drop(self) -> None:
        """Give it up and hear no more of it, but for `taken_in` where it was too late."""
        self.stop()
        self._way = None

    def _go(self, way: _Way) -> None:
        """Do all of it, on the other thread."""
        try:
            self._bring(way)
        except _Stopped:
            self._tell(way, "stopped")
        except (DiaryError, RefusedFile) as fault:
            self._tell(way, "failed", str(fault))
        except Exception:
            log.exception("a file could not be brought in")
            self._tell(way, "failed", tr(UNKNOWN))

    def _bring(self, way: _Way) -> None:
        with closing(self._archive.arriving(way.file)) as coming:
            self._follow(way, coming.look())
            self._tell(way, "looked", coming.preview)
            if coming.preview.refused:
                return
            way.decided.wait()
            if way.stopped:
                raise _Stopped
            with self._archive.keeping() as before:
                self._follow(way, coming.take_in(before.make))
            self._tell(way, "taken_in", TakenIn(coming.preview.total, before.backup))

    def _follow(self, way: _Way, steps: Generator[float, None, None]) -> None:
        """Go through the steps while nobody says no. Raises _Stopped; what was begun is taken back, then."""
        told = -1
        with closing(steps):
            for share in steps:
                if way.stopped:
                    raise _Stopped
                if (percent := int(100 * share)) != told:
                    told = percent
                    self._tell(way, "moved", percent)

    def _tell(self, way: _Way, what: str, value: object = None) -> None:
        beside.tell(self._came.emit, way, what, value)

    def _pass_on(self, way: _Way, what: str, value: object) -> None:
        if way is not self._way and what != "taken_in":
            return
        match what:
            case "moved":
                self.moved.emit(value)
            case "looked":
                self.looked.emit(value)
            case "taken_in":
                self.taken_in.emit(value)
            case "stopped":
                self.stopped.emit()
            case _:
                self.failed.emit(value)
