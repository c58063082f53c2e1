"""The diary is looked at before anything is written to it, and kept to its owner."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from coach.diary import integrity
from coach.diary.faults import Damaged, DiaryError, Newer
from coach.diary.integrity import log_of
from coach.diary.store import Store
from tests.diary.victim import MIGRATIONS, cramp, made_up

CRAMP = cramp(Random(1))  # noqa: S311
posix_only = pytest.mark.skipif(os.name != "posix", reason="these are POSIX's ways")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary that is closed."""
    path = tmp_path / "data" / "diary.sqlite3"
    with closing(Store(path, MIGRATIONS)) as store:
        store.fill(made_up(Random(2), 20))  # noqa: S311
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_look_writes_nothing_and_leaves_nothing(path: Path) -> None:
    before = files(path.parent)
    integrity.examine(path, MIGRATIONS)
    assert files(path.parent) == before


def test_a_newer_diary_with_changes_in_its_log_is_left_to_the_byte(path: Path, tmp_path: Path) -> None:
    open_elsewhere = tmp_path / "killed"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
        database.execute("CREATE TABLE later (what ANY) STRICT")
        shutil.copytree(path.parent, open_elsewhere, ignore=shutil.ignore_patterns("*-shm"))
    before = files(open_elsewhere)
    assert before["diary.sqlite3-wal"]
    with pytest.raises(
        Newer, match=r"^The diary in .* was written by a newer version of Calf Coach, which can open it\."
    ):
        Store(open_elsewhere / "diary.sqlite3", MIGRATIONS)
    after = files(open_elsewhere)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("table", ["sessions", "cramps", "nights", "choices"])
def test_a_diary_without_one_of_its_tables_is_damaged(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"DROP TABLE {table}")
    with pytest.raises(Damaged, match="its file is damaged"):
        Store(path, MIGRATIONS)


