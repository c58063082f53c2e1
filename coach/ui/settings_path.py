"""A path to be read and copied: it goes on in the next line wherever it must."""

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy


class PathField(QPlainTextEdit):
    """As high as its text, which can be selected and not changed."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setObjectName("path")  # plain text that can be copied, and no field
        self.setAccessibleName(what)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_path(self, path: str) -> None:
        """Show this path; what is selected of the same one stays so."""
        if path != self.toPlainText():
            self.setPlainText(path)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as it needs."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Measure its one paragraph: the document of a plain text does not count in pixels."""
        text = self.blockBoundingRect(self.document().firstBlock()).height()
        border = max(0, self.height() - self.viewport().height())  # the viewport may not have followed yet
        around = border + 2 * self.document().documentMargin()
        self.setFixedHeight(math.ceil(text + around))
