"""The cache of spoken clips, rendered tracks and other sound: files that may be thrown away at any time."""

import contextlib
import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from coach.session.sounding import OWN_VOICE, Speech
from coach.voice import sound
from coach.voice.voices import LANGUAGE

#: Raise it when clips or tracks are made differently, so that old ones are not taken for new ones.
EDITION = 3
#: How many rendered tracks are kept, and how many samples and softened sounds.
TRACKS = 4
#: An unfinished file this much older than the newest track is nobody's any more, in seconds.
STALE_S = 600


#: The engine that pyttsx3 finds on each system.
ENGINES = {"darwin": "nsss", "win32": "sapi5"}


@dataclass(frozen=True, slots=True)
class Clips:
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

    def tidy(self, keep: Path) -> None:
        """Delete all but `keep` and the newest others of its kind, and what writings cut short left; raises nothing."""
        with contextlib.suppress(OSError):
            keep.touch()
        now = _age(keep)
        kind = keep.name.partition("-")[0]
        others = (path for path in self.folder.glob(f"{kind}-*.wav") if path != keep)
        oldest_last = sorted(others, key=_age, reverse=True)
        stale = [path for path in self.folder.glob("*.part") if _age(path) < now - STALE_S]
        for path in (*oldest_last[TRACKS - 1 :], *stale):
            with contextlib.suppress(OSError):  # another program holds it: the next tidying takes it
                path.unlink(missing_ok=True)

    def _key(self, content: str) -> str:
        speech = self.speech
        voice = speech.voice or f"best in {self.language}"
        parts = (str(EDITION), self.engine, voice, str(speech.words_per_minute), content)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _age(path: Path) -> float:
    """Give when a file was last written, in seconds."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
