"""Which words on a page have not been through translation: the ones that a made-up language leaves as they are."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager

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

from tests.audit.finding import Result, Rule, counted
from tests.audit.ink import texts
from tests.audit.sheet import Sheet, sheets
from tests.histories import NOTES

OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
#: What stands in for the words that another language may need more.
_MORE = "éé "
_MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: What the person wrote, or the machine calls so.
_THEIRS = tuple(note for note in NOTES if note)


class MadeUp(QTranslator):
    """A language with marks around each text, and a third more of it."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _number: int = -1) -> str:
        """Give the text in it; `&` and `{0}` stay what they are."""
        return f"{OPEN}{text} {(_MORE * len(text))[: -(-len(text) // 3)].rstrip()}{CLOSE}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that it has words: Qt asks no other."""
        return False


@contextmanager
def made_up_language() -> Iterator[None]:
    """Speak it for a while."""
    language = MadeUp()
    QCoreApplication.installTranslator(language)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(language)


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
        rest = _MARKED.sub("", rest)
    return re.sub(r"\d", "#", plain) if _WORD.search(rest) else ""


def _said(widget: QWidget) -> Iterator[str]:
    """Give all that a widget shows and says; a field's text is the person's."""
    if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
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
