"""The story of days with reminders: a fake clock, real clicks."""

import gc
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.diary.entries import Session
from coach.routine.model import Routine
from coach.session.day import Slot
from coach.ui.figure import Figure
from coach.ui.reminder_window import ReminderWindow
from coach.ui.theme import ThemeName
from tests.ui.conftest import FakeHouse, Stage, made_stage


@pytest.fixture
def early(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[Stage]:
    """Seven in the morning, before anything is due."""

    def prepare(house: FakeHouse) -> None:
        house.start = house.start.replace(hour=7)

    yield from made_stage(qtbot, routine, tmp_path, prepare)


def at(stage: Stage, clock: str, days: int = 0) -> None:
    """Move on to a time of day, ringing the alarm whenever it is due."""
    hour, minute = (int(part) for part in clock.split(":"))
    target = stage.house.start.replace(hour=hour, minute=minute) + timedelta(days=days)
    while stage.desktop.alarm.at is not None and stage.desktop.alarm.at <= target:
        assert stage.desktop.alarm.at > stage.house.now() or stage.house.now() == stage.house.start
        move_to(stage, stage.desktop.alarm.at)
        stage.desktop.alarm.rang.emit()
    move_to(stage, target)


def move_to(stage: Stage, moment: datetime) -> None:
    stage.house.clock.move(max(0, (moment - stage.house.now()) // timedelta(milliseconds=1)))


def reminder(stage: Stage) -> ReminderWindow:
    window = stage.program.reminding.window
    assert window is not None
    return window


def shown(stage: Stage) -> str:
    """Give the heading of the reminder that is seen, or nothing."""
    window = stage.program.reminding.window
    return window.heading.text() if window is not None and window.isVisible() else ""


def whole_session(stage: Stage) -> None:
    stage.go(400_000, step_ms=1_000)
    stage.program.sessions.summary.close_button.click()


def test_nothing_comes_before_its_time(early: Stage) -> None:
    at(early, "08:29")
    assert shown(early) == ""
    at(early, "08:30")
    assert "morning" in shown(early)
    assert early.desktop.tray.told == [("Time for your morning stretch", "Five minutes at the wall.")]


def test_a_day_reminded_snoozed_and_started(early: Stage) -> None:
    at(early, "08:30")
    reminder(early).later.click()
    assert shown(early) == ""
    at(early, "08:39")
    assert shown(early) == ""
    at(early, "08:40")
    assert "morning" in shown(early)
    with early.bot.waitSignal(early.program.run.begun):
        reminder(early).start.click()
    assert shown(early) == ""
    assert early.session.isVisible()
    whole_session(early)
    at(early, "13:29")
    assert shown(early) == ""
    at(early, "13:30")
    assert "midday" in shown(early)
    assert [session.slot for session in early.diary.sessions()] == [Slot.MORNING]


def test_however_often_it_comes_it_shows_one_figure(early: Stage) -> None:
    for clock in ("08:30", "09:00", "09:30"):
        at(early, clock)
        figures = [figure for figure in reminder(early).findChildren(Figure) if not figure.isHidden()]
        assert figures == [reminder(early).picture], clock


def test_ignored_it_waits_comes_back_gently_and_goes_when_its_time_has_passed(early: Stage) -> None:
    at(early, "08:30")
    notices = len(early.desktop.tray.told)
    for clock in ("08:40", "09:10", "09:40"):
        at(early, clock)
        assert "morning" in shown(early)
        assert len(early.desktop.tray.told) == (notices := notices + 1)
    assert len(early.house.reminded) == 1  # one sound, however often it comes back
    at(early, "10:59")
    assert "morning" in shown(early)
    at(early, "11:00")
    assert shown(early) == ""
    marks = [view.word for view in early.program.window.today.marks._views]
    assert marks[0] in ("not done", "from tomorrow")
    at(early, "13:30")
    assert "midday" in shown(early)


def test_not_this_time_is_taken_at_its_word_also_after_a_new_start(
    early: Stage, qtbot: QtBot, routine: Routine, tmp_path: Path
) -> None:
    at(early, "08:30")
    reminder(early).not_now.click()
    at(early, "10:59")
    assert shown(early) == ""

    def later(house: FakeHouse) -> None:
        house.start = early.house.now()

    for anew in made_stage(qtbot, routine, tmp_path, later):
        at(anew, "13:29")
        assert shown(anew) == ""
        at(anew, "13:30")
        assert "midday" in shown(anew)


def test_opening_the_window_puts_the_reminder_by_and_it_comes_back(early: Stage) -> None:
    at(early, "08:30")
    early.desktop.tray.open_wanted.emit()
    assert shown(early) == ""
    at(early, "08:40")
    assert "morning" in shown(early)


def test_today_says_what_an_answer_means(early: Stage) -> None:
    said = early.program.window.today.reminders
    at(early, "08:30")
    assert not said.isVisible()
    reminder(early).later.click()
    assert said.text() == "The morning stretch comes back at 08:40."
    at(early, "08:40")
    reminder(early).not_now.click()
    assert said.text() == "No more of the morning stretch today. Next: midday, 13:30."
    early.begin()
    whole_session(early)
    assert not said.isVisible()
    early.desktop.tray.rest_wanted.emit(True)
    assert said.text() == "Reminders are paused until tomorrow."
    early.program.window.today.changed.emit(early.program.chosen.settings.__class__(reminders=False))
    assert not said.isVisible()


def test_closing_the_reminder_is_no_answer(early: Stage) -> None:
    at(early, "08:30")
    reminder(early).close()
    at(early, "08:40")
    assert "morning" in shown(early)


def test_paused_until_tomorrow(early: Stage) -> None:
    at(early, "08:30")
    early.desktop.tray.rest_wanted.emit(True)
    assert shown(early) == ""
    assert early.desktop.tray.view is not None
    assert early.desktop.tray.view.next == "Reminders are paused until tomorrow"
    at(early, "23:00")
    assert shown(early) == ""
    at(early, "08:30", days=1)
    assert "morning" in shown(early)


def test_a_pause_can_be_taken_back(early: Stage) -> None:
    early.desktop.tray.rest_wanted.emit(True)
    early.desktop.tray.rest_wanted.emit(False)
    at(early, "08:30")
    assert "morning" in shown(early)


def test_a_dose_changed_in_between_takes_the_midday_one_away(early: Stage) -> None:
    at(early, "13:30")
    assert "midday" in shown(early)
    early.program.window.today.overruled.emit(2)
    assert shown(early) == ""
    at(early, "21:59")
    assert shown(early) == ""
    at(early, "22:00")
    assert "last stretch of the day" in shown(early)


def test_a_session_from_today_answers_the_reminder(early: Stage) -> None:
    at(early, "08:30")
    early.begin()
    assert shown(early) == ""
    whole_session(early)
    at(early, "10:59")
    assert shown(early) == ""


def test_while_a_session_runs_nothing_comes_and_then_it_does(early: Stage) -> None:
    at(early, "13:28")
    early.begin()
    at(early, "13:30")
    early.program.run.look()  # the clock jumped: the session waits
    assert shown(early) == ""
    early.program.run.end()
    assert "midday" in shown(early)


def test_while_somebody_presents_nothing_comes_and_then_it_does(early: Stage) -> None:
    early.desktop.presents = True
    at(early, "08:45")
    assert shown(early) == ""
    assert early.desktop.tray.told == []
    early.desktop.presents = False
    at(early, "08:47")
    assert "morning" in shown(early)


def test_what_presents_for_ever_does_not_hold_it_back_for_ever(early: Stage) -> None:
    early.desktop.presents = True
    at(early, "10:29")
    assert shown(early) == ""
    at(early, "10:30")
    assert "morning" in shown(early)


def test_during_a_cramp_nothing_comes(early: Stage) -> None:
    at(early, "08:28")
    early.program.begin_cramp()
    at(early, "08:35")
    assert shown(early) == ""
    run, after = early.program.cramps.run, early.program.cramps.after
    assert run is not None
    assert after is not None
    run.passed()
    after.closed.emit()
    assert "morning" in shown(early)


def test_what_was_left_lying_holds_nothing_back(early: Stage) -> None:
    early.begin().until(60_000)
    early.program.run.toggle()
    at(early, "08:29")
    early.program.run.look()
    assert shown(early) == ""
    at(early, "08:41")
    assert "morning" in shown(early)
    reminder(early).start.click()  # the session that waits is the one to go on with
    assert early.session.isVisible()
    assert len(early.diary.sessions()) == 1


def test_a_cramp_that_nobody_ended_holds_nothing_back(early: Stage) -> None:
    early.program.begin_cramp()
    at(early, "08:45")
    assert "morning" in shown(early)


def test_the_answer_goes_to_the_reminder_that_stands_there(early: Stage) -> None:
    at(early, "08:30")
    early.desktop.presents = True
    move_to(early, early.house.start.replace(hour=14))  # asleep, and then a film
    early.desktop.alarm.rang.emit()
    assert shown(early) == ""
    early.desktop.presents = False
    at(early, "14:02")
    assert "midday" in shown(early)


def test_each_presentation_holds_it_back_anew(early: Stage) -> None:
    at(early, "13:00")
    early.desktop.presents = True
    at(early, "13:45")
    early.desktop.presents = False
    at(early, "13:47")
    assert "midday" in shown(early)
    early.desktop.presents = True
    at(early, "13:48")
    assert shown(early) == ""  # what stands there gives way, too
    at(early, "15:30")
    assert shown(early) == ""
    early.desktop.presents = False
    at(early, "15:32")
    assert "midday" in shown(early)


def test_a_session_done_elsewhere_fills_its_slot(early: Stage) -> None:
    session = Session("s", early.house.start, Slot.MORNING, "wall-calf-stretch", 300_000, 2_500, completed=True)
    at(early, "08:00")
    early.diary.save_session(session)  # as the terminal does
    at(early, "08:35")
    assert shown(early) == ""


def test_start_on_a_reminder_is_never_taken_for_a_second_click(early: Stage) -> None:
    at(early, "08:30")
    early.program.today.act()
    with early.bot.waitSignal(early.program.run.begun):
        reminder(early).start.click()


def test_the_end_takes_the_reminder_and_its_sound_away(early: Stage) -> None:
    at(early, "08:30")
    early.desktop.tray.quit_wanted.emit()
    assert shown(early) == ""
    assert early.desktop.alarm.at is None
    assert all(sound.closed for sound in early.house.sounds)
    early.program.shut()  # a second time changes nothing


def test_help_for_a_cramp_is_seen_though_the_window_was_small(early: Stage) -> None:
    early.program.window.showMinimized()
    early.program.begin_cramp()
    assert not early.program.window.isMinimized()
    early.program.window.showMinimized()
    early.program.begin_cramp()
    assert not early.program.window.isMinimized()


def test_a_choice_made_on_an_old_picture_takes_nothing_back(early: Stage) -> None:
    page = early.program.window.today
    old = early.program.chosen.settings
    at(early, "08:30")
    reminder(early).not_now.click()
    page.changed.emit(old)
    at(early, "10:59")
    assert shown(early) == ""


def test_tomorrow_is_another_day_after_midnight(early: Stage) -> None:
    at(early, "22:00")
    reminder(early).not_now.click()
    assert early.desktop.tray.view is not None
    assert early.desktop.tray.view.next == "Next reminder: tomorrow, 08:30"
    at(early, "01:00", days=1)
    assert early.desktop.tray.view.next == "Next reminder: 08:30"


def test_asleep_over_two_slots_one_reminder_comes(early: Stage) -> None:
    move_to(early, early.house.start.replace(hour=22, minute=30))
    early.desktop.alarm.rang.emit()
    assert "last stretch of the day" in shown(early)
    assert len(early.desktop.tray.told) == 1


def test_who_has_just_opened_the_window_is_not_reminded_of_what_stands_there(stage: Stage) -> None:
    assert shown(stage) == ""
    at(stage, "09:10")
    assert "morning" in shown(stage)


def test_at_night_it_is_softer_and_silent_at_zero(early: Stage) -> None:
    for day, (tones, night, loudness) in enumerate([(100, 50, [50]), (60, 50, [30]), (100, 0, []), (0, 50, [])]):
        row = f"tones {tones}, night {night}"
        early.house.reminded.clear()
        early.house.sounds.clear()
        settings = early.program.chosen.settings.__class__(tones_percent=tones, night_percent=night)
        early.program.window.today.changed.emit(settings)
        early.program.reminding.rest(True)
        early.program.reminding.rest(False)
        assert not shown(early), row
        move_to(early, early.house.start.replace(hour=22) + timedelta(days=day))
        early.desktop.alarm.rang.emit()
        assert shown(early), row
        assert early.house.reminded == loudness, row
        assert [sound.played for sound in early.house.sounds] == [True] * len(loudness), row
        if loudness:
            gc.collect()
        assert not any(sound.closed for sound in early.house.sounds), row  # held while it sounds
        early.program.reminding._over.timeout.emit()
        assert all(sound.closed for sound in early.house.sounds), row
        reminder(early).not_now.click()
        move_to(early, early.house.start + timedelta(days=day + 1))


def test_turned_off_nothing_comes(early: Stage) -> None:
    early.program.window.today.changed.emit(early.program.chosen.settings.__class__(reminders=False))
    at(early, "23:00")
    assert shown(early) == ""


def test_the_tray_tells_what_is_next(early: Stage) -> None:
    assert early.desktop.tray.view is not None
    assert early.desktop.tray.view.next == "Next reminder: 08:30"


def test_closing_the_window_leaves_the_program_in_the_tray_and_says_so_once(early: Stage) -> None:
    for told in (True, False):
        early.program.window.close()
        assert not early.program.window.isVisible()
        staying = early.program.departure.staying
        assert staying is not None
        assert staying.isVisible() is told
        early.desktop.tray.open_wanted.emit()
        assert early.program.window.isVisible()
        assert not staying.isVisible()
    assert not early.desktop.has_left


def test_who_is_told_that_it_stays_can_end_it_there(early: Stage) -> None:
    early.program.window.close()
    staying = early.program.departure.staying
    assert staying is not None
    staying.end.click()
    assert early.desktop.has_left


def test_closing_the_window_ends_a_session_and_keeps_it(early: Stage) -> None:
    early.begin().until(60_000)
    early.program.window.close()
    assert not early.program.run.running
    assert early.diary.sessions()[0].repetitions > 0
    early.desktop.tray.open_wanted.emit()
    assert early.program.window.today.isVisible()


def test_without_a_tray_closing_asks_once_and_then_ends(early: Stage) -> None:
    early.desktop.tray.there = False
    early.program.window.close()
    question = early.program.departure.question
    assert question is not None
    assert question.isVisible()
    early.program.window.close()  # a second click on the cross is no answer
    assert not early.desktop.has_left
    question.keep.click()
    assert early.program.window.isMinimized()
    assert not early.desktop.has_left
    early.program.window.close()
    assert not question.isVisible()
    assert early.desktop.has_left


def test_without_tray_and_reminders_closing_ends_at_once(early: Stage) -> None:
    early.program.window.today.changed.emit(early.program.chosen.settings.__class__(reminders=False))
    early.desktop.tray.there = False
    early.program.window.close()
    assert early.desktop.has_left


def test_the_tray_starts_a_session_and_helps_with_a_cramp(early: Stage) -> None:
    early.program.window.close()
    with early.bot.waitSignal(early.program.run.begun):
        early.desktop.tray.start_wanted.emit()
    assert early.session.isVisible()
    early.desktop.tray.cramp_wanted.emit()
    assert early.program.cramps.lasting
    assert early.program.window.theme_name is ThemeName.NIGHT


def test_nothing_reminds_of_a_session_while_the_program_ends(stage: Stage) -> None:
    """The session that ends with it had held the reminder of the evening back."""
    stage.house.clock.move(13 * 3_600_000)
    stage.begin().go(20_000)
    stage.program.shut()
    assert shown(stage) == ""
    assert stage.house.reminded == []
    assert not stage.program.reminding._over.isActive()
    assert stage.desktop.alarm.at is None
