"""The plan that the ledger holds is the one that the diary has, and is not made anew without a reason."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.diary.entries import Cramp, Place, Session
from coach.diary.store import Store
from coach.plan.dose import review
from coach.session.day import Slot
from coach.ui.ledger import Ledger
from tests.diary.victim import MIGRATIONS

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
NIGHT = TODAY - timedelta(1)
SESSION = Session("s", NOW, Slot.MORNING, "wall-calf-stretch", 300_000, 2_500, completed=True)
CRAMP = Cramp("c", NOW - timedelta(hours=5), Place.CALF)


class Desk:
    """A ledger over a diary in a file, and a clock."""

    def __init__(self, store: Store) -> None:
        self.now = NOW
        self.store = store
        self.ledger = Ledger(store, lambda: self.now)

    def is_up_to_date(self) -> bool:
        book = self.store.book()
        return self.ledger.dose == review(dict(replace(book).nights()), self.now.date(), book.choices)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(Store(tmp_path / "diary.sqlite3", MIGRATIONS)) as store:
        for back in range(1, 60):
            store.answer(TODAY - timedelta(back), 2 if back > 30 else back % 9 == 0)
        yield Desk(store)


def test_it_stands_while_sessions_are_written(desk: Desk) -> None:
    before = desk.ledger.dose
    assert before.sessions_per_day < 3
    desk.ledger.save_session(SESSION)
    desk.ledger.reread()
    desk.ledger.delete(SESSION)
    assert desk.ledger.dose is before


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.ledger.answer(NIGHT, 5),
        lambda desk: desk.ledger.correct_night(TODAY - timedelta(40), None),
        lambda desk: desk.ledger.choose(3),
        lambda desk: desk.ledger.save_cramp(CRAMP),
        lambda desk: desk.store.fill(replace(desk.store.book(), answers={TODAY - timedelta(80): 1})),
    ],
)
def test_it_follows_what_is_written(desk: Desk, act: object) -> None:
    before = desk.ledger.dose
    assert callable(act)
    act(desk)
    desk.ledger.reread()
    assert desk.is_up_to_date()
    assert desk.ledger.dose is not before
    desk.ledger.undo()
    assert desk.is_up_to_date()


def test_it_is_that_of_the_day(desk: Desk) -> None:
    change = desk.ledger.dose.changes[-1]
    desk.now = NOW - (TODAY - change.day)
    assert desk.is_up_to_date()
    assert desk.ledger.dose.reason == change.reason
    desk.now = NOW
    assert desk.ledger.dose.reason != change.reason


def test_what_another_program_writes_counts_once_it_is_looked_at(desk: Desk) -> None:
    before = desk.ledger.dose
    with closing(Store(desk.store.path, MIGRATIONS)) as other:
        other.answer(NIGHT, 7)
    assert desk.ledger.dose is before
    desk.ledger.reread()
    assert desk.is_up_to_date()
