"""Faults of the program itself: told by type and place, counted, and never with a word of the person's."""

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from coach import faults
from coach.diary.faults import DiaryError
from coach.faults import MOST, Faults, described, watched
from coach.routine.loader import load

NOTE = "zebra-crossing at 3 a.m."


class Cramp(msgspec.Struct):
    severity: int


def raised(act: Callable[[], object]) -> Exception:
    try:
        act()
    except Exception as fault:  # noqa: BLE001
        return fault
    raise AssertionError("nothing was raised")


def with_note_in_hand(note: str) -> None:
    nothing: dict[str, int] = {}
    nothing[note]


def led_to_another() -> None:
    try:
        Path(NOTE).read_text()
    except OSError as fault:
        fault.add_note(NOTE)
        raise DiaryError(NOTE) from fault


@pytest.mark.parametrize(
    "act",
    [
        lambda: with_note_in_hand(NOTE),
        lambda: int(NOTE),
        (NOTE + "\ud800").encode,
        lambda: getattr(object(), NOTE),
        lambda: msgspec.convert({"severity": NOTE}, Cramp),
        lambda: Path(NOTE).read_text(),
        lambda: eval(f"'{NOTE}'/1"),  # noqa: S307
        lambda: eval(compile(f"'{NOTE}'/1", NOTE, "eval")),  # noqa: S307
        led_to_another,
    ],
)
def test_nothing_of_the_person_is_told(act: Callable[[], object]) -> None:
    found = Faults()
    found.take(raised(act))
    assert "zebra" not in found.report()


def test_it_tells_type_and_place(tmp_path: Path) -> None:
    def look() -> None:
        (tmp_path / "gone").read_text()

    told = described(raised(look)).text
    assert told.startswith("FileNotFoundError (ENOENT)\n")
    assert "test_faults.py" in told
    assert "  python3" in told  # from the standard library on: pathlib
    assert "pathlib" in told
    assert str(tmp_path) not in told
    assert str(faults.PACKAGE) not in told


def test_the_program_is_told_from_its_package_on() -> None:
    told = described(raised(lambda: load(Path("nowhere.toml")))).text
    assert "  coach/routine/loader.py:" in told


def test_what_led_to_it_is_told_too() -> None:
    told = described(raised(led_to_another)).text.splitlines()
    assert told[0] == "coach.diary.faults.DiaryError"
    assert "caused by FileNotFoundError (ENOENT)" in told


def test_a_long_way_is_cut_in_the_middle() -> None:
    def deeper() -> None:
        deeper()

    told = described(raised(deeper)).text.splitlines()
    assert len(told) == 2 * faults.PLACES + 2
    assert any("more)" in line for line in told)


def test_the_same_fault_only_counts_up(caplog: pytest.LogCaptureFixture) -> None:
    found, came = Faults(), []
    found.came = lambda: came.append(1)
    with caplog.at_level(logging.ERROR, "coach"):
        for _ in range(1_234):
            found.take(raised(lambda: with_note_in_hand(NOTE)))
    assert len(came) == 1
    assert "Fault 1, 1234 times" in found.report()
    assert len(caplog.records) == 4  # 1, 10, 100, 1000


def test_a_storm_of_different_faults_stays_small() -> None:
    found, came = Faults(), []
    found.came = lambda: came.append(1)
    for number in range(100):
        place = "\n" * number + "1 / 0"
        found.take(raised(lambda place=place: exec(place)))  # type: ignore[misc]  # noqa: S102
    assert len(came) == MOST
    assert found.report().count("ZeroDivisionError") == MOST


def test_a_fault_in_telling_goes_no_further() -> None:
    found = Faults()
    times = []

    def came() -> None:
        times.append(1)
        fault = raised(lambda: int("x"))
        found.take(fault)
        raise fault

    found.came = came
    found.take(raised(lambda: int("y")))
    found.take(raised(lambda: with_note_in_hand("")))
    assert len(times) == 2


class Odd(Exception):  # noqa: N818
    @property
    def errno(self) -> int:
        raise RuntimeError(NOTE)

    def __str__(self) -> str:
        raise RuntimeError(NOTE)


def test_a_fault_that_cannot_be_looked_at_disturbs_nobody() -> None:
    Faults().take(raised(lambda: (_ for _ in ()).throw(Odd())))


@pytest.fixture
def found() -> Iterator[Faults]:
    found = Faults()
    with watched(found):
        yield found


def test_a_thread_that_fails_is_noticed(found: Faults) -> None:
    thread = threading.Thread(target=with_note_in_hand, args=(NOTE,))
    thread.start()
    thread.join()
    assert "KeyError" in found.report()


def test_what_is_raised_in_passing_is_only_logged(found: Faults, caplog: pytest.LogCaptureFixture) -> None:
    class Leaving:
        def __del__(self) -> None:
            raise ValueError(NOTE)

    with caplog.at_level(logging.WARNING, "coach"):
        Leaving()
        gc.collect()
    assert "tidied away" in caplog.text
    assert "ValueError" not in found.report()


def test_afterwards_all_is_as_before() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with watched(Faults()):
        assert sys.excepthook is not before[0]
    assert before == (sys.excepthook, threading.excepthook, sys.unraisablehook)


def test_what_nobody_caught_is_noticed_and_not_printed(tmp_path: Path) -> None:
    program = """
import sys, threading
from pathlib import Path
from coach.faults import Faults, watched
from coach.logbook import kept
found = Faults()
class Leaving:
    def __del__(self):
        raise ValueError("zebra")
def fail():
    raise KeyError("zebra")
with kept(Path(sys.argv[1])), watched(found):
    threading.Thread(target=fail).start()
    Leaving()
    try:
        fail()
    except KeyError:
        sys.excepthook(*sys.exc_info())
found.take(RuntimeError("zebra"))
print(found.report())
"""
    ran = subprocess.run([sys.executable, "-c", program, tmp_path / "log"], capture_output=True, text=True, check=True)
    assert "Fault 1, 2 times\nKeyError\n" in ran.stdout
    assert "ValueError" in (tmp_path / "log").read_text()
    assert ran.stderr == ""
    assert "zebra" not in ran.stdout + (tmp_path / "log").read_text()
