"""What the settings page shows, ready to be drawn."""

import re
from enum import StrEnum

import msgspec

from coach.language.spoken import current
from coach.language.texts import mark, tr
from coach.settings import Settings
from coach.voice.natural import is_natural

#: The engine's name for a voice, and the person's.
Voice = tuple[str, str]

#: A voice for English says so in its name, or has `en` by itself in the engine's name for it; "Chinese (Mandarin, latin
#: as English)" is none.
_ENGLISH = re.compile(r"(?<!as )english|(?<![a-z])en(?![a-z])", re.IGNORECASE)
_OF_ENGLISH = re.compile(r"English \((?P<where>[^()]+)\)(?P<rest>.*)")
#: The voices that most people look for, and what they are called here.
_PLAIN = {
    "English (America), clear": mark("English (America), clear"),
    "English (Great Britain), clear": mark("English (Great Britain), clear"),
    "English (Great Britain)": mark("English (Great Britain)"),
    "English (America)": mark("English (America)"),
    "English (Received Pronunciation)": mark("English (BBC English)"),
}


class Place(StrEnum):
    """Where on the page it is said what happened: below what was pressed."""

    TOP = ""
    LOGIN = "login"
    CALENDAR = "calendar"
    LISTEN = "listen"
    CHECK = "check"
    ALONG = "along"
    FOLDER = "folder"
    FILE = "file"  # the diary as one
    TABLE = "table"


class SettingsView(msgspec.Struct, frozen=True):
    """All that stands on the page."""

    settings: Settings
    per_day: int = 3
    voices: tuple[Voice, ...] | None = None  # the first is "", "Choose for me"; none while they are asked for
    natural: bool = False  # whether voice files can be spoken by
    login: bool | None = None  # whether it starts at login; None where that cannot be had
    tray: bool = True
    resting: bool = False  # reminders are paused until tomorrow
    next_reminder: str = ""
    folder: str = ""
    last_backup: str = ""  # when it was made
    line: str = ""  # what went wrong, or was done
    place: Place = Place.TOP  # where it is said
    playing: str = ""  # "check" or "listen": what is heard now
    making: str = ""  # the same, while it is being made
    taking: bool = False  # a session to take along is being written
    writing: Place = Place.TOP  # the diary is being written to a file, which can be stopped there
    percent: int = 0  # how much of that is done
    routines: tuple[tuple[str, str], ...] = ()  # id and title of each to choose from
    faults: tuple[str, ...] = ()  # one sentence for each routine's file that cannot be used


def in_english(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Give the voices that speak English, and the choice that names none; all where none does, or another is spoken."""
    if not _english():
        return voices
    english = tuple(voice for voice in voices if not voice[0] or any(_ENGLISH.search(words) for words in voice))
    return english if any(key for key, _ in english) else voices


def _english() -> bool:
    return current().code.startswith("en")


def in_short(name: str) -> str:
    """Give a voice's name for a list in which all speak English: "Scotland" for "English (Scotland)"."""
    english = _OF_ENGLISH.fullmatch(name)
    return f"{english['where']}{english['rest']}" if english else name


def in_order(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Give the natural voices first, then the plain ones, by the names people have for them; the rest as they stand.

    These are English: where another language is spoken, all stand as they came, those that speak it first.
    """
    places = {name: place for place, name in enumerate(_PLAIN)} if _english() else {}

    def place(voice: Voice) -> int:
        if not voice[0]:
            return -2
        if places and is_natural(voice[0]):
            return -1
        return places.get(voice[1], len(places))

    return tuple((key, tr(_PLAIN[name]) if name in _PLAIN else name) for key, name in sorted(voices, key=place))
