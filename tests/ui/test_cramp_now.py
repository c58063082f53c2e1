import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton

from coach.diary.entries import Cramp, Place, Side
from coach.session.events import Paused
from coach.ui.cramp_now_page import CrampAfterPage, CrampNowPage
from coach.ui.cramp_run import CrampRun
from coach.ui.theme import ThemeName
from tests.ui.conftest import Stage


def page(stage: Stage) -> CrampNowPage:
    found = stage.program.cramps.page
    assert found is not None
    return found


def after(stage: Stage) -> CrampAfterPage:
    found = stage.program.cramps.after
    assert found is not None
    return found


def run(stage: Stage) -> CrampRun:
    found = stage.program.cramps.run
    assert found is not None
    return found


def press(stage: Stage) -> None:
    stage.program.window.cramp_now.click()
    stage.bot.waitUntil(lambda: run(stage)._player is not None)


def last(stage: Stage, seconds: int, looks: int = 10) -> None:
    """Let the cramp last, looked at so often in a second."""
    for _ in range(seconds * looks):
        stage.house.clock.move(1_000 // looks)
        run(stage).look()


def kept(stage: Stage) -> Cramp:
    (cramp,) = stage.diary.cramps_kept.values()
    return cramp


def test_a_cramp_is_timed_and_written_down_by_itself(stage: Stage) -> None:
    press(stage)
    assert page(stage).isVisible()
    assert kept(stage).started_at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    last(stage, 140)
    assert page(stage).clock.text() == "2:20"
    page(stage).button.click()
    assert (kept(stage).duration_ms, kept(stage).place) == (140_000, Place.CALF)
    assert after(stage).title.text() == "It has passed. It lasted 2\N{NO-BREAK SPACE}min 20\N{NO-BREAK SPACE}s."
    after(stage).place.buttons["foot"].click()
    after(stage).side.buttons["left"].click()
    after(stage).severity.buttons["8"].click()
    after(stage).done.click()
    assert (kept(stage).place, kept(stage).side, kept(stage).severity) == (Place.FOOT, Side.LEFT, 8)
    assert kept(stage).duration_ms == 140_000
    assert stage.program.window.today.isVisible()
    assert stage.program.ledger.book.cramps == (kept(stage),)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_leads_on_after_a_cramp_is_in_view_however_large_the_type(stage: Stage) -> None:
    stage.program.window.text_wanted.emit(8)
    press(stage)
    last(stage, 5)
    page(stage).button.click()
    window = stage.program.window
    window.showNormal()
    window.resize(800, 600)
    for _ in range(4):
        QCoreApplication.processEvents()
    assert window.text_percent == 200
    done, bar = after(stage).done, after(stage).scroller.verticalScrollBar()
    stage.diary.refusal = "That could not be written to the diary: disk full."
    for place in (0, bar.maximum()):
        bar.setValue(place)
        after(stage).severity.buttons["8"].click()
        assert after(stage).fault.visibleRegion().boundingRect() == after(stage).fault.rect()
        assert done.visibleRegion().boundingRect() == done.rect()
    assert after(stage).none.visibleRegion().boundingRect() == after(stage).none.rect()


def test_it_is_dark_and_fills_the_screen_and_comes_back(stage: Stage) -> None:
    window = stage.program.window
    press(stage)
    assert window._wearing == (ThemeName.NIGHT, 100)
    assert window.isFullScreen()
    last(stage, 5)
    page(stage).button.click()
    assert not window.isFullScreen()
    after(stage).done.click()
    assert window._wearing == (ThemeName.LIGHT, 100)


def test_it_talks_and_then_paces_holds(stage: Stage) -> None:
    press(stage)
    said, words = [], []
    for _ in range(60):
        last(stage, 1)
        said.append(page(stage).caption.text())
        words.append(page(stage).word.text())
    assert any("pass by themselves" in text for text in said)
    assert any("toes towards you" in text for text in said)
    assert any("too slow to help now" in text for text in said)
    assert list(dict.fromkeys(words))[:5] == ["Breathe", "Stretch", "Or sit", "Rub it", "Later"]
    assert {"Stretch", "Hold", "Ease off", "Rest"} <= set(words[32:])


def test_while_the_voice_is_being_made_it_leads_on_in_writing(stage: Stage) -> None:
    ready = threading.Event()
    stage.house.bit_by_bit, stage.house.words_may = True, ready
    press(stage)
    last(stage, 6)
    assert page(stage).word.text() == "Stretch"
    assert page(stage).caption.text()
    (tones,) = stage.house.sounds
    ready.set()
    stage.bot.waitUntil(lambda: len(stage.house.sounds) == 2)
    last(stage, 2)
    assert not tones.closed  # the step that is under way goes on as it began
    last(stage, 10)
    assert tones.closed
    assert stage.house.sounds[1].played
    assert "toes towards you" in page(stage).caption.text()
    assert page(stage).clock.text() == "0:18"


def test_at_ten_minutes_it_says_so_and_goes_on_timing(stage: Stage) -> None:
    press(stage)
    last(stage, 595, looks=1)
    last(stage, 4)
    assert page(stage).word.text() != "Get help"
    assert not page(stage).call.isVisible()
    last(stage, 1)
    assert page(stage).word.text() == "Get help"
    assert page(stage).call.isVisible()
    assert page(stage).call.text() == "Call 111 (UK)"
    assert "get medical help now" in page(stage).caption.text()
    last(stage, 50)
    assert page(stage).clock.text() == "10:50"
    page(stage).button.click()
    assert kept(stage).duration_ms == 650_000


def test_the_words_at_ten_minutes_are_spoken_when_they_are_over(stage: Stage) -> None:
    press(stage)
    player = run(stage)._player
    assert player is not None
    assert 600_000 <= player.timeline.exercise_end_ms < 606_000


def test_two_presses_are_one_cramp(stage: Stage) -> None:
    press(stage)
    last(stage, 5)
    stage.program.begin_cramp()
    last(stage, 5)
    page(stage).button.click()
    page(stage).button.click()
    assert kept(stage).duration_ms == 10_000


def test_the_next_cramp_is_another_one(stage: Stage) -> None:
    for _ in range(2):
        press(stage)
        last(stage, 20)
        page(stage).button.click()
        after(stage).done.click()
        stage.house.clock.move(3_000)
    assert [cramp.duration_ms for cramp in stage.diary.cramps_kept.values()] == [20_000, 20_000]


def test_ctrl_space_helps_from_anywhere(stage: Stage) -> None:
    stage.program.window.today.history.click()
    stage.bot.keyClick(stage.program.window, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert page(stage).isVisible()


def test_a_session_waits_until_it_has_passed(stage: Stage) -> None:
    stage.begin().until(40_000)
    stage.session.cramp.click()
    player = stage.program.run.player
    assert player is not None
    assert isinstance(player.mode, Paused)
    last(stage, 30)
    page(stage).button.click()
    after(stage).done.click()
    assert stage.session.isVisible()
    assert isinstance(player.mode, Paused)


@pytest.mark.parametrize("leave", ["escape", "close"])
def test_leaving_keeps_what_is_known(stage: Stage, leave: str) -> None:
    press(stage)
    last(stage, 47)
    if leave == "escape":
        stage.bot.keyClick(page(stage), Qt.Key.Key_Escape)
    else:
        stage.program.window.close()
    assert kept(stage).duration_ms == 47_000


def test_a_crash_loses_ten_seconds_at_most(stage: Stage) -> None:
    press(stage)
    last(stage, 47)
    assert kept(stage).duration_ms == 40_000


def test_a_chime_sounds_while_the_voice_is_being_made(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = threading.Event()
    prepare = stage.house.prepare
    monkeypatch.setattr(stage.house, "prepare", lambda *what: ready.wait(10) and prepare(*what))
    stage.program.window.cramp_now.click()
    stage.bot.waitUntil(lambda: bool(stage.house.sounds))
    (chime,) = stage.house.sounds
    assert chime.played
    ready.set()
    stage.bot.waitUntil(lambda: len(stage.house.sounds) == 2)
    assert chime.closed
    assert stage.house.sounds[1].played


def test_the_sound_is_given_back_and_the_screen_may_sleep(stage: Stage) -> None:
    press(stage)
    last(stage, 5)
    assert stage.awake.awake
    page(stage).button.click()
    assert not stage.awake.awake
    run(stage).shut()
    assert all(sound.closed for sound in stage.house.sounds)


def test_a_session_under_the_cramp_keeps_the_screen_awake(stage: Stage) -> None:
    stage.begin().until(40_000)
    stage.session.cramp.click()
    last(stage, 5)
    page(stage).button.click()
    assert stage.awake.holders == 1


def test_a_session_that_is_being_prepared_does_not_begin_under_the_cramp(stage: Stage) -> None:
    stage.program._begin()
    stage.program.begin_cramp()
    stage.bot.waitUntil(lambda: run(stage)._player is not None)
    assert page(stage).isVisible()
    assert stage.program.run.player is None


def test_the_second_click_of_two_does_not_end_the_help(stage: Stage) -> None:
    press(stage)
    page(stage).button.click()
    assert page(stage).isVisible()


def test_after_sleep_the_talk_goes_on_and_ten_minutes_are_told_in_time(stage: Stage) -> None:
    press(stage)
    last(stage, 60)
    stage.house.clock.move(500_000)
    last(stage, 5)
    player = run(stage)._player
    assert player is not None
    assert not isinstance(player.mode, Paused)
    last(stage, 36)
    assert player.position_ms >= player.timeline.exercise_end_ms


def test_a_cramp_by_day_is_not_taken_for_one_that_woke(stage: Stage) -> None:
    press(stage)
    assert not kept(stage).woke_me


def test_what_is_said_after_it_follows_the_diary(stage: Stage) -> None:
    press(stage)
    last(stage, 5)
    page(stage).button.click()
    stage.diary.refusal = "That could not be written to the diary: disk full."
    after(stage).place.buttons["foot"].click()
    assert (after(stage).saved.text(), after(stage).fault.text()) == ("", stage.diary.refusal)
    stage.diary.refusal = ""
    after(stage).place.buttons["thigh"].click()
    assert "in your diary" in after(stage).saved.text()


def test_a_cramp_of_many_hours_is_kept_as_three(stage: Stage) -> None:
    press(stage)
    stage.house.clock.move(5 * 3_600_000)
    page(stage).button.click()
    assert kept(stage).duration_ms == 10_800_000
    assert "three hours or more" in after(stage).title.text()


def test_a_screen_that_was_full_stays_full(stage: Stage) -> None:
    stage.program.window.full_screen()
    press(stage)
    last(stage, 5)
    page(stage).button.click()
    assert stage.program.window.isFullScreen()


def test_a_machine_that_slept_times_on(stage: Stage) -> None:
    press(stage)
    last(stage, 40)
    stage.house.clock.move(60_000)
    last(stage, 1)
    assert page(stage).clock.text() == "1:41"
    page(stage).button.click()
    assert kept(stage).duration_ms == 101_000


def test_at_night_it_is_taken_for_one_that_woke_the_person(stage: Stage) -> None:
    stage.house.start = stage.house.start.replace(hour=3)
    press(stage)
    last(stage, 5)
    page(stage).button.click()
    assert kept(stage).woke_me


def test_a_diary_that_refuses_is_told_and_the_help_goes_on(stage: Stage) -> None:
    stage.diary.refusal = "That could not be written to the diary: disk full."
    press(stage)
    last(stage, 12)
    assert page(stage).clock.text() == "0:12"
    page(stage).button.click()
    assert (after(stage).saved.text(), after(stage).fault.text()) == ("", stage.diary.refusal)


@pytest.mark.parametrize("moment", ["looked at again", "the day turns"])
def test_it_stays_dark_whatever_happens(stage: Stage, moment: str) -> None:
    press(stage)
    if moment == "looked at again":
        stage.program.window.looked_at.emit()
    else:
        stage.desktop.alarm.rang.emit()
    assert stage.program.window._wearing == (ThemeName.NIGHT, 100)


def test_a_press_just_after_the_end_is_no_new_cramp(stage: Stage) -> None:
    press(stage)
    last(stage, 20)
    page(stage).button.click()
    stage.program.begin_cramp()
    assert after(stage).isVisible()
    assert len(stage.diary.cramps_kept) == 1


def test_a_false_press_can_be_taken_back(stage: Stage) -> None:
    press(stage)
    last(stage, 2)
    page(stage).button.click()
    after(stage).none.click()
    assert stage.diary.cramps_kept == {}
    today = stage.program.window.today
    assert today.isVisible()
    assert today.noted_text.text().startswith("Deleted: a cramp in the calf")
    stage.house.clock.move(1_000)
    today.undo.click()
    assert kept(stage).duration_ms == 2_000


def test_after_a_cramp_the_keyboard_comes_to_what_leads_on_before_what_takes_back(stage: Stage) -> None:
    press(stage)
    last(stage, 2)
    page(stage).button.click()
    after(stage).severity.buttons["10"].setFocus()
    passed = []
    for _ in range(2):
        stage.bot.keyClick(stage.program.window.focusWidget(), Qt.Key.Key_Tab)
        passed.append(stage.program.window.focusWidget())
    assert passed == [after(stage).done, after(stage).none]


def test_after_ten_minutes_the_gp_comes_first(stage: Stage) -> None:
    press(stage)
    last(stage, 601, looks=1)
    page(stage).button.click()
    assert after(stage).told.text().startswith("A cramp of 10 minutes or more is worth telling your GP.")
    assert after(stage).title.text() == "It lasted 10 minutes."
    assert "passed" not in after(stage).title.text()


def test_no_two_letters_of_a_screen_are_the_same(stage: Stage) -> None:
    window = stage.program.window
    window.today.choose.click()
    session, summary = stage.program.sessions.page, stage.program.sessions.summary
    for shown in (window.today, session, summary):
        buttons = [*shown.findChildren(QPushButton), *([] if shown is session else [window.cramp_now])]
        letters = [b.text()[b.text().index("&") + 1].lower() for b in buttons if "&" in b.text()]
        assert len(letters) == len(set(letters)), letters
