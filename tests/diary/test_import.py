"""Files that are taken into the diary: all of each or nothing."""

import io
import json
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from coach import places
from coach.diary import imports, integrity, merge
from coach.diary.faults import DiaryError
from coach.diary.imports import Import, Preview, RefusedFile
from coach.diary.merge import Tally
from coach.diary.pieces import Unreadable
from coach.diary.store import Store
from tests.diary.spoiling import LISTS, document, spoilt
from tests.diary.taking_in import (
    DOCUMENT,
    ID,
    SESSION,
    check_whole,
    content,
    new_diary,
    take_in,
    with_one,
    write,
)
from tests.diary.writing_out import export

MIGRATIONS = places.resources() / "migrations"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return new_diary(tmp_path / "diary.sqlite3")


@pytest.fixture
def full(diary: Path) -> Path:
    """Give a diary that has the document in it."""
    take_in(write(diary.with_name("first.json"), DOCUMENT), diary)
    return diary


def test_a_file_goes_in_and_comes_out_again(diary: Path, tmp_path: Path) -> None:
    preview = take_in(write(tmp_path / "in.json", DOCUMENT), diary)
    assert preview.tallies == {name: Tally(new=1) for name in LISTS}
    assert preview.total == Tally(new=4)
    export(diary, tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_bytes()) == DOCUMENT


def test_the_same_file_again_changes_nothing(full: Path, tmp_path: Path) -> None:
    before = content(full)
    assert take_in(tmp_path / "first.json", full).total == Tally(same=4)
    assert content(full) == before


def test_a_store_that_is_open_sees_what_was_taken_in(diary: Path, tmp_path: Path) -> None:
    store = Store(diary, MIGRATIONS)
    assert store.book().sessions == ()
    take_in(write(tmp_path / "in.json", DOCUMENT), diary)
    (session,) = store.book().sessions
    assert (session.id, session.started_at.isoformat()) == (ID, SESSION["started_at"])
    store.close()


@pytest.mark.parametrize("steps", range(1, 8))
def test_whoever_stops_on_the_way_has_changed_nothing(
    full: Path, tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "AT_ONCE", 2)
    monkeypatch.setattr(merge, "AT_ONCE", 2)
    file = write(tmp_path / "in.json", document(random.Random(4), most=40))  # noqa: S311  (nothing secret)
    before = content(full)
    stop_after(file, full, look=steps, take_in=0)
    stop_after(file, full, look=99, take_in=steps)
    assert content(full) == before
    assert take_in(file, full).total.new > 20


def stop_after(file: Path, diary: Path, *, look: int, take_in: int) -> None:
    with closing(Import(file, diary)) as coming:
        for walk, steps in ((coming.look(), look), (coming.take_in(), take_in)):
            for _, _ in zip(range(steps), walk, strict=False):
                pass
            walk.close()


def test_word_of_the_work_goes_up_to_one(diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "AT_ONCE", 2)
    monkeypatch.setattr(merge, "AT_ONCE", 2)
    file = write(tmp_path / "in.json", document(random.Random(4), most=40))  # noqa: S311  (nothing secret)
    with closing(Import(file, diary)) as coming:
        for shares in (list(coming.look()), list(coming.take_in())):
            assert all(0 <= one <= other for one, other in pairwise(shares))
            assert len(shares) > 8
            assert shares[-1] == pytest.approx(1)


def test_a_diary_that_another_program_holds_stays_as_it_was(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "PATIENCE_S", 0)
    before = content(full)
    file = write(tmp_path / "in.json", with_one("nights", night="2026-01-01"))
    with closing(sqlite3.connect(full, isolation_level=None)) as other, closing(Import(file, full)) as coming:
        other.execute("BEGIN IMMEDIATE")
        assert list(coming.look())
        with pytest.raises(DiaryError, match="another program is busy with it"):
            list(coming.take_in())
        other.execute("ROLLBACK")
        assert content(full) == before
        list(coming.take_in())
    assert content(full) != before


def test_what_is_refused_cannot_be_taken_in(diary: Path, tmp_path: Path) -> None:
    with closing(Import(tmp_path / "nowhere.json", diary)) as coming:
        list(coming.look())
        assert coming.preview == Preview(refused=(imports.Fault("", "cannot be read: No such file or directory"),))
        with pytest.raises(RefusedFile, match=r"^.*nowhere\.json was not taken in, and the diary is as it was: it "):
            list(coming.take_in())


@pytest.fixture(params=["folder", "pipe", "device", "too long", "empty"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    path = tmp_path / "in.json"
    match request.param:
        case "folder":
            path.mkdir()
            yield path, "it cannot be read"
        case "pipe" | "device" if os.name != "posix":
            pytest.skip("there are none here")
        case "pipe":
            os.mkfifo(path)
            yield path, "it is no file with text in it"
        case "device":
            yield Path("/dev/zero"), "it is no file with text in it"
        case "too long":
            path.touch()
            os.truncate(path, imports.LONGEST_FILE + 1)  # takes no room on the disk
            yield path, "it is longer than 600 MB"
        case "empty":
            path.touch()
            yield path, "it ends too early (line 1)"


def test_what_is_no_file_to_read_is_refused_at_once(diary: Path, no_file: tuple[Path, str]) -> None:
    path, said = no_file
    (fault,) = take_in(path, diary).refused
    assert str(fault).startswith(said)


def test_a_file_that_grows_is_read_to_a_certain_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "LONGEST_FILE", 5)
    source = imports._Source(io.BytesIO(b"123456"), size=0)
    assert [source.read(3), source.share, source.read(2)] == [b"123", 1.0, b"45"]
    with pytest.raises(Unreadable, match="is longer than 0 MB"):
        source.read(1)


def test_more_entries_than_can_be_are_refused(diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "MOST_ENTRIES", 3)
    monkeypatch.setattr(imports, "AT_ONCE", 1)
    (fault,) = take_in(write(tmp_path / "in.json", DOCUMENT), diary).refused
    assert str(fault) == "it has more than 3 entries"


def test_spoilt_files_go_in_wholly_or_not_at_all(diary: Path, tmp_path: Path) -> None:
    dice = random.Random(20_261_123)  # noqa: S311  (nothing secret)
    refused, before = 0, content(diary)
    for _ in range(200):
        file = tmp_path / "in.json"
        file.write_bytes(spoilt(dice))
        preview, before = check_whole(file, diary, before)
        refused += bool(preview.refused)
    assert 100 < refused < 180
    assert all(before.values())
