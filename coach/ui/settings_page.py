"""The settings: each thing in words of the person, applied as soon as it is chosen."""

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from coach.language.texts import mark, tr
from coach.settings import Settings
from coach.ui.contents import Contents
from coach.ui.meaning import Meaning
from coach.ui.page_frame import PageFrame
from coach.ui.settings_cards import LooksCard, QuitCard, RemindersCard
from coach.ui.settings_day import DayCard
from coach.ui.settings_diary import DiaryCard
from coach.ui.settings_rows import label
from coach.ui.settings_session import SessionCard
from coach.ui.settings_still import Stillness
from coach.ui.settings_views import SettingsView
from coach.ui.settings_voice import SoundCard
from coach.ui.theme import Space
from coach.ui.told_line import ToldLine
from coach.ui.whereabouts import Whereabouts

AT_ONCE = mark("Changes are saved at once.")
#: The contents stand beside the cards on a page at least this many lines of type wide, and above them on a smaller one.
ROOM_FOR_TWO = 46


class SettingsPage(PageFrame):
    """Draws the settings, and tells what is wanted; it keeps nothing itself."""

    changed = Signal(Settings)
    overruled = Signal(int)  # sessions a day
    login_wanted = Signal(bool)
    calendar_wanted = Signal()
    rest_wanted = Signal(bool)  # no reminders until tomorrow, or go on
    wall_wanted = Signal()  # the sound at the wall, louder step by step
    check_wanted = Signal()  # the sound as it is; again, to stop it
    listen_wanted = Signal(str)  # to a voice; again, to stop it
    folder_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Settings"))
        self._wide: bool | None = None
        self.day, self.reminders, self.session = DayCard(), RemindersCard(), SessionCard()
        self.sound, self.looks, self.diary, self.quit = SoundCard(), LooksCard(), DiaryCard(), QuitCard()
        self.cards = (self.day, self.reminders, self.session, self.sound, self.looks, self.diary, self.quit)
        self.contents = Contents([(str(place), card.heading.text()) for place, card in enumerate(self.cards)])
        self.line, self.note, self.side = ToldLine(Meaning.ATTENTION), label("small", tr(AT_ONCE)), QWidget()
        self._warned = ""
        self._ordered: list[QWidget] = []
        self._arrange()
        places = {str(place): card for place, card in enumerate(self.cards)}
        self.whereabouts = Whereabouts(self.contents, self.scroller, places)
        self._still = Stillness(self, self.scroller, self.inner, self.column)
        self._connect()
        self.fit()

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen; the place on the page stays."""
        told = self.told
        with self._still.kept():
            for card in self.cards:
                card.show_view(view)
            line = self._tell(view)
        if self._stops() != self._ordered:
            self._order()
        if view.line and view.line != told:
            self._show(line)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, view.line))

    @property
    def told(self) -> str:
        """Give what is said to have happened, wherever it stands."""
        return next((line.text() for line in self._lines() if line.text()), "")

    def begin(self) -> None:
        """Stand at the top."""
        self._warned = ""
        self.day.forget()
        self._still.begin()
        self.back.setFocus()

    def go_to(self, key: str) -> None:
        """Bring a card to the top, and the keyboard to its first control."""
        card = self.cards[int(key)]
        card.stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.whereabouts.go_to(key)

    def _connect(self) -> None:
        for card in self.cards:
            card.changed.connect(self._want)
        self.contents.chosen.connect(self.go_to)
        self.back.clicked.connect(self._leave)
        self.day.explaining.connect(self._explain)
        self.day.overruled.connect(self.overruled)
        self.reminders.login_wanted.connect(self.login_wanted)
        self.reminders.calendar_wanted.connect(self.calendar_wanted)
        self.reminders.rest_wanted.connect(self.rest_wanted)
        self.sound.wall_wanted.connect(self.wall_wanted)
        self.sound.check_wanted.connect(self.check_wanted)
        self.sound.listen_wanted.connect(self.listen_wanted)
        self.diary.folder_wanted.connect(self.folder_wanted)
        self.quit.quit_wanted.connect(self.quit_wanted)

    def _want(self, settings: Settings) -> None:
        """Tell what is wanted; type of another size is laid out before the page hears of it."""
        with self._still.kept():
            self.changed.emit(settings)

    def _leave(self) -> None:
        """Go, but not at once where a time that was typed would be lost."""
        stepper = self.day.read()
        if stepper and stepper.unread != self._warned:
            self._warned = stepper.unread
            stepper.edit.setFocus()
            self._show(stepper)
            return
        self.closed.emit()

    def _explain(self, why: QLabel, sentence: str) -> None:
        """Say why a time cannot be so, and let whoever is there see it."""
        with self._still.kept():
            self.day.explain(why, sentence)
        focus = QApplication.focusWidget()
        if sentence and focus and self.day.isAncestorOf(focus):
            self._show(why)

    def _tell(self, view: SettingsView) -> QLabel:
        """Say what happened below what was pressed, or at the top; give where."""
        here = {place: line for card in self.cards for place, line in card.lines.items()}.get(view.place, self.line)
        for line in self._lines():
            line.setText(view.line if line is here else "")
            line.setVisible(bool(line.text()))
        return here

    def _lines(self) -> list[QLabel]:
        return [self.line, *(line for card in self.cards for line in card.lines.values())]

    def _show(self, part: QWidget) -> None:
        """Scroll no farther than needed for this to be seen."""
        if self.inner.isAncestorOf(part):
            self.scroller.ensureWidgetVisible(part, 0, Space.SMALL)

    def fit(self) -> None:
        """Put the contents beside the cards where there is room, or make do with less."""
        line, widest = self.fontMetrics().height(), self.contents.widest
        self.side.setFixedWidth(widest + Space.WIDE + Space.NORMAL)
        wide = self.width() > ROOM_FOR_TWO * line
        if wide != self._wide:
            self._wide = wide
            self._place_contents(wide=wide)
        two_columns = 2 * widest + Space.TIGHT <= self.width() - 2 * Space.WIDE
        self.contents.setVisible(wide or two_columns)  # one column would fill the page before its first card
        super().fit()

    def _place_contents(self, *, wide: bool) -> None:
        """Put the contents beside the cards, or above them."""
        self.contents.set_margin(Space.WIDE if wide else 0)
        self.side.setVisible(wide)
        (self._beside if wide else self.column).insertWidget(0 if wide else 1, self.contents)
        self._order()

    def _order(self) -> None:
        """Let the Tab key go from the top to the end, wherever the contents stand."""
        self._ordered = self._stops()
        for one, other in itertools.pairwise(self._ordered):
            QWidget.setTabOrder(one, other)

    def _stops(self) -> list[QWidget]:
        """Give what the Tab key stops at, in reading order."""
        return [self.back, *self.contents.buttons.values(), *(stop for card in self.cards for stop in card.stops)]

    def _arrange(self) -> None:
        self.line.hide()
        self.head.column.addWidget(self.line)
        for part in (self.note, *self.cards):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._beside = QVBoxLayout(self.side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addStretch(1)
        self.set_side(self.side)
