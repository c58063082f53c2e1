"""One alarm set to an instant of the wall clock, which holds through sleep and through changes of the clock.

A Qt timer counts time that has passed, on some systems without the time asleep, and knows nothing of the wall clock.
Linux can wait for an instant itself, and says when the clock was set; elsewhere the alarm looks now and then.
"""

import ctypes
import errno
import os
import sys
import weakref
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, Qt, QTimer, Signal

#: The link that says on Linux in which time zone the machine is.
ZONE = Path("/etc/localtime")
#: How far ahead a Qt timer is trusted, which may stand still in sleep.
STEP = timedelta(minutes=15)
#: By how much a step may miss, a coarse timer and a busy machine considered, before the clock must have been set.
TOLERANCE = timedelta(minutes=1)

#: From <sys/timerfd.h>. `os.timerfd_create` comes only with Python 3.13.
TFD_TIMER_ABSTIME, TFD_TIMER_CANCEL_ON_SET = 1, 2
CLOCK_REALTIME = 0

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Timespec(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class _Itimerspec(ctypes.Structure):
    _fields_ = (("interval", _Timespec), ("value", _Timespec))


class KernelTimer(QObject):
    """Waits in the Linux kernel, without a wake-up before the instant."""

    rang = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Raise OSError where the kernel, or the C library, has no such timer to give."""
        super().__init__(parent)
        try:
            self._libc = ctypes.CDLL(None, use_errno=True)
            self.descriptor: int = self._libc.timerfd_create(CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC)
        except AttributeError as fault:
            raise OSError(errno.ENOSYS, str(fault)) from fault
        if self.descriptor < 0:
            raise _fault()
        weakref.finalize(self, os.close, self.descriptor)
        self._notifier = QSocketNotifier(self.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def set(self, at: datetime) -> None:
        """Ring at an instant, and when the clock is set before."""
        since = max(at - EPOCH, timedelta(microseconds=1))  # zero would stop the timer
        second = timedelta(seconds=1)
        self._arm(_Timespec(since // second, (since % second).microseconds * 1000))

    def stop(self) -> None:
        """Ring no more."""
        self._arm(_Timespec(0, 0))

    def _arm(self, instant: _Timespec) -> None:
        value = _Itimerspec(_Timespec(0, 0), instant)
        flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET
        if self._libc.timerfd_settime(self.descriptor, flags, ctypes.byref(value), None) == 0:
            return
        fault = _fault()
        if fault.errno != errno.ECANCELED:
            raise fault
        QTimer.singleShot(0, self, self.rang.emit)  # it is armed, but the clock was set just now

    def _read(self) -> None:
        try:
            os.read(self.descriptor, 8)
        except BlockingIOError:
            return  # it was set anew, or stopped, after it had gone off
        except OSError as fault:
            if fault.errno != errno.ECANCELED:
                raise
        self.rang.emit()


class SteppingTimer(QObject):
    """Looks at a clock in steps that a sleeping machine cannot stretch beyond the next look."""

    rang = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._at: datetime | None = None
        self._expected = EPOCH
        self.timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self._look)

    def set(self, at: datetime) -> None:
        """Ring at an instant, and at the first look after the clock or the zone was set."""
        self._at = at
        self._step()

    def stop(self) -> None:
        """Ring no more."""
        self._at = None
        self.timer.stop()

    def _step(self) -> None:
        now = self._now()
        step = min(max((self._at or now) - now, timedelta()), STEP)
        self._expected = now + step
        self.timer.start(-(-step // timedelta(milliseconds=1)))

    def _look(self) -> None:
        now, at = self._now(), self._at
        if at is None:
            return
        set_since = abs(now - self._expected) > TOLERANCE or now.utcoffset() != self._expected.utcoffset()
        if now >= at:
            self.stop()
        else:
            self._step()
        if now >= at or set_since:
            self.rang.emit()


class ZoneWatch(QObject):
    """Tells when the machine's time zone became another one (Linux)."""

    changed = Signal()

    def __init__(self, zone: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._last = self._mark()
        # The link is replaced, not written, so it is its folder that tells.
        self._folder = QFileSystemWatcher([str(zone.parent)], self)
        self._folder.directoryChanged.connect(self._look)

    def _mark(self) -> object:
        with suppress(OSError):
            found = self._zone.stat()
            return self._zone.resolve(), found.st_ino, found.st_mtime_ns
        return None

    def _look(self) -> None:
        before, self._last = self._last, self._mark()
        if self._last != before:
            self.changed.emit()


class Alarm(QObject):
    """Rings at an instant, and early when the clock or the time zone changes; whoever listens looks again.

    It rings at once where the instant passed while the machine slept. After an early ring it stays set.
    """

    rang = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None, zone: Path = ZONE) -> None:
        super().__init__(parent)
        self._is_set = False
        self._timer = _timer(now, self)
        self._timer.rang.connect(self._ring)
        if sys.platform == "linux":
            self._zone = ZoneWatch(zone, self)
            self._zone.changed.connect(self._ring)

    def set(self, at: datetime) -> None:
        """Ring at an aware instant, in place of any earlier one."""
        self._is_set = True
        self._timer.set(at)

    def stop(self) -> None:
        """Ring no more."""
        self._is_set = False
        self._timer.stop()

    def _ring(self) -> None:
        if self._is_set:
            self.rang.emit()


def _timer(now: Callable[[], datetime], parent: QObject) -> KernelTimer | SteppingTimer:
    if sys.platform == "linux":
        with suppress(OSError):
            return KernelTimer(parent)
    return SteppingTimer(now, parent)


def _fault() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
