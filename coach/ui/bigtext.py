"""One line of text as large as its place allows, steady in size whatever it says."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

#: The share of a line's height that is its pixel size, so that nothing below the baseline is cut.
LINE = 0.84


class BigText(QLabel):
    """A label whose type fills its height, unless `widest` would then be wider than the label."""

    def __init__(self, name: str, widest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._fitted = QFont()

    def set_widest(self, text: str) -> None:
        """Choose the type's size so that this text fits."""
        self._widest = text
        self._fit()

    def width_for(self, height: int) -> int:
        """Give the width at which the type fills this height, in pixels."""
        return QFontMetrics(self._filling(height)).horizontalAdvance(self._widest)

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self.setText(text)

    def sizeHint(self) -> QSize:
        """Ask for nothing: the layout shares the window out."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for nothing."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the type to the new size."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the text."""
        painter = QPainter(self)
        painter.setFont(self._fitted)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment(), self.text())
        painter.end()

    def _fit(self) -> None:
        font = self._filling(self.height())
        width = QFontMetrics(font).horizontalAdvance(self._widest)
        if width > self.width():
            font.setPixelSize(max(16, font.pixelSize() * self.width() // max(1, width)))
        self._fitted = font
        self.update()

    def _filling(self, height: int) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(max(16, round(height * LINE)))
        return font
