"""Takes a diary's file into the diary: it is looked through first, then merged, all of it or nothing."""

import contextlib
import os
import stat
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, islice
from pathlib import Path

import msgspec

from coach.diary import mistakes
from coach.diary.contract import FORMAT, VERSION, WrongEntry, row_of
from coach.diary.merge import Arrivals, Tally
from coach.diary.pieces import Piece, Source, Unreadable, pieces
from coach.diary.rows import COLUMNS, Row
from coach.language import written
from coach.language.texts import tr

#: The longest file, and the most entries: a million of them with short notes take half as much, as export writes them.
LONGEST_FILE = 600_000_000
MOST_ENTRIES = 1_000_000
#: How many faults are gathered before looking for more is given up.
MOST_FAULTS = 20
#: How many entries are read before there is word of it.
AT_ONCE = 2_000
#: What a file says of itself.
HEAD = {"format": FORMAT, "version": VERSION}

#: How much of the work of looking is done once a file is read.
_READ = 0.7


class Fault(msgspec.Struct, frozen=True):
    """Something in a file that is not as it has to be, and where."""

    place: str  # as in sessions[17].started_at; nothing where it is the file as a whole
    reason: str
    words: str = ""  # the same in plain words, a sentence; nothing where the reason is plain enough
    entry: str = ""  # the name of the entry, where it is one of those

    def __str__(self) -> str:
        if self.entry:
            return tr(
                "{entry} ({place}): {fault}",
                "an entry of a file, its place there, and what is wrong with it",
                entry=self.entry,
                place=self.place,
                fault=self.reason,
            )
        return tr(
            "{place} {fault}",
            "a place in a file, and what is wrong with it: nights[0].cramps is missing",
            place=self.place or tr("it", "a file that cannot be read"),
            fault=self.reason,
        )


class Preview(msgspec.Struct, frozen=True):
    """What becomes of a file's entries, by kind, or why the file is refused."""

    tallies: Mapping[str, Tally] = msgspec.field(default_factory=lambda: dict.fromkeys(COLUMNS, Tally()))
    refused: tuple[Fault, ...] = ()

    @property
    def total(self) -> Tally:
        """Give what becomes of the entries of every kind."""
        return sum(self.tallies.values(), Tally())


class RefusedFile(Exception):  # noqa: N818  (said as one would say it)
    """The file is not as a diary's has to be, and the diary is as it was; the message is a sentence."""


class _Refused(Unreadable):
    """The file is not taken, for a reason that is plain enough by itself, or goes with plain `words`."""

    def __init__(self, reason: str, place: str = "", words: str = "") -> None:
        super().__init__(reason, place)
        self.words = words


