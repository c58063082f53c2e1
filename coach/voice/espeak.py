"""What pyttsx3 needs to speak with espeak-ng: the library that a package brings, and no longer waits than it takes."""

import ctypes
import os
import sys
import threading
from importlib import import_module
from pathlib import Path

#: How often pyttsx3 is to look whether espeak is done, in seconds. By itself it sleeps for ten times as long, after
#: each text; most take 3 ms.
LOOK_EVERY_S = 0.001


def load() -> None:
    """Make pyttsx3 find the espeak-ng that a package brings, so that none need be installed."""
    try:
        import espeakng_loader  # noqa: PLC0415

        os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())
        ctypes.CDLL(str(Path(espeakng_loader.get_library_path()).with_name("libespeak-ng.so.1")))
    except (ImportError, OSError) as fault:
        print(f"bundled espeak-ng: {fault}", file=sys.stderr)  # noqa: T201  (a system one may do)


def hurry() -> None:
    """Let pyttsx3's loop, once its driver is loaded, look more often whether the speech is complete."""
    import_module("pyttsx3.drivers.espeak").time = _Brief  # type: ignore[attr-defined]


class _Brief:
    """What the driver takes for the module `time`, of which it uses this alone."""

    @staticmethod
    def sleep(seconds: float) -> None:
        threading.Event().wait(min(seconds, LOOK_EVERY_S))
