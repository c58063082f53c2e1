"""Stands behind the settings page: what each wish there does to the sound, the desktop and the diary's files."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from coach.diary import export
from coach.files import write_whole
from coach.session.day import is_late
from coach.session.timeline import Choices
from coach.settings import Settings
from coach.ui.errand import Errand
from coach.ui.outside import Desktop, Surroundings
from coach.ui.run import SoundingPlayhead
from coach.ui.settings_views import SettingsView
from coach.ui.window import Window
from coach.voice.sample import NO_SOUND, Sample
from coach.voice.voices import Voice

if TYPE_CHECKING:
    from coach.diary.entries import Book
    from coach.ui.settings_page import SettingsPage

CALENDAR_FILE = "calf-coach-reminders.ics"
WRITTEN_CALENDAR = "Written: {0}. Open it on your phone, or send it there: the calendar asks whether to add it."
WRITTEN_COPY = "A copy of the diary is in {0}."
NOT_WRITTEN = "{0} could not be written: {1}. Nothing was changed; choose another place."
AUTOMATIC: Voice = Voice("", "Choose for me", "")


class Preferences(QObject):
    """Makes the page when it is first wanted, and does what it asks for."""

    closed = Signal()
    changed = Signal(Settings)
    overruled = Signal(int)
    rest_wanted = Signal(bool)

    def __init__(
        self,
        window: Window,
        around: Surroundings,
        desktop: Desktop,
        *,
        view: Callable[[], SettingsView],
        book: Callable[[], Book | None],
    ) -> None:
        """`view` gives what the program knows, and `book` the diary where it can be read.

        The voices, the sound check and what was done are added here.
        """
        super().__init__()
        self._window, self._around, self._desktop, self._view, self._book = window, around, desktop, view, book
        self._voices: tuple[Voice, ...] | None = None
        self._line = ""
        self._sound: SoundingPlayhead | None = None
        self._asking, self._making = Errand(), Errand()
        self._asking.done.connect(self._take_voices)
        self._making.done.connect(self._play)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self._hush)
        self.page: SettingsPage | None = None

    def show(self) -> None:
        """Go to the settings."""
        page = self._made()
        self._line = ""
        if self._voices is None:
            self._asking.begin(self._around.voices)
        self._draw()
        self._window.show_page(page)
        page.begin()

    def refresh(self) -> None:
        """Draw the page anew where it is open."""
        if self.page and self._window.shows(self.page):
            self._draw()

    def shut(self) -> None:
        """Be silent, and wait for nothing more."""
        self._asking.drop()
        self._hush()

    def _made(self) -> SettingsPage:
        if self.page is None:
            from coach.ui.settings_page import SettingsPage  # noqa: PLC0415  (nobody needs it at the start)

            page = self.page = SettingsPage()
            page.changed.connect(self._change)
            page.overruled.connect(self.overruled)
            page.rest_wanted.connect(self.rest_wanted)
            page.login_wanted.connect(self._login)
            page.calendar_wanted.connect(self._write_calendar)
            page.check_wanted.connect(self._check)
            page.listen_wanted.connect(self._listen)
            page.folder_wanted.connect(lambda: self._desktop.open_folder(self._around.folder))
            page.backup_wanted.connect(self._write_copy)
            page.closed.connect(self._close)
            self._window.add(page, scrolling=False)
        return self.page

    def _draw(self) -> None:
        if self.page is None:
            return
        known = self._view()
        voices = None if self._voices is None else tuple((v.id, v.name) for v in (AUTOMATIC, *self._voices))
        self.page.show_view(
            SettingsView(
                known.settings,
                known.per_day,
                voices,
                self._desktop.starts_at_login(),
                self._desktop.tray.available(),
                known.resting,
                known.next_reminder,
                str(self._around.folder),
                known.line or self._line,
                checking=self._sound is not None,
            )
        )

    def _tell(self, line: str) -> None:
        self._line = line
        self._draw()

    def _change(self, settings: Settings) -> None:
        self._line = ""
        self.changed.emit(settings)

    def _close(self) -> None:
        self._hush()
        self.closed.emit()

    def _take_voices(self, voices: object) -> None:
        self._voices = voices if isinstance(voices, tuple) else ()
        self.refresh()

    def _login(self, wanted: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._tell(self._desktop.start_at_login(wanted))

    def _check(self) -> None:
        if self._sound:
            self._hush()
        else:
            choices = self._choices(self._view().settings)
            self._making.begin(lambda: self._around.sound_check(choices))

    def _listen(self, voice: str) -> None:
        self._hush()
        choices = self._choices(msgspec.structs.replace(self._view().settings, voice=voice, talk="full"))
        self._making.begin(lambda: self._around.sample(choices))

    def _choices(self, settings: Settings) -> Choices:
        bedtime = is_late(self._around.now(), settings.times)
        return settings.choices(self._around.routine, bedtime=bedtime)

    def _play(self, made: object) -> None:
        if not isinstance(made, Sample):
            made = Sample(None, 0, NO_SOUND)
        self._hush()
        self._sound = self._around.sounding(made.track)
        if self._sound:
            self._sound.play(0)
            self._over.start(made.length_ms)
        self._tell(made.line if self._sound else made.line or NO_SOUND)

    def _hush(self) -> None:
        self._making.drop()
        self._over.stop()
        sound, self._sound = self._sound, None
        if sound:
            sound.close()
            self.refresh()

    def _write_calendar(self) -> None:
        from coach.plan.calendar import calendar  # noqa: PLC0415  (its library takes its time)

        to = self._desktop.where_to_save(self.tr("Add to my calendar"), CALENDAR_FILE)
        if to is None:
            return
        known = self._view()
        settings = known.settings
        if not settings.calendar_id:
            settings = msgspec.structs.replace(settings, calendar_id=str(uuid.uuid4()))
            self.changed.emit(settings)
        now = self._around.now()
        content = calendar(settings.times, known.per_day, self._desktop.zone(), settings.calendar_id, now)
        try:
            write_whole(to, content)
        except OSError as fault:
            self._tell(NOT_WRITTEN.format(to, fault.strerror or fault))
        else:
            self._tell(WRITTEN_CALENDAR.format(to))

    def _write_copy(self) -> None:
        name = f"calf-coach-diary-{self._around.now():%Y-%m-%d}.json"
        book = self._book()
        to = self._desktop.where_to_save(self.tr("Save a copy of the diary"), name) if book else None
        if book is None or to is None:
            return
        try:
            export.write_json(book, to)
        except OSError as fault:
            self._tell(NOT_WRITTEN.format(to, fault.strerror or fault))
        else:
            self._tell(WRITTEN_COPY.format(to))
