"""A whole run of the program, window and commands, with notes that must stay where they belong, and with faults.

`run` does it from outside, process by process; `python -m tests.full_run DATA OUT` is the window's part of it.
"""

import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.settings import Settings, save

if TYPE_CHECKING:
    from coach.ui.program import Program

HOUSE = Path(__file__).parents[1]
#: A note that is like nothing else in the program or its files.
NOTE = "zebra-crossing at night"
#: Between two looks at whether the next step can be taken, in milliseconds, and how many there may be.
LOOK_MS, LOOKS = 10, 4_000
#: A session that is soon made, spoken by a voice that is.
QUICK = Settings(minutes=1, voice="gmw/en")

Ready = Callable[[], bool]
Commands = Callable[[Path, Path], Iterator[tuple[str, ...]]]


@dataclass(frozen=True)
class Ran:
    """What is there after it."""

    data: Path
    out: Path
    said: str  # in the terminal

    @property
    def report(self) -> str:
        """Give the report of faults that was copied."""
        return (self.out / "report.txt").read_text("utf-8")

    @property
    def log(self) -> str:
        """Give the log."""
        return (self.data / "calf-coach.log").read_text("utf-8")


def everything(data: Path, out: Path) -> Iterator[tuple[str, ...]]:
    """Give the words that start each process of a whole run."""
    main = str(HOUSE / "main.py")
    where = ("--data-dir", str(data))
    yield (main, "session", "--minutes", "1", "--speed", "5000", *where)
    yield ("-m", "tests.full_run", str(data), str(out))
    yield (main, "plan", "--json", *where)
    for kind in ("json", "csv", "pdf"):
        yield (main, "export", str(out / f"diary.{kind}"), *where)
    yield (main, "import", str(out / "diary.json"), *where)
    yield (main, "audio", str(out / "session.wav"), "--timeline", str(out / "session.json"), "--minutes", "1", *where)


def run(
    folder: Path,
    before: Sequence[str] = (),
    around: dict[str, str] | None = None,
    settings: Settings = QUICK,
    commands: Commands = everything,
) -> Ran:
    """Do all of it in new folders inside `folder`, each process started by the words `before`, if there are any."""
    data, out = folder / "data", folder / "out"
    out.mkdir()
    save(settings, data / "settings.json")
    surroundings = _surroundings(folder) | (around or {})
    said = []
    for words in commands(data, out):
        ran = subprocess.run(
            [*before, sys.executable, *words],
            env=surroundings,
            cwd=HOUSE,
            capture_output=True,
            text=True,
            check=False,
            timeout=200,
            umask=0 if os.name == "posix" else -1,  # the system would let everybody see
        )
        assert ran.returncode == 0, (ran.returncode, words, ran.stdout, ran.stderr)
        said.append(ran.stdout + ran.stderr)
    return Ran(data, out, "".join(said))


def _surroundings(folder: Path) -> dict[str, str]:
    """Give an environment in which nothing of this machine's is reached."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "PULSE_", "DBUS_"))
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(name, None)
    own = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "TMPDIR": folder}
    return kept | {"QT_QPA_PLATFORM": "offscreen"} | {name: str(path) for name, path in own.items()}


def main() -> int:
    """Open the window, and take every step."""
    from coach import app
    from coach.ui import opening
    from coach.ui.desktop import RealDesktop
    from coach.ui.program import Program

    data, out = map(Path, sys.argv[1:])
    RealDesktop.ask_where = lambda _, __, name, then: then(out / name)  # type: ignore[assignment,method-assign]
    real = Program
    walks: list[object] = []

    def program(*args: object, **kwargs: object) -> object:
        made = real(*args, **kwargs)  # type: ignore[arg-type]
        walks.append(_walking(_steps(made, out)))
        return made

    setattr(opening, "Program", program)  # noqa: B010  (it only uses it)
    return app.main(["--data-dir", str(data)])


def _walking(steps: Iterator[Ready]) -> object:
    """Take one step after the other, each when the one before says that it can be taken."""
    from PySide6.QtCore import QTimer

    timer, ready, looks = QTimer(), [lambda: True], [0]

    def look() -> None:
        looks[0] += 1
        try:
            assert looks[0] < LOOKS, "the program does not go on"
            if ready[0]():
                ready[0] = next(steps)
        except StopIteration:
            timer.stop()
        except BaseException:  # noqa: BLE001  (it is the test's own, and not to be taken for one of the program's)
            traceback.print_exc()
            os._exit(3)

    timer.timeout.connect(look)
    timer.start(LOOK_MS)
    return timer


def _steps(program: "Program", out: Path) -> Iterator[Ready]:
    """Do what a person can do, and have faults befall the program."""
    yield from _session(program)
    yield from _cramp(program)
    yield from _pages(program)
    yield from _faults(program, out)
    program.departure.leave()


def _session(program: "Program") -> Iterator[Ready]:
    run = program.run
    yield program.window.isVisible
    program.window.today.start.click()
    yield lambda: run.player is not None and run.player.position_ms > 1_000
    run.end()
    yield lambda: not run.running
    session, *_ = program.ledger.book.sessions
    program.records.save_session(replace(session, note=NOTE))
    program._come_back()
    yield _after(600)


def _cramp(program: "Program") -> Iterator[Ready]:
    program.begin_cramp()
    yield lambda: program.cramps.run is not None and program.cramps.run._player is not None
    assert program.cramps.run
    program.cramps.run.passed()
    cramp, *_ = program.ledger.book.cramps
    program.records.save_cramp(replace(cramp, note=NOTE, severity=6))
    program._after_cramp()
    yield _after(600)


def _pages(program: "Program") -> Iterator[Ready]:
    today, back = program.window.today, program.records.look_back
    today.history.click()
    assert back.history
    back.history.entries.search.setText(NOTE)
    yield _after(100)
    back.gp_wanted.emit()
    assert program.records.gp.screen
    program.records.gp.screen.save.click()
    for page in (today.learn, today.check, today.settings):
        program.show_today()
        page.click()
        yield _after(100)
    settings = program.desks.preferences.page
    assert settings
    yield lambda: program.desks.preferences._voices is not None
    settings.calendar_wanted.emit()
    settings.diary.save_wanted.emit()
    settings.check_wanted.emit()
    program.keep_safe()
    yield lambda: not program._backing_up.busy
    program.show_today()


def _faults(program: "Program", out: Path) -> Iterator[Ready]:
    from PySide6.QtCore import QTimer, qCritical
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from coach.ui.fault_window import FaultWindow

    def fail() -> None:
        note = NOTE
        raise ValueError(f"this note cannot be read: {note}")

    def shown() -> list[FaultWindow]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultWindow) and one.isVisible()]

    QTimer.singleShot(0, fail)
    nothing: dict[str, int] = {}
    QTimer.singleShot(0, lambda: nothing[program.ledger.book.cramps[0].note])
    threading.Thread(target=fail).start()
    program._backing_up.begin(fail)
    qCritical(f"QThing::act: {NOTE}")
    yield lambda: len(shown()) == 1
    yield _after(200)
    shown()[0].copy.click()
    (out / "report.txt").write_text(QGuiApplication.clipboard().text(), "utf-8")
    shown()[0].go_on.click()


def _after(ms: int) -> Ready:
    left = [ms // LOOK_MS]

    def ready() -> bool:
        left[0] -= 1
        return left[0] < 0

    return ready


if __name__ == "__main__":
    sys.exit(main())
