"""Marks in a page's contents which of its cards one is at, and leads to each."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea, QWidget

from coach.ui.contents import Contents
from coach.ui.theme import Space


class Whereabouts(QObject):
    """Follows the scrolling: one is at the card that was gone to, or that is in the upper part of the page."""

    def __init__(self, contents: Contents, scroller: QScrollArea, cards: Mapping[str, QWidget]) -> None:
        """`cards` stand below one another in what is scrolled, by their keys in the contents."""
        super().__init__(scroller)
        self._contents, self._scroller, self._cards = contents, scroller, cards
        self._led_to = (-1, "")  # where the scroll bar was put for a card, and which
        for button in contents.buttons.values():
            button.setCheckable(True)
        bar = scroller.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged):
            moved.connect(self.follow)
        self.follow()

    def go_to(self, key: str) -> None:
        """Bring a card to the top, or as near to it as the page is long."""
        bar = self._scroller.verticalScrollBar()
        bar.setValue(self._cards[key].y() - Space.SMALL)
        self._led_to = (bar.value(), key)
        self.follow()

    def follow(self) -> None:
        """Mark where one is."""
        at = self._scroller.verticalScrollBar().value()
        upper = at + self._scroller.viewport().height() // 3
        seen = [key for key, card in self._cards.items() if not card.isHidden()]
        here = seen[0] if seen else ""
        if at > 0:
            here = next((key for key in reversed(seen) if self._cards[key].y() <= upper), here)
        if at == self._led_to[0] and self._led_to[1] in seen:
            here = self._led_to[1]
        for key, button in self._contents.buttons.items():
            button.setChecked(key == here)
