"""The screen of the page for a GP: which dates, how it will look, and to a file or on paper."""

from datetime import date
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from coach.diary.entries import OLDEST_YEAR, Book
from coach.language.texts import mark, tr
from coach.plan.dose import Dose
from coach.plan.report import back, report
from coach.plan.report_weeks import Span
from coach.ui import gp_page
from coach.ui.choosers import OneOf
from coach.ui.gp_preview import Preview
from coach.ui.gp_sheet import Sheet
from coach.ui.meaning import Meaning
from coach.ui.page_frame import PageFrame
from coach.ui.pickers import DateField
from coach.ui.scroller import scroller
from coach.ui.settings_rows import Row, Sides, label
from coach.ui.theme import Space, Theme
from coach.ui.told_line import ToldLine

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


class GpScreen(PageFrame):
    """Draws the page for some dates, and tells whether it is wanted as a file or on paper."""

    save_wanted = Signal(object)  # the Sheet that is shown
    print_wanted = Signal(object)

    def __init__(self, version: str) -> None:
        """`version` is that of the program, which the page names."""
        super().__init__(tr("A page for your GP"))
        self._version, self._wide = version, None  # type: str, bool | None
        self._book, self._today, self._dose = Book(), date.min, None  # type: Book, date, Dose | None
        self.sheet: Sheet | None = None
        self.lead = label("plain", tr(LEAD))
        self.ranges = OneOf(self.tr("Which dates"), [(key, tr(text)) for key, text in RANGES], columns=2)
        self.first, self.last = DateField(self.tr("From")), DateField(self.tr("To"))
        self.dates = QWidget()
        self.save, self.print = QPushButton(self.tr("&Save as PDF…")), QPushButton()
        self.print.setText(self.tr("&Print…"))
        self.told, self.preview = ToldLine(), Preview()
        self.choices, self.side, self._beside = QFrame(), scroller(), QWidget()
        self._arrange()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours, and with type that may have another size."""
        self.preview.set_theme(theme)
        super().set_theme(theme)

    def begin(self, book: Book, today: date, dose: Dose | None = None) -> None:
        """Show the last eight weeks of this diary; `today` is the present day of sessions, `dose` its plan if known."""
        self._book, self._today, self._dose = book, today, dose
        self.told.hide()
        self.ranges.show_choice("weeks")
        self._choose("weeks")
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def tell(self, sentence: str, meaning: Meaning = Meaning.ATTENTION) -> None:
        """Say what happened, where the person is looking; nothing with an empty sentence."""
        self.told.say(sentence, meaning)
        self.told.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _choose(self, key: str) -> None:
        """Show the page of a range; two dates begin as those that were shown."""
        self.dates.setVisible(key == "dates")
        if key == "dates":
            self._draw(self._picked())
            return
        span = back(self._book, self._today, DAYS_BACK[key])
        for picker, day in ((self.first, span.first), (self.last, span.last)):
            picker.show_day(day, date(OLDEST_YEAR, 1, 1), self._today)
        self._draw(span)

    def _picked(self) -> Span:
        """Give the dates that were picked, in whatever order."""
        days = [picker.day for picker in (self.first, self.last)]
        return Span(min(days), max(days))

    def _draw(self, span: Span) -> None:
        try:
            self.sheet = gp_page.sheet(report(self._book, span, self._today, self._dose), self._version)
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
            picker.chosen.connect(lambda _: self._draw(self._picked()))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.sheet))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.sheet))

    def fit(self) -> None:
        """Put the choices beside the page where there is room, or make do with less."""
        line = self.fontMetrics().height()
        self.side.setFixedWidth(SIDE * line + Space.WIDE)
        wide = self.width() > ROOM_FOR_TWO * line
        if wide != self._wide:
            self._wide = wide
            self.side.setVisible(wide)
            layout = self._beside.layout() if wide else self.column
            cast("QVBoxLayout", layout).insertWidget(0, self.choices)
        super().fit()

    def _arrange(self) -> None:
        self.told.hide()
        self.save.setObjectName("pause")
        self.head.column.addWidget(self.told)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(Space.WIDE, Space.SMALL, 0, Space.WIDE)
        beside.addStretch(1)
        self.side.setWidget(self._beside)
        self.set_side(self.side)
        for part in (self.choices, self.preview):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._arrange_choices()
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
