"""How large everything is that can be pressed."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from tests.audit.finding import Result, Rule, called, smallest
from tests.audit.sheet import sheets

_PRESSED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def measure(page: str, window: QWidget) -> Result:
    """Measure the shortest side of each target, as much of it as is left by what is around it."""
    return smallest(Rule.TARGET, page, _sides(window))


def is_pressed(widget: QWidget) -> bool:
    """Tell whether something comes of a press here."""
    if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
        return False  # a part of it
    by_hand = type(widget).__module__.startswith("coach.") and "mousePressEvent" in vars(type(widget))
    return isinstance(widget, _PRESSED) or (by_hand and bool(widget.accessibleName()))


def _sides(window: QWidget) -> Iterator[tuple[float, str]]:
    for sheet in sheets(window):
        for widget in sheet.widgets:
            if is_pressed(widget):
                seen = sheet.seen(widget)
                yield float(min(seen.width(), seen.height())), called(widget)
            elif isinstance(widget, QListView) and not isinstance(widget.window(), QComboBox):
                yield from ((float(row.height()), f"a row of {called(widget)}") for row in _rows(widget))


def _rows(view: QAbstractItemView) -> list[QRect]:
    model = view.model()
    return [view.visualRect(model.index(0, 0))] if model and model.rowCount() else []
