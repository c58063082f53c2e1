"""Reminds: looks when the schedule says so, puts the reminder before the person and keeps the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coach.plan import schedule
from coach.routine.model import Anchor
from coach.session.day import Occasion, Reminded, day_of_sessions, is_late, part_of_day
from coach.ui import reminder_views

if TYPE_CHECKING:
    from coach.diary.entries import Book
    from coach.plan.schedule import Agenda
    from coach.ui.chosen import Chosen
    from coach.ui.outside import Desktop, Surroundings
    from coach.ui.reminder_window import ReminderWindow
    from coach.voice.relay import SoundingPlayhead

#: How soon to look again while a presentation holds a reminder back.
PRESENTING = timedelta(minutes=1)
#: How long one may: some programs only pretend, to keep the screen on.
LONGEST = timedelta(hours=2)
#: How long the device is kept for the reminder's sound, in milliseconds.
SOUND_MS = 4_000


class Reminding(QObject):
    """Shows, repeats and takes away the reminder; whoever owns it calls `look` after every change."""

    started = Signal()  # the person wants to stretch now
    acted = Signal()  # something was answered

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        around: Surroundings,
        desktop: Desktop,
        *,
        book: Callable[[], Book],
        per_day: Callable[[], int],
        chosen: Chosen,
        busy: Callable[[], bool],
    ) -> None:
        """`busy` tells whether a session or a cramp is under way; `chosen` keeps what came of a reminder.

        `per_day` gives the sessions of today by the plan.
        """
        super().__init__()
        self._around, self._desktop, self._book, self._busy = around, desktop, book, busy
        self._per_day = per_day
        self._chosen = chosen
        self._shown: Occasion | None = None  # what the window asks about, until it is answered
        self._away = False  # it was taken from a presentation's way
        self._held: tuple[Occasion, datetime] | None = None  # by a presentation, since when
        self._sounding: SoundingPlayhead | None = None  # held until it is given back
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.hush)
        self._has_ended = False
        self.window: ReminderWindow | None = None
        self.agenda: Agenda | None = None

    def see(self) -> None:
        """Take what is due for seen: the person has just opened the window, where it stands. It comes back later."""
        now, before = self._around.now(), self._chosen.settings.reminded
        due = self._agenda(now).remind
        if due:
            self._keep_reminded(schedule.shown(due, now, before))

    def look(self) -> None:
        """Remind if it is time to, and set the alarm to the next look."""
        if self._has_ended:
            return
        now = self._around.now()
        self.agenda = agenda = self._agenda(now)
        self._desktop.alarm.set(min(agenda.look_at, self._midnight(now)))
        if self._busy() or agenda.open != self._shown:
            self.put_by()
        wanted = agenda.remind or self._shown
        if wanted is None or self._busy():
            return
        if self._is_held(wanted, now):
            self._away = self._away or self._stands()
            self._hide()
        elif agenda.remind:
            self._remind(agenda.remind, now)
        elif self._away:
            self._come_back()
        if self._held or self._stands():  # whoever presents is not to have it on top
            self._desktop.alarm.set(min(self.agenda.look_at, now + PRESENTING))

    @property
    def next_at(self) -> datetime | None:
        """Give when a reminder comes next."""
        return self.agenda.next if self.agenda else None

    def told(self) -> str:
        """Say what Today says of reminders: that they are paused, or what the latest answer means."""
        agenda, settings, now = self.agenda, self._chosen.settings, self._around.now()
        if not settings.reminders or agenda is None:
            return ""
        if settings.resting == day_of_sessions(now):
            return reminder_views.paused()
        latest = settings.reminded
        if latest is None or latest.occasion != Occasion(day_of_sessions(now), part_of_day(now, settings.times)):
            return ""
        if latest.occasion.slot in self._book().filled(latest.occasion.day):
            return ""
        if latest.again is None or latest.shown == 0:
            return reminder_views.answered(agenda.next_slot, latest, agenda.next, now)
        return ""

    def put_by(self) -> None:
        """Take the reminder away unanswered; it comes back when it would have."""
        self._shown, self._away = None, False
        self._hide()

    def hush(self) -> None:
        """Give the device back: something else is to be heard."""
        self._over.stop()
        sound, self._sounding = self._sounding, None
        if sound:
            sound.close()

    def _hide(self) -> None:
        if self.window:
            self.window.hide()

    def _stands(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def _come_back(self) -> None:
        self._away = False
        if self.window:
            self.window.come_back()

    def _midnight(self, now: datetime) -> datetime:
        """Give when "tomorrow" comes to mean another day."""
        midnight = self._around.local(datetime.combine(now.date() + timedelta(days=1), time()))
        return midnight if midnight > now else now + timedelta(hours=1)  # some places leave it out once a year

    def rest(self, until_tomorrow: bool) -> None:  # noqa: FBT001  (a signal's value)
        """Pause reminders for what is left of the day, or go on."""
        resting = day_of_sessions(self._around.now()) if until_tomorrow else None
        self._chosen.change(resting=resting)
        self.acted.emit()

    def end(self) -> None:
        """Take the reminder away, set no further alarm, and remind of nothing more."""
        self._has_ended = True
        self._desktop.alarm.stop()
        self.hush()
        self.put_by()

    def _is_held(self, occasion: Occasion, now: datetime) -> bool:
        """Tell whether a presentation holds a reminder back, and has not done so for too long."""
        if not self._desktop.presenting():
            self._held = None
            return False
        if self._held is None or self._held[0] != occasion:
            self._held = (occasion, now)
        return now - self._held[1] < LONGEST

    def _agenda(self, now: datetime) -> Agenda:
        settings = self._chosen.settings
        return schedule.agenda(
            now,
            settings.times,
            self._per_day(),
            self._book().filled,
            settings.reminded,
            on=settings.reminders,
            resting=settings.resting,
            local=self._around.local,
        )

    def _remind(self, occasion: Occasion, now: datetime) -> None:
        window, settings = self._made(), self._chosen.settings
        before = settings.reminded
        self._shown, self._away = occasion, False
        self._keep_reminded(schedule.shown(occasion, now, before))
        self.agenda = self._agenda(now)
        self._desktop.alarm.set(min(self.agenda.look_at, self._midnight(now)))
        routine = self._chosen.routine
        window.set_figure(routine, routine.poses[next(iter(routine.phases.values())).pose])
        seated = routine.scene.anchor is Anchor.SEAT
        place = reminder_views.ON_A_CHAIR if seated else reminder_views.AT_THE_WALL
        last = self.agenda.next_slot != occasion
        view = reminder_views.reminder(occasion, settings, self._chosen.theme, last=last, place=place)
        window.show_view(view)
        self._desktop.tray.notify(view.heading, view.line, beside=True)
        if before is None or before.occasion != occasion:
            self._sound(now)

    def _sound(self, now: datetime) -> None:
        """Make one soft sound; none where the loudness that counts now is zero."""
        settings = self._chosen.settings
        percent = settings.tones_percent
        if is_late(now, settings.times):
            percent = percent * settings.night_percent // 100
        self.hush()
        self._sounding = self._around.sounding(self._around.reminder_sound(percent)) if percent else None
        if self._sounding:
            self._sounding.play(0)
            self._over.start(SOUND_MS)

    def _made(self) -> ReminderWindow:
        if self.window is None:
            from coach.ui.reminder_window import ReminderWindow  # noqa: PLC0415  (not at the start)

            self.window = ReminderWindow(self._chosen.routine)
            self.window.started.connect(self.started)
            self.window.snoozed.connect(lambda: self._answer(schedule.snoozed))
            self.window.declined.connect(lambda: self._answer(schedule.declined))
        return self.window

    def _answer(self, answer: Callable[[Occasion, datetime], Reminded]) -> None:
        answered, self._shown = self._shown, None
        if answered:
            self._keep_reminded(answer(answered, self._around.now()))
        self.acted.emit()

    def _keep_reminded(self, reminded: Reminded) -> None:
        self._chosen.change(reminded=reminded)
