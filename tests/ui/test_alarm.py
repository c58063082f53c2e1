import ctypes
import errno
import gc
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from coach.system import SystemClock
from coach.ui import alarm
from coach.ui.alarm import Alarm, KernelTimer, SteppingTimer, ZoneWatch

SOON = timedelta(milliseconds=30)
LONG = timedelta(hours=9)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a timer")
now = SystemClock().today


def descriptors() -> int:
    """Count the system's timers that this process holds; files and sockets of other tests come and go meanwhile."""
    gc.collect()
    held = 0
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # it has been closed just now
            held += "timerfd" in str(link.readlink())
    return held


class Counting:
    """Counts the rings."""

    def __init__(self, timer: Alarm | KernelTimer | SteppingTimer) -> None:
        self.rings = 0
        timer.rang.connect(self._count)

    def _count(self) -> None:
        self.rings += 1


def test_it_rings_at_the_instant_and_not_before(qtbot: QtBot) -> None:
    bell = Alarm(now)
    at = now() + SOON
    with qtbot.waitSignal(bell.rang, timeout=2000):
        bell.set(at)
    assert now() >= at


def test_an_instant_long_past_rings_at_once(qtbot: QtBot) -> None:
    bell = Alarm(now)
    for past in (now() - LONG, datetime(1970, 1, 1, tzinfo=UTC), datetime(1950, 1, 1, tzinfo=UTC)):
        counting = Counting(bell)
        with qtbot.waitSignal(bell.rang, timeout=2000):
            bell.set(past)
            assert not counting.rings  # not before whoever sets it is done


def test_a_replaced_instant_does_not_ring(qtbot: QtBot) -> None:
    bell, other = Alarm(now), Alarm(now)
    counting = Counting(bell)
    bell.set(now() + SOON)
    bell.set(now() + LONG)
    with qtbot.waitSignal(other.rang, timeout=2000):
        other.set(now() + 2 * SOON)
    assert counting.rings == 0


def test_one_that_went_off_unnoticed_does_not_ring_when_replaced(qtbot: QtBot) -> None:
    bell, other = Alarm(now), Alarm(now)
    counting = Counting(bell)
    bell.set(now() - LONG)
    bell.set(now() + LONG)
    with qtbot.waitSignal(other.rang, timeout=2000):
        other.set(now() + SOON)
    assert counting.rings == 0


def test_a_stopped_one_does_not_ring(qtbot: QtBot) -> None:
    bell, other = Alarm(now), Alarm(now)
    counting = Counting(bell)
    bell.set(now() + SOON)
    bell.stop()
    with qtbot.waitSignal(other.rang, timeout=2000):
        other.set(now() + 2 * SOON)
    assert counting.rings == 0


def test_it_rings_once(qtbot: QtBot) -> None:
    bell, other = Alarm(now), Alarm(now)
    counting = Counting(bell)
    bell.set(now() + SOON)
    with qtbot.waitSignal(other.rang, timeout=2000):
        other.set(now() + 2 * SOON)
    assert counting.rings == 1


@on_linux
def test_on_linux_it_is_the_kernel_that_waits(qtbot: QtBot) -> None:
    assert isinstance(Alarm(now)._timer, KernelTimer)


@on_linux
def test_where_the_kernel_has_no_timer_to_give_it_steps(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_kernel(_: object) -> KernelTimer:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(alarm, "KernelTimer", no_kernel)
    bell = Alarm(now)
    with qtbot.waitSignal(bell.rang, timeout=4000):  # a coarse timer keeps to whole seconds
        bell.set(now() + SOON)


@on_linux
def test_a_clock_that_is_set_rings_early_and_leaves_it_set(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bell = Alarm(now)
    read = os.read

    def clock_was_set(descriptor: int, length: int) -> bytes:
        read(descriptor, length)
        bell.set(now() + SOON)
        monkeypatch.setattr(os, "read", read)
        raise OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))

    monkeypatch.setattr(os, "read", clock_was_set)
    with qtbot.waitSignals([bell.rang, bell.rang], timeout=2000):
        bell.set(now() - LONG)


@on_linux
def test_a_clock_that_was_set_while_the_alarm_was_rings_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bell = KernelTimer()

    class CancelledOnce:
        def timerfd_settime(self, *_: object) -> int:
            ctypes.set_errno(errno.ECANCELED)
            return -1

    monkeypatch.setattr(bell, "_libc", CancelledOnce())
    with qtbot.waitSignal(bell.rang, timeout=2000):
        bell.set(now() + LONG)


@on_linux
def test_no_descriptor_is_left_behind(qtbot: QtBot) -> None:
    before = descriptors()
    for _ in range(5):
        bell = Alarm(now)
        bell.set(now() + LONG)
        assert descriptors() > before
        shiboken6.delete(bell)
        del bell
    assert descriptors() == before


