"""A widget that lays its parts out anew for the width it gets, and for what they need."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Fitting(QWidget):
    """Calls `fit` whenever there is another width, or the parts need another one."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as large type needs."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Follow what the parts need, which changes with the size of the type, and which of them are there."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Lay the parts out for the width there is."""
        raise NotImplementedError
