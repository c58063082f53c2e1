import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from coach.system import SystemClock


@pytest.fixture(autouse=True)
def zone_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_zone_that_changes_while_the_program_runs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    there = clock.today()
    monkeypatch.setenv("TZ", "Pacific/Marquesas")
    here = clock.today()
    assert there.utcoffset() == timedelta(hours=5, minutes=30)
    assert here.utcoffset() == -timedelta(hours=9, minutes=30)


def test_a_changed_zone_is_the_same_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    before = datetime.now(UTC)  # noqa: TID251  (what the clock is compared with)
    assert before <= SystemClock().today() <= datetime.now(UTC)  # noqa: TID251
