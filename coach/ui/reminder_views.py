"""What a reminder, its answer, the tray's menu and the farewell say, as plain values and the functions of them."""

from datetime import UTC, datetime, timedelta

import msgspec

from coach.language import written
from coach.language.texts import mark, tr
from coach.plan import schedule
from coach.session.day import Occasion, Reminded, Slot, day_of_sessions
from coach.settings import Settings
from coach.ui import amounts
from coach.ui.theme import ThemeName

#: How long a session takes, from one minute to ten.
_MINUTES = (
    mark("One minute"),
    mark("Two minutes"),
    mark("Three minutes"),
    mark("Four minutes"),
    mark("Five minutes"),
    mark("Six minutes"),
    mark("Seven minutes"),
    mark("Eight minutes"),
    mark("Nine minutes"),
    mark("Ten minutes"),
)
_HEADINGS = {
    Slot.MORNING: mark("Time for your morning stretch"),
    Slot.MIDDAY: mark("Time for your midday stretch"),
    Slot.BEDTIME: mark("Time for the last stretch of the day"),
    Slot.EXTRA: mark("Time for a stretch"),
}
_COMES_BACK = {
    Slot.MORNING: mark("The morning stretch comes back at {time}."),
    Slot.MIDDAY: mark("The midday stretch comes back at {time}."),
    Slot.BEDTIME: mark("The bedtime stretch comes back at {time}."),
}
_NO_MORE = {
    Slot.MORNING: mark("No more of the morning stretch today."),
    Slot.MIDDAY: mark("No more of the midday stretch today."),
    Slot.BEDTIME: mark("No more of the bedtime stretch tonight."),
}
#: What is reminded of next: today or tonight, tomorrow, and on a day that is called by its name.
_NEXT = {
    Slot.MORNING: mark("Next: morning, {time}."),
    Slot.MIDDAY: mark("Next: midday, {time}."),
    Slot.BEDTIME: mark("Next: bedtime, {time}."),
}
_NEXT_TOMORROW = {
    Slot.MORNING: mark("Next: tomorrow morning, {time}."),
    Slot.MIDDAY: mark("Next: tomorrow at midday, {time}."),
    Slot.BEDTIME: mark("Next: tomorrow at bedtime, {time}."),
}
_NEXT_ON = {
    Slot.MORNING: mark("Next: {weekday} morning, {time}."),
    Slot.MIDDAY: mark("Next: {weekday} at midday, {time}."),
    Slot.BEDTIME: mark("Next: {weekday} at bedtime, {time}."),
}

#: How long an exercise takes where it is done, by what the figure stands or sits on.
AT_THE_WALL, ON_A_CHAIR = mark("{length} at the wall."), mark("{length} on your chair.")


class ReminderView(msgspec.Struct, frozen=True):
    """A reminder: what it is time for, how long that takes, and what comes of it unanswered."""

    heading: str
    line: str
    wait: str  # nothing where it does not come back
    theme: ThemeName
    text_percent: int


class TrayView(msgspec.Struct, frozen=True):
    """The lines of the tray's menu that change."""

    next: str
    rest: str  # what the line that pauses reminders says; nothing where it has no use
    resting: bool  # whether reminders are paused now
    tip: str


class LeavingView(msgspec.Struct, frozen=True):
    """What is said, once, when the window is closed, and the two answers: marked texts."""

    heading: str
    line: str
    keep: str
    end: str


#: Where there is a tray.
STAYING = LeavingView(
    mark("Calf Coach goes on"),
    mark(
        "It waits in the corner of your screen and reminds you when it is time. To open it, click on its picture there."
    ),
    keep=mark("&OK"),
    end=mark("&Quit Calf Coach"),
)
#: Where there is none.
ENDING = LeavingView(
    mark("Close Calf Coach?"),
    mark(
        "Reminders come only while Calf Coach is running. "
        "Keep it running, and you find it again among your open windows."
    ),
    keep=mark("&Keep it running"),
    end=mark("&Quit Calf Coach"),
)


