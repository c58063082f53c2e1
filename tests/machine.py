"""A machine without a display on which the program is run, as a process of its own or within the test's."""

import contextlib
import gc
import io
import json
import os
import subprocess
import sys
import uuid
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coach import app
from coach.language import spoken

MAIN = Path(__file__).parents[1] / "main.py"


@dataclass(frozen=True)
class Result:
    """What a run said, and its exit status."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Machine:
    """A machine without a display, on which all that anyone writes lands in one folder."""

    home: Path

    @property
    def surroundings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER"):
            kept.pop(name, None)
        return kept | {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "LOCALAPPDATA": str(self.home / "local"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "PYTHONIOENCODING": "utf-8",
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, str(MAIN), *map(str, words)],
            env=self.surroundings,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *words: str | Path) -> Result:
        with self.start(*words) as program:
            out, err = program.communicate(timeout=30)
        assert "Traceback" not in err
        return Result(program.returncode, out, err)

    def done(self, *words: str | Path) -> str:
        """Give what the program said; it is to do what it was asked for."""
        result = self.run(*words)
        assert (result.status, result.err) == (0, ""), result
        return result.out

    def refusal(self, *words: str | Path) -> str:
        """Give the one sentence with which the program says that it could not."""
        result = self.run(*words)
        assert (result.status, result.err.count("\n")) == (1, 1), result
        return result.err.strip()

    def diary(self, folder: Path) -> Any:
        """Give what an export says."""
        to = self.home / f"{uuid.uuid4()}.json"
        Inside(self.home).done("export", to, "--data-dir", folder)
        exported = json.loads(to.read_text(encoding="utf-8"))
        to.unlink()
        return exported

    def written(self) -> list[str]:
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())


class Inside(Machine):
    """Such a machine in this process, without the time that a start takes: for what is a matter of words and files.

    For a session, which wants an application of Qt's, `have_application` comes first.
    """

    def run(self, *words: str | Path, out: io.StringIO | None = None) -> Result:
        """Run it, what it says written to `out`, if that is given."""
        out, err = out or io.StringIO(), io.StringIO()
        thresholds = gc.get_threshold()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.chdir(self.home)
            for name in set(os.environ) - set(self.surroundings):
                patch.delenv(name)
            for name, value in self.surroundings.items():
                patch.setenv(name, value)
            try:
                status = app.main([str(word) for word in words])
            except SystemExit as ended:  # wrong words, or help
                status = int(ended.code or 0)
            finally:
                spoken.use(spoken.BritishEnglish())
                gc.set_threshold(*thresholds)
        assert "Traceback" not in err.getvalue()
        return Result(status, out.getvalue(), err.getvalue())


def have_application(request: pytest.FixtureRequest) -> None:
    """Have the one application of Qt's that a process can have be that of all tests, where Qt is to be had."""
    with contextlib.suppress(pytest.FixtureLookupError):
        request.getfixturevalue("qapp")
