"""The diary outlives kills, damage, a full disk and other versions; `tests.benchmarks.survival` does it at length."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from coach.diary.entries import Book
from coach.diary.store import Store
from tests.diary import victim
from tests.diary.victim import AT_ONCE, MIGRATIONS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="it takes POSIX to be killed so")


@pytest.mark.parametrize(
    ("kills", "damaged", "full"),
    [
        pytest.param(len(victim.STORIES), 8, 1, id="a little"),
        pytest.param(4 * len(victim.STORIES), 80, 4, id="much", marks=pytest.mark.thorough),
    ],
)
def test_it_survives(tmp_path: Path, kills: int, damaged: int, full: int) -> None:
    """In memory where there is room for files in it: a kill does not care, and the tests are quicker."""
    memory = Path("/dev/shm")  # noqa: S108
    place = memory if os.access(memory, os.W_OK) else tmp_path
    command = [sys.executable, "-m", "tests.benchmarks.survival", "--seed=7"]
    command += [f"--kills={kills}", "--life=0.05", f"--damaged={damaged}", f"--full={full}", "--no-mount"]
    done = subprocess.run(
        command, env={**os.environ, "TMPDIR": str(place)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"kills: {kills}, " in done.stdout
    assert f"damaged: {damaged}, " in done.stdout
    assert "disk full, " in done.stdout


@pytest.mark.parametrize(
    "said", ["session s 3", "cramp c", "night 2000-01-03", "batch b0", "session other 1", "begun f0"]
)
def test_what_is_lost_is_noticed(tmp_path: Path, said: str) -> None:
    dice = Random(1)  # noqa: S311
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    store.save_session(replace(victim.session(dice), id="s", repetitions=2))
    store.answer(date(2000, 1, 3), 6)
    store.save_session(replace(victim.session(dice), id=victim.in_batch("f0", AT_ONCE - 1)))
    store.close()
    kept = ["session s 2"]
    assert list(victim.faults(tmp_path, kept, Book())) == []
    assert len(list(victim.faults(tmp_path, [*kept, said], Book()))) == 1
