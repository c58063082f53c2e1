"""The hold ring: a thin hoop that fills while a stretch is held, with the seconds in its middle."""

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.canvas import Canvas
from coach.ui.theme import THEMES, Theme, ThemeName

_STROKE, _HOOP = 0.085, 0.022  # of the ring's diameter: of what has been held, and of the rest
_TEXT, _QUIET_TEXT = 0.34, 0.30  # of the ring's diameter
_LEAST_TEXT = 24  # pixels
_STEPS = 16  # Qt counts angles in sixteenths of a degree
_WIDEST = "0123456789"
_SHORT = 15 * _STEPS  # an arc that grows by no more is painted again at its end only
#: The lines of each sign, and their breadth, as shares of the ring's diameter from its centre.
_SIGNS = {
    "paused": (0.1, (((-0.11, -0.15), (-0.11, 0.15)), ((0.11, -0.15), (0.11, 0.15)))),
    "done": (0.085, (((-0.2, 0.02), (-0.06, 0.16), (0.21, -0.14)),)),
}


class HoldRing(Canvas):
    """Draws how much of a hold has passed, and nothing of its own accord."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES[ThemeName.LIGHT]
        self._span: int | None = None  # of the arc, in Qt's steps; None at rest
        self._text = self._sign = ""
        self._track, self._seen = QPixmap(), False  # the hoop on its ground; whether there is one
        self._fit_key: object = None
        self._fit = _fitted(self.font(), "", 1.0, 1.0)
        self.setAccessibleName(self.tr("Hold"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 80)

    def sizeHint(self) -> QSize:
        """Give a size that is read from two metres away."""
        return QSize(220, 220)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self._track = QPixmap()
        self.update()

    def show_hold(self, share: float, text: str) -> None:
        """Fill the ring clockwise from the top by this share (0 to 1), with these few characters inside."""
        self._show(round(min(max(share, 0.0), 1.0) * 360 * _STEPS), text)

    def show_rest(self, text: str) -> None:
        """Leave a thin hoop, with this text inside in a quiet colour; without a text, nothing at all."""
        self._show(None, text)

    def show_paused(self) -> None:
        """Show that the session waits."""
        self._show(None, "", "paused")

    def show_done(self) -> None:
        """Show that the session is done."""
        self._show(None, "", "done")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ring to the new size."""
        super().resizeEvent(event)
        self._track = QPixmap()

    def _show(self, span: int | None, text: str, sign: str = "") -> None:
        before, said, self._span, self._text = self._span, self._text, span, text
        signed, self._sign = self._sign, sign
        if span is None or before is None or abs(span - before) > _SHORT:
            if (span, text, sign) != (before, said, signed):
                self.update()
            return
        if span != before:
            self.update(self._swept(before, span))
        if text != said:
            self.update(self._middle())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the arc and the text: of these only what must be painted again."""
        painter = QPainter(self)
        self._keep_track()
        painter.drawPixmap(0, 0, self._track)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._span:
            painter.setPen(self._pen(QColor(self._theme.stretch), _STROKE))
            painter.drawArc(self._circle(), 90 * _STEPS, -self._span)
        if self._sign:
            self._draw_sign(painter)
        elif event.region().intersects(self._middle()):
            self._draw_text(painter, self._circle())
        painter.end()

    def _keep_track(self) -> None:
        """Paint the track anew where it is another than the last one."""
        seen = self._span is not None or bool(self._text or self._sign)
        if self._track.isNull() or self._seen != seen or self._track.devicePixelRatio() != self.devicePixelRatioF():
            self._seen = seen
            self._track = self._painted_track()

    def _painted_track(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        track = QPixmap(self.size() * ratio)
        track.setDevicePixelRatio(ratio)
        track.fill(QColor(self._theme.ground))
        painter = QPainter(track)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._seen:
            painter.setPen(self._pen(QColor(self._theme.edge), _HOOP))
            painter.drawEllipse(self._circle())
        painter.end()
        return track

    def _draw_sign(self, painter: QPainter) -> None:
        """Draw two bars, or a tick."""
        broad, lines = _SIGNS[self._sign]
        box = self._circle()
        painter.setPen(self._pen(QColor(self._theme.quiet), broad))
        for line in lines:
            painter.drawPolyline([box.center() + QPointF(x, y) * box.width() for x, y in line])

    def _pen(self, colour: QColor, share: float) -> QPen:
        pen = QPen(colour, self._circle().width() * share)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _swept(self, *spans: int) -> QRect:
        """Give the pixels around the ends of arcs that differ but little."""
        box = self._circle()
        radius, edge = box.width() / 2, box.width() * _STROKE
        turns = [radians(span / _STEPS) for span in spans]
        xs, ys = [radius * sin(turn) for turn in turns], [-radius * cos(turn) for turn in turns]
        ends = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).translated(box.center())
        return ends.adjusted(-edge, -edge, edge, edge).toAlignedRect()

    def _middle(self) -> QRect:
        """Give the pixels that the text may take."""
        box = self._circle()
        high = max(box.width() * _TEXT, _LEAST_TEXT)
        middle = QRectF(0, 0, box.width() * (1 - 2.6 * _STROKE) + 2, 1.4 * high)
        middle.moveCenter(box.center())
        return middle.toAlignedRect()

    def _circle(self) -> QRectF:
        side = min(self.width(), self.height()) / (1 + _STROKE) - 2
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _draw_text(self, painter: QPainter, box: QRectF) -> None:
        quiet = self._span is None
        wanted = box.width() * (_QUIET_TEXT if quiet else _TEXT)
        shape = "".join("0" if character.isdigit() else character for character in self._text)
        key = (self.font().key(), shape, box.width(), wanted)
        if key != self._fit_key:  # the same for a whole hold: to measure type costs more than to paint it
            self._fit_key, self._fit = key, _fitted(self.font(), shape, box.width() * (1 - 2.6 * _STROKE), wanted)
        font, metrics, cells = self._fit
        painter.setFont(font)
        painter.setPen(QColor(self._theme.quiet if quiet else self._theme.text))
        x = box.center().x() - sum(cells) / 2
        y = box.center().y() + metrics.capHeight() / 2
        for character, cell in zip(self._text, cells, strict=True):
            painter.drawText(QPointF(x + (cell - metrics.horizontalAdvance(character)) / 2, y), character)
            x += cell


def _fitted(like: QFont, text: str, room: float, wanted: float) -> tuple[QFont, QFontMetricsF, list[float]]:
    """Give the font that fits the text into the ring, and each character's width, digits all alike."""
    font = QFont(like)
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(max(round(wanted), _LEAST_TEXT))
    metrics = QFontMetricsF(font)
    if (width := sum(_cells(metrics, text))) > room:
        font.setPixelSize(max(int(font.pixelSize() * room / width), 1))
        metrics = QFontMetricsF(font)
    return font, metrics, _cells(metrics, text)


def _cells(metrics: QFontMetricsF, text: str) -> list[float]:
    digit = max(metrics.horizontalAdvance(d) for d in _WIDEST)
    return [digit if c.isdigit() else metrics.horizontalAdvance(c) for c in text]
