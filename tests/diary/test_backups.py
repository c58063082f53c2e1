"""A copy for each day on which something changed, and the way back."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from msgspec.structs import replace

from coach.diary import rows
from coach.diary.backups import UNDOABLE, Backup, Backups, at
from coach.diary.changes import Difference, differences
from coach.diary.entries import Book
from coach.diary.faults import Damaged, DiaryError, Newer
from coach.diary.store import Store
from tests.diary.victim import MIGRATIONS, NOW, cramp, made_up, session

DAY = timedelta(days=1)
CRAMP, SESSION = cramp(Random(1)), session(Random(2))  # noqa: S311


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "diary.sqlite3", MIGRATIONS)) as store:
        store.fill(made_up(Random(3), 10))  # noqa: S311
        yield store


@pytest.fixture
def backups(store: Store) -> Backups:
    return Backups(store.path, MIGRATIONS)


def make(backups: Backups, days: int = 0) -> Backup:
    backup = backups.make_daily(NOW + days * DAY)
    assert backup is not None
    return backup


def names(backups: Backups) -> list[str]:
    return sorted(path.name for path in backups.folder.iterdir())


def test_one_a_day_and_only_when_something_changed(store: Store, backups: Backups) -> None:
    assert make(backups).day == date(2026, 11, 23)
    store.save_cramp(CRAMP)
    assert backups.make_daily(NOW + timedelta(hours=3)) is None
    make(backups, 1)
    assert backups.make_daily(NOW + 2 * DAY) is None
    store.delete(CRAMP)
    make(backups, 3)
    assert names(backups) == [f"diary-2026-11-{day}.sqlite3" for day in (23, 24, 26)]


def test_a_correction_of_one_number_is_a_change(store: Store, backups: Backups) -> None:
    store.answer(date(2026, 11, 20), 1)
    make(backups)
    store.answer(date(2026, 11, 20), 2)
    make(backups, 1)


def test_it_is_the_diary_with_what_its_log_has_and_stands_by_itself(store: Store, backups: Backups) -> None:
    store.save_cramp(CRAMP)
    backup = make(backups)
    assert backups.read(backup) == store.book()
    assert names(backups) == [backup.path.name]
    with closing(Store(backup.path, MIGRATIONS)) as opened:
        assert opened.book() == store.book()


def test_they_are_for_their_owner_alone(store: Store, backups: Backups, tmp_path: Path) -> None:
    make(backups)
    backups.copy_to(tmp_path / "copy.sqlite3")
    assert backups.folder.stat().st_mode & 0o777 == 0o700
    for path in (*backups.folder.iterdir(), tmp_path / "copy.sqlite3"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_old_ones_go_and_others_files_stay(store: Store, backups: Backups) -> None:
    backups.folder.mkdir()
    for number in range(40):
        (backups.folder / f"diary-{NOW.date() + number * DAY}.sqlite3").write_bytes(b"")
    (backups.folder / "mine.sqlite3").write_bytes(b"mine")
    (backups.folder / "diary-2027-01-01.sqlite3.999999999.part").write_bytes(b"of a program that was killed")
    store.answer(date(2026, 11, 20), 50)
    make(backups, 40)
    days = [backup.day for backup in backups.all()]
    assert days == sorted(days, reverse=True)
    assert days[:7] == [date(2027, 1, 2) - number * DAY for number in range(7)]
    assert len(days) == 7 + 2 + 1  # Sundays before that, and November's last day; December's is among the seven
    assert (backups.folder / "mine.sqlite3").exists()
    assert not list(backups.folder.glob("*.part"))


def test_a_thread_of_its_own_makes_one_while_the_diary_is_written(store: Store, backups: Backups) -> None:
    found: list[Backup | None] = []
    thread = Thread(target=lambda: found.append(backups.make_daily(NOW)))
    thread.start()
    for number in range(20):
        store.save_cramp(replace(CRAMP, id=str(number)))
    thread.join()
    (backup,) = found
    assert backup is not None
    assert set(backups.read(backup).cramps) <= set(store.book().cramps)


def test_a_preview_counts_what_would_change_and_changes_nothing(store: Store, backups: Backups) -> None:
    backup = make(backups)
    before = store.book()
    store.save_cramp(CRAMP)
    store.delete(before.sessions[0])
    store.save_session(replace(before.sessions[1], note="slow"))
    now = store.book()
    found = backups.preview(backup, store)
    assert found == differences(now, before)
    assert (found.cramps, found.sessions) == (Difference(gone=1), Difference(new=1, changed=1))
    assert not found.nights
    assert store.book() == now


def test_restoring_is_undone_by_restoring_what_was(store: Store, backups: Backups) -> None:
    backup = make(backups)
    before = store.book()
    store.save_cramp(CRAMP)
    store.answer(date(2026, 11, 22), None)
    changed = store.book()
    undo = backups.restore(backup, store, NOW)
    assert store.book() == before
    again = backups.restore(undo, store, NOW)
    assert store.book() == changed
    assert again.path != undo.path
    assert {undo, again} == set(backups.undoable())
    assert [one.day for one in backups.all()] == [NOW.date()]
    for _ in range(5):
        backups.restore(backup, store, NOW)
    assert len(backups.undoable()) == UNDOABLE
    assert backups.read(backups.undoable()[0]) == before


def test_adding_what_is_missing_leaves_what_is_there(store: Store, backups: Backups) -> None:
    backup = make(backups)
    before = store.book()
    store.delete(before.cramps[0])
    store.save_session(replace(before.sessions[0], note="slow"))
    store.save_cramp(CRAMP)
    undo = backups.add_missing(backup, store, NOW)
    assert set(store.book().cramps) == {*before.cramps, CRAMP}
    assert "slow" in {one.note for one in store.book().sessions}
    backups.restore(undo, store, NOW)
    assert before.cramps[0] not in store.book().cramps


def test_a_back_up_of_an_older_version_can_be_restored(store: Store, backups: Backups, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "001-sessions.sql").write_bytes((MIGRATIONS / "001-sessions.sql").read_bytes())
    with closing(Store(old / "diary.sqlite3", old)) as older:
        older.save_session(SESSION)
    before = (old / "diary.sqlite3").read_bytes()
    backups.restore(at(old / "diary.sqlite3"), store, NOW)
    assert store.book() == Book(sessions=(SESSION,))
    assert (old / "diary.sqlite3").read_bytes() == before


def test_no_back_up_is_made_of_a_damaged_diary_and_none_is_let_go(store: Store, backups: Backups) -> None:
    for number in range(3):
        store.answer(date(2026, 11, 20), number)
        make(backups, number)
    (backups.folder / "diary-2020-01-01.sqlite3").write_bytes(b"")
    kept = names(backups)
    store.save_cramp(CRAMP)
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096 : 3 * 4096] = bytes(2 * 4096)
    store.path.write_bytes(content)
    with pytest.raises(Damaged, match=r"^No back-up was made, since the diary's file is damaged\. The earlier "):
        backups.make_daily(NOW + 20 * DAY)
    assert names(backups) == kept


def test_the_last_good_one_is_the_newest_that_is_whole(store: Store, backups: Backups) -> None:
    assert backups.last_good() is None
    first = make(backups)
    store.save_cramp(CRAMP)
    second = make(backups, 1)
    assert backups.last_good() == second
    second.path.write_bytes(second.path.read_bytes()[:5_000])
    assert backups.last_good() == first
    with pytest.raises(DiaryError):
        backups.preview(second, store)
    before = store.book()
    with pytest.raises(DiaryError):
        backups.restore(second, store, NOW)
    assert store.book() == before


def test_no_room_for_one_is_told_and_leaves_nothing(
    store: Store, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        DiaryError, match=r"^No back-up of the diary could be made: the disk is full\. The diary itself "
    ):
        backups.make_daily(NOW)
    assert names(backups) == []
    before = store.book()
    monkeypatch.undo()
    backup = make(backups)
    store.save_cramp(CRAMP)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiaryError, match="could be made"):
        backups.restore(backup, store, NOW)
    assert store.book() != before


def test_a_copy_elsewhere_is_whole_and_can_be_restored(store: Store, backups: Backups, tmp_path: Path) -> None:
    copy = tmp_path / "stick" / "copy.sqlite3"
    with pytest.raises(DiaryError, match=r"could not be written: .*\. Choose another folder\."):
        backups.copy_to(copy)
    copy.parent.mkdir()
    backups.copy_to(copy)
    assert [path.name for path in copy.parent.iterdir()] == ["copy.sqlite3"]
    before = store.book()
    store.replace(rows.tables(Book()))
    backups.restore(at(copy), store, NOW)
    assert store.book() == before
    with pytest.raises(DiaryError, match="That is the diary itself"):
        backups.copy_to(store.path)
    with pytest.raises(DiaryError, match="cannot be opened"):
        at(tmp_path / "nowhere.sqlite3")


def test_another_programs_file_is_no_back_up(store: Store, backups: Backups, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE sessions (id TEXT)")
        database.execute("PRAGMA user_version = 2")
    before = store.book()
    for content in (other.read_bytes(), b"a text that is no database" * 400, b""):
        other.write_bytes(content)
        with pytest.raises(DiaryError, match=r"^The file other\.sqlite3 cannot be opened: .*\.$"):
            backups.restore(at(other), store, NOW)
        assert store.book() == before


@pytest.mark.parametrize(("elsewhere", "called"), [(True, "The file copy"), (False, "The back-up diary-[0-9-]+")])
def test_one_of_a_newer_version_is_called_what_it_is(
    store: Store, backups: Backups, tmp_path: Path, elsewhere: bool, called: str
) -> None:
    backup = make(backups)
    if elsewhere:
        backup = at(backup.path.rename(tmp_path / "copy.sqlite3"))
    with closing(sqlite3.connect(backup.path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(Newer, match=f"^{called}\\.sqlite3 was written by a newer version of Calf Coach"):
        backups.restore(backup, store, NOW)


def test_it_counts_what_is_in_one(store: Store, backups: Backups) -> None:
    backup = make(backups)
    book = store.book()
    written = (book.sessions, book.cramps, book.answers, book.choices)
    assert backups.count(backup) == sum(map(len, written))
    backup.path.write_bytes(b"no diary at all, and rather short")
    with pytest.raises(DiaryError, match=r"^The back-up diary-.*\.sqlite3 cannot be opened"):
        backups.count(backup)


def test_what_fails_on_the_way_leaves_no_back_up_that_would_undo_it(store: Store, backups: Backups) -> None:
    before = store.book()

    def fail() -> None:
        with backups.keeping(NOW) as kept:
            kept.make()
            assert backups.read(kept.backup) == before
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert backups.undoable() == ()


def test_one_that_undoes_something_knows_its_hour(store: Store, backups: Backups) -> None:
    with backups.keeping(NOW) as kept:
        kept.make()
    assert backups.undoable() == (kept.backup,)
    assert kept.backup.at == NOW.time().replace(microsecond=0)


@pytest.mark.parametrize("act", [Backups.restore, Backups.add_missing])
def test_nobody_writes_between_the_copy_that_undoes_it_and_the_change(
    store: Store, backups: Backups, monkeypatch: pytest.MonkeyPatch, act: Callable[..., Backup]
) -> None:
    backup = make(backups)
    copy, refused = backups._copy, []

    def copied(path: Path, unlike: Path | None) -> bool:
        done = copy(path, unlike)
        with closing(sqlite3.connect(store.path, timeout=0)) as other:
            try:
                other.execute("INSERT INTO nights VALUES ('2026-11-19', 3)")
            except sqlite3.OperationalError as fault:
                refused.append(str(fault))
        return done

    monkeypatch.setattr(backups, "_copy", copied)
    act(backups, backup, store, NOW)
    assert refused == ["database is locked"]


def test_what_was_not_made_cannot_undo_anything(store: Store, backups: Backups) -> None:
    store.save_cramp(CRAMP)
    with backups.keeping(NOW) as kept, pytest.raises(LookupError):
        _ = kept.backup
    assert backups.undoable() == ()


def test_one_that_fails_takes_no_other_program_s_undo_away(store: Store, backups: Backups) -> None:
    def fail() -> None:
        with backups.keeping(NOW):
            mine.make()
            raise KeyError

    with backups.keeping(NOW) as mine, pytest.raises(KeyError):
        fail()
    assert backups.undoable() == (mine.backup,)
    with backups.keeping(NOW) as third:
        third.make()
    assert len(backups.undoable()) == 2
    store.save_cramp(CRAMP)


def test_a_change_that_cannot_be_undone_is_not_made(
    store: Store, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = make(backups)
    store.save_cramp(CRAMP)
    now = store.book()

    def full(*_: object, **__: object) -> bool:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(backups, "_copy", full)
    for act in (backups.restore, backups.add_missing):
        with pytest.raises(DiaryError, match="the disk is full"):
            act(backup, store, NOW)
    assert store.book() == now
    store.save_session(SESSION)  # and the diary can be written to


def unreadable(store: Store) -> int:
    count: int = store._database.execute("SELECT count(*) FROM cramps WHERE started_at = 'once'").fetchone()[0]
    return count


def test_what_cannot_be_read_is_brought_back_too(store: Store, backups: Backups) -> None:
    store.save_cramp(CRAMP)
    store._database.execute("UPDATE cramps SET started_at = 'once' WHERE id = ?", (CRAMP.id,))
    with_it = make(backups)
    store.delete(CRAMP)
    without_it = make(backups, 1)
    backups.restore(with_it, store, NOW)
    assert unreadable(store) == 1
    undo = backups.restore(without_it, store, NOW)
    assert unreadable(store) == 0
    backups.restore(undo, store, NOW)
    assert unreadable(store) == 1
    store.delete(CRAMP)
    backups.add_missing(with_it, store, NOW)
    assert unreadable(store) == 1


def test_of_one_that_cannot_be_read_the_back_up_that_has_it_whole_is_taken(store: Store, backups: Backups) -> None:
    store.save_cramp(CRAMP)
    backup = make(backups)
    store._database.execute(
        "UPDATE cramps SET started_at = 'once', note = CAST(x'e9' AS TEXT) WHERE id = ?", (CRAMP.id,)
    )
    backups.add_missing(backup, store, NOW)
    assert unreadable(store) == 0
    assert CRAMP in store.book().cramps


def test_letters_that_are_none_make_no_back_up_useless(store: Store, backups: Backups) -> None:
    store.save_cramp(CRAMP)
    store._database.execute("UPDATE cramps SET note = CAST(x'77e96b65' AS TEXT) WHERE id = ?", (CRAMP.id,))
    backup = make(backups)
    store.delete(CRAMP)
    backups.restore(backup, store, NOW)
    assert "w\ufffdke" in {cramp.note for cramp in store.book().cramps}
