"""The cache of spoken clips, rendered tracks and other sound: files that may be thrown away at any time."""

import contextlib
import os
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec
import xxhash
from msgspec.structs import replace

from coach.session.sounding import OWN_VOICE, Speech
from coach.voice import natural, sound
from coach.voice.voices import LANGUAGE

#: Raise it when clips or tracks are made differently, so that old ones are not taken for new ones.
EDITION = 3
#: How many rendered tracks are kept, and how many samples and softened sounds: the sound check has five at a time.
TRACKS, OTHERS = 4, 12
#: How many clips are kept: all that is said in one voice at one speed is 60, in 12 MB.
CLIPS = 300
#: An unfinished file this much older than the newest track is nobody's any more, in seconds.
STALE_S = 600


#: The engine that pyttsx3 finds on each system.
ENGINES = {"darwin": "nsss", "win32": "sapi5"}


class Clips(msgspec.Struct, frozen=True):
    """Clips by engine, voice, rate and text, and all else by what it was made of, in one folder."""

    folder: Path
    engine: str = ENGINES.get(sys.platform, "espeak")
    speech: Speech = OWN_VOICE
    language: str = LANGUAGE  # which voice speaks where none is named depends on it

    def spoken(self, speech: Speech) -> "Clips":
        """Give the clips that are spoken in a way, in the same folder."""
        return replace(self, speech=speech)

    def path(self, text: str) -> Path:
        """Give where the clip of a text is, or belongs."""
        return self.folder / f"clip-{self._key(text)}.wav"

    def track(self, content: str) -> Path:
        """Give where the track made of `content` is, or belongs."""
        return self.folder / f"track-{self._key(content)}.wav"

    def sample(self, content: str) -> Path:
        """Give where the sample made of `content` is, or belongs."""
        return self.folder / f"sample-{self._key(content)}.wav"

    def softened(self, content: str) -> Path:
        """Give where the softened sound made of `content` is, or belongs."""
        return self.folder / f"softened-{self._key(content)}.wav"

    def lengths_ms(self, texts: Iterable[str]) -> dict[str, int]:
        """Give the lengths of the texts that have a sound clip."""
        lengths = {text: sound.length_ms(self.path(text)) for text in texts}
        return {text: length for text, length in lengths.items() if length is not None}

    def use(self, texts: Iterable[str]) -> None:
        """Mark clips as used now: whoever tidies at this moment takes others away first."""
        for text in texts:
            with contextlib.suppress(OSError):
                os.utime(self.path(text))

    def tidy(self, keep: Path, said: Collection[Path] = ()) -> None:
        """Delete all but `keep` and the newest others of its kind, and what writings cut short left; raises nothing.

        `said` are the clips that were just used; the ones longest unused go, where there are too many.
        """
        for path in (keep, *said):
            with contextlib.suppress(OSError):
                os.utime(path)
        now = _age(keep)
        kind = keep.name.partition("-")[0]
        stale = [path for path in self.folder.glob("*.part") if _age(path) < now - STALE_S]
        surplus = [
            *self._surplus(kind, TRACKS if kind == "track" else OTHERS, {keep}),
            *self._surplus("clip", CLIPS, said),
        ]
        for path in (*surplus, *stale):
            with contextlib.suppress(OSError):  # another program holds it: the next tidying takes it
                path.unlink(missing_ok=True)

    def make_room(self, keep: Collection[Path]) -> None:
        """Delete the tracks, of which each can be made again, but for those to `keep`; raises nothing."""
        for path in self.folder.glob("track-*.wav"):
            if path not in keep:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)

    def _surplus(self, kind: str, most: int, used: Collection[Path]) -> list[Path]:
        """Give the oldest of a kind where there are more than so many; none of those in use."""
        others = (path for path in self.folder.glob(f"{kind}-*.wav") if path not in used)
        return sorted(others, key=_age, reverse=True)[max(0, most - len(used)) :]

    def _key(self, content: str) -> str:
        speech = self.speech
        voice = f"{speech.voice}{natural.edition(speech.voice)}" if speech.voice else f"best in {self.language}"
        parts = (str(EDITION), self.engine, voice, str(speech.words_per_minute), content)
        return xxhash.xxh3_128_hexdigest("\0".join(parts).encode())


def _age(path: Path) -> float:
    """Give when a file was last written, in seconds."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
