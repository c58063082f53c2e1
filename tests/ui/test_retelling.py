"""How much is said, changed during a session: by the button, from the next rest on, and kept for the next session."""

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from coach import settings as keeping
from coach.routine.model import Routine
from coach.session.events import Paused, Playing
from coach.session.sounding import Talk
from coach.session.timeline import Choices
from coach.ui.run import FROM_NOW_ON, VOICE_OFF
from coach.ui.session_page import WORDS
from coach.voice.preparation import NO_VOICE, Prepared
from coach.voice.relay import SAME_WORDS
from tests.ui.conftest import Stage


def press(stage: Stage) -> None:
    """Press the button, and wait until the other words are there."""
    with stage.bot.waitSignal(stage.program.run._retelling.done):
        stage.session.words.click()


def talk(stage: Stage) -> Talk:
    """Give how much is said just now."""
    player = stage.program.run.player
    assert player is not None
    return player.timeline.choices.talk


def test_from_the_next_rest_on_fewer_words_are_said(stage: Stage) -> None:
    stage.begin()
    player = stage.program.run.player
    assert player is not None
    stage.until(player.timeline.repetition_start_ms(2) + 1_000)
    before = stage.house.sounds[-1]
    press(stage)
    assert stage.session.words.accessibleName() == WORDS["sparse"]
    assert stage.session.line.text() == FROM_NOW_ON["sparse"]
    assert talk(stage) is Talk.FULL
    assert not before.closed
    stage.go(12_000)
    assert talk(stage) is Talk.SPARSE
    assert before.closed
    assert stage.house.sounds[-1].played
    assert not stage.house.sounds[-1].closed
    assert isinstance(player.mode, Playing)


def test_it_is_kept_for_the_next_session(stage: Stage) -> None:
    stage.begin()
    for kind in ("sparse", "tones", "full"):
        press(stage)
        assert keeping.load(stage.folder / "settings.json").talk == kind
        assert stage.session.words.accessibleName() == WORDS[kind]
    assert [choices.talk for choices in stage.house.prepared][-3:] == [Talk.SPARSE, Talk.TONES, Talk.FULL]


def test_the_whole_session_is_written_down_as_one(stage: Stage) -> None:
    stage.begin()
    stage.go(60_000)
    press(stage)
    stage.go(400_000)
    (session,) = stage.diary.sessions()
    assert session.completed
    assert session.done_ms == 300_000
    assert stage.house.sounds[-1].closed


def test_a_waiting_session_waits_on(stage: Stage) -> None:
    stage.begin().until(60_000)
    stage.session.pause.click()
    press(stage)
    player = stage.program.run.player
    assert player is not None
    (before, after) = stage.house.sounds
    assert not before.closed  # it says that it has paused
    stage.go(3_000)
    assert isinstance(player.mode, Paused)
    assert talk(stage) is Talk.SPARSE
    assert (before.closed, after.closed) == (True, False)


def test_the_keyboard_stays_one_button(stage: Stage) -> None:
    stage.begin().until(60_000)
    press(stage)
    assert stage.session.hasFocus()
    stage.bot.keyClick(stage.session, Qt.Key.Key_W)
    player = stage.program.run.player
    assert player is not None
    assert isinstance(player.mode, Paused)


def test_words_that_come_too_late_are_given_back_and_made_anew_for_who_takes_the_end_back(stage: Stage) -> None:
    stage.begin().until(40_000)
    press(stage)
    stage.session.end.click()
    assert stage.house.sounds[-1].closed
    with stage.bot.waitSignal(stage.program.run._retelling.done):
        stage.program.sessions.summary.resume_button.click()
    stage.go(10_000)
    assert talk(stage) is Talk.SPARSE
    assert [sound.closed for sound in stage.house.sounds[:-1]] == [True] * 3
    assert not stage.house.sounds[-1].closed


def test_words_that_were_not_made_when_the_session_ended_are_made_for_who_takes_the_end_back(stage: Stage) -> None:
    stage.begin().until(40_000)
    stage.session.words.click()
    stage.session.end.click()
    with stage.bot.waitSignal(stage.program.run._retelling.done):
        stage.program.sessions.summary.resume_button.click()
    stage.go(10_000)
    assert talk(stage) is Talk.SPARSE


