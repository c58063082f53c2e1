"""Files that leave the program: whole or not at all, and the same however the diary is read."""

import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import places
from coach.diary import export as module
from coach.diary.demo import made_up
from coach.diary.entries import Book, Cramp, Place, Session
from coach.diary.export import Export, Steps, json_steps, table_steps
from coach.diary.faults import DiaryError
from coach.diary.store import Store
from tests.diary.taking_in import content, new_diary, take_in
from tests.diary.test_diaries import cramps, per_day, sessions
from tests.diary.writing_out import export, write_json

MIGRATIONS = places.resources() / "migrations"
BOOK = made_up(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), per_day)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with closing(Store(folder / "diary.sqlite3", MIGRATIONS)) as store:
        store.fill(BOOK)
        store.choose(date(2026, 11, 20), 1)
    return folder / "diary.sqlite3"


def book(diary: Path) -> Book:
    with closing(Store(diary, MIGRATIONS)) as store:
        return store.book()


@settings(max_examples=30)
@given(st.lists(cramps, max_size=3), st.lists(sessions, max_size=3), st.dictionaries(st.dates(), st.integers(0, 9)))
def test_written_entry_by_entry_it_is_one_document(
    tmp_path_factory: pytest.TempPathFactory, some: list[Cramp], done: list[Session], numbers: dict[date, int]
) -> None:
    file = tmp_path_factory.mktemp("export") / "diary.json"
    book = Book(tuple(done), tuple(some), numbers, numbers)
    write_json(book, file)
    written = msgspec.json.decode(file.read_bytes())
    assert file.read_bytes() == msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"
    assert list(written) == ["format", "version", "sessions", "cramps", "nights", "choices"]
    assert [entry["note"] for entry in written["sessions"]] == [session.note for session in done]
    assert [entry["note"] for entry in written["cramps"]] == [cramp.note for cramp in some]
    assert [entry["cramps"] for entry in written["nights"]] == list(numbers.values())


def test_the_diarys_file_gives_what_its_book_gives(diary: Path, tmp_path: Path) -> None:
    assert export(diary, tmp_path / "from-file.json") == 0
    write_json(book(diary), tmp_path / "from-book.json")
    written = (tmp_path / "from-file.json").read_bytes()
    assert written == (tmp_path / "from-book.json").read_bytes()
    assert written.count(b'"slot"') == len(BOOK.sessions)


def test_what_was_written_can_be_taken_in(diary: Path, tmp_path: Path) -> None:
    export(diary, tmp_path / "diary.json")
    other = new_diary(tmp_path / "other.sqlite3")
    take_in(tmp_path / "diary.json", other)
    export(other, tmp_path / "again.json")
    again, first = (msgspec.json.decode((tmp_path / name).read_bytes()) for name in ("again.json", "diary.json"))
    for entry in (*first["sessions"], *first["cramps"]):
        entry["id"] = str(uuid.UUID(entry["id"]))  # in its usual spelling
    assert again == first


def test_an_entry_that_cannot_be_read_is_counted_and_left_out(diary: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(diary)) as database, database:
        database.execute("UPDATE cramps SET started_at = 'damaged' WHERE id = ?", (BOOK.cramps[3].id,))
    assert export(diary, tmp_path / "diary.json") == 1
    written = msgspec.json.decode((tmp_path / "diary.json").read_bytes())
    assert len(written["cramps"]) == len(BOOK.cramps) - 1


@pytest.mark.parametrize("name", ["diary.json", "diary.csv", "DIARY.JSON"])
def test_it_is_for_its_owner_alone(diary: Path, tmp_path: Path, name: str) -> None:
    export(diary, tmp_path / name)
    if os.name == "posix":
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"data", name}


