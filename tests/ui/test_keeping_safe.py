"""The diary's safety in the whole program: what was told at the start, and the day's back-up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.diary.faults import Damaged, DiaryError
from coach.routine.model import Routine
from tests.ui.conftest import FakeHouse, Stage, made_stage

RESCUED = "The diary's file was damaged; 412 entries could be read and are kept."


@pytest.fixture
def rescued(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[Stage]:
    def prepare(house: FakeHouse) -> None:
        house.told = RESCUED

    yield from made_stage(qtbot, routine, tmp_path, prepare)


def backed_up(stage: Stage) -> None:
    with stage.bot.waitSignal(stage.program._backing_up.done):
        stage.program.keep_safe()


def test_what_was_rescued_is_told_where_the_person_looks(rescued: Stage) -> None:
    assert rescued.program.window.today.line.text() == RESCUED


def test_each_day_has_its_back_up(stage: Stage) -> None:
    backed_up(stage)
    stage.desktop.alarm.rang.emit()
    assert stage.house.backed_up == 1
    stage.house.clock.move(24 * 3_600_000)
    with stage.bot.waitSignal(stage.program._backing_up.done):
        stage.desktop.alarm.rang.emit()
    assert stage.house.backed_up == 2
    assert not stage.program.window.today.line.isVisible()


def test_a_back_up_that_cannot_be_made_is_told_and_the_diary_goes_on(stage: Stage) -> None:
    stage.house.fault = DiaryError("No back-up of the diary could be made: the disk is full.")
    backed_up(stage)
    assert "the disk is full" in stage.program.window.today.line.text()
    assert stage.diary.refusal == ""


def test_a_file_that_turns_out_damaged_is_written_to_no_more(stage: Stage) -> None:
    stage.house.fault = Damaged("The diary's file is damaged.")
    backed_up(stage)
    assert "damaged" in stage.program.window.today.line.text()
    stage.program.window.today.answers[0].click()
    assert not stage.diary.answers
