"""The other cards of the settings: the day, reminders, the session, looks, and where the diary lives."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coach.session.day import SLOTS, Slot, Times
from coach.settings import TEXT_SIZES
from coach.ui.choosers import OneOf, Stepper
from coach.ui.settings_path import PathField
from coach.ui.settings_rows import Card, Row, Sides, label
from coach.ui.settings_times import TimeStepper
from coach.ui.settings_views import SettingsView
from coach.ui.theme import Space

NO_TRAY = (
    "This desktop has no place for Calf Coach when its window is closed, "
    "so reminders come only while the window is open."
)
LOGIN = "It waits out of sight until it is time."
CALENDAR = "Writes a file that a calendar can read."
NIGHT_BY_ITSELF = "As the computer: before bed, night colours come by themselves."
TONES = "Tones: rising to lean in, steady to hold, falling to come back."
STAYS_HERE = "Everything stays on this computer. Nothing is sent anywhere."
#: Which times the sessions of a day come at.
COMES_AT = {1: "At bedtime only.", 2: "In the morning and at bedtime.", 3: "At all three times."}
WHEN = {Slot.MORNING: "Morning", Slot.MIDDAY: "Midday", Slot.BEDTIME: "Bedtime"}
BEST = "The last one is best just before bed."


class DayCard(Card):
    """The times of the day's sessions, and how many there are."""

    overruled = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("Your day"))
        self.times = {slot: self._stepper(slot) for slot in WHEN}
        self.why = label("why")
        self.why.hide()
        self.per_day = OneOf(self.tr("Sessions a day"), [("1", "1"), ("2", "2"), ("3", "3")])
        self.per_day.chosen.connect(lambda number: self.overruled.emit(int(number)))
        self.per_day_row = Row(self.tr("Sessions a day"), self.per_day)
        hints = {Slot.BEDTIME: self.tr(BEST)}
        self.add(*(Row(self.tr(WHEN[slot]), stepper, hints.get(slot, "")) for slot, stepper in self.times.items()))
        self.add(self.why, self.per_day_row)

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = view.settings
        for slot, stepper in self.times.items():
            stepper.show_time(view.settings.times.of(slot))
        self.per_day.show_choice(str(view.per_day))
        self.per_day_row.say(self.tr(COMES_AT[view.per_day]))

    def _stepper(self, slot: Slot) -> TimeStepper:
        stepper = TimeStepper(self.tr(WHEN[slot]), lambda moment: self._times(slot, moment).trouble)
        stepper.chosen.connect(lambda moment: self._choose(slot, moment))
        stepper.refused.connect(self._explain)
        return stepper

    def _times(self, slot: Slot, moment: time) -> Times:
        """Give the times that are shown, but for this one."""
        times = self._settings.times
        return Times(*(moment if each is slot else times.of(each) for each in SLOTS[3]))

    def _choose(self, slot: Slot, moment: time) -> None:
        """Want all three: those kept may make no day, and then are not those shown."""
        self.why.hide()
        times = self._times(slot, moment)
        self.want(morning=times.morning, midday=times.midday, bedtime=times.bedtime)

    def _explain(self, why: str) -> None:
        """Say why a press led nowhere, once for a button held down."""
        self.why.setText(why)
        if self.why.isHidden():
            self.why.show()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))


