"""Whether anything is cut off, covers something else, or lies outside its place."""

import html
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollBar,
    QStackedWidget,
    QTableView,
    QWidget,
)

from coach.ui.entries_list import List
from coach.ui.figure import Figure
from coach.ui.told_line import ToldLine
from tests.audit.contrast import mask
from tests.audit.finding import Result, Rule, called, largest
from tests.audit.ink import Drawn, texts
from tests.audit.sheet import Sheet, sheets

_TAG, _MNEMONIC = re.compile(r"<[^>]+>"), re.compile(r"&(.)")
#: So many pixels are nobody's loss.
TOLERANCE = 1
#: A pixel covered so far belongs to a glyph.
_INK = 0.35
#: Glyphs reach so far beyond what their line takes, in pixels.
_AROUND = 8
#: What goes over the end of a text that is known from elsewhere: the chosen row, and the open list, have all of it.
SHORTENED = (List, QComboBox)
#: What Qt lays out inside of itself.
_QTS = (QAbstractSpinBox, QComboBox, QCalendarWidget, QLineEdit, QStackedWidget, QAbstractScrollArea, QMainWindow)


def measure(page: str, window: QWidget, rule: Rule = Rule.FIT) -> Result:
    """Measure by how many pixels something does not fit."""
    found = []
    for sheet in sheets(window):
        found += [*_cut(sheet), *_outside(sheet), *_covered(sheet)]
    return largest(rule, page, [*found, *_sideways(window)])


def _cut(sheet: Sheet) -> Iterator[tuple[float, str]]:
    """Find texts whose glyphs go over the edge of what drew them, texts drawn short, and texts not drawn."""
    written = texts(sheet)
    for drawn in written:
        over = _over(drawn, sheet)
        if over > TOLERANCE:
            yield over, f"cut off: “{drawn.text.strip()[:40]}” of {called(drawn.owner)}"
        if drawn.text.endswith("\N{HORIZONTAL ELLIPSIS}") and not _may_shorten(drawn):
            yield 1.0, f"drawn short: “{drawn.text.strip()[:40]}” of {called(drawn.owner)}"
    told: dict[QWidget, str] = defaultdict(str)
    for drawn in written:
        told[drawn.owner] += drawn.text
    for widget in sheet.widgets:
        if isinstance(widget, QLabel | QAbstractButton) and len(_letters(told[widget])) < len(_wanted(widget)):
            yield (
                float(widget.fontMetrics().height()),
                f"{'drawn in part' if told[widget] else 'not drawn'}: {called(widget)}",
            )


def _wanted(widget: QLabel | QAbstractButton) -> str:
    """Give the letters that a widget has to show: of lines that do not fit, Qt draws none."""
    text = widget.text()
    if isinstance(widget, QAbstractButton):
        text = _MNEMONIC.sub(r"\1", text)
    return _letters(html.unescape(_TAG.sub("", text)) if _TAG.search(text) else text)


def _letters(text: str) -> str:
    return "".join(text.split())


def _over(drawn: Drawn, sheet: Sheet) -> float:
    wide = drawn.box(_AROUND)
    if sheet.seen(drawn.owner).contains(wide):
        return 0.0
    rows, columns = np.nonzero(mask(drawn, wide) > _INK)
    if not len(rows):
        return 0.0
    edge = 2 if isinstance(drawn.owner, QAbstractButton) else 0
    room = sheet.seen(drawn.owner).adjusted(edge, edge, -edge, -edge)
    left, right = wide.left() + columns.min(), wide.left() + columns.max()
    top, bottom = wide.top() + rows.min(), wide.top() + rows.max()
    sideways = 0 if _table_around(drawn.owner) else max(room.left() - left, right - room.right())
    upright = 0 if _scrolls(drawn.owner) else max(room.top() - top, bottom - room.bottom())
    return float(max(sideways, upright))


def _scrolls(viewport: QWidget) -> bool:
    area = viewport.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.verticalScrollBar().maximum() > 0


def _table_around(part: QWidget) -> bool:
    """Tell whether it is a part of a table of figures that the person can scroll to the side, and sees so.

    What has two dimensions may have to be scrolled in both (WCAG 2.2, 1.4.10); in narrow columns it says less.
    """
    above = part if isinstance(part, QTableView) else part.parentWidget()
    table = above.parentWidget() if isinstance(above, QHeaderView) else above
    return isinstance(table, QTableView) and table.horizontalScrollBar().isVisible()


def _may_shorten(drawn: Drawn) -> bool:
    owner = drawn.owner
    own = owner.text() if isinstance(owner, QLabel | QAbstractButton) else ""
    return drawn.text[-2:] in own or isinstance(owner, SHORTENED) or isinstance(owner.parentWidget(), SHORTENED)


def _outside(sheet: Sheet) -> Iterator[tuple[float, str]]:
    for widget in sheet.widgets:
        above = widget.parentWidget()
        if widget is sheet.root or above is None or isinstance(above, _QTS) or _is_qts(widget) or _is_qts(above):
            continue
        box, room = widget.geometry(), above.rect()
        over = max(
            room.left() - box.left(), box.right() - room.right(), room.top() - box.top(), box.bottom() - room.bottom()
        )
        if over > TOLERANCE:
            yield float(over), f"outside: {called(widget)}"


def _covered(sheet: Sheet) -> Iterator[tuple[float, str]]:
    for above in sheet.widgets:
        if isinstance(above, _QTS) or _is_qts(above):
            continue
        beside = [child for child in above.children() if isinstance(child, QWidget) and _stands(child)]
        for one, other in itertools.combinations(beside, 2):
            both = one.geometry().intersected(other.geometry())
            depth = min(both.width(), both.height())
            if depth > TOLERANCE and not _meant(one, other):
                yield float(depth), f"{called(one)} covers {called(other)}"


def _stands(child: QWidget) -> bool:
    return child.isVisible() and not child.isWindow() and not _is_qts(child)


def _meant(one: QWidget, other: QWidget) -> bool:
    """Tell whether it is what the person should know, over the room around the figure."""
    return any(isinstance(below, Figure) and isinstance(line, ToldLine) for below, line in ((one, other), (other, one)))


def _sideways(window: QWidget) -> Iterator[tuple[float, str]]:
    """Find what would have to be scrolled to the side."""
    for area in window.findChildren(QAbstractScrollArea):
        bar: QScrollBar = area.horizontalScrollBar()
        over = bar.maximum() - bar.minimum()
        if area.isVisible() and over > 0 and not isinstance(area, QPlainTextEdit) and not _table_around(area):
            yield float(over), f"scrolls sideways: {called(area)}"


def _is_qts(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")
