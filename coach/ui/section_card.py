"""One section of a guide as a card: a heading and its text, the words that are looked for marked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from coach.ui.guide import Block, Section, marked
from coach.ui.theme import Space, Theme


class SectionCard(QFrame):
    """Draws a section; a stop of the Tab key, so that it can be gone to and read without a mouse."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self.setObjectName("alarm" if section.urgent else "section")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(section.heading)
        self.setAccessibleDescription(section.text)
        self.heading = _label("heading")
        self.lines = [(block, _label("plain")) for block in section.blocks]
        self._arrange()
        self.mark((), None)

    def mark(self, words: tuple[str, ...], theme: Theme | None) -> None:
        """Show the text with these words marked."""
        style = f"background-color: {theme.action}; color: {theme.on_action};" if theme else ""
        self.heading.setText(marked(self.section.heading, words, style))
        for block, label in self.lines:
            label.setText(airy(marked(block.written, words, style)))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addLayout(lines(self.lines))


def lines(rows: list[tuple[Block, QLabel]]) -> QGridLayout:
    """Lay paragraphs over the whole width, and items of a list beside their marks."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.SMALL)
    grid.setVerticalSpacing(Space.SMALL)
    grid.setColumnStretch(1, 1)
    for place, (block, label) in enumerate(rows):
        if block.mark:
            dot = _label("plain")
            dot.setWordWrap(False)
            dot.setText(airy(block.mark))
            grid.addWidget(dot, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, place, 1)
        else:
            grid.addWidget(label, place, 0, 1, 2)
    return grid


def airy(text: str) -> str:
    """Give HTML with room between its lines."""
    return f'<p style="line-height: 118%; margin: 0">{text}</p>'


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
