"""Reads a JSON file piece by piece, so that however long it is, little of it is in memory at once."""

import codecs
import json
import re
from collections.abc import Container, Iterator
from typing import Any, NoReturn, Protocol

import msgspec

from coach.language import written
from coach.language.texts import tr

#: How many bytes are read at once, and how many characters a piece may have: twice what the longest note takes
#: when each of its characters is written as \ud83e\uddb5.
CHUNK = 1 << 18
LONGEST_PIECE = 1 << 18
#: How many members the object may have.
MOST_MEMBERS = 100

_SPACES = re.compile(r"[ \t\r\n]*")
_AFTER_A_VALUE = frozenset(" \t\r\n,:]}")


class Unreadable(Exception):  # noqa: N818  (said as one would say it)
    """The file is no JSON object that can be read; `place` says what of it, if not all, and `reason` goes on."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


class Source(Protocol):
    """Where the text comes from."""

    def read(self, size: int) -> bytes:
        """Read so many bytes or fewer; none at the end."""
        ...


class Piece(msgspec.Struct, frozen=True):
    """One member of the object, or one element of it where it is one of the lists asked for."""

    name: str
    at: int | None  # place in the list
    value: object


def pieces(file: Source, lists: Container[str]) -> Iterator[Piece]:
    """Give the members of a UTF-8 JSON object in their order, and those in `lists` element by element.

    Raises Unreadable where the text turns out not to be that, or a piece to be too long, and OSError.
    """
    text = _Text(file)
    try:
        yield from _members(text, lists)
        text.expect("")  # nothing follows
    except Unreadable as fault:
        fault.place = text.place
        fault.reason = tr(
            "{fault} (line {number})",
            "behind the name of a place in a file: ends too early (line 5)",
            fault=fault.reason,
            number=written.number(text.line),
        )
        raise


def _members(text: "_Text", lists: Container[str]) -> Iterator[Piece]:
    text.expect("{")
    names: set[str] = set()
    for _ in _parted(text, "}"):
        name = text.value()
        text.expect(":")
        if not isinstance(name, str) or name in names or len(names) == MOST_MEMBERS:
            raise Unreadable(tr("has a name twice, or others than a diary", "behind the name of a place in a file"))
        names.add(name)
        if name in lists:
            yield from _elements(text, name)
        else:
            yield Piece(name, None, text.value())


def _elements(text: "_Text", name: str) -> Iterator[Piece]:
    text.place = name
    text.expect("[")
    for at in _parted(text, "]"):
        text.place = f"{name}[{at}]"
        yield Piece(name, at, text.value())
    text.place = ""


def _parted(text: "_Text", closing: str) -> Iterator[int]:
    """Count what stands between commas up to the closing sign; whoever counts along reads it."""
    if text.took(closing):
        return
    at = 0
    while True:
        yield at
        at += 1
        if text.took(closing):
            return
        text.expect(",")


class _Text:
    """A text of which only the part that is looked at is in memory."""

    def __init__(self, file: Source) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._part = ""
        self._at = 0
        self._lines = 1  # down to where the part begins
        self._ended = False
        self.place = ""

    @property
    def line(self) -> int:
        """Give the number of the line that is looked at."""
        return self._lines + self._part.count("\n", 0, self._at)

    def sign(self) -> str:
        """Give the next sign that is no space, and leave it there; nothing at the end."""
        while True:
            spaces = _SPACES.match(self._part, self._at)
            self._at = spaces.end() if spaces else self._at
            if self._at < len(self._part) or self._ended:
                return self._part[self._at : self._at + 1]
            self._read_on()

    def took(self, sign: str) -> bool:
        """Tell whether this sign is next, and go past it if it is."""
        found = self.sign() == sign
        self._at += found
        return found

    def expect(self, sign: str) -> None:
        """Go past this sign. Raises Unreadable where another stands."""
        if not self.took(sign):
            self._give_up()

    def value(self) -> Any:
        """Read one JSON value. Raises Unreadable."""
        self.sign()
        while True:
            found = self._decoded()
            if found and (self._ended or self._part[found[1] : found[1] + 1] in _AFTER_A_VALUE):
                self._at = found[1]
                return found[0]
            if self._ended:
                self._give_up()
            if len(self._part) - self._at > LONGEST_PIECE:
                raise Unreadable(
                    tr("is too long, or not what a diary has there", "behind the name of a place in a file")
                )
            self._read_on()  # the value may go on there, a number too

    def _decoded(self) -> tuple[Any, int] | None:
        try:
            return _JSON.raw_decode(self._part, self._at)
        except json.JSONDecodeError:
            return None
        except RecursionError as fault:
            raise Unreadable(tr("is nested too deep", "behind the name of a place in a file")) from fault
        except ValueError as fault:
            raise Unreadable(tr("has a number that is too long", "behind the name of a place in a file")) from fault

    def _read_on(self) -> None:
        self._lines += self._part.count("\n", 0, self._at)
        more = self._file.read(CHUNK)
        self._ended = not more
        self._part = self._part[self._at :] + self._decoded_text(more)
        self._at = 0

    def _decoded_text(self, more: bytes) -> str:
        try:
            return self._decoder.decode(more, self._ended)
        except UnicodeDecodeError as fault:
            self._lines += self._part.count("\n", self._at) + fault.object.count(b"\n", 0, fault.start)
            self._part, self.place = "", ""  # the fault lies ahead of what is read
            raise Unreadable(tr("is not UTF-8 text", "behind the name of a place in a file")) from fault

    def _give_up(self) -> NoReturn:
        if self.sign():
            raise Unreadable(tr("is not what a diary has there", "behind the name of a place in a file"))
        raise Unreadable(tr("ends too early", "behind the name of a place in a file"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unreadable(tr("has a name twice", "behind the name of a place in a file"))
    return made


def _no_number(_: str) -> NoReturn:
    raise Unreadable(tr("has NaN or Infinity for a number", "behind the name of a place in a file"))


_JSON = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)
