"""The ground of whatever is painted by hand, many times a second."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Canvas(QWidget):
    """A widget that paints each of its pixels itself: Qt then need not paint all that lies below it every time.

    A style sheet takes this attribute away whenever it is put on, so it is set again after that.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Be opaque from the first time on."""
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def changeEvent(self, event: QEvent) -> None:
        """Stay opaque in another style sheet."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
