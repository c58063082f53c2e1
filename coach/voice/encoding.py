"""Writes samples as the kind of file that is asked for; runs in the worker process only."""

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coach.voice import sound

Samples = npt.NDArray[np.int16]

#: How libsndfile calls each kind, and what is in it. Its MP3 and Ogg keep every sample's place: what the encoder adds
#: at either end is named in the file, and players leave it out.
KINDS = {"mp3": ("MP3", "MPEG_LAYER_III"), "ogg": ("OGG", "VORBIS"), "flac": ("FLAC", "PCM_16")}
#: Samples given to the encoder at a time: all at once, Vorbis outgrows the stack and takes the process with it.
PIECE = sound.RATE


def write(path: Path, pieces: Iterable[Samples], length: int, kind: str, title: str) -> None:
    """Write pieces, so many samples in all, as a WAV file, or as the kind of file that is named.

    Raises OSError and LibsndfileError.
    """
    if kind in KINDS:
        path.write_bytes(_encoded(pieces, kind, title))
    else:
        sound.write_in_pieces(path, (piece.data for piece in pieces), length)


def _encoded(pieces: Iterable[Samples], kind: str, title: str) -> bytes:
    """Give the file's content, made in memory: libsndfile does not say why it cannot write to a full disk."""
    import soundfile  # noqa: PLC0415  (takes its time, and most tracks are not encoded)

    whole = io.BytesIO()
    name, coding = KINDS[kind]
    with soundfile.SoundFile(whole, "w", sound.RATE, 1, coding, format=name) as file:
        if title:
            file.title = title
        for piece in pieces:
            for start in range(0, len(piece), PIECE):
                file.write(piece[start : start + PIECE])
    return whole.getvalue()
