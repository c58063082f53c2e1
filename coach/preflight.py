"""Looks, before Qt does, whether a window can be opened here, and says what is missing in plain words."""

import contextlib
import ctypes
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from coach.language.texts import mark, tr

#: What `python -m pip install .` brings, as it is imported.
PACKAGES = ("PySide6", "msgspec", "numpy", "platformdirs", "pyttsx3", "soundfile", "soxr", "wakepy", "xxhash")

#: What Qt needs from the system on Linux, and the package of Debian and Ubuntu that has it. Where a newer
#: release renamed one (libglib2.0-0t64), apt still finds it by the old name.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
#: What it needs beyond that to speak with another start of the program (QtNetwork), and for sound.
LOCAL_LIBRARIES = {
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
#: What it needs beyond that for a window on an X11 display.
X11_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
#: What it needs beyond that for a window on a Wayland display.
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
#: What it needs for sound.
SOUND_LIBRARIES = {
    "libpulse.so.0": "libpulse0",
}

#: Why there is no window on a machine without a screen.
NO_DISPLAY = mark("The window cannot be opened: there is no display (DISPLAY is not set).")
#: What still works without a window.
INSTEAD = mark("“calf-coach session” runs the same session here in the terminal.")

Load = Callable[[str], object]

#: A way to a screen: the libraries it takes, and what gives the sentence why it is shut, or nothing if it is open.
Door = tuple[dict[str, str], Callable[[], str]]


def packages_trouble(find: Callable[[str], object] = importlib.util.find_spec) -> str:
    """Give the sentence that says how to install what Python packages are missing, or nothing if none are."""
    missing = [name for name in PACKAGES if find(name) is None]
    if not missing:
        return ""
    values = {"packages": ", ".join(missing), "folder": Path(__file__).parents[1]}
    if len(missing) == 1:
        return tr(
            "Calf Coach is not set up yet ({packages} is missing): run “python -m pip install .” in {folder} first.",
            **values,
        )
    return tr(
        "Calf Coach is not set up yet ({packages} are missing): run “python -m pip install .” in {folder} first.",
        **values,
    )


def window_trouble(load: Load = ctypes.CDLL) -> str:
    """Give the sentences that say why no window can be opened here, or nothing if one can."""
    if sys.platform != "linux":
        return ""
    doors = [(_missing(LIBRARIES | LOCAL_LIBRARIES | wanted, load), fault) for wanted, fault in _doors()]
    missing = min((lacking for lacking, _ in doors), key=len)
    if missing:
        reason = _no_libraries()
        remedy = _how_to_get(missing + _missing(SOUND_LIBRARIES, load))  # all in one go
    else:
        faults = [fault() for lacking, fault in doors if not lacking]
        if not all(faults):
            return ""
        reason, remedy = faults[0], tr("Start Calf Coach from a desktop session.")
    return f"{reason} {remedy} {tr(INSTEAD)}"


def sound_trouble(load: Load = ctypes.CDLL) -> str:
    """Give the sentences that say which libraries of the system sound lacks, or nothing if all are there."""
    if sys.platform != "linux":
        return ""
    missing = _missing(LIBRARIES | LOCAL_LIBRARIES | SOUND_LIBRARIES, load)
    if not missing:
        return ""
    lacking = tr("Some system libraries that sound needs are missing.")
    return f"{lacking} {_how_to_get(missing)}"


def page_trouble(load: Load = ctypes.CDLL) -> str:
    """Give the sentences that say which libraries of the system a GP page lacks, or nothing if all are there."""
    if sys.platform != "linux":
        return ""
    missing = _missing(LIBRARIES, load)
    if not missing:
        return ""
    lacking = tr("Some system libraries that the PDF needs are missing.")
    return f"{lacking} {_how_to_get(missing)}"


def _no_libraries() -> str:
    if _has_no_display():
        return tr(
            "The window cannot be opened: there is no display (DISPLAY is not set), "
            "and some system libraries that Qt needs are missing."
        )
    return tr("The window cannot be opened: some system libraries that Qt needs are missing.")


def _no_answer(display: str) -> str:
    return tr("The window cannot be opened: the display {display} does not answer.", display=display)


def _doors() -> tuple[Door, ...]:
    """Give the ways to a screen that Qt would try here, in its order."""
    x11: Door = (X11_LIBRARIES, _x11_fault)
    wayland: Door = (WAYLAND_LIBRARIES, _wayland_fault)
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen.startswith("xcb"):
        return (x11,)
    if chosen.startswith("wayland"):
        return (wayland,)
    if chosen:  # offscreen and the like need no display
        return (({}, str),)
    if os.environ.get("WAYLAND_DISPLAY"):
        return (wayland, x11) if os.environ.get("DISPLAY") else (wayland,)
    return (x11,)


def _has_no_display() -> bool:
    return not any(map(os.environ.get, ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")))


def _x11_fault() -> str:
    display = os.environ.get("DISPLAY")
    if not display:
        return tr(NO_DISPLAY)
    return "" if _x11_answers(display) else _no_answer(display)


def _wayland_fault() -> str:
    import socket  # noqa: PLC0415  (5 ms that only a Wayland desktop need spend)

    display = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), display)
    with socket.socket(socket.AF_UNIX) as line, contextlib.suppress(OSError):
        line.connect(str(place))
        return ""
    return _no_answer(display)


def _x11_answers(display: str) -> bool:
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


def _how_to_get(packages: Iterable[str]) -> str:
    names = " ".join(dict.fromkeys(packages))
    return tr(
        "On Debian or Ubuntu, “sudo apt install {packages}” brings them; elsewhere their names are alike.",
        packages=names,
    )


def _missing(wanted: dict[str, str], load: Load) -> list[str]:
    """Give the packages of the libraries that do not load."""
    return [package for name, package in wanted.items() if not _loads(name, load)]


def _loads(name: str, load: Load) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True
