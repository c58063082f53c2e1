"""Makes the sounds that lie in `resources/sounds/`: the one before help with a cramp, and the one of a reminder.

python -m tests.voice.chimes FOLDER
"""

import sys
from pathlib import Path

import numpy as np

from coach.routine.model import Tone
from coach.session.sounding import USUAL
from coach.session.timeline import ToneSpan
from coach.voice import sound, track
from coach.voice.order import TrackOrder

#: A bell's pitches in hertz, a fifth apart, and how strong each is: warm, and heard by older ears.
BELL = ((440.0, 1.0), (660.0, 0.35), (880.0, 0.12))
#: How long the reminder rings, and how long its beginning swells, in milliseconds.
RING_MS, SWELL_MS = 1_300, 80
#: Its peak as a share of full scale: less than half of the session's tones.
REMINDER_PEAK = 0.04


def opening() -> bytes:
    """Give the chime that opens a session, as soft as before bed, and silence for the device to end in."""
    chime = (ToneSpan(0, 700, Tone.OPENING),)
    return samples(track.render(TrackOrder(1_200, chime, (), tones_gain=USUAL.tones_gain(bedtime=True))))


def reminder() -> bytes:
    """Give one stroke of a soft bell, which swells and fades away."""
    at = np.arange(RING_MS * sound.PER_MS) / sound.RATE
    ring = sum(strength * np.sin(2 * np.pi * pitch * at) * np.exp(-at * pitch / 120) for pitch, strength in BELL)
    swell = np.minimum(at * 1_000 / SWELL_MS, 1)
    fade = np.minimum((at[-1] - at) * 1_000 / (SWELL_MS * 2), 1)
    shaped = ring * (1 - np.cos(np.pi * swell)) / 2 * (1 - np.cos(np.pi * fade)) / 2
    return samples(np.asarray(shaped * REMINDER_PEAK / np.abs(shaped).max(), dtype=np.float32))


def samples(shaped: track.Samples) -> bytes:
    """Give samples as they stand in a file."""
    return np.rint(shaped * 32_767).astype("<i2").tobytes()


SOUNDS = {"opening.wav": opening, "reminder.wav": reminder}


if __name__ == "__main__":
    for name, made in SOUNDS.items():
        sound.write(Path(sys.argv[1]) / name, made())
