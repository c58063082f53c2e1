"""What little may be chosen before a session."""

from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from coach.settings import TEXT_SIZES, Settings
from coach.ui import amounts
from coach.ui.choosers import OneOf, Stepper
from coach.ui.theme import Space


class SessionChoices(QFrame):
    """Length, hold, and time to reach the wall."""

    changed = Signal(Settings)
    overruled = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._settings = Settings()
        self.minutes = Stepper(self.tr("Length"), amounts.minutes, range(1, 11))
        self.hold = OneOf(self.tr("Hold"), amounts.holds())
        self.text = Stepper(self.tr("Text size"), amounts.percent, TEXT_SIZES)
        self.per_day = OneOf(self.tr("Sessions a day"), amounts.numbers((1, 2, 3)))
        self.per_day.chosen.connect(lambda number: self.overruled.emit(int(number)))
        self.text.chosen.connect(lambda text_percent: self._want(text_percent=text_percent))
        self.lead_in = Stepper(self.tr("Time to walk to the wall"), amounts.seconds, range(5, 31, 5))
        self.minutes.chosen.connect(lambda minutes: self._want(minutes=minutes))
        self.hold.chosen.connect(lambda hold_s: self._want(hold_s=hold_s))
        self.lead_in.chosen.connect(lambda lead_in_s: self._want(lead_in_s=lead_in_s))
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.NORMAL, Space.SMALL, Space.NORMAL, Space.SMALL)
        grid.setSpacing(Space.TIGHT)
        rows = (
            (self.tr("Length"), self.minutes),
            (self.tr("Hold"), self.hold),
            (self.tr("To the wall"), self.lead_in),
            (self.tr("Text size"), self.text),
            (self.tr("Sessions a day"), self.per_day),
        )
        for number, (text, control) in enumerate(rows):
            label = QLabel(text)
            grid.addWidget(label, number, 0)
            grid.addWidget(control, number, 1)
        grid.setColumnStretch(1, 1)

    def show_settings(self, settings: Settings, per_day: int) -> None:
        """Show what is chosen, and what the plan says."""
        self.per_day.show_choice(str(per_day))
        self._settings = settings
        self.minutes.show_number(settings.minutes)
        self.hold.show_choice(settings.hold_s)
        self.lead_in.show_number(settings.lead_in_s)
        self.text.show_number(settings.text_percent)

    def _want(self, **values: Any) -> None:
        self.changed.emit(msgspec.structs.replace(self._settings, **values))
