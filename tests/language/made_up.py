"""The made-up language of the audit as a translator would bring it: tables in resource files, and a catalogue."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from coach.language.resources import TIES
from coach.ui.guide import ITEM
from tests.audit import wording
from tests.audit.wording import CLOSE, OPEN

#: Its name: a real one, of a language that this program has no words of.
CODE = "eo"
#: What stands for a number, and a date as Qt writes it in that language.
VALUE = re.compile(r"\{n\}|\d+-a de \w+( \d{4})?")


class MadeUp(wording.MadeUp):
    """The language of the audit, under a name that catalogues and files can have."""

    code = CODE


def marked(text: str) -> str:
    """Give a text in it; an empty one stays so."""
    return wording.made_up(text) if text.strip() else text


def unmarked(texts: list[str]) -> list[str]:
    """Give the texts with letters outside of all marks, which values have none of but for dates."""
    return [text for text in texts if any(letter.isalpha() for letter in VALUE.sub("", "".join(_outside(text))))]


def _outside(text: str) -> Iterator[str]:
    depth = 0
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        if not depth:
            yield letter


def table(document: Any) -> Any:
    """Give what stands in a document in this language: all that is a text for the person."""
    match document:
        case dict():
            found = {name: document[name] if name in TIES else table(document[name]) for name in document}
            return {name: value for name, value in found.items() if value not in (None, {}, [])}
        case list():
            found_in = [table(one) for one in document]
            return None if None in found_in else found_in
        case str():
            return "\n".join(_line(line) for line in document.splitlines())
    return None


def _line(line: str) -> str:
    item = ITEM.match(line)
    return item[0] + marked(line[item.end() :]) if item else marked(line)


def write_with_table(path: Path, to: Path) -> Path:
    """Write a resource file with a table in this language into a folder."""
    content = path.read_text(encoding="utf-8")
    words = table(msgspec.toml.decode(content))
    to.mkdir(parents=True, exist_ok=True)
    (to / path.name).write_text(f"in.{CODE} = {_inline(words)}\n{content}", encoding="utf-8")
    return to / path.name


def _inline(value: Any) -> str:
    """Give a value in one line of TOML, whose strings are those of JSON."""
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(name)} = {_inline(one)}" for name, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
