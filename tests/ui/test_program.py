from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach import settings as keeping
from coach.routine.model import Phase, Routine
from coach.session.events import Ended, GettingReady, Paused, Playing
from coach.ui.theme import THEMES, ThemeName
from coach.voice.preparation import NO_SOUND, NO_VOICE
from tests.ui.conftest import FakeHouse, Stage, made_stage

Key = Qt.Key


def mode(stage: Stage) -> object:
    player = stage.program.run.player
    assert player is not None
    return player.mode


def test_two_clicks_at_most_from_the_first_window_to_the_first_stretch(stage: Stage) -> None:
    stage.begin().until(31_000)
    assert stage.session.isVisible()
    assert stage.session.word.text() == "Lean"
    assert stage.awake.awake


def test_a_whole_session_is_drawn_kept_and_told(stage: Stage) -> None:
    stage.begin()
    player = stage.program.run.player
    assert player is not None
    words = []
    for segment in player.timeline.segments:
        stage.until(segment.start_ms + 50)
        words.append(stage.session.word.text())
    assert words[:8] == ["Ready", "Reach", "Stand", "Gently", "Lean", "Hold", "Back", "Rest"]
    assert words[-1] == "Done"
    stage.go(10_000)
    (row,) = stage.diary.sessions()
    assert (row.repetitions, row.done_ms, row.completed, row.slot) == (28, 300_000, True, "morning")
    assert stage.program.sessions.summary.title.text() == "Well done."
    sentence = stage.program.sessions.summary.sentence.text()
    assert sentence == "All 28 stretches, 5:00 on the clock."
    assert stage.program.sessions.summary.kept.isVisible()
    assert stage.house.sounds[0].closed
    assert not stage.awake.awake
    stage.program.sessions.summary.close_button.click()
    assert stage.program.window.today.last.text() == "Last session: today at 09:00, 28 repetitions."


def test_the_hold_fills_the_ring_with_its_seconds(stage: Stage) -> None:
    stage.begin()
    player = stage.program.run.player
    assert player is not None
    hold = next(s for s in player.timeline.segments if s.phase is Phase.HOLD)
    stage.until(hold.start_ms + 1_000)
    assert stage.session.ring._text == "1.5"
    assert stage.session.ring._span == round(0.4 * 360 * 16)
    stage.until(hold.end_ms + 100)
    assert stage.session.ring._span is None


PAUSING = (
    Key.Key_Backspace,
    Key.Key_A,
    Key.Key_7,
    Key.Key_Space,
    Key.Key_Return,
    Key.Key_Enter,
    Key.Key_PageDown,
    Key.Key_Period,
    Key.Key_MediaTogglePlayPause,
    Key.Key_MediaPlay,
    Key.Key_Left,
    Key.Key_F5,
)


def test_every_key_pauses_and_the_same_goes_on(stage: Stage) -> None:
    stage.begin().until(5_000)
    for key in PAUSING:
        press(stage, key)
        assert isinstance(mode(stage), Paused), key
        assert stage.session.word.text() == "Paused", key
        assert stage.session.pause.text() == "&Carry on", key
        press(stage, key)
        assert isinstance(mode(stage), GettingReady), key
        stage.go(3_000)
        assert mode(stage) == Playing(), key


