"""How far the session is, as a bar."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.ui.theme import THEMES, Theme, ThemeName

#: How broad the bar's outline is, in pixels.
LINE = 2


class SessionBar(QWidget):
    """A thin bar that fills with the session."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES[ThemeName.LIGHT]
        self._share = 0.0
        self._filled = 0  # the same in pixels
        self.setFixedHeight(12)
        self.setAccessibleName(self.tr("How far the session is"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.update()

    def show_share(self, share: float) -> None:
        """Fill this share, 0 to 1."""
        filled = round(share * self.width())
        if filled != self._filled:
            self.update()
        self._share, self._filled = share, filled

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, half = self.height() / 2, LINE / 2
        painter.setPen(QPen(QColor(self._theme.edge), LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        if self._share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.action))
            width = max(self._share * self.width(), self.height())
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()
