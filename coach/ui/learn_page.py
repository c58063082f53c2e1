"""The screen to read: what cramps are, what helps, when to get help, and how sure all that is."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from coach.files import write_whole
from coach.language.texts import mark, tr
from coach.ui import guide, paper
from coach.ui.contents import Contents
from coach.ui.meaning import Meaning
from coach.ui.page_frame import PageFrame
from coach.ui.scroller import scroller
from coach.ui.section_card import SectionCard
from coach.ui.settings_rows import label
from coach.ui.settings_still import settle
from coach.ui.theme import TARGET, THEMES, Space, Theme, ThemeName
from coach.ui.told_line import ToldLine
from coach.ui.whereabouts import Whereabouts
from coach.ui.wrapping_button import WrappingButton

#: The contents stand beside the text on a page at least this many lines of type wide.
ROOM_FOR_TWO = 40
#: The search has room for a long word, so many lines of type wide.
ROOM_FOR_WORD = 7
#: Printing and saving stand beside the search where so much is left for it, in pixels at 100%.
ROOM_FOR_SEARCH = 5 * TARGET
PDF_NAME = "Night leg cramps.pdf"


class LearnPage(PageFrame):
    """Draws the guide, finds in it, and brings it to paper."""

    check_wanted = Signal()

    def __init__(self, printers: Callable[[], bool] | None = None) -> None:
        """`printers` tells whether there is one."""
        self.check = WrappingButton(tr("&Is it cramp?"))
        self.check.setAutoDefault(True)  # Return presses it, as Space does
        super().__init__(tr("Read about cramps"), self.check)
        self._theme = THEMES[ThemeName.LIGHT]
        self._shape = (False, True)  # whether there is room for the tools, and for the contents: not known yet
        self._printers = printers or _printers
        self._dialog: Any = None
        self.guide = guide.learn()
        self.contents = Contents([(section.id, section.heading) for section in self.guide.sections])
        self.cards = {section.id: SectionCard(section) for section in self.guide.sections}
        self.told, self.found = ToldLine(), label("value")
        self.all = _button(tr("Show &all of it"), self._show_all)
        self.print = _button(tr("&Print"), self._print)
        self.save = _button(tr("&Save as PDF"), self._ask_where)
        self.search = QLineEdit()
        self.side, self.paper = scroller(), QWidget()
        self._arrange()
        self.whereabouts = Whereabouts(self.contents, self.scroller, self.cards)
        self.back.clicked.connect(self._leave)
        self.check.clicked.connect(self.check_wanted)
        self.contents.chosen.connect(self.go_to)
        self.search.textChanged.connect(self.look_for)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours, and with type that may have another size."""
        self._theme = theme
        super().set_theme(theme)
        self.look_for(self.search.text())

    def begin(self) -> None:
        """Show all of it, from the top."""
        self.search.clear()
        self.told.hide()
        self.scroller.verticalScrollBar().setValue(0)
        self.search.setFocus()

    def look_for(self, sought: str) -> None:
        """Show the sections that have these words in them, the words marked; where none has, the way to each."""
        words, found = guide.words_of(sought), [section.id for section in self.guide.find(sought)]
        for key, card in self.cards.items():
            card.setVisible(key in found)
            card.mark(words, self._theme)
        self.contents.show_only(found or list(self.cards))
        self.contents.setVisible(self._shape[1] or not (words and found))  # what was found follows at once
        self.scroller.verticalScrollBar().setValue(0)
        self.whereabouts.follow()
        self._searching(bool(words))
        if words:
            self._say_found(len(found), sought.strip())

    def go_to(self, key: str) -> None:
        """Bring a section to the top, and the keyboard with it; one that the search left out ends the search."""
        if self.cards[key].isHidden():
            self.search.clear()
            settle()
        self.whereabouts.go_to(key)
        self.cards[key].setFocus(Qt.FocusReason.TabFocusReason)

    def save_pdf(self, path: str) -> None:
        """Write the guide as a PDF, and say where it is."""
        if not path:
            return
        try:
            write_whole(Path(path), paper.pdf(paper.document(self.guide)))
        except OSError as fault:
            why = fault.strerror or fault
            self.tell(tr("It could not be saved: {reason}. Choose another folder.", reason=why), Meaning.ATTENTION)
        else:
            self.tell(tr("Saved: {file}", file=path), Meaning.GOOD)

    def tell(self, sentence: str, meaning: Meaning) -> None:
        """Say what happened, where the person is looking."""
        self.told.say(sentence, meaning)
        self.told.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape, which first ends a search; page through the text."""
        match event.key():
            case Qt.Key.Key_Escape if self.search.text():
                self.search.clear()
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_PageDown | Qt.Key.Key_Down:
                self._scroll(1, page=event.key() == Qt.Key.Key_PageDown)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Up:
                self._scroll(-1, page=event.key() == Qt.Key.Key_PageUp)
            case _:
                super().keyPressEvent(event)

    def _scroll(self, way: int, *, page: bool) -> None:
        bar = self.scroller.verticalScrollBar()
        bar.setValue(bar.value() + way * (bar.pageStep() * 9 // 10 if page else 3 * bar.singleStep()))

    def _leave(self) -> None:
        self.search.clear()
        self.closed.emit()

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _searching(self, searching: bool) -> None:  # noqa: FBT001  (it says which)
        """Say what was found above it, and show the way back to all of it."""
        self.found.setVisible(searching)
        self.all.setVisible(searching)

    def _say_found(self, number: int, sought: str) -> None:
        if number == 0:
            nothing = mark("Nothing found for “{sought}”. Try one plain word, such as night, medicine or stretch.")
            text = tr(nothing, sought=sought)
        else:
            text = tr("%n part(s) found for “{sought}”.", "", number, sought=sought)
        self.found.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _print(self) -> None:
        if not self._printers():
            nowhere = self.tr("There is no printer here. Save it as a PDF, and print that where there is one.")
            self.tell(nowhere, Meaning.ATTENTION)
            self.save.setFocus()
            return
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  (only who prints needs it)

        dialog = QPrintDialog(self)
        dialog.accepted.connect(lambda printer: paper.document(self.guide).print_(printer))
        self._open(dialog)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.selectFile(PDF_NAME)
        dialog.fileSelected.connect(self.save_pdf)
        self._open(dialog)

    def _open(self, dialog: Any) -> None:
        """Show a dialog without standing still meanwhile."""
        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def fit(self) -> None:
        """Put the contents beside the text where there is room, or make do with less."""
        line = self.fontMetrics().height()
        self.search.setMinimumHeight(line + 2 * Space.TIGHT)  # the style sheet's does not grow with the type
        self.search.setMinimumWidth(ROOM_FOR_WORD * line)
        self.side.setFixedWidth(self.contents.widest + Space.WIDE + Space.NORMAL)
        tools = sum(button.sizeHint().width() + Space.SMALL for button in (self.all, self.print, self.save))
        shape = (self.width() - 2 * Space.WIDE - tools > ROOM_FOR_SEARCH, self.width() > ROOM_FOR_TWO * line)
        if shape != self._shape:
            self._shape = roomy, wide = shape
            self._lay_tools(roomy=roomy)
            self._lay_contents(wide=wide)
            self._order()
            self.look_for(self.search.text())
        super().fit()

    def _lay_contents(self, *, wide: bool) -> None:
        """Put the contents beside the text, or above it."""
        self.contents.set_margin(Space.WIDE if wide else 0)
        self.side.setVisible(wide)
        if wide:
            self.side.setWidget(self.contents)
        else:
            self.side.takeWidget()
            self.column.insertWidget(1, self.contents)  # below what was found

    def _lay_tools(self, *, roomy: bool) -> None:
        """Leave the row of the search to the search where large type needs it: printing follows the text."""
        if roomy:
            self._tools.addWidget(self.paper)
        else:
            self.column.insertWidget(self.column.count() - 1, self.paper)

    def _arrange(self) -> None:
        self._arrange_labels()
        self._arrange_text()
        papers = _row(self.print, self.save)
        papers.setContentsMargins(0, 0, 0, 0)
        self.paper.setLayout(papers)
        self._tools = _row(self.search, self.all, stretch=(1, 0))
        self.set_side(self.side)
        self.side.hide()
        self.head.column.addLayout(self._tools)
        self.head.column.addWidget(self.told)

    def _order(self) -> None:
        """Let the Tab key go from the top to the end, wherever the contents stand."""
        papers, sections = (self.print, self.save), (*self.contents.buttons.values(), *self.cards.values())
        below = (*papers, *sections) if self._shape[0] else (*sections, *papers)
        stops = (self.check, self.back, self.search, self.all, *below)
        for one, other in itertools.pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _arrange_labels(self) -> None:
        for hidden in (self.told, self.found, self.all):
            hidden.hide()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search in this page"))

    def _arrange_text(self) -> None:
        for part in (self.found, self.contents, *self.cards.values()):
            self.column.addWidget(part)
        self.column.addStretch(1)


def _printers() -> bool:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  (only who prints needs it)

    return bool(QPrinterInfo.availablePrinterNames())


def _button(text: str, act: Callable[[], object]) -> QPushButton:
    button = WrappingButton(text)
    button.setAutoDefault(True)  # Return presses it, as Space does
    button.clicked.connect(lambda _down=False: act())
    return button


def _row(*widgets: QWidget, stretch: tuple[int, ...] = ()) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, stretch[number] if stretch else 1)
    return row
