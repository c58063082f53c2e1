"""The card of voice and sound: who speaks, how fast, how loud, and whether it can be heard at the wall."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from coach.language.texts import mark, tr
from coach.ui import amounts
from coach.ui.choosers import OneOf, Stepper
from coach.ui.pickers import draw_sign
from coach.ui.settings_rows import Card, Row, Sides
from coach.ui.settings_views import Place, SettingsView, Voice, in_english, in_order, in_short
from coach.ui.system_wishes import room_around
from coach.ui.theme import TARGET, Space
from coach.ui.wrapping_button import WrappingButton

#: Words a minute, and what they are called.
SPEEDS = {"130": mark("Slow"), "160": mark("Normal"), "190": mark("Fast")}
BEFORE_BED = mark("100 % is as loud as by day. Off: no sound at all before bed, and silent reminders.")
#: So many voices are seen at a time.
VOICES_SEEN = 8


class SoundCard(Card):
    """Voice, speed, loudness, and whether that is enough."""

    listen_wanted = Signal(str)
    file_wanted = Signal()  # one with a voice in it
    wall_wanted = Signal()  # the sound that gets louder, until it is heard at the wall
    check_wanted = Signal()  # to hear it as it is

    def __init__(self) -> None:
        super().__init__(self.tr("Voice and sound"))
        self.voice = VoiceChooser()
        self.speed = OneOf(
            self.tr("Speed of speech"), [(key, tr(text)) for key, text in SPEEDS.items()], whole_rows=True
        )
        self.loudness = _loudness(self.tr("Loudness of the voice"))
        self.tones = _loudness(self.tr("Loudness of the tones"))
        self.night = _loudness(self.tr("Loudness before bed"))
        self.wall = WrappingButton(self.tr("Try the sound at the &wall"))
        self.check = WrappingButton()
        self.voice_row = Row(self.tr("Voice"), self.voice)
        self.add(self.voice_row)
        self.add_line(Place.LISTEN)
        self.add(
            Row(self.tr("Speed of speech"), self.speed),
            Row(self.tr("Loudness of the voice"), self.loudness),
            Row(self.tr("Loudness of the tones"), self.tones),
            Row(self.tr("Loudness before bed"), self.night, tr(BEFORE_BED)),
            Row(
                self.tr("Is it loud enough?"),
                Sides(self.wall, self.check),
                self.tr("At the wall, it gets louder step by step until you press a key."),
            ),
        )
        self.add_line(Place.CHECK)
        self._connect()

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = settings = view.settings
        self.voice.show_voices(view.voices, settings.voice)
        self.voice.file.setVisible(view.natural)
        self.voice_row.say(self._of_voices(view.voices))
        self.speed.show_choice(min(SPEEDS, key=lambda speed: abs(int(speed) - settings.words_per_minute)))
        self.loudness.show_number(settings.voice_percent)
        self.tones.show_number(settings.tones_percent)
        self.night.show_number(settings.night_percent)
        self.check.setText(self._of_sound("check", tr("&Hear it as it is"), view))
        self.voice.listen.setText(self._of_sound("listen", tr("&Listen"), view))

    def _of_voices(self, voices: tuple[Voice, ...] | None) -> str:
        if voices is None:
            return self.tr("Looking for the voices\N{HORIZONTAL ELLIPSIS}")
        if not voices:
            return self.tr("No voice was found here. The tones lead you.")
        return self.voice.told or self.tr("You hear each voice when you choose it.")

    def _of_sound(self, key: str, otherwise: str, view: SettingsView) -> str:
        """Give the words of a button that makes a sound, or stops it."""
        if view.making == key:
            return self.tr("One moment\N{HORIZONTAL ELLIPSIS}")
        return tr("&Stop the sound") if view.playing == key else otherwise

    def _connect(self) -> None:
        self.voice.chosen.connect(self._choose_voice)
        self.voice.unfolded.connect(self._say_more)
        self.voice.listen_wanted.connect(self.listen_wanted)
        self.voice.file.clicked.connect(self.file_wanted)
        self.speed.chosen.connect(lambda speed: self.want(words_per_minute=int(speed)))
        self.loudness.chosen.connect(lambda percent: self.want(voice_percent=percent))
        self.tones.chosen.connect(lambda percent: self.want(tones_percent=percent))
        self.night.chosen.connect(lambda percent: self.want(night_percent=percent))
        self.wall.clicked.connect(self.wall_wanted)
        self.check.clicked.connect(self.check_wanted)

    def _choose_voice(self, voice: str) -> None:
        """Let it be heard, too: a name says little of a voice."""
        self.want(voice=voice)
        self.listen_wanted.emit(voice)

    def _say_more(self) -> None:
        self.voice_row.say(self.voice.told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.voice.told))


class VoiceChooser(QWidget):
    """A list of the voices that speak English, the others when they are asked for, and a way to hear one."""

    chosen = Signal(str)
    listen_wanted = Signal(str)
    unfolded = Signal()  # the list has more in it now

    def __init__(self) -> None:
        super().__init__()
        self.told = ""  # what has come of asking for more
        self._voices: tuple[Voice, ...] = ()
        self._all = False
        self.list = _List()
        self.list.setAccessibleName(self.tr("Voice"))
        self.listen = WrappingButton(tr("&Listen"))
        self.listen.setAccessibleName(self.tr("Listen to this voice"))
        self.more = WrappingButton(tr("More &voices"))
        self.more.setAccessibleName(self.tr("More voices, in other languages"))
        self.file = WrappingButton(tr("Add a voice from a &file\N{HORIZONTAL ELLIPSIS}"))
        self.list.activated.connect(self._choose)
        self.listen.clicked.connect(lambda: self.listen_wanted.emit(self.list.currentData()))
        self.more.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.list)
        column.addWidget(Sides(self.listen, self.more))
        column.addWidget(self.file)

    def show_voices(self, voices: tuple[Voice, ...] | None, chosen: str) -> None:
        """Offer these, and mark the one chosen; without any, only say that one will be found."""
        self._voices = in_order(voices or (("", self.tr("Choose for me")),))
        self.list.setEnabled(bool(voices))
        self.listen.setEnabled(bool(voices))
        self._offer(chosen)

    def _choose(self) -> None:
        self.told = ""
        self.chosen.emit(self.list.currentData())

    def _show_all(self) -> None:
        before = self.list.count()
        self._all = True
        self._offer(self.list.currentData())
        more = self.list.count() - before
        self.told = tr("The list now has %n more voice(s), in other languages, below the English ones.", "", more)
        self.unfolded.emit()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.showPopup()

    def _offer(self, chosen: str) -> None:
        english = in_english(self._voices)
        self._all = self._all or (chosen not in dict(english) and chosen in dict(self._voices))
        offered = (*english, *(voice for voice in self._voices if self._all and voice not in english))
        if chosen not in dict(offered):
            offered = (*offered, (chosen, self.tr("The voice chosen before")))
        if not self._all:
            offered = tuple((key, in_short(name)) for key, name in offered)
        self.more.setVisible(not self._all and len(english) < len(self._voices))
        self.list.offer(offered, chosen)


class _List(QComboBox):
    """A list that opens, its lines as high as buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[Voice, ...] = ()
        view = QListView()
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setView(view)
        self.setMaxVisibleItems(VOICES_SEEN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMinimumWidth(4 * TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not take the keyboard

    def offer(self, voices: tuple[Voice, ...], chosen: str) -> None:
        """Show these, and this one chosen; a list that is open stays open while they are the same."""
        with QSignalBlocker(self):
            if voices != self._offered:
                self._offered = voices
                self.clear()
                for key, name in voices:
                    self.addItem(name, key)
            self.setCurrentIndex(self.findData(chosen))

    def showPopup(self) -> None:  # noqa: N802  (Qt's name)
        """Open as wide as the longest name, on the screen there is."""
        view = self.view()
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + Space.TIGHT
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # which Fusion's list would have none of
        view.setMinimumWidth(min(wanted, room_around(self).width()))
        super().showPopup()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type, which the style sheet's height does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(max(TARGET, self.fontMetrics().height() + Space.TIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        """Draw a name that is too long so that one sees it, and the sign that the list opens."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        draw_sign(painter, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: who scrolls does not mean to choose."""
        event.ignore()


def _loudness(what: str) -> Stepper:
    return Stepper(
        what,
        lambda number: amounts.percent(number) if number else tr("Off", "a loudness"),
        range(0, 101, 10),
        together=True,
    )
