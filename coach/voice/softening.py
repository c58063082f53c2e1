"""Makes sounds softer, once each."""

from pathlib import Path

import xxhash

from coach.files import make_private, write_whole
from coach.session.sounding import gain
from coach.voice import sound
from coach.voice.clips import Clips


def softened(path: Path, percent: int, clips: Clips) -> Path | None:
    """Give a sound at a loudness, in a file of its own; None where that is silence, or cannot be made."""
    if not 0 < percent < 100:
        return path if percent else None
    try:
        samples = sound.softened(path, gain(percent))
        to = clips.softened(xxhash.xxh3_128_hexdigest(samples))
        if sound.length_ms(to) is None:
            make_private(to.parent)
            write_whole(to, sound.contents(samples))
    except (OSError, ValueError):
        return None
    clips.tidy(keep=to)
    return to
