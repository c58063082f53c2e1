"""The screen that looks back: is it getting better, what was done, and what was written down."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from coach.diary.entries import Book
from coach.language.texts import mark, tr
from coach.plan.dose import Dose
from coach.plan.trend import trend
from coach.ui import history_views as views
from coach.ui.entries_list import EntriesList
from coach.ui.history_cards import ChangesCard, ChartCard
from coach.ui.history_weeks import Range, chart
from coach.ui.month import Month
from coach.ui.page_frame import PageFrame
from coach.ui.theme import THEMES, Space, Theme, ThemeName

#: Two columns want a page at least this many lines of type wide.
ROOM_FOR_TWO = 52
FIRST_DAY = mark(
    "Answer the question on Today each morning. In a few weeks, this page shows whether the cramps become fewer."
)


class HistoryPage(PageFrame):
    """Draws a diary, and tells what is to be corrected, deleted or brought back."""

    edit_wanted = Signal(object)  # a Session or a Cramp
    delete_wanted = Signal(object)
    undo_wanted = Signal()
    gp_wanted = Signal()  # the page for the GP
    night_corrected = Signal(object, object)  # the night, and its cramps or None

    def __init__(self) -> None:
        super().__init__(tr("History"))
        self._theme = THEMES[ThemeName.LIGHT]
        self._past = views.read(Book(), date.min)
        self._month, self._span, self._columns = date.min, Range.HALF_YEAR, 0
        self.back.setText(self.tr("← &Back to today"))
        self.gp = QPushButton(self.tr("A page for your &GP"))
        self.headline, self.sentence, self.note = (QLabel() for _ in range(3))
        self.chart, self.month, self.entries, self.changes = ChartCard(), Month(), EntriesList(), ChangesCard()
        self.undo_line, self.undo_text = QFrame(), QLabel()
        self.undo = QPushButton(self.tr("&Undo"))
        self._gp_beside: bool | None = None
        self._arrange()
        self._connect()
        self.back.setFocus()  # remembered until the page is first seen

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        for part in (self.chart, self.month, self.entries):
            part.set_theme(theme)
        super().set_theme(theme)

    def show_book(self, book: Book, today: date, dose: Dose | None = None) -> None:
        """Draw this diary on this day of sessions; range, month, filter and choice stay as they were.

        `dose` is the plan of the day, where somebody has it already.
        """
        self._past = views.read(book, today, dose)
        if self._month == date.min:
            self._month = today
        seen = trend(self._past.nights, today)
        empty = self._past.began is None
        self.headline.setText(self.tr("Nothing to look back on yet") if empty else seen.headline)
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

    def fit(self) -> None:
        """Stand in two columns where there is room."""
        super().fit()
        line = self.fontMetrics().height()
        self._lay(2 if self.width() > ROOM_FOR_TWO * line else 1)
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        buttons = sum(button.sizeHint().width() + Space.SMALL for button in (self.gp, self.back))
        self._lay_gp(beside=title + buttons + 2 * Space.WIDE < self.width())

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

    def _lay_gp(self, *, beside: bool) -> None:
        """Put the way to the page for a GP beside the title, or below the sentence that it goes with."""
        if beside == self._gp_beside:
            return
        self._gp_beside = beside
        if beside:
            self.head.row.insertWidget(1, self.gp, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.column.insertWidget(3, self.gp, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self.back, self.gp)
        if beside:
            QWidget.setTabOrder(self.gp, self.back)

    def _arrange(self) -> None:
        self.column.setSpacing(Space.SMALL)
        for label, name in ((self.headline, "heading"), (self.sentence, "plain"), (self.note, "quiet")):
            label.setObjectName(name)
            label.setWordWrap(True)
            self.column.addWidget(label)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.NORMAL)
        self.column.addSpacing(Space.TIGHT)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.whole.addWidget(self._undo_line())
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
