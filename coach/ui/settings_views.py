"""What the settings page shows, ready to be drawn."""

import re
from dataclasses import dataclass
from enum import StrEnum

from coach.settings import Settings

#: The engine's name for a voice, and the person's.
Voice = tuple[str, str]

#: A voice for English says so in its name, or has `en` by itself in the engine's name for it; "Chinese (Mandarin, latin
#: as English)" is none.
_ENGLISH = re.compile(r"(?<!as )english|(?<![a-z])en(?![a-z])", re.IGNORECASE)
#: The voices that most people look for, and what they are called here.
_PLAIN = {
    "English (Great Britain)": "English (Great Britain)",
    "English (America)": "English (America)",
    "English (Received Pronunciation)": "English (BBC English)",
}


class Place(StrEnum):
    """Where on the page it is said what happened: below what was pressed."""

    TOP = ""
    LOGIN = "login"
    CALENDAR = "calendar"
    LISTEN = "listen"
    CHECK = "check"
    FOLDER = "folder"  # below the diary's buttons


@dataclass(frozen=True, slots=True)
class SettingsView:
    """All that stands on the page."""

    settings: Settings
    per_day: int = 3
    voices: tuple[Voice, ...] | None = None  # the first is "", "Choose for me"; none while they are asked for
    login: bool | None = None  # whether it starts at login; None where that cannot be had
    tray: bool = True
    resting: bool = False  # reminders are paused until tomorrow
    next_reminder: str = ""
    folder: str = ""
    line: str = ""  # what went wrong, or was done
    place: Place = Place.TOP  # where it is said
    playing: str = ""  # "check" or "listen": what is heard now
    making: str = ""  # the same, while it is being made
    routines: tuple[tuple[str, str], ...] = ()  # id and title of each to choose from
    faults: tuple[str, ...] = ()  # one sentence for each routine's file that cannot be used


def in_english(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Give the voices that speak English, and the choice that names none; all where none does."""
    english = tuple(voice for voice in voices if not voice[0] or any(_ENGLISH.search(words) for words in voice))
    return english if any(key for key, _ in english) else voices


def in_order(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Give the voices with the plain ones first, by the names people have for them; the rest stay in their order."""
    places = {name: place for place, name in enumerate(("Choose for me", *_PLAIN))}

    def place(voice: Voice) -> int:
        return -1 if not voice[0] else places.get(voice[1], len(places))

    return tuple((key, _PLAIN.get(name, name)) for key, name in sorted(voices, key=place))
