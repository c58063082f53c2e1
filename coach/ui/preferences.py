"""Stands behind the settings page: what each wish there does to the sound, the desktop and the diary's files."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
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
from coach.ui.settings_views import Place, SettingsView
from coach.ui.window import Window
from coach.voice.sample import NO_SOUND, Sample
from coach.voice.voices import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from coach.diary.entries import Book
    from coach.routine.model import Routine
    from coach.ui.settings_page import SettingsPage

CALENDAR_FILE = "calf-coach-reminders.ics"
WRITTEN_CALENDAR = "The file is {0}. Send it to yourself, open it on the phone, and say yes to adding it."
WRITTEN_COPY = "A copy of the diary is in {0}."
NOT_OPENED = "This computer could not show the folder. It is {0}."
NOT_WRITTEN = "{0} could not be written: {1}. Nothing was changed; choose another place."
AUTOMATIC: Voice = Voice("", "Choose for me", "")


class Preferences(QObject):
    """Makes the page when it is first wanted, and does what it asks for."""

    closed = Signal()
    changed = Signal(Settings)
    overruled = Signal(int)
    rest_wanted = Signal(bool)
    quit_wanted = Signal()

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        window: Window,
        around: Surroundings,
        desktop: Desktop,
        *,
        view: Callable[[], SettingsView],
        routine: Callable[[], Routine],
        book: Callable[[], Book | None],
    ) -> None:
        """`view` gives what the program knows, and `book` the diary where it can be read.

        The voices, the sound check and what was done are added here.
        """
        super().__init__()
        self._window, self._around, self._desktop, self._view, self._book = window, around, desktop, view, book
        self._routine = routine
        self._voices: tuple[Voice, ...] | None = None
        self._line, self._place = "", Place.TOP
        self._asked: tuple[Place, str] | None = None  # what is being made or heard, and of which voice
        self._sound: SoundingPlayhead | None = None
        self._asking, self._making = Errand(), Errand()
        self._asking.done.connect(self._take_voices)
        self._making.done.connect(self._play)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.hush)
        self.page: SettingsPage | None = None

    def show(self) -> None:
        """Go to the settings."""
        page = self._made()
        self._line = ""
        if not self._voices and not self._asking.busy:  # none may have been had for want of a moment
            self._asking.begin(self._around.voices)
        self._draw()
        self._window.show_page(page)
        page.begin()

    def refresh(self) -> None:
        """Draw the page anew where it is open."""
        if self.page and self._window.shows(self.page):
            self._draw()

    def hush(self) -> None:
        """Stop what plays, and what is being made to be played."""
        self._making.drop()
        self._over.stop()
        sound, self._sound, self._asked = self._sound, None, None
        if sound:
            sound.close()
        self.refresh()

    def shut(self) -> None:
        """Be silent, and wait for nothing more."""
        self._asking.drop()
        self.hush()

    def _made(self) -> SettingsPage:
        if self.page is None:
            from coach.ui.settings_page import SettingsPage  # noqa: PLC0415  (nobody needs it at the start)

            page = self.page = SettingsPage()
            page.changed.connect(self._change)
            page.overruled.connect(self.overruled)
            page.rest_wanted.connect(self.rest_wanted)
            page.quit_wanted.connect(self.quit_wanted)
            page.login_wanted.connect(self._login)
            page.calendar_wanted.connect(self._ask_for_calendar)
            page.check_wanted.connect(self._check)
            page.listen_wanted.connect(self._listen)
            page.folder_wanted.connect(self._open_folder)
            page.backup_wanted.connect(self._ask_for_copy)
            page.closed.connect(self._close)
            self._window.add(page, scrolling=False)
        return self.page

    def _draw(self) -> None:
        if self.page is None:
            return
        known = self._view()
        voices = None if self._voices is None else tuple((v.id, v.name) for v in (AUTOMATIC, *self._voices))
        asked = self._asked[0] if self._asked else ""
        self.page.show_view(
            replace(
                known,
                voices=voices,
                login=self._desktop.starts_at_login(),
                tray=self._desktop.tray.available(),
                folder=str(self._around.folder),
                line=" ".join(filter(None, (known.line, self._line))),
                place=Place.TOP if known.line else self._place,
                playing=asked if self._sound else "",
                making="" if self._sound else asked,
            )
        )

    def _tell(self, line: str, place: Place = Place.TOP) -> None:
        self._line, self._place = line, place
        self._draw()

    def _change(self, settings: Settings) -> None:
        self._line = ""
        self.changed.emit(settings)

    def _close(self) -> None:
        self.hush()
        self.closed.emit()

    def _take_voices(self, voices: object) -> None:
        self._voices = voices if isinstance(voices, tuple) else ()
        self.refresh()

    def _login(self, wanted: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._tell(self._desktop.start_at_login(wanted), Place.LOGIN)

    def _open_folder(self) -> None:
        opened = self._desktop.open_folder(self._around.folder)
        self._tell("" if opened else NOT_OPENED.format(self._around.folder), Place.FOLDER)

    def _check(self) -> None:
        choices = self._choices(self._view().settings)
        self._make((Place.CHECK, ""), lambda: self._around.sound_check(choices))

    def _listen(self, voice: str) -> None:
        choices = self._choices(msgspec.structs.replace(self._view().settings, voice=voice, talk="full"))
        self._make((Place.LISTEN, voice), lambda: self._around.sample(choices))

    def _make(self, asked: tuple[Place, str], work: Callable[[], Sample]) -> None:
        """Begin what is to be heard, or end it where it is that already."""
        again = asked == self._asked
        self.hush()
        if not again:
            self._asked = asked
            self._making.begin(work)
        self._tell("")

    def _choices(self, settings: Settings) -> Choices:
        bedtime = is_late(self._around.now(), settings.times)
        return settings.choices(self._routine(), bedtime=bedtime)

    def _play(self, made: object) -> None:
        if not isinstance(made, Sample):
            made = Sample(None, 0, NO_SOUND)
        place = self._asked[0] if self._asked else Place.TOP
        self._sound = self._around.sounding(made.track)
        if self._sound:
            self._sound.play(0)
            self._over.start(made.length_ms)
        else:
            self._asked = None
        self._tell(made.line if self._sound else made.line or NO_SOUND, place)

    def _ask_for_calendar(self) -> None:
        self._desktop.ask_where(self.tr("Calendar file"), CALENDAR_FILE, self._write_calendar)

    def _write_calendar(self, to: Path) -> None:
        from coach.plan.calendar import calendar  # noqa: PLC0415  (its library takes its time)

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
            self._tell(NOT_WRITTEN.format(to, fault.strerror or fault), Place.CALENDAR)
        else:
            self._tell(WRITTEN_CALENDAR.format(to), Place.CALENDAR)

    def _ask_for_copy(self) -> None:
        name = f"calf-coach-diary-{self._around.now():%Y-%m-%d}.json"
        if self._book():
            self._desktop.ask_where(self.tr("Copy of the diary"), name, self._write_copy)

    def _write_copy(self, to: Path) -> None:
        book = self._book()
        if book is None:
            return
        try:
            export.write_json(book, to)
        except OSError as fault:
            self._tell(NOT_WRITTEN.format(to, fault.strerror or fault), Place.FOLDER)
        else:
            self._tell(WRITTEN_COPY.format(to), Place.FOLDER)
