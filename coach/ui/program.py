"""Stands behind the window: what each wish of the person does to diary, plan and settings."""

import signal
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach import settings as keeping
from coach.awake import Awake
from coach.diary.entries import Book, Cramp, Session
from coach.diary.store import DiaryError
from coach.session.day import day_of_sessions, is_late, next_turn
from coach.session.player import GettingReady, Playing
from coach.settings import TEXT_SIZES, Settings
from coach.ui import dates, run, today_views
from coach.ui.advice_views import put_away
from coach.ui.cramp_screens import CrampScreens
from coach.ui.lookback import LookBack
from coach.ui.outside import Diary, Surroundings
from coach.ui.run import SessionRun
from coach.ui.theme import ThemeName
from coach.ui.today_views import told
from coach.ui.window import Window, motion_is_welcome, system_theme

#: What is told of entries that cannot be read.
UNREAD = "{0} entr{1} in the diary cannot be read, and stay there as they are."
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
        awake: run.Awake,
        system: Callable[[], ThemeName] = system_theme,
        by_hand: bool = False,
    ) -> None:
        """`system` tells the theme that the system wears; `by_hand` runs no timer."""
        self._around, self._diary, self._settings_file, self._system = around, diary, settings_file, system
        self._settings = keeping.load(settings_file)
        self._line = self._noted = ""
        self._acted_ms = -DOUBLE_CLICK_MS
        self._drawn: date | None = None
        self._by_hand = by_hand
        self._turn = QTimer()
        self._turn.setSingleShot(True)
        self._undo: Callable[[], None] | None = None
        self._book: Book | None = None
        self._last_book = Book()
        self._book_line = ""  # what keeps the diary from being read
        self.run = SessionRun(around, diary, lambda: self.book.sessions, awake, by_hand=by_hand)
        self.window = Window(self.run, around.routine)
        self.look_back = LookBack(self.window, around.now, around.local)
        self.cramps = CrampScreens(
            self.window,
            around,
            settings=lambda: self._settings,
            save=self._save_cramp,
            forget=self._forget_cramp,
            awake=awake,
        )
        self._connect()
        self.show_today()

    @property
    def book(self) -> Book:
        """Give the diary as it is now; as it was, and the reason on Today, where it cannot be read."""
        if self._book is None:
            try:
                self._book = self._last_book = self._diary.book()
            except DiaryError as fault:
                self._book_line = str(fault)
                return self._last_book
            unread = self._book.unread
            self._book_line = UNREAD.format(unread, "y" if unread == 1 else "ies") if unread else ""
        return self._book

    def warm_up(self) -> None:
        """Make the sound of the next session in the background, so that Start answers at once."""
        self.run.warm_up(self._settings)

    def show_today(self) -> None:
        """Go to the first screen."""
        self._draw_today()
        self.window.show_page(self.window.today)
        self.window.today.start.setFocus()

    def _draw_today(self) -> None:
        day = day_of_sessions(self._around.now())
        if day != self._drawn:
            self._drawn, self._noted, self._undo = day, "", None
        if not self.cramps.shown:  # that stays dark
            self.window.wear(self._theme(), self._settings.text_percent)
        self.window.today.show_view(self._view())
        if not self._by_hand:
            now = self._around.now()
            self._turn.start(
                (next_turn(now, self._settings.times) - now.replace(tzinfo=None)) // timedelta(milliseconds=1) + 1_000
            )

    def _view(self) -> today_views.TodayView:
        book, now = self.book, self._around.now()
        line = self._line or self._book_line
        known = self._book is not None
        return today_views.today(book, self._settings, now, noted=self._noted, line=line, known=known)

    def _acted(self) -> None:
        self._acted_ms = self._around.clock.now_ms()

    def _just_acted(self) -> bool:
        """Tell whether this is the second click of two, meant for what stood here before."""
        return self._around.clock.now_ms() - self._acted_ms < DOUBLE_CLICK_MS

    def _begin(self) -> None:
        if self._just_acted():
            return
        self._noted, self._undo = "", None
        self._draw_today()  # it may have become evening since
        self.window.show_session()
        self.run.start(self._settings, still=self._settings.still or not motion_is_welcome())

    def _answer(self, night: date, cramps: int) -> None:
        asked = self._view().check_in
        if self._just_acted() or asked is None or asked.night != night:
            self._draw_today()  # the second click of two, or a question of yesterday
            return
        before = self.book.answers.get(night)
        if self._write(lambda: self._diary.answer(night, cramps)):
            self._noted = today_views.noted(night, cramps, self._around.now())
            self._undo = lambda: self._diary.answer(night, before)
        self._acted()
        self._draw_today()
        self.window.today.undo.setFocus()

    def _undo_last(self) -> None:
        if self._undo and self._write(self._undo):
            self._noted, self._undo = "", None
        self._draw_today()
        self.look_back.refresh(self.book)

    def _keep(self, change: str, sessions_per_day: int) -> None:
        day = day_of_sessions(self._around.now())
        if self._write(lambda: self._diary.choose(day, sessions_per_day)):
            self._noted = f"Kept: {today_views.NUMBERS[sessions_per_day].lower()} a day."
            before = self._settings.seen
            self._see(change)
            self._undo = lambda: self._forget(day, before)
            self._draw_today()

    def _forget(self, day: date, seen: tuple[str, ...]) -> None:
        """Take a choice back, and tell of the change again."""
        self._diary.choose(day, None)
        self._choose(msgspec.structs.replace(self._settings, seen=seen))

    def _overrule(self, sessions_per_day: int) -> None:
        day = day_of_sessions(self._around.now())
        before = self.book.choices.get(day)
        if self._write(lambda: self._diary.choose(day, sessions_per_day)):
            self._noted = f"Chosen: {today_views.NUMBERS[sessions_per_day].lower()} a day."
            self._undo = lambda: self._diary.choose(day, before)
        self._draw_today()

    def _see(self, change: str) -> None:
        self._put_away((change,))

    def _put_away(self, keys: tuple[str, ...]) -> None:
        if self._just_acted():
            return
        self._acted()
        self._choose(msgspec.structs.replace(self._settings, seen=put_away(self._settings.seen, keys)))
        self.window.today.start.setFocus()

    def _save_cramp(self, cramp: Cramp) -> str:
        if self._write(lambda: self._diary.save_cramp(cramp)):
            self._noted = f"Written down: {told(cramp)}."
            self._undo = lambda: self._diary.delete(cramp)
        else:
            self.look_back.tell(self._line)
        return self._line

    def _forget_cramp(self, cramp: Cramp) -> None:
        """Take back a cramp that was none."""
        if self._write(lambda: self._diary.delete(cramp)):
            self._noted, self._undo = "", None

    def _save_session(self, session: Session) -> None:
        if not self._write(lambda: self._diary.save_session(session)):
            self.look_back.tell(self._line)

    def _delete(self, entry: Session | Cramp) -> None:
        if not self._write(lambda: self._diary.delete(entry)):
            self.look_back.tell(self._line)
            return
        self._noted = f"Deleted: {told(entry)}."
        if isinstance(entry, Session):
            self._undo = lambda: self._diary.save_session(entry)
        else:
            self._undo = lambda: self._diary.save_cramp(entry)
        self.look_back.deleted(self.book, self._noted)
        self._draw_today()

    def _correct_night(self, night: date, cramps: object) -> None:
        """Keep another answer for a night of the past; None makes it unknown again."""
        before = self.book.answers.get(night)
        answer = cramps if isinstance(cramps, int) else None
        if not self._write(lambda: self._diary.answer(night, answer)):
            self.look_back.tell(self._line)
            return
        said = "not known" if answer is None else f"{answer} or more" if answer >= 3 else str(answer)
        self._noted = f"The night of {dates.day(night)}: {said}."
        self._undo = lambda: self._diary.answer(night, before)
        self.look_back.deleted(self.book, self._noted)
        self._draw_today()

    def _write(self, write: Callable[[], None]) -> bool:
        """Change the diary; tell the person where it cannot be."""
        try:
            write()
        except DiaryError as fault:
            self._line = str(fault)
            return False
        self._line = ""
        self._book = None
        return True

    def _choose(self, settings: Settings) -> None:
        self._settings = settings
        try:
            keeping.save(settings, self._settings_file)
        except keeping.SettingsError as fault:
            self._line = str(fault)
        else:
            self._line = ""
        self._draw_today()

    def _resize_text(self, by: int) -> None:
        place = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - self._settings.text_percent))
        wanted = TEXT_SIZES[min(max(place + by, 0), len(TEXT_SIZES) - 1)]
        self._choose(msgspec.structs.replace(self._settings, text_percent=wanted))

    def _theme(self) -> ThemeName:
        if self._settings.theme != "system":
            return ThemeName(self._settings.theme)
        now = self._around.now()
        return ThemeName.NIGHT if is_late(now, self._settings.times) else self._system()

    def _over(self) -> None:
        self._book = None

    def begin_cramp(self) -> None:
        """Help with a cramp now; a session that runs waits until it has passed."""
        if isinstance(self.run.player and self.run.player.mode, Playing | GettingReady):
            self.run.toggle()
        elif self.run.running and self.run.player is None:
            self.run.end()  # it has not begun, and is not to begin under the cramp
        self.cramps.begin()

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

    def _come_back(self) -> None:
        self._acted()
        self.show_today()

    def _connect(self) -> None:
        window, today, back = self.window, self.window.today, self.look_back
        window.today_wanted.connect(self._come_back)
        window.start_wanted.connect(self._begin)
        window.cramp_wanted.connect(self.begin_cramp)
        self.cramps.closed.connect(self._after_cramp)
        window.text_wanted.connect(self._resize_text)
        window.looked_at.connect(self._draw_today)
        self.run.over.connect(self._over)
        today.changed.connect(self._choose)
        today.answered.connect(self._answer)
        today.undone.connect(self._undo_last)
        today.change_seen.connect(self._see)
        today.advice_seen.connect(self._put_away)
        today.kept.connect(self._keep)
        today.overruled.connect(self._overrule)
        self._turn.timeout.connect(self._draw_today)
        today.cramp_wanted.connect(back.write_cramp)
        today.check_wanted.connect(back.show_check)
        today.learn_wanted.connect(back.show_learn)
        back.cramp_now_wanted.connect(self.begin_cramp)
        today.history_wanted.connect(lambda: back.show_history(self.book))
        back.today_wanted.connect(self._come_back)
        back.history_wanted.connect(lambda: back.show_history(self.book))
        back.cramp_saved.connect(self._save_cramp)
        back.session_saved.connect(self._save_session)
        back.deleted_entry.connect(self._delete)
        back.night_corrected.connect(self._correct_night)
        back.undone.connect(self._undo_last)


def open_window(around: Surroundings, diary: Diary, settings_file: Path, *, cramp: bool) -> int:
    """Show the window, with help for a cramp at once if wanted, and give the exit status when it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Calf Coach")
    application.setStyle("Fusion")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it at once: all that was done is kept
    program = Program(around, diary, settings_file, awake=Awake())
    program.window.resize(1120, 760)
    program.window.show()
    QTimer.singleShot(0 if cramp else 400, program.begin_cramp if cramp else program.warm_up)
    return application.exec()