@pytest.mark.parametrize("version", [-1, 0, 1, 1000, 0x7FFFFFFF])
def test_a_version_that_cannot_be_is_damage(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    before = files(path.parent)
    with pytest.raises(Damaged):
        Store(path, MIGRATIONS)
    assert {name: content for name, content in files(path.parent).items() if content and "shm" not in name} == before


def test_an_index_that_lies_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name LIKE '%autoindex_nights%'").fetchone()
    content = bytearray(path.read_bytes())
    page = content[(root - 1) * 4096 : root * 4096]
    content[(root - 1) * 4096 : root * 4096] = page.replace(b"2026-11-2", b"2026-12-2")
    path.write_bytes(content)
    with pytest.raises(Damaged):
        integrity.examine(path, MIGRATIONS)
    assert path.read_bytes() == content


def test_an_empty_file_with_changes_in_its_log_is_damaged(path: Path, tmp_path: Path) -> None:
    inside = tmp_path / "killed"
    with closing(Store(path, MIGRATIONS)) as store:
        store.save_cramp(CRAMP)
        shutil.copytree(path.parent, inside, ignore=shutil.ignore_patterns("*-shm"))
    (inside / path.name).write_bytes(b"")
    log = log_of(inside / path.name).read_bytes()
    with pytest.raises(Damaged, match="has lost what was in it"):
        Store(inside / path.name, MIGRATIONS)
    assert log_of(inside / path.name).read_bytes() == log


@pytest.fixture
def turned_bad(path: Path) -> Iterator[Store]:
    """A diary that is open, with changes in its log, and whose file goes bad under it."""
    store = Store(path, MIGRATIONS)
    store.save_cramp(CRAMP)
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    yield store
    store.close()


def test_damage_found_while_it_is_open_stops_all_writing(turned_bad: Store) -> None:
    turned_bad._book = None
    before = {name: content for name, content in files(turned_bad.path.parent).items() if "shm" not in name}
    with pytest.raises(Damaged, match=r"^The diary's file is damaged, and nothing more is written to it\. Close "):
        turned_bad.book()
    with pytest.raises(DiaryError, match="nothing more is written to it"):
        turned_bad.save_cramp(replace(CRAMP, id="other"))
    turned_bad.close()
    after = files(turned_bad.path.parent)
    assert {name: after[name] for name in before} == before


@posix_only
def test_every_file_is_for_its_owner_alone_whatever_it_was(path: Path) -> None:
    path.chmod(0o644)
    old = os.umask(0)
    try:
        with closing(Store(path, MIGRATIONS)) as store:
            store.save_cramp(CRAMP)
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes == {"diary.sqlite3": 0o600, "diary.sqlite3-wal": 0o600, "diary.sqlite3-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@posix_only
def test_a_folder_that_has_gone_is_told_and_written_to_when_it_is_back(path: Path) -> None:
    with closing(Store(path, MIGRATIONS)) as store:
        before = store.book()
        away = path.parent.rename(path.parent.with_name("away"))
        with pytest.raises(DiaryError, match=r"^The diary is no longer in .*, so that could not be written\. Bring "):
            store.save_cramp(CRAMP)
        assert store.book() == before
        assert not path.parent.exists()
        away.rename(path.parent)
        store.save_cramp(CRAMP)
    with closing(Store(path, MIGRATIONS)) as store:
        assert CRAMP in store.book().cramps


@posix_only
def test_a_file_put_in_its_place_is_the_one_that_is_written_to(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    Store(other, MIGRATIONS).close()
    with closing(Store(path, MIGRATIONS)) as store:
        store.book()
        other.replace(path)
        for companion in path.parent.glob("*-*"):
            companion.unlink()
        store.save_cramp(CRAMP)
        assert store.book().cramps == (CRAMP,)


@posix_only
def test_the_log_of_a_file_put_in_its_place_is_left_alone(path: Path, tmp_path: Path) -> None:
    """SQLite deletes the log of a file that it closes, by its name."""
    new = tmp_path / "new.sqlite3"
    Store(new, MIGRATIONS).close()
    first, second = Store(path, MIGRATIONS), Store(path, MIGRATIONS)
    for store in (first, second):
        store.save_cramp(CRAMP)
    for companion in path.parent.glob("*-*"):
        companion.unlink()
    new.replace(path)
    with closing(Store(path, MIGRATIONS)) as third:
        third.save_cramp(CRAMP)
        log = log_of(path).stat().st_ino
        first.save_cramp(replace(CRAMP, id="other"))
        second.close()
        first.close()
        assert log_of(path).stat().st_ino == log
        assert {cramp.id for cramp in third.book().cramps} == {CRAMP.id, "other"}


@posix_only
def test_a_diary_that_can_only_be_read_is_read(tmp_path_factory: pytest.TempPathFactory, path: Path) -> None:
    """As somebody who is not root, whom no mode of a folder stops."""
    script = """
import os, sys
from pathlib import Path
from coach.diary.faults import DiaryError
from coach.diary.store import Store
from tests.diary.victim import MIGRATIONS, NOW
if os.geteuid() == 0:
    folder = Path(sys.argv[1]).parent
    os.chown(folder, 65_534, 65_534)
    os.setgid(65_534)
    os.setuid(65_534)
store = Store(Path(sys.argv[1]), Path(sys.argv[1]).parent / "migrations")
print(len(store.book().cramps))
try:
    store.delete(store.book().cramps[0])
except DiaryError as fault:
    print(fault)
print(len(store.book().cramps))
store.close()
"""
    folder = Path(shutil.copytree(path.parent, f"/tmp/read-only-{os.getpid()}"))  # noqa: S108  (others must reach it)
    try:
        shutil.copytree(MIGRATIONS, folder / "migrations")
        (folder / "migrations").chmod(0o755)
        (folder / path.name).chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", script, str(folder / path.name)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)
    assert done.stderr == ""
    first, told, last = done.stdout.splitlines()
    assert first == last == "21"
    assert (
        told == f"Nothing can be written to the diary in {folder}: it can only be read. What is in it stays as it is."
    )


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("ends", [True, False])
@pytest.mark.parametrize("moment", range(1, 7))
def test_a_diary_that_another_program_makes_meanwhile_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int, *, ends: bool, begun: bool
) -> None:
    new, size, looks = tmp_path / "new" / "diary.sqlite3", integrity._size, count(1)
    with ExitStack() as others:

        def other_writes(path: Path) -> int:
            if next(looks) == moment:
                monkeypatch.undo()
                other = others.enter_context(closing(Store(new, MIGRATIONS)))
                other.save_cramp(cramp(Random(1)))  # noqa: S311
                if ends:
                    others.close()
            return size(path)

        new.parent.mkdir()
        if begun:
            new.touch()
        monkeypatch.setattr(integrity, "_size", other_writes)
        integrity.examine(new, MIGRATIONS)
        assert moment > 2 or new.stat().st_size
