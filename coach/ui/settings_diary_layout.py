"""What the pages behind the diary's card are laid out in: cards whose gaps grow with the type."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.ui.fitting import grown
from coach.ui.theme import Space


def rename(widget: QWidget, name: str) -> None:
    """Have a widget dressed by another name of the style sheet."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Panel(QFrame):
    """A card with parts below one another, and one at its foot however high it is."""

    def __init__(self, *parts: QWidget, foot: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        if foot:
            self._column.addWidget(foot)
        self._column.setSpacing(grown(Space.SMALL, self))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._column.setSpacing(grown(Space.SMALL, self))
