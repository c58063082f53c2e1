"""What is said at the end of a session is said to its end, but never into what comes next."""

from PySide6.QtCore import QTimer

from coach.ui.last_word import STOPPED_MS
from tests.ui.conftest import Stage


def ended(stage: Stage) -> None:
    """End a session a little after it began."""
    stage.begin().go(20_000)
    stage.session.end.click()


def test_a_session_that_goes_on_is_not_told_to_be_over(stage: Stage) -> None:
    ended(stage)
    (before,) = stage.house.sounds
    assert not before.closed
    stage.program.sessions.summary.resume_button.click()
    assert [sound.closed for sound in stage.house.sounds] == [True, False]


def test_another_session_does_not_begin_while_the_one_before_is_told_to_be_over(stage: Stage) -> None:
    ended(stage)
    run = stage.program.run
    with stage.bot.waitSignal(run.begun):
        run.start(stage.program.chosen.settings, stage.house.routine, still=False)
    assert [sound.closed for sound in stage.house.sounds] == [True, False]


def test_the_second_end_is_said_as_long_as_the_first(stage: Stage) -> None:
    """The time that the first had is not the second one's."""
    ended(stage)
    stage.program.run.carry_on()
    timer = stage.program.run._last_word.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()
    stage.session.end.click()
    assert not stage.house.sounds[-1].closed
    assert timer.isActive()
    assert timer.remainingTime() > STOPPED_MS - 500
    timer.timeout.emit()
    assert stage.house.sounds[-1].closed


def test_a_cramp_is_not_spoken_into(stage: Stage) -> None:
    ended(stage)
    stage.program.begin_cramp()
    assert stage.house.sounds[0].closed


def test_another_cramp_does_not_begin_while_the_one_before_is_told_to_be_over(stage: Stage) -> None:
    stage.program.begin_cramp()
    run = stage.program.cramps.run
    assert run
    stage.bot.waitUntil(lambda: run._player is not None)
    (before,) = stage.house.sounds
    run.passed()
    assert not before.closed
    run.start(stage.program.chosen.settings, still=False)
    assert before.closed
