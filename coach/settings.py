"""What the person chose once and for all, kept in one small file."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec.structs import replace

from coach.files import make_private, write_whole
from coach.language.texts import tr
from coach.routine.model import Routine
from coach.session.day import Reminded, Times
from coach.session.sounding import Loudness, Speech, Talk
from coach.session.timeline import Choices

#: The sizes that text can have, in per cent.
TEXT_SIZES = (100, 125, 150, 175, 200)

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The choices, in the person's units."""

    routine: str = "wall-calf-stretch"  # its id; the first on the shelf stands in for one that is gone
    minutes: Annotated[int, msgspec.Meta(ge=1, le=10)] = 5
    hold_s: Literal["2", "2.5", "3"] = "2.5"
    lead_in_s: Annotated[int, msgspec.Meta(ge=5, le=30)] = 10
    theme: Literal["system", "light", "dark", "night"] = "system"
    text_percent: Annotated[int, msgspec.Meta(ge=100, le=200)] = 100
    seen: tuple[str, ...] = ()  # what the plan has told and need not tell again, the latest last
    still: bool = False  # no motion, whatever the system says
    morning: time = Times().morning
    midday: time = Times().midday
    bedtime: time = Times().bedtime
    reminders: bool = True
    resting: date | None = None  # the day of sessions for which reminders are paused
    reminded: Reminded | None = None
    voice: str = ""  # the engine's name for it; the best understood if empty
    voice_files: tuple[str, ...] = ()  # natural voices that the person has beside those that are installed
    words_per_minute: Annotated[int, msgspec.Meta(ge=80, le=300)] = 160
    talk: Literal["full", "sparse", "tones"] = "full"
    voice_percent: Percent = 100  # loudness, of the loudest there is
    tones_percent: Percent = 100
    night_percent: Percent = 50  # of everything at bedtime, against the day; 0 silences reminders then, too
    calendar_id: str = ""  # stands in the calendar file, so that importing it anew replaces

    @property
    def times(self) -> Times:
        """Give the times of the day's sessions; those at first where the kept ones make no day."""
        times = Times(self.morning, self.midday, self.bedtime)
        return Times() if times.trouble else times

    def choices(self, routine: Routine, *, bedtime: bool) -> Choices:
        """Give what a session is laid out by: the hold is the nearest that the routine offers."""
        wanted_ms = float(self.hold_s) * 1000
        return Choices(
            exercise_ms=self.minutes * 60_000,
            hold_ms=min(routine.pace.hold_choices_ms, key=lambda hold_ms: abs(hold_ms - wanted_ms)),
            lead_in_ms=self.lead_in_s * 1000,
            bedtime=bedtime,
            speech=self.speech,
            talk=Talk(self.talk),
            loudness=self.loudness,
        )

    @property
    def speech(self) -> Speech:
        """Give who speaks, and how fast."""
        return Speech(self.voice or None, self.words_per_minute)

    @property
    def loudness(self) -> Loudness:
        """Give how loud voice and tones are."""
        return Loudness(self.voice_percent, self.tones_percent, self.night_percent)


class SettingsError(Exception):
    """The settings cannot be kept; the message is a sentence for the person."""


def load(path: Path) -> Settings:
    """Read the settings; what is missing or makes no sense is as at first. Raises nothing."""
    try:
        said = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        with contextlib.suppress(OSError):  # the next choice would be written over it
            path.replace(path.with_suffix(".unread"))
        return Settings()
    settings = Settings(**dict(_sensible(said)))
    known = settings.reminded
    if known and any(moment and moment.tzinfo is None for moment in (known.at, known.again)):
        return replace(settings, reminded=None)  # an instant without an offset is none
    return settings


def _sensible(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give what makes sense, each by itself: one choice that does not takes no other with it."""
    for field in msgspec.structs.fields(Settings):
        if field.name in said:
            with contextlib.suppress(msgspec.ValidationError):
                yield field.name, msgspec.convert(said[field.name], field.type)


def save(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all. Raises SettingsError."""
    try:
        make_private(path.parent)
        write_whole(path, msgspec.json.encode(settings))
    except OSError as fault:
        raise SettingsError(
            tr("Your choices could not be kept in {folder}: {why}.", folder=path.parent, why=fault.strerror)
        ) from fault
