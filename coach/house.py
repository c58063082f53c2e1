"""The rooms, wired: what the commands have in common."""

import argparse
import contextlib
import logging
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach import logbook, places, settings
from coach.diary.archive import Archive
from coach.diary.backups import Backup
from coach.diary.opening import open_diary
from coach.diary.store import DiaryError, Store
from coach.language.texts import tr
from coach.routine import loader
from coach.routine.model import Routine
from coach.routine.shelf import shelf
from coach.session.clock import Clock, Playhead, SilentPlayhead
from coach.session.timeline import Choices
from coach.system import FastClock, SystemClock

if TYPE_CHECKING:  # a window is shown before anything is to be heard
    from coach.voice.output import SoundOutput
    from coach.voice.preparation import Prepared, Studio
    from coach.voice.sample import Sample
    from coach.voice.voices import Voice

log = logging.getLogger(__name__)


class Refusal(Exception):  # noqa: N818  (said as one would say it)
    """What was asked for cannot be done; the message is the sentence for the person."""


def not_written(file: Path, fault: OSError) -> Refusal:
    """Give the refusal that says why a file could not be written."""
    return Refusal(tr("{file} could not be written: {reason}.", file=file, reason=fault.strerror or fault))


def where(arguments: argparse.Namespace) -> places.Places:
    """Give the folders of the diary that is asked for, the real one or that of the made-up history."""
    found = places.find(arguments.data_dir)
    return found.demo() if arguments.demo else found


