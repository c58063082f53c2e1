"""A desk that nobody sees: a display, a session bus and the accessibility bus, all its own and gone with it."""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from coach import preflight

MAIN = Path(__file__).parents[2] / "main.py"
#: Where distributions keep the program that opens the accessibility bus.
LAUNCHERS = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/libexec/at-spi2-core", "/usr/lib")
#: How long anything here may take to start or to end, in seconds, and how long one look at it rests.
PATIENCE_S, REST_S = 20, 0.02
#: The session bus starts nothing by itself: no portal, no keyring, nothing that would outlive the test.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={home}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
#: The variable by which the processes of one program on a desk are known.
MARK = "CALF_COACH_ON_DESK"
#: What of the tests' own surroundings a desk must not inherit.
FOREIGN = ("QT_", "XDG_", "DBUS_", "AT_SPI", "DISPLAY", "WAYLAND_DISPLAY", "PULSE_", "LC_", "LANG")


def missing() -> str:
    """Tell why there can be no such desk here, or ""."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is how screen readers read on Linux"
    absent = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    absent += [] if launcher() else ["at-spi2-core"]
    for library, package in (preflight.LIBRARIES | preflight.X11_LIBRARIES).items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent.append(package)
    return f"not installed here: {', '.join(dict.fromkeys(absent))}" if absent else ""


def launcher() -> Path | None:
    """Give the program that opens the accessibility bus."""
    places = (Path(folder, "at-spi-bus-launcher") for folder in LAUNCHERS)
    return next((place for place in places if os.access(place, os.X_OK)), None)


@dataclass(frozen=True, slots=True)
class Desk:
    """A running desk; `surroundings` are for the programs on it, and name its home, by which they are known."""

    home: Path
    surroundings: Mapping[str, str]

    @property
    def bus(self) -> str:
        """The address of the session bus."""
        return self.surroundings["DBUS_SESSION_BUS_ADDRESS"]

    @contextlib.contextmanager
    def program(self, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Start the program as a person would, with its data in a new folder, and end it afterwards."""
        with tempfile.TemporaryDirectory(dir=self.home, prefix="data-") as data:
            marked = {**self.surroundings, MARK: data}
            program = subprocess.Popen(
                [sys.executable, str(MAIN), "--data-dir", data, *words], env=marked, cwd=self.home
            )
            try:
                yield program
            finally:
                _end(program)
                # Its voice ends by itself once it has finished its sentence, and writes to the folder until then.
                until(lambda: not _running(MARK, data), "the end of what the program had started")

    def left(self) -> list[int]:
        """Give the ids of the processes that were started here and still run."""
        return _running("HOME", str(self.home))


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """Set a desk up, and take everything away again."""
    with (
        tempfile.TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True) as home,
        contextlib.ExitStack() as ends,
    ):
        Path(home, "bus.conf").write_text(BUS.format(home=home), encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        surroundings = kept | {
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/bus",
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "GSETTINGS_BACKEND": "memory",
        }
        made = Desk(Path(home), surroundings)
        ends.callback(_clear, made)
        surroundings["DISPLAY"] = _display(made, ends)
        _start(made, ends, "dbus-daemon", "--nofork", f"--config-file={home}/bus.conf")
        until(Path(home, "bus").exists, "the session bus")
        _start(made, ends, str(launcher()), "--launch-immediately")
        yield made


def until(ready: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    """Return as soon as it is ready. Raises RuntimeError when patience is at its end."""
    give_up = time.monotonic() + patience_s  # noqa: TID251  (real processes are being waited for)
    while not ready():
        if time.monotonic() > give_up:  # noqa: TID251
            raise RuntimeError(f"{what} did not come within {patience_s} s")
        threading.Event().wait(REST_S)


def _display(made: Desk, ends: contextlib.ExitStack) -> str:
    """Open a display, and give its name once it can be used."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as told:
        screen = ("-screen", "0", "1280x900x24", "-nolisten", "tcp")
        _start(made, ends, "Xvfb", "-displayfd", str(writing), *screen, keep=(writing,))
        os.close(writing)
        number = told.readline().decode().strip()
    if not number:
        raise RuntimeError("the display did not come")
    return f":{number}"


def _start(made: Desk, ends: contextlib.ExitStack, *words: str, keep: tuple[int, ...] = ()) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(words, env=made.surroundings, stdout=quiet, stderr=quiet, pass_fds=keep)
    ends.callback(_end, process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _clear(made: Desk) -> None:
    """See that what others started here has gone, too; it goes with the bus it served."""
    try:
        until(lambda: not made.left(), "the end of the desk", patience_s=5)
    finally:
        for stray in made.left():
            with contextlib.suppress(ProcessLookupError):
                os.kill(stray, signal.SIGKILL)


def _running(name: str, value: str) -> list[int]:
    """Give the ids of the processes that have a variable with this value."""
    mark = f"{name}={value}".encode()
    return [int(folder.name) for folder in Path("/proc").glob("[0-9]*") if mark in _environment(folder)]


def _environment(folder: Path) -> list[bytes]:
    try:
        return (folder / "environ").read_bytes().split(b"\0")
    except OSError:  # it is somebody else's, or has just ended
        return []
