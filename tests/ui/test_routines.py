"""Another exercise in the whole program: chosen in Settings, drawn, said and kept."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from coach import places
from coach.routine.loader import load
from coach.routine.model import Routine
from coach.ui.program import Program
from tests.ui.conftest import FakeHouse, Stage, made_stage


@pytest.fixture
def seated() -> Routine:
    return load(places.resources() / "routines" / "seated-calf-stretch.toml")


@pytest.fixture
def both(qtbot: QtBot, routine: Routine, seated: Routine, tmp_path: Path) -> Iterator[Stage]:
    def prepare(house: FakeHouse) -> None:
        house.others = (seated,)

    yield from made_stage(qtbot, routine, tmp_path, prepare)


def choose(program: Program, routine_id: str) -> None:
    program.desks.preferences.changed.emit(msgspec.structs.replace(program.chosen.settings, routine=routine_id))


def test_another_routine_is_drawn_and_kept(both: Stage, seated: Routine) -> None:
    choose(both.program, seated.id)
    assert both.program.window.today.figure._scene == seated.scene
    both.begin().go(600_000, step_ms=1_000)
    (session,) = both.diary.sessions()
    assert session.routine == seated.id
    assert session.completed
    assert session.done_ms == session.planned_ms  # the change of legs is part of it


def test_the_reminder_says_where_it_is_done(both: Stage, seated: Routine) -> None:
    choose(both.program, seated.id)
    both.house.clock.move(11 * 60_000)
    both.desktop.alarm.rang.emit()
    window = both.program.reminding.window
    assert window is not None
    assert window.line.text() == "Five minutes on your chair."


def test_a_routine_that_is_gone_gives_way_to_the_first(both: Stage, routine: Routine) -> None:
    choose(both.program, "gone")
    assert both.program.window.today.figure._scene == routine.scene
    both.begin().until(12_000)
    assert both.diary.sessions()[0].routine == routine.id


def test_every_word_of_the_other_routine_fits_the_screen(both: Stage, seated: Routine) -> None:
    choose(both.program, seated.id)
    both.begin()
    player = both.program.run.player
    assert player is not None
    words = []
    for segment in player.timeline.segments:
        both.until(segment.start_ms + 50)
        words.append(both.session.word.text())
    assert seated.change is not None
    assert seated.change.word in words
