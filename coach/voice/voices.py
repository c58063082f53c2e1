"""The voices that a computer has, in the order in which a person looks for theirs."""

from collections.abc import Iterable

import msgspec

from coach.language.texts import tr

#: The language of all that is said, unless another is spoken.
LANGUAGE = "en-gb"
#: The voices that were understood best of those that speak a language, as the engines name them, the best first. Of the
#: 354 words of all cues a recogniser got (`python -m tests.benchmarks.intelligibility`), at 130, 160 and 190 a minute:
#:
#:     Joe, natural          90 %  90 %  90 %    speaks where it is installed (`natural.PACKAGES`)
#:     gmw/en-us+f5          66 %  67 %  66 %    else this one
#:     gmw/en+f5             58 %  56 %  51 %
#:     gmw/en-us             31 %  28 %  26 %
#:     gmw/en-gb-x-rp        22 %  21 %  18 %
#:     gmw/en                22 %  20 %  17 %    which espeak-ng would take
#:     gmw/en-gb-scotland    17 %  17 %  13 %
#:
#: The speed makes little difference to the clear ones, so it is the middle one until the person chooses.
UNDERSTOOD = ("gmw/en-us+f5", "gmw/en+f5")
#: espeak-ng speaks each of its voices in other timbres, too, which it does not list. Of 23 tried these were understood
#: best.
TIMBRES = {"gmw/en": "+f5", "gmw/en-us": "+f5"}
#: What espeak-ng lists and cannot speak: a language that somebody tries out in it.
MUTE = frozenset({"art/xex"})


class Voice(msgspec.Struct, frozen=True):
    """One voice of the speech engine."""

    id: str  # the engine's name for it
    name: str
    language: str  # as in "en-gb"; empty where the engine does not say


def described(engine_id: str, name: str | None, language: str | None) -> Voice:
    """Give a voice as an engine describes it: one writes "en-gb", another "en_GB", and some leave things out."""
    return Voice(engine_id, (name or engine_id).strip(), (language or "").replace("_", "-").lower())


def with_timbres(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Give an engine's voices that can speak, and those better understood that it can speak by besides."""
    known = tuple(voice for voice in voices if voice.id not in MUTE)
    clearer = ((voice, TIMBRES[voice.id]) for voice in known if voice.id in TIMBRES)
    added = (
        Voice(voice.id + timbre, tr("{voice}, clear", voice=voice.name), voice.language) for voice, timbre in clearer
    )
    return (*added, *known)


def speaks(voice: Voice, language: str) -> bool:
    """Tell whether a voice speaks a language, be it another kind of it: "en-us" does for "en-gb"."""
    return _within(voice.language, language.partition("-")[0])


def best(voices: Iterable[Voice], language: str, own: str | None) -> Voice | None:
    """Give the voice of the system that is best understood in a language; None where none speaks it.

    `own` is the one that the system would take: the person may have chosen it there, so it goes before any that was
    not measured, if it speaks the language.
    """
    able = [voice for voice in in_order(voices, language) if speaks(voice, language)]
    measured = [voice for known in UNDERSTOOD for voice in able if voice.id == known]
    return next((voice for voice in (*measured, *(one for one in able if one.id == own), *able)), None)


def in_order(voices: Iterable[Voice], language: str = LANGUAGE) -> tuple[Voice, ...]:
    """Give the voices of the very language first, then its kinds, its relatives, and all others, each by name."""
    family = language.partition("-")[0]

    def place(voice: Voice) -> tuple[bool, bool, bool, str]:
        theirs = voice.language
        return theirs != language, not _within(theirs, language), not _within(theirs, family), voice.name.casefold()

    return tuple(sorted(voices, key=place))


def _within(language: str, wider: str) -> bool:
    return language == wider or language.startswith(f"{wider}-")
