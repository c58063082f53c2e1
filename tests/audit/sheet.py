"""A page as a picture: the window, and all of what its scroll areas hold, in view or not."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Sheet:
    """A widget on which others stand, the ones that stand on it, and the colour of the ground below it."""

    root: QWidget
    ground: QColor
    widgets: tuple[QWidget, ...]

    def place(self, widget: QWidget) -> QPoint:
        """Give where a widget's corner is on the sheet."""
        return widget.mapTo(self.root, QPoint())

    def box(self, widget: QWidget) -> QRect:
        """Give where a widget is on the sheet."""
        return QRect(self.place(widget), widget.size())

    def seen(self, widget: QWidget) -> QRect:
        """Give the part of a widget that those around it leave of it."""
        box = self.box(widget)
        above = widget.parentWidget() if widget is not self.root else None
        while above:
            box = box.intersected(self.box(above))
            above = above.parentWidget() if above is not self.root else None
        return box

    def picture(self, box: QRect | None = None) -> Pixels:
        """Give what is drawn there, as rows of red, green and blue."""
        box = box or self.root.rect()
        grabbed = self.root.grab(box)
        image = QImage(grabbed.size(), QImage.Format.Format_RGBA8888)
        image.fill(self.ground)
        painter = QPainter(image)
        painter.drawPixmap(0, 0, grabbed)
        painter.end()
        return pixels(image)


def pixels(image: QImage) -> Pixels:
    """Give the red, green and blue of an RGBA image."""
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width(), :3].copy()


def sheets(window: QWidget) -> list[Sheet]:
    """Part a window into the sheets it consists of."""
    areas = [(area, held) for area in window.findChildren(QScrollArea) if area.isVisible() and (held := area.widget())]
    roots = [window, *(held for _, held in areas)]
    stand: dict[QWidget, list[QWidget]] = {root: [root] for root in roots}
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget not in stand and not widget.isWindow() and not isinstance(widget, QScrollBar):
            stand[_below(widget, roots)].append(widget)
    ground = window.palette().window().color()
    whole = Sheet(window, ground, tuple(stand[window]))
    picture = whole.picture()
    inner = [Sheet(held, _ground(area, whole, picture), tuple(stand[held])) for area, held in areas]
    return [whole, *inner]


def _below(widget: QWidget, roots: list[QWidget]) -> QWidget:
    above = widget.parentWidget()
    while above and above not in roots:
        above = above.parentWidget()
    return above or roots[0]


def _ground(area: QScrollArea, whole: Sheet, picture: Pixels) -> QColor:
    """Give the colour that is seen most at the left edge of a scroll area: what it holds may be transparent."""
    box = QRect(area.viewport().mapTo(whole.root, QPoint()), area.viewport().size())
    edge = picture[box.top() : box.bottom(), box.left() : box.left() + 4].reshape(-1, 3)
    (colour, _), *_ = Counter(map(tuple, edge.tolist())).most_common(1) or [((0, 0, 0), 0)]
    return QColor(*colour)
