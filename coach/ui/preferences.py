"""Stands behind the settings page: what each wish there does to the sound, the desktop and the diary's files."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from coach.files import write_whole
from coach.language.texts import mark, tr
from coach.session.day import is_late
from coach.session.timeline import Choices
from coach.settings import Settings
from coach.ui import backups_views
from coach.ui.along_desk import AlongDesk
from coach.ui.errand import Errand
from coach.ui.export_desk import AS_FILE, AS_TABLE, NOT_WRITTEN, ExportDesk, Kind
from coach.ui.outside import Desktop, Surroundings
from coach.ui.settings_views import Place, SettingsView
from coach.ui.window import Window
from coach.voice import natural
from coach.voice.relay import SoundingPlayhead
from coach.voice.sample import NO_SOUND, Sample
from coach.voice.voices import Voice

if TYPE_CHECKING:
    from coach.diary.entries import Book
    from coach.routine.model import Routine
    from coach.ui.settings_diary import DiaryCard
    from coach.ui.settings_page import SettingsPage

CALENDAR_FILE = "calf-coach-reminders.ics"
WRITTEN_CALENDAR = mark("The file is {file}. Send it to yourself, open it on the phone, and say yes to adding it.")
NOT_OPENED = mark("This computer could not show the folder. It is {folder}.")


class Preferences(QObject):
    """Makes the page when it is first wanted, and does what it asks for."""

    closed = Signal()
    changed = Signal(Settings)
    overruled = Signal(int)
    rest_wanted = Signal(bool)
    quit_wanted = Signal()
    wall_wanted = Signal()  # the sound there, louder step by step
    backups_wanted = Signal()
    file_wanted = Signal()  # a diary's file that comes in
    erase_wanted = Signal()

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
        self._window, self._around, self._desktop, self._view = window, around, desktop, view
        self._routine = routine
        self._voices: tuple[Voice, ...] | None = None
        self._added: tuple[Voice, ...] = ()  # those of files
        self._line, self._place = "", Place.TOP
        self._asked: tuple[Place, str] | None = None  # what is being made or heard, and of which voice
        self._sound: SoundingPlayhead | None = None
        self._asking, self._making = Errand(), Errand()
        self._asking.done.connect(self._take_voices)
        self._making.done.connect(self._play)
        self._along = AlongDesk(desktop, self._session_to_take)
        self._along.told.connect(self._tell_along)
        self._export = ExportDesk(desktop, book)
        self._export.told.connect(lambda: self._tell(self._export.line, self._export.place))
        self._export.moved.connect(self.refresh)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.hush)
        self.page: SettingsPage | None = None

    def show(self) -> None:
        """Go to the settings."""
        page = self._made()
        self._take_up()
        self._look_at_files()
        if not self._voices and not self._asking.busy:  # none may have been had for want of a moment
            self._asking.begin(self._around.voices)
        self._draw()
        self._window.show_page(page)
        page.begin()

    def come_back(self) -> None:
        """Go to the settings again, to the place where they were left."""
        self._take_up()
        page = self._made()
        self._draw()
        self._window.show_page(page)

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
        self._along.shut()
        self._export.shut()
        self.hush()

    def _take_up(self) -> None:
        """Say what has become of a file meanwhile."""
        self._line, self._place = self._export.line, self._export.place
        if self._along.line:
            self._line, self._place = self._along.line, Place.ALONG

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
            page.wall_wanted.connect(self._go_to_wall)
            page.check_wanted.connect(self._check)
            page.listen_wanted.connect(self._listen)
            page.session.along_wanted.connect(lambda: self._along.ask(self._routine().title))
            page.sound.file_wanted.connect(self._ask_for_voice)
            page.folder_wanted.connect(self._open_folder)
            self._connect_diary(page.diary)
            page.closed.connect(self._close)
            self._window.add(page, scrolling=False)
        return self.page

    def _connect_diary(self, card: DiaryCard) -> None:
        card.backups_wanted.connect(self.backups_wanted)
        card.save_wanted.connect(lambda: self._write_diary(AS_FILE))
        card.table_wanted.connect(lambda: self._write_diary(AS_TABLE))
        card.file_wanted.connect(self.file_wanted)
        card.erase_wanted.connect(self.erase_wanted)

    def _draw(self) -> None:
        if self.page is None:
            return
        known = self._view()
        by_itself = ("", self.tr("Choose for me"))
        voices = None if self._voices is None else (by_itself, *((v.id, v.name) for v in (*self._added, *self._voices)))
        asked = self._asked[0] if self._asked else ""
        self.page.show_view(
            replace(
                known,
                voices=voices,
                natural=natural.can_speak(),
                login=self._desktop.starts_at_login(),
                tray=self._desktop.tray.available(),
                folder=str(self._around.folder),
                last_backup=backups_views.last_made(self._around.archive.last_made(), self._around.now().date()),
                line=" ".join(filter(None, (known.line, self._line))),
                place=Place.TOP if known.line else self._place,
                playing=asked if self._sound else "",
                making="" if self._sound else asked,
                taking=self._along.busy,
                writing=self._export.writing,
                percent=self._export.percent,
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
        self._along.put_by()
        self._export.put_by()
        self.closed.emit()

    def _take_voices(self, voices: object) -> None:
        self._voices = voices if isinstance(voices, tuple) else ()
        self.refresh()

    def _look_at_files(self) -> None:
        """Look which of the voices that the person added are there."""
        added = []
        for file in self._view().settings.voice_files:
            with contextlib.suppress(natural.NoVoice):  # it may be there again another day
                added.append(natural.in_file(Path(file)))
        self._added = tuple(added)

    def _ask_for_voice(self) -> None:
        self._desktop.ask_which(tr("Voice file"), ".onnx", self._add_voice)

    def _add_voice(self, file: Path) -> None:
        """Take the voice of a file, choose it, and let it be heard."""
        try:
            voice = natural.in_file(file)
        except natural.NoVoice as fault:
            self._tell(str(fault), Place.LISTEN)
            return
        settings = self._view().settings
        files = tuple(dict.fromkeys((*settings.voice_files, str(natural.file_of(voice.id)))))
        self.changed.emit(replace(settings, voice=voice.id, voice_files=files))
        self._look_at_files()
        self._listen(voice.id)

    def _login(self, wanted: bool) -> None:  # noqa: FBT001  (a signal's value)
        self._tell(self._desktop.start_at_login(wanted), Place.LOGIN)

    def _open_folder(self) -> None:
        opened = self._desktop.open_folder(self._around.folder)
        self._tell("" if opened else tr(NOT_OPENED, folder=self._around.folder), Place.FOLDER)

    def _go_to_wall(self) -> None:
        self.hush()  # one sound at a time
        self.wall_wanted.emit()

    def _check(self) -> None:
        choices = self._choices(self._view().settings)
        self._make((Place.CHECK, ""), lambda: self._around.sound_check(choices))

    def _listen(self, voice: str) -> None:
        choices = self._choices(replace(self._view().settings, voice=voice, talk="full"))
        self._make((Place.LISTEN, voice), lambda: self._around.sample(choices))

    def _session_to_take(self) -> Callable[[Path], str]:
        """Give what writes the session that is chosen, as loud as by day: elsewhere nobody knows the hour."""
        routine = self._routine()
        choices = self._view().settings.choices(routine, bedtime=False)
        return lambda to: self._around.take_along(routine, choices, to)

    def _tell_along(self) -> None:
        self._tell(self._along.line, Place.ALONG)

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
        line = made.line if self._sound else made.line or NO_SOUND
        self._tell(tr(line) if line else "", place)

    def _ask_for_calendar(self) -> None:
        self._desktop.ask_where(self.tr("Calendar file"), CALENDAR_FILE, self._write_calendar)

    def _write_calendar(self, to: Path) -> None:
        from coach.plan.calendar import calendar  # noqa: PLC0415  (its library takes its time)

        known = self._view()
        settings = known.settings
        if not settings.calendar_id:
            settings = replace(settings, calendar_id=str(uuid.uuid4()))
            self.changed.emit(settings)
        now = self._around.now()
        content = calendar(settings.times, known.per_day, self._desktop.zone(), settings.calendar_id, now)
        try:
            write_whole(to, content)
        except OSError as fault:
            self._tell(tr(NOT_WRITTEN, file=to, reason=fault.strerror or fault), Place.CALENDAR)
        else:
            self._tell(tr(WRITTEN_CALENDAR, file=to), Place.CALENDAR)

    def _write_diary(self, kind: Kind) -> None:
        self._export.press(kind, f"calf-coach-diary-{self._around.now():%Y-%m-%d}")
