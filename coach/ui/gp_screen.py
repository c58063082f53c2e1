"""The screen of the page for a GP: which dates, how it will look, and to a file or on paper."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.diary.entries import OLDEST_YEAR, Book
from coach.language.texts import mark, tr
from coach.plan.report import back, report
from coach.plan.report_weeks import Span
from coach.ui import gp_page
from coach.ui.choosers import OneOf
from coach.ui.gp_preview import Preview
from coach.ui.gp_sheet import Sheet
from coach.ui.pickers import dress
from coach.ui.scroller import scroller
from coach.ui.settings_rows import Row, Sides, label
from coach.ui.theme import Space, Theme

#: The choices stand beside the page on a screen at least this many lines of type wide, and above it on another.
ROOM_FOR_TWO = 46
#: So many lines of type wide are the choices beside the page.
SIDE = 18
RANGES = (
    ("weeks", mark("The last 8 weeks")),
    ("half-year", mark("The last 6 months")),
    ("year", mark("The last year")),
    ("all", mark("Everything")),
    ("dates", mark("Two dates")),
)
DAYS_BACK = {"weeks": 56, "half-year": 182, "year": 365, "all": None}
LEAD = mark("One page on your cramps, to take with you. Your name is not on it: write it on the paper.")


class GpScreen(QWidget):
    """Draws the page for some dates, and tells whether it is wanted as a file or on paper."""

    closed = Signal()
    save_wanted = Signal(object)  # the Sheet that is shown
    print_wanted = Signal(object)

    def __init__(self, version: str) -> None:
        """`version` is that of the program, which the page names."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._version, self._wide = version, False
        self._book, self._today = Book(), date.min
        self.sheet: Sheet | None = None
        self.title, self.lead = label("lead", self.tr("A page for your GP")), label("plain", tr(LEAD))
        self.back = QPushButton(self.tr("← &Back"))
        self.ranges = OneOf(self.tr("Which dates"), [(key, tr(text)) for key, text in RANGES], columns=2)
        self.first, self.last = _picker(self.tr("From")), _picker(self.tr("To"))
        self.dates = QWidget()
        self.save, self.print = QPushButton(self.tr("&Save as PDF…")), QPushButton()
        self.print.setText(self.tr("&Print…"))
        self.told, self.preview = label("line"), Preview()
        self.choices, self.scroller, self.inner = QFrame(), scroller(), QWidget()
        self._arrange()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours, and with type that may have another size."""
        self.preview.set_theme(theme)
        self._lay()

    def begin(self, book: Book, today: date) -> None:
        """Show the last eight weeks of this diary; `today` is the present day of sessions."""
        self._book, self._today = book, today
        self.told.hide()
        self.ranges.show_choice("weeks")
        self._choose("weeks")
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what happened, where the person is looking; nothing with an empty sentence."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices beside the page where there is room."""
        super().resizeEvent(event)
        self._lay()

    def _choose(self, key: str) -> None:
        """Show the page of a range; two dates begin as those that were shown."""
        self.dates.setVisible(key == "dates")
        if key == "dates":
            self._draw(self._picked())
            return
        span = back(self._book, self._today, DAYS_BACK[key])
        for picker, day in ((self.first, span.first), (self.last, span.last)):
            picker.blockSignals(True)
            picker.setDateRange(QDate(OLDEST_YEAR, 1, 1), QDate(self._today.year, self._today.month, self._today.day))
            picker.setDate(QDate(day.year, day.month, day.day))
            picker.blockSignals(False)
        self._draw(span)

    def _picked(self) -> Span:
        """Give the dates that were picked, in whatever order."""
        days = [date(*picker.date().getDate()) for picker in (self.first, self.last)]
        return Span(min(days), max(days))

    def _draw(self, span: Span) -> None:
        try:
            self.sheet = gp_page.sheet(report(self._book, span, self._today), self._version)
        except gp_page.NoType as fault:
            self.sheet = None
            self.tell(str(fault))
        else:
            self.preview.show_sheet(self.sheet)
        for button in (self.save, self.print):
            button.setEnabled(self.sheet is not None)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.ranges.chosen.connect(self._choose)
        for picker in (self.first, self.last):
            picker.dateChanged.connect(lambda _: self._draw(self._picked()))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.sheet))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.sheet))

    def _lay(self) -> None:
        """Take the room there is, or make do with less."""
        line = self.fontMetrics().height()
        wide = self.width() > ROOM_FOR_TWO * line
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.choices.setMinimumWidth(SIDE * line if wide else 0)
        self.choices.setMaximumWidth(SIDE * line if wide else 16_777_215)

    def _arrange(self) -> None:
        self.told.hide()
        self.save.setObjectName("pause")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        top = QVBoxLayout()
        top.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        top.setSpacing(Space.SMALL)
        top.addLayout(head)
        top.addWidget(self.told)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(Space.WIDE)
        self._sides.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.preview, 1)
        column.addLayout(self._sides)
        column.addStretch(1)
        self._arrange_choices()
        self.scroller.setWidget(self.inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.scroller, 1)
        QWidget.setTabOrder(self.print, self.preview)

    def _arrange_choices(self) -> None:
        self.choices.setObjectName("card")
        pickers = QVBoxLayout(self.dates)
        pickers.setContentsMargins(0, 0, 0, 0)
        pickers.setSpacing(Space.TIGHT)
        for picker in (self.first, self.last):
            pickers.addWidget(Row(picker.accessibleName(), picker))
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.NORMAL)
        for part in (self.lead, self.ranges, self.dates, Sides(self.save, self.print)):
            column.addWidget(part)


def _picker(what: str) -> QDateEdit:
    picker = QDateEdit()
    picker.setAccessibleName(what)
    dress(picker)
    return picker
