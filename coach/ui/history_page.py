"""The screen that looks back: is it getting better, what was done, and what was written down."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.diary.entries import Book
from coach.language.texts import mark, tr
from coach.plan.trend import trend
from coach.ui import history_views as views
from coach.ui.entries_list import EntriesList
from coach.ui.history_cards import ChangesCard, ChartCard
from coach.ui.history_weeks import Range, chart
from coach.ui.month import Month
from coach.ui.scroller import scroller
from coach.ui.theme import THEMES, Space, Theme, ThemeName

#: Two columns want a page at least this many lines of type wide.
ROOM_FOR_TWO = 52
FIRST_DAY = mark(
    "Answer the question on Today each morning. In a few weeks, this page shows whether the cramps become fewer."
)


class HistoryPage(QWidget):
    """Draws a diary, and tells what is to be corrected, deleted or brought back."""

    closed = Signal()
    edit_wanted = Signal(object)  # a Session or a Cramp
    delete_wanted = Signal(object)
    undo_wanted = Signal()
    gp_wanted = Signal()  # the page for the GP
    night_corrected = Signal(object, object)  # the night, and its cramps or None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = THEMES[ThemeName.LIGHT]
        self._past = views.read(Book(), date.min)
        self._month, self._span, self._columns = date.min, Range.HALF_YEAR, 0
        self.back = QPushButton(self.tr("← &Back to today"))
        self.gp = QPushButton(self.tr("A page for your &GP"))
        self.greeting, self.title, self.sentence, self.note = (QLabel() for _ in range(4))
        self.chart, self.month, self.entries, self.changes = ChartCard(), Month(), EntriesList(), ChangesCard()
        self.undo_line, self.undo_text = QFrame(), QLabel()
        self.undo = QPushButton(self.tr("&Undo"))
        self._arrange()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        for part in (self.chart, self.month, self.entries):
            part.set_theme(theme)

    def show_book(self, book: Book, today: date) -> None:
        """Draw this diary on this day of sessions; range, month, filter and choice stay as they were."""
        self._past = views.read(book, today)
        if self._month == date.min:
            self._month = today
        seen = trend(self._past.nights, today)
        empty = self._past.began is None
        self.title.setText(self.tr("Nothing to look back on yet") if empty else seen.headline)
        self.sentence.setText(tr(FIRST_DAY) if empty else seen.sentence)
        self.note.setText(seen.note)
        self.note.setVisible(bool(seen.note) and not empty)
        for card in (self.chart, self.month, self.gp):
            card.setVisible(not empty)
        self._draw_chart()
        self._draw_month()
        self.changes.show_changes(views.changes(self._past))
        self.entries.show_book(book)
        if self.isVisible():
            self.chart.unroll()

    def show_undo(self, text: str) -> None:
        """Say what was deleted with the way to bring it back; nothing with an empty text."""
        if not text and self.undo.hasFocus():
            self.entries.view.setFocus()
        self.undo_text.setText(text)
        self.undo.show()
        self.undo_line.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def tell(self, sentence: str) -> None:
        """Say what went wrong; there is nothing to undo about it."""
        self.show_undo(sentence)
        self.undo.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the chart when it is first seen: what draws it takes a while to load."""
        super().showEvent(event)
        self.chart.unroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._lay(2 if self.width() > ROOM_FOR_TWO * self.fontMetrics().height() else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Go, and be found at the top next time."""
        self._month = date.min
        self.scroller.verticalScrollBar().setValue(0)
        self.show_undo("")
        self.closed.emit()

    def _look_back(self, span: str) -> None:
        self._span = Range(span)
        self._draw_chart()

    def _turn(self, month: date) -> None:
        self._month = month
        self._draw_month()

    def _draw_chart(self) -> None:
        past = self._past
        self.chart.show_view(chart(past.nights, past.changes, past.began, past.today, self._span), self._span)

    def _draw_month(self) -> None:
        self.month.show_view(views.month(self._past, self._month))

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.chart.range_wanted.connect(self._look_back)
        self.month.back.connect(lambda: self._turn(views.month_before(self._month)))
        self.month.on.connect(lambda: self._turn(views.next_month(self._month)))
        self.month.corrected.connect(self.night_corrected)
        self.month.walked.connect(lambda place: self.scroller.ensureWidgetVisible(self.month.days[place]))
        self.entries.edit_wanted.connect(self.edit_wanted)
        self.entries.delete_wanted.connect(self.delete_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.gp.clicked.connect(self.gp_wanted)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate((self.chart, self.month, self.entries)):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.addWidget(self.changes, 3 // columns, 3 % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4 if columns == 2 else 0)

    def _arrange(self) -> None:
        names = ((self.greeting, "lead"), (self.title, "title"), (self.sentence, "lead"), (self.note, "quiet"))
        for label, name in names:
            label.setObjectName(name)
            label.setWordWrap(True)
        self.greeting.setText(self.tr("History"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[Space.WIDE] * 4)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.addWidget(self.greeting, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        for label, _ in names[1:]:
            column.addWidget(label)
        column.addWidget(self.gp, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.NORMAL)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.scroller = scroller()
        self.scroller.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroller, 1)
        whole.addWidget(self._undo_line())
        self._lay(1)
        QWidget.setTabOrder(self.entries.delete, self.changes.all)
        QWidget.setTabOrder(self.changes.all, self.undo)

    def _undo_line(self) -> QFrame:
        self.undo_line.setObjectName("undo")
        self.undo_text.setWordWrap(True)
        row = QHBoxLayout(self.undo_line)
        row.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        row.setSpacing(Space.NORMAL)
        row.addWidget(self.undo_text, 1)
        row.addWidget(self.undo)
        self.undo_line.hide()
        return self.undo_line
