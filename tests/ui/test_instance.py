import hashlib
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach.ui import instance
from coach.ui.instance import Instance

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets and signals of Unix")

HOUSE = Path(__file__).parents[2]

#: A first start: it says whether it is the first, then each wish, and ends after "quit" on its input.
FIRST = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from coach.ui.instance import Instance
program = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
instance.called.connect(lambda wish: print(wish, flush=True))
first = instance.first()
if first:
    instance.listen()
print(first, flush=True)
if first:
    wait = lambda: (sys.stdin.readline(), QMetaObject.invokeMethod(program, "quit", Qt.ConnectionType.QueuedConnection))
    threading.Thread(target=wait, daemon=True).start()
    program.exec()
    instance.close()
"""
#: A second start, which needs no loop of events, not even an application.
SECOND = """
import sys
from pathlib import Path
from coach.ui.instance import Instance
instance = Instance(Path(sys.argv[1]))
print(instance.first(), instance.ask(sys.argv[2]))
"""
#: A start that asks or hears, and says which.
RACER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.ui.instance import Instance
program = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
if instance.first():
    print("first", flush=True)
    instance.listen()
    program.exec()
else:
    print("answered" if instance.ask("show") else "alone", flush=True)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder of this test's own, with a short path, as a socket needs it."""
    with tempfile.TemporaryDirectory(prefix="coach") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


class Started:
    """A program that runs beside the test."""

    def __init__(self, text: str, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", text, str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HOUSE,
        )

    def line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def say(self, word: str = "") -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def started() -> Iterator[list[Started]]:
    running: list[Started] = []
    yield running
    for program in running:
        program.end()


def begin(started: list[Started], data: Path, text: str = FIRST) -> Started:
    started.append(Started(text, data))
    return started[-1]


def second(data: Path, wish: str = "show") -> str:
    return subprocess.run(
        [sys.executable, "-c", SECOND, str(data), wish],
        capture_output=True,
        text=True,
        check=True,
        cwd=HOUSE,
        timeout=20,
    ).stdout.strip()


def test_each_start_reaches_the_first_and_is_heard(data: Path, started: list[Started]) -> None:
    first = begin(started, data)
    assert first.line() == "True"
    for wish in ("show", "cramp", "show"):
        assert second(data, wish) == "False True"
        assert first.line() == wish


@pytest.mark.parametrize("has_runtime", [True, pytest.param(False, marks=pytest.mark.thorough)])
def test_after_a_kill_the_next_start_is_the_first_and_can_be_reached(
    data: Path, started: list[Started], runtime: Path, monkeypatch: pytest.MonkeyPatch, has_runtime: bool
) -> None:
    if not has_runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime / "none"))
    killed = begin(started, data)
    assert killed.line() == "True"
    killed.end()
    assert (data / instance.LOCK).exists()
    assert any(Path(name).exists() for name in instance._names(data))  # the socket that nobody hears
    heir = begin(started, data)
    assert heir.line() == "True"
    assert second(data, "cramp") == "False True"
    assert heir.line() == "cramp"


def test_a_start_that_ends_well_leaves_no_socket(data: Path, started: list[Started]) -> None:
    first = begin(started, data)
    assert first.line() == "True"
    assert any(Path(name).exists() for name in instance._names(data))
    first.say("quit")
    first.process.wait(timeout=20)
    assert not any(Path(name).exists() for name in instance._names(data))


@pytest.mark.thorough
def test_two_folders_are_two_programs(tmp_path: Path, started: list[Started]) -> None:
    mine, other = (begin(started, tmp_path / name) for name in ("mine", "other"))
    assert (mine.line(), other.line()) == ("True", "True")
    assert second(tmp_path / "other") == "False True"
    other.say("quit")
    mine.say("quit")
    assert other.line() == "show"
    assert mine.line() == ""


@pytest.mark.thorough
def test_one_folder_by_two_names_is_one_program(tmp_path: Path, data: Path, started: list[Started]) -> None:
    first = begin(started, data)
    assert first.line() == "True"
    (tmp_path / "link").symlink_to(data)
    assert second(tmp_path / "link") == "False True"


@pytest.mark.thorough
def test_a_first_that_hangs_is_not_waited_for_long(data: Path, started: list[Started]) -> None:
    first = begin(started, data)
    assert first.line() == "True"
    first.process.send_signal(signal.SIGSTOP)
    late = Instance(data)
    begun = time.monotonic()  # noqa: TID251  (how long it takes is the question)
    assert not late.first()
    assert not late.ask("show")
    assert 1.9 < time.monotonic() - begun < 2.6  # noqa: TID251


