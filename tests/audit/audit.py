"""Measures each page by each rule, in as many looks as are asked for."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coach.settings import TEXT_SIZES
from coach.ui.session_page import SessionPage
from coach.ui.window import Window
from tests.audit import contrast, fit, focus, named, order, targets, wording
from tests.audit.finding import Result, Rule
from tests.audit.screens import walk
from tests.audit.stage import Look
from tests.audit.states import STATES

#: Rounds in which layouts settle.
_SETTLE = 8

Measure = Callable[[str, QWidget], Iterable[Result]]


def by_eye(page: str, window: QWidget) -> Iterator[Result]:
    """Measure contrast and type."""
    yield from contrast.measure(page, window)


def in_every_state(page: str, window: QWidget) -> Iterator[Result]:
    """Measure contrast and type as they are, and with every button in each of its states."""
    yield from contrast.measure(page, window)
    for name, state in STATES.items():
        with state(window):
            yield from contrast.measure(f"{page}, {name}", window)


def by_shape(page: str, window: QWidget) -> Iterator[Result]:
    """Measure targets and what fits."""
    yield targets.measure(page, window)
    yield fit.measure(page, window)


def by_ear(page: str, window: QWidget) -> Iterator[Result]:
    """Measure names and roles."""
    yield named.measure(page, window)


def by_keyboard(page: str, window: QWidget) -> Iterator[Result]:
    """Measure the Tab key's way and what is seen of it."""
    yield order.measure(page, window)
    yield focus.measure(page, window)


def mirrored(page: str, window: QWidget) -> Iterator[Result]:
    """Measure targets and what fits, for a window that is laid out from right to left."""
    yield targets.measure(page, window)
    yield fit.measure(page, window, Rule.MIRROR)


def in_longer_words(page: str, window: QWidget) -> Iterator[Result]:
    """Measure words and what fits, for a window that speaks the made-up language."""
    yield wording.measure(page, window)
    yield fit.measure(page, window, Rule.LONGER)


def in_other_sizes(page: str, window: QWidget) -> Iterator[Result]:
    """Measure what fits once the text is made larger while the page is there, and then smaller again."""
    if isinstance(window, Window) and not isinstance(window.current(), SessionPage):  # that is drawn anew all the time
        before = window.text_percent
        for percent in (TEXT_SIZES[-1], before):
            window.wear(window.theme_name, percent)
            for _ in range(_SETTLE):
                QApplication.processEvents()
            yield fit.measure(page, window)


def audit(look: Look, *measures: Measure, skip: Collection[str] = ()) -> list[Result]:
    """Walk through every page in one look, and measure each but those to `skip`."""
    found: list[Result] = []
    with _fusion():
        for screen in walk(look):
            for measure in measures if screen.name not in skip else ():
                found += measure(screen.name, screen.window)
    return found


@contextmanager
def right_to_left() -> Iterator[None]:
    """Lay every window out from right to left for a while."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@contextmanager
def _fusion() -> Iterator[None]:
    """Have the style that the program has."""
    before = QApplication.style().name()
    QApplication.setStyle("Fusion")
    try:
        yield
    finally:
        QApplication.setStyle(before)