def reminder(
    occasion: Occasion, settings: Settings, theme: ThemeName, *, last: bool = False, place: str = AT_THE_WALL
) -> ReminderView:
    """Give the reminder of an occasion, which `settings` do not yet know to be shown this time.

    The `last` one does not come back unanswered, for its part of the day ends before. Before bed it wears the night's
    colours, whatever `theme` is worn by day. `place` is one of the texts above.
    """
    minutes = _wait(occasion, settings.reminded)
    return ReminderView(
        heading=tr(_HEADINGS[occasion.slot]),
        line=tr(place, length=_minutes(settings.minutes)),
        wait="" if last else tr("No rush. If you do nothing, it comes back in %n minute(s).", "", minutes),
        theme=ThemeName.NIGHT if occasion.slot is Slot.BEDTIME else theme,
        text_percent=settings.text_percent,
    )


def answered(coming: Occasion | None, reminded: Reminded, next_at: datetime | None, now: datetime) -> str:
    """Give what becomes of a reminder that was just answered; `coming` is what is reminded of next, local at `next_at`.

    One that was put off does not come back where its part of the day ends before; then something else is next.
    """
    slot = reminded.occasion.slot
    if coming == reminded.occasion and reminded.again and next_at:
        return tr(_COMES_BACK[slot], time=written.clock(next_at))
    over = tr(_NO_MORE[slot])
    return f"{over} {_turn(coming.slot, next_at, now)}" if coming and next_at else over


def paused() -> str:
    """Give what is said once reminders have been paused."""
    return tr("Reminders are paused until tomorrow.")


def tray(settings: Settings, now: datetime, following: datetime | None) -> TrayView:
    """Give the menu's lines at a local instant; `following` is the next reminder, local, None where none is known."""
    resting = settings.resting == day_of_sessions(now)
    if not settings.reminders:
        return _tray(tr("Reminders are off"), "", resting=False)
    if resting:
        return _tray(tr("Reminders are paused until tomorrow"), tr("Remind me again today"), resting=True)
    texts = (mark("Next reminder: {time}"), mark("Next reminder: tomorrow, {time}"))
    line = _coming(following, now, (*texts, mark("Next reminder: {weekday}, {time}")), tr("No reminder ahead"))
    return _tray(line, tr("Pause reminders until tomorrow"), resting=False)


def upcoming(settings: Settings, now: datetime, following: datetime | None) -> str:
    """Give the same as a sentence."""
    if not settings.reminders:
        return tr("Reminders are off.")
    if settings.resting == day_of_sessions(now):
        return paused()
    texts = (mark("Next reminder: {time}."), mark("Next reminder: tomorrow, {time}."))
    return _coming(following, now, (*texts, mark("Next reminder: {weekday}, {time}.")), tr("No reminder ahead."))


def _tray(line: str, rest: str, *, resting: bool) -> TrayView:
    return TrayView(line, rest, resting, tr("Calf Coach. {line}", line=line))


def _minutes(minutes: int) -> str:
    return tr(_MINUTES[minutes - 1]) if minutes <= len(_MINUTES) else amounts.minutes(minutes)


def _wait(occasion: Occasion, before: Reminded | None) -> int:
    """Give how many minutes after being shown now it would come back."""
    now = datetime.min.replace(tzinfo=UTC)  # which instant does not matter
    again = schedule.shown(occasion, now, before).again or now
    return (again - now) // timedelta(minutes=1)


def _turn(slot: Slot, moment: datetime, now: datetime) -> str:
    """Say what is next: "Next: bedtime, 22:00." or "Next: tomorrow morning, 08:30."."""
    return _dated((_NEXT[slot], _NEXT_TOMORROW[slot], _NEXT_ON[slot]), moment, now)


def _coming(following: datetime | None, now: datetime, texts: tuple[str, str, str], none: str) -> str:
    return _dated(texts, following, now) if following else none


def _dated(texts: tuple[str, str, str], moment: datetime, now: datetime) -> str:
    """Fill the first text for today's date and this night, the second for tomorrow, the third for any other day."""
    today, tomorrow, another = texts
    if moment.date() == now.date() or day_of_sessions(moment) == day_of_sessions(now):
        return tr(today, time=written.clock(moment))
    if moment.date() == now.date() + timedelta(days=1):
        return tr(tomorrow, time=written.clock(moment))
    return tr(another, weekday=written.weekday(moment), time=written.clock(moment))
