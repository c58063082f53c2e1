"""One running program to a data folder and person: a second start hands its wish to the first, and ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QObject, QThread, QTimer, Signal

from coach.files import make_private

if TYPE_CHECKING:  # its import takes up to 20 ms and 3 MB that the first start need not spend before its window stands
    from PySide6.QtNetwork import QLocalServer

#: What a second start can wish for; all else is ignored. Who only waits in the tray has nothing to wish for.
WISHES = ("show", "cramp", "stay")
SAID = {f"{wish}\n".encode(): wish for wish in WISHES}
ANSWER = b"yes\n"
#: How long a second start waits for the first, which may be starting itself; and how long it rests between tries.
ASK_MS, REST_MS = 2000, 50
#: A wish is no longer than this, and is said within this time.
LONGEST, SAY_MS = 16, 2000
#: What the address of a socket has room for where it is shortest, and Qt's folder for the time before its mode is set.
LONGEST_PATH = 92

LOCK = "running.lock"
#: Qt's own, since Python's brings a library of three megabytes.
SHA_256 = QCryptographicHash.Algorithm.Sha256


class Instance(QObject):
    """This program's claim on its data folder. The first to claim it may listen; whoever comes later may ask.

    The lock is the system's own, on an open file. It goes with the process, however that ends, so none is ever stale;
    QLockFile decides by process numbers, which are used anew, and would trust an empty file after a power cut for ever.

    Others are kept out by the owner and mode of the lock's file and of the socket: only this person (and root) can
    open the one or connect to the other, and a socket that somebody else put there is not spoken to.
    """

    called = Signal(str)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._lock: int | None = None
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """Claim the folder, and tell whether no other program of this person has it; where no lock can be, none has."""
        if self._lock is not None:
            return True
        try:
            make_private(self._data)
            lock = os.open(self._data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True  # nothing can be written there, so nothing can be spoilt either
        try:
            _lock(lock)
        except (BlockingIOError, PermissionError):
            os.close(lock)
            return False
        except OSError:  # a file system without locks
            os.close(lock)
            return True
        self._lock = lock
        return True

    def listen(self) -> None:
        """Hear what later starts wish for, as `called`. Only who holds the lock is heard of."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        if self._lock is None:
            return
        for name in _names(self._data):
            QLocalServer.removeServer(name)  # what a killed program left: nobody listens there, as we hold the lock
            server = QLocalServer(self, socketOptions=QLocalServer.SocketOption.UserAccessOption)
            server.newConnection.connect(self._greet)
            if server.listen(name):
                self._server = server
                return

    def ask(self, wish: str) -> bool:
        """Hand a wish to the first program. Waits up to two seconds, and tells whether it was answered."""
        deadline = QDeadlineTimer(ASK_MS)
        while not deadline.hasExpired():
            if any(_say(name, wish, deadline) for name in _names(self._data)):
                return True
            QThread.msleep(min(REST_MS, deadline.remainingTime()))
        return False

    def close(self) -> None:
        """Give the folder back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _greet(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(LONGEST)
            caller.readyRead.connect(self._hear)
            caller.disconnected.connect(caller.deleteLater)
            QTimer.singleShot(SAY_MS, caller, caller.abort)

    def _hear(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        caller = self.sender()
        if not isinstance(caller, QLocalSocket):
            return
        if not caller.canReadLine() and caller.bytesAvailable() < LONGEST:
            return  # there is more to come
        wish = SAID.get(bytes(caller.readLine(LONGEST).data()))
        if wish is None:
            caller.abort()
            return
        caller.write(ANSWER)
        caller.flush()  # before what is wished for takes its time
        caller.disconnectFromServer()
        self.called.emit(wish)


def _say(name: str, wish: str, deadline: QDeadlineTimer) -> bool:
    """Tell whether a program of this person's at `name` took the wish."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

    if not _is_ours(name):
        return False
    socket = QLocalSocket()
    try:
        socket.connectToServer(name)
        if not socket.waitForConnected(deadline.remainingTime()):
            return False
        socket.write(f"{wish}\n".encode())
        while not socket.canReadLine():
            if not socket.waitForReadyRead(deadline.remainingTime()):
                return False
        return socket.readLine(LONGEST).data() == ANSWER
    finally:
        socket.abort()


def _names(data: Path) -> tuple[str, ...]:
    """Give the places where the first program may listen, best first, the same for every start with this folder."""
    person = os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())
    owned = f"{person} {os.path.realpath(data)}".encode(errors="surrogateescape")
    mark = bytes(QCryptographicHash.hash(owned, SHA_256).toHex().data()).decode()[:24]
    if sys.platform == "win32":
        return (f"calf-coach-{mark}",)
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{person}")
    spare = Path(os.environ.get("TMPDIR") or "/tmp")  # noqa: S108  (for long paths; who listens there is looked at)
    paths = (folder.absolute() / f"calf-coach-{mark}" for folder in (runtime, data, spare))
    return tuple(str(path) for path in paths if len(os.fsencode(path)) <= LONGEST_PATH)


def _is_ours(name: str) -> bool:
    if sys.platform == "win32":
        return True
    with suppress(OSError):
        return os.lstat(name).st_uid == os.getuid()
    return False


def _lock(descriptor: int) -> None:
    """Lock an open file for as long as it stays open. Raises BlockingIOError or PermissionError if another has it."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (only there)

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415  (only here)

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
