"""The list of back-ups, and the way to a file with the diary that is kept elsewhere."""

import itertools

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from coach.language.texts import mark, tr
from coach.ui.backups_views import BackupRow, BackupsView
from coach.ui.fitting import Buttons, Fitting, grown
from coach.ui.settings_diary_layout import Panel
from coach.ui.settings_diary_page import DiaryPage
from coach.ui.settings_rows import label
from coach.ui.theme import Space
from coach.ui.wrapping_button import WrappingButton

#: The days stand in so many columns at most.
MOST_COLUMNS = 3
ELSEWHERE = mark(
    "A computer can break or be lost. A file with your diary, on a memory stick or another computer, is safe from that."
)
UNDOING = mark("Your diary as it was before an earlier change")


class BackupsPage(DiaryPage):
    """Draws the list, and tells which back-up is to be looked at."""

    chosen = Signal(object)  # the Backup
    save_wanted = Signal()  # the diary as a file
    file_wanted = Signal()  # that comes in

    def __init__(self) -> None:
        super().__init__(tr("Back-ups"))
        self.lead = label("plain")
        self.rows: dict[str, QPushButton] = {}  # by the name of the file
        self.daily, self.undoing = _Rows(), _Rows()
        self.undoing_heading = label("value", tr(UNDOING))
        self.save = WrappingButton(tr("Save the diar&y\N{HORIZONTAL ELLIPSIS}"))
        self.bring_in = WrappingButton(tr("Bring a file &in\N{HORIZONTAL ELLIPSIS}"))
        self.list = Panel(self.lead, self.daily, self.undoing_heading, self.undoing)
        self.elsewhere = Panel(
            label("heading", tr("As a file")), label("plain", tr(ELSEWHERE)), Buttons(self.save, self.bring_in)
        )
        self.column.addWidget(self.list)
        self.column.addWidget(self.elsewhere)
        self.column.addStretch(1)
        self.save.clicked.connect(self.save_wanted)
        self.bring_in.clicked.connect(self.file_wanted)
        self._shown: BackupsView | None = None

    def show_view(self, view: BackupsView) -> None:
        """Draw the list; the keyboard stays where it is as long as that is there."""
        if view == self._shown:
            return
        self._shown = view
        at = next((key for key, button in self.rows.items() if button.hasFocus()), "")
        self.lead.setText(view.lead)
        self.rows = {}
        for holder, rows in ((self.daily, view.rows), (self.undoing, view.undoing)):
            buttons = [self._button(row) for row in rows]
            holder.fill(buttons)
            self.rows |= {row.backup.path.name: button for row, button in zip(rows, buttons, strict=True)}
        self.undoing_heading.setVisible(bool(view.undoing))
        for one, other in itertools.pairwise((self.back, *self.rows.values(), self.save, self.bring_in)):
            QWidget.setTabOrder(one, other)
        if at:
            self.rows.get(at, self.back).setFocus()

    def _button(self, row: BackupRow) -> QPushButton:
        button = WrappingButton(f"{row.name}\n{row.detail}")
        button.setObjectName("backup")
        button.setAccessibleName(tr("{name}: {detail}", name=row.name, detail=row.detail))
        button.setAutoDefault(True)  # Return presses it, as Space does
        button.setEnabled(row.whole)
        button.clicked.connect(lambda: self.chosen.emit(row.backup))
        return button


class _Rows(Fitting):
    """Buttons in as many columns as there is room for, which can be exchanged for others."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QPushButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def fill(self, buttons: list[QPushButton]) -> None:
        """Hold these and no others."""
        for old in self._buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons, self._columns = buttons, 0
        self.setVisible(bool(buttons))
        self.fit()

    def fit(self) -> None:
        """Lay the buttons out for the width there is."""
        gap = grown(Space.TIGHT, self)
        self._grid.setSpacing(gap)
        columns = min(MOST_COLUMNS, self.fitting(self._buttons, gap))
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self._buttons):
                self._grid.addWidget(button, place // columns, place % columns)
            for column in range(MOST_COLUMNS):
                self._grid.setColumnStretch(column, int(column < columns))
        self.keep_height(self._grid)
