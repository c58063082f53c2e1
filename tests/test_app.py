"""A fault of the program on the command line: one sentence and 1, and the log says the rest."""

import sys
from pathlib import Path

import pytest

from coach import terminal
from coach.app import COULD_NOT, DONE, main
from coach.diary.faults import DiaryError

NOTE = "zebra-crossing"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError(NOTE)

    monkeypatch.setattr(terminal, "print_plan", fail)


@pytest.mark.usefixtures("broken")
def test_a_fault_is_one_sentence_and_the_log_says_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.excepthook
    assert main(["plan", "--data-dir", str(tmp_path)]) == COULD_NOT
    out, err = capsys.readouterr()
    log = tmp_path / "calf-coach.log"
    assert out == ""
    assert err.count("\n") == 1
    assert str(log) in err
    assert "kept" in err
    told = log.read_text("utf-8")
    assert "KeyError" in told
    assert "coach/commands/plan.py" in told
    assert NOTE not in err + told
    assert sys.excepthook is before


@pytest.mark.usefixtures("broken")
def test_without_a_log_it_is_a_sentence_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "calf-coach.log").mkdir()
    assert main(["plan", "--data-dir", str(tmp_path)]) == COULD_NOT
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "calf-coach.log" not in err


def test_what_cannot_be_done_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DiaryError("The disk is full.")

    monkeypatch.setattr(terminal, "print_plan", refuse)
    assert main(["plan", "--data-dir", str(tmp_path)]) == COULD_NOT
    assert capsys.readouterr().err == "The disk is full.\n"
    assert not (tmp_path / "calf-coach.log").exists()


def test_where_all_goes_well_there_is_no_log(tmp_path: Path) -> None:
    assert main(["plan", "--data-dir", str(tmp_path)]) == DONE
    assert not (tmp_path / "calf-coach.log").exists()
