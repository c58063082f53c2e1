"""The sound check before the first session: offered, not forced; louder step by step; any key keeps the loudness."""

import pytest
from PySide6.QtCore import Qt

from coach import settings as keeping
from coach.ui.sound_check_desk import EARLY_MS, LOOK_MS, PAUSE_MS, STEPS, SoundCheckDesk
from coach.ui.sound_check_page import SoundCheckPage
from coach.voice.output import STUCK_MS
from tests.ui.conftest import Stage


@pytest.fixture
def desk(stage: Stage) -> SoundCheckDesk:
    """Press what is offered on the first screen, and wait until the first step sounds."""
    with stage.bot.waitSignal(stage.program.desks.sound_check._making.done):
        stage.program.window.today.listen.click()
    reach_the_wall(stage)
    return stage.program.desks.sound_check


def reach_the_wall(stage: Stage) -> None:
    """Let the time pass in which the person walks there."""
    desk = stage.program.desks.sound_check
    (sound,) = stage.house.sounds
    assert not sound.played
    assert desk._next.interval() == 10_000
    desk._next.timeout.emit()


def page_of(desk: SoundCheckDesk) -> SoundCheckPage:
    assert desk.page is not None
    assert desk.page.isVisible()
    return desk.page


def go_on(stage: Stage, desk: SoundCheckDesk, steps: int, ms: int = 8_000) -> None:
    """Let steps pass in which nobody answers."""
    for _ in range(steps):
        stage.house.clock.move(ms)
        desk._next.timeout.emit()
    stage.house.clock.move(ms)


def kept(stage: Stage) -> tuple[int, int]:
    settings = keeping.load(stage.folder / "settings.json")
    return settings.voice_percent, settings.tones_percent


def test_it_is_offered_until_it_was_done_and_the_first_session_needs_no_more_clicks(stage: Stage) -> None:
    today = stage.program.window.today
    assert today.listen.isVisible()
    assert today.start.hasFocus()
    stage.begin()  # one click


def test_it_gets_louder_step_by_step(stage: Stage, desk: SoundCheckDesk) -> None:
    assert page_of(desk).hear.isVisible()
    asked = [(choices.loudness.voice_percent, choices.loudness.tones_percent) for choices in stage.house.sampled]
    assert asked == [(percent, percent) for percent in STEPS]
    for number in range(1, len(STEPS) + 1):
        assert len(stage.house.sounds) == number
        assert stage.house.sounds[-1].played
        assert all(sound.closed for sound in stage.house.sounds[:-1])
        go_on(stage, desk, 1)
    assert stage.house.sounds[-1].closed


@pytest.mark.parametrize("night_percent", [0, 50])
def test_before_bed_the_days_loudness_is_listened_for_too(stage: Stage, night_percent: int) -> None:
    chosen = stage.program.chosen
    chosen.change(night_percent=night_percent)
    stage.house.start = stage.house.start.replace(hour=22, minute=30)
    assert chosen.session().bedtime
    desk = stage.program.desks.sound_check
    with stage.bot.waitSignal(desk._making.done):
        stage.program.window.today.listen.click()
    assert [choices.voice_gain for choices in stage.house.sampled] == [percent / 100 for percent in STEPS]
    assert [choices.tones_gain for choices in stage.house.sampled] == [percent / 100 for percent in STEPS]


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_PageDown])
def test_any_key_keeps_the_loudness_that_is_heard(stage: Stage, desk: SoundCheckDesk, key: Qt.Key) -> None:
    go_on(stage, desk, 2)
    stage.bot.keyClick(page_of(desk).hear, key)
    assert kept(stage) == (STEPS[2], STEPS[2])
    assert str(STEPS[2]) in page_of(desk).sentence.text()
    assert stage.house.sounds[-1].closed
    assert not desk._next.isActive()


def test_a_key_on_the_way_to_the_wall_is_no_answer(stage: Stage) -> None:
    desk = stage.program.desks.sound_check
    with stage.bot.waitSignal(desk._making.done):
        stage.program.window.today.listen.click()
    stage.bot.keyClick(page_of(desk).back, Qt.Key.Key_A)
    assert kept(stage) == (100, 100)
    reach_the_wall(stage)
    assert page_of(desk).hear.isVisible()


def test_a_click_anywhere_is_an_answer_too(stage: Stage, desk: SoundCheckDesk) -> None:
    go_on(stage, desk, 1)
    stage.bot.mouseClick(page_of(desk), Qt.MouseButton.LeftButton)
    assert kept(stage) == (STEPS[1], STEPS[1])


@pytest.mark.parametrize("steps", [0, 3])
def test_who_answers_as_a_step_begins_has_heard_the_one_before(stage: Stage, desk: SoundCheckDesk, steps: int) -> None:
    go_on(stage, desk, steps)
    desk._next.timeout.emit()
    stage.house.clock.move(EARLY_MS - 1)
    stage.bot.keyClick(page_of(desk).hear, Qt.Key.Key_A)
    assert kept(stage) == (STEPS[steps], STEPS[steps])


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Shift, Qt.Key.Key_Control])
def test_a_key_that_leads_on_is_no_answer(stage: Stage, desk: SoundCheckDesk, key: Qt.Key) -> None:
    go_on(stage, desk, 1)
    stage.bot.keyClick(page_of(desk).hear, key)
    assert desk._next.isActive()
    assert kept(stage) == (100, 100)


