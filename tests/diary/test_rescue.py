"""A damaged diary is set aside as it was, and a new one has what could be read."""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from coach.diary.backups import Backups
from coach.diary.entries import Book
from coach.diary.faults import DiaryError
from coach.diary.integrity import log_of
from coach.diary.opening import open_diary
from coach.diary.pages import split, walk
from coach.diary.salvage import salvage
from coach.diary.store import Store
from tests.diary.victim import MIGRATIONS, NOW, cramp, made_up

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary that is closed, with a back-up of yesterday."""
    path = tmp_path / "diary.sqlite3"
    with closing(Store(path, MIGRATIONS)) as store:
        store.fill(made_up(Random(2), 60))  # noqa: S311
    Backups(path, MIGRATIONS).make_daily(NOW - timedelta(days=1))
    return path


def spoil(path: Path, *numbers: int) -> bytes:
    """Fill pages with zeros."""
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    return bytes(content)


def leaf(path: Path) -> int:
    """Give a page that has sessions on it."""
    found = split(path.read_bytes())
    return walk(found, 2).leaves[-1]


def book_of(path: Path) -> Book:
    with closing(Store(path, MIGRATIONS)) as store:
        return store.book()


def test_a_diary_in_order_is_opened_without_a_word(path: Path) -> None:
    opened = open_diary(path, MIGRATIONS, NOW)
    opened.store.close()
    assert (opened.told, opened.backup) == ("", None)


def test_what_was_kept_is_told_in_two_sentences_and_a_back_up_offered(path: Path) -> None:
    whole = book_of(path)
    damaged = spoil(path, leaf(path))
    opened = open_diary(path, MIGRATIONS, NOW)
    with closing(opened.store):
        book = opened.store.book()
    count = len(book.sessions) + len(book.cramps) + len(book.answers) + len(book.choices)
    assert opened.told == (
        f"The diary's file was damaged; {count} entries could be read and are kept. The damaged file is set aside as"
        " diary-damaged-2026-11-23-090000.sqlite3, and the back-up of 22 November 2026 may have what is missing."
    )
    assert set(book.sessions) < set(whole.sessions)
    assert replace(book, sessions=whole.sessions) == whole
    assert (path.parent / "diary-damaged-2026-11-23-090000.sqlite3").read_bytes() == damaged
    assert opened.backup is not None
    assert Backups(path, MIGRATIONS).read(opened.backup) == whole
    again = open_diary(path, MIGRATIONS, NOW)
    again.store.close()
    assert again.told == ""


def test_the_first_page_gone_costs_almost_nothing(path: Path) -> None:
    """Without it nobody knows which table a page is of, but the rows tell."""
    whole = book_of(path)
    spoil(path, 1)
    opened = open_diary(path, MIGRATIONS, NOW)
    with closing(opened.store):
        book = opened.store.book()
    assert (book.sessions, book.cramps) == (whole.sessions, whole.cramps)
    assert book.answers.items() <= whole.answers.items()
    assert not book.choices.items() - whole.choices.items()


def test_any_one_page_gone_invents_nothing(path: Path) -> None:
    whole = book_of(path)
    content = path.read_bytes()
    for number in range(1, len(content) // PAGE + 1):
        path.write_bytes(content)
        spoil(path, number)
        found = list(salvage(path))
        nights = {row for table, row in found if table == "nights"}
        choices = {row for table, row in found if table == "choices"}
        assert nights <= {(day.isoformat(), count) for day, count in whole.answers.items()}
        assert choices <= {(day.isoformat(), count) for day, count in whole.choices.items()}


def test_a_log_that_is_damaged_costs_nothing_of_what_came_later(path: Path, tmp_path: Path) -> None:
    """SQLite would leave out, without a word, all that was written after the damage."""
    inside = tmp_path / "killed"
    with closing(Store(path, MIGRATIONS)) as store:
        for number in range(20):
            store.save_cramp(replace(cramp(Random(7)), id=str(number)))  # noqa: S311
        shutil.copytree(path.parent, inside, ignore=shutil.ignore_patterns("*-shm", "backups", "killed"))
        whole = store.book()
    log = log_of(inside / path.name)
    content = bytearray(log.read_bytes())
    content[32 + 24 + 100] ^= 1
    log.write_bytes(content)
    opened = open_diary(inside / path.name, MIGRATIONS, NOW)
    with closing(opened.store):
        assert opened.store.book() == whole
    assert opened.told.startswith("The diary's file was damaged; ")
    aside = inside / "diary-damaged-2026-11-23-090000.sqlite3"
    assert log_of(aside).read_bytes() == content


def test_any_two_of_the_first_pages_in_each_others_place_invent_nothing(path: Path) -> None:
    """There the trees of the tables and their indexes begin."""
    whole, content = book_of(path), path.read_bytes()
    for one, other in combinations(range(1, 10), 2):
        swapped = bytearray(content)
        first, second = slice((one - 1) * PAGE, one * PAGE), slice((other - 1) * PAGE, other * PAGE)
        swapped[first], swapped[second] = content[second], content[first]
        path.write_bytes(swapped)
        found = list(salvage(path))
        nights = {row for table, row in found if table == "nights"}
        choices = {row for table, row in found if table == "choices"}
        assert nights <= {(day.isoformat(), count) for day, count in whole.answers.items()}, (one, other)
        assert choices <= {(day.isoformat(), count) for day, count in whole.choices.items()}, (one, other)


def test_nothing_that_can_be_read_is_told_as_well(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    path.write_bytes(b"<html>" * 2_000)
    opened = open_diary(path, MIGRATIONS, NOW)
    with closing(opened.store):
        assert opened.store.book() == Book()
    assert opened.told == (
        "The diary's file was damaged; none of its entries could be read."
        " The damaged file is set aside as diary-damaged-2026-11-23-090000.sqlite3."
    )
    assert opened.backup is None


def test_a_second_one_of_the_same_moment_is_set_aside_under_another_name(path: Path) -> None:
    asides = []
    for _ in range(3):
        asides.append(spoil(path, leaf(path)))
        open_diary(path, MIGRATIONS, NOW).store.close()
    assert sorted(one.read_bytes() for one in path.parent.glob("diary-damaged-*.sqlite3")) == sorted(asides)


@pytest.mark.parametrize("content", [None, b""])
def test_a_diary_that_has_gone_is_told_where_there_are_back_ups(path: Path, content: bytes | None) -> None:
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    opened = open_diary(path, MIGRATIONS, NOW)
    opened.store.close()
    assert re.fullmatch(
        r"The diary in .* was gone, and a new one was begun\. The back-up of 22 November 2026 can bring back .*\.",
        opened.told,
    )
    assert opened.backup is not None


def test_a_first_start_is_nothing_to_speak_of(tmp_path: Path) -> None:
    opened = open_diary(tmp_path / "new" / "diary.sqlite3", MIGRATIONS, NOW)
    opened.store.close()
    assert opened.told == ""


def test_a_rescue_cut_short_at_any_step_ends_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file that is put in its place or taken away is a step."""
    with closing(Store(path, MIGRATIONS)) as store:
        store.save_cramp(cramp(Random(7)))  # noqa: S311
    damaged = spoil(path, 3)
    path.with_name("whole").mkdir()
    elsewhere = path.with_name("whole") / path.name
    elsewhere.write_bytes(damaged)
    open_diary(elsewhere, MIGRATIONS, NOW).store.close()
    wanted, steps, cut = book_of(elsewhere), 0, 0
    put, unlink = Path.replace, Path.unlink

    def counted(step: Callable[..., object]) -> Callable[..., object]:
        def taken(*given: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps > cut:
                raise KeyboardInterrupt
            return step(*given, **named)

        return taken

    monkeypatch.setattr(Path, "replace", counted(put))
    monkeypatch.setattr(Path, "unlink", counted(unlink))
    for cut in range(40):
        path.write_bytes(damaged)
        for left in path.parent.glob("diary-damaged-*"):
            unlink(left)
        steps = 0
        told, done = "", False
        try:
            opened = open_diary(path, MIGRATIONS, NOW)
            opened.store.close()
            told, done = opened.told, True
        except KeyboardInterrupt:
            steps = -1_000
        again = open_diary(path, MIGRATIONS, NOW)
        with closing(again.store):
            assert again.store.book() == wanted, cut
        assert told or again.told, cut
        assert damaged in [one.read_bytes() for one in path.parent.glob("diary-damaged-*.sqlite3")], cut
        if done:
            assert cut >= 5
            return
    pytest.fail("it never came to its end")


def test_no_room_to_rescue_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = spoil(path, 3)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiaryError, match=r"damaged and could not be rescued: the disk is full\. Nothing was changed"):
        open_diary(path, MIGRATIONS, NOW)
    assert path.read_bytes() == damaged
    assert not {one.name for one in path.parent.glob("diary-damaged-*.sqlite3")}
    monkeypatch.undo()
    opened = open_diary(path, MIGRATIONS, NOW)
    opened.store.close()
    assert opened.told.startswith("The diary's file was damaged; ")
