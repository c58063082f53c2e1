"""Looks, before Qt does, whether a window can be opened here, and says what is missing in plain words."""

import ctypes
import os
import sys
from collections.abc import Callable

#: What Qt needs from the system on Linux, and the Debian and Ubuntu package that has it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
#: What it needs beyond that for a window on an X11 display.
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
#: What it needs for sound.
SOUND_LIBRARIES = {"libpulse.so.0": "libpulse0"}

#: What still works without a window.
INSTEAD = "“calf-coach session” runs the same session here in the terminal."


def window_trouble(load: Callable[[str], object] = ctypes.CDLL) -> str:
    """Give the sentences that say why no window can be opened here, or nothing if one can."""
    if sys.platform != "linux":
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    wanted = LIBRARIES if platform and not platform.startswith("xcb") else LIBRARIES | X11_LIBRARIES
    missing = [package for name, package in wanted.items() if not _loads(name, load)]
    if missing:
        return f"{_missing(missing)} {INSTEAD}"
    return "" if platform else _display_trouble()


def sound_trouble(load: Callable[[str], object] = ctypes.CDLL) -> str:
    """Give the sentence that says which of the system's libraries sound needs, or nothing if all are there."""
    if sys.platform != "linux":
        return ""
    wanted = LIBRARIES | SOUND_LIBRARIES
    missing = [package for name, package in wanted.items() if not _loads(name, load)]
    return _missing(missing) if missing else ""


def _missing(packages: list[str]) -> str:
    names = " ".join(packages)
    return (
        f"Some system libraries that Qt needs are missing. On Debian or Ubuntu this brings them: "
        f"sudo apt install {names}. Other systems have them under like names."
    )


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def _display_trouble() -> str:
    display = os.environ.get("DISPLAY")
    if os.environ.get("WAYLAND_DISPLAY") or (display and _answers(display)):
        return ""
    found = f"the display {display} does not answer" if display else "there is no display (DISPLAY is not set)"
    return f"The window cannot be opened: {found}. Start Calf Coach from a desktop session. {INSTEAD}"


def _answers(display: str) -> bool:
    """Tell whether an X server lets us in; Qt would abort where none does."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
