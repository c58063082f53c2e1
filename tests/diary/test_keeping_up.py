"""The book that the store keeps is the one that its file has."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from threading import Thread
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from coach.diary import rows
from coach.diary.changes import Difference, differences, newest_first, with_entry
from coach.diary.entries import Book, Cramp, Place, Session
from coach.diary.faults import DiaryError
from coach.diary.store import Store
from coach.session.day import Slot
from tests.diary.victim import MIGRATIONS, NOW

CRAMP = Cramp("c", NOW, Place.CALF)
SESSION = Session("s", NOW, Slot.MORNING, "wall-calf-stretch", 300_000, 2_500)
ids = st.sampled_from("abcd")
moments = st.integers(0, 3).map(lambda hours: NOW + timedelta(hours=hours))
nights = st.integers(0, 3).map(lambda number: date(2026, 11, 20) + timedelta(number))
writes = st.lists(
    st.one_of(
        st.tuples(st.just("cramp"), ids, moments),
        st.tuples(st.just("session"), ids, moments),
        st.tuples(st.just("no cramp"), ids, moments),
        st.tuples(st.just("no session"), ids, moments),
        st.tuples(st.just("night"), nights, st.none() | st.integers(0, 3)),
        st.tuples(st.just("choice"), nights, st.none() | st.integers(1, 3)),
    ),
    max_size=12,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "diary.sqlite3", MIGRATIONS)) as store:
        yield store


def write(store: Store, what: str, first: object, second: object) -> None:
    match what, first, second:
        case "cramp", str(id_), datetime() as at:
            store.save_cramp(replace(CRAMP, id=id_, started_at=at))
        case "session", str(id_), datetime() as at:
            store.save_session(replace(SESSION, id=id_, started_at=at))
        case "no cramp", str(id_), _:
            store.delete(replace(CRAMP, id=id_))
        case "no session", str(id_), _:
            store.delete(replace(SESSION, id=id_))
        case "night", date() as night, int() | None as number:
            store.answer(night, number)
        case "choice", date() as day, int() | None as number:
            store.choose(day, number)
        case other:
            raise AssertionError(other)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(writes)
def test_what_was_read_once_follows_each_write(store: Store, wanted: list[tuple[str, object, object]]) -> None:
    store.replace(rows.tables(Book()))
    for one in wanted:
        store.book().nights()
        write(store, *one)
        kept, read = store.book(), rows.book(store._database)
        assert kept == read
        assert (list(kept.answers), list(kept.choices)) == (list(read.answers), list(read.choices))
        assert list(kept.nights().items()) == list(read.nights().items())


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-14, 14)), max_size=12), st.randoms())
def test_a_book_begins_with_the_newest_and_goes_by_the_id_where_two_began_at_once(
    begun: list[tuple[int, int]], chance: Random
) -> None:
    entries = [
        replace(
            CRAMP, id=str(number), started_at=(NOW + timedelta(hours=hour)).astimezone(timezone(timedelta(hours=to)))
        )
        for number, (hour, to) in enumerate(begun)
    ]
    chance.shuffle(entries)
    assert newest_first(entries) == tuple(sorted(entries, key=lambda e: (-e.started_at.timestamp(), e.id)))


def test_it_is_not_read_anew_after_a_write(store: Store) -> None:
    store.save_session(SESSION)
    first = store.book()
    store.save_cramp(CRAMP)
    assert store.book().sessions is first.sessions
    assert store.book() is store.book()


def test_nights_are_counted_anew_only_where_a_write_touched_them(store: Store) -> None:
    store.save_cramp(CRAMP)
    store.save_cramp(replace(CRAMP, id="d", started_at=NOW - timedelta(days=9)))
    first = store.book().nights()
    store.save_session(SESSION)
    store.delete(SESSION)
    store.choose(NOW.date(), 2)
    assert store.book().nights() is first
    store.save_cramp(replace(CRAMP, started_at=NOW - timedelta(days=3)))
    assert list(store.book().nights()) == [date(2026, 11, 13), date(2026, 11, 19)]


def test_a_repetition_finds_its_place_without_a_look_at_every_session() -> None:
    class Seen(Session, frozen=True):
        looks: ClassVar[int] = 0

        def __getattribute__(self, name: str) -> object:
            Seen.looks += name == "id"
            return super().__getattribute__(name)

    every = tuple(replace(SESSION, id=str(n), started_at=NOW - timedelta(hours=n)) for n in range(2_000))
    seen = tuple(Seen(**{field.name: getattr(one, field.name) for field in fields(one)}) for one in every)
    written = replace(every[1_000], repetitions=3)
    after = with_entry(Book(seen), written)
    assert Seen.looks < 50
    assert after.sessions == (*seen[:1_000], written, *seen[1_001:])


def test_what_another_program_writes_is_seen(store: Store) -> None:
    assert store.book() == Book()
    with closing(Store(store.path, MIGRATIONS)) as other:
        other.save_cramp(CRAMP)
        assert store.book().cramps == (CRAMP,)
        store.answer(date(2026, 11, 20), 1)
        assert other.book().answers == {date(2026, 11, 20): 1}


def test_a_write_that_failed_is_not_in_the_book(store: Store) -> None:
    store.save_cramp(CRAMP)
    store.book()
    for severity in (11, 1 << 70):
        with pytest.raises(DiaryError, match=r"^That could not be written to the diary: .*\. All .* is kept\.$"):
            store.save_cramp(replace(CRAMP, severity=severity))
    with pytest.raises(DiaryError, match="a sign or a number that cannot be kept"):
        store.save_cramp(replace(CRAMP, note="\ud800"))
    assert store.book().cramps == (CRAMP,)
    store.save_cramp(replace(CRAMP, severity=10))
    assert store.book().cramps[0].severity == 10


def test_an_entry_in_the_place_of_one_that_cannot_be_read(store: Store) -> None:
    store.save_cramp(CRAMP)
    store._database.execute("UPDATE cramps SET started_at = 'once'")
    assert store.book().unread == 1
    store.save_cramp(CRAMP)
    assert (store.book().cramps, store.book().unread) == ((CRAMP,), 0)


def test_letters_that_are_none_cost_no_entry(store: Store) -> None:
    store.save_cramp(CRAMP)
    store.save_cramp(replace(CRAMP, id="d", started_at=NOW - timedelta(days=1)))
    store._database.execute("UPDATE cramps SET note = CAST(x'77e96b65' AS TEXT) WHERE id = 'c'")
    store._book = None
    assert [cramp.note for cramp in store.book().cramps] == ["w\ufffdke", ""]


def test_what_would_change_is_counted_by_kind() -> None:
    night = date(2026, 11, 20)
    now = Book((SESSION,), (CRAMP, replace(CRAMP, id="d")), {night: 1}, {night: 2})
    then = Book((replace(SESSION, note="slow"),), (CRAMP, replace(CRAMP, id="e")), {}, {night: 2})
    found = differences(now, then)
    assert found.sessions == Difference(changed=1)
    assert found.cramps == Difference(new=1, gone=1)
    assert found.nights == Difference(gone=1)
    assert found
    assert not found.choices
    assert not differences(now, now)


def test_two_programs_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"

    def write_some(name: str) -> None:
        with closing(Store(path, MIGRATIONS)) as store:
            for number in range(25):
                store.save_cramp(replace(CRAMP, id=f"{name}-{number}"))

    threads = [Thread(target=write_some, args=(name,)) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(Store(path, MIGRATIONS)) as store:
        assert len(store.book().cramps) == 50
