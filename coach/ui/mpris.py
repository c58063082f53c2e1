"""The session as a player on the person's bus, as desktops expect one: specifications.freedesktop.org/mpris-spec."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import ClassInfo, Property, QMetaType, QObject, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
)

from coach.ui.media_keys import Playback

if TYPE_CHECKING:
    from coach.ui.media_keys import MediaKeys

NAME = "org.mpris.MediaPlayer2.calfcoach"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
#: Every title is a track with an id of its own; there is one at a time.
TRACK = "/calfcoach/session"

Adaptor = TypeVar("Adaptor", bound=QDBusAbstractAdaptor)


def _constant(kind: str | type, value: Any) -> Any:
    """Give a property that never changes, of this type of Qt's."""
    return Property(kind, lambda _self: value, constant=True)  # type: ignore[arg-type]


def _interface(name: str) -> Callable[[type[Adaptor]], type[Adaptor]]:
    """Give the decorator that names a class's interface on the bus; PySide's own has no types."""
    info: Any = ClassInfo
    decorate: Callable[[type[Adaptor]], type[Adaptor]] = info({"D-Bus Interface": name})
    return decorate


@_interface("org.mpris.MediaPlayer2")
class _Application(QDBusAbstractAdaptor):
    """What the desktop may know of the program; its names are the specification's."""

    CanQuit = _constant(bool, False)
    CanRaise = _constant(bool, True)
    HasTrackList = _constant(bool, False)
    Identity = _constant(str, "Calf Coach")
    DesktopEntry = _constant(str, "calf-coach")
    SupportedUriSchemes = _constant("QStringList", [])
    SupportedMimeTypes = _constant("QStringList", [])

    def __init__(self, shown: QObject, keys: "MediaKeys") -> None:
        super().__init__(shown)
        self._keys = keys

    @Slot()
    def Raise(self) -> None:  # noqa: N802
        self._keys.raised.emit()

    @Slot()
    def Quit(self) -> None:  # noqa: N802
        """Do nothing: the program says that it cannot be ended from here."""


@_interface(PLAYER)
class _Session(QDBusAbstractAdaptor):
    """What the desktop may know of the session, and do to it; its names are the specification's."""

    CanControl = CanPlay = CanPause = CanGoNext = CanGoPrevious = _constant(bool, True)
    CanSeek = _constant(bool, False)
    Rate = MinimumRate = MaximumRate = Volume = _constant(float, 1.0)
    Position = _constant("qlonglong", 0)  # of use only to who can seek

    def __init__(self, shown: QObject, keys: "MediaKeys") -> None:
        super().__init__(shown)
        self._keys = keys
        self.title, self.status = "", Playback.PLAYING

    def _told_status(self) -> str:
        return self.status.value

    def _told_track(self) -> Mapping[str, object]:
        return {"mpris:trackid": QDBusObjectPath(TRACK), "xesam:title": self.title, "xesam:artist": ["Calf Coach"]}

    PlaybackStatus = Property(str, _told_status)
    Metadata = Property("QVariantMap", _told_track)  # type: ignore[arg-type]

    @Slot()
    def PlayPause(self) -> None:  # noqa: N802
        self._keys.toggled.emit()

    @Slot()
    def Play(self) -> None:  # noqa: N802
        if self.status is Playback.PAUSED:
            self._keys.resumed.emit()

    @Slot()
    def Pause(self) -> None:  # noqa: N802
        if self.status is Playback.PLAYING:
            self._keys.paused.emit()

    @Slot()
    def Stop(self) -> None:  # noqa: N802
        self._keys.ended.emit()

    @Slot()
    def Next(self) -> None:  # noqa: N802
        self._keys.skipped.emit()

    @Slot()
    def Previous(self) -> None:  # noqa: N802
        self._keys.repeated.emit()


class MediaPlayer(QObject):
    """Goes on the bus and off it; it waits for no answer, so that a bus that hangs does not keep the window."""

    def __init__(self, keys: "MediaKeys") -> None:
        super().__init__(keys)
        self._bus = QDBusConnection.sessionBus()
        self._shown = QObject(self)
        self._application, self._session = _Application(self._shown, keys), _Session(self._shown, keys)
        self._question: QDBusPendingCallWatcher | None = None
        self._name = ""
        self._on = False

    def begin(self, title: str) -> None:
        """Go on the bus, or change the title there."""
        self._session.title, self._session.status = title, Playback.PLAYING
        if self._on:
            self._tell("PlaybackStatus", "Metadata")
        elif self._bus.isConnected():
            self._on = self._bus.registerObject(PATH, self._shown, QDBusConnection.RegisterOption.ExportAdaptors)
            self._ask()

    def show(self, status: Playback) -> None:
        """Tell the desktop about the status, if it is another one."""
        if self._on and status is not self._session.status:
            self._session.status = status
            self._tell("PlaybackStatus")

    def end(self) -> None:
        """Go off the bus."""
        if not self._on:
            return
        self._on, self._question = False, None
        self._bus.unregisterObject(PATH)
        if self._name:
            self._bus.send(_to_the_bus("ReleaseName", self._name))
            self._name = ""

    def _ask(self) -> None:
        """Ask whether the name is taken. Taking one waits for the bus: it has to have shown that it answers."""
        self._question = QDBusPendingCallWatcher(self._bus.asyncCall(_to_the_bus("NameHasOwner", NAME)), self)
        self._question.finished.connect(self._answered)

    def _answered(self, question: QDBusPendingCallWatcher) -> None:
        question.deleteLater()
        if question is not self._question:
            return  # the session has ended meanwhile
        self._question = None
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            if self._bus.registerService(name):
                self._name = name
                return

    def _tell(self, *names: str) -> None:
        values = {name: self._session.property(name) for name in names}
        nothing_else = QDBusArgument()  # an empty list of Python's has no type, and the desktop drops what is not `as`
        nothing_else.beginArray(QMetaType(QMetaType.Type.QString.value))
        nothing_else.endArray()
        message = QDBusMessage.createSignal(PATH, PROPERTIES, "PropertiesChanged")
        message.setArguments([PLAYER, values, nothing_else])
        self._bus.send(message)


def _to_the_bus(method: str, name: str) -> QDBusMessage:
    """Give a question or order to the bus itself about a name."""
    message = QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus", method)
    message.setArguments([name])
    return message
