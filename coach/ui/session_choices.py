"""What little may be chosen before a session."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
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
        self._rows = (
            (_label(self.tr("Length")), self.minutes),
            (_label(self.tr("Hold")), self.hold),
            (_label(self.tr("To the wall")), self.lead_in),
            (_label(self.tr("Text size")), self.text),
            (_label(self.tr("Sessions a day")), self.per_day),
        )
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.NORMAL, Space.SMALL, Space.NORMAL, Space.SMALL)
        self._grid.setSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._lay(beside=True)

    def show_settings(self, settings: Settings, per_day: int) -> None:
        """Show what is chosen, and what the plan says."""
        self.per_day.show_choice(str(per_day))
        self._settings = settings
        self.minutes.show_number(settings.minutes)
        self.hold.show_choice(settings.hold_s)
        self.lead_in.show_number(settings.lead_in_s)
        self.text.show_number(settings.text_percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls below their words where large type needs it."""
        super().resizeEvent(event)
        words = max(label.fontMetrics().horizontalAdvance(label.text()) for label, _ in self._rows)
        controls = max(stepper.sizeHint().width() for stepper in (self.minutes, self.lead_in, self.text))
        self._lay(beside=words + controls + Space.TIGHT + 2 * Space.NORMAL < self.width())

    def _lay(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for place, (label, control) in enumerate(self._rows):
            self._grid.addWidget(label, place if beside else 2 * place, 0, 1, 1 if beside else 2)
            row, column = (place, 1) if beside else (2 * place + 1, 0)
            self._grid.addWidget(control, row, column, 1, 1 if beside else 2)

    def _want(self, **values: Any) -> None:
        self.changed.emit(replace(self._settings, **values))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
