"""A session that begins before all of its words are there."""

import threading

import pytest

from coach.settings import Settings
from coach.voice.preparation import NO_SOUND, NO_VOICE
from tests.ui.conftest import Stage


def begin(stage: Stage) -> None:
    """Press Start, and wait until the tones and then the words are there."""
    stage.house.bit_by_bit = True
    ready = stage.program.run._making.ready
    with stage.bot.waitSignals([ready, ready]):
        stage.program.window.today.start.click()


def words(stage: Stage) -> int:
    player = stage.program.run.player
    assert player
    return len(player.timeline.cues)


def test_it_begins_with_tones_and_goes_on_with_words_where_nothing_is_cut(stage: Stage) -> None:
    begin(stage)
    tones, whole = stage.house.sounds
    assert tones.played
    assert words(stage) == 0
    stage.until(10_200)
    assert words(stage) > 15
    assert (tones.closed, whole.closed, whole.played) == (True, False, True)
    player = stage.program.run.player
    assert player
    assert player.timeline.segment_at(player.position_ms).start_ms == 10_000


def test_words_that_have_become_others_meanwhile_are_not_taken(stage: Stage) -> None:
    stage.house.bit_by_bit = True
    run = stage.program.run
    with stage.bot.waitSignal(run._making.ready):
        stage.program.window.today.start.click()
    with stage.bot.waitSignal(run._retelling.done):
        run.retell()
    stage.until(12_000)
    assert run.player
    assert run.player.timeline.choices.talk == run._settings.talk != Settings().talk


@pytest.mark.parametrize("sound", [True, False])
def test_what_there_is_to_say_of_the_words_is_said_when_they_come(stage: Stage, sound: bool) -> None:
    stage.house.line, stage.house.has_sound = NO_VOICE, sound
    begin(stage)
    stage.go(100)
    assert stage.program.run._line == NO_VOICE
    stage.until(12_000)
    assert not stage.house.sounds[-1].closed
    assert len(stage.house.sounds) == 1 + sound


def test_when_it_is_heard_again_it_is_not_said_that_there_is_no_sound(stage: Stage) -> None:
    """The device was lost, and the words came on another."""
    run, go_on = stage.program.run, threading.Event()
    stage.house.bit_by_bit, stage.house.words_may = True, go_on
    with stage.bot.waitSignal(run.begun):
        stage.program.window.today.start.click()
    stage.go(1_000)
    stage.house.sounds[0].unplugged = True
    stage.go(1_000)
    assert stage.session.line.text() == NO_SOUND
    with stage.bot.waitSignal(run._making.ready):
        go_on.set()
    assert stage.session.line.text() == NO_SOUND
    stage.until(10_300)
    assert stage.house.sounds[-1].played
    assert stage.session.line.text() == ""


def test_ended_before_the_words_come_it_gives_every_device_back(stage: Stage) -> None:
    begin(stage)
    stage.program.run.end()
    stage.program.run._last_word.cut()
    assert all(sound.closed for sound in stage.house.sounds)


@pytest.mark.parametrize("early", [True, False])
def test_who_takes_an_early_end_back_has_the_words_too(stage: Stage, early: bool) -> None:
    """Whether they came before the end and were not yet heard, or after it."""
    stage.house.bit_by_bit = True
    ready = stage.program.run._making.ready
    if early:
        begin(stage)
        stage.program.run.end()
    else:
        with stage.bot.waitSignals([ready, ready]):
            stage.program.run.begun.connect(stage.program.run.end)
            stage.program.window.today.start.click()
    assert not stage.program.run.running
    assert words(stage) == 0
    stage.program.run._last_word.cut()  # which said that it was stopped
    stage.program.run.carry_on()
    assert words(stage) > 15
    assert [sound.closed for sound in stage.house.sounds][:-1] == [True] * (len(stage.house.sounds) - 1)
    assert not stage.house.sounds[-1].closed
