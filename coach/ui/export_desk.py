"""Writes the diary as a file that leaves the program: asks where, writes it in the background, says how far it is."""

import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from coach.diary.entries import Book
from coach.diary.export import Steps, json_steps, table_steps
from coach.language.texts import mark, tr
from coach.ui.errand import Errand
from coach.ui.outside import Desktop
from coach.ui.settings_views import Place

WRITTEN_FILE = mark("Your diary is written to {file}. “Bring a file in” reads it, here or on another computer.")
WRITTEN_TABLE = mark("The table is written to {file}. Your diary stays here as it is.")
NOT_WRITTEN = mark("{file} could not be written: {reason}. Nothing was changed; choose another place.")
FAILED = mark("{file} could not be written. Nothing was changed; try it once more.")
WRITING = mark("The file is being written. You can go on meanwhile.")
STOPPING = mark("One moment: it is being stopped.")
STOPPED = mark("Stopped. {file} was not written.")
BUSY = mark("One moment: another file is being written. You can stop that one.")

#: What takes longer is spoken of, and after that looked at as often, in milliseconds.
LOOK_MS = 500
#: How long closing the program waits for a file to be whole, and then for what there is of it to go, in seconds.
LEAVE_S = 10.0


class Kind(msgspec.Struct, frozen=True):
    """What the diary can be written as."""

    place: Place  # of what is said of it
    title: str
    suffix: str
    steps: Callable[[Book, Path], Steps]
    written: str  # what is said once it is


AS_FILE = Kind(Place.FILE, mark("Diary file"), ".json", json_steps, WRITTEN_FILE)
AS_TABLE = Kind(Place.TABLE, mark("Table of the diary"), ".csv", table_steps, WRITTEN_TABLE)


class _Way(msgspec.Struct):
    """One file on its way, between the two threads."""

    kind: Kind
    to: Path
    done: float = 0.0
    stopped: bool = False
    ended: threading.Event = msgspec.field(default_factory=threading.Event)


class ExportDesk(QObject):
    """Writes one file at a time; `told` says that `line` has changed, `moved` that more is written."""

    told = Signal()
    moved = Signal()

    def __init__(self, desktop: Desktop, book: Callable[[], Book | None]) -> None:
        """`book` gives the diary where it can be read."""
        super().__init__()
        self._desktop, self._book = desktop, book
        self._way: _Way | None = None
        self._long = False  # it is spoken of
        self._errand = Errand()
        self._errand.done.connect(self._end)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.line, self.place = "", Place.TOP  # what the person should know, and where that is said

    @property
    def writing(self) -> Place:
        """Give the place of the file that has been written for a while, where it can be stopped; or TOP."""
        return self._way.kind.place if self._way and self._long else Place.TOP

    @property
    def percent(self) -> int:
        """Give how much of it is done."""
        return int(100 * self._way.done) if self._way else 0

    def press(self, kind: Kind, name: str) -> None:
        """Ask where the file is to be, called `name` if the person does not mind; or stop it where it is written."""
        if self._way is None:
            if self._book():
                self._desktop.ask_where(tr(kind.title), name + kind.suffix, lambda to: self._begin(kind, to))
        elif self._way.kind is not kind:
            self._tell(tr(BUSY), kind.place)
        elif self._long:
            self._way.stopped = True
            self._tell(tr(STOPPING), kind.place)

    def put_by(self) -> None:
        """Tell no more of a file that is written."""
        if self._way is None:
            self.line = ""

    def shut(self) -> None:
        """Wait until the file is whole, or nothing is left of it: what is torn off would lie about for ever."""
        self._timer.stop()
        if self._way and not self._way.ended.wait(LEAVE_S):
            self._way.stopped = True
            self._way.ended.wait(LEAVE_S)
        self._errand.drop()

    def _begin(self, kind: Kind, to: Path) -> None:
        book = self._book()
        if book is None or self._way:
            return
        self._way, self._long = _Way(kind, to), False
        self._tell("", kind.place)
        self._timer.start()
        self._errand.begin(partial(_write, self._way, book))

    def _look(self) -> None:
        """Speak of it, or show how far it has come."""
        if self._way and not self._long:
            self._long = True
            self._tell(tr(WRITING), self._way.kind.place)
        else:
            self.moved.emit()

    def _end(self, said: object) -> None:
        self._timer.stop()
        way, self._way = self._way, None
        if way:
            self._tell(said if isinstance(said, str) else tr(FAILED, file=way.to), way.kind.place)

    def _tell(self, line: str, place: Place) -> None:
        self.line, self.place = line, place
        self.told.emit()


def _write(way: _Way, book: Book) -> str:
    """Write a file while nobody says no, and give the sentence that says how it went."""
    try:
        with closing(way.kind.steps(book, way.to)) as steps:
            for done in steps:
                way.done = done
                if way.stopped:
                    return tr(STOPPED, file=way.to)
    except OSError as fault:
        return tr(NOT_WRITTEN, file=way.to, reason=fault.strerror or fault)
    finally:
        way.ended.set()
    return tr(way.kind.written, file=way.to)
