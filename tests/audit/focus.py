"""Whether one sees what has the keyboard: how much changes around it, and how clearly."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from tests.audit.contrast import luminance, ratio
from tests.audit.finding import Result, Rule, called, smallest
from tests.audit.order import walked
from tests.audit.sheet import Pixels, Sheet, sheets

#: A pixel that changes by less is not counted (WCAG 2.4.13).
CLEARLY = 3.0
#: As thick is the line around a control that would be enough, in pixels.
THICK = 2
#: So far around a control its focus may be drawn.
_MARGIN = 6


def measure(page: str, window: QWidget) -> Result:
    """Measure at each stop of the Tab key what its focus adds."""
    return smallest(Rule.FOCUS, page, _shares(window))


def _shares(window: QWidget) -> Iterator[tuple[float, str]]:
    held: tuple[QWidget, Sheet, QRect, Pixels] | None = None
    for stop in walked(window):
        if held:
            yield _share(*held)
        held = None if stop.objectName() == "page" else _look(window, stop)  # a page that is all one button
    window.setFocus()
    if (at := window.focusWidget()) and at is not window:
        at.clearFocus()
    if held:
        yield _share(*held)


def _look(window: QWidget, stop: QWidget) -> tuple[QWidget, Sheet, QRect, Pixels]:
    sheet = next(sheet for sheet in sheets(window) if stop in sheet.widgets)
    box = sheet.box(stop).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN).intersected(sheet.root.rect())
    return stop, sheet, box, sheet.picture(box)


def _share(stop: QWidget, sheet: Sheet, box: QRect, focused: Pixels) -> tuple[float, str]:
    """Give how much of a line around the control changes clearly."""
    plain = sheet.picture(box)
    clear = int((ratio(luminance(focused), luminance(plain)) >= CLEARLY).sum())
    line = THICK * 2 * (stop.width() + stop.height()) - 4 * THICK * THICK
    return clear / line, called(stop)
