"""What the program behind the window needs from outside."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, SignalInstance

from coach.diary.archive import Archive
from coach.diary.backups import Backup
from coach.diary.entries import Book, Cramp, Session
from coach.diary.store import DiaryError
from coach.routine.model import Routine
from coach.routine.shelf import Shelf
from coach.session.timeline import Choices
from coach.ui import session_needs
from coach.ui.media_keys import Playback
from coach.ui.reminder_views import TrayView
from coach.ui.theme import ThemeName
from coach.voice.sample import Sample
from coach.voice.voices import Voice


class Surroundings(session_needs.Surroundings, Protocol):
    """What the program needs from outside."""

    @property
    def shelf(self) -> Shelf:
        """Give the routines to choose from."""
        ...

    def local(self, moment: datetime) -> datetime:
        """Give a local time of day the offset that held, or holds, at it."""
        ...

    def cramp_routine(self) -> Routine:
        """Give what is said and shown while a cramp lasts."""
        ...

    def speak_ahead(self, routine: Routine, choices: Choices) -> None:
        """Have the words of a session spoken for when it is wanted, once nothing else is made; may take a minute."""
        ...

    @property
    def chime(self) -> Path:
        """Give the sound that can be played before any other is made."""
        ...

    def reminder_sound(self, percent: int) -> Path | None:
        """Give the reminder's sound at a loudness, if it can be had."""
        ...

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices of this computer; may take seconds."""
        ...

    def sample(self, choices: Choices) -> Sample:
        """Make a few words to choose a voice by; may take seconds."""
        ...

    def sound_check(self, choices: Choices) -> Sample:
        """Make what is to be heard at the wall; may take seconds."""
        ...

    def take_along(self, routine: Routine, choices: Choices, to: Path) -> str:
        """Write a session as sound, its captions beside it; give "" or what to know of the sound; may take a minute.

        Raises OSError with the name of the file that could not be written.
        """
        ...

    @property
    def folder(self) -> Path:
        """Give where the diary lives."""
        ...

    @property
    def told(self) -> str:
        """Give what there was to say of the diary when it was opened."""
        ...

    @property
    def offered(self) -> Backup | None:
        """Give the back-up that may have what the diary lacked when it was opened."""
        ...

    @property
    def archive(self) -> Archive:
        """Give the diary's files beside the one that is written in."""
        ...

    def erase(self) -> str:
        """Delete everything that the program keeps, once the diary is closed; give "" or what could not be deleted."""
        ...

    def back_up(self) -> DiaryError | None:
        """Make the day's back-up if it wants one, and give what went wrong; may take seconds."""
        ...


class Alarm(Protocol):
    """Rings at an instant of the wall clock."""

    rang: SignalInstance

    def set(self, at: datetime) -> None:
        """Ring at an aware instant, in place of any earlier one."""
        ...

    def stop(self) -> None:
        """Ring no more."""
        ...


class Tray(Protocol):
    """The program's place in the corner of the screen, where the desktop has one."""

    start_wanted: SignalInstance
    cramp_wanted: SignalInstance
    rest_wanted: SignalInstance
    open_wanted: SignalInstance
    quit_wanted: SignalInstance

    def available(self) -> bool:
        """Tell whether there is such a place."""
        ...

    def show_view(self, view: TrayView) -> None:
        """Draw the lines of its menu."""
        ...

    def wear(self, name: ThemeName, percent: int) -> None:
        """Put a theme and a text size on."""
        ...

    def notify(self, title: str, text: str, *, beside: bool = False) -> None:
        """Show the system's own notification, if it has any; `beside` a window of our own that says the same."""
        ...

    def put_away(self) -> None:
        """Leave the place."""
        ...


class MediaKeys(Protocol):
    """The keys of a keyboard or a headset that are meant for whatever plays."""

    toggled: SignalInstance
    paused: SignalInstance
    resumed: SignalInstance
    skipped: SignalInstance
    repeated: SignalInstance
    ended: SignalInstance
    raised: SignalInstance

    def begin(self, title: str) -> None:
        """Be what plays."""
        ...

    def show(self, status: Playback) -> None:
        """Say whether it plays."""
        ...

    def end(self) -> None:
        """Play no more."""
        ...


class Desktop(Protocol):
    """What the program needs from the desktop it runs on."""

    @property
    def alarm(self) -> Alarm:
        """Give the one alarm."""
        ...

    @property
    def media(self) -> MediaKeys:
        """Give the media keys."""
        ...

    @property
    def tray(self) -> Tray:
        """Give the place in the tray."""
        ...

    def room(self) -> QSize:
        """Give how much of the screen a window may take."""
        ...

    def presenting(self) -> bool:
        """Tell whether a full-screen presentation is in front."""
        ...

    def starts_at_login(self) -> bool:
        """Tell whether the program starts at login."""
        ...

    def start_at_login(self, wanted: bool) -> str:  # noqa: FBT001  (what is wanted)
        """Have it start at login, or not; give "" or why that could not be done."""
        ...

    def zone(self) -> str:
        """Give the name of the time zone, as in "Europe/London"."""
        ...

    def ask_where(self, title: str, name: str, then: Callable[[Path], None]) -> None:
        """Ask the person for a file, and go on with it; nothing happens where they would rather not."""
        ...

    def ask_which(self, title: str, suffix: str, then: Callable[[Path], None]) -> None:
        """Ask the person for a file that there is, its name ending in `suffix`; else like `ask_where`."""
        ...

    def stop_asking(self) -> None:
        """Take such a question back."""
        ...

    def open_folder(self, folder: Path) -> bool:
        """Show a folder in the system's own way, and tell whether that could be done."""
        ...

    def leave(self) -> None:
        """End the program."""
        ...


class Diary(Protocol):
    """Where everything is kept. Every method raises DiaryError."""

    def book(self) -> Book:
        """Give the whole diary."""
        ...

    def save_session(self, session: Session) -> None:
        """Write a session down, or bring it up to date."""
        ...

    def save_cramp(self, cramp: Cramp) -> None:
        """Write a cramp down, or bring it up to date."""
        ...

    def answer(self, night: date, cramps: int | None) -> None:
        """Keep a night's answer; None makes it unknown again."""
        ...

    def choose(self, day: date, sessions_per_day: int | None) -> None:
        """Keep a choice against the plan; None takes it back."""
        ...

    def delete(self, entry: Session | Cramp) -> None:
        """Delete an entry."""
        ...

    def refuse_writing(self) -> None:
        """Write nothing more: the file turned out to be damaged. Raises nothing."""
        ...

    def close(self) -> None:
        """Let go of the file; nothing can be read or written after that. Raises nothing."""
        ...
