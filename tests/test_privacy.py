"""What is written down stays where it belongs: a run leaves no note in a log, no file to others, no call home.

The thorough tests watch a whole run with its window; the others what the commands do without one.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.settings import Settings
from tests import short_run
from tests.full_run import HOUSE, NOTE, QUICK, Commands, Ran, everything, run

GUARD = Path(__file__).with_name("guard")
#: Sees what Python does not: Qt and other libraries ask the system themselves.
STRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-A", "-o")
#: A socket that leads out of this computer, or whatever goes through one.
OUT = re.compile(r"\b(AF_INET6?|PF_INET6?|AF_PACKET)\b")

pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True)
class Watched:
    """A run, and what was seen of it."""

    ran: Ran
    calls: list[str]  # what Python was kept from
    trace: str | None  # what the system was asked for; None where that cannot be seen


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return subprocess.run([*STRACE, os.devnull, "true"], capture_output=True, check=False).returncode == 0


def watch(folder: Path, settings: Settings, commands: Commands = everything) -> Watched:
    trace, calls = folder / "trace", folder / "calls"
    traced = can_trace()
    ran = run(folder, (*STRACE, str(trace)) if traced else (), guarded(calls), settings, commands)
    return Watched(ran, read(calls).splitlines(), read(trace) if traced else None)


def guarded(calls: Path) -> dict[str, str]:
    return {"CALLS": str(calls), "PYTHONPATH": str(GUARD)}


def read(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.exists() else ""


def leading_out(trace: str | None) -> list[str]:
    if trace is None:
        pytest.skip("strace is not here, or may not look (Debian: strace)")
    return [line for line in trace.splitlines() if OUT.search(line)]


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return watch(tmp_path_factory.mktemp("run"), short_run.WORDLESS, short_run.commands)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return watch(tmp_path_factory.mktemp("run"), QUICK)


@pytest.fixture(scope="module", params=["short", pytest.param("whole", marks=pytest.mark.thorough)])
def watched(request: pytest.FixtureRequest) -> Watched:
    seen: Watched = request.getfixturevalue(request.param)
    return seen


def test_python_speaks_to_no_network(watched: Watched) -> None:
    assert watched.calls == []


def test_nothing_else_does(watched: Watched) -> None:
    assert leading_out(watched.trace) == []


@pytest.mark.thorough
def test_the_best_voice_speaks_to_no_network_either(tmp_path: Path) -> None:
    seen = watch(tmp_path, Settings(minutes=1))
    assert seen.calls == []
    assert leading_out(seen.trace) == []
    assert not list(tmp_path.rglob("*onnxruntime*"))


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket(socket.AF_INET6)",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.gethostbyname('localhost')",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import http.client; http.client.HTTPConnection('127.0.0.1', 9).connect()",
    ],
)
def test_whoever_calls_is_caught(tmp_path: Path, program: str) -> None:
    calls = tmp_path / "calls"
    tried = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | guarded(calls), capture_output=True, check=False
    )
    assert tried.returncode == 1
    assert read(calls)


def test_a_library_that_calls_is_caught(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QTcpSocket
application = QCoreApplication([])
socket = QTcpSocket()
socket.connectToHost("127.0.0.1", 9)
socket.waitForConnected(1_000)
"""
    if can_trace():
        words = [*STRACE, str(trace), sys.executable, "-c", program]
        subprocess.run(words, env=os.environ | guarded(tmp_path / "calls"), cwd=HOUSE, check=True)
    assert not read(tmp_path / "calls")  # Python is not asked
    assert leading_out(read(trace) if can_trace() else None)


def test_sockets_of_this_computer_are_let_be(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has none in Python")
    program = "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX).bind(__import__('sys').argv[1])"
    around = os.environ | guarded(tmp_path / "calls")
    subprocess.run([sys.executable, "-c", program, tmp_path / "s"], env=around, check=True)
    assert not read(tmp_path / "calls")


def test_notes_are_in_the_diary(watched: Watched) -> None:
    said = json.loads((watched.ran.out / "diary.json").read_text("utf-8"))
    assert [entry["note"] for table in ("sessions", "cramps") for entry in said[table]].count(NOTE) == 2


def test_and_neither_in_the_log_nor_in_what_is_said(watched: Watched) -> None:
    assert "ValueError" in watched.ran.log
    for told in (watched.ran.log, watched.ran.said):
        assert "zebra" not in told


def test_nor_are_the_folders_of_this_computer_in_the_log(watched: Watched) -> None:
    assert str(HOUSE) not in watched.ran.log
    assert str(watched.ran.data) not in watched.ran.log


@pytest.mark.thorough
def test_a_report_has_the_faults_and_nothing_of_the_person_s(whole: Watched) -> None:
    """In `tests/test_faults.py` each of them is told alone."""
    assert "ValueError" in whole.ran.report
    assert "KeyError" in whole.ran.report
    assert "an errand failed" in whole.ran.log
    assert "Qt, default: QThing::act" in whole.ran.log
    for mine in ("zebra", str(HOUSE), str(whole.ran.data)):
        assert mine not in whole.ran.report


def wide(paths: Iterable[Path]) -> list[str]:
    """Give those that others than the owner may look into."""
    return sorted(f"{path} {path.stat().st_mode:o}" for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_all_that_is_written_is_for_its_owner_alone(watched: Watched) -> None:
    out, data = watched.ran.out, watched.ran.data
    written = {path for path in out.iterdir() if path.name != "report.txt"}  # that is the test's own
    assert {".json", ".csv", ".wav"} <= {path.suffix for path in written}
    kept = {data, *data.rglob("*")}
    assert {"calf-coach.log", "diary.sqlite3", "settings.json", "cache", "sound"} <= {p.name for p in kept}
    assert wide(written | kept) == []


@pytest.mark.thorough
def test_with_the_window_all_kinds_of_files_were_written(whole: Watched) -> None:
    assert {path.suffix for path in whole.ran.out.iterdir()} == {".json", ".csv", ".pdf", ".wav", ".ics", ".txt"}
    assert (whole.ran.data / "backups").is_dir()
