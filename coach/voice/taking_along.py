"""The session as files to take along: its sound for a phone or a speaker, and its words as captions."""

import re
from pathlib import Path

import msgspec

from coach.files import write_whole
from coach.language.texts import tr
from coach.session.captions import webvtt
from coach.session.timeline import document
from coach.voice.preparation import Prepared, Studio
from coach.voice.workshop import GONE

#: The endings of the names that a sound file can have.
ENDINGS = (".wav", ".mp3", ".ogg", ".flac")
#: What Python puts before the system's own words, and the file's name behind them.
_AROUND = re.compile(r"^\w+: (?:\[\w+ -?\d+\] )?|: '.*'$")


class Files(msgspec.Struct, frozen=True):
    """What is to be written where."""

    sound: Path  # as the kind of file that its name's ending says
    captions: Path | None = None
    timeline: Path | None = None


def take_along(studio: Studio, prepared: Prepared, title: str, to: Files) -> None:
    """Write a session, each file whole or not at all; `title` stands in those that can have one.

    Raises OSError with the name of the file that could not be written; the sound is written first.
    """
    try:
        studio.export(prepared, to.sound, title)
    except OSError as fault:
        why = plain(fault.strerror or str(fault))
        raise OSError(0, tr(GONE) if why == GONE else why, str(to.sound)) from fault
    if to.captions:
        _write(to.captions, webvtt(prepared.timeline).encode())
    if to.timeline:
        _write(to.timeline, msgspec.json.format(msgspec.json.encode(document(prepared.timeline)), indent=1))


def captions_of(sound: Path) -> Path:
    """Give where the captions of a file of sound belong: beside it, where players look for them."""
    return sound.with_suffix(".vtt")


def plain(why: str) -> str:
    """Give the system's words for what went wrong, without Python's around them."""
    return _AROUND.sub("", why)


def _write(to: Path, content: bytes) -> None:
    try:
        write_whole(to, content)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror or str(fault), str(to)) from fault
