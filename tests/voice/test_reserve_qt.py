"""How much of our sound PulseAudio holds in store: as it is asked, and as a private sound server tells it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coach.voice import reserve, sound
from tests.voice.sound_server import SoundServer, missing, sound_server

#: Plays a file as the program does, tells when it began to sound, and goes on until it is ended.
PLAYS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.system import SystemClock
from coach.voice import reserve
from coach.voice.output import SoundOutput
reserve.ask()
application, clock = QCoreApplication([]), SystemClock()
output = SoundOutput(Path(sys.argv[1]), clock)
output.play(0)
while output.position_ms() < 100:
    clock.wait_ms(10)
print("plays", flush=True)
sys.stdin.read()
output.close()
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give what undoes it all: `ask` writes where every program looks."""
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.delenv(reserve.VARIABLE, raising=False)
    return monkeypatch


def test_what_is_in_store_is_not_heard_yet(asked: pytest.MonkeyPatch) -> None:
    assert reserve.in_store_ms() == 0
    reserve.ask()
    assert reserve.STORE_MS / 2 < reserve.in_store_ms() < reserve.STORE_MS


@pytest.mark.parametrize(("told", "in_store_ms"), [("60", 45), ("5", 0), ("much", 0), ("-3", 0)])
def test_what_the_person_has_set_counts_more(asked: pytest.MonkeyPatch, told: str, in_store_ms: int) -> None:
    asked.setenv(reserve.VARIABLE, told)
    reserve.ask()
    assert os.environ[reserve.VARIABLE] == told
    assert reserve.in_store_ms() == in_store_ms


@pytest.mark.thorough  # a sound server and a program for each; the sums are looked at above
@pytest.mark.skipif(bool(missing()), reason=missing() or "-")
@pytest.mark.parametrize(("told", "least_ms", "most_ms"), [("", 100, reserve.STORE_MS), ("20", 1, 25)])
def test_the_server_holds_as_much_as_is_asked(tmp_path: Path, told: str, least_ms: int, most_ms: int) -> None:
    sound.write(tmp_path / "silence.wav", bytes(20 * sound.RATE * sound.WIDTH))
    with sound_server() as server:
        environment = dict(server.environment) | ({reserve.VARIABLE: told} if told else {})
        command = (sys.executable, "-c", PLAYS, str(tmp_path / "silence.wav"))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]
            try:
                assert process.stdout.readline() == b"plays\n"
                held_ms = max(in_store(server) for _ in range(10))
            finally:
                process.kill()
    assert least_ms <= held_ms <= most_ms


def in_store(server: SoundServer) -> float:
    """Give how much of what is played the server holds just now, in milliseconds."""
    told = re.findall(r"Buffer Latency: (\d+) usec", server.control("list", "sink-inputs"))
    return int(told[0]) / 1_000
