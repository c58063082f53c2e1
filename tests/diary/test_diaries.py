"""One suite for the diary in memory and the diary in its file: they keep the same things in the same way."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import places
from coach.diary import access
from coach.diary.demo import made_up
from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign
from coach.diary.store import DiaryError, Store
from coach.plan.dose import review
from coach.session.day import Slot, day_of_sessions, night_of
from tests.diary.memory import MemoryDiary

MIGRATIONS = places.resources() / "migrations"
Diary = Store | MemoryDiary

offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=offsets).map(
    lambda instant: instant.replace(microsecond=0)
)
cramps = st.builds(
    Cramp,
    id=st.uuids().map(str),
    started_at=instants,
    place=st.sampled_from(Place),
    side=st.none() | st.sampled_from(Side),
    duration_ms=st.none() | st.integers(0, 10_800_000),
    severity=st.none() | st.integers(0, 10),
    woke_me=st.booleans(),
    signs=st.frozensets(st.sampled_from(Sign)),
    note=st.text(st.characters(codec="utf-8"), max_size=200),
)
sessions = st.builds(
    Session,
    id=st.uuids().map(str),
    started_at=instants,
    slot=st.sampled_from(Slot),
    routine=st.just("wall-calf-stretch"),
    planned_ms=st.integers(60_000, 600_000),
    hold_ms=st.sampled_from([2_000, 2_500, 3_000]),
    done_ms=st.integers(0, 600_000),
    repetitions=st.integers(0, 60),
    completed=st.booleans(),
    note=st.text(st.characters(codec="utf-8"), max_size=200),
)


def per_day(nights: Mapping[date, int], day: date) -> int:
    return review(nights, day).sessions_per_day


def entries(book: Book) -> list[Session | Cramp]:
    return [*book.sessions, *book.cramps]


@pytest.fixture(params=["memory", "file"])
def diary(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Diary]:
    if request.param == "memory":
        yield MemoryDiary()
        return
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    yield store
    store.close()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(cramps, max_size=5), st.lists(sessions, max_size=5))
def test_entries_come_back_to_the_letter_the_newest_first(
    diary: Diary, written: list[Cramp], done: list[Session]
) -> None:
    for kept in entries(diary.book()):
        diary.delete(kept)
    for cramp in written:
        diary.save_cramp(cramp)
    for session in done:
        diary.save_session(session)
    book = diary.book()
    assert sorted(book.cramps, key=lambda c: c.id) == sorted(written, key=lambda c: c.id)
    assert sorted(book.sessions, key=lambda s: s.id) == sorted(done, key=lambda s: s.id)
    for some in (book.cramps, book.sessions):
        starts = [entry.started_at for entry in some]
        assert starts == sorted(starts, reverse=True)


def test_an_offset_is_kept_with_its_instant(diary: Diary) -> None:
    cramp = Cramp("c", datetime(2026, 3, 29, 2, 30, tzinfo=timezone(timedelta(hours=9, minutes=30))), Place.CALF)
    diary.save_cramp(cramp)
    assert diary.book().cramps[0].started_at.isoformat() == "2026-03-29T02:30:00+09:30"


def test_answers_and_choices_are_put_replaced_and_forgotten(diary: Diary) -> None:
    night = date(2026, 11, 20)
    diary.answer(night, 2)
    diary.answer(night, 0)
    diary.choose(night, 3)
    assert (diary.book().answers, diary.book().choices) == ({night: 0}, {night: 3})
    diary.answer(night, None)
    diary.choose(night, None)
    assert (diary.book().answers, diary.book().choices) == ({}, {})


def test_deleting_and_saving_again_is_undo(diary: Diary) -> None:
    cramp = Cramp("c", datetime(2026, 11, 20, 2, 0, tzinfo=UTC), Place.CALF)
    diary.save_cramp(cramp)
    diary.delete(cramp)
    assert diary.book().cramps == ()
    diary.save_cramp(cramp)
    assert diary.book().cramps == (cramp,)


def test_a_diary_is_filled_wholly_or_not_at_all(tmp_path: Path) -> None:
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    book = made_up(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), per_day)
    store.fill(book)
    assert store.book().nights() == book.nights()
    torn = replace(book, answers={date(2026, 1, 1): 5, date(2026, 1, 2): -1})
    other = Store(tmp_path / "other.sqlite3", MIGRATIONS)
    with pytest.raises(DiaryError, match="could not be written"):
        other.fill(torn)
    assert other.book() == Book()
    other.save_cramp(book.cramps[0])
    store.close()
    other.close()


def test_every_migration_with_data_from_every_version(tmp_path: Path) -> None:
    steps = sorted(MIGRATIONS.glob("*.sql"))
    session = Session("s", datetime(2026, 11, 20, 9, 0, tzinfo=UTC), Slot.MORNING, "wall-calf-stretch", 300_000, 2_500)
    for versions in range(1, len(steps) + 1):
        folder = tmp_path / str(versions)
        folder.mkdir()
        for step in steps[:versions]:
            (folder / step.name).write_bytes(step.read_bytes())
        old = Store(folder / "diary.sqlite3", folder)
        old.save_session(session)
        old.close()
        new = Store(folder / "diary.sqlite3", MIGRATIONS)
        assert new.book() == Book(sessions=(session,))
        new.close()


def test_a_night_counts_what_was_answered_or_written_whichever_is_more() -> None:
    night = date(2026, 11, 20)
    written = tuple(Cramp(str(h), datetime(2026, 11, 21, h, 0, tzinfo=UTC), Place.CALF) for h in (1, 2))
    assert Book(answers={night: 1}, cramps=written).nights() == {night: 2}
    assert Book(answers={night: 3}, cramps=written).nights() == {night: 3}
    assert Book(cramps=written).nights() == {night: 2}
    assert Book(answers={night: 0}).nights() == {night: 0}


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        ("Europe/London", date(2026, 3, 28)),
        ("Europe/London", date(2026, 10, 24)),
        ("Australia/Lord_Howe", date(2026, 10, 3)),
    ],
)
def test_the_night_the_clocks_change_is_one_night(zone: str, night: date) -> None:
    place = ZoneInfo(zone)
    noon = datetime(night.year, night.month, night.day, 12, tzinfo=place)
    until = datetime(night.year, night.month, night.day, 12, tzinfo=place) + timedelta(days=1)
    instant, last = noon.astimezone(UTC), until.astimezone(UTC)
    assert (last - instant) != timedelta(hours=24)
    while instant < last:
        assert night_of(instant.astimezone(place)) == night
        instant += timedelta(minutes=10)
    assert night_of(last.astimezone(place)) == night + timedelta(days=1)


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(0, 23), st.integers(-12, 14)), min_size=1, max_size=40))
def test_a_year_of_travel_moves_no_entry(visits: list[tuple[int, int, int]]) -> None:
    """An entry belongs to the day and night it had where it was made, wherever the diary is read."""
    for day, hour, offset in visits:
        there = datetime(2026, 1, 1, hour, tzinfo=timezone(timedelta(hours=offset))) + timedelta(days=day)
        cramp = Cramp("c", there, Place.CALF)
        (night,) = Book(cramps=(cramp,)).nights()
        assert night == (there.replace(tzinfo=None) - timedelta(hours=12)).date()
        assert night_of(datetime.fromisoformat(there.isoformat())) == night
        assert day_of_sessions(there) == (there.replace(tzinfo=None) - timedelta(hours=4)).date()


def test_the_made_up_history_shows_a_cut() -> None:
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    book = made_up(now, per_day)
    assert book == made_up(now, per_day)
    dose = review(book.nights(), now.date(), book.choices)
    assert dose.sessions_per_day < 3
    assert all(entry.started_at < now for entry in entries(book))
    assert len({entry.id for entry in entries(book)}) == len(entries(book))


def test_two_programs_that_start_together_both_get_the_diary(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from coach import places; from coach.diary.store import Store\n"
        "print('ready', flush=True)\n"
        "for line in sys.stdin:\n"
        "    Store(Path(line.strip()), places.resources() / 'migrations').close()\n"
        "    print('opened', flush=True)"
    )
    command = [sys.executable, "-c", script]
    both = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    pipes = [(one.stdin, one.stdout) for one in both if one.stdin and one.stdout]
    assert [out.readline() for _, out in pipes] == ["ready\n"] * 2
    for number in range(5):
        for to, _ in pipes:
            to.write(f"{tmp_path / f'{number}.sqlite3'}\n")
            to.flush()
        assert [out.readline() for _, out in pipes] == ["opened\n"] * 2
    assert [one.communicate(timeout=30)[0] or one.returncode for one in both] == [0, 0]


def test_the_diary_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    store.answer(date(2026, 11, 20), 1)
    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}
    store.close()


def test_every_write_waits_for_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    assert store._database.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.close()


def test_a_locked_diary_is_told_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert access.PATIENCE_S <= 0.5
    monkeypatch.setattr(access, "PATIENCE_S", 0.01)
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    other = sqlite3.connect(tmp_path / "diary.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DiaryError, match="another program is busy"):
        store.answer(date(2026, 11, 20), 1)
    other.execute("ROLLBACK")
    other.close()
    store.answer(date(2026, 11, 20), 1)
    store.close()


@pytest.mark.parametrize(
    "started_at", ["not a date", "2026-13-01T00:00:00+00:00", "0001-01-01T00:00:00+00:00", "2026-11-20T02:00:00"]
)
def test_an_entry_that_cannot_be_read_costs_no_other(tmp_path: Path, started_at: str) -> None:
    store = Store(tmp_path / "diary.sqlite3", MIGRATIONS)
    book = made_up(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), per_day)
    store.fill(book)
    store._database.execute("UPDATE cramps SET started_at = ? WHERE id = ?", (started_at, book.cramps[3].id))
    store._database.execute("UPDATE sessions SET started_at = ? WHERE id = ?", (started_at, book.sessions[3].id))
    read = store.book()
    assert read.unread == 2
    assert len(read.cramps) == len(book.cramps) - 1
    assert len(read.sessions) == len(book.sessions) - 1
    assert read.answers == book.answers
    count = store._database.execute("SELECT count(*) FROM cramps").fetchone()
    assert count == (len(book.cramps),)
    store.close()
