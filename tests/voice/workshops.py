"""Workshops for tests: one that hums instead of speaking, and ones that fail in every way there is."""

import errno
import os
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from coach.voice import sound
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.synthesis import WorkerFailed
from coach.voice.voices import Voice
from coach.voice.worker import Workshop as RealWorkshop

#: How many tracks are kept that were rendered, of 10 MB each: the same minute is wanted in a hundred tests.
KEPT = 4
#: The voices of those that hum.
VOICES = (Voice("gmw/de", "German", "de"), Voice("gmw/en", "English (Great Britain)", "en-gb"))


@dataclass(eq=False)
class Humming:
    """Carries everything out in this process, with noise for words; keeps the orders it was given."""

    orders: list[TrackOrder | SpeakOrder] = field(default_factory=list)
    closed: int = 0

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        self.orders.append(order)
        try:
            return self.do(order)
        except OSError as fault:
            return str(fault)

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if isinstance(order, TrackOrder):
            return rendered(order)
        if order.voice not in (None, *(voice.id for voice in VOICES)):
            return "no such voice"
        sound.write(Path(order.to), noise(order.text, order.words_per_minute))
        return ""

    def voices(self) -> tuple[Voice, ...]:
        return VOICES

    def close(self) -> None:
        self.closed += 1


class Mute(Humming):
    """Has no voice."""

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        return "there is no voice" if isinstance(order, SpeakOrder) else super().do(order)


class Stammering(Humming):
    """Has no voice for what ends in a full stop after a short word."""

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        silent = isinstance(order, SpeakOrder) and len(order.text) < 10
        return "no" if silent else super().do(order)


class Tuneless(Humming):
    """Speaks, but renders no track."""

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        return "no" if isinstance(order, TrackOrder) else super().do(order)


class Wordless(Humming):
    """Speaks, but cannot put words into a track."""

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        return "no" if isinstance(order, TrackOrder) and order.clips else super().do(order)


@dataclass(eq=False)
class Filling(Humming):
    """Writes to a disk that is full after so many tracks."""

    room: int = 0

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= isinstance(order, TrackOrder)
        return super().do(order)


@dataclass(eq=False)
class Tight(Humming):
    """Writes to a disk on which so many tracks have room."""

    room: int = 1

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        kept = Path(order.to).parent.glob("track-*.wav")
        if isinstance(order, TrackOrder) and len(list(kept)) >= self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().do(order)


@dataclass(eq=False)
class Dying(Humming):
    """Is gone for good after so many orders."""

    after: int = 0

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if len(self.orders) > self.after:
            raise WorkerFailed("gone")
        return super().do(order)

    def voices(self) -> tuple[Voice, ...]:
        raise WorkerFailed("gone")


class Idle(Humming):
    """Is not to be asked: all is in the cache."""

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        raise AssertionError(f"not in the cache: {order}")


_rendered: dict[bytes, bytes] = {}


def rendered(order: TrackOrder) -> str:
    """Render a track as the real workshop does, but what is made of the very same only once."""
    try:
        made_of = _made_of(order)
    except OSError:
        return RealWorkshop().carry_out(order)
    if (content := _rendered.pop(made_of, None)) is None:
        if why := RealWorkshop().carry_out(order):
            return why
        content = Path(order.to).read_bytes()
    else:
        Path(order.to).write_bytes(content)
    _rendered[made_of] = content  # the last one wanted is the last to go
    while len(_rendered) > KEPT:
        del _rendered[next(iter(_rendered))]
    return ""


def _made_of(order: TrackOrder) -> bytes:
    """Give what tells a track from all others: what is ordered, and what is in its clips."""
    content = {path: str(zlib.crc32(Path(path).read_bytes())) for path in {clip.path for clip in order.clips}}
    clips = tuple(msgspec.structs.replace(clip, path=content[clip.path]) for clip in order.clips)
    return msgspec.json.encode(msgspec.structs.replace(order, to="", clips=clips))


@lru_cache(maxsize=64)
def noise(text: str, words_per_minute: int = 160) -> bytes:
    """Give noise as long as a calm voice takes for a text, the same for the same text."""
    length = (250 + 60 * len(text)) * 160 // words_per_minute * sound.PER_MS
    chance = np.random.default_rng(zlib.crc32(text.encode()))
    return (chance.uniform(-0.4, 0.4, length) * 32767).astype("<i2").tobytes()
