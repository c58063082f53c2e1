"""The one frame of the pages that are read or filled in: title and way back on top, and what scrolls below them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.ui.scroller import Edge, scroller
from coach.ui.settings_rows import label
from coach.ui.theme import Space, Theme
from coach.ui.wrapping_button import WrappingButton

#: What stands on a page is no wider than this many lines of type are high: longer lines are hard to follow.
WIDEST = 52
#: A title stands beside more than the way back on a page at least this many lines of type wide.
ROOM_FOR_TITLE = 24
#: How thick the line is below what does not scroll, in pixels.
RULE = 2


class PageHead(QWidget):
    """The title on the left and the way back on the right, at the same place on every page; and lines below them."""

    def __init__(self, title: str, *beside: QWidget, back: QPushButton | None = None) -> None:
        """`beside` stand before the way back, which may be a button of another kind."""
        super().__init__()
        self.setObjectName("head")
        self.title, self._beside = label("title", title), beside
        self.back = back or WrappingButton()
        self.back.setText(tr("\N{LEFTWARDS ARROW} &Back"))
        self.back.setAutoDefault(True)  # Return presses it, as Space does
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        self.column.setSpacing(Space.SMALL)
        self.row = QHBoxLayout()
        self.row.setSpacing(Space.SMALL)
        self.row.addWidget(self.title, 1)
        for widget in (*beside, self.back):
            self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self.row)

    def fit(self, width: int) -> None:
        """End where the cards below end on a page of this width; large type needs the title's room for the buttons."""
        self.setMaximumWidth(widest(self))
        self.title.setVisible(not self._beside or width > ROOM_FOR_TITLE * self.fontMetrics().height())


class PageFrame(QWidget):
    """A page whose `column` scrolls below its head; who derives from it fills them.

    The column ends where the way back does, with and without a scroll bar, which stands in the margin.
    """

    closed = Signal()

    def __init__(self, title: str, *beside: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head, self.scroller, self.inner = PageHead(title, *beside), scroller(), QWidget()
        self.title, self.back = self.head.title, self.head.back
        self.column, self.body = QVBoxLayout(self.inner), QHBoxLayout()
        self._side: QWidget | None = None
        self._rule = QFrame()
        self._arrange_frame()
        self._edge = Edge(self.scroller, self.inner, self.column)
        self.scroller.verticalScrollBar().valueChanged.connect(self._draw_rule)

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002  (the style sheet has all the colours)
        """Make room for the type, which may have another size."""
        self.fit()

    def fit(self) -> None:
        """Take the room there is."""
        self.head.fit(self.width())
        side = self._side.minimumWidth() if self._side and not self._side.isHidden() else 0
        self.inner.setMaximumWidth(max(widest(self) - side, 0))
        self._edge.keep()

    def set_side(self, side: QWidget) -> None:
        """Put something of a fixed width left of what scrolls."""
        self._side = side
        self.body.insertWidget(0, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def _draw_rule(self) -> None:
        """Let a line show that there is more above."""
        self._rule.setVisible(self.scroller.verticalScrollBar().value() > 0)

    def _arrange_frame(self) -> None:
        self.column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        self.column.setSpacing(Space.NORMAL)
        self.scroller.setWidget(self.inner)
        self.body.setSpacing(0)
        self.body.addWidget(self.scroller, 1)
        self._rule.setObjectName("rule")
        self._rule.setFixedHeight(RULE)
        policy = self._rule.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the page would move by it
        self._rule.setSizePolicy(policy)
        self._rule.hide()
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        for part in (self.head, self._rule):
            self.whole.addWidget(part)
        self.whole.addLayout(self.body, 1)


def widest(widget: QWidget) -> int:
    """Give how wide a page's parts are at most, with the margins, in pixels."""
    return WIDEST * widget.fontMetrics().height() + 2 * Space.WIDE
