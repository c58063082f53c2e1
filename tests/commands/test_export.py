"""Files that leave the program and come into it from the terminal: how far they are, and an end by Ctrl+C."""

import io
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach import places, terminal
from coach.app import COULD_NOT, main
from coach.diary import export, imports
from coach.diary.demo import made_up
from coach.diary.store import Store
from tests.diary.taking_in import content, new_diary
from tests.diary.test_diaries import per_day
from tests.diary.writing_out import write_json

BOOK = made_up(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), per_day)


class Terminal(io.StringIO):
    """Shows what is said there, or somebody presses Ctrl+C as soon as anything is."""

    def __init__(self, *, there: bool = True, interrupts: bool = False) -> None:
        super().__init__()
        self._there, self._interrupts = there, interrupts

    def isatty(self) -> bool:
        return self._there

    def write(self, text: str) -> int:
        written = super().write(text)
        if self._interrupts and "%" in text:
            self._interrupts = False
            raise KeyboardInterrupt
        return written

    @property
    def line(self) -> str:
        """Give what stands in the line where the cursor is."""
        last = self.getvalue().rpartition("\n")[2]
        seen = ""
        for part in last.split("\r"):
            seen = part + seen[len(part) :]
        return seen.rstrip()


@pytest.fixture(autouse=True)
def each_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (export, imports):
        monkeypatch.setattr(module, "AT_ONCE", 1)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with closing(Store(folder / "diary.sqlite3", places.resources() / "migrations")) as store:
        store.fill(BOOK)
    return folder / "diary.sqlite3"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_json(BOOK, tmp_path / "written.json")
    return tmp_path / "written.json"


def test_a_terminal_says_how_far_a_file_is_and_then_nothing(diary: Path, tmp_path: Path) -> None:
    err, out = Terminal(), io.StringIO()
    terminal.write_diary(diary, tmp_path / "diary.json", out, err=err)
    said = [line for line in err.getvalue().split("\r") if line.strip()]
    assert (said[0], said[-1]) == ("Writing the file: 0 %", "Writing the file: 100 %")
    assert len(said) == len(set(said)) > 50
    assert err.line == out.getvalue() == ""


def test_a_terminal_says_how_far_reading_and_writing_down_are(diary: Path, tmp_path: Path, written: Path) -> None:
    err, out = Terminal(), io.StringIO()
    terminal.take_in(written, new_diary(tmp_path / "other.sqlite3"), out, err=err)
    said = [line for line in err.getvalue().split("\r") if line.strip()]
    assert said[0].startswith("Reading the file: ")
    assert said[-1] == "Writing into the diary: 100 %"
    assert err.line == ""
    assert "new" in out.getvalue()


@pytest.mark.parametrize("there", [True, False], ids=["a terminal", "a file"])
def test_only_a_terminal_is_told(diary: Path, tmp_path: Path, there: bool) -> None:
    err = Terminal(there=there)
    terminal.write_diary(diary, tmp_path / "diary.csv", io.StringIO(), err=err)
    assert bool(err.getvalue()) is there


def test_without_any_place_for_it_nobody_is_told(diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)  # as with pythonw
    terminal.write_diary(diary, tmp_path / "diary.json")
    assert (tmp_path / "diary.json").exists()


@pytest.mark.parametrize("name", ["diary.json", "diary.csv"])
@pytest.mark.parametrize("older", ["", "older"])
def test_ctrl_c_leaves_no_file_behind_and_is_told_in_a_line_of_its_own(
    diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, older: str
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    if older:
        (folder / name).write_text(older)
    err = Terminal(interrupts=True)
    monkeypatch.setattr("sys.stderr", err)
    assert main(["export", str(folder / name), "--data-dir", str(diary.parent)]) == COULD_NOT
    assert err.getvalue().endswith("\rStopped.\n")
    assert [path.read_text() for path in folder.iterdir()] == [older] * bool(older)


def test_ctrl_c_leaves_the_diary_as_it_was(
    tmp_path: Path, written: Path, monkeypatch: pytest.MonkeyPatch, diary: Path
) -> None:
    with closing(Store(diary, places.resources() / "migrations")) as store:
        store.delete(BOOK.sessions[0])
    before = content(diary)
    follow: Callable[..., None] = terminal._follow

    def interrupted(steps: object, said: str, err: object) -> None:
        follow(steps, said, Terminal(interrupts=said == terminal.TAKING_IN))

    monkeypatch.setattr(terminal, "_follow", interrupted)
    assert main(["import", str(written), "--data-dir", str(diary.parent)]) == COULD_NOT
    assert content(diary) == before
