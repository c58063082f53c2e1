"""A look at the diary takes no lock away from those who have it open: two programs on one file lose nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach import places
from coach.diary import integrity
from coach.diary.archive import Archive
from coach.diary.store import Store

MIGRATIONS = places.resources() / "migrations"
#: Another program that opens a diary that it is told, writes a night's answer, and closes it.
OTHER = """
import sys
from datetime import date
from pathlib import Path
from coach.diary.store import Store
for night in sys.stdin:
    store = Store(Path(sys.stdin.readline().strip()), Path(sys.argv[1]))
    store.answer(date.fromisoformat(night.strip()), 2)
    store.close()
    print("written", flush=True)
"""


@pytest.fixture(scope="module")
def other_writes() -> Iterator[Callable[[Path, str], None]]:
    """Give what has the other program write; it has no file open before it does, and none after."""
    command = (sys.executable, "-c", OTHER, str(MIGRATIONS))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:

        def write(diary: Path, night: str) -> None:
            assert other.stdin
            assert other.stdout
            other.stdin.write(f"{night}\n{diary}\n")
            other.stdin.flush()
            assert other.stdout.readline() == "written\n"

        yield write


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite3"


@pytest.fixture
def store(diary: Path) -> Iterator[Store]:
    with closing(Store(diary, MIGRATIONS)) as store:
        store.answer(date(2026, 1, 1), 1)
        yield store


@pytest.fixture
def archive(diary: Path, store: Store) -> Archive:
    return Archive(diary, MIGRATIONS, lambda: datetime(2026, 1, 9, 9, tzinfo=UTC))


@pytest.mark.parametrize("what", ["compare", "put back", "add", "copy", "examine", "bring in"])
def test_what_two_programs_write_after_a_look_is_kept(
    diary: Path,
    store: Store,
    archive: Archive,
    other_writes: Callable[[Path, str], None],
    what: str,
    tmp_path: Path,
) -> None:
    backup = archive.make_daily()
    assert backup
    match what:
        case "compare":
            archive.compare(backup)
        case "put back":
            archive.put_back(backup)
        case "add":
            archive.add_missing(backup)
        case "copy":
            archive.copy_to(tmp_path / "copy.sqlite3")
            assert archive.copy_from(diary) is None
        case "examine":
            integrity.examine(diary, MIGRATIONS, open_here=True)
        case "bring in":
            arriving = archive.arriving(diary)
            for _ in arriving.look():
                pass
            arriving.close()
            assert arriving.preview.refused
    other_writes(diary, "2026-01-02")
    store.answer(date(2026, 1, 3), 3)
    other_writes(diary, "2026-01-04")
    assert sorted(night.day for night in store.book().answers) == [1, 2, 3, 4]
    store.close()
    with closing(Store(diary, MIGRATIONS)) as again:
        assert sorted(night.day for night in again.book().answers) == [1, 2, 3, 4]