def press(stage: Stage, key: Qt.Key) -> None:
    """Press a key, also one that QTest has no letter for."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, chr(key) if key < 128 else "")
    QApplication.sendEvent(stage.session, event)


def test_keys_that_only_help_others_do_nothing(stage: Stage) -> None:
    stage.begin().until(5_000)
    for key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Tab, Key.Key_CapsLock):
        stage.session.setFocus()
        stage.bot.keyClick(stage.session, key)
        assert mode(stage) == Playing(), key


def test_a_click_on_a_button_leaves_the_keyboard_to_the_page(stage: Stage) -> None:
    stage.begin().until(5_000)
    stage.bot.mouseClick(stage.session.skip, Qt.MouseButton.LeftButton)
    assert stage.session.word.text() == "Reach"
    assert not stage.session.skip.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_button_reached_by_tab_is_pressed_by_space_and_return(stage: Stage, key: Key) -> None:
    stage.begin().until(5_000)
    stage.session.skip.setFocus(Qt.FocusReason.TabFocusReason)
    stage.bot.keyClick(stage.session.skip, key)
    assert stage.session.word.text() == "Reach"
    assert mode(stage) == Playing()


def test_every_button_of_the_session_is_reached_by_tab(stage: Stage) -> None:
    stage.begin()
    stage.program.window.activateWindow()
    seen = []
    for _ in range(6):
        stage.bot.keyClick(QApplication.focusWidget() or stage.session, Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        seen.append(focused.objectName())
    assert seen == ["corner", "words", "pause", "repeat", "skip", "end"]  # as they stand


def test_escape_ends_and_the_end_can_be_taken_back(stage: Stage) -> None:
    stage.begin().until(52_000)
    stage.bot.keyClick(stage.session, Key.Key_Escape)
    summary = stage.program.sessions.summary
    assert summary.isVisible()
    assert summary.title.text() == "Well done so far."
    assert summary.sentence.text() == "You did 2 stretches, 0:21 on the clock."
    assert summary.kept.text() == "Saved in your diary."
    assert summary.kept.isVisible()
    assert not stage.awake.awake
    (row,) = stage.diary.sessions()
    assert (row.repetitions, row.completed) == (2, False)
    summary.resume_button.click()
    assert isinstance(mode(stage), GettingReady)
    assert stage.awake.awake
    assert stage.house.sounds[-1].position_ms() > 300_000  # "get ready" is being heard
    stage.go(400_000, step_ms=1_000)
    assert not summary.resume_button.isVisible()
    (row,) = stage.diary.sessions()
    assert (row.repetitions, row.completed) == (28, True)


def test_the_row_is_there_from_the_start_and_grows_with_every_repetition(stage: Stage) -> None:
    stage.begin()
    assert [row.repetitions for row in stage.diary.sessions()] == [0]
    stage.until(62_500)
    assert [row.repetitions for row in stage.diary.sessions()] == [3]


def test_closing_the_window_keeps_what_was_done(stage: Stage) -> None:
    stage.begin().until(52_000)
    stage.program.window.close()
    assert isinstance(mode(stage), Ended)
    assert [row.repetitions for row in stage.diary.sessions()] == [2]
    assert not stage.awake.awake


def test_a_diary_that_refuses_is_told_and_the_session_goes_on(stage: Stage) -> None:
    stage.begin().until(35_000)
    stage.diary.refusal = "The session could not be written to the diary: disk full."
    stage.until(52_000)
    assert stage.session.line.text() == stage.diary.refusal
    stage.diary.refusal = ""
    stage.until(63_000)
    assert stage.session.line.text() == ""
    assert [row.repetitions for row in stage.diary.sessions()] == [3]


def test_a_refusal_to_the_end_is_told_at_the_end(stage: Stage) -> None:
    stage.begin()
    stage.diary.refusal = "The session could not be written to the diary: disk full."
    stage.go(400_000, step_ms=1_000)
    summary = stage.program.sessions.summary
    assert summary.line.text() == stage.diary.refusal
    assert "diary" not in summary.sentence.text()


def test_a_device_unplugged_is_told_once_and_the_session_completes(stage: Stage) -> None:
    stage.begin().until(40_000)
    stage.house.sounds[0].unplugged = True
    stage.go(1_000)
    assert stage.session.line.text() == NO_SOUND
    assert stage.session.line.isVisible()
    stage.go(20_000)
    assert not stage.session.line.isVisible()
    stage.go(400_000, step_ms=1_000)
    assert [row.completed for row in stage.diary.sessions()] == [True]


@pytest.mark.parametrize(("has_sound", "line", "told"), [(True, NO_VOICE, NO_VOICE), (False, "", NO_SOUND)])
def test_without_voice_or_sound_the_session_says_so_and_completes(
    qtbot: QtBot, routine: Routine, tmp_path: Path, has_sound: bool, line: str, told: str
) -> None:
    def without(house: FakeHouse) -> None:
        house.has_sound, house.line = has_sound, line

    for stage in made_stage(qtbot, routine, tmp_path, without):
        stage.begin().go(1_000)
        assert stage.session.line.text() == told
        stage.go(400_000, step_ms=1_000)
        assert [row.completed for row in stage.diary.sessions()] == [True]


def test_choices_are_kept_and_used(stage: Stage, tmp_path: Path) -> None:
    today = stage.program.window.today
    today.choose.click()
    for _ in range(9):
        today.choices.minutes.less.click()
    today.choices.hold.buttons["3"].click()
    today.choices.lead_in.more.click()
    kept = keeping.load(tmp_path / "settings.json")
    assert (kept.minutes, kept.hold_s, kept.lead_in_s) == (1, "3", 15)
    stage.begin()
    choices = stage.house.prepared[-1]
    assert (choices.exercise_ms, choices.hold_ms, choices.lead_in_ms) == (60_000, 3_000, 15_000)


def test_what_is_unfolded_is_reached_by_tab_from_the_buttons_above_it_in_the_order_it_is_read(stage: Stage) -> None:
    today = stage.program.window.today
    now: QWidget | None = today.choose
    today.choose.setFocus()
    stage.bot.keyClick(today.choose, Key.Key_Return)
    reached: list[QWidget] = []
    while now is not None and now is not stage.program.window.cramp_now:
        reached.append(now)
        stage.bot.keyClick(now, Key.Key_Tab)
        now = QApplication.focusWidget()
    assert reached[:2] == [today.choose, today.keys]
    assert reached[2:] == sorted(reached[2:], key=lambda one: one.mapTo(today.choices, QPoint()).toTuple()[::-1])
    assert {today.choices.minutes.less, today.choices.lead_in.more, today.choices.text.more} < set(reached)
    assert {today.choices.hold, today.choices.per_day} <= {one.parentWidget() for one in reached}


def test_escape_while_the_sound_is_being_made_goes_back(stage: Stage) -> None:
    stage.program._begin()
    stage.bot.keyClick(stage.session, Key.Key_Escape)
    assert stage.program.window.today.isVisible()
    assert not stage.program.run.running


def test_bedtime_is_dim_and_ends_with_a_good_night(qtbot: QtBot, routine: Routine, tmp_path: Path) -> None:
    def late(house: FakeHouse) -> None:
        house.start = house.start.replace(hour=22)

    for stage in made_stage(qtbot, routine, tmp_path, late):
        stage.program.show_today()
        assert stage.program.window._wearing == (ThemeName.NIGHT, 100)
        assert stage.program.window.today.greeting.text() == "Good evening"
        stage.begin().go(400_000, step_ms=1_000)
        assert stage.program.sessions.summary.title.text() == "Done. Sleep well."
        assert [row.slot for row in stage.diary.sessions()] == ["bedtime"]


def test_two_sessions_in_a_row_are_two_rows(stage: Stage) -> None:
    stage.begin().go(400_000, step_ms=1_000)
    stage.program.sessions.summary.close_button.click()
    stage.program.window.today.start.click()  # the second click of two
    assert not stage.program.run.running
    stage.house.clock.move(1_000)
    stage.begin().go(400_000, step_ms=1_000)
    assert [(row.slot, row.completed) for row in stage.diary.sessions()] == [
        ("extra", True),
        ("morning", True),
    ]


def test_without_motion_the_figure_moves_by_phases_only(qtbot: QtBot, routine: Routine, tmp_path: Path) -> None:
    keeping.save(keeping.Settings(still=True), tmp_path / "settings.json")
    for stage in made_stage(qtbot, routine, tmp_path):
        stage.begin()
        player = stage.program.run.player
        assert player is not None
        lean = player.timeline.exercise_start_ms
        stage.until(lean + 200)
        early = stage.session.figure._shown
        stage.until(lean + 2_800)
        assert stage.session.figure._shown == early


def test_word_and_clock_are_a_tenth_of_the_window_and_nothing_is_cut(stage: Stage) -> None:
    window = stage.program.window
    stage.begin()
    for percent, size in product((100, 200), ((1280, 900), (800, 600))):
        window.wear(ThemeName.LIGHT, percent)
        window.resize(*size)
        for _ in range(4):
            QApplication.processEvents()
        look = (percent, size)
        assert (window.width(), window.height()) == size, look
        for text in (stage.session.word, stage.session.clock):
            assert text._fitted.pixelSize() >= size[1] / 10, look
        for button in stage.session.findChildren(QPushButton):
            words = button.text().replace("&", "")
            assert button.fontMetrics().horizontalAdvance(words) <= button.width() - 16, look
            assert button.height() >= 44, look
            assert button.geometry().bottom() < size[1], look
        caption = stage.session.caption
        for segment in stage.house.routine.setup:
            needed = caption.fontMetrics().boundingRect(
                0, 0, caption.width(), 2_000, Qt.TextFlag.TextWordWrap, segment.words.full
            )
            assert needed.height() <= caption.height(), look


def test_zooming_makes_the_text_larger_and_is_kept(stage: Stage, tmp_path: Path) -> None:
    before = stage.program.window.today.next.fontMetrics().height()
    for _ in range(9):
        stage.program._resize_text(1)
    assert keeping.load(tmp_path / "settings.json").text_percent == 200
    assert stage.program.window.today.next.fontMetrics().height() > before * 1.8


def test_f11_fills_the_screen_and_comes_back(stage: Stage) -> None:
    window = stage.program.window
    window.full_screen()
    assert window.isFullScreen()
    window.full_screen()
    assert not window.isFullScreen()


def test_everything_to_press_has_a_name(stage: Stage) -> None:
    for button in stage.program.window.findChildren(QPushButton):
        assert button.accessibleName() or button.text()


def test_waiting_looks_seldom_and_moving_often(stage: Stage) -> None:
    run = stage.program.run
    run._by_hand = False
    stage.begin().go(1_000)
    assert run._timer.interval() == 16
    run.toggle()
    assert run._timer.interval() == 250
    run.end()
    assert not run._timer.isActive()


def test_themes_are_told_apart_by_the_window(stage: Stage) -> None:
    window = stage.program.window
    for name, theme in THEMES.items():
        window.wear(name, 100)
        corner = window.grab().toImage().pixelColor(3, 3)
        assert corner.name() == theme.ground


def test_a_session_given_up_while_preparing_never_begins(stage: Stage) -> None:
    run = stage.program.run
    stage.program._begin()
    run.end()
    stage.program.window.today.choices.minutes.less.click()
    stage.house.clock.move(1_000)
    stage.begin()
    player = run.player
    assert player is not None
    assert player.timeline.choices.exercise_ms == 240_000
    stage.bot.waitUntil(lambda: len(stage.house.prepared) >= 2)
    QApplication.processEvents()
    assert run.player is player
    assert len(stage.diary.sessions()) == 1


def test_a_fault_in_making_the_sound_leaves_a_session_without_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UnicodeEncodeError("utf-8", "x", 0, 1, "a folder whose name is no text")

    monkeypatch.setattr(stage.house, "prepare", fail)
    stage.begin().go(400_000)
    assert [row.completed for row in stage.diary.sessions()] == [True]


def test_the_end_of_the_program_ends_what_is_being_made(stage: Stage) -> None:
    stage.desktop.tray.quit_wanted.emit()
    assert stage.house.stopped
    assert stage.desktop.has_left


def test_the_figure_moves_smoothly(stage: Stage) -> None:
    stage.begin()
    player = stage.program.run.player
    assert player is not None
    stage.until(player.timeline.exercise_start_ms)
    shares = []
    for _ in range(29):
        stage.go(100)
        shares.append(stage.session.figure._shown[2])
    assert shares == sorted(shares)
    assert len(set(shares)) > 25


def test_a_click_on_the_figure_pauses_and_goes_on(stage: Stage) -> None:
    stage.begin().until(5_000)
    stage.bot.mouseClick(stage.session.figure, Qt.MouseButton.LeftButton)
    assert isinstance(mode(stage), Paused)
    stage.bot.mouseClick(stage.session.figure, Qt.MouseButton.LeftButton)
    assert isinstance(mode(stage), GettingReady)


def test_after_a_button_the_keyboard_pauses_again(stage: Stage) -> None:
    stage.begin().until(5_000)
    stage.session.skip.setFocus(Qt.FocusReason.TabFocusReason)
    stage.bot.keyClick(stage.session.skip, Key.Key_Space)
    assert stage.session.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_return_and_space_press_start(stage: Stage, key: Key) -> None:
    with stage.bot.waitSignal(stage.program.run.begun):
        stage.bot.keyClick(stage.program.window.today.start, key)
    assert stage.session.isVisible()


def test_escape_leaves_the_page_of_a_cramp(stage: Stage) -> None:
    stage.program.window.today.cramp.click()
    stage.bot.keyClick(stage.program.window, Key.Key_Escape)
    assert stage.program.window.today.isVisible()


def test_a_session_that_never_began_is_no_reproach(stage: Stage) -> None:
    stage.begin().until(5_000)
    stage.program.run.end()
    assert stage.program.sessions.summary.sentence.text() == "The session had not begun yet."


def test_the_evening_comes_while_the_window_is_open(stage: Stage) -> None:
    assert stage.program.window._wearing == (ThemeName.LIGHT, 100)
    stage.house.clock.move(13 * 3_600_000)
    stage.begin()
    assert stage.program.window._wearing == (ThemeName.NIGHT, 100)
    player = stage.program.run.player
    assert player is not None
    assert player.timeline.choices.bedtime


def test_a_fault_in_keeping_the_choices_is_told_until_it_is_mended(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise keeping.SettingsError("Your choices could not be kept: disk full.")

    with monkeypatch.context() as broken:
        broken.setattr(keeping, "save", refuse)
        stage.program.window.today.choices.minutes.less.click()
    assert "disk full" in stage.program.window.today.line.text()
    stage.program.window.today.choices.minutes.less.click()
    assert stage.program.window.today.line.text() == ""


def test_media_keys_pause_and_go_on_and_know_what_plays(stage: Stage) -> None:
    media = stage.desktop.media
    stage.begin().until(12_000)
    assert (media.title, media.status) == (stage.house.routine.title, "Playing")
    media.toggled.emit()
    assert isinstance(mode(stage), Paused)
    assert media.status == "Paused"
    media.resumed.emit()
    assert isinstance(mode(stage), GettingReady)
    media.ended.emit()
    assert media.title == ""
    stage.program.sessions.summary.resumed.emit()
    assert media.title == stage.house.routine.title


def test_no_session_runs_on_behind_the_list_of_keys_and_no_cramp_is_left_for_it(stage: Stage) -> None:
    stage.begin().until(12_000)
    stage.program.window.keys_wanted.emit()
    assert isinstance(mode(stage), Paused)
    stage.program.begin_cramp()
    stage.program.window.keys_wanted.emit()
    assert stage.program.cramps.shown
    stage.house.clock.move(60_000)
    stage.program.cramps.end()
    stage.program.cramps.closed.emit()
    assert stage.session.isVisible()  # and not the keys, which it was left for
    assert isinstance(mode(stage), Paused)
