"""What a killed program leaves beside a copy: let go by the next one, and nothing else with it."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coach.diary.backups import Backups
from coach.diary.store import Store
from coach.diary.torn import forget_torn
from tests.diary.victim import MIGRATIONS, NOW

NAME = "calf-coach-diary-2026-11-23.sqlite3"
#: Copies the diary, and dies once the part is there.
KILLED = """
import os, sys
from pathlib import Path
from coach.diary import backups
backups.integrity.connect = lambda *_: os.kill(os.getpid(), 9)
backups.Backups(Path(sys.argv[1]), Path(sys.argv[2])).copy_to(Path(sys.argv[3]))
"""


@pytest.fixture(scope="module")
def gone() -> int:
    """Give the number of a process that was there and has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def test_what_a_gone_process_has_left_of_the_same_name_goes(tmp_path: Path, gone: int) -> None:
    torn = [tmp_path / f"{NAME}.{gone}.part{more}" for more in ("", "-journal", "-wal", "-shm")]
    others = [
        tmp_path / name
        for name in (
            NAME,
            f"{NAME}.{os.getpid()}.part",
            f"{NAME}.{os.getppid()}.part",
            f"other.sqlite3.{gone}.part",
            f"my {NAME}.{gone}.part",
            f"{NAME}.{gone}.part.txt",
            f"{NAME}.{gone}.partly",
            f"{NAME}.mine.part",
            f"{NAME}.part",
            f"{NAME}.9999999999.part",  # a number that no process has
        )
    ]
    for file in (*torn, *others):
        file.write_text("x")
    forget_torn(tmp_path / NAME)
    assert sorted(tmp_path.iterdir()) == sorted(others)


def test_a_folder_that_is_not_there_and_what_cannot_be_deleted_cost_nothing(tmp_path: Path, gone: int) -> None:
    forget_torn(tmp_path / "nowhere" / NAME)
    stays = tmp_path / f"{NAME}.{gone}.part"
    stays.mkdir()
    forget_torn(tmp_path / NAME)
    assert stays.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="a program is killed by a signal")
def test_a_copy_after_one_that_was_killed_leaves_nothing_but_itself(tmp_path: Path) -> None:
    diary, stick = tmp_path / "diary.sqlite3", tmp_path / "stick"
    stick.mkdir()
    with closing(Store(diary, MIGRATIONS)):
        subprocess.run([sys.executable, "-c", KILLED, diary, MIGRATIONS, stick / NAME], check=False, timeout=40)
        (torn,) = stick.iterdir()
        assert torn.name.endswith(".part")
        Backups(diary, MIGRATIONS).copy_to(stick / NAME)
    assert [file.name for file in stick.iterdir()] == [NAME]


def test_a_daily_back_up_deletes_what_gone_programs_left_and_nothing_of_those_that_live(
    tmp_path: Path, gone: int
) -> None:
    diary = tmp_path / "diary.sqlite3"
    backups = Backups(diary, MIGRATIONS)
    backups.folder.mkdir()
    torn, living = (backups.folder / f"{NAME}.{number}.part" for number in (gone, os.getppid()))
    for file in (torn, living):
        file.write_text("x")
    with closing(Store(diary, MIGRATIONS)):
        assert backups.make_daily(NOW)
    assert not torn.exists()
    assert living.exists()
