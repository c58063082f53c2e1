"""Where the Tab key leads: everywhere, in the order in which one reads, and never out of sight."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from tests.audit.finding import Result, Rule, called, counted
from tests.audit.named import is_control
from tests.audit.sheet import sheets

#: No page has more stops, nor more parts in one.
_MOST, _PARTS = 200, 8
#: As much of a stop, in each direction in pixels, is seen when the Tab key comes to it.
_SEEN = 32


def measure(page: str, window: QWidget) -> Result:
    """Count steps back, stops out of sight, and controls without a stop."""
    hidden: list[tuple[str, str]] = []
    stops = []
    for stop in walked(window):
        stops.append(stop)
        seen = stop.visibleRegion().boundingRect()
        if seen.height() < min(_SEEN, stop.height()) or seen.width() < min(_SEEN, stop.width()):
            hidden.append((called(stop), "out of sight when the Tab key comes to it"))
    return counted(Rule.ORDER, page, [*hidden, *_missed(window, stops), *_back(stops)])


def walked(window: QWidget) -> Iterator[QWidget]:
    """Press the Tab key until it comes round, and give each stop while it has the keyboard."""
    window.activateWindow()
    QApplication.processEvents()
    start = window.focusWidget() or window
    seen: list[QWidget] = []
    at: QWidget | None = start
    for _ in range(_MOST):
        at = _next(window, at or start)
        if at is None or at in seen:
            return
        seen.append(at)
        yield at


def _next(window: QWidget, at: QWidget) -> QWidget | None:
    """Press the Tab key until it has left a control, which may consist of parts."""
    for _ in range(_PARTS):
        QTest.keyClick(at, Qt.Key.Key_Tab)
        after = window.focusWidget()
        if after is not at:
            return after
    return at


def _missed(window: QWidget, stops: list[QWidget]) -> Iterator[tuple[str, str]]:
    groups = {stop.group() for stop in stops if isinstance(stop, QAbstractButton) and stop.group()}
    for sheet in sheets(window):
        for widget in sheet.widgets:
            if not is_control(widget) or not widget.isEnabled() or widget in stops or _inside(widget, stops):
                continue
            if isinstance(widget, QAbstractButton) and widget.group() in groups:
                continue  # the arrow keys go on from there
            if _walks(widget, stops):
                continue
            yield called(widget), "the Tab key never comes to it"


def _inside(widget: QWidget, stops: list[QWidget]) -> bool:
    """Tell whether it is the cross in a field, which Escape or Delete stands for."""
    return any(stop is widget.parentWidget() and bool(stop.focusPolicy()) and _is_field(stop) for stop in stops)


def _is_field(widget: QWidget) -> bool:
    return widget.inherits("QLineEdit") or widget.inherits("QAbstractSpinBox")


def _walks(widget: QWidget, stops: list[QWidget]) -> bool:
    """Tell whether the arrow keys lead there from a stop of its kind beside it, as among the days of a month."""
    ours = not isinstance(widget, QPushButton) and type(widget).__module__.startswith("coach.")
    return ours and any(type(stop) is type(widget) and stop.parentWidget() is widget.parentWidget() for stop in stops)


def _back(stops: list[QWidget]) -> Iterator[tuple[str, str]]:
    """Find steps against reading order: a round has one, from its end to its beginning."""
    steps = [(one, other) for one, other in zip(stops, [*stops[1:], *stops[:1]], strict=True) if one is not other]
    back = [(one, other) for one, other in steps if _before(other, one)]
    home = max(back, key=lambda step: _way(*step), default=None)
    for one, other in back:
        if (one, other) != home:
            yield called(other), f"comes after {called(one)}"


def _way(one: QWidget, other: QWidget) -> int:
    """Give how far up a step leads, in pixels."""
    box, before = (_box(*_halves(each, away)) for each, away in ((one, other), (other, one)))
    return box.bottom() - before.top()


def _before(one: QWidget, other: QWidget) -> bool:
    """Tell whether one is read before the other: above it, or in the same line and nearer to where lines begin."""
    a, b = _box(*_halves(one, other)), _box(*_halves(other, one))
    line = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
    if line > min(a.height(), b.height()) / 2:
        mirrored = one.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return a.left() > b.left() if mirrored else a.left() < b.left()
    return a.center().y() < b.center().y()


def _halves(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """Give what holds one widget and not the other, and what holds both: a card is read before the next."""
    inner = one
    while (above := inner.parentWidget()) and not above.isAncestorOf(other) and above is not other:
        inner = above
    return inner, inner.parentWidget() or inner


def _box(inner: QWidget, outer: QWidget) -> QRect:
    return QRect(inner.mapTo(outer, inner.rect().topLeft()), inner.size())
