"""What a reminder, its answer, the tray's menu and the farewell say, as plain values and the functions of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coach.plan import schedule
from coach.session.day import Occasion, Reminded, Slot, day_of_sessions
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
_PAUSED = "Reminders are paused until tomorrow"
#: A slot after the name of another day.
_ON_A_DAY = {Slot.MORNING: "morning", Slot.MIDDAY: "at midday", Slot.BEDTIME: "at bedtime"}

#: Where an exercise is done, by what the figure stands or sits on.
AT_THE_WALL, ON_A_CHAIR = "at the wall", "on your chair"


@dataclass(frozen=True, slots=True)
class ReminderView:
    """A reminder: what it is time for, how long that takes, and what comes of it unanswered."""

    heading: str
    line: str
    wait: str  # nothing where it does not come back
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
    """What is said, once, when the window is closed, and the two answers."""

    heading: str
    line: str
    keep: str
    end: str


#: Where there is a tray.
STAYING = LeavingView(
    "Calf Coach goes on",
    "It waits in the corner of your screen and reminds you when it is time. To open it, click on its picture there.",
    keep="&Good",
    end="&Quit instead",
)
#: Where there is none.
ENDING = LeavingView(
    "Close Calf Coach?",
    "Reminders come only while Calf Coach is running. Out of the way, you find it again in the row of open windows.",
    keep="&Keep it running,\nout of the way",
    end="&End it",
)


def reminder(
    occasion: Occasion, settings: Settings, theme: ThemeName, *, last: bool = False, place: str = AT_THE_WALL
) -> ReminderView:
    """Give the reminder of an occasion, which `settings` do not yet know to be shown this time.

    The `last` one does not come back unanswered, for its part of the day ends before. Before bed it wears the night's
    colours, whatever `theme` is worn by day.
    """
    wait = "" if last else f"It can wait: unanswered, it comes back in {_wait(occasion, settings.reminded)}."
    return ReminderView(
        heading=_HEADINGS[occasion.slot],
        line=f"{_minutes(settings.minutes)} {place}.",
        wait=wait,
        theme=ThemeName.NIGHT if occasion.slot is Slot.BEDTIME else theme,
        text_percent=settings.text_percent,
    )


def answered(coming: Occasion | None, reminded: Reminded, next_at: datetime | None, now: datetime) -> str:
    """Give what becomes of a reminder that was just answered; `coming` is what is reminded of next, local at `next_at`.

    One that was put off does not come back where its part of the day ends before; then something else is next.
    """
    slot = reminded.occasion.slot
    if coming == reminded.occasion and reminded.again and next_at:
        return f"The {slot} stretch comes back at {next_at:%H:%M}."
    over = f"No more of the {slot} stretch {'tonight' if slot is Slot.BEDTIME else 'today'}."
    return f"{over} Next: {_turn(coming.slot, next_at, now)}." if coming and next_at else over


def paused() -> str:
    """Give what is said once reminders have been paused."""
    return f"{_PAUSED}."


def tray(settings: Settings, now: datetime, following: datetime | None) -> TrayView:
    """Give the menu's lines at a local instant; `following` is the next reminder, local, None where none is known."""
    resting = settings.resting == day_of_sessions(now)
    if not settings.reminders:
        return _tray("Reminders are off", "", resting=False)
    if resting:
        return _tray(_PAUSED, "Remind me again today", resting=True)
    line = f"Next reminder: {_when(following, now)}" if following else "No reminder ahead"
    return _tray(line, "Pause reminders until tomorrow", resting=False)


def _tray(line: str, rest: str, *, resting: bool) -> TrayView:
    return TrayView(line, rest, resting, f"Calf Coach. {line}")


def _minutes(minutes: int) -> str:
    number = _NUMBERS[minutes - 1] if minutes <= len(_NUMBERS) else str(minutes)
    return f"{number} minute" if minutes == 1 else f"{number} minutes"


def _wait(occasion: Occasion, before: Reminded | None) -> str:
    """Give how long after being shown now it would come back."""
    now = datetime.min.replace(tzinfo=UTC)  # which instant does not matter
    again = schedule.shown(occasion, now, before).again or now
    return f"{(again - now) // timedelta(minutes=1)} minutes"


def _turn(slot: Slot, moment: datetime, now: datetime) -> str:
    """Give "bedtime, 22:00" or "tomorrow morning, 08:30"."""
    day = _day(moment, now)
    return f"{day} {_ON_A_DAY[slot]}, {moment:%H:%M}" if day else f"{slot}, {moment:%H:%M}"


def _when(moment: datetime, now: datetime) -> str:
    """Give the time of day, with the day where it needs to be said."""
    day = _day(moment, now)
    return f"{day}, {moment:%H:%M}" if day else f"{moment:%H:%M}"


def _day(moment: datetime, now: datetime) -> str:
    """Give the day's name where it is neither today's date nor this night."""
    if moment.date() == now.date() or day_of_sessions(moment) == day_of_sessions(now):
        return ""
    return "tomorrow" if moment.date() == now.date() + timedelta(days=1) else WEEKDAYS[moment.weekday()]
