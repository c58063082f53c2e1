"""Speaks texts into the cache, in the voice that was chosen or, where it cannot be had, in another."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder
from coach.voice.workshop import GONE, Workshop, carry_out

#: A voice that was chosen and fails at so many texts one after the other is not there any more.
LOST = 3


class Spoken(msgspec.Struct, frozen=True):
    """What came of speaking."""

    clips: Clips  # where the words are
    lengths_ms: dict[str, int]  # of the texts that could be spoken
    another: bool = False  # it is not the voice that was chosen
    why: str = ""  # what went wrong with the first that was not in the cache, or took the voice away later


def speak(texts: Sequence[str], clips: Clips, shop: Workshop, natural: Sequence[str] = ()) -> Spoken:
    """Speak what is not in the cache, all of it in one voice; starts no process when nothing is missing.

    That is the voice chosen; else the first of `natural` that can be had; else the best that the system has.
    """
    chosen = clips.speech.voice
    most: Spoken | None = None
    for voice in dict.fromkeys((*filter(None, (chosen,)), *natural, None)):
        spoken = speak_in_one_voice(texts, clips.spoken(replace(clips.speech, voice=voice)), shop)
        if most is None or len(spoken.lengths_ms) > len(most.lengths_ms):
            most = replace(spoken, another=chosen not in (None, voice))
        if spoken.why in ("", GONE):
            break
    assert most is not None, "the last voice is always tried"  # noqa: S101
    return most


def speak_in_one_voice(texts: Sequence[str], clips: Clips, shop: Workshop) -> Spoken:
    """Speak what is not in the cache, in the voice of the clips and no other."""
    known = clips.lengths_ms(texts)
    clips.use(known)
    missing = [text for text in texts if text not in known]
    why, in_a_row = "", 0
    for text in missing:
        if clips.lengths_ms([text]):  # another session is being made, and was before us
            continue
        order = SpeakOrder(text, clips.speech.voice, clips.speech.words_per_minute, language=clips.language)
        told = carry_out(order, clips.path(text), shop)
        in_a_row = in_a_row + 1 if told else 0
        is_lost = told == GONE or bool(clips.speech.voice and (in_a_row == LOST or (told and text == missing[0])))
        if is_lost or text == missing[0]:
            why = told
        if is_lost:
            break
    return Spoken(clips, clips.lengths_ms(texts), why=why)
