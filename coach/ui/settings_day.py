"""The card of the day: when its sessions come, and how many there are."""

from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel

from coach.language.texts import mark, tr
from coach.session.day import Slot
from coach.ui import amounts, settings_order
from coach.ui.choosers import OneOf
from coach.ui.settings_rows import Card, Row, label
from coach.ui.settings_times import TimeStepper
from coach.ui.settings_views import SettingsView

#: Which times the sessions of a day come at.
COMES_AT = {
    1: mark("At bedtime only."),
    2: mark("In the morning and at bedtime."),
    3: mark("At all three times."),
}


class DayCard(Card):
    """The times of the day's sessions, and how many there are."""

    overruled = Signal(int)
    explaining = Signal(QLabel, str)  # a line below a time is about to say why it cannot be so, or no more

    def __init__(self) -> None:
        super().__init__(self.tr("Your day"))
        self.times = {slot: self._stepper(slot) for slot in settings_order.NAMES}
        self.whys = {slot: label("wrong") for slot in self.times}
        self.per_day = OneOf(self.tr("Sessions a day"), amounts.numbers((1, 2, 3)))
        self.per_day.chosen.connect(lambda number: self.overruled.emit(int(number)))
        self.per_day_row = Row(self.tr("Sessions a day"), self.per_day)
        for slot, stepper in self.times.items():
            hint = self.tr("The last one is best just before bed.") if slot is Slot.BEDTIME else ""
            self.add(Row(tr(settings_order.NAMES[slot]), stepper, hint), self.whys[slot])
            self.whys[slot].hide()
        self.add(self.per_day_row)

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = view.settings
        for slot, stepper in self.times.items():
            stepper.show_time(view.settings.times.of(slot))
        self.per_day.show_choice(str(view.per_day))
        self.per_day_row.say(tr(COMES_AT[view.per_day]))

    def read(self) -> TimeStepper | None:
        """Take what was typed; give the first time that cannot be kept, if there is one."""
        for stepper in self.times.values():
            stepper.read()
        return next((stepper for stepper in self.times.values() if stepper.unread), None)

    def forget(self) -> None:
        """Show the times that are kept, and nothing that was wrong."""
        for stepper in self.times.values():
            stepper.forget()

    def explain(self, why: QLabel, sentence: str) -> None:
        """Say below a time why it cannot be so; nothing with an empty sentence."""
        why.setText(sentence)
        why.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _stepper(self, slot: Slot) -> TimeStepper:
        what = tr(settings_order.NAMES[slot])
        stepper = TimeStepper(what, lambda moment: settings_order.trouble(slot, moment, self._settings.times))
        stepper.chosen.connect(partial(self._choose, slot))
        stepper.refused.connect(lambda sentence: self._refuse(slot, sentence))
        return stepper

    def _choose(self, slot: Slot, moment: time) -> None:
        """Want all three: those kept may make no day, and then are not those shown."""
        times = {str(each): self._settings.times.of(each) for each in self.times}
        self.want(**{**times, str(slot): moment})

    def _refuse(self, slot: Slot, sentence: str) -> None:
        """Say what is wrong now, once for a button held down; a press that led nowhere until the next choice."""
        for each, why in self.whys.items():
            if each is slot or not self.times[each].unread:
                told = sentence if each is slot else ""
                if told != why.text():
                    self.explaining.emit(why, told)
