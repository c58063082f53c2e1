"""The words of Learn and of the guided check: read from resources/learn, searched, and put into marked-up text."""

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from coach import places
from coach.language.resources import built
from coach.language.spoken import current
from coach.language.texts import tr
from coach.plan.check import Ask, Kind

Line = Annotated[str, msgspec.Meta(pattern=r"\S", max_length=300)]
Text = Annotated[str, msgspec.Meta(pattern=r"\S", max_length=5000)]
#: Shorter words than this are in every text, and mark none.
SHORTEST_WORD = 2
ITEM = re.compile(r"(-|\d+\.) ")
STRONG = "**"
File = TypeVar("File")


class GuideError(Exception):
    """A file of words that cannot be used; the message is one sentence."""


class Block(msgspec.Struct, frozen=True):
    """A paragraph, or an item of a list with what stands before it: a dot or a number."""

    written: str  # with asterisks, two and two, around what must not be missed
    mark: str = ""

    @property
    def text(self) -> str:
        """Give what is read."""
        return self.written.replace(STRONG, "")


class Section(msgspec.Struct, frozen=True):
    """One thing to know."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    urgent: bool
    also: str  # words that people may look for and that do not stand in the text

    @property
    def text(self) -> str:
        """Give all that is read, a block a line."""
        return "\n".join(f"{block.mark} {block.text}".strip() for block in self.blocks)

    def has(self, words: tuple[str, ...]) -> bool:
        """Tell whether all these words, small letters, are in it."""
        whole = f"{self.heading}\n{self.text}\n{self.also}".lower()
        return all(word in whole for word in words)


class Guide(msgspec.Struct, frozen=True):
    """The Learn page."""

    title: str
    sections: tuple[Section, ...]

    def find(self, sought: str) -> tuple[Section, ...]:
        """Give the sections that have all the words in them; all sections for nothing."""
        words = words_of(sought)
        return tuple(section for section in self.sections if section.has(words))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name that nobody knows is a fault."""


class _Section(_File, frozen=True):
    id: Line
    heading: Line
    text: Text
    also: str = ""
    urgent: bool = False


class _Guide(_File, frozen=True):
    format: Literal["calf-coach-guide"]
    version: Literal[1]
    title: Line
    section: list[_Section]


class StepWords(_File, frozen=True):
    """What a question says."""

    question: Line
    hint: Line


class OutcomeWords(_File, frozen=True):
    """What an outcome says."""

    title: Line
    lead: Line
    because: Line  # before the reasons
    advice: list[Line]
    call: str = ""  # what to do before all else, where every minute counts


class Check(_File, frozen=True):
    """The words of the guided check."""

    format: Literal["calf-coach-check"]
    version: Literal[1]
    title: Line
    notice: Line
    steps: dict[Ask, StepWords]
    outcomes: dict[Kind, OutcomeWords]
    reasons: dict[Ask, Line]  # why an answer matters
    changes: dict[Kind, list[Line]]  # what would make an ordinary cramp something else


def learn() -> Guide:
    """Give the words of Learn. Raises GuideError."""
    return _learn(current().code)


def check() -> Check:
    """Give the words of the guided check. Raises GuideError."""
    return _check(current().code)


@cache
def _learn(code: str) -> Guide:
    file = _read("guide.toml", _Guide, code)
    sections = (Section(s.id, s.heading, blocks(s.text), s.urgent, s.also) for s in file.section)
    return Guide(file.title, tuple(sections))


@cache
def _check(code: str) -> Check:
    words = _read("check.toml", Check, code)
    _whole("steps", words.steps, Ask)
    _whole("outcomes", words.outcomes, Kind)
    return words


def blocks(text: str) -> tuple[Block, ...]:
    """Take a text apart: paragraphs are parted by an empty line, items of a list begin with “- ” or a number."""
    found = []
    for line in text.splitlines():
        item = ITEM.match(line)
        if item:
            mark = "\N{BULLET}" if item[1] == "-" else item[1]
            found.append(Block(line[item.end() :].strip(), mark))
        elif line.strip():
            found.append(Block(line.strip()))
    return tuple(found)


def words_of(sought: str) -> tuple[str, ...]:
    """Give the words that are looked for, in small letters."""
    return tuple(word for word in sought.lower().split() if len(word) >= SHORTEST_WORD)


def marked(text: str, words: tuple[str, ...], style: str) -> str:
    """Give a text as HTML, every one of the words in this style, and bold what stands between asterisks."""
    parts = (_marked(part, words, style) for part in text.split(STRONG))
    return "".join(f"<b>{part}</b>" if place % 2 else part for place, part in enumerate(parts))


def _marked(text: str, words: tuple[str, ...], style: str) -> str:
    if not words:
        return html.escape(text)
    longest_first = sorted(words, key=len, reverse=True)
    parts = re.split("(" + "|".join(map(re.escape, longest_first)) + ")", text, flags=re.IGNORECASE)
    return "".join(
        f'<span style="{style}">{html.escape(part)}</span>' if place % 2 else html.escape(part)
        for place, part in enumerate(parts)
    )


def _read(name: str, kind: type[File], code: str) -> File:
    path: Path = places.resources() / "learn" / name
    try:
        document = msgspec.toml.decode(path.read_bytes())
        return built(document, code, lambda words: msgspec.convert(words, kind, str_keys=True))
    except (OSError, msgspec.DecodeError, ValueError) as fault:
        raise GuideError(tr("{file} could not be read: {reason}.", file=name, reason=fault)) from fault


def _whole(table: str, words: Mapping[Ask, object] | Mapping[Kind, object], keys: type[Ask] | type[Kind]) -> None:
    missing = [key for key in keys if key not in words]
    if missing:
        where = {"key": missing[0], "place": f"$.{table}"}
        raise GuideError(tr("check.toml has no words for “{key}” - at `{place}`.", **where))
