"""After everything is deleted nothing of the diary is left, and nothing of anybody else is gone."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from coach.diary.backups import Backups
from coach.diary.erasing import belongings, erase
from coach.diary.faults import DiaryError
from coach.diary.opening import open_diary
from coach.diary.store import Store
from tests.diary.victim import MIGRATIONS, NOW, made_up

OTHERS = ("settings.json", "letter.sqlite3", "backups/mine.txt")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary that has been damaged, rescued, backed up, restored and left open by a kill."""
    path = tmp_path / "diary.sqlite3"
    with closing(Store(path, MIGRATIONS)) as store:
        store.fill(made_up(Random(1), 60))  # noqa: S311
    content = bytearray(path.read_bytes())
    content[4096 : 2 * 4096] = bytes(4096)
    path.write_bytes(content)
    backups = Backups(path, MIGRATIONS)
    with closing(open_diary(path, MIGRATIONS, NOW).store) as store:
        backup = backups.make_daily(NOW)
        assert backup is not None
        backups.restore(backup, store, NOW)
    for left in ("diary.sqlite3-wal", "diary.sqlite3-shm", "diary.sqlite3.rescued-2026", "diary.sqlite3.part"):
        (tmp_path / left).write_bytes(b"left")
    return path


def test_nothing_is_left(path: Path) -> None:
    assert len(belongings(path)) == 9
    erase(path)
    assert list(path.parent.iterdir()) == []
    erase(path)


def test_what_is_others_stays(path: Path) -> None:
    for name in OTHERS:
        (path.parent / name).write_bytes(b"mine")
    erase(path)
    left = [str(file.relative_to(path.parent)) for file in path.parent.rglob("*") if file.is_file()]
    assert sorted(left) == sorted(OTHERS)


def test_what_cannot_be_deleted_is_told_and_the_rest_goes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self == path:
            raise PermissionError(13, "Permission denied")
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(DiaryError, match=r"^Not everything .* \(diary\.sqlite3: permission denied\)\. Try again\.$"):
        erase(path)
    assert belongings(path) == (path,)
