"""Which words on a page have not been through translation: the ones that a made-up language leaves as they are."""

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time
from typing import Any
from unittest import mock

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QListView,
    QTableWidget,
    QWidget,
)

from coach.language import resources, spoken
from coach.language.spoken import BritishEnglish, Form
from coach.ui.guide import ITEM
from tests.audit.diary_screens import FILE, STICK
from tests.audit.finding import Result, Rule, counted
from tests.audit.ink import texts
from tests.audit.screens import COPY, FOLDER, FOUND, NOT_FOUND, PDF
from tests.audit.sheet import Sheet, sheets
from tests.histories import NOTES

OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
#: What stands in for the words that another language may need more.
_MORE = "éé "
_MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_TAG = re.compile(r"<[^>]+>")
#: What the person would have to read, were it not marked: words, and a time or a decimal as British English has it.
_WORD = re.compile(r"[^\W\d_]{2,}|\b\d\d:\d\d\b|\b\d\.\d")
#: What stands in a text for a value, which is marked or not by itself.
_VALUE = re.compile(r"(%n|\{[^}]*\})")
#: What the person wrote, or the machine calls so.
_THEIRS = (*(note for note in NOTES if note), COPY, FOLDER, PDF, FOUND, NOT_FOUND, STICK, FILE)
#: What shows how long a session or a cramp lasts: no time of day.
_CLOCK = "clock"


def made_up(text: str) -> str:
    """Give a text with marks around its words, not around what is put in for values, and a third more of it."""
    more = (_MORE * len(text))[: -(-len(text) // 3)].rstrip()
    return "".join(part if _VALUE.fullmatch(part) else _marked(part) for part in _VALUE.split(f"{text} {more}"))


def _marked(part: str) -> str:
    return f"{OPEN}{part}{CLOSE}" if part.strip() else part


class MadeUp:
    """A language like British English whose every text, date, time and number has marks around it."""

    code = "en-x-made-up"

    def __init__(self) -> None:
        self._british = BritishEnglish()

    def text(self, source: str, comment: str, number: int) -> str:
        """Give a source text in it."""
        return made_up(self._british.text(source, comment, number))

    def day(self, when: date, form: Form) -> str:
        """Write a date."""
        return _marked(self._british.day(when, form))

    def time(self, when: time) -> str:
        """Write a time of day."""
        return _marked(self._british.time(when))

    def number(self, value: float, places: int) -> str:
        """Write a number."""
        return _marked(self._british.number(value, places))


class Translator(QTranslator):
    """The same for what asks Qt: `self.tr`, and Qt's own words."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _number: int = -1) -> str:
        """Give the text in it; `&` and `{0}` stay what they are."""
        return made_up(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that it has words: Qt asks no other."""
        return False


@contextmanager
def made_up_language() -> Iterator[None]:
    """Speak it for a while; the files of routines and of Learn have all their texts in it, too."""
    before, translator = spoken.current(), Translator()
    spoken.use(MadeUp())
    QCoreApplication.installTranslator(translator)
    try:
        with mock.patch.object(resources, "localised", _localised):
            yield
    finally:
        QCoreApplication.removeTranslator(translator)
        spoken.use(before)


def _localised(document: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Give a file's document as if it had a table of this language."""
    own: dict[str, Any] = {name: value for name, value in document.items() if name != resources.TABLE}
    return own if code != MadeUp.code else {name: _said_in(value, name) for name, value in own.items()}


def _said_in(value: Any, name: str = "") -> Any:
    match value:
        case dict():
            return {key: _said_in(each, key) for key, each in value.items()}
        case list():
            return [_said_in(each) for each in value]
        case str() if name not in resources.TIES:
            return "\n".join(_line(line) for line in value.splitlines())
        case _:
            return value


def _line(line: str) -> str:
    """Give a line of a file; what stands before an item of a list stays there."""
    item = ITEM.match(line)
    start = item.end() if item else 0
    return line[:start] + made_up(line[start:]) if line.strip() else line


def measure(page: str, window: QWidget) -> Result:
    """Count the different texts of a page that stayed as they are."""
    return counted(Rule.WORDS, page, sorted({(text, "not translated") for text in untranslated(window)}))


def untranslated(window: QWidget) -> set[str]:
    """Give them, digits as `#`: the same sentence with another number is the same."""
    whole = sheets(window)
    told = [text for sheet in whole for widget in sheet.widgets for text in _said(widget)]
    drawn = [text for sheet in whole for text in _painted(sheet)]
    left = (_left(text) for text in [window.windowTitle(), *told, *drawn])
    return {text for text in left if text}


def _left(text: str) -> str:
    """Give the text if words are in it beside the marked ones."""
    plain = html.unescape(_TAG.sub("", text)).replace("&", "").strip()
    rest = plain
    for note in _THEIRS:
        rest = rest.replace(note, "")
    while _MARKED.search(rest):
        rest = _MARKED.sub(" ", rest)  # letters on two sides of it are no word
    return re.sub(r"\d", "#", plain) if _WORD.search(rest) else ""


def _said(widget: QWidget) -> Iterator[str]:
    """Give all that a widget shows and says; a field's text is the person's, and a running clock has no words."""
    if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox) or widget.objectName() == _CLOCK:
        return
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    if isinstance(view, QTableWidget):
        heads = (view.horizontalHeaderItem(column) for column in range(view.columnCount()))
        yield from (head.text() for head in heads if head)
        cells = (view.item(row, column) for row in range(view.rowCount()) for column in range(view.columnCount()))
        yield from (cell.text() for cell in cells if cell)
    elif isinstance(view, QListView):
        model = view.model()
        yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))


def _painted(sheet: Sheet) -> Iterator[str]:
    """Give what is written by hand: the labels of the chart."""
    for drawn in texts(sheet):
        if isinstance(drawn.owner.parentWidget(), QGraphicsView):
            yield drawn.text