def test_who_takes_an_end_back_without_having_chosen_other_words_has_none_made(stage: Stage) -> None:
    stage.begin().until(40_000)
    made = len(stage.house.prepared)
    stage.session.end.click()
    stage.program.sessions.summary.resume_button.click()
    assert not stage.program.run._retelling.busy
    assert len(stage.house.prepared) == made


def test_what_is_still_being_made_when_the_session_ends_is_not_heard(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.begin().until(40_000)
    go_on, prepare = threading.Event(), stage.house.prepare

    def slowly(routine: Routine, choices: Choices) -> Prepared:
        assert go_on.wait(10)
        return prepare(routine, choices)

    monkeypatch.setattr(stage.house, "prepare", slowly)
    stage.session.words.click()
    stage.session.end.click()
    sounds = len(stage.house.sounds)
    with stage.bot.waitSignal(stage.program.run._retelling._came):
        go_on.set()
    assert len(stage.house.sounds) == sounds


def test_before_the_sound_is_there_it_is_made_in_other_words(stage: Stage) -> None:
    with stage.bot.waitSignal(stage.program.run.begun):
        stage.program.window.today.start.click()
        stage.session.words.click()
    assert talk(stage) is Talk.SPARSE


def test_other_words_that_cannot_be_made_do_not_silence_the_session(stage: Stage) -> None:
    """The disk has become full, say."""
    stage.begin().until(40_000)
    stage.house.has_sound = False
    press(stage)
    assert stage.session.line.text() == SAME_WORDS
    said_otherwise(stage, "full")
    stage.go(12_000)
    assert talk(stage) is Talk.FULL
    assert [sound.closed for sound in stage.house.sounds] == [False]


def said_otherwise(stage: Stage, kind: str) -> None:
    """Look whether the button, what is kept and what the next press would give are as the session is told."""
    assert stage.session.words.accessibleName() == WORDS[kind]
    assert keeping.load(stage.folder / "settings.json").talk == stage.program.chosen.settings.talk == kind
    assert stage.program.run._settings.talk == kind


def test_a_fault_in_making_other_words_leaves_what_was_chosen_before(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.begin().until(40_000)
    monkeypatch.setattr(stage.house, "prepare", lambda *_: 1 // 0)
    press(stage)
    assert stage.session.line.text() == SAME_WORDS
    said_otherwise(stage, "full")


def test_refused_while_tones_lead_the_words_come_as_they_would_have(stage: Stage) -> None:
    stage.house.bit_by_bit = True
    run = stage.program.run
    with stage.bot.waitSignals([run._making.ready, run._making.ready]):
        stage.program.window.today.start.click()
    stage.house.has_sound = False
    press(stage)
    said_otherwise(stage, "full")
    stage.go(12_000)
    assert run.player
    assert run.player.timeline.cues


def test_refused_after_the_words_were_put_off_they_come_all_the_same(stage: Stage) -> None:
    """The words came while others were being made, and were not wanted just then."""
    run, go_on, prepare = stage.program.run, threading.Event(), stage.house.prepare
    stage.house.bit_by_bit, stage.house.words_may = True, go_on

    def refused(routine: Routine, choices: Choices) -> Prepared:
        return replace(prepare(routine, choices), track=None)

    stage.house.prepare = refused  # type: ignore[assignment,method-assign]
    with stage.bot.waitSignal(run.begun):
        stage.program.window.today.start.click()
    stage.session.words.click()
    with stage.bot.waitSignal(run._making.ready):
        go_on.set()
    stage.bot.waitUntil(lambda: not run._retelling.busy)
    said_otherwise(stage, "full")
    stage.go(12_000)
    assert run.player
    assert run.player.timeline.cues


@pytest.mark.parametrize("voice", [0, 100])
def test_with_the_voice_turned_off_it_is_not_said_that_words_come(stage: Stage, voice: int) -> None:
    stage.program.chosen.change(voice_percent=voice, talk="tones")
    stage.begin().go(3_000)
    press(stage)
    assert stage.session.line.text() == (FROM_NOW_ON["full"] if voice else VOICE_OFF)
    press(stage)
    press(stage)
    assert stage.session.line.text() == FROM_NOW_ON["tones"]


def test_what_the_other_words_lack_is_told(stage: Stage) -> None:
    stage.begin().until(40_000)
    stage.house.line = NO_VOICE
    press(stage)
    assert stage.session.line.text() == NO_VOICE
