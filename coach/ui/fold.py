"""A heading that can be pressed: it opens what stands below it, and folds it up again."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen

from coach.ui.theme import Space
from coach.ui.wrapping_button import WrappingButton

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Fold(WrappingButton):
    """A button that stays down while open, with a sign that points to where the rest is."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading, "fold")
        self.setCheckable(True)
        self.setAutoDefault(True)  # Return presses it, as Space does

    def beside(self) -> int:
        """Have room for the sign, too."""
        return super().beside() + Space.WIDE + self.fontMetrics().height() // 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the page that scrolls, not to the next button."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heading, and the sign behind it: down where it is folded, up where it is open."""
        super().paintEvent(event)
        size = self.fontMetrics().height() / 4
        right, middle = self.width() - Space.SMALL - size, self.height() / 2
        tip = middle + (size / 2 if not self.isChecked() else -size / 2)
        ends = 2 * middle - tip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), size / 2))
        painter.drawPolyline([QPointF(right - size, ends), QPointF(right, tip), QPointF(right + size, ends)])
        painter.end()
