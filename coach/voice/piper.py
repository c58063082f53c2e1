"""Speaks into files through Piper, which makes natural voices; runs in the worker process only."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
from piper import PiperVoice
from piper.config import PiperConfig, SynthesisConfig

from coach.voice import sound
from coach.voice.levelling import Samples, level
from coach.voice.natural import card_of, file_of

#: Words a minute that a voice speaks when its sounds are left as long as it would have them.
OWN_PACE = 200
#: Silence between two sentences, in milliseconds.
BETWEEN_MS = 250


class Piper:
    """Piper with the voice that spoke last."""

    def __init__(self) -> None:
        self._name = ""
        self._voice: PiperVoice | None = None

    def speak(self, text: str, voice: str, words_per_minute: int, to: Path) -> None:
        """Write `text` as a clip of the one format. Raises ValueError if nothing was spoken, or there is no such voice.

        Raises whatever Piper raises over a voice file that is damaged.
        """
        speaker = self._loaded(voice)
        clip = level(_spoken(speaker, text, words_per_minute), speaker.config.sample_rate)
        sound.write(to, np.round(clip * 32767).astype("<i2").tobytes())

    def _loaded(self, voice: str) -> PiperVoice:
        file = file_of(voice)
        if self._voice is None or voice != self._name:
            self._voice, self._name = _load(file), voice
        return self._voice


def _load(file: Path) -> PiperVoice:
    """Load a voice as it is: what onnxruntime would do to it takes 0.3 s, and gains nothing for some sentences."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3  # errors only
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return PiperVoice(session, PiperConfig.from_dict(json.loads(card_of(file).read_text(encoding="utf-8"))))


def _spoken(voice: PiperVoice, text: str, words_per_minute: int) -> Samples:
    """Give what a voice makes of a text, at its own rate, with a silence between sentences.

    It is made without chance, so that the same text is the same clip each time.
    """
    scale = voice.config.length_scale * OWN_PACE / words_per_minute
    chosen = SynthesisConfig(length_scale=scale, noise_scale=0.0, noise_w_scale=0.0)
    silence = np.zeros(voice.config.sample_rate * BETWEEN_MS // 1_000, dtype=np.float32)
    sentences = [chunk.audio_float_array for chunk in voice.synthesize(text, chosen)]
    parts = [part for sentence in sentences for part in (sentence, silence)]
    return np.concatenate(parts[:-1]) if parts else silence
