"""The way through the list of entries: which are seen, and on to the newer or the older ones."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from coach.language import written
from coach.language.texts import tr
from coach.ui.fitting import Fitting, grown
from coach.ui.theme import Space
from coach.ui.wrapping_button import WrappingButton


class Turner(Fitting):
    """Leads on through the list as through the months: which entries are seen, the newer ones and the older."""

    turned = Signal(int)  # so many screens of it towards the older ones

    def __init__(self) -> None:
        super().__init__()
        self.newer = WrappingButton(self.tr("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} &Newer"))
        self.older = WrappingButton(self.tr("&Older \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"))
        self.newer.setAccessibleName(self.tr("Newer entries"))
        self.older.setAccessibleName(self.tr("Older entries"))
        self.newer.clicked.connect(lambda: self.turned.emit(-1))
        self.older.clicked.connect(lambda: self.turned.emit(1))
        self.place = QLabel()
        self.place.setObjectName("small")
        self.place.setWordWrap(True)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._longest = ""  # that it may have to say
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(QMargins())
        for widget in (self.newer, self.place, self.older):
            self._grid.addWidget(widget)

    def fit(self) -> None:
        """Say it between the buttons where there is room for the longest of what may be said, else above them."""
        gap = grown(Space.TIGHT, self)
        self._grid.setSpacing(gap)
        left = self.width() - sum(button.sizeHint().width() + gap for button in (self.newer, self.older))
        self.place.ensurePolished()
        beside = self.place.fontMetrics().horizontalAdvance(self._longest) <= left
        self.place.setMinimumHeight(self.place.heightForWidth(left if beside else self.width()))
        if beside != self._beside:
            self._beside = beside
            self._lay(beside=beside)
        self.keep_height(self._grid)

    def _lay(self, *, beside: bool) -> None:
        for widget in (self.newer, self.place, self.older):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.newer, int(not beside), 0)
        self._grid.addWidget(self.place, 0, int(beside), 1, 1 if beside else 3)
        self._grid.addWidget(self.older, int(not beside), 2)
        for column in range(3):
            self._grid.setColumnStretch(column, int(beside == (column == 1)))

    def show_place(self, top: int, rows: int, count: int) -> None:
        """Say that so many rows from this one on are seen, of so many; nothing where these are all."""
        first, last, every = (written.number(number) for number in (top + 1, min(top + rows, count), count))
        self.place.setText(_seen(first, last, every))
        longest = _seen(every, every, every)
        if longest != self._longest:
            self._longest = longest
            self.fit()
        self.setVisible(count > rows)
        for button, leads_on, other in (
            (self.newer, top > 0, self.older),
            (self.older, top + rows < count, self.newer),
        ):
            if button.hasFocus() and not leads_on:  # or the keyboard would go elsewhere from an end of the list
                other.setEnabled(True)
                other.setFocus()
            button.setEnabled(leads_on)

    def announce(self) -> None:
        """Have a screen reader say which are seen now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.place.text()))


def _seen(first: str, last: str, every: str) -> str:
    return tr("{first} to {last} of {all}", "entries of a list", first=first, last=last, all=every)
