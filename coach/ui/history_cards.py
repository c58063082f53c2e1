"""Two cards of History: the chart that turns into a table, and the changes of the plan with their reasons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coach.language.texts import tr
from coach.ui.choosers import OneOf
from coach.ui.history_views import ChangeView
from coach.ui.history_weeks import ChartView, Range, spoken
from coach.ui.theme import THEMES, Space, Theme, ThemeName

if TYPE_CHECKING:
    from coach.ui.chart import Chart

#: So many changes stand there before the rest are asked for.
LATEST = 4


class ChartCard(QFrame):
    """The weeks as a picture or as a table, as far back as is wished."""

    range_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = THEMES[ThemeName.LIGHT]
        self._view: ChartView | None = None
        self.chart: Chart | None = None
        ranges = (
            (Range.WEEKS, self.tr("8 weeks")),
            (Range.HALF_YEAR, self.tr("6 months")),
            (Range.ALL, self.tr("All", "of the time that the diary covers")),
        )
        self.ranges = OneOf(self.tr("Look back"), ranges)
        self.ranges.chosen.connect(self.range_wanted)
        self.flip = QPushButton(self.tr("Show as a &table"))
        self.flip.clicked.connect(self._flip)
        self.heading, self.caption = QLabel(self.tr("Cramps and sessions, week by week")), QLabel()
        self.place, self.table, self.sides = QWidget(), Table(), QStackedWidget()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        if self.chart:
            self.chart.set_theme(theme)

    def show_view(self, view: ChartView, span: Range) -> None:
        """Draw these weeks."""
        self.ranges.show_choice(span)
        if view == self._view:
            return  # to draw the same again would be most of what it takes to show the page
        self._view = view
        self.caption.setText(view.caption)
        self.table.show_view(view)
        if self.chart:
            self._draw(self.chart, view)

    def unroll(self) -> None:
        """Make the chart, once."""
        if self.chart or self._view is None:
            return
        from coach.ui.chart import Chart  # noqa: PLC0415  (it takes 0.3 s to load)

        self.chart = Chart()
        self.chart.setAccessibleName(self.tr("Chart of cramps a week and sessions a day"))
        room = self.place.layout()
        if room:
            room.addWidget(self.chart)
        self.chart.set_theme(self._theme)
        self._draw(self.chart, self._view)

    def _draw(self, chart: "Chart", view: ChartView) -> None:
        chart.setAccessibleDescription(spoken(view))
        chart.show_view(view)

    def _flip(self) -> None:
        to_table = self.sides.currentWidget() is self.place
        self.sides.setCurrentWidget(self.table if to_table else self.place)
        self.flip.setText(self.tr("Show as a p&icture") if to_table else self.tr("Show as a &table"))

    def _arrange(self) -> None:
        self.heading.setObjectName("value")
        self.caption.setObjectName("small")
        for label in (self.heading, self.caption):
            label.setWordWrap(True)
        QVBoxLayout(self.place).setContentsMargins(QMargins())
        self.table.setAccessibleName(self.tr("Cramps and sessions, week by week"))
        self.sides.addWidget(self.place)
        self.sides.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.NORMAL] * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.ranges)
        column.addWidget(self.sides, 1)
        column.addWidget(self.caption)
        column.addWidget(self.flip, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self.table, self.flip)


class Table(QTableWidget):
    """The figures of the chart."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()

    def show_view(self, view: ChartView) -> None:
        """Show the same figures as the chart, the latest first."""
        self.setColumnCount(len(view.header))
        self.setRowCount(len(view.rows))
        for column, name in enumerate(view.header):
            header = QTableWidgetItem(name.replace(" ", "\n", 1) if column else name)
            header.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, header)
        for number, row in enumerate(view.rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                self.setItem(number, column, item)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._spread()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._spread()

    def _spread(self) -> None:
        """Give each column what it needs, and an equal share of what is left."""
        self.resizeColumnsToContents()
        self.resizeRowsToContents()
        columns = range(self.columnCount())
        left = self.viewport().width() - sum(self.columnWidth(column) for column in columns)
        for column in columns if left > 0 else ():
            self.setColumnWidth(column, self.columnWidth(column) + left // len(columns))


def _side(column: int) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


class ChangesCard(QFrame):
    """Every change of the plan and its reason, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._changes: Sequence[ChangeView] = ()
        heading = QLabel(self.tr("How the plan went"))
        heading.setObjectName("value")
        self.none = QLabel(
            self.tr("Three sessions a day from the start. Changes to your plan appear here, with their reasons.")
        )
        self.none.setWordWrap(True)
        self.all = QPushButton()
        self.all.setObjectName("link")
        self.all.clicked.connect(lambda: self._show(len(self._changes)))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.NORMAL] * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(heading)
        column.addWidget(self.none)
        column.addLayout(self._list)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_changes(self, changes: Sequence[ChangeView]) -> None:
        """Show the latest ones."""
        if changes != self._changes or not changes:
            self._changes = changes
            self._show(LATEST)

    def _show(self, count: int) -> None:
        while taken := self._list.takeAt(0):
            if widget := taken.widget():
                widget.deleteLater()
        for change in self._changes[:count]:
            self._list.addWidget(_change(change))
        self.none.setVisible(not self._changes)
        self.all.setVisible(count < len(self._changes))
        self.all.setText(tr("Show all %n change(s)", "", len(self._changes)))


def _change(change: ChangeView) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(QMargins())
    column.setSpacing(2)
    for text, name in ((change.told, "value"), (change.why, "small")):
        label = QLabel(text)
        label.setObjectName(name)
        label.setWordWrap(True)
        column.addWidget(label)
    return block
