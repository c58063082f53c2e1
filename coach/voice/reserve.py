"""Asks PulseAudio to hold so much of our sound in store that none is missing while the program waits for its turn.

Where Qt plays through PipeWire without its PulseAudio side, nobody reads this.
"""

import os

#: Where PulseAudio's library looks for how much sound is to be in store, in milliseconds; Qt has no word for it.
VARIABLE = "PULSE_LATENCY_MSEC"
#: Qt (6.11) asks for 21 ms, and each time it comes later than that there is silence in the middle of a tone. Where ten
#: programs want two processors, a thread has to wait for its turn for 50 ms again and again, and now and then for more
#: than 200 ms (measured).
STORE_MS = 300
#: What Qt is to have ready to fill that store from: by itself it has 250 ms, and the first filling would be too much.
READY_MS = 1_000
#: The server asks for more of it in steps of so many milliseconds.
STEP_MS = 20


def ask() -> None:
    """Say how much we want in store, before any thread or sound is started; what the person has set counts more."""
    os.environ.setdefault(VARIABLE, str(STORE_MS))


def in_store_ms() -> int:
    """Give how much sound is in store while it plays, on an average: what was taken from us and not yet heard.

    Half of the store, but for two steps, is meant for the device, which has less where another program is in haste.
    """
    asked = os.environ.get(VARIABLE, "")
    if not asked.isdecimal():
        return 0
    device_ms = max(0, int(asked) - 2 * STEP_MS) // 2
    return max(0, int(asked) - STEP_MS // 2 - device_ms // 2)
