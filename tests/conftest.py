"""What tests of several rooms share: the shipped routine, made-up cue lengths, a fake clock and playhead."""

import gc
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import hypothesis
import pytest

from coach import places
from coach.routine.loader import load
from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.timeline import Choices, Timeline

#: Where files lie in memory, and how much room there has to be, in bytes.
MEMORY, ROOM = Path("/dev/shm"), 2_000_000_000  # noqa: S108


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.ms = 0

    def now_ms(self) -> int:
        return self.ms

    def move(self, ms: int) -> None:
        self.ms += ms


def made_up_lengths(routine: Routine, ms_per_letter: int = 60) -> Mapping[str, int]:
    """Give each text a length as a calm voice would."""
    return {text: 250 + ms_per_letter * len(text) for text in routine.texts(40)}


@pytest.fixture(scope="session")
def routine() -> Routine:
    return load(places.resources() / "routines" / "wall-calf-stretch.toml")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def timeline(routine: Routine) -> Timeline:
    return compile_session(routine, Choices(), made_up_lengths(routine))


@pytest.fixture(scope="session")
def one_minute(routine: Routine) -> Timeline:
    return compile_session(routine, Choices(exercise_ms=60_000), made_up_lengths(routine))


# No example fails for taking its time on a machine that has much else to do. The thorough run tries many of each.
hypothesis.settings.register_profile("some", deadline=None, max_examples=40)
hypothesis.settings.register_profile("many", deadline=None, max_examples=200)


def pytest_configure(config: pytest.Config) -> None:
    """Have what tests write lie in memory where there is room: for the disk a diary waits with each write."""
    if config.getoption("--hypothesis-profile") is None:
        hypothesis.settings.load_profile("some")
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Have the collector pass over all that is imported by now, and stays to the end."""
    gc.collect()
    gc.freeze()