class RemindersCard(Card):
    """Whether reminders come, and how they can: at login, to the tray, to the phone."""

    login_wanted = Signal(bool)
    calendar_wanted = Signal()
    rest_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Reminders"))
        self._resting = False
        self.switch = self._on_off(self.tr("Remind me"))
        self.rest = QPushButton()
        self.login = self._on_off(self.tr("Start when I log in"))
        self.calendar = QPushButton(self.tr("&Add to my calendar\N{HORIZONTAL ELLIPSIS}"))
        self.no_tray = label("why", self.tr(NO_TRAY))
        self.switch_row = Row(self.tr("Remind me"), self.switch)
        self.rest_row = Row(self.tr("A day off"), self.rest)
        self.login_row = Row(self.tr("Start Calf Coach when I log in"), self.login)
        self.add(self.switch_row, self.rest_row, self.no_tray, self.login_row)
        self.add(Row(self.tr("On your phone"), self.calendar, self.tr(CALENDAR)))
        self.switch.chosen.connect(lambda key: self.want(reminders=key == "on"))
        self.rest.clicked.connect(lambda: self.rest_wanted.emit(not self._resting))
        self.login.chosen.connect(lambda key: self.login_wanted.emit(key == "on"))
        self.calendar.clicked.connect(self.calendar_wanted)

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen, and what can be had."""
        self._settings, self._resting = view.settings, view.resting
        reminders = view.settings.reminders
        self.switch.show_choice("on" if reminders else "off")
        self.switch_row.say(view.next_reminder)
        self.rest_row.setVisible(reminders)
        self.rest.setText(self.tr("&Go on reminding") if view.resting else self.tr("&Pause until tomorrow"))
        self.no_tray.setVisible(not view.tray)
        self.login_row.setVisible(view.login is not None)
        self.login_row.say(self.tr(LOGIN) if view.tray else "")
        self.login.show_choice("on" if view.login else "off")

    def _on_off(self, what: str) -> OneOf:
        return OneOf(what, [("on", self.tr("On")), ("off", self.tr("Off"))])


class SessionCard(Card):
    """How long a session is, and how much is said in it."""

    def __init__(self) -> None:
        super().__init__(self.tr("The session"))
        self.minutes = Stepper(self.tr("Length"), self.tr("minutes"), range(1, 11), {1: self.tr("1 minute")})
        self.hold = OneOf(self.tr("Hold"), [("2", "2 s"), ("2.5", "2½ s"), ("3", "3 s")])
        self.lead_in = Stepper(self.tr("Time to walk to the wall"), self.tr("seconds"), range(5, 31, 5))
        talk = (("full", "All words"), ("sparse", "Few words"), ("tones", "Tones only"))
        self.talk = OneOf(self.tr("How much is said"), [(key, self.tr(text)) for key, text in talk], whole_rows=True)
        self.add(
            Row(self.tr("Length"), self.minutes),
            Row(self.tr("Hold each stretch for"), self.hold),
            Row(self.tr("Time to walk to the wall"), self.lead_in),
            Row(self.tr("How much is said"), self.talk, self.tr(TONES)),
        )
        self.minutes.chosen.connect(lambda minutes: self.want(minutes=minutes))
        self.hold.chosen.connect(lambda hold_s: self.want(hold_s=hold_s))
        self.lead_in.chosen.connect(lambda lead_in_s: self.want(lead_in_s=lead_in_s))
        self.talk.chosen.connect(lambda talk: self.want(talk=talk))

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = settings = view.settings
        self.minutes.show_number(settings.minutes)
        self.hold.show_choice(settings.hold_s)
        self.lead_in.show_number(settings.lead_in_s)
        self.talk.show_choice(settings.talk)


class LooksCard(Card):
    """Colours, the size of the type, and movement."""

    def __init__(self) -> None:
        super().__init__(self.tr("Looks"))
        themes = (("system", "As the computer"), ("light", "Light"), ("dark", "Dark"), ("night", "Night"))
        self.theme = OneOf(self.tr("Colours"), [(key, self.tr(text)) for key, text in themes], 2, whole_rows=True)
        self.text = Stepper(self.tr("Text size"), "%", TEXT_SIZES)
        self.figure = OneOf(self.tr("The figure"), [("moves", self.tr("Moves")), ("still", self.tr("Keeps still"))])
        self.add(
            Row(self.tr("Colours"), self.theme, self.tr(NIGHT_BY_ITSELF)),
            Row(self.tr("Text size"), self.text),
            Row(self.tr("The figure"), self.figure),
        )
        self.theme.chosen.connect(lambda theme: self.want(theme=theme))
        self.text.chosen.connect(lambda percent: self.want(text_percent=percent))
        self.figure.chosen.connect(lambda key: self.want(still=key == "still"))

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = settings = view.settings
        self.theme.show_choice(settings.theme)
        self.text.show_number(settings.text_percent)
        self.figure.show_choice("still" if settings.still else "moves")


class DiaryCard(Card):
    """Where the diary lives, and the way to a copy of it."""

    folder_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Your diary"), self.tr(STAYS_HERE))
        self.path = PathField(self.tr("Where it lives"))
        self.folder = QPushButton(self.tr("&Open the folder"))
        self.backup = QPushButton(self.tr("Save a cop&y\N{HORIZONTAL ELLIPSIS}"))
        self.folder.clicked.connect(self.folder_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        where = QWidget()
        column = QVBoxLayout(where)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.path)
        column.addWidget(Sides(self.folder, self.backup))
        self.add(Row(self.tr("Where it lives"), where))

    def show_view(self, view: SettingsView) -> None:
        """Show where it is."""
        self.path.show_path(view.folder)
