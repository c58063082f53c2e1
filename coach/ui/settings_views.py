"""What the settings page shows, ready to be drawn."""

import re
from dataclasses import dataclass

from coach.settings import Settings

#: The engine's name for a voice, and the person's.
Voice = tuple[str, str]

#: A voice for English says so in its name, or has `en` by itself in the engine's name for it; "Chinese (Mandarin, latin
#: as English)" is none.
_ENGLISH = re.compile(r"(?<!as )english|(?<![a-z])en(?![a-z])", re.IGNORECASE)


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
    checking: bool = False  # the sound check plays


def in_english(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Give the voices that speak English, and the choice that names none; all where none does."""
    english = tuple(voice for voice in voices if not voice[0] or any(_ENGLISH.search(words) for words in voice))
    return english if any(key for key, _ in english) else voices
