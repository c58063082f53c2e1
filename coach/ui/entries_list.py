"""The list of sessions and cramps, newest first and some at a time, with what can be done with each."""

from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from coach.diary.entries import Book
from coach.language.texts import mark, tr
from coach.ui.choosers import OneOf
from coach.ui.entries_rows import Entries, Row
from coach.ui.entries_turner import Turner
from coach.ui.history_entries import Entry, EntryView, Wanted, entries, found, words
from coach.ui.history_search import searchable
from coach.ui.theme import TARGET, Space, Theme
from coach.ui.wrapping_button import WrappingButton

#: Rows that are seen at once, and where the type is large.
ROWS_SHOWN, ROWS_SHOWN_LARGE = 6, 3
NOTHING = mark("Nothing here yet. Sessions and cramps stand here as they are written down.")
NOTHING_FOUND = mark("Nothing in the diary matches that.")
CHOOSE = mark("Choose an entry to read all of it, correct it or delete it.")


class EntriesList(QFrame):
    """Draws the list with its filter, and tells what is to be corrected or deleted."""

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._book, self._letters = Book(), dict[Wanted, list[str]]()
        self._wanted = Wanted.ALL
        self.model, self.painter = Entries(), Row()
        self.heading = QLabel(self.tr("What was written down"))
        kinds = (
            (Wanted.ALL, self.tr("All", "the entries of the diary")),
            (Wanted.SESSIONS, self.tr("Sessions")),
            (Wanted.CRAMPS, self.tr("Cramps")),
        )
        self.filter = OneOf(self.tr("Show"), kinds)
        self.search = QLineEdit()
        self.all = WrappingButton(tr("Show &all of it"))  # the cross that Qt has in a field is too small to be hit
        self.view, self.empty, self.chosen = List(), QLabel(), QLabel()
        self.turner = Turner()
        self.edit = WrappingButton(self.tr("&Correct"))
        self.delete = WrappingButton(self.tr("&Delete"))
        self._arrange()
        self._connect()
        self._point()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.painter.theme = theme
        self._fit()

    def show_book(self, book: Book) -> None:
        """Show the diary's entries; the filter, the place and the chosen entry stay."""
        self._book, self._letters = book, {}
        self.filter.show_choice(self._wanted)
        self._fill()

    def entry(self) -> Entry | None:
        """Give the chosen entry."""
        index = next(iter(self.view.selectionModel().selectedIndexes()), None)
        return self.model.shown[index.row()] if index else None

    def _fill(self) -> None:
        """Show what the filter lets through, and choose what was chosen: no other, or a second press deletes it."""
        before, row, at = self.entry(), self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        shown = entries(self._book, self._wanted)
        if self.search.text().strip():
            if self._wanted not in self._letters:
                self._letters[self._wanted] = searchable(shown)
            shown = found(shown, self._letters[self._wanted], self.search.text())
        self.model.show(shown)
        self._say_if_empty()
        self._fit()
        same = next((n for n, entry in enumerate(shown) if before and entry.id == before.id), None)
        if same is not None:
            self.view.setCurrentIndex(self.model.reach(same))
        elif shown and row >= 0:
            index = self.model.reach(min(row, len(shown) - 1))  # where the arrows go on from
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if row >= 0:
            self.view.verticalScrollBar().setValue(at)
        if self.delete.hasFocus() and same is None:
            self.view.setFocus()
        self._point()

    def _say_if_empty(self) -> None:
        nothing = not self.model.shown
        written = bool(self._book.sessions or self._book.cramps)
        self.empty.setText(tr(NOTHING_FOUND) if written else tr(NOTHING))
        self.empty.setVisible(nothing)
        for part in (self.view, self.chosen, self.edit, self.delete):
            part.setVisible(not nothing)
        for control in (self.filter, self.search):
            control.setVisible(written)

    def _point(self) -> None:
        """Tell the chosen entry in full."""
        entry = self.entry()
        view = words(entry) if entry else None
        self.chosen.setText(_in_full(view) if view else tr(CHOOSE))
        for button in (self.edit, self.delete):
            button.setEnabled(view is not None)
        self.edit.setAccessibleName(tr("Correct: {entry}", entry=view.line) if view else tr("Correct", "an entry"))
        self.delete.setAccessibleName(tr("Delete: {entry}", entry=view.line) if view else tr("Delete", "an entry"))

    def _edit(self) -> None:
        if entry := self.entry():
            self.edit_wanted.emit(entry)

    def _delete(self) -> None:
        if entry := self.entry():
            self.delete_wanted.emit(entry)

    def _choose(self, kind: str) -> None:
        self._wanted = Wanted(kind)
        self._fill()

    def _fit(self) -> None:
        """Make room for a few whole rows."""
        self.painter.narrow = self.view.viewport().width() < 22 * self.view.fontMetrics().height()
        self.view.setFixedHeight(self._rows * self._high + 2 * self.view.frameWidth())
        self.view.doItemsLayout()
        self._count()

    @property
    def _high(self) -> int:
        """Give how high a row is, in pixels."""
        return self.painter.height(QFontMetrics(self.view.font()))

    @property
    def _rows(self) -> int:
        """Give how many rows are seen at once."""
        return min(max(len(self.model.shown), 1), ROWS_SHOWN_LARGE if self.painter.narrow else ROWS_SHOWN)

    def _turn(self, steps: int) -> None:
        """Show the entries before those that are seen, or after them."""
        last = len(self.model.shown) - self._rows
        top = min(max(self.view.top(self._high) + steps * self._rows, 0), last)
        self.model.reach(top + self._rows - 1)
        self.view.show_from(top * self._high)
        self.turner.announce()

    def _count(self) -> None:
        """Say which entries are seen."""
        self.turner.show_place(self.view.top(self._high), self._rows, len(self.model.shown))

    def _connect(self) -> None:
        self.filter.chosen.connect(self._choose)
        self.search.textChanged.connect(self._fill)
        self.search.textChanged.connect(lambda sought: self.all.setVisible(bool(sought)))
        self.all.clicked.connect(self._show_all)
        self.view.selectionModel().selectionChanged.connect(self._point)
        self.view.resized.connect(self._fit)
        self.view.verticalScrollBar().valueChanged.connect(self._count)
        self.turner.turned.connect(self._turn)
        self.view.edit_pressed.connect(self._edit)
        self.view.delete_pressed.connect(self._delete)
        self.view.doubleClicked.connect(self._edit)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _seeking(self) -> QHBoxLayout:
        """Put the way back to all of it beside what is sought, while something is."""
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.search, 1)
        row.addWidget(self.all)
        self.all.hide()
        return row

    def _arrange(self) -> None:
        self.heading.setObjectName("value")
        self.heading.setWordWrap(True)
        self.search.setPlaceholderText(self.tr("Find a word or a month"))
        self.search.setAccessibleName(self.tr("Find in the diary"))
        self.search.setMinimumSize(4 * TARGET, TARGET)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.painter)
        self.view.setAccessibleName(self.tr("What was written down"))
        for label in (self.empty, self.chosen):
            label.setWordWrap(True)
        self.chosen.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.TIGHT)
        for button in (self.edit, self.delete):
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.NORMAL] * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.filter)
        column.addLayout(self._seeking())
        for widget in (self.empty, self.view, self.turner, self.chosen):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
        reading = (self.search, self.all, self.view, self.turner.newer, self.turner.older, self.edit, self.delete)
        for one, other in pairwise(reading):
            QWidget.setTabOrder(one, other)


class List(QListView):
    """A list in which Return corrects and Delete deletes; the wheel is the page's, which is all that scrolls."""

    edit_pressed = Signal()
    delete_pressed = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)  # or thousands of rows would be measured
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def top(self, high: int) -> int:
        """Give the first row that is seen as a whole; `high` is how high one is, in pixels."""
        return -(-self.verticalScrollBar().value() // high)

    def show_from(self, px: int) -> None:
        """Have what lies so deep on top."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(px)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: what is under it is not to run away."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows be measured again."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct or delete the chosen entry."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


def _in_full(view: EntryView) -> str:
    return "\n".join(part for part in (view.head, view.detail, view.note) if part)