def test_of_starts_at_the_same_moment_one_is_the_first_and_answers(data: Path, started: list[Started]) -> None:
    racers = [begin(started, data, RACER) for _ in range(4)]
    assert [racer.line() for racer in racers] == ["ready"] * 4
    for racer in racers:
        racer.say()
    assert sorted(racer.line() for racer in racers) == ["answered"] * 3 + ["first"]


@pytest.fixture
def heard(qapp: QCoreApplication, data: Path) -> Iterator[tuple[Instance, list[str]]]:
    """A first program in this process, and what it heard."""
    first = Instance(data)
    wishes: list[str] = []
    first.called.connect(wishes.append)
    assert first.first()
    first.listen()
    yield first, wishes
    first.close()


Heard = tuple[Instance, list[str]]


def line_to(data: Path) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.connect(next(name for name in instance._names(data) if Path(name).exists()))
    line.setblocking(False)
    return line


def is_closed(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    "rubbish",
    [b"\n", b"quit\n", b"showing\n", b"SHOW\n", b"\xff\xfe\0\n", b"x" * 16, b"x" * 100_000, b"show" + b" " * 20],
)
def test_rubbish_is_not_answered(heard: Heard, data: Path, qtbot: QtBot, rubbish: bytes) -> None:
    with line_to(data) as line:
        line.send(rubbish)
        qtbot.waitUntil(lambda: is_closed(line), timeout=2000)
    with line_to(data) as line:
        line.send(b"cramp\n")
        qtbot.waitUntil(lambda: heard[1] == ["cramp"], timeout=2000)


def test_one_call_is_one_wish(heard: Heard, data: Path, qtbot: QtBot) -> None:
    with line_to(data) as line:
        line.send(b"show\ncramp\nshow\n")
        qtbot.waitUntil(lambda: heard[1] != [], timeout=2000)
    with line_to(data) as line:
        line.send(b"cramp\n")
        qtbot.waitUntil(lambda: len(heard[1]) > 1, timeout=2000)
    assert heard[1] == ["show", "cramp"]


def test_a_wish_may_come_in_pieces(heard: Heard, data: Path, qtbot: QtBot) -> None:
    with line_to(data) as line, line_to(data) as other:
        line.send(b"cra")
        other.send(b"show\n")
        qtbot.waitUntil(lambda: heard[1] == ["show"], timeout=2000)
        line.send(b"mp\n")
        qtbot.waitUntil(lambda: heard[1] == ["show", "cramp"], timeout=2000)


def test_who_says_nothing_is_not_kept(heard: Heard, data: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "SAY_MS", 30)
    with line_to(data) as line:
        qtbot.waitUntil(lambda: is_closed(line), timeout=2000)
    assert heard[1] == []


def test_the_answer_comes_before_the_wish_is_done(heard: Heard, data: Path, qtbot: QtBot) -> None:
    answers: list[bytes] = []
    with line_to(data) as line:
        heard[0].called.connect(lambda _: answers.append(line.recv(16)))
        line.send(b"show\n")
        qtbot.waitUntil(lambda: answers != [], timeout=2000)
    assert answers == [instance.ANSWER]


@pytest.mark.parametrize("length", [instance.LONGEST_PATH, instance.LONGEST_PATH + 1])
def test_a_long_path_is_listened_at_while_it_fits(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, qapp: object, length: int
) -> None:
    name = "n" * (length - len(str(runtime)) - len(f"//calf-coach-{24 * 'x'}"))
    (runtime / name).mkdir()
    for variable in ("XDG_RUNTIME_DIR", "TMPDIR"):
        monkeypatch.setenv(variable, str(runtime / "none"))
    first = Instance(runtime / name)
    assert first.first()
    first.listen()
    assert any(path.is_socket() for path in (runtime / name).iterdir()) is (length == instance.LONGEST_PATH)
    first.close()


