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


def speak(texts: Sequence[str], clips: Clips, shop: Workshop) -> Spoken:
    """Speak what is not in the cache, all of it in one voice; starts no process when nothing is missing."""
    known = clips.lengths_ms(texts)
    missing = [text for text in texts if text not in known]
    for text in missing:
        order = SpeakOrder(text, clips.speech.voice, clips.speech.words_per_minute)
        why = carry_out(order, clips.path(text), shop)
        if why == GONE:
            break
        if why and text == missing[0] and clips.speech.voice:
            own = speak(texts, clips.spoken(replace(clips.speech, voice=None)), shop)
            return replace(own, another=True) if len(own.lengths_ms) > len(known) else Spoken(clips, known)
    return Spoken(clips, clips.lengths_ms(texts))
