"""Speaks into files through pyttsx3; runs in the worker process only."""

import contextlib
import ctypes
import os
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from coach.voice import sound
from coach.voice.voices import Voice, described

Samples = npt.NDArray[np.float32]

#: Loudness of speech: root mean square of its sounding parts, as a share of full scale (-20 dBFS).
SPEECH_RMS = 0.1
#: The highest peak speech may have, which leaves room for a tone beneath it.
SPEECH_PEAK = 0.7
#: Below this share of a clip's peak is silence.
SILENCE = 0.01
#: How often a text is tried: on a busy machine espeak-ng gives no samples for 1 text in 400, and does the next time.
ATTEMPTS = 4
#: Edges faded so that no clip clicks, in samples.
FADE = 5 * sound.PER_MS


class Engine:
    """The system's speech engine."""

    def __init__(self) -> None:
        """Start the engine. Raises whatever pyttsx3 raises where there is none."""
        if sys.platform == "linux":
            _load_bundled_espeak()
        import pyttsx3  # noqa: PLC0415  (only once the library it looks for is loaded)

        self._engine: Any = pyttsx3.init()
        self._own: str | None = self._engine.getProperty("voice")
        self._speaker = self._own
        self._known: frozenset[str] | None = None

    def voices(self) -> tuple[Voice, ...]:
        """Give the engine's voices. Raises whatever pyttsx3 raises."""
        found = self._engine.getProperty("voices")
        return tuple(described(one.id, one.name, next(iter(one.languages or ()), None)) for one in found)

    def speak(self, text: str, voice: str | None, words_per_minute: int, to: Path) -> None:
        """Write `text` as a clip of the one format, in the engine's own voice if `voice` is None.

        Raises ValueError if nothing was spoken, or if there is no such voice.
        """
        if voice is not None:
            self._look_for(voice)
        if (speaker := voice or self._own) != self._speaker:
            self._engine.setProperty("voice", speaker)
            self._speaker = speaker
        self._engine.setProperty("rate", words_per_minute)
        if sys.platform == "linux":
            self._take_effect()
        for tries_left in reversed(range(ATTEMPTS)):
            try:
                clip = level(*self._spoken(text, to.with_suffix(".raw.part")))
            except (ValueError, soundfile.LibsndfileError):
                if not tries_left:
                    raise
            else:
                sound.write(to, np.round(clip * 32767).astype("<i2").tobytes())
                return

    def _look_for(self, voice: str) -> None:
        """Raise ValueError if there is no such voice: told to use it, pyttsx3 would go on with the last one."""
        if self._known is None:
            self._known = frozenset(one.id for one in self.voices())
        if voice not in self._known:
            raise ValueError(f"there is no voice {voice}")

    def _spoken(self, text: str, raw: Path) -> tuple[Samples, int]:
        """Give what the engine makes of a text, and its rate."""
        raw.touch()  # where nothing can be written, espeak would never be done
        try:
            with contextlib.redirect_stdout(sys.stderr):
                self._engine.save_to_file(text, str(raw))
                self._engine.runAndWait()
                if sys.platform == "linux":
                    self._settle()
            samples, rate = soundfile.read(raw, dtype="float32", always_2d=True)
        finally:
            raw.unlink(missing_ok=True)
        return samples.mean(axis=1), rate

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


def level(samples: Samples, rate: int) -> Samples:
    """Give speech at the one rate and loudness, without the silence around it, whole milliseconds long.

    Raises ValueError if it is silent.
    """
    samples = soxr.resample(samples, rate, sound.RATE) if rate != sound.RATE else samples
    peak = float(np.abs(samples).max(initial=0.0))
    sounding = np.flatnonzero(np.abs(samples) > peak * SILENCE)
    if peak < 1e-4 or not len(sounding):
        raise ValueError("the engine spoke nothing")
    samples = samples[max(0, sounding[0] - FADE) : sounding[-1] + FADE]
    loud = samples[np.abs(samples) > peak * SILENCE]
    gain = min(SPEECH_RMS / float(np.sqrt(np.mean(loud**2))), SPEECH_PEAK / peak)
    samples = np.pad(samples * np.float32(gain), (0, -len(samples) % sound.PER_MS))
    ramp = np.linspace(0, 1, FADE, dtype=np.float32)
    samples[:FADE] *= ramp[: len(samples)]
    samples[-FADE:] *= ramp[::-1][-len(samples) :]
    return samples


def _load_bundled_espeak() -> None:
    """Make pyttsx3 find the espeak-ng that a package brings, so that none need be installed."""
    try:
        import espeakng_loader  # noqa: PLC0415

        os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())
        ctypes.CDLL(str(Path(espeakng_loader.get_library_path()).with_name("libespeak-ng.so.1")))
    except (ImportError, OSError) as fault:
        print(f"bundled espeak-ng: {fault}", file=sys.stderr)  # noqa: T201  (a system one may do)
