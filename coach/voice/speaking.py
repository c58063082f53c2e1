"""Speaks texts into the cache, in the voice that was chosen or, where it cannot be had, in another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder
from coach.voice.workshop import GONE, Workshop, carry_out


@dataclass(frozen=True, slots=True)
class Spoken:
    """What came of speaking."""

    clips: Clips  # where the words are
    lengths_ms: dict[str, int]  # of the texts that could be spoken
    another: bool = False  # it is not the voice that was chosen
    why: str = ""  # what went wrong with the first that was not in the cache


def speak(texts: Sequence[str], clips: Clips, shop: Workshop, natural: Sequence[str] = ()) -> Spoken:
    """Speak what is not in the cache, all of it in one voice; starts no process when nothing is missing.

    That is the voice chosen; else the first of `natural` that can be had; else the best that the system has.
    """
    chosen = clips.speech.voice
    most: Spoken | None = None
    for voice in dict.fromkeys((*filter(None, (chosen,)), *natural, None)):
        spoken = _speak(texts, clips.spoken(replace(clips.speech, voice=voice)), shop)
        if most is None or len(spoken.lengths_ms) > len(most.lengths_ms):
            most = replace(spoken, another=chosen not in (None, voice))
        if spoken.why in ("", GONE):
            break
    assert most is not None, "the last voice is always tried"  # noqa: S101
    return most


def _speak(texts: Sequence[str], clips: Clips, shop: Workshop) -> Spoken:
    known = clips.lengths_ms(texts)
    missing = [text for text in texts if text not in known]
    why = ""
    for text in missing:
        if clips.lengths_ms([text]):  # another session is being made, and was before us
            continue
        order = SpeakOrder(text, clips.speech.voice, clips.speech.words_per_minute, language=clips.language)
        told = carry_out(order, clips.path(text), shop)
        if text == missing[0]:
            why = told
        if told == GONE or (told and text == missing[0] and clips.speech.voice):
            break
    return Spoken(clips, clips.lengths_ms(texts), why=why)
