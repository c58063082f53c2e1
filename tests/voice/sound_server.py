"""A sound server of our own with one silent output, and a recorder of what is played on it."""

import array
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from coach.voice import reserve, sound

#: What has to be installed; all of it comes with pulseaudio and pulseaudio-utils.
PROGRAMS = ("pulseaudio", "pactl", "parec")
#: The one output.
SINK = "silent"
#: Samples taken at a time: 5 ms.
CHUNK = 5 * sound.PER_MS
#: How long anything here may take to start, in seconds.
PATIENCE_S = 10


def missing() -> str:
    """Tell why there can be no sound server here, or ""."""
    if not sys.platform.startswith("linux"):
        return "the private sound server is PulseAudio, on Linux"
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    return f"not installed here: {', '.join(absent)}" if absent else ""


@dataclass
class Recording:
    """What was played, and when each sample of it came."""

    _process: subprocess.Popen[bytes]
    _width: int = sound.WIDTH  # bytes in a sample
    _heard: bytearray = field(default_factory=bytearray)
    _origin_ns: int | None = None  # when the first sample would have come, had nothing held it up
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Listen; returns once the first samples are there."""
        begun = threading.Event()
        self._thread = threading.Thread(target=self._listen, args=(begun,), daemon=True)
        self._thread.start()
        if not begun.wait(PATIENCE_S):
            raise RuntimeError("the recorder did not start")

    def stop(self) -> "array.array[int]":
        """Stop listening and give every sample heard."""
        self._process.terminate()
        if self._thread:
            self._thread.join()
        self._process.wait()
        samples = self._halves("h")
        return samples if self._width == sound.WIDTH else samples[1::2]

    def counted(self) -> "array.array[int]":
        """Give the lower halves of what was recorded finely: there a count may be (see `counting`)."""
        return self._halves("H")[::2]

    def _halves(self, kind: Literal["h", "H"]) -> "array.array[int]":
        halves = array.array(kind)
        halves.frombytes(bytes(self._heard[: len(self._heard) // self._width * self._width]))
        return halves

    def sample_at(self, now_ms: int) -> int:
        """Give the number of the sample that was heard at a time of the system's clock, within some 10 ms."""
        assert self._origin_ns is not None
        return round((now_ms * 1_000_000 - self._origin_ns) * sound.RATE / 1e9)

    def _listen(self, begun: threading.Event) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while chunk := os.read(pipe.fileno(), CHUNK * self._width):
            self._heard += chunk
            came_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
            origin_ns = came_ns - len(self._heard) // self._width * 1_000_000_000 // sound.RATE
            self._origin_ns = origin_ns if self._origin_ns is None else min(origin_ns, self._origin_ns)
            begun.set()
        pipe.close()


@dataclass
class SoundServer:
    """A running sound server; `environment` is for the programs that are to use it."""

    environment: Mapping[str, str]
    process: subprocess.Popen[bytes]
    fine: bool = False
    """Whether samples are 32 bits wide."""

    @contextlib.contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record all that is played."""
        process = subprocess.Popen(
            [
                *("parec", f"--device={SINK}.monitor", "--latency-msec=10"),
                *("--raw", "--rate=48000", "--channels=1", f"--format={_format(self.fine)}"),
            ],
            stdout=subprocess.PIPE,
            env=self.environment,
        )
        recording = Recording(process, 2 * sound.WIDTH if self.fine else sound.WIDTH)
        try:
            recording.start()
            yield recording
        finally:
            recording.stop()

    def control(self, *words: str) -> str:
        """Tell the server something, as `pactl` would have it."""
        done = subprocess.run(
            ("pactl", *words),
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip()

    def unplug(self) -> None:
        """Take the only output away."""
        self.control("unload-module", "module-null-sink")

    def kill(self) -> None:
        """End the server as a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextlib.contextmanager
def sound_server(*, fine: bool = False) -> Iterator[SoundServer]:
    """Run a sound server that nobody else knows of; a `fine` one has samples of 32 bits."""
    with tempfile.TemporaryDirectory(prefix="sound-", ignore_cleanup_errors=True) as home:
        socket = f"{home}/native"
        # Neither the bus nor another server may be found: what is tested here is Qt on PulseAudio.
        # Nor is what this program has asked of a server for itself, if it has, meant for a recorder.
        environment = {key: value for key, value in os.environ.items() if key != reserve.VARIABLE} | {
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "PULSE_RUNTIME_PATH": home,
            "PULSE_STATE_PATH": home,
            "PULSE_SERVER": f"unix:{socket}",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "QT_LOGGING_RULES": "qt.multimedia.*=false;default.warning=false",
        }
        process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                # Without `norewinds` it renders up to two seconds at a time while nobody listens.
                *("-L", f"module-null-sink sink_name={SINK} rate=48000 channels=1 format={_format(fine)} norewinds=1"),
                *("-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"),
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        server = SoundServer(environment, process, fine)
        try:
            _await(server, Path(socket))
            _hasten(process.pid)
            yield server
        finally:
            process.kill()
            process.wait()


def _hasten(process: int) -> None:
    """Let a server that measures others wait for none of them, where that is allowed.

    Its own thread for the device asks for that by itself; the one that passes on what a program plays does not, and on
    a busy machine it has to wait for its turn for up to 50 ms, however nice it is told to be.
    """
    with contextlib.suppress(OSError):
        os.sched_setscheduler(process, os.SCHED_RR, os.sched_param(os.sched_get_priority_min(os.SCHED_RR)))


def _format(fine: bool) -> str:
    return "s32le" if fine else "s16le"


def _await(server: SoundServer, socket: Path) -> None:
    """Return as soon as the server answers."""
    give_up = time.monotonic() + PATIENCE_S  # noqa: TID251  (a real process is being waited for)
    while time.monotonic() < give_up:  # noqa: TID251
        if server.process.poll() is not None:
            break
        if socket.exists():
            with contextlib.suppress(subprocess.CalledProcessError):
                server.control("info")
                return
        threading.Event().wait(0.02)
    raise RuntimeError("the sound server did not start")
