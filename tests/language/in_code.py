"""All texts in the code as they are written there, and what is wrong with how they are put through translation."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from coach import places

CODE = Path(places.__file__).parent


class Text(NamedTuple):
    """A text, as a catalogue tells it from others."""

    context: str  # the class, with `self.tr`
    source: str
    comment: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A text where it stands; `source` is None where it is only known when the program runs."""

    place: str
    name: str  # "tr", "mark", "self.tr" or something else that ends so
    context: str
    source: str | None
    comment: str
    counted: bool

    @property
    def text(self) -> Text | None:
        """Give what a catalogue ought to have."""
        if self.source is None:
            return None
        return Text(self.context if self.name == "self.tr" else "", self.source, self.comment, self.counted)


def calls(code: Path = CODE) -> tuple[Call, ...]:
    """Give every call through which a text goes; the program's own are looked for once."""
    return _of_the_program() if code == CODE else tuple(_calls(code))


def in_catalogue(path: Path) -> set[Text]:
    """Give the texts of a catalogue."""
    return {
        Text(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
            message.get("numerus") == "yes",
        )
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314  (our own file)
        for message in context.iter("message")
    }


def faults(call: Call) -> Iterator[str]:
    """Say what is wrong with how a text is put through translation."""
    if call.name not in {"tr", "mark", "self.tr"}:
        yield f"{call.name} is none of tr, mark and self.tr"
    if call.source is None:
        if call.name != "tr":
            yield f"{call.name} wants the text itself; a text that was marked goes through tr"
        return
    if call.counted and call.name == "self.tr":
        yield "only tr knows the endings of what is counted"
    if call.counted != ("%n" in call.source):
        yield "%n goes with a number, and a number with %n"
    if "(s)" in call.source and not call.counted:
        yield "(s) stays as it is where nothing is counted"
    if any(conversion or spec for _, _, spec, conversion in string.Formatter().parse(call.source)):
        yield "numbers are written by the language, not by what stands in braces"


@cache
def _of_the_program() -> tuple[Call, ...]:
    return tuple(_calls(CODE))


def _calls(code: Path) -> Iterator[Call]:
    for path in sorted(code.rglob("*.py")):
        finder = _Finder(path.relative_to(code.parent).as_posix())
        finder.visit(ast.parse(path.read_text(encoding="utf-8")))
        yield from finder.found


class _Finder(ast.NodeVisitor):
    def __init__(self, name: str) -> None:
        self.found: list[Call] = []
        self._name = name
        self._classes: list[str] = []
        self._imported: set[str] = set()

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module == "coach.language.texts":
            self._imported |= {alias.name for alias in node.names}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name(id=name) if name in self._imported:
                self.found.append(self._call(name, node))
            case ast.Attribute(attr="tr"):
                self.found.append(self._call(ast.unparse(node.func), node))
        self.generic_visit(node)

    def _call(self, name: str, node: ast.Call) -> Call:
        first, comment = (*map(_constant, node.args[:2]), None, None)[:2]
        return Call(
            place=f"{self._name}:{node.lineno}",
            name=name,
            context=self._classes[-1] if self._classes else "",
            source=first,
            comment=comment or "",
            counted=len(node.args) > 2 or (name == "mark" and "%n" in (first or "")),
        )


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
