"""A button whose words go on in the next line where it is too narrow for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from coach.ui.theme import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionButton

#: What Qt leaves room for on a button that says nothing yet.
_UNNAMED = "XXXX"
#: So large a content is asked about to learn what the style puts around it, in pixels.
_PROBE = 1_000

_MEASURES_CHANGE = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})


class WrappingButton(QPushButton):
    """As wide as its words where there is room, and never narrower than the longest of them."""

    def __init__(self, text: str = "", name: str = "") -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # those of a row are equally high
        self.tight = False  # if so, the words stay in a line, without air above and below them
        self._width, self._shown = 0, text  # the width it was laid out for, and the words in lines for that
        self._beside: int | None = None  # what was measured last: layouts ask hundreds of times a second
        self._hint, self._least = QSize(), QSize()
        self._stale = False  # the words are to be broken anew as soon as somebody asks
        self._is_measured = False  # as it is without the keyboard

    @property
    def lines(self) -> list[str]:
        """Give the words as they are drawn."""
        self._freshen()
        return self._shown.split("\n")

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Say something else."""
        super().setText(text)
        self._forget()
        self._break()

    def sizeHint(self) -> QSize:
        """Ask for the width of the words as they are, and for the height of the lines that they take now."""
        self.ensurePolished()
        self._freshen()
        if not self._hint.isValid():
            widest = max(self._wide(line) for line in self.text().split("\n"))
            self._hint = QSize(widest + self.beside(), self._high(self._shown))
        return QSize(self._hint)

    def minimumSizeHint(self) -> QSize:
        """Make do with the width of the longest word."""
        self.ensurePolished()
        if not self._least.isValid():
            longest = max(self._wide(word) for word in self.text().replace("\n", " ").split(" "))
            self._least = QSize(longest + self.beside(), self.sizeHint().height())
        return QSize(self._least)

    def heightForWidth(self, width: int) -> int:
        """Give how high it has to be in another width; layouts ask for what it takes in its own."""
        self.ensurePolished()
        return self._high(self._broken(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for another width."""
        super().resizeEvent(event)
        if self.width() != self._width:
            self._width = self.width()
            self._break()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type; one change of style sends many of these, and layouts ask afterwards."""
        super().changeEvent(event)
        if event.type() in _MEASURES_CHANGE:
            self._beside = None
            self._forget()
            self._stale = True

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Have the words drawn in their lines; what the button is called stays as it is."""
        if self._is_measured:
            return
        super().initStyleOption(option)
        self._freshen()
        option.text = self._shown

    def beside(self) -> int:
        """Give how much of the width border and padding take, whether it has the keyboard or not."""
        if self._beside is None:
            self._is_measured = True
            hint = super().sizeHint()
            self._is_measured = False
            self._beside = hint.width() - self._wide(self.text() or _UNNAMED)
        return self._beside

    def _above(self) -> int:
        """Give how much of the height they take, which the hint does not tell where a button has a least height."""
        from PySide6.QtWidgets import QStyle, QStyleOptionButton  # noqa: PLC0415  (the start need not wait for it)

        option, content = QStyleOptionButton(), QSize(_PROBE, _PROBE)
        option.state = QStyle.StateFlag.State_Enabled
        size = self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, content, self)
        return size.height() - _PROBE

    def _forget(self) -> None:
        self._hint, self._least = QSize(), QSize()

    def _freshen(self) -> None:
        """Break the words after a change of style, which has told the layouts already."""
        if self._stale:
            self._stale = False
            self._shown = self._broken(self._width) if self._width else self.text()

    def _break(self) -> None:
        """Have the words in lines for the width there is."""
        self._stale = False
        shown = self._broken(self._width) if self._width else self.text()
        if shown != self._shown:
            self._shown = shown
            self._forget()
            self.updateGeometry()
            self.update()

    def _broken(self, width: int) -> str:
        """Give the words in lines that fit a button of this width."""
        if self.tight:
            return self.text()
        room = width - self.beside()
        return "\n".join(line for whole in self.text().split("\n") for line in self._lines(whole, room))

    def _high(self, lines: str) -> int:
        """Give how high these lines are, with the same air around them whatever the border."""
        count = lines.count("\n") + 1
        content, one = self.fontMetrics().lineSpacing() * count, super().sizeHint().height()
        airy = content + (0 if self.tight else 2 * Space.TIGHT)
        return max(one, airy) if count == 1 else max(one, airy, content + self._above())

    def _lines(self, text: str, room: int) -> list[str]:
        """Fill as few lines as can be, and have them about equally long."""
        if self._wide(text) <= room:
            return [text]
        words = text.split(" ")
        few = self._filled(words, room)
        widths = {self._wide(" ".join(words[a:b])) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
        fitting = (self._filled(words, width) for width in sorted(widths) if width <= room)
        return next((lines for lines in fitting if len(lines) == len(few)), few)

    def _filled(self, words: list[str], room: int) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            longer = f"{lines[-1]} {word}"
            if self._wide(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _wide(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