class Import:
    """One file on its way into the diary.

    Go through `look` first: then `preview` says what would become of the entries. Going through `take_in` makes it so.
    Both give on the way how much of the work is done, from 0 to 1; whoever goes no further has changed nothing.
    The diary is one that Store has opened before. All of this belongs to the thread that made it, which may be another
    than the window's. Every method raises DiaryError if the diary cannot be read or written.
    """

    def __init__(self, file: Path, diary: Path) -> None:
        self._file, self._diary = file, diary
        self._arrivals = Arrivals(diary)
        self._faults: list[Fault] = []
        self.preview = Preview()

    def look(self) -> Generator[float, None, None]:
        """Read the file, and compare it with the diary; afterwards there is a preview."""
        try:
            _refuse_itself(self._file, self._diary)
            with _opened(self._file) as source:
                yield from self._read(source)
            if not self._faults:
                self._look_for_twins()
        except _Refused as fault:
            self._faults.append(Fault(fault.place, fault.reason, fault.words))
        except Unreadable as fault:
            self._faults.append(Fault(fault.place, fault.reason, mistakes.spoilt()))
        except OSError as fault:
            why = tr("cannot be read: {why}", "behind the name of a place in a file", why=fault.strerror or fault)
            self._faults.append(Fault("", why))
        self.preview = Preview(refused=tuple(self._faults))
        if not self._faults:
            yield from self._merge(self._arrivals.compare, _READ)

    def take_in(self, beforehand: Callable[[], None] = lambda: None) -> Generator[float, None, None]:
        """Write what is new or tells more to the diary, all of it or nothing. Raises RefusedFile.

        What is to be done `beforehand` is done once nobody else can write to the diary any more. Afterwards `preview`
        says what became of the entries, should the diary have changed in between.
        """
        if self.preview.refused:
            raise RefusedFile(refusal(self._file, self.preview.refused))
        yield from self._merge(partial(self._arrivals.take_in, beforehand), 0)

    def close(self) -> None:
        """Let go of the diary and of what was read."""
        self._arrivals.close()

    def _read(self, source: "_Source") -> Iterator[float]:
        missing = dict(HEAD)
        for name, together in groupby(pieces(source, COLUMNS), lambda piece: piece.name):
            if name in HEAD:
                _check_head(name, next(together).value)
                del missing[name]
            elif name in COLUMNS:
                rows = self._rows(name, together)
                while part := list(islice(rows, AT_ONCE)):
                    self._arrivals.add(name, part)
                    yield _READ * source.share
        for name in missing:
            missed = tr("is missing", "behind the name of a place in a file")
            self._faults.append(Fault(name, missed, mistakes.head(name)))

    def _rows(self, table: str, together: Iterator[Piece]) -> Iterator[Row]:
        for piece in together:
            if self._arrivals.count >= MOST_ENTRIES:
                raise _Refused(tr("has more than %n entr(y|ies)", "behind the name of a place in a file", MOST_ENTRIES))
            try:
                yield row_of(table, piece.value)
            except WrongEntry as wrong:
                at = piece.at or 0
                self._note(table, at, wrong.field, wrong.wanted, mistakes.wrong(table, at, wrong.field))
            if len(self._faults) >= MOST_FAULTS:
                raise _Refused(tr("has more faults than can be told", "behind the name of a place in a file"))

    def _look_for_twins(self) -> None:
        for table, columns in COLUMNS.items():
            for at in self._arrivals.twice(table, MOST_FAULTS):
                twice = tr("is there twice", "behind the name of a place in a file")
                self._note(table, at, columns.split(", ")[0], twice, mistakes.twice(table, at))

    def _note(self, table: str, at: int, field: str, reason: str, words: str) -> None:
        """Keep in mind what is wrong with an entry."""
        place = f"{table}[{at}].{field}".rstrip(".")
        self._faults.append(Fault(place, reason, words, mistakes.entry(table, at)))

    def _merge(self, work: Callable[[dict[str, Tally]], Iterator[int]], done: float) -> Iterator[float]:
        """Go through a comparison or a merge, from the share of the work that is done to all of it."""
        tallies = dict.fromkeys(COLUMNS, Tally())
        merged = 0
        for entries in work(tallies):
            merged += entries
            yield done + (1 - done) * merged / self._arrivals.count
        self.preview = Preview(tallies)


def refusal(file: Path, faults: Sequence[Fault]) -> str:
    """Tell in one sentence that a file is refused, and why."""
    match len(faults):
        case 1:
            return tr("{file} was not taken in, and the diary is as it was: {fault}.", file=file, fault=faults[0])
        case 2:
            return tr(
                "{file} was not taken in, and the diary is as it was: {fault}, and one more fault.",
                file=file,
                fault=faults[0],
            )
        case count:
            return tr(
                "{file} was not taken in, and the diary is as it was: {fault}, and %n more fault(s).",
                "",
                count - 1,
                file=file,
                fault=faults[0],
            )


def _check_head(name: str, value: object) -> None:
    """Raise _Refused where a file says by its head that it is no diary, or one of another version."""
    if type(value) is not type(HEAD[name]) or value != HEAD[name]:
        why = tr(
            "is not “{value}”, so this is no diary that can be read here",
            "behind the name of a place in a file",
            value=HEAD[name],
        )
        raise _Refused(why, name, mistakes.head(name))


@contextlib.contextmanager
def _opened(path: Path) -> Iterator["_Source"]:
    """Open an ordinary file; anything else might keep the reader waiting for ever. Raises OSError and _Refused."""
    with open(path, "rb", buffering=0, opener=_without_waiting) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise _Refused(tr("is no file with text in it", "behind the name of a place in a file"))
        if found.st_size > LONGEST_FILE:
            raise _Refused(_too_long())
        yield _Source(file, found.st_size)


def _refuse_itself(file: Path, diary: Path) -> None:
    """Raise _Refused for the diary itself: to close it again would let go of the locks of those who have it open."""
    if diary.exists() and file.samefile(diary):
        raise _Refused(tr("is the diary itself", "behind the name of a place in a file"))


def _too_long() -> str:
    most = written.number(LONGEST_FILE // 1_000_000)
    return tr("is longer than {most} MB", "behind the name of a place in a file", most=most)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


class _Source:
    """A file that is read to a certain length, and no further should it grow."""

    def __init__(self, file: Source, size: int) -> None:
        self._file = file
        self._size = size
        self._read = 0

    @property
    def share(self) -> float:
        """Give how much has been read, from 0 to 1."""
        return min(1.0, self._read / max(1, self._size))

    def read(self, size: int) -> bytes:
        """Read so many bytes or fewer; none at the end. Raises OSError and Unreadable."""
        part = self._file.read(size)
        self._read += len(part)
        if self._read > LONGEST_FILE:
            raise _Refused(_too_long())
        return part
