"""How a session sounds: who speaks and how fast, how much is said, how loud it all is."""

from enum import StrEnum

import msgspec


class Talk(StrEnum):
    """How much is said."""

    FULL = "full"  # the first repetitions in whole sentences, some more in short, then marks alone
    SPARSE = "sparse"  # the repetitions in short from the first one on
    TONES = "tones"  # not a word: chimes and tones


class Speech(msgspec.Struct, frozen=True):
    """Who speaks, and how fast."""

    voice: str | None = None  # the engine's name for it; its own choice if None
    words_per_minute: int = 160


#: Who speaks until the person chooses.
OWN_VOICE = Speech()


class Loudness(msgspec.Struct, frozen=True):
    """How loud voice and tones are, in per cent of the loudest there is; zero is silence."""

    voice_percent: int = 100
    tones_percent: int = 100
    night_percent: int = 50  # of both at bedtime, against the day

    def voice_gain(self, *, bedtime: bool) -> float:
        """Give what the voice's samples are multiplied by."""
        return gain(self.voice_percent) * self._of_all(bedtime=bedtime)

    def tones_gain(self, *, bedtime: bool) -> float:
        """Give what the tones' samples are multiplied by."""
        return gain(self.tones_percent) * self._of_all(bedtime=bedtime)

    def _of_all(self, *, bedtime: bool) -> float:
        return gain(self.night_percent) if bedtime else 1.0


#: How loud it all is until the person chooses.
USUAL = Loudness()


def gain(percent: int) -> float:
    """Give what samples are multiplied by for a loudness: each halving takes 6 dB away.

    A steeper law would be nearer to how loudness is felt (half as loud is 6 to 10 dB less), but it would make 10 % as
    good as silence on a small speaker across a room; by this one it is 20 dB less, and still heard.
    """
    return percent / 100
