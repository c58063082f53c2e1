"""A session made bit by bit: what goes wrong on the way takes nothing away that was there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.timeline import Choices
from coach.voice.preparation import NO_SOUND, NO_VOICE, SOME_VOICE, Prepared
from coach.voice.underway import Superseded, make
from tests.conftest import made_up_lengths

MINUTE = Choices(60_000)


@pytest.mark.parametrize(("with_words", "line"), [(False, NO_VOICE), (True, SOME_VOICE)])
def test_a_fault_after_the_first_words_leaves_what_sounds(routine: Routine, with_words: bool, line: str) -> None:
    timeline = compile_session(routine, MINUTE, made_up_lengths(routine) if with_words else {})
    told: list[Prepared] = []

    def prepare(routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        assert first
        assert choices == MINUTE
        first(Prepared(timeline, Path("begun.wav"), ""))
        raise RuntimeError("can't start new thread")

    make(prepare, routine, MINUTE, told.append, soon=True)
    assert [(one.timeline, one.track) for one in told] == [(timeline, Path("begun.wav"))] * 2
    assert [one.line for one in told] == ["", line]


def test_a_fault_before_them_leaves_captions(routine: Routine) -> None:
    def prepare(routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        assert (routine, choices, bool(first)) == (routine, MINUTE, True)
        raise OSError("the disk is full")

    told: list[Prepared] = []
    make(prepare, routine, MINUTE, told.append, soon=True)
    assert [(one.track, one.line) for one in told] == [(None, NO_SOUND)]


def test_what_nobody_wants_any_more_is_told_no_further(routine: Routine) -> None:
    told: list[Prepared] = []

    def prepare(routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        assert first
        first(Prepared(compile_session(routine, choices, {}), Path("tones.wav"), ""))
        pytest.fail("it went on")

    def tell(prepared: Prepared) -> None:
        told.append(prepared)
        raise Superseded

    with pytest.raises(Superseded):
        make(prepare, routine, MINUTE, tell, soon=True)
    assert len(told) == 1
