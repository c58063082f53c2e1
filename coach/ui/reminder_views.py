"""What a reminder, the tray's menu and the farewell say, as plain values, and the pure functions that make them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coach.session.day import Occasion, Slot, day_of_sessions
from coach.settings import Settings
from coach.ui.dates import WEEKDAYS
from coach.ui.theme import ThemeName

_NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_HEADINGS = {
    Slot.MORNING: "Time for your morning stretch",
    Slot.MIDDAY: "Time for your midday stretch",
    Slot.BEDTIME: "Time for the last stretch of the day",
    Slot.EXTRA: "Time for a stretch",
}


@dataclass(frozen=True, slots=True)
class ReminderView:
    """A reminder: what it is time for, and how long that takes."""

    heading: str
    line: str
    theme: ThemeName
    text_percent: int


@dataclass(frozen=True, slots=True)
class TrayView:
    """The lines of the tray's menu that change."""

    next: str
    rest: str  # what the line that pauses reminders says; nothing where it has no use
    resting: bool  # whether reminders are paused now
    tip: str


@dataclass(frozen=True, slots=True)
class LeavingView:
    """What is said, once, when the window is closed."""

    heading: str
    line: str


#: Told by the tray when the window is closed for the first time.
STAYING = LeavingView(
    "Calf Coach is still here",
    "It waits in the corner of your screen, by the clock, and reminds you when it is time. "
    "To end it, click on its picture there and choose Quit.",
)
#: Told by a window of our own where there is no tray.
ENDING = LeavingView(
    "Close Calf Coach?",
    "Closing ends Calf Coach, and with it the reminders. They come only while its window is open.",
)


def reminder(occasion: Occasion, settings: Settings, theme: ThemeName) -> ReminderView:
    """Give the reminder of an occasion; before bed it wears the night's colours, whatever `theme` is worn by day."""
    return ReminderView(
        heading=_HEADINGS[occasion.slot],
        line=f"{_minutes(settings.minutes)} at the wall.",
        theme=ThemeName.NIGHT if occasion.slot is Slot.BEDTIME else theme,
        text_percent=settings.text_percent,
    )


def tray(settings: Settings, now: datetime, following: datetime | None) -> TrayView:
    """Give the menu's lines at a local instant; `following` is the next reminder, local, None where none is known."""
    resting = settings.resting is not None and settings.resting >= day_of_sessions(now)
    if not settings.reminders:
        return _tray("Reminders are off", "", resting=False)
    if resting:
        return _tray("Reminders are paused until tomorrow", "Go on reminding", resting=True)
    line = f"Next reminder: {_when(following, now)}" if following else "No reminder ahead"
    return _tray(line, "Pause reminders until tomorrow", resting=False)


def _tray(line: str, rest: str, *, resting: bool) -> TrayView:
    return TrayView(line, rest, resting, f"Calf Coach. {line}")


def _minutes(minutes: int) -> str:
    number = _NUMBERS[minutes - 1] if minutes <= len(_NUMBERS) else str(minutes)
    return f"{number} minute" if minutes == 1 else f"{number} minutes"


def _when(moment: datetime, now: datetime) -> str:
    """Give the time of day, with the day where it is neither today's date nor this night."""
    clock = f"{moment:%H:%M}"
    if moment.date() == now.date() or day_of_sessions(moment) == day_of_sessions(now):
        return clock
    if moment.date() == now.date() + timedelta(days=1):
        return f"tomorrow, {clock}"
    return f"{WEEKDAYS[moment.weekday()]}, {clock}"