@pytest.mark.parametrize("name", ["diary.docx", "diary", "json"])
def test_another_format_is_refused(diary: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"\.json, \.csv or \.pdf"):
        export(diary, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.fixture
def torn(diary: Path) -> None:
    """Let the diary turn out to be damaged half-way: the table that comes last is another."""
    with closing(sqlite3.connect(diary)) as database, database:
        database.execute("ALTER TABLE choices RENAME COLUMN sessions_per_day TO torn")


@pytest.mark.usefixtures("torn")
def test_a_fault_on_the_way_leaves_the_file_that_was_there(diary: Path, tmp_path: Path) -> None:
    (tmp_path / "diary.json").write_text("older")
    with pytest.raises(DiaryError, match="The diary cannot be read"):
        export(diary, tmp_path / "diary.json")
    assert (tmp_path / "diary.json").read_text() == "older"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "diary.json"}


def test_a_full_disk_leaves_the_file_that_was_there(
    diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "diary.csv").write_text("older")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        export(diary, tmp_path / "diary.csv")
    assert (tmp_path / "diary.csv").read_text() == "older"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "diary.csv"}


def test_an_export_is_of_one_moment(diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written down while it goes on is not in it."""
    export(diary, tmp_path / "before.json")
    form = module._FORMATS[".json"]
    late = Cramp("6f9619ff-8b86-d011-b42d-00cf4fc964ff", datetime(2026, 11, 23, 9, 0, tzinfo=UTC), Place.CALF)

    def with_one_more(lists: module.Lists, file: BinaryIO) -> Generator[None, None, None]:
        with closing(Store(diary, MIGRATIONS)) as store:
            store.save_cramp(late)
        yield from form.write(lists, file)

    monkeypatch.setitem(module._FORMATS, ".json", replace(form, write=with_one_more))
    with closing(Store(diary, MIGRATIONS)):
        export(diary, tmp_path / "meanwhile.json")
    assert late.id in content(diary)["cramps"]
    assert (tmp_path / "meanwhile.json").read_bytes() == (tmp_path / "before.json").read_bytes()


WAYS: dict[str, Callable[[Path, Path], Steps]] = {
    "diary.json": lambda diary, to: json_steps(book(diary), to),
    "diary.csv": lambda diary, to: table_steps(book(diary), to),
    "of-the-file.json": lambda diary, to: Export(diary, to).write(),
    "of-the-file.csv": lambda diary, to: Export(diary, to).write(),
}


@pytest.fixture
def each_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 1)


def count(name: str) -> int:
    tables = (BOOK.sessions, BOOK.cramps)
    return sum(map(len, tables if name.endswith(".csv") else (*tables, BOOK.answers, {date(2026, 11, 20): 1})))


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.usefixtures("each_is_told")
def test_it_tells_how_much_is_done(diary: Path, tmp_path: Path, name: str) -> None:
    entries = count(name)
    assert list(WAYS[name](diary, tmp_path / name)) == [done / entries for done in range(1, entries + 1)]
    assert (tmp_path / name).read_bytes()


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("older", ["", "older"])
@pytest.mark.usefixtures("each_is_told")
def test_given_up_it_leaves_nothing_behind(diary: Path, tmp_path: Path, name: str, older: str) -> None:
    if older:
        (tmp_path / name).write_text(older)
    with closing(WAYS[name](diary, tmp_path / name)) as steps:
        assert next(share for share in steps if share >= 0.5)
        (part,) = tmp_path.glob("*.part")
    assert not part.exists()
    assert [path.read_text() for path in tmp_path.iterdir() if path.is_file()] == [older] * bool(older)
    store = Store(diary, MIGRATIONS)
    store.answer(date(2026, 11, 22), 3)  # nor is the diary held any more
    store.close()


def test_a_short_diary_is_written_without_a_word(diary: Path, tmp_path: Path) -> None:
    assert list(Export(diary, tmp_path / "diary.json").write()) == []
    assert (tmp_path / "diary.json").exists()


def test_what_a_killed_program_left_there_goes(diary: Path, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as program:
        pass
    dead = program.pid
    torn, other = tmp_path / f"diary.json.{dead}.part", tmp_path / f"another.json.{dead}.part"
    for part in (torn, other):
        part.write_text("half of it")
    export(diary, tmp_path / "diary.json")
    assert not torn.exists()
    assert other.exists()
