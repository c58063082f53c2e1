"""The voices that a computer has, in the order in which a person looks for theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

#: The language of all that is said.
LANGUAGE = "en-gb"


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of the speech engine."""

    id: str  # the engine's name for it
    name: str
    language: str  # as in "en-gb"; empty where the engine does not say


def described(engine_id: str, name: str | None, language: str | None) -> Voice:
    """Give a voice as an engine describes it: one writes "en-gb", another "en_GB", and some leave things out."""
    return Voice(engine_id, (name or engine_id).strip(), (language or "").replace("_", "-").lower())


def in_order(voices: Iterable[Voice], language: str = LANGUAGE) -> tuple[Voice, ...]:
    """Give the voices of the very language first, then its kinds, its relatives, and all others, each by name."""
    family = language.partition("-")[0]

    def place(voice: Voice) -> tuple[bool, bool, bool, str]:
        theirs = voice.language
        return theirs != language, not _within(theirs, language), not _within(theirs, family), voice.name.casefold()

    return tuple(sorted(voices, key=place))


def _within(language: str, wider: str) -> bool:
    return language == wider or language.startswith(f"{wider}-")
