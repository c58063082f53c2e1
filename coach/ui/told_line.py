"""A line that tells what has become of something, with a stripe and a sign that say how it is to be taken."""

import unicodedata

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from coach.ui.meaning import Meaning
from coach.ui.theme import Space

#: The strokes of the signs, in shares of the height of the type; the last of the exclamation mark is its dot.
_SIGNS = {
    Meaning.GOOD: (((0.16, 0.54), (0.40, 0.78), (0.84, 0.26)),),
    Meaning.ATTENTION: (((0.5, 0.18), (0.5, 0.58)), ((0.5, 0.82), (0.5, 0.83))),
}
#: How broad the strokes are, as a share of the same.
_STROKE = 0.14


class ToldLine(QLabel):
    """Draws one, a tick before good news and an exclamation mark before what needs a look."""

    def __init__(self, meaning: Meaning = Meaning.NEUTRAL) -> None:
        super().__init__()
        self.meaning = meaning
        self.setObjectName(meaning)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)  # the name of a folder may look like anything
        self._make_room()

    def say(self, text: str, meaning: Meaning) -> None:
        """Tell this, to be taken so."""
        if meaning is not self.meaning:
            self.meaning = meaning
            self.setObjectName(meaning)
            self.style().unpolish(self)
            self.style().polish(self)
            self._make_room()
            self.update()
        if text != self.text():
            self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the sign in the colour of these."""
        super().paintEvent(event)
        signs = _SIGNS.get(self.meaning)
        if signs:
            box, size = self._sign_box(), self.fontMetrics().height()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(self.palette().windowText().color(), _STROKE * size, c=cap, j=join))
            for stroke in signs:
                painter.drawPolyline([QPointF(box.x() + x * size, box.y() + y * size) for x, y in stroke])
            painter.end()

    def _sign_box(self) -> QRectF:
        """Give where the sign stands: before the first line of the words, on the side on which these are indented."""
        inner, size = self.contentsRect(), self.fontMetrics().height()
        lines = self.heightForWidth(self.width()) - (self.height() - inner.height())
        top = inner.top() + max(0, inner.height() - lines) / 2
        return QRectF(inner.right() + 1 - size if _begins_right(self.text()) else inner.left(), top, size, size)

    def _make_room(self) -> None:
        self.setIndent(self.fontMetrics().height() + Space.TIGHT if self.meaning in _SIGNS else -1)


def _begins_right(text: str) -> bool:
    """Tell whether a text is read from the right, as Qt tells it, whatever the direction of the page."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"
