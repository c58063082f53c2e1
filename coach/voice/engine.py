"""Speaks into files through pyttsx3; runs in the worker process only."""

import contextlib
import os
import sys
import threading
import wave
from pathlib import Path
from typing import Any

import numpy as np

from coach.files import for_its_owner
from coach.voice import espeak, sound
from coach.voice.levelling import Samples, level
from coach.voice.voices import LANGUAGE, Voice, best, described, with_timbres

#: How often a text is tried: on a busy machine espeak-ng gives no samples for 1 text in 400, and does the next time.
ATTEMPTS = 4
#: What an engine may need for one text, in bytes: at espeak's rate that is 20 seconds.
ROOM = 1_000_000


class Engine:
    """The system's speech engine."""

    def __init__(self) -> None:
        """Start the engine. Raises whatever pyttsx3 raises where there is none."""
        if sys.platform == "linux":
            espeak.load()
        import pyttsx3  # noqa: PLC0415  (only once the library it looks for is loaded)

        self._engine: Any = pyttsx3.init()
        if sys.platform == "linux":
            espeak.hurry()
        self._own: str | None = self._engine.getProperty("voice")
        self._speaker = self._own
        self._known: tuple[Voice, ...] = ()
        self._best: dict[str, str] = {}  # by language

    def voices(self) -> tuple[Voice, ...]:
        """Give the engine's voices. Raises whatever pyttsx3 raises."""
        if not self._known:
            found = self._engine.getProperty("voices")
            listed = (described(one.id, one.name, next(iter(one.languages or ()), None)) for one in found)
            self._known = with_timbres(listed)
        return self._known

    def speak(self, text: str, voice: str | None, words_per_minute: int, to: Path, language: str = LANGUAGE) -> None:
        """Write `text` as a clip of the one format, in the voice best understood in its language if `voice` is None.

        Raises ValueError if nothing was spoken, or if there is no such voice.
        """
        if voice is not None:
            self._look_for(voice)
        if (speaker := voice or self._best_of(language)) != self._speaker:
            self._engine.setProperty("voice", speaker)
            self._speaker = speaker
        self._engine.setProperty("rate", words_per_minute)
        if sys.platform == "linux":
            self._take_effect()
        for tries_left in reversed(range(ATTEMPTS)):
            try:
                clip = level(*self._spoken(text, to.with_suffix(".raw.part")))
            except (ValueError, RuntimeError):  # soundfile's is one, too
                if not tries_left:
                    raise
            else:
                sound.write(to, np.round(clip * 32767).astype("<i2").tobytes())
                return

    def _look_for(self, voice: str) -> None:
        """Raise ValueError if there is no such voice: told to use it, pyttsx3 would go on with the last one."""
        if all(one.id != voice for one in self.voices()):
            raise ValueError(f"there is no voice {voice}")

    def _best_of(self, language: str) -> str:
        """Give the voice best understood in a language. Raises ValueError where none speaks it."""
        if language not in self._best:
            found = best(self.voices(), language, self._own)
            if found is None:
                raise ValueError(f"no voice speaks {language}")
            self._best[language] = found.id
        return self._best[language]

    def _spoken(self, text: str, raw: Path) -> tuple[Samples, int]:
        """Give what the engine makes of a text, and its rate."""
        try:
            _make_sure_of_room(raw)
            with contextlib.redirect_stdout(sys.stderr):
                self._engine.save_to_file(text, str(raw))
                self._engine.runAndWait()
                if sys.platform == "linux":
                    self._settle()
            return _read(raw)
        finally:
            raw.unlink(missing_ok=True)

    def _take_effect(self) -> None:
        """Wait until voice and rate are what they were set to.

        Setting them only puts them into espeak's queue, and pyttsx3's `runAndWait` begins by emptying that queue if
        it is still being worked on: some cold starts spoke their first words at another rate.
        """
        from pyttsx3.drivers import _espeak  # noqa: PLC0415

        self._engine.proxy.setBusy(False)  # at first it is taken for busy, and keeps to itself what it is told
        pause = threading.Event()
        while _espeak.IsPlaying():
            pause.wait(0.001)

    def _settle(self) -> None:
        """Wait until espeak's own thread has written the file.

        With espeak, pyttsx3's `runAndWait` returns after 10 ms whether or not the speech is complete: on a busy
        machine some clips were read while they were being written, and were cut short.
        """
        pause = threading.Event()
        while self._engine.isBusy():
            pause.wait(0.001)


def _read(raw: Path) -> tuple[Samples, int]:
    """Give what an engine has written, and its rate. Raises ValueError, or RuntimeError, if that is no sound."""
    try:
        with wave.open(str(raw)) as file:
            kind, rate = (file.getnchannels(), file.getsampwidth()), file.getframerate()
            if kind == (1, sound.WIDTH):  # espeak's
                whole = np.frombuffer(file.readframes(file.getnframes()), "<i2")
                return whole.astype(np.float32) / np.float32(32_768), rate
    except (EOFError, wave.Error):
        pass
    import soundfile  # noqa: PLC0415  (takes its time, and reads what other engines write)

    samples, rate = soundfile.read(raw, dtype="float32", always_2d=True)
    return samples.mean(axis=1), rate


def _make_sure_of_room(raw: Path) -> None:
    """Raise OSError where a text could not be written: on a full disk espeak would never be done, nor say why."""
    with open(raw, "wb", opener=for_its_owner) as file:
        if sys.platform == "linux":
            os.posix_fallocate(file.fileno(), 0, ROOM)
        else:
            file.write(bytes(ROOM))
            file.flush()
        file.truncate(0)
