"""The settings: each thing in words of the person, applied as soon as it is chosen."""

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.settings import Settings
from coach.ui.contents import Contents
from coach.ui.settings_cards import DayCard, DiaryCard, LooksCard, RemindersCard, SessionCard
from coach.ui.settings_rows import label
from coach.ui.settings_views import SettingsView
from coach.ui.settings_voice import SoundCard
from coach.ui.theme import Space, Theme

#: The contents stand beside the cards on a page at least this many lines of type wide, and above them on a smaller one.
ROOM_FOR_TWO = 46
#: A card is no wider than this many lines of type are high.
LINE = 40


class SettingsPage(QWidget):
    """Draws the settings, and tells what is wanted; it keeps nothing itself."""

    changed = Signal(Settings)
    overruled = Signal(int)  # sessions a day
    login_wanted = Signal(bool)
    calendar_wanted = Signal()
    rest_wanted = Signal(bool)  # no reminders until tomorrow, or go on
    check_wanted = Signal()  # the sound check; again, to stop it
    listen_wanted = Signal(str)  # to a voice
    folder_wanted = Signal()
    backup_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wide: bool | None = None
        self.day, self.reminders, self.session = DayCard(), RemindersCard(), SessionCard()
        self.sound, self.looks, self.diary = SoundCard(), LooksCard(), DiaryCard()
        self.cards = (self.day, self.reminders, self.session, self.sound, self.looks, self.diary)
        self.contents = Contents([(str(place), card.heading.text()) for place, card in enumerate(self.cards)])
        self.title, self.line = label("lead", self.tr("Settings")), label("line")
        self.back = QPushButton(self.tr("\N{LEFTWARDS ARROW} &Back"))
        self.scroller, self.side, self.inner = _scroller(), QWidget(), QWidget()
        self._arrange()
        self._connect()
        self._lay()
        self._order()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002  (the style sheet has all the colours)
        """Make room for the type, which may have another size."""
        self._lay()

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen; the place on the page stays."""
        for card in self.cards:
            card.show_view(view)
        told = self.line.text()
        self.line.setText(view.line)
        self.line.setVisible(bool(view.line))
        if view.line and view.line != told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, view.line))

    def begin(self) -> None:
        """Stand at the top."""
        self.day.why.hide()
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def go_to(self, key: str) -> None:
        """Bring a card to the top, and the keyboard to its first control."""
        card = self.cards[int(key)]
        card.stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.scroller.verticalScrollBar().setValue(card.mapTo(self.inner, card.rect().topLeft()).y() - Space.SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the contents beside the cards where there is room."""
        super().resizeEvent(event)
        self._lay()

    def _connect(self) -> None:
        for card in self.cards:
            card.changed.connect(self.changed)
        self.contents.chosen.connect(self.go_to)
        self.back.clicked.connect(self.closed)
        self.day.overruled.connect(self.overruled)
        self.reminders.login_wanted.connect(self.login_wanted)
        self.reminders.calendar_wanted.connect(self.calendar_wanted)
        self.reminders.rest_wanted.connect(self.rest_wanted)
        self.sound.check_wanted.connect(self.check_wanted)
        self.sound.listen_wanted.connect(self.listen_wanted)
        self.diary.folder_wanted.connect(self.folder_wanted)
        self.diary.backup_wanted.connect(self.backup_wanted)

    def _lay(self) -> None:
        """Take the room there is, or make do with less."""
        line, widest = self.fontMetrics().height(), self.contents.widest
        self.inner.setMaximumWidth(LINE * line + 2 * Space.WIDE)
        self.side.setFixedWidth(widest + Space.WIDE + Space.NORMAL)
        wide = self.width() > ROOM_FOR_TWO * line
        if wide != self._wide:
            self._wide = wide
            self._place_contents(wide=wide)
        two_columns = 2 * widest + Space.TIGHT <= self.width() - 2 * Space.WIDE
        self.contents.setVisible(wide or two_columns)  # one column would fill the page before its first card

    def _place_contents(self, *, wide: bool) -> None:
        """Put the contents beside the cards, or above them."""
        self.contents.set_margin(Space.WIDE if wide else 0)
        self.side.setVisible(wide)
        (self._beside if wide else self._column).insertWidget(0, self.contents)
        self._order()

    def _order(self) -> None:
        """Let the Tab key go from the top to the end, wherever the contents stand."""
        stops = (self.back, *self.contents.buttons.values(), *(stop for card in self.cards for stop in card.stops))
        for one, other in itertools.pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _arrange(self) -> None:
        self.line.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        top = QVBoxLayout()
        top.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.SMALL)
        top.setSpacing(Space.SMALL)
        top.addLayout(head)
        top.addWidget(self.line)
        self._column = QVBoxLayout(self.inner)
        self._column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        self._column.setSpacing(Space.NORMAL)
        for card in self.cards:
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.scroller.setWidget(self.inner)
        self._beside = QVBoxLayout(self.side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.side)
        sides.addWidget(self.scroller, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addLayout(sides, 1)


def _scroller() -> QScrollArea:
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroller
