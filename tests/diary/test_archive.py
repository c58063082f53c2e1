"""The diary's files, looked at and changed while the window has the diary open."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from coach.diary.archive import Archive, Kept
from coach.diary.backups import Backup
from coach.diary.faults import DiaryError
from coach.diary.store import Store
from tests.diary.victim import MIGRATIONS, NOW, cramp, made_up

CRAMP = cramp(Random(1))  # noqa: S311


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "diary.sqlite3", MIGRATIONS)) as store:
        store.fill(made_up(Random(3), 10))  # noqa: S311
        yield store


@pytest.fixture
def archive(store: Store) -> Archive:
    return Archive(store.path, MIGRATIONS, lambda: NOW)


@pytest.fixture
def backup(archive: Archive) -> Backup:
    made = archive.make_daily()
    assert made is not None
    return made


def test_a_list_says_how_much_is_in_each_and_which_cannot_be_opened(archive: Archive, backup: Backup) -> None:
    assert archive.kept() == (Kept(backup, 10 + 11 + 20 + 4),)
    assert archive.last_made() == NOW.date()
    backup.path.write_bytes(b"\0" * 40)
    assert archive.kept() == (Kept(backup, None),)


def test_there_is_no_list_without_a_folder(tmp_path: Path) -> None:
    nowhere = Archive(tmp_path / "gone" / "diary.sqlite3", MIGRATIONS, lambda: NOW)
    assert (nowhere.kept(), nowhere.last_made()) == ((), None)


def test_what_is_put_back_on_another_thread_is_seen_by_the_open_diary(
    store: Store, archive: Archive, backup: Backup
) -> None:
    then = store.book()
    store.save_cramp(CRAMP)
    found: list[Backup] = []
    assert archive.compare(backup).cramps.gone == 1
    thread = Thread(target=lambda: found.append(archive.put_back(backup)))
    thread.start()
    thread.join()
    assert store.book() == then
    archive.put_back(found[0])
    assert CRAMP in store.book().cramps


def test_adding_what_is_missing_takes_nothing_away(store: Store, archive: Archive, backup: Backup) -> None:
    gone = store.book().sessions[0]
    store.delete(gone)
    store.save_cramp(CRAMP)
    archive.add_missing(backup)
    assert gone in store.book().sessions
    assert CRAMP in store.book().cramps


def test_no_new_diary_is_begun_where_the_old_one_is_gone(store: Store, archive: Archive, backup: Backup) -> None:
    store.close()
    store.path.unlink()
    for act in (archive.compare, archive.put_back, archive.add_missing):
        with pytest.raises(DiaryError, match="no longer"):
            act(backup)
    assert not store.path.exists()


def test_a_copy_from_elsewhere_is_told_from_a_file_of_text(archive: Archive, store: Store, tmp_path: Path) -> None:
    copy, text = tmp_path / "stick.sqlite3", tmp_path / "diary.json"
    archive.copy_to(copy)
    text.write_text("{}")
    found = archive.copy_from(copy)
    assert found is not None
    assert not archive.compare(found)
    assert archive.copy_from(text) is None
    with pytest.raises(DiaryError):
        archive.copy_from(tmp_path / "nothing")


def test_after_the_end_no_back_up_is_made_any_more(store: Store, archive: Archive, backup: Backup) -> None:
    store.close()
    archive.erase()
    assert not list(store.path.parent.rglob("*.sqlite3*"))
    archive._now = lambda: NOW + timedelta(days=1)
    assert archive.make_daily() is None
    assert not list(store.path.parent.iterdir())
