"""The log: small, for its owner alone, without a word of the person's, and no trouble where it cannot be written."""

import ast
import logging
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import faults
from coach.faults import Ours
from coach.logbook import FILES, LARGEST, Logbook, files, kept, told

LEVELS = ("debug", "info", "warning", "error", "exception", "critical")
NOTE = "zebra-crossing at 3 a.m."
log = logging.getLogger("coach.tests")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    with kept(tmp_path / "calf-coach.log") as book:
        yield book


def text(book: Logbook) -> str:
    return "".join(path.read_text("utf-8") for path in files(book.path) if path.exists())


def test_it_begins_with_what_runs(book: Logbook) -> None:
    log.info("the window is open")
    first, second = text(book).splitlines()
    assert " INFO coach: Calf Coach " in first
    assert "Python 3" in first
    assert second.endswith("Z INFO coach.tests: the window is open")


def test_without_anything_to_say_there_is_none(book: Logbook) -> None:
    log.debug("a detail")
    assert not book.path.exists()


@pytest.mark.parametrize(
    "value", [NOTE, [NOTE], {"note": NOTE}, Path(NOTE), NOTE.encode(), ValueError(NOTE), (NOTE,), type("x", (), {})()]
)
def test_what_may_be_the_persons_is_left_out(book: Logbook, value: object) -> None:
    log.warning("it is %s", value)
    log.warning("it is %s", (value,))
    log.warning("%(it)s", {"it": value})
    log.error([value])
    log.error("it is %d of %s", 3, value, extra={"note": NOTE})
    log.error("it is %s", value, stack_info=True, exc_info=RuntimeError(NOTE))
    assert "zebra" not in text(book)
    assert "it is 3 of " in text(book)
    assert "RuntimeError" in text(book)


def is_written(said: ast.expr) -> bool:
    """Tell whether a text stands in the code as it is."""
    match said:
        case ast.Constant(str()):
            return True
        case ast.IfExp(_, one, other):
            return is_written(one) and is_written(other)
    return False


def test_what_is_logged_stands_in_the_code() -> None:
    found = []
    sources = [(file, file.read_text("utf-8")) for file in faults.PACKAGE.rglob("*.py")]
    for file, source in ((file, source) for file, source in sources if re.search(r"\blog\b", source)):
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(ast.Attribute(ast.Name("log"), "log"), [_, said, *_]):
                    found.append((file.name, is_written(said)))
                case ast.Call(ast.Attribute(ast.Name("log"), level), [said, *_]) if level in LEVELS:
                    found.append((file.name, is_written(said)))
    assert len(found) > 10
    assert [file for file, written in found if not written] == []


def test_what_is_harmless_is_told(book: Logbook) -> None:
    log.warning("%s %d %.1f %s %s", Ours("Qt"), 7, 2.5, OSError, OSError(28, NOTE))
    assert text(book).endswith("Qt 7 2.5 OSError OSError (ENOSPC)\n")


def test_a_line_that_does_not_fit_together_is_told_as_it_stands() -> None:
    record = logging.LogRecord("coach", logging.INFO, "", 0, "%d repetitions", (NOTE,), None)
    assert told(record).endswith("coach: %d repetitions\n")


def test_it_turns_and_stays_small(book: Logbook) -> None:
    line = "x" * 1_000
    for _ in range(5 * LARGEST // 1_000):
        log.info(line)
    assert [path.exists() for path in files(book.path)] == [True] * FILES
    assert all(path.stat().st_size <= LARGEST for path in files(book.path))
    assert len(list(book.path.parent.iterdir())) == FILES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_it_is_for_its_owner_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with kept(tmp_path / "new" / "calf-coach.log") as book:
            log.error("a fault")
    finally:
        os.umask(before)
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.path.parent.stat().st_mode) == 0o700


def test_where_there_is_no_folder_yet_only_a_fault_makes_one(tmp_path: Path) -> None:
    with kept(tmp_path / "new" / "calf-coach.log") as book:
        log.warning("a small thing")
        assert not book.written
        assert not book.path.parent.exists()
        log.error("a fault")
        assert book.written
        assert "a fault" in text(book)


def test_where_nothing_can_be_written_nothing_is_disturbed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    with kept(tmp_path / "file" / "calf-coach.log") as book:
        log.error("a fault")
    assert not book.written
    with kept(tmp_path) as book:  # a folder
        log.error("a fault")
    assert not book.written
    assert capfd.readouterr() == ("", "")


def test_a_full_disk_disturbs_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no disk here that is always full")
    with kept(Path("/dev/full")) as book:
        log.error("a fault")
    assert not book.written
    assert capfd.readouterr() == ("", "")


def test_it_can_be_deleted_meanwhile(book: Logbook) -> None:
    log.info("one")
    book.path.unlink()
    log.info("two")
    assert text(book).count("\n") == 1


def test_two_programs_share_it(book: Logbook) -> None:
    with kept(book.path):
        log.info("heard by both")
    assert text(book).count("heard by both") == 2


def test_afterwards_nothing_is_written(tmp_path: Path) -> None:
    with kept(tmp_path / "log"):
        pass
    log.error("late")
    assert not (tmp_path / "log").exists()