def test_once_it_is_done_today_offers_it_no_more(stage: Stage, desk: SoundCheckDesk) -> None:
    go_on(stage, desk, 1)
    stage.bot.keyClick(page_of(desk).hear, Qt.Key.Key_A)
    page_of(desk).back.click()
    assert stage.program.window.today.isVisible()
    assert not stage.program.window.today.listen.isVisible()
    stage.house.clock.move(1_000)  # no second click of two
    stage.begin()
    assert stage.house.prepared[-1].loudness.voice_percent == STEPS[1]


def test_who_hears_nothing_at_the_loudest_is_told_and_can_listen_again(stage: Stage, desk: SoundCheckDesk) -> None:
    go_on(stage, desk, len(STEPS))
    page = page_of(desk)
    assert "Turn the sound of the computer up" in page.sentence.text()
    assert not page.hear.isVisible()
    stage.house.sounds.clear()
    with stage.bot.waitSignal(desk._making.done):
        page.repeat.click()
    assert not page.hear.isVisible()
    desk._next.timeout.emit()
    assert page.hear.isVisible()
    assert kept(stage) == (100, 100)


def test_without_a_device_it_says_so(stage: Stage) -> None:
    stage.house.sounding = lambda _: None  # type: ignore[assignment,method-assign]
    desk = stage.program.desks.sound_check
    with stage.bot.waitSignal(desk._making.done):
        stage.program.window.today.listen.click()
    assert page_of(desk).sentence.text().startswith("No sound just now.")
    assert page_of(desk).back.hasFocus()


@pytest.mark.parametrize("steps", [0, len(STEPS) - 1])
def test_a_device_that_is_taken_away_is_told_at_once_and_another_can_be_tried(
    stage: Stage, desk: SoundCheckDesk, steps: int
) -> None:
    go_on(stage, desk, steps)
    stage.house.sounds[-1].unplugged = True
    desk._watch.timeout.emit()
    page = page_of(desk)
    assert page.sentence.text().startswith("No sound just now.")
    assert not page.hear.isVisible()
    assert all(sound.closed for sound in stage.house.sounds)
    assert not desk._next.isActive()
    assert not desk._watch.isActive()
    with stage.bot.waitSignal(desk._making.done):
        page.repeat.click()
    desk._next.timeout.emit()
    assert page.hear.isVisible()
    assert stage.house.sounds[-1].played


def test_the_silence_after_a_step_is_not_taken_for_a_lost_device() -> None:
    assert PAUSE_MS + 2 * LOOK_MS <= STUCK_MS


def test_a_device_that_is_taken_away_on_the_way_to_the_wall_is_told(stage: Stage) -> None:
    desk = stage.program.desks.sound_check
    with stage.bot.waitSignal(desk._making.done):
        stage.program.window.today.listen.click()
    desk._watch.timeout.emit()
    assert desk._next.isActive()
    stage.house.sounds[-1].unplugged = True
    desk._watch.timeout.emit()
    assert page_of(desk).sentence.text().startswith("No sound just now.")
    assert not desk._next.isActive()


def test_escape_leads_back_and_is_silent(stage: Stage, desk: SoundCheckDesk) -> None:
    stage.bot.keyClick(page_of(desk).hear, Qt.Key.Key_Escape)
    assert stage.program.window.today.isVisible()
    assert stage.program.window.today.listen.isVisible()
    assert stage.house.sounds[-1].closed
    assert not desk._next.isActive()


@pytest.fixture
def from_settings(stage: Stage) -> SoundCheckDesk:
    """Press what is called the same in Settings, while a voice is heard there."""
    stage.program.window.today.settings.click()
    page = stage.program.desks.preferences.page
    assert page is not None
    with stage.bot.waitSignal(stage.program.desks.preferences._making.done):
        page.sound.check.click()
    heard = stage.house.sounds.pop()
    with stage.bot.waitSignal(stage.program.desks.sound_check._making.done):
        page.sound.wall.click()
    assert heard.closed
    stage.house.sampled.clear()
    reach_the_wall(stage)
    return stage.program.desks.sound_check


def test_from_settings_it_is_the_same_and_leads_back_there(stage: Stage, from_settings: SoundCheckDesk) -> None:
    page = page_of(from_settings)
    assert page.back.text() == "&Back to the settings"
    go_on(stage, from_settings, 2)
    stage.bot.keyClick(page.hear, Qt.Key.Key_Space)
    assert kept(stage) == (60, 60)
    page.back.click()
    settings = stage.program.desks.preferences.page
    assert settings is not None
    assert settings.isVisible()
    assert settings.sound.loudness._value.text() == "60 %"


def test_from_today_it_leads_to_today_whoever_looked_at_it_before(stage: Stage, from_settings: SoundCheckDesk) -> None:
    stage.bot.keyClick(page_of(from_settings).hear, Qt.Key.Key_Escape)
    stage.program.show_today()
    stage.house.sounds.clear()
    with stage.bot.waitSignal(from_settings._making.done):
        stage.program.window.today.listen.click()
    assert page_of(from_settings).back.text() == "&Back to today"
    stage.bot.keyClick(page_of(from_settings).hear, Qt.Key.Key_Escape)
    assert stage.program.window.today.isVisible()


def test_help_with_a_cramp_silences_it(stage: Stage, desk: SoundCheckDesk) -> None:
    checking = stage.house.sounds[-1]
    stage.program.begin_cramp()
    assert checking.closed
    assert not desk._next.isActive()
