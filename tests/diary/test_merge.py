"""Which of two entries stays: the same one, in whatever order diaries meet."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import places
from coach.diary.contract import row_of
from coach.diary.entries import Cramp, Place, Session, Side, Sign
from coach.diary.imports import Import
from coach.diary.merge import Tally, tells_more
from coach.diary.rows import Row, cramp_row, session_row
from coach.diary.store import Store
from coach.session.day import Slot
from tests.diary.taking_in import CHOICE, DOCUMENT, ID, NIGHT, SESSION, content, new_diary, take_in, write
from tests.diary.writing_out import export

MIGRATIONS = places.resources() / "migrations"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return new_diary(tmp_path / "diary.sqlite3")


@pytest.fixture
def full(diary: Path) -> Path:
    """Give a diary that has the document in it."""
    take_in(write(diary.with_name("first.json"), DOCUMENT), diary)
    return diary


BARE = Cramp(ID, NOON, Place.CALF)
BEGUN = Session(ID, NOON, Slot.MORNING, "wall-calf-stretch", 300_000, 2_500, done_ms=20_000, repetitions=2)


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (replace(BEGUN, repetitions=3, done_ms=30_000), BEGUN),
        (replace(BEGUN, completed=True), replace(BEGUN, done_ms=21_000)),
        (replace(BEGUN, note="more"), BEGUN),
        (replace(BARE, duration_ms=0), BARE),
        (replace(BARE, severity=0), BARE),
        (replace(BARE, side=Side.LEFT), BARE),
        (replace(BARE, woke_me=True), BARE),
        (replace(BARE, signs=frozenset(Sign)), replace(BARE, severity=10, duration_ms=10_800_000)),
        (replace(BARE, note="a longer one"), replace(BARE, note="a note")),
        (replace(BARE, severity=7), replace(BARE, severity=6)),
        (replace(BARE, duration_ms=120_000), replace(BARE, duration_ms=20_000)),
        (replace(BARE, place=Place.FOOT), BARE),
    ],
)
def test_what_tells_more_stays_whichever_comes_first(
    diary: Path, stays: Session | Cramp, goes: Session | Cramp
) -> None:
    (table, one), (_, other) = row(stays), row(goes)
    assert tells_more(table, one, other)
    assert not tells_more(table, other, one)
    for first, second, tally in ((stays, goes, Tally(kept=1)), (goes, stays, Tally(changed=1))):
        keep(diary, first)
        keep(other_diary := new_diary(diary.with_name("other.sqlite3")), second)
        export(other_diary, file := diary.with_name("in.json"))
        assert take_in(file, diary).total == tally
        assert content(diary)[table] == {ID: one}


def row(entry: Session | Cramp) -> tuple[str, Row]:
    return ("sessions", session_row(entry)) if isinstance(entry, Session) else ("cramps", cramp_row(entry))


def keep(diary: Path, entry: Session | Cramp) -> None:
    with closing(Store(diary, MIGRATIONS)) as store:
        store.save_session(entry) if isinstance(entry, Session) else store.save_cramp(entry)


def test_of_two_answers_the_larger_stays(full: Path, tmp_path: Path) -> None:
    more = DOCUMENT | {"nights": [NIGHT | {"cramps": 2}], "choices": [CHOICE | {"sessions_per_day": 3}]}
    assert take_in(write(tmp_path / "in.json", more), full).total == Tally(changed=2, same=2)
    assert take_in(tmp_path / "first.json", full).total == Tally(kept=2, same=2)


def test_an_entry_that_cannot_be_read_gives_way(full: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(full)) as database, database:
        database.execute("UPDATE sessions SET started_at = 'damaged', done_ms = 999999")
    assert take_in(tmp_path / "first.json", full).tallies["sessions"] == Tally(changed=1)
    assert content(full)["sessions"][ID] == row_of("sessions", SESSION)


def test_letters_that_are_none_stop_no_merge(full: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(full)) as database, database:
        database.execute("UPDATE sessions SET note = CAST(x'e9' AS TEXT)")
    more = DOCUMENT | {"sessions": [SESSION | {"note": "a longer note"}]}
    assert take_in(write(tmp_path / "in.json", more), full).tallies["sessions"] == Tally(changed=1)


def test_what_is_to_be_done_before_is_done_once_nobody_else_can_write(full: Path) -> None:
    tried: list[str] = []

    def write_too() -> None:
        with closing(sqlite3.connect(full, timeout=0)) as other:
            try:
                other.execute("INSERT INTO nights VALUES ('2026-11-01', 3)")
            except sqlite3.OperationalError as fault:
                tried.append(str(fault))

    with closing(Import(full.with_name("first.json"), full)) as arriving:
        for _ in arriving.look():
            pass
        for _ in arriving.take_in(write_too):
            pass
    assert tried == ["database is locked"]


IDS = [f"00000000-0000-4000-8000-{number:012d}" for number in range(3)]
DAYS = [date(2026, 11, day) for day in (1, 2)]
started = st.sampled_from([NOON, NOON.astimezone(UTC), NOON + timedelta(hours=1)])
notes = st.sampled_from(["", "a", "b", "longer"])
written_down = st.builds(
    Session,
    st.sampled_from(IDS),
    started,
    st.sampled_from(Slot),
    st.just("wall-calf-stretch"),
    st.just(300_000),
    st.just(2_500),
    st.sampled_from([0, 150_001, 300_000]),
    st.integers(0, 2),
    st.booleans(),
    notes,
) | st.builds(
    Cramp,
    st.sampled_from(IDS),
    started,
    st.sampled_from(Place),
    st.none() | st.sampled_from(Side),
    st.none() | st.sampled_from([0, 1, 60_000]),
    st.none() | st.integers(0, 2),
    st.booleans(),
    st.frozensets(st.sampled_from(Sign)),
    notes,
)
numbers = st.tuples(st.sampled_from(["answer", "choose"]), st.sampled_from(DAYS), st.none() | st.integers(1, 3))
histories = st.lists(st.tuples(st.sampled_from(["save", "save", "delete"]), written_down) | numbers, max_size=12)


def live(store: Store, history: list[Any]) -> None:
    """Let a history of entries, corrections and deletions happen, without a wait for the disk after each."""
    store._database.execute("PRAGMA synchronous = OFF")
    for step in history:
        match step:
            case ("answer", day, number):
                store.answer(day, number)
            case ("choose", day, number):
                store.choose(day, number)
            case ("delete", entry):
                store.delete(entry)
            case ("save", Session() as session):
                store.save_session(session)
            case ("save", cramp):
                store.save_cramp(cramp)


@settings(max_examples=30, deadline=None)
@given(histories, histories, histories, st.booleans())
def test_two_machines_that_exchange_files_end_with_the_same_diary(
    tmp_path_factory: pytest.TempPathFactory,
    together: list[Any],
    here: list[Any],
    there: list[Any],
    at_once: bool,
) -> None:
    folder = tmp_path_factory.mktemp("two")
    one, other = (new_diary(folder / f"{name}.sqlite3") for name in ("one", "other"))
    with closing(Store(one, MIGRATIONS)) as store:
        live(store, together)
    export(one, folder / "one.json")
    take_in(folder / "one.json", other)
    for diary, history in ((one, here), (other, there)):
        with closing(Store(diary, MIGRATIONS)) as store:
            live(store, history)
    before = content(one), content(other)
    export(one, folder / "one.json")
    if at_once:
        export(other, folder / "other.json")
    take_in(folder / "one.json", other)
    if not at_once:
        export(other, folder / "other.json")
    take_in(folder / "other.json", one)
    after = content(one)
    assert after == content(other)
    for table, rows in after.items():
        assert rows.keys() == before[0][table].keys() | before[1][table].keys()
        assert all(row in {before[0][table].get(key), before[1][table].get(key)} for key, row in rows.items())
    assert take_in(folder / "other.json", other).total.changed == 0
    assert content(other) == after
