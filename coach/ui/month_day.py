"""What stands in the calendar of a month: one day, and the key to its marks."""

from PySide6.QtCore import QEvent, QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from coach.language.texts import mark
from coach.ui.colour import mix
from coach.ui.history_views import DayView
from coach.ui.theme import TARGET, THEMES, Size, Theme, ThemeName

MOST_DOTS = 4
#: Between the number of the day and the cramps beside it, at least, as a share of the height of the type.
APART = 0.3
KEY_HEIGHT = 28
#: Around what stands in a day's cell, its frame, and how far the cramps stand into the corner, in pixels.
MARGIN, EDGE, INTO_CORNER = 6, 1.5, 4
#: How many days the arrow keys go.
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
TURNS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Day(QAbstractButton):
    """One day, painted; its words are its name for screen readers, which can press it."""

    pointed = Signal(bool)
    key = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES[ThemeName.LIGHT]
        self.view: DayView | None = None
        self._tall = False
        steady = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        steady.setRetainSizeWhenHidden(True)  # an empty place keeps its place
        self.setSizePolicy(steady)

    def sizeHint(self) -> QSize:
        """Give two lines of type, or three."""
        return QSize(TARGET, max(TARGET, (3 if self._tall else 2) * self.fontMetrics().height() + 2 * MARGIN))

    def lay(self, width: float) -> None:
        """Put the cramps beside the number where they stand well apart in a day so wide, else below it."""
        tall = self._needed() > width
        if tall != self._tall:
            self._tall = tall
            self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_day(self, view: DayView | None) -> None:
        """Draw this day, or an empty place."""
        self.view = view
        self.setAccessibleName(view.words if view else "")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have the day told in words."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the month be told again."""
        super().leaveEvent(event)
        self.pointed.emit(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the day told in words."""
        super().focusInEvent(event)
        self.update()
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the month be told again."""
        super().focusOutEvent(event)
        self.update()
        self.pointed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the days."""
        if event.key() in {*STEPS, *TURNS, *PRESSES}:
            self.key.emit(event.key())
        else:
            super().keyPressEvent(event)

    def _needed(self) -> float:
        """Give how wide a day is with the cramps of most nights beside its number, in pixels."""
        line, number = self.fontMetrics().height(), QFontMetrics(_small(self.font())).horizontalAdvance("30")
        return 2 * (MARGIN + EDGE) + number + APART * line + line - INTO_CORNER

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the day."""
        if self.view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        _cell(painter, box, self._theme, self.view, focused=self.hasFocus())
        painter.setFont(_small(self.font()))
        painter.setPen(QColor(self._theme.quiet if self.view.is_future else self._theme.text))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.number_box(), left, str(self.view.day.day))
        if self.view.cramps is not None or self.view.is_asked:
            _pill(painter, self.cramps_box(), self._theme, self.view.cramps)
        _dots(painter, self._inner(), self._theme, self.view.done, self.view.planned)
        painter.end()

    def number_box(self) -> QRectF:
        """Give where the number of the day stands."""
        inner, number = self._inner(), str(self.view.day.day) if self.view else ""
        wide = QFontMetrics(_small(self.font())).horizontalAdvance(number)
        return QRectF(inner.left(), inner.top(), wide, self.fontMetrics().height())

    def cramps_box(self) -> QRectF:
        """Give where the cramps of the night stand: at the right, beside the number or below it."""
        inner, high = self._inner(), self.fontMetrics().height()
        told = _number(self.view.cramps if self.view else None)
        wide = max(high, QFontMetrics(_small(self.font())).horizontalAdvance(told) + 6)
        return QRectF(inner.right() + INTO_CORNER - wide, inner.top() + (high if self._tall else 0), wide, high)

    def _inner(self) -> QRectF:
        around = MARGIN + EDGE
        return QRectF(self.rect()).adjusted(around, MARGIN / 2 + EDGE, -around, -around)


KEYS = (
    ("done", mark("Session done")),
    ("planned", mark("Session planned")),
    ("cramps", mark("Cramps that night")),
    ("unknown", mark("Night not known")),
)


class Key(QWidget):
    """One mark of the calendar and what it means."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._theme, self._name = THEMES[ThemeName.LIGHT], name
        self._label = QLabel(text)
        self._label.setObjectName("small")
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(QMargins())
        row.addSpacing(32)
        self.setMinimumHeight(KEY_HEIGHT)
        row.addWidget(self._label, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(14, self.height() / 2)
        if self._name in {"done", "planned"}:
            _dot(painter, middle, 6, self._theme, full=self._name == "done")
        else:
            pill = QRectF(middle.x() - 12, middle.y() - 12, 24, 24)
            font = self.font()
            font.setPixelSize(Size.SMALL)
            painter.setFont(font)
            _pill(painter, pill, self._theme, 2 if self._name == "cramps" else None)
        painter.end()


def _cell(painter: QPainter, box: QRectF, theme: Theme, view: DayView, *, focused: bool) -> None:
    """Draw the ground of a day, a frame around today, and the ring around what has the keyboard."""
    colour, width = (theme.focus, 8) if focused else (theme.action, 3) if view.is_today else (theme.line, 1)
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(
        mix(theme.surface, theme.raised, 0.0 if view.is_future or not (view.planned or view.is_asked) else 0.75)
    )
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)


def _pill(painter: QPainter, box: QRectF, theme: Theme, cramps: int | None) -> None:
    """Draw the cramps of a night in a ring or a disc: a number, none, or not known."""
    if not cramps:
        dashed = Qt.PenStyle.DashLine if cramps is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.edge), 1.5, dashed))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.height() / 2, box.height() / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.stretch))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(theme.surface if cramps else theme.quiet))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _number(cramps))


def _small(font: QFont) -> QFont:
    """Give the face of a number beside others."""
    small = QFont(font)
    small.setPixelSize(round(QFontInfo(font).pixelSize() * Size.SMALL / Size.NORMAL))  # set in points before it is worn
    return small


def _number(cramps: int | None) -> str:
    return "?" if cramps is None else "9+" if cramps > 9 else str(cramps)


def _dots(painter: QPainter, inner: QRectF, theme: Theme, done: int, planned: int) -> None:
    """Draw a dot for each session: full ones done, empty ones planned."""
    count = min(max(done, planned), MOST_DOTS)
    if not count:
        return
    step = min(inner.width() / max(count, 3), 0.9 * painter.fontMetrics().height())
    radius = max(4.0, step * 0.32)
    for number in range(count):
        place = QPointF(inner.left() + radius + 1 + number * step, inner.bottom() - radius - 1)
        _dot(painter, place, radius, theme, full=number < done)


def _dot(painter: QPainter, place: QPointF, radius: float, theme: Theme, *, full: bool) -> None:
    painter.setPen(QPen(QColor(theme.done if full else theme.edge), 2))
    painter.setBrush(QColor(theme.done) if full else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place, radius, radius)
