"""The log beside the diary: a last write that was cut short is no damage, anything else is."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from coach.diary.integrity import log_of
from coach.diary.log import Log, read_log
from coach.diary.store import Store
from tests.diary.damage import FRAME
from tests.diary.victim import MIGRATIONS, session

HEAD = 32


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    """A log of some ten small writes."""
    with closing(Store(tmp_path / "diary.sqlite3", MIGRATIONS)) as store:
        first = session(Random(1))  # noqa: S311
        for repetition in range(10):
            store.save_session(replace(first, repetitions=repetition))
        return log_of(tmp_path / "diary.sqlite3").read_bytes()


def test_it_has_the_newest_pages(log: bytes) -> None:
    found = read_log(log)
    assert found.whole
    assert found.pages[1].startswith(b"SQLite format 3")


@pytest.mark.parametrize("content", [b"", bytes(32), bytes(5_000)])
def test_nothing_is_no_damage(content: bytes) -> None:
    assert read_log(content) == Log()


def test_cut_short_anywhere_it_is_whole_as_far_as_it_goes(log: bytes) -> None:
    dice = Random(2)  # noqa: S311
    for cut in (0, HEAD, HEAD + 1, *(dice.randrange(HEAD, len(log)) for _ in range(10))):
        found = read_log(log[:cut])
        assert found.whole
        assert found.pages.keys() <= read_log(log).pages.keys()


def test_a_last_write_that_is_torn_is_no_damage(log: bytes) -> None:
    torn = bytearray(log)
    torn[-100:] = bytes(100)
    assert read_log(bytes(torn)).whole
    assert read_log(bytes(torn)).pages.keys() == read_log(log).pages.keys()


def test_a_bad_byte_before_that_is_damage_and_costs_its_own_page_alone(log: bytes) -> None:
    dice = Random(3)  # noqa: S311
    for _ in range(10):
        bad = bytearray(log)
        at = HEAD + dice.randrange((len(log) - HEAD) // FRAME // 2) * FRAME + 24 + dice.randrange(4096)
        bad[at] ^= 1 << dice.randrange(8)
        found = read_log(bytes(bad))
        assert not found.whole
        assert found.pages.keys() >= read_log(log).pages.keys() - {read_number(log, at)}


def read_number(log: bytes, at: int) -> int:
    """Give the page that a frame is of."""
    frame = HEAD + (at - HEAD) // FRAME * FRAME
    return int.from_bytes(log[frame : frame + 4], "big")


@pytest.mark.parametrize("at", range(0, HEAD, 3))
def test_a_bad_head_is_damage_and_costs_little(log: bytes, at: int) -> None:
    bad = bytearray(log)
    bad[at] ^= 0x40
    found = read_log(bytes(bad))
    assert not found.whole
    assert len(found.pages) >= len(read_log(log).pages) - 2


def test_what_is_left_of_an_older_round_does_not_count(log: bytes) -> None:
    """SQLite begins anew at the top of the file, with another salt."""
    older = bytearray(log[HEAD:])
    for at in range(0, len(older), FRAME):
        older[at + 8] ^= 1
    found = read_log(log + bytes(older))
    assert found == read_log(log)
