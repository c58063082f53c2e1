"""Asks the sound server to make other programs softer while ours is heard, where it can do that."""

import os

#: Where PulseAudio's library looks for what a program is. Qt has no word for it, and Windows and macOS no such wish.
VARIABLE = "PULSE_PROP"
#: The one role that PulseAudio's modules let others give way to: `module-role-ducking` makes music 20 dB softer, and
#: `module-role-cork`, which Debian loads, has it wait (measured: tests/voice/test_giving_way_qt.py).
ROLE = "media.role=phone"


def ask() -> None:
    """Say what we are, before any thread or sound is started; what the person has set counts more."""
    os.environ.setdefault(VARIABLE, ROLE)
