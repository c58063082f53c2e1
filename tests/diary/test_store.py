import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from coach import places
from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.diary.keeper import Keeper, new_session
from coach.diary.store import DiaryError, Store
from coach.session.clock import SilentPlayhead
from coach.session.day import Slot, Times
from coach.session.player import Player
from coach.session.timeline import Timeline
from tests.conftest import FakeClock
from tests.diary.writing_out import write_json

MIGRATIONS = places.resources() / "migrations"
MORNING = datetime(2026, 11, 20, 8, 30, tzinfo=timezone(timedelta(hours=1)))
NOTE = "“naïve” 🦵 \u200f\u05e9\u05dc\u05d5\u05dd"
SESSION = Session("a", MORNING, Slot.MORNING, "wall-calf-stretch", 300_000, 2_500, note=NOTE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    yield store
    store.close()


def test_a_session_comes_back_as_it_went_in(store: Store) -> None:
    store.save_session(SESSION)
    (back,) = store.sessions()
    assert back == SESSION
    assert back.started_at.utcoffset() == timedelta(hours=1)


def test_saving_again_brings_it_up_to_date(store: Store) -> None:
    store.save_session(SESSION)
    store.save_session(replace(SESSION, repetitions=3))
    assert [session.repetitions for session in store.sessions()] == [3]


def test_the_newest_comes_first_whatever_its_time_zone(store: Store) -> None:
    later = replace(SESSION, id="b", started_at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    store.save_session(SESSION)
    store.save_session(later)
    assert [session.id for session in store.sessions()] == ["b", "a"]
    assert [session.id for session in store.sessions(limit=1)] == ["b"]


def test_opening_again_finds_what_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "diary.sqlite3"
    first = Store(path, MIGRATIONS)
    first.save_session(SESSION)
    first.close()
    second = Store(path, MIGRATIONS)
    assert second.sessions() == (SESSION,)
    second.close()


def test_a_diary_from_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    Store(path, MIGRATIONS).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = path.read_bytes()
    with pytest.raises(DiaryError, match="newer version of Calf Coach"):
        Store(path, MIGRATIONS)
    assert path.read_bytes() == before


def test_what_is_no_diary_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    path.write_bytes(b"this is no database, but it is long enough to be read as one" * 20)
    with pytest.raises(DiaryError, match=r"^The diary in .* cannot be opened: .*\.$"):
        Store(path, MIGRATIONS)
    with pytest.raises(DiaryError, match="cannot be opened"):
        Store(path / "below" / "diary.sqlite3", MIGRATIONS)


def test_a_write_that_fails_is_told(store: Store) -> None:
    store._database.execute("DROP TABLE sessions")
    with pytest.raises(DiaryError, match="could not be written"):
        store.save_session(SESSION)
    with pytest.raises(DiaryError, match="cannot be read"):
        store.sessions()


def test_a_slot_filled_today_makes_the_next_one_extra(one_minute: Timeline) -> None:
    done = replace(SESSION, completed=True)

    def slot(now: datetime, *earlier: Session) -> Slot:
        return new_session(one_minute, now, earlier, Times()).slot

    assert slot(MORNING) is Slot.MORNING
    assert slot(MORNING, done) is Slot.EXTRA
    assert slot(MORNING, replace(done, completed=False)) is Slot.MORNING
    assert slot(MORNING + timedelta(days=1), done) is Slot.MORNING


def test_the_keeper_writes_at_the_start_and_after_every_repetition(store: Store, one_minute: Timeline) -> None:
    clock = FakeClock()
    player = Player(one_minute, SilentPlayhead(clock), SilentPlayhead(clock), clock)
    keeper = Keeper(store, new_session(one_minute, MORNING, (), Times(), new_id=lambda: "id"))
    player.start()
    seen = []
    for _ in range(one_minute.length_ms // 1_000 + 1):
        keeper.note(player.tick(), player)
        seen.append(store.sessions()[0].repetitions)
        clock.move(1_000)
    assert sorted(set(seen)) == [0, 1, 2, 3, 4, 5, 6]
    (row,) = store.sessions()
    assert (row.done_ms, row.completed, row.planned_ms) == (60_000, True, 60_000)


def test_the_export_is_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "diary.json"
    write_json(Book(sessions=(replace(SESSION, repetitions=28, done_ms=300_000, completed=True),)), path)
    assert msgspec.json.decode(path.read_bytes()) == {
        "format": "calf-coach-diary",
        "version": 1,
        "sessions": [
            {
                "id": "a",
                "started_at": "2026-11-20T08:30:00+01:00",
                "slot": "morning",
                "routine": "wall-calf-stretch",
                "planned_s": 300.0,
                "done_s": 300.0,
                "repetitions": 28,
                "hold_s": 2.5,
                "completed": True,
                "note": SESSION.note,
            }
        ],
        "cramps": [],
        "nights": [],
        "choices": [],
    }
    assert list(tmp_path.iterdir()) == [path]


def test_every_field_of_every_table_leaves_as_the_contract_says(tmp_path: Path) -> None:
    path = tmp_path / "diary.json"
    cramp = Cramp(
        "c", MORNING, Place.CALF, Side.LEFT, 140_000, 6, woke_me=True, signs=frozenset([Sign.SWELLING, Sign.NUMBNESS])
    )
    bare = Cramp("d", MORNING, Place.FOOT)
    night = date(2026, 11, 20)
    write_json(Book(cramps=(cramp, bare), answers={night: 0}, choices={date(2026, 11, 21): 2}), path)
    written = msgspec.json.decode(path.read_bytes())
    assert written["cramps"] == [
        {
            "id": "c",
            "started_at": "2026-11-20T08:30:00+01:00",
            "duration_s": 140.0,
            "place": "calf",
            "side": "left",
            "woke_me": True,
            "severity": 6,
            "signs": ["numbness", "swelling"],
            "note": "",
        },
        {
            "id": "d",
            "started_at": "2026-11-20T08:30:00+01:00",
            "duration_s": None,
            "place": "foot",
            "side": None,
            "woke_me": False,
            "severity": None,
            "signs": [],
            "note": "",
        },
    ]
    assert written["nights"] == [{"night": "2026-11-20", "cramps": 0}]
    assert written["choices"] == [{"day": "2026-11-21", "sessions_per_day": 2}]


def test_a_session_broken_off_fills_no_slot() -> None:
    done = replace(SESSION, completed=True)
    day = date(2026, 11, 20)
    assert Book(sessions=(SESSION,)).filled(day) == frozenset()
    assert Book(sessions=(done,)).filled(day) == {Slot.MORNING}
    assert Book(sessions=(SESSION, done)).done(day, day) == {day: 1}
