"""Writes samples as the kind of file that is asked for; runs in the worker process only."""

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from coach.voice import sound

#: How libsndfile calls each kind, and what is in it. Its MP3 and Ogg keep every sample's place: what the encoder adds
#: at either end is named in the file, and players leave it out.
KINDS = {"mp3": ("MP3", "MPEG_LAYER_III"), "ogg": ("OGG", "VORBIS"), "flac": ("FLAC", "PCM_16")}
#: Samples given to the encoder at a time: all at once, Vorbis outgrows the stack and takes the process with it.
PIECE = sound.RATE


def write(path: Path, samples: npt.NDArray[np.int16], kind: str, title: str) -> None:
    """Write samples as a WAV file, or as the kind of file that is named. Raises OSError and LibsndfileError."""
    if kind in KINDS:
        path.write_bytes(_encoded(samples, kind, title))
    else:
        sound.write(path, samples.astype("<i2").tobytes())


def _encoded(samples: npt.NDArray[np.int16], kind: str, title: str) -> bytes:
    """Give the file's content, made in memory: libsndfile does not say why it cannot write to a full disk."""
    whole = io.BytesIO()
    name, coding = KINDS[kind]
    with soundfile.SoundFile(whole, "w", sound.RATE, 1, coding, format=name) as file:
        if title:
            file.title = title
        for start in range(0, len(samples), PIECE):
            file.write(samples[start : start + PIECE])
    return whole.getvalue()
