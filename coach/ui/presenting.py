"""Tells whether a presentation or a film fills the screen, so that a reminder can wait for its end."""

import ctypes
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QGuiApplication

#: How long the answer may take before it is taken for no.
LIMIT_MS = 200

#: Windows' SHQueryUserNotificationState: something fills the screen, a game does, a presentation is on.
BUSY, GAME, PRESENTATION = 2, 3, 4

#: GNOME's session manager: somebody keeps the session from being taken for idle, as presentations and films do.
INHIBITS_IDLE = 8

#: From <xcb/xproto.h>.
XCB_ATOM, XCB_CARDINAL, XCB_WINDOW = 4, 6, 33
#: How many numbers of a property are read; states are a handful.
ENOUGH = 32


def presenting() -> bool:
    """Tell whether another program fills the screen with a presentation, a film or a game, in front of all else.

    Looked at on Linux with X11 and on Windows. With Wayland no program may look, so GNOME is asked whether somebody
    keeps the screen awake, which a program that always does so makes true for ever. On macOS, and other desktops with
    Wayland, it is never so. It takes at most a fifth of a second, and what cannot be found out is no.
    """
    if QGuiApplication.focusWindow() is not None:
        return False  # what is in front is our own
    look = _look(QGuiApplication.platformName())
    return look is not None and _within(LIMIT_MS, look)


def _look(platform: str) -> Callable[[], bool] | None:
    if platform == "xcb" and os.environ.get("DISPLAY"):
        return _x11
    if platform.startswith("wayland") and os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return _gnome
    return _windows if platform == "windows" else None


def _within(limit_ms: int, look: Callable[[], bool]) -> bool:
    """Give what a look tells, or no if it takes too long or fails: a display or a bus may hang."""
    seen: list[bool] = []

    def safely() -> None:
        try:
            seen.append(look())
        except Exception:  # noqa: BLE001  (a reminder too many is better than none at all)
            seen.append(False)

    thread = threading.Thread(target=safely, name="presenting", daemon=True)
    thread.start()
    thread.join(limit_ms / 1000)
    return seen == [True]


def _windows() -> bool:
    state = ctypes.c_int()
    if sys.platform == "win32":
        ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
    return _fills_windows(state.value)


def _fills_windows(state: int) -> bool:
    return state in {BUSY, GAME, PRESENTATION}


def _gnome() -> bool:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant  # noqa: PLC0415  (only now of use)

    # The property, not the method IsInhibited, which wants an unsigned number that Python cannot send.
    question = QDBusMessage.createMethodCall(
        "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.freedesktop.DBus.Properties", "Get"
    )
    question.setArguments(["org.gnome.SessionManager", "InhibitedActions"])
    question.setAutoStartService(False)  # another desktop need not start it
    answer = QDBusConnection.sessionBus().call(question, QDBus.CallMode.Block, LIMIT_MS * 3 // 4)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return False
    actions = answer.arguments()[0]
    if isinstance(actions, QDBusVariant):
        actions = actions.variant()
    return bool(int(actions) & INHIBITS_IDLE)


def _x11() -> bool:
    display = _Display()
    try:
        active = display.numbers(display.root(), "_NET_ACTIVE_WINDOW", XCB_WINDOW)
        if not active or not active[0]:
            return False
        if display.numbers(active[0], "_NET_WM_PID", XCB_CARDINAL) == [os.getpid()]:
            return False
        return display.atom("_NET_WM_STATE_FULLSCREEN") in display.numbers(active[0], "_NET_WM_STATE", XCB_ATOM)
    finally:
        display.close()


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _AtomReply(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint8 * 8), ("atom", ctypes.c_uint32))


class _Roots(ctypes.Structure):
    _fields_ = (("root", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


class _Display:
    """A connection to the X server for a few questions. xcb, since Xlib ends the program when a window is gone."""

    def __init__(self) -> None:
        """Connect to the display of the environment. Raises OSError where that fails."""
        self._free = _function(ctypes.CDLL(None), "free", None, ctypes.c_void_p)
        self._xcb = xcb = ctypes.CDLL("libxcb.so.1")
        void, byte, number = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint32
        self._ask_atom = _function(xcb, "xcb_intern_atom", _Cookie, void, byte, ctypes.c_uint16, ctypes.c_char_p)
        self._hear_atom = _function(
            xcb, "xcb_intern_atom_reply", ctypes.POINTER(_AtomReply), void, _Cookie, ctypes.POINTER(void)
        )
        self._ask = _function(xcb, "xcb_get_property", _Cookie, void, byte, *[number] * 5)
        self._hear = _function(xcb, "xcb_get_property_reply", void, void, _Cookie, ctypes.POINTER(void))
        self._value = _function(xcb, "xcb_get_property_value", ctypes.POINTER(number), void)
        self._length = _function(xcb, "xcb_get_property_value_length", ctypes.c_int, void)
        self._screen = ctypes.c_int()
        connect = _function(xcb, "xcb_connect", void, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int))
        self._connection = connect(None, ctypes.byref(self._screen))
        if _function(xcb, "xcb_connection_has_error", ctypes.c_int, void)(self._connection):
            self.close()
            raise OSError("the display does not answer")

    def close(self) -> None:
        """End the connection."""
        _function(self._xcb, "xcb_disconnect", None, ctypes.c_void_p)(self._connection)

    def root(self) -> int:
        """Give the root window of the screen."""
        setup = _function(self._xcb, "xcb_get_setup", ctypes.c_void_p, ctypes.c_void_p)(self._connection)
        roots: _Roots = _function(self._xcb, "xcb_setup_roots_iterator", _Roots, ctypes.c_void_p)(setup)
        onwards = _function(self._xcb, "xcb_screen_next", None, ctypes.POINTER(_Roots))
        for _ in range(self._screen.value):
            onwards(ctypes.byref(roots))
        return int(roots.root[0])

    def atom(self, name: str) -> int:
        """Give the number that stands for a name, 0 if nobody ever used it."""
        reply = self._hear_atom(self._connection, self._ask_atom(self._connection, 1, len(name), name.encode()), None)
        if not reply:
            return 0
        number = int(reply.contents.atom)
        self._free(reply)
        return number

    def numbers(self, window: int, name: str, kind: int) -> list[int]:
        """Give a window's property of 32-bit numbers; none if it has none, or is gone."""
        cookie = self._ask(self._connection, 0, window, self.atom(name), kind, 0, ENOUGH)
        error = ctypes.c_void_p()  # or it would wait among the events, which nobody reads
        reply = self._hear(self._connection, cookie, ctypes.byref(error))
        self._free(error)
        if not reply:
            return []
        found: list[int] = self._value(reply)[: self._length(reply) // 4]
        self._free(reply)
        return found


def _function(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Give a function of a C library with its types."""
    function = library[name]
    function.restype, function.argtypes = result, arguments
    return function
