"""Stands behind the window: wires what is in it, keeps it up to date, and leads from one thing to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach.session.day import day_of_sessions
from coach.ui import reminder_views, today_views
from coach.ui.chosen import Chosen
from coach.ui.departure import Departure
from coach.ui.errand import Errand
from coach.ui.later import Later
from coach.ui.ledger import Ledger
from coach.ui.records import Records
from coach.ui.reminding import Reminding
from coach.ui.settings_desks import SettingsDesks
from coach.ui.system_wishes import can_raise, motion_is_welcome, system_theme
from coach.ui.today_desk import TodayDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from coach.settings import Settings
    from coach.ui.cramp_screens import CrampScreens
    from coach.ui.outside import Desktop, Diary, Surroundings
    from coach.ui.run import SessionRun
    from coach.ui.session_needs import Awake
    from coach.ui.session_screens import SessionScreens
    from coach.ui.settings_views import SettingsView
    from coach.ui.theme import ThemeName
    from coach.ui.window import Window


class Program:
    """The window and what stands behind it; of both, what is not wanted yet is not made yet."""

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        around: Surroundings,
        diary: Diary,
        settings_file: Path,
        *,
        desktop: Desktop,
        awake: Awake,
        system: Callable[[], ThemeName] = system_theme,
        in_tray: bool = False,
        by_hand: bool = False,
    ) -> None:
        """`system` tells the theme that the system wears; `in_tray` there is no window yet; `by_hand` runs no timer."""
        self._around, self._diary, self._desktop = around, diary, desktop
        self._awake, self._by_hand = awake, by_hand
        self._is_shut = self._is_erased = self._keeps_safe = self._is_settled = False
        self._drawn: date | None = None
        self._backing_up, self._speaking = Errand(), Errand()
        self.chosen = Chosen(around, settings_file, system)
        self.ledger = Ledger(diary, around.now, around.told)
        self._window = Later(self._made_window)
        self._sessions = Later(self._made_sessions)
        self._cramps = Later(self._made_cramps)
        self.today = TodayDesk(around, self.ledger, self.chosen)
        self.records = Records(self._window, around, desktop, self.ledger)
        self.desks = SettingsDesks(
            self._window,
            around,
            desktop,
            chosen=self.chosen,
            ledger=self.ledger,
            diary=diary,
            view=self._settings_view,
        )
        self.reminding = Reminding(
            around,
            desktop,
            book=lambda: self.ledger.book,
            per_day=lambda: self.ledger.dose.sessions_per_day,
            chosen=self.chosen,
            busy=self.is_busy,
        )
        self.departure = Departure(self._window, desktop, self.chosen)
        self._connect()
        if in_tray:
            self._refresh()
        else:
            self.reminding.see()
            self.show_today()

    @property
    def window(self) -> Window:
        """Give the window."""
        return self._window()

    @property
    def sessions(self) -> SessionScreens:
        """Give the screens of a session."""
        return self._sessions()

    @property
    def run(self) -> SessionRun:
        """Give what runs a session."""
        return self.sessions.run

    @property
    def cramps(self) -> CrampScreens:
        """Give the screens of a cramp."""
        return self._cramps()

    @property
    def wears(self) -> tuple[ThemeName, int]:
        """Give the theme and the text size, in per cent, that are worn now."""
        window = self._window.made
        return (window.theme_name, window.text_percent) if window else (self.chosen.theme, self.chosen.text_percent)

    def is_busy(self) -> bool:
        """Tell whether a session or a cramp is under way that nobody has left for long."""
        sessions, cramps = self._sessions.made, self._cramps.made
        return bool((sessions and sessions.run.busy) or (cramps and cramps.busy))

    @property
    def stands_aside(self) -> bool:
        """Tell whether nothing else is to come up now: a session is under way, or a cramp is on the screen."""
        sessions = self._sessions.made
        return bool((sessions and sessions.run.busy) or self._shows_cramp())

    def settle(self) -> None:
        """Take the place in the tray; nobody is to wait for it."""
        tray = self._desktop.tray
        tray.start_wanted.connect(self._begin_from_outside)
        tray.cramp_wanted.connect(self.begin_cramp)
        tray.rest_wanted.connect(self.reminding.rest)
        tray.open_wanted.connect(self.appear)
        tray.quit_wanted.connect(self.departure.leave)
        self._is_settled = True
        self._refresh()  # the system may have turned dark since, or the alarm have rung

    def warm_up(self) -> None:
        """Make the sound of the next session in the background, so that Start answers at once."""
        if self._is_shut:
            return
        settings = self.chosen.settings
        if not self.run.busy:  # else it is being made already, and somebody waits for it
            self.run.warm_up(settings, self.chosen.routine)
        self._speaking.begin(lambda: self._speak_talk(settings))

    def _speak_talk(self, settings: Settings) -> None:
        """Have what helps through a cramp spoken before there is one: nobody is to wait for it then."""
        from coach.ui import cramp_talk  # noqa: PLC0415  (not at the start)

        routine = self._around.cramp_routine()
        self._around.speak_ahead(routine, cramp_talk.choices(routine, settings, late=False))

    def wait_in_tray(self) -> None:
        """Wait there without a window; where there is no tray, small on the panel, unless it is open by now."""
        if self._is_shut:
            return
        settings = self.chosen.settings
        self._speaking.begin(lambda: self._speak_talk(settings))  # a cramp comes without a window, too
        if not self._desktop.tray.available() and not self._window.made:
            self.show_today()
            self.window.showMinimized()

    def keep_safe(self) -> None:
        """Make the day's back-up in the background, and that of each day to come."""
        self._keeps_safe = True
        self._backing_up.begin(self._around.back_up)

    def show_today(self) -> None:
        """Go to the first screen."""
        window = self.window
        self._refresh()
        window.show_page(window.today)
        window.today.start.setFocus()

    def shut(self) -> None:
        """End whatever runs; all that was done is kept. Does nothing the second time."""
        if self._is_shut:
            return
        self._is_shut = True
        self._backing_up.drop()
        self._speaking.drop()
        self.reminding.end()
        self.desks.shut()
        if self._cramps.made:
            self._cramps.made.shut()
        if self._sessions.made:
            self._sessions.made.shut()
        else:
            self._around.stop()

    def appear(self) -> None:
        """Bring the window up, wherever it was; what a reminder would say stands there."""
        if self._is_erased:
            return
        self.reminding.put_by()
        self.departure.put_by()
        if not self._window.made:
            self.show_today()
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        if can_raise():
            window.raise_()
            window.activateWindow()

    def begin_cramp(self) -> None:
        """Help with a cramp now; a session that runs waits until it has passed."""
        if self._is_erased:
            return
        if self._sessions.made:
            self._sessions.made.make_way()
        self._be_quiet()
        self.appear()
        self.cramps.begin()
        self._refresh()

    def _refresh(self) -> None:
        """Look at the clock and at what is known, remind if it is time to, and draw what is there."""
        if self._is_erased:
            return
        day = day_of_sessions(self._around.now())
        if day != self._drawn:
            self._drawn = day
            self.ledger.forget()
            self.ledger.reread()
            if self._keeps_safe:
                self.keep_safe()
        self.reminding.look()
        if window := self._window.made:
            if not self._shows_cramp():  # that stays dark
                window.wear(self.chosen.theme, self.chosen.text_percent)
            window.today.show_view(self.today.view(self.reminding.told()))
            self.desks.refresh()
        if self._is_settled:
            self._show_in_tray()

    def _show_in_tray(self) -> None:
        tray, chosen = self._desktop.tray, self.chosen
        tray.wear(chosen.theme, chosen.text_percent)
        tray.show_view(reminder_views.tray(chosen.settings, self._around.now(), self.reminding.next_at))

    def _settings_view(self) -> SettingsView:
        from coach.ui.settings_views import SettingsView  # noqa: PLC0415  (not at the start)

        now, view = self._around.now(), self.today.view(self.reminding.told())
        resting = self.chosen.settings.resting == day_of_sessions(now)
        upcoming = reminder_views.upcoming(self.chosen.settings, now, self.reminding.next_at)
        return SettingsView(view.settings, view.per_day, resting=resting, next_reminder=upcoming, line=view.line)

    def _shows_cramp(self) -> bool:
        return self._cramps.made is not None and self._cramps.made.shown

    def _be_quiet(self) -> None:
        """Let nothing sound or stand in the way of what comes now."""
        self.desks.hush()
        self.reminding.hush()
        self._desktop.stop_asking()
        self.departure.put_by()

    def _begin(self) -> None:
        if not self.today.just_acted():
            self._begin_now()

    def _begin_now(self) -> None:
        self._be_quiet()
        self.ledger.forget()
        self.sessions.show()
        settings = self.chosen.settings
        self.run.start(settings, self.chosen.routine, still=settings.still or not motion_is_welcome())
        self._refresh()  # it may have become evening since, and a reminder has been answered

    def _begin_from_outside(self) -> None:
        """Start from a reminder or the tray; a session or a cramp that is under way is shown instead."""
        if self._is_erased:
            return
        self.appear()
        if self._cramps.made and self._cramps.made.lasting:
            self.begin_cramp()
        elif self._sessions.made and self._sessions.made.run.running:
            self._sessions.made.show()
        else:
            self._begin_now()

    def _withdraw(self) -> None:
        """End what runs, and be at Today when the window comes back."""
        self._be_quiet()
        if self._sessions.made:
            self._sessions.made.run.end()
        if self._cramps.made:
            self._cramps.made.end()
        self.show_today()

    def _come_back(self) -> None:
        self.today.act()
        self.show_today()

    def _come_back_anew(self) -> None:
        self._come_back()
        self.warm_up()  # another voice or loudness is another sound

    def _after_session(self) -> None:
        self.ledger.reread()
        self._refresh()

    def _after_cramp(self) -> None:
        self.window.wear(self.chosen.theme, self.chosen.text_percent)
        before, sessions = self.cramps.before, self._sessions.made
        if sessions and sessions.run.running:
            sessions.show()
        elif sessions and before is sessions.summary:
            self.today.act()
            self.window.show_page(before)
        else:
            self._come_back()
        self._refresh()

    def _show_keys(self) -> None:
        """Show the list of keys, but not in the middle of something."""
        in_session = self._sessions.made is not None and self._sessions.made.run.running
        if not in_session and not self._shows_cramp():
            self.records.show_keys()

    def _take_fault(self, fault: object) -> None:
        if fault:
            self.ledger.take(fault)
            self._refresh()

    def _begin_anew(self) -> None:
        """Follow a diary that is another one now: plan, reminders and what is told."""
        self.today.offers_backup = False
        self.ledger.begin_anew()
        self._refresh()

    def _look_at_offer(self) -> None:
        offered = self._around.offered
        if offered and self.today.offers_backup:
            self.desks.files.offer(offered)

    def _erase(self) -> None:
        """End everything, so that nothing is written any more, and delete it."""
        self._be_quiet()
        self.shut()
        self._is_erased = True
        self.chosen.keep_no_more()
        self.desks.files.erasing.erase(self.chosen.text_percent)

    def _look_anew(self) -> None:
        """Look at the diary, too: a session in the terminal may be in it since; a moment after the start, none can."""
        if self._is_settled:
            self.ledger.reread()
            self._refresh()

    def _change(self, wanted: Settings) -> None:
        other_routine = self.chosen.take(wanted)
        self._refresh()
        if other_routine:
            self.window.today.set_routine(self.chosen.routine)
            if self._sessions.made:
                self._sessions.made.set_routine(self.chosen.routine)

    def _resize_text(self, by: int) -> None:
        self.chosen.resize_text(by)
        self._refresh()

    def _keep_talk(self, talk: str) -> None:
        """Say as much in the next sessions, too."""
        self.chosen.change(talk=talk)
        self._refresh()

    def _keep_loudness(self, percent: int) -> None:
        """Keep how loud it has to be at the wall."""
        self.chosen.change(voice_percent=percent, tones_percent=percent)
        self._refresh()
        self.chosen.see(today_views.LISTENED)

    def _made_window(self) -> Window:
        from coach.ui.window import Window  # noqa: PLC0415  (none is needed to wait in the tray)

        window = Window(self.chosen.routine)
        window.fit_into(self._desktop.room())
        window.today_wanted.connect(self._come_back)
        window.start_wanted.connect(self._begin)
        window.cramp_wanted.connect(self.begin_cramp)
        window.text_wanted.connect(self._resize_text)
        window.keys_wanted.connect(self._show_keys)
        window.looked_at.connect(self._look_anew)
        window.leave_wanted.connect(self.departure.close)
        today = window.today
        self.today.stand_behind(today)
        today.changed.connect(self._change)
        today.cramp_wanted.connect(self.records.write_cramp)
        today.check_wanted.connect(self.records.show_check)
        today.learn_wanted.connect(self.records.show_learn)
        today.keys_wanted.connect(self.records.show_keys)
        today.history_wanted.connect(self.records.show_history)
        today.settings_wanted.connect(self.desks.show)
        today.listen_wanted.connect(self.desks.show_sound_check)
        today.backup_wanted.connect(self._look_at_offer)
        return window

    def _made_sessions(self) -> SessionScreens:
        from coach.ui.run import SessionRun  # noqa: PLC0415  (the first window is there without)
        from coach.ui.session_screens import SessionScreens  # noqa: PLC0415  (as above)

        routine = self.chosen.routine
        run = SessionRun(
            self._around, self._diary, lambda: self.ledger.book.sessions, self._awake, routine, by_hand=self._by_hand
        )
        screens = SessionScreens(self.window, run, self._desktop.media, routine)
        screens.today_wanted.connect(self._come_back)
        screens.cramp_wanted.connect(self.begin_cramp)
        screens.raised.connect(self.appear)
        run.over.connect(self._after_session)
        run.given_up.connect(self._refresh)
        run.talk_chosen.connect(self._keep_talk)
        return screens

    def _made_cramps(self) -> CrampScreens:
        from coach.ui.cramp_screens import CrampScreens  # noqa: PLC0415  (not at the start)

        screens = CrampScreens(
            self.window,
            self._around,
            settings=lambda: self.chosen.settings,
            save=self.records.save_cramp,
            forget=self.ledger.delete,
            awake=self._awake,
        )
        screens.closed.connect(self._after_cramp)
        return screens

    def _connect(self) -> None:
        records, desks, reminding, departure = self.records, self.desks, self.reminding, self.departure
        self._backing_up.done.connect(self._take_fault)
        self._desktop.alarm.rang.connect(self._look_anew)
        self.today.changed.connect(self._refresh)
        records.today_wanted.connect(self._come_back)
        records.cramp_now_wanted.connect(self.begin_cramp)
        records.changed.connect(self._refresh)
        desks.changed.connect(self._change)
        desks.overruled.connect(self.today.overrule)
        desks.rest_wanted.connect(reminding.rest)
        desks.loudness_kept.connect(self._keep_loudness)
        desks.closed.connect(self._come_back_anew)
        desks.quit_wanted.connect(departure.leave)
        desks.today_wanted.connect(self._come_back)
        desks.diary_changed.connect(self._begin_anew)
        desks.erasing_agreed.connect(self._erase)
        reminding.started.connect(self._begin_from_outside)
        reminding.acted.connect(self._refresh)
        departure.told.connect(self.chosen.see)
        departure.hidden.connect(self._withdraw)
        departure.left.connect(self.shut)
