"""Diaries that are damaged and opened: what is to be seen of each."""

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from msgspec.structs import replace

from coach.diary.entries import Book
from coach.diary.faults import DiaryError
from coach.diary.opening import Opened, open_diary
from coach.diary.store import Store
from tests.diary.damage import FRAME, PAGE, Way
from tests.diary.victim import MIGRATIONS, NOW, cramp, made_up


def sources(dice: Random, folder: Path) -> Iterator[tuple[Book, Path]]:
    """Make diaries to damage: closed, small; with its newest part in the log; larger, with notes over many pages."""
    for number, (size, in_log) in enumerate(((40, False), (60, True), (200, False))):
        inside = folder / str(number)
        store = Store(inside / "diary.sqlite3", MIGRATIONS)
        book = made_up(dice, size)
        store.fill(book)
        if in_log:
            for session in book.sessions[:20]:
                store.save_session(replace(session, repetitions=28))
            kept = store.book()
            copied = shutil.copytree(inside, folder / f"{number}-open", ignore=shutil.ignore_patterns("*-shm"))
            store.close()
            yield kept, copied
            continue
        kept = store.book()
        store.close()
        yield kept, inside


def spoil(path: Path, way: Way, dice: Random, *, in_log: bool) -> None:
    content = bytearray(path.read_bytes())
    way(content, dice, FRAME if in_log else PAGE)
    path.write_bytes(content)


def met(inside: Path, before: Book, *, whole_rows: bool) -> tuple[str, float]:
    """Open a damaged diary as the program does. Raises AssertionError where it is not met as it ought to be."""
    path = inside / "diary.sqlite3"
    found, sick = hashes(inside), _is_sick(inside)
    try:
        opened = open_diary(path, MIGRATIONS, NOW)
    except DiaryError:
        assert hashes(inside) == found, "refused, and written to"
        return "refused", 0
    with closing(opened.store):
        book, told = _used(opened)
    was = entries(before)
    if not opened.told:
        assert not sick, "opened, though SQLite finds it damaged"
        assert book is not None or hashes(inside) == found, "found damaged later, and written to"
        return ("opened" if book and entries(book) == was else "opened, not all as it was"), 1
    assert _aside_is(inside, found), "what was set aside is not what was damaged"
    assert told.count(". ") == 1, told
    assert book is not None, "rescued, but cannot be read"
    kept = entries(book)
    assert not whole_rows or _known(kept) <= _known(was), f"invented {_known(kept) - _known(was)}"
    return "rescued", len(kept & was) / len(was)


def _aside_is(inside: Path, found: dict[str, str]) -> bool:
    """Tell whether what was set aside is what was damaged, to the byte."""
    aside = {
        path.name.split("sqlite3")[1]: _hash(path)
        for path in inside.glob("diary-damaged-*")
        if path.stat().st_size or not path.name.endswith("-wal")
    }
    return aside == {name.removeprefix("diary.sqlite3"): was for name, was in found.items()}


def _used(opened: Opened) -> tuple[Book | None, str]:
    """Read it, write to it and take that back, as a person would; a DiaryError is an answer too."""
    try:
        book = opened.store.book()
    except DiaryError:
        return None, opened.told
    entry = cramp(Random(1))  # noqa: S311
    with contextlib.suppress(DiaryError):
        opened.store.save_cramp(entry)
        assert entry in opened.store.book().cramps
        opened.store.delete(entry)
    return book, opened.told


def _is_sick(inside: Path) -> bool:
    """Ask SQLite itself, on a copy."""
    copy = inside.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(inside, copy)
    try:
        with closing(sqlite3.connect(copy / "diary.sqlite3")) as database:
            return bool(database.execute("PRAGMA integrity_check").fetchall() != [("ok",)])
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def entries(book: Book) -> set[object]:
    return {*book.sessions, *book.cramps, *book.answers.items(), *(("choice", *one) for one in book.choices.items())}


def _known(found: set[object]) -> set[object]:
    """Leave out the note that fills several pages: one of these may be another's."""
    return {entry for entry in found if getattr(entry, "id", "") != "long"}


def hashes(inside: Path) -> dict[str, str]:
    """Give the hash of the diary and its log; an empty log is none."""
    paths = [inside / "diary.sqlite3", inside / "diary.sqlite3-wal"]
    there = [path for path in paths if path.exists() and (path.stat().st_size or path == paths[0])]
    return {path.name: _hash(path) for path in there}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
