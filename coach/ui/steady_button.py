"""A button that takes a double click, and a key held down, as one press."""

from PySide6.QtGui import QKeyEvent, QMouseEvent

from coach.ui.wrapping_button import WrappingButton


class SteadyButton(WrappingButton):
    """For pages that change under the hand: the second click of two was meant for the page before."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text, name)
        self.setAutoDefault(True)  # Return presses it, as Space does

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the second click go by."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the repeats of a key that is held down go by."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)