def test_only_the_person_can_open_lock_and_socket(heard: Heard, data: Path) -> None:
    for path in (data / instance.LOCK, next(Path(name) for name in instance._names(data) if Path(name).exists())):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_used_without_a_lock(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        unlocked = Instance(tmp_path / "file" / "data")
        assert unlocked.first()
        unlocked.listen()
        unlocked.close()


def test_who_has_no_lock_takes_nobody_s_socket(heard: Heard, data: Path, qapp: object) -> None:
    late = Instance(data)
    assert not late.first()
    late.listen()
    late.close()
    assert any(Path(name).exists() for name in instance._names(data))


def test_what_is_given_back_can_be_had(heard: Heard, data: Path) -> None:
    heir = Instance(data)
    assert not heir.first()
    heard[0].close()
    assert heir.first()
    assert heir.first()
    heir.close()


def say(data: Path, wish: bytes) -> None:
    with line_to(data) as line:
        line.send(wish)


def test_one_folder_has_one_program_whatever_it_is_called(heard: Heard, data: Path, qtbot: QtBot) -> None:
    link = data.with_name("link")
    link.symlink_to(data)
    assert not Instance(link).first()
    say(link, b"cramp\n")
    qtbot.waitUntil(lambda: heard[1] == ["cramp"], timeout=2000)


def test_two_folders_have_two_programs(heard: Heard, data: Path, qtbot: QtBot) -> None:
    other, wishes = Instance(data.with_name("other")), list[str]()
    other.called.connect(wishes.append)
    assert other.first()
    other.listen()
    say(data.with_name("other"), b"show\n")
    say(data, b"cramp\n")
    qtbot.waitUntil(lambda: (wishes, heard[1]) == (["show"], ["cramp"]), timeout=2000)
    other.close()


def test_a_first_that_never_answers_is_given_up(data: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setattr(instance, "ASK_MS", 100)
    first, late = Instance(data), Instance(data)
    assert first.first()
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(instance._names(data)[0])
        silent.listen()
        begun = time.monotonic()  # noqa: TID251  (how long it takes is the question)
        assert not late.first()
        assert not late.ask("show")
        assert 0.09 < time.monotonic() - begun < 0.7  # noqa: TID251
    first.close()


def test_two_people_never_share_a_name(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = instance._names(data)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert not set(mine) & set(instance._names(data))


NOBODY = 65534


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may write to."""
    with tempfile.TemporaryDirectory(prefix="open") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


PYTHON = Path("/usr/bin/python3")  # one that everybody may run
as_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0 or not PYTHON.exists(), reason="only root can become somebody else"
)


def as_nobody(statement: str) -> str:
    """Run a statement as another person, and give what it printed."""
    become = f"import os; os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
    return subprocess.run(
        [PYTHON, "-c", become + statement], capture_output=True, text=True, check=True, timeout=20
    ).stdout.strip()


TRY = "try:\n    {}\n    print('done')\nexcept PermissionError:\n    print('refused')"


@as_root
def test_another_person_can_neither_call_nor_hold_the_lock(
    open_folder: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, runtime: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime / "none"))
    first = Instance(open_folder)
    assert first.first()
    first.listen()
    (name,) = (name for name in instance._names(open_folder) if Path(name).exists())
    assert as_nobody(TRY.format(f"import socket; socket.socket(socket.AF_UNIX).connect({name!r})")) == "refused"
    assert as_nobody(TRY.format(f"open({str(open_folder / instance.LOCK)!r})")) == "refused"
    first.close()


@as_root
def test_a_socket_that_somebody_else_put_there_is_not_asked(
    open_folder: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, runtime: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime / "none"))
    monkeypatch.setattr(instance, "ASK_MS", 100)
    name = next(name for name in instance._names(open_folder) if name.startswith(str(open_folder)))
    with socket.socket(socket.AF_UNIX) as trap:
        trap.bind(name)
        trap.listen()
        trap.setblocking(False)
        os.chown(name, NOBODY, NOBODY)
        assert not Instance(open_folder).ask("show")
        with pytest.raises(BlockingIOError):
            trap.accept()


@as_root
def test_another_person_s_program_is_another_one(open_folder: Path, started: list[Started]) -> None:
    assert begin(started, open_folder).line() == "True"
    claim = f"import fcntl, os; lock = os.open({str(open_folder / instance.LOCK)!r}, os.O_RDWR | os.O_CREAT, 0o600)"
    assert as_nobody(TRY.format(claim)) == "refused"  # which is a folder that cannot be written: it runs without a lock


def test_a_start_finds_one_of_another_version(data: Path) -> None:
    owned = f"{os.getuid()} {os.path.realpath(data)}".encode()
    expected = f"calf-coach-{hashlib.sha256(owned).hexdigest()[:24]}"
    assert {Path(name).name for name in instance._names(data)} == {expected}


@pytest.mark.thorough
def test_a_second_start_of_the_program_is_taken_by_the_first(data: Path, qtbot: QtBot) -> None:
    start = [sys.executable, str(HOUSE / "main.py"), "--data-dir", str(data)]
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(start, env=around, stderr=subprocess.DEVNULL) as first:
        try:
            qtbot.waitUntil(lambda: any(Path(name).exists() for name in instance._names(data)), timeout=30_000)
            assert subprocess.run(start, env=around, check=False, timeout=20).returncode == 0
            assert first.poll() is None
        finally:
            first.terminate()
