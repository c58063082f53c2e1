"""Takes files into a diary, and checks that each goes in wholly or not at all."""

import json
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from coach import places
from coach.diary.contract import row_of
from coach.diary.imports import Import, Preview, RefusedFile
from coach.diary.merge import tells_more
from coach.diary.rows import COLUMNS, Row, select
from coach.diary.store import Store

Diary = dict[str, dict[str, Row]]

#: A document that is right, with an entry of each kind.
ID, OTHER_ID = "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "00000000-0000-4000-8000-000000000000"
SESSION = {
    "id": ID,
    "started_at": "2026-11-20T21:30:00+00:00",
    "slot": "bedtime",
    "routine": "wall-calf-stretch",
    "planned_s": 300.0,
    "done_s": 300.0,
    "repetitions": 28,
    "hold_s": 2.5,
    "completed": True,
    "note": "",
}
CRAMP = {
    "id": ID,
    "started_at": "2026-11-21T02:10:00+00:00",
    "duration_s": 140.0,
    "place": "calf",
    "side": "left",
    "woke_me": True,
    "severity": 6,
    "signs": ["swelling"],
    "note": "",
}
NIGHT = {"night": "2026-11-20", "cramps": 0}
CHOICE = {"day": "2026-11-21", "sessions_per_day": 2}
DOCUMENT: dict[str, Any] = {
    "format": "calf-coach-diary",
    "version": 1,
    "sessions": [SESSION],
    "cramps": [CRAMP],
    "nights": [NIGHT],
    "choices": [CHOICE],
}


def write(file: Path, made: object) -> Path:
    file.write_text(json.dumps(made), encoding="utf-8")
    return file


def with_one(kind: str, **fields: object) -> dict[str, Any]:
    """Give the document with fields of its one entry of a kind changed."""
    return DOCUMENT | {kind: [DOCUMENT[kind][0] | fields]}


def new_diary(path: Path) -> Path:
    path.write_bytes(_empty())
    return path


@cache
def _empty() -> bytes:
    """Give the file of an empty diary: to make each anew would take longer than what is tested with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "diary.sqlite3")
        Store(path, places.resources() / "migrations").close()
        return path.read_bytes()


def content(diary: Path) -> Diary:
    """Give every row of a diary's file, by table and by what it is known by."""
    with closing(sqlite3.connect(diary)) as database:
        return {table: {row[0]: row for row in database.execute(select(table))} for table in COLUMNS}


def take_in(file: Path, diary: Path) -> Preview:
    """Take a file in, or be refused; the preview that was seen before is what comes of it."""
    with closing(Import(file, diary)) as coming:
        for _ in coming.look():
            pass
        seen = coming.preview
        try:
            for _ in coming.take_in():
                pass
        except RefusedFile:
            assert seen.refused
        else:
            assert not seen.refused
        assert coming.preview == seen
        return seen


def check_whole(file: Path, diary: Path, before: Diary) -> tuple[Preview, Diary]:
    """Take a file in, check that all of it or nothing went in, and give what the diary has in it then."""
    preview = take_in(file, diary)
    after = content(diary)
    if preview.refused:
        assert after == before
    else:
        assert after == _merged(before, json.loads(file.read_text(encoding="utf-8-sig")))
    return preview, after


def _merged(before: Diary, document: dict[str, Any]) -> Diary:
    """Give what a diary has in it after a document that is right: the same as the program's, the slow way."""
    merged = {table: dict(rows) for table, rows in before.items()}
    for table, rows in merged.items():
        for row in (row_of(table, entry) for entry in document.get(table, ())):
            if row[0] not in rows or tells_more(table, row, rows[row[0]]):
                rows[row[0]] = row
    return merged
