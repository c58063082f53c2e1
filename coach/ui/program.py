"""Stands behind the window: what each wish of the person does to diary, plan and settings."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from coach import __version__
from coach import settings as keeping
from coach.diary.entries import Cramp, Session
from coach.routine.model import Routine
from coach.session.day import day_of_sessions, is_late
from coach.session.player import GettingReady, Playing
from coach.session.timeline import Choices
from coach.settings import TEXT_SIZES, Settings
from coach.ui import reminder_views, run, today_views
from coach.ui.advice_views import put_away
from coach.ui.cramp_screens import CrampScreens
from coach.ui.departure import Departure
from coach.ui.errand import Errand
from coach.ui.gp_desk import GpDesk
from coach.ui.ledger import Ledger
from coach.ui.lookback import LookBack
from coach.ui.media_keys import Playback
from coach.ui.outside import Desktop, Diary, Surroundings
from coach.ui.preferences import Preferences
from coach.ui.reminding import Reminding
from coach.ui.run import SessionRun
from coach.ui.settings_diary_desk import DiaryDesk
from coach.ui.settings_views import SettingsView
from coach.ui.small_window import CAN_RAISE
from coach.ui.sound_check_desk import SoundCheckDesk
from coach.ui.theme import ThemeName
from coach.ui.window import Window, motion_is_welcome, system_theme

#: A click so soon after coming back to Today was meant for the screen before, in milliseconds.
DOUBLE_CLICK_MS = 500


class Program:
    """The window and what stands behind it."""

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        around: Surroundings,
        diary: Diary,
        settings_file: Path,
        *,
        desktop: Desktop,
        awake: run.Awake,
        system: Callable[[], ThemeName] = system_theme,
        in_tray: bool = False,
        by_hand: bool = False,
    ) -> None:
        """`system` tells the theme that the system wears; `in_tray` there is no window yet; `by_hand` runs no timer."""
        self._around, self._settings_file, self._system, self._desktop = around, settings_file, system, desktop
        self._settings = keeping.load(settings_file)
        self._settings_line = ""
        self._is_shut = False
        self._acted_ms = -DOUBLE_CLICK_MS
        self._drawn: date | None = None
        self.ledger = Ledger(diary, around.now, around.told)
        self._backing_up = Errand()
        self._keeps_safe = False
        routine = self._routine()
        self.run = SessionRun(around, diary, lambda: self.ledger.book.sessions, awake, routine, by_hand=by_hand)
        self.window = Window(self.run, routine)
        self.look_back = LookBack(self.window, around.now, around.local)
        self.gp_desk = GpDesk(self.window, desktop, around.now, __version__)
        self.cramps = CrampScreens(
            self.window,
            around,
            settings=lambda: self._settings,
            save=self._save_cramp,
            forget=self.ledger.withdraw_cramp,
            awake=awake,
        )
        self.reminding = Reminding(
            around,
            desktop,
            book=lambda: self.ledger.book,
            settings=lambda: self._settings,
            keep=self._keep_settings,
            busy=self._is_busy,
            theme=self._theme,
            routine=self._routine,
        )
        self.preferences = Preferences(
            self.window,
            around,
            desktop,
            view=self._settings_view,
            routine=self._routine,
            book=lambda: self.ledger.book if self.ledger.known else None,
        )
        self.sound_check = SoundCheckDesk(self.window, around, self._choices)
        self.desk = DiaryDesk(self.window, around, desktop, diary)
        self._offered = around.offered  # until the diary has been changed by it
        self._is_erased = False
        self.departure = Departure(self.window, desktop, self._routine, lambda: self._settings)
        self._connect()
        if not in_tray:
            self.reminding.see()
        self.show_today()

    def warm_up(self) -> None:
        """Make the sound of the next session in the background, so that Start answers at once."""
        self.run.warm_up(self._settings, self._routine())

    def wait_in_tray(self) -> None:
        """Wait there without a window; where there is no tray, small on the panel."""
        if not self._desktop.tray.available():
            self.window.showMinimized()

    def keep_safe(self) -> None:
        """Make the day's back-up in the background, and that of each day to come."""
        self._keeps_safe = True
        self._backing_up.begin(self._around.back_up)

    def show_today(self) -> None:
        """Go to the first screen."""
        self._refresh()
        self.window.show_page(self.window.today)
        self.window.today.start.setFocus()

    def shut(self) -> None:
        """End whatever runs; all that was done is kept. Does nothing the second time."""
        if self._is_shut:
            return
        self._is_shut = True
        self._backing_up.drop()
        self._desktop.media.end()
        self.reminding.end()
        self.preferences.shut()
        self.sound_check.hush()
        self.desk.shut()
        self.cramps.shut()
        self.run.shut()

    def appear(self) -> None:
        """Bring the window up, wherever it was; what a reminder would say stands there."""
        if self._is_erased:
            return
        self.reminding.put_by()
        self.departure.put_by()
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        if QGuiApplication.platformName() in CAN_RAISE:
            window.raise_()
            window.activateWindow()

    def _refresh(self) -> None:
        """Look at the clock and at what is known, remind if it is time to, and draw what is open."""
        day = day_of_sessions(self._around.now())
        if day != self._drawn:
            self._drawn = day
            self.ledger.forget()
            self.ledger.reread()
            if self._keeps_safe:
                self.keep_safe()
        self.reminding.look()
        theme, percent = self._theme(), self._settings.text_percent
        if not self.cramps.shown:  # that stays dark
            self.window.wear(theme, percent)
        self.window.today.show_view(self._view())
        self.preferences.refresh()
        self._desktop.tray.wear(theme, percent)
        self._desktop.tray.show_view(reminder_views.tray(self._settings, self._around.now(), self._next_reminder()))

    def _view(self) -> today_views.TodayView:
        book, now = self.ledger.book, self._around.now()
        line = self._settings_line or self.ledger.line
        known = self.ledger.known
        return today_views.today(
            book,
            self._settings,
            now,
            noted=self.ledger.noted,
            line=line,
            reminders=self.reminding.told(),
            known=known,
            backup=self._offered is not None,
        )

    def _settings_view(self) -> SettingsView:
        now, view = self._around.now(), self._view()
        resting = self._settings.resting == day_of_sessions(now)
        upcoming = reminder_views.upcoming(self._settings, now, self._next_reminder())
        return SettingsView(view.settings, view.per_day, resting=resting, next_reminder=upcoming, line=view.line)

    def _next_reminder(self) -> datetime | None:
        return self.reminding.agenda.next if self.reminding.agenda else None

    def _is_busy(self) -> bool:
        return self.run.busy or self.cramps.busy

    def _acted(self) -> None:
        self._acted_ms = self._around.clock.now_ms()

    def _just_acted(self) -> bool:
        """Tell whether this is the second click of two, meant for what stood here before."""
        return self._around.clock.now_ms() - self._acted_ms < DOUBLE_CLICK_MS

    def _be_quiet(self) -> None:
        """Let nothing sound or stand in the way of what comes now."""
        self.preferences.hush()
        self.sound_check.hush()
        self.desk.hush()
        self.reminding.hush()
        self._desktop.stop_asking()
        self.departure.put_by()

    def _begin(self) -> None:
        if not self._just_acted():
            self._begin_now()

    def _begin_now(self) -> None:
        self._be_quiet()
        self.ledger.forget()
        self.window.show_session()
        self.run.start(self._settings, self._routine(), still=self._settings.still or not motion_is_welcome())
        self._refresh()  # it may have become evening since, and a reminder has been answered

    def _begin_from_outside(self) -> None:
        """Start from a reminder or the tray; a session or a cramp that is under way is shown instead."""
        self.appear()
        if self.cramps.lasting:
            self.begin_cramp()
        elif self.run.running:
            self.window.show_session()
        else:
            self._begin_now()

    def _answer(self, night: date, cramps: int) -> None:
        asked = self._view().check_in
        if self._just_acted() or asked is None or asked.night != night:
            self._refresh()  # the second click of two, or a question of yesterday
            return
        self.ledger.answer(night, cramps)
        self._acted()
        self._refresh()
        self.window.today.undo.setFocus()

    def _undo_last(self) -> None:
        self.ledger.undo()
        self._refresh()
        self.look_back.refresh(self.ledger.book)

    def _keep(self, change: str, sessions_per_day: int) -> None:
        before = self._settings.seen
        if self.ledger.keep(
            sessions_per_day, untell=lambda: self._choose(msgspec.structs.replace(self._settings, seen=before))
        ):
            self._see(change)
            self._refresh()

    def _overrule(self, sessions_per_day: int) -> None:
        self.ledger.choose(sessions_per_day)
        self._refresh()

    def _withdraw(self) -> None:
        """End what runs, and be at Today when the window comes back."""
        self._be_quiet()
        self.run.end()
        self.cramps.end()
        self.show_today()

    def _see_at_once(self, key: str) -> None:
        self._keep_settings(msgspec.structs.replace(self._settings, seen=put_away(self._settings.seen, (key,))))

    def _see(self, change: str) -> None:
        self._put_away((change,))

    def _put_away(self, keys: tuple[str, ...]) -> None:
        if self._just_acted():
            return
        self._acted()
        self._choose(msgspec.structs.replace(self._settings, seen=put_away(self._settings.seen, keys)))
        self.window.today.start.setFocus()

    def _save_cramp(self, cramp: Cramp) -> str:
        if self.ledger.save_cramp(cramp):
            return ""
        self.look_back.tell(self.ledger.line)
        return self.ledger.line

    def _save_session(self, session: Session) -> None:
        if not self.ledger.save_session(session):
            self.look_back.tell(self.ledger.line)

    def _delete(self, entry: Session | Cramp) -> None:
        self._show_deleted(done=self.ledger.delete(entry))

    def _correct_night(self, night: date, cramps: object) -> None:
        self._show_deleted(done=self.ledger.correct_night(night, cramps if isinstance(cramps, int) else None))

    def _show_deleted(self, *, done: bool) -> None:
        if not done:
            self.look_back.tell(self.ledger.line)
            return
        self.look_back.deleted(self.ledger.book, self.ledger.noted)
        self._refresh()

    def _show_keys(self) -> None:
        """Show the list of keys, but not in the middle of something."""
        if not self.run.running and not self.cramps.shown:
            self.look_back.show_keys()

    def _tell_desktop(self) -> None:
        self._desktop.media.begin(self._routine().title)
        self._desktop.media.show(Playback.PLAYING)

    def _connect_media(self) -> None:
        media, session = self._desktop.media, self.run
        for pressed in (media.toggled, media.paused, media.resumed):
            pressed.connect(session.toggle)
        media.skipped.connect(session.skip)
        media.repeated.connect(session.repeat)
        media.ended.connect(session.end)
        media.raised.connect(self.appear)
        session.begun.connect(self._tell_desktop)
        session.waits.connect(lambda waiting: media.show(Playback.PAUSED if waiting else Playback.PLAYING))
        session.over.connect(media.end)
        session.given_up.connect(media.end)
        session.talk_chosen.connect(self._keep_talk)

    def _routine(self) -> Routine:
        """Give the exercise that is chosen; the first of all where that one is gone."""
        routine = self._around.shelf.named(self._settings.routine)
        assert routine is not None, "the shelf is never empty"  # noqa: S101  (the program does not open without)
        return routine

    def _take_fault(self, fault: object) -> None:
        if fault:
            self.ledger.take(fault)
            self._refresh()

    def _begin_anew(self) -> None:
        """Follow a diary that is another one now: plan, reminders and what is told."""
        self._offered = None
        self.ledger.begin_anew()
        self._refresh()

    def _look_at_offer(self) -> None:
        if self._offered:
            self.desk.offer(self._offered)

    def _erase(self) -> None:
        """End everything, so that nothing is written any more, and delete it."""
        self._be_quiet()
        self.shut()
        self._is_erased = True
        self.desk.erasing.erase(self._settings.text_percent)

    def _look_anew(self) -> None:
        """Look at the diary, too: a session in the terminal may be in it since."""
        self.ledger.reread()
        self._refresh()

    def _change(self, wanted: Settings) -> None:
        """Take the person's choices; what the program keeps beside them may have moved on since they were drawn."""
        now = self._settings
        kept = {"seen": now.seen, "resting": now.resting, "reminded": now.reminded}
        self._choose(msgspec.structs.replace(wanted, **kept))
        if wanted.routine != now.routine:
            self.window.set_routine(self._routine())

    def _choose(self, settings: Settings) -> None:
        self._keep_settings(settings)
        self._refresh()

    def _keep_settings(self, settings: Settings) -> None:
        self._settings, self._settings_line = settings, ""
        if self._is_erased:
            return
        try:
            keeping.save(settings, self._settings_file)
        except keeping.SettingsError as fault:
            self._settings_line = str(fault)

    def _resize_text(self, by: int) -> None:
        place = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - self._settings.text_percent))
        wanted = TEXT_SIZES[min(max(place + by, 0), len(TEXT_SIZES) - 1)]
        self._choose(msgspec.structs.replace(self._settings, text_percent=wanted))

    def _theme(self) -> ThemeName:
        if self._settings.theme != "system":
            return ThemeName(self._settings.theme)
        now = self._around.now()
        return ThemeName.NIGHT if is_late(now, self._settings.times) else self._system()

    def _choices(self) -> Choices:
        """Give what a session that began now would be laid out by."""
        return self._settings.choices(self._routine(), bedtime=is_late(self._around.now(), self._settings.times))

    def _keep_talk(self, talk: str) -> None:
        """Say as much in the next sessions, too."""
        self._choose(msgspec.structs.replace(self._settings, talk=talk))

    def _keep_loudness(self, percent: int) -> None:
        """Keep how loud it has to be at the wall."""
        wanted = {"voice_percent": percent, "tones_percent": percent}
        self._choose(msgspec.structs.replace(self._settings, **wanted))
        self._see_at_once(today_views.LISTENED)

    def _leave_preferences(self) -> None:
        self._come_back()
        self.warm_up()  # another voice or loudness is another sound

    def _over(self) -> None:
        self.ledger.reread()
        self._refresh()

    def begin_cramp(self) -> None:
        """Help with a cramp now; a session that runs waits until it has passed."""
        if self._is_erased:
            return
        if isinstance(self.run.player and self.run.player.mode, Playing | GettingReady):
            self.run.toggle()
        elif self.run.running and self.run.player is None:
            self.run.end()  # it has not begun, and is not to begin under the cramp
        self._be_quiet()
        self.appear()
        self.cramps.begin()
        self._refresh()

    def _after_cramp(self) -> None:
        self.window.wear(self._theme(), self._settings.text_percent)
        before = self.cramps.before
        if self.run.running:
            self.window.show_session()
        elif before is self.window.summary:
            self._acted()
            self.window.show_page(before)
        else:
            self._come_back()
        self._refresh()

    def _come_back(self) -> None:
        self._acted()
        self.show_today()

    def _connect(self) -> None:
        window, today, back, ledger = self.window, self.window.today, self.look_back, self.ledger
        window.today_wanted.connect(self._come_back)
        window.start_wanted.connect(self._begin)
        window.cramp_wanted.connect(self.begin_cramp)
        self.cramps.closed.connect(self._after_cramp)
        window.text_wanted.connect(self._resize_text)
        window.looked_at.connect(self._look_anew)
        self.run.over.connect(self._over)
        self.run.given_up.connect(self._refresh)
        today.changed.connect(self._change)
        today.answered.connect(self._answer)
        today.undone.connect(self._undo_last)
        today.change_seen.connect(self._see)
        today.advice_seen.connect(self._put_away)
        today.kept.connect(self._keep)
        today.overruled.connect(self._overrule)
        today.cramp_wanted.connect(back.write_cramp)
        today.check_wanted.connect(back.show_check)
        today.listen_wanted.connect(self.sound_check.show)
        self.sound_check.kept.connect(self._keep_loudness)
        self.sound_check.closed.connect(self._leave_preferences)
        today.learn_wanted.connect(back.show_learn)
        today.settings_wanted.connect(self.preferences.show)
        today.keys_wanted.connect(back.show_keys)
        window.keys_wanted.connect(self._show_keys)
        back.cramp_now_wanted.connect(self.begin_cramp)
        today.history_wanted.connect(lambda: back.show_history(ledger.book))
        back.today_wanted.connect(self._come_back)
        back.history_wanted.connect(lambda: back.show_history(ledger.book))
        back.cramp_saved.connect(self._save_cramp)
        back.session_saved.connect(self._save_session)
        back.deleted_entry.connect(self._delete)
        back.night_corrected.connect(self._correct_night)
        back.undone.connect(self._undo_last)
        back.gp_wanted.connect(lambda: self.gp_desk.show(ledger.book))
        self.gp_desk.closed.connect(lambda: back.show_history(ledger.book))
        self._connect_desktop()

    def _connect_desk(self) -> None:
        desk, preferences = self.desk, self.preferences
        preferences.backups_wanted.connect(desk.show_backups)
        preferences.file_wanted.connect(desk.ask_for_file)
        preferences.erase_wanted.connect(desk.show_erase)
        self.window.today.backup_wanted.connect(self._look_at_offer)
        desk.settings_wanted.connect(preferences.come_back)
        desk.today_wanted.connect(self._come_back)
        desk.changed.connect(self._begin_anew)
        desk.agreed.connect(self._erase)

    def _connect_desktop(self) -> None:
        tray, preferences, reminding = self._desktop.tray, self.preferences, self.reminding
        self._backing_up.done.connect(self._take_fault)
        self._desktop.alarm.rang.connect(self._look_anew)
        reminding.started.connect(self._begin_from_outside)
        reminding.acted.connect(self._refresh)
        preferences.changed.connect(self._change)
        preferences.overruled.connect(self._overrule)
        preferences.rest_wanted.connect(reminding.rest)
        preferences.closed.connect(self._leave_preferences)
        self._connect_desk()
        tray.start_wanted.connect(self._begin_from_outside)
        tray.cramp_wanted.connect(self.begin_cramp)
        tray.rest_wanted.connect(reminding.rest)
        tray.open_wanted.connect(self.appear)
        tray.quit_wanted.connect(self.departure.leave)
        self._connect_media()
        self.departure.told.connect(self._see_at_once)
        self.departure.hidden.connect(self._withdraw)
        self.departure.left.connect(self.shut)