@on_linux
def test_no_descriptor_is_left_behind_by_a_parent(qtbot: QtBot) -> None:
    before = descriptors()
    parent = QObject()
    Alarm(now, parent).set(now() + LONG)
    shiboken6.delete(parent)
    assert descriptors() == before


def replace_link(link: Path, target: Path) -> None:
    new = link.with_name("new-link")
    new.symlink_to(target)
    new.replace(link)


@pytest.fixture
def zone(tmp_path: Path) -> Path:
    """A link to a time zone, as /etc/localtime is one."""
    for name in ("London", "Sydney"):
        (tmp_path / name).write_text(name)
    (tmp_path / "etc").mkdir()
    link = tmp_path / "etc" / "localtime"
    link.symlink_to(tmp_path / "London")
    return link


@on_linux
def test_another_time_zone_rings_early(qtbot: QtBot, zone: Path) -> None:
    bell = Alarm(now, zone=zone)
    bell.set(now() + LONG)
    with qtbot.waitSignal(bell.rang, timeout=2000):
        replace_link(zone, zone.parents[1] / "Sydney")


@on_linux
def test_another_time_zone_does_not_ring_what_is_not_set(qtbot: QtBot, zone: Path) -> None:
    bell = Alarm(now, zone=zone)
    counting = Counting(bell)
    bell.set(now() + LONG)
    bell.stop()
    with qtbot.waitSignal(bell._zone.changed, timeout=2000):
        replace_link(zone, zone.parents[1] / "Sydney")
    assert counting.rings == 0


@on_linux
def test_other_files_beside_the_zone_change_nothing(qtbot: QtBot, zone: Path) -> None:
    watch = ZoneWatch(zone)
    changes: list[bool] = []
    watch.changed.connect(lambda: changes.append(True))
    with qtbot.waitSignal(watch._folder.directoryChanged, timeout=2000):
        (zone.parent / "resolv.conf").touch()
    assert changes == []


@on_linux
def test_no_zone_at_all_is_no_trouble(qtbot: QtBot, zone: Path) -> None:
    watch = ZoneWatch(zone)
    with qtbot.waitSignal(watch.changed, timeout=2000):
        zone.unlink()
    with qtbot.waitSignal(watch.changed, timeout=2000):
        zone.symlink_to(zone.parents[1] / "Sydney")


class WallClock:
    """A wall clock that is moved by hand, in a zone that can be changed."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant


class Steps:
    """A stepping timer whose steps are taken by hand."""

    def __init__(self) -> None:
        self.wall = WallClock()
        self.bell = SteppingTimer(self.wall.now)
        self.counting = Counting(self.bell)
        self.starts: list[int] = []
        self.bell.timer.start = self.starts.append  # type: ignore[method-assign, assignment]

    def step(self, really: timedelta | None = None) -> int:
        """Let the Qt timer run out, the wall clock having moved by what it was set to or by something else."""
        self.wall.instant += timedelta(milliseconds=self.starts[-1]) if really is None else really
        self.bell.timer.timeout.emit()
        return self.counting.rings


@pytest.fixture
def steps(qapp: QCoreApplication) -> Steps:
    return Steps()


def test_steps_reach_the_instant_and_end(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() + timedelta(minutes=40))
    assert [steps.step() for _ in range(3)] == [0, 0, 1]
    assert steps.starts == [15 * 60_000, 15 * 60_000, 10 * 60_000]
    assert steps.step(LONG) == 1


def test_a_step_never_ends_before_the_instant_by_rounding(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() + timedelta(microseconds=1500))
    assert steps.starts == [2]


def test_a_machine_asleep_over_the_instant_rings_at_the_next_look(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() + LONG)
    assert steps.step(timedelta(hours=12)) == 1


@pytest.mark.parametrize("moved", [-timedelta(hours=1), timedelta(hours=2), timedelta(minutes=13)])
def test_a_clock_that_was_set_rings_early_and_stays_set(steps: Steps, moved: timedelta) -> None:
    steps.bell.set(steps.wall.now() + LONG)
    assert steps.step(moved) == 1
    assert steps.step() == 1
    assert steps.step(LONG) == 2


def test_a_step_that_is_a_little_late_is_no_clock_set(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() + LONG)
    assert steps.step(timedelta(minutes=15, seconds=20)) == 0


def test_a_zone_that_changed_rings_early(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() + LONG)
    west = datetime.fromisoformat("2026-11-20T16:00-05:00").tzinfo
    steps.wall.instant = steps.wall.instant.astimezone(west)
    assert steps.step() == 1
    assert steps.step() == 1


def test_steps_that_are_stopped_do_not_ring(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() + SOON)
    steps.bell.stop()
    assert steps.step() == 0


def test_an_instant_in_the_past_takes_no_step_at_all(steps: Steps) -> None:
    steps.bell.set(steps.wall.now() - LONG)
    assert steps.starts == [0]
    assert steps.step() == 1
