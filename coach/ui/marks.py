"""The day's sessions as large marks: done, now, later, not done."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.plan.today import State
from coach.ui.theme import THEMES, Space, Theme, ThemeName
from coach.ui.today_views import MarkView

#: Diameter of a mark, in pixels.
DIAMETER = 44


class Disc(QWidget):
    """A painted mark: a tick, a full dot, an empty ring or a dash; its word stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES[ThemeName.LIGHT]
        self._state = State.LATER
        self.setFixedSize(QSize(DIAMETER, DIAMETER))

    def draw(self, theme: Theme, state: State) -> None:
        """Draw this state in these colours."""
        self._theme, self._state = theme, state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3, 3, DIAMETER - 6, DIAMETER - 6)
        match self._state:
            case State.DONE:
                _ring(painter, box, self._theme.done, filled=True)
                _tick(painter, box, self._theme.ground)
            case State.DUE:
                _ring(painter, box, self._theme.action, filled=False)
                _ring(painter, box.adjusted(10, 10, -10, -10), self._theme.action, filled=True)
            case State.LATER:
                _ring(painter, box, self._theme.edge, filled=False)
            case State.MISSED | State.BEFORE:
                painter.setPen(QPen(QColor(self._theme.edge), 4, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(13, DIAMETER / 2), QPointF(DIAMETER - 13, DIAMETER / 2))
        painter.end()


class MarkRow(QWidget):
    """The day's marks side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES[ThemeName.LIGHT]
        self._views: tuple[MarkView, ...] = ()
        self._cells = [_Cell() for _ in range(3)]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for cell in self._cells:
            row.addWidget(cell, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.show_marks(self._views)

    def lay(self, *, beside: bool) -> None:
        """Put the words beside the marks, which needs more room, or below them."""
        for cell in self._cells:
            cell.lay(beside=beside)

    def show_marks(self, views: tuple[MarkView, ...]) -> None:
        """Show a mark for each slot of the day."""
        self._views = views
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(views))
            if number < len(views):
                cell.show_mark(self._theme, views[number])


class _Cell(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mark")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._disc, self._name, self._word = Disc(), QLabel(), QLabel()
        self._name.setObjectName("value")
        self._word.setObjectName("small")
        for label in (self._name, self._word):
            label.setWordWrap(True)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        self._sides.addWidget(self._disc)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._word)
        self._sides.addLayout(words, 1)
        self.lay(beside=False)

    def lay(self, *, beside: bool) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(Space.SMALL if beside else 2)
        self._sides.setAlignment(self._disc, Qt.AlignmentFlag.AlignVCenter if beside else middle)
        for label in (self._name, self._word):
            label.setAlignment(Qt.AlignmentFlag.AlignLeading if beside else middle)

    def show_mark(self, theme: Theme, view: MarkView) -> None:
        self._disc.draw(theme, view.state)
        self._name.setText(view.name)
        self._word.setText(view.word)
        self.setAccessibleName(tr("{session}: {state}", "Midday: done", session=view.name, state=view.word))


def _ring(painter: QPainter, box: QRectF, colour: str, *, filled: bool) -> None:
    painter.setPen(QPen(QColor(colour), 4))
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)


def _tick(painter: QPainter, box: QRectF, colour: str) -> None:
    pen = QPen(QColor(colour), 5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = [(0.26, 0.52), (0.44, 0.70), (0.76, 0.34)]
    painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in at])