class House:
    """What every command needs of them."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.clock = SystemClock()
        self.demo: bool = arguments.demo
        self.in_window = arguments.command == "window"
        self.places = where(arguments)
        self.speed: float | None = arguments.speed
        self.shelf = shelf(places.resources() / "routines", self.places.data / "routines")
        self._studio: Studio | None = None
        self._opening = threading.Lock()  # of the studio, which is wanted on more than one thread
        self._is_stopped = False
        self.told = ""  # of the diary, when it was opened
        self.offered: Backup | None = None  # what may have more than it
        self.archive = Archive(self.places.diary, places.resources() / "migrations", self.now)
        self.settings = _chosen(settings.load(self.places.settings), arguments)

    @property
    def studio(self) -> "Studio":
        """Give where sessions get their sound; it is opened when it is first wanted."""
        from coach.voice import natural
        from coach.voice.clips import Clips
        from coach.voice.preparation import Studio

        with self._opening:
            if self._studio is None:
                self._studio = Studio(Clips(self.places.sound), natural=natural.best, now_ms=self.clock.now_ms)
                if self._is_stopped:
                    self._studio.stop()
            return self._studio

    @property
    def routine(self) -> Routine:
        """Give the routine that is chosen. Raises Refusal where there is none at all."""
        chosen = self.shelf.named(self.settings.routine)
        if chosen is None:
            raise Refusal(" ".join(self.shelf.faults) or tr("The routines that come with Calf Coach are missing."))
        return chosen

    def now(self) -> datetime:
        """Give the local instant."""
        return self.clock.today()

    def local(self, moment: datetime) -> datetime:
        """Give a local time of day the offset that held, or holds, at it."""
        return moment.astimezone()

    def cramp_routine(self) -> Routine:
        """Give what is said and shown while a cramp lasts."""
        return loader.load(places.resources() / "cramp" / "cramp-now.toml")

    @property
    def chime(self) -> Path:
        """Give the sound that can be played before any other is made."""
        return places.resources() / "sounds" / "opening.wav"

    @property
    def folder(self) -> Path:
        """Give where the diary lives."""
        return self.places.data

    def reminder_sound(self, percent: int) -> Path | None:
        """Give the reminder's sound at a loudness, if it can be had."""
        return self.studio.softened(places.resources() / "sounds" / "reminder.wav", percent)

    def voices(self) -> "tuple[Voice, ...]":
        """Give the voices of this computer."""
        return self.studio.voices()

    def sample(self, choices: Choices) -> "Sample":
        """Make a few words to choose a voice by."""
        return self.studio.sample(choices)

    def sound_check(self, choices: Choices) -> "Sample":
        """Make what is to be heard at the wall."""
        return self.studio.sound_check(choices)

    def prepare(
        self, routine: Routine, choices: Choices, first: "Callable[[Prepared], None] | None" = None
    ) -> "Prepared":
        """Make a session and its sound; `first` is given it with its first words alone, where the rest takes time."""
        return self.studio.prepare(routine, choices, first)

    def speak_ahead(self, routine: Routine, choices: Choices) -> None:
        """Speak what is said in a session, once nothing else is made, so that it can be made quickly when wanted."""
        self.studio.speak_ahead(routine, choices)

    def open_store(self) -> Store:
        """Open the diary, rescued where it is damaged, or the made-up one, which is made anew. Raises DiaryError."""
        if not self.demo:
            opened = open_diary(self.places.diary, places.resources() / "migrations", self.now())
            self.told, self.offered = opened.told, opened.backup
            return opened.store
        from coach.diary.demo import made_up
        from coach.plan.dose import review

        for path in self.places.data.glob("diary.sqlite3*"):
            with contextlib.suppress(OSError):  # then it stays as it was
                path.unlink()
        store = Store(self.places.diary, places.resources() / "migrations")
        store.fill(made_up(self.now(), lambda nights, day: review(nights, day).sessions_per_day))
        return store

    def back_up(self) -> DiaryError | None:
        """Make the day's back-up of the diary if it wants one, and give what went wrong with that."""
        if self.demo:
            return None
        try:
            made = self.archive.make_daily()
        except DiaryError as fault:
            log.warning("no back-up could be made", exc_info=fault)
            return fault
        log.info("the day's back-up was made" if made else "no back-up was needed today")
        return None

    def erase(self) -> str:
        """Delete the diary, the settings and all that was made from them; give "" or what could not be deleted."""
        self.stop()
        try:
            self.archive.erase()
        except DiaryError as fault:
            _delete_all_else(self.places)
            return str(fault)
        left = ", ".join(_delete_all_else(self.places))
        return tr("Not everything could be deleted: {files}. Try again.", files=left) if left else ""

    def take_along(self, routine: Routine, choices: Choices, to: Path) -> str:
        """Write a session as sound, its captions beside it; give "" or what to know of the sound. Raises OSError."""
        from coach.voice.preparation import NO_SOUND
        from coach.voice.taking_along import Files, captions_of, take_along

        prepared = self.prepare(routine, choices)
        take_along(self.studio, prepared, routine.title, Files(to, captions_of(to)))
        return "" if prepared.line == NO_SOUND else prepared.line

    def stop(self) -> None:
        """End whatever is being made, and make nothing more."""
        with self._opening:
            self._is_stopped = True
            if self._studio:
                self._studio.stop()

    @contextlib.contextmanager
    def store(self) -> Iterator[Store]:
        """Open the diary for a while. Raises DiaryError."""
        store = self.open_store()
        if self.told and not self.in_window:
            print(self.told, file=sys.stderr)
        try:
            yield store
        finally:
            store.close()

    def silent(self) -> Playhead:
        """Give a playhead without sound, fast if that was asked for."""
        clock: Clock = FastClock(self.clock, self.speed) if self.speed else self.clock
        return SilentPlayhead(clock)

    def sounding(self, track: Path | None) -> "SoundOutput | None":
        """Give the sound device with a track on it, or None if there is none to be had or wanted."""
        if track is None or self.speed:
            return None
        try:
            from coach.voice.output import NoSound, SoundOutput
        except ImportError:  # Qt's system libraries are missing
            return None
        try:
            return SoundOutput(track, self.clock)
        except NoSound:
            return None


def _delete_all_else(where: places.Places) -> list[str]:
    """Delete settings, sounds, the log and what a look at the made-up history left; give the names of what stays."""
    ours = logging.getLogger("coach")
    for handler in [one for one in ours.handlers if isinstance(one, logbook.Logbook)]:
        ours.removeHandler(handler)  # or the log would be there again
    kept = where.settings, where.settings.with_suffix(".unread"), *logbook.files(where.log), where.data / "running.lock"
    for file in kept:
        with contextlib.suppress(OSError):
            file.unlink()
    folders = where.sound, where.demo().data
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    left = [path.name for path in (*kept[:-1], *folders) if path.exists()]
    for folder in (where.sound.parent, where.data):
        with contextlib.suppress(OSError):  # somebody else's files are in it
            folder.rmdir()
    return left


def _chosen(kept: settings.Settings, arguments: argparse.Namespace) -> settings.Settings:
    """Give the settings with what the command line says instead."""
    said = {"minutes": "minutes", "hold_s": "hold", "lead_in_s": "lead_in"}
    values = {field: getattr(arguments, name, None) for field, name in said.items()}
    return replace(kept, **{field: value for field, value in values.items() if value is not None})
