"""The settings page in the whole program: what each wish there does."""

from pathlib import Path

import msgspec
import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QPushButton

from coach import settings as keeping
from coach.session.day import Slot
from coach.session.timeline import Choices
from coach.ui.preferences import Preferences
from coach.ui.settings_page import SettingsPage
from coach.voice import natural
from coach.voice.sample import NO_SOUND, Sample
from tests.ui.conftest import FakeSound, Stage
from tests.voice.test_natural import write


def opened(stage: Stage) -> SettingsPage:
    """Go to the settings from Today, and wait for the voices."""
    with stage.bot.waitSignal(stage.program.desks.preferences._asking.done):
        stage.program.window.today.settings.click()
    page = stage.program.desks.preferences.page
    assert page is not None
    assert page.isVisible()
    return page


def heard(stage: Stage, press: str, *, sounding: bool = True) -> FakeSound | None:
    """Press what makes a sound, and give what plays."""
    page = stage.program.desks.preferences.page
    assert page is not None
    with stage.bot.waitSignal(stage.program.desks.preferences._making.done):
        {"check": page.sound.check, "listen": page.sound.voice.listen}[press].click()
    return stage.house.sounds[-1] if sounding else None


def written(stage: Stage, press: QPushButton) -> None:
    """Press what writes the diary, and wait until it has been."""
    with stage.bot.waitSignal(stage.program.desks.preferences._export._errand.done):
        press.click()


def test_a_choice_is_kept_at_once_and_shown(stage: Stage) -> None:
    page = opened(stage)
    page.session.minutes.less.click()
    page.session.talk.buttons["sparse"].click()
    page.looks.text.more.click()
    kept = keeping.load(stage.folder / "settings.json")
    assert (kept.minutes, kept.talk, kept.text_percent) == (4, "sparse", 125)
    assert page.session.minutes._value.text() == "4 minutes"
    page.back.click()
    assert stage.program.window.today.isVisible()


def test_another_time_moves_the_reminder(stage: Stage) -> None:
    page = opened(stage)
    for _ in range(2):
        page.day.times[Slot.MIDDAY].earlier.click()
    page.day.per_day.buttons["3"].click()
    stage.house.clock.move(2 * 3_600_000 + 60_000)  # past the morning's part
    stage.desktop.alarm.rang.emit()
    assert "13:00" in stage.program._settings_view().next_reminder
    assert stage.desktop.alarm.at == stage.house.start.replace(hour=13, minute=0)


def test_the_voices_are_asked_for_once_and_listened_to(stage: Stage) -> None:
    opened(stage)
    sound = heard(stage, "listen")
    assert sound is not None
    assert sound.played
    assert stage.house.sampled[-1].speech == stage.program.chosen.settings.speech


def test_the_sound_check_plays_as_loud_as_a_session_and_stops_when_pressed_again(stage: Stage) -> None:
    page = opened(stage)
    sound = heard(stage, "check")
    assert sound is not None
    assert not sound.closed
    assert stage.house.sampled == [stage.program.chosen.settings.choices(stage.house.routine, bedtime=False)]
    page.sound.check.click()
    assert sound.closed
    sound = heard(stage, "check")
    assert sound is not None
    stage.program.desks.preferences._over.timeout.emit()
    assert sound.closed


def test_leaving_the_page_silences_it(stage: Stage) -> None:
    page = opened(stage)
    sound = heard(stage, "check")
    page.back.click()
    assert sound is not None
    assert sound.closed


def test_a_check_that_was_left_before_it_began_does_not_begin(stage: Stage) -> None:
    page = opened(stage)
    with stage.bot.waitSignal(stage.program.desks.preferences._making._came):
        page.sound.check.click()
        page.back.click()
    assert stage.house.sounds == []


@pytest.mark.parametrize("what", ["session", "cramp", "closing"])
def test_whatever_comes_next_silences_it(stage: Stage, what: str) -> None:
    opened(stage)
    sound = heard(stage, "check")
    assert sound is not None
    stage.desktop.asking = True
    match what:
        case "session":
            stage.desktop.tray.start_wanted.emit()
        case "cramp":
            stage.program.begin_cramp()
        case _:
            stage.program.window.close()
    assert sound.closed
    assert not stage.desktop.asking  # nor does a question about a file stand in the way


def test_the_end_silences_it(stage: Stage) -> None:
    opened(stage)
    sound = heard(stage, "check")
    assert sound is not None
    stage.program.shut()
    assert sound.closed


def test_pressed_again_while_it_is_made_it_is_not_made_twice(stage: Stage) -> None:
    page = opened(stage)
    with stage.bot.waitSignal(stage.program.desks.preferences._making._came):
        page.sound.check.click()
        page.sound.check.click()
    assert stage.house.sounds == []


def test_without_sound_the_page_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(choices: Choices) -> Sample:
        return Sample(None, 0, "")

    def gone(choices: Choices) -> Sample:
        raise OSError("gone")

    page = opened(stage)
    for check in (silent, gone):
        monkeypatch.setattr(stage.house, "sound_check", check)
        heard(stage, "check", sounding=False)
        assert page.told == NO_SOUND, check
        page.session.minutes.less.click()
        assert not page.told, check


def test_start_at_login_is_set_and_a_refusal_told(stage: Stage) -> None:
    page = opened(stage)
    page.reminders.login_wanted.emit(True)
    assert stage.desktop.at_login
    stage.desktop.refusal = "Calf Coach could not be set."
    page.reminders.login_wanted.emit(False)
    assert page.told == "Calf Coach could not be set."
    assert stage.desktop.at_login


def test_pausing_here_pauses(stage: Stage) -> None:
    page = opened(stage)
    page.reminders.rest.click()
    assert stage.program._settings_view().resting
    page.reminders.rest.click()
    assert not stage.program._settings_view().resting


def test_the_calendar_is_written_with_an_id_that_stays(stage: Stage) -> None:
    page = opened(stage)
    stage.desktop.chosen = stage.folder
    names = []
    for _ in range(2):
        page.reminders.calendar.click()
        calendar = Calendar.from_ical((stage.folder / "calf-coach-reminders.ics").read_bytes())
        names.append(sorted(str(event["UID"]) for event in calendar.walk("VEVENT")))
    assert names[0] == names[1]
    assert len(names[0]) == 3
    assert "calf-coach-reminders.ics" in page.told
    assert keeping.load(stage.folder / "settings.json").calendar_id


def test_the_diary_is_written_as_a_table(stage: Stage) -> None:
    page = opened(stage)
    stage.desktop.chosen = stage.folder
    written(stage, page.diary.table)
    (table,) = stage.folder.glob("calf-coach-diary-*.csv")
    assert table.read_text("utf-8-sig").startswith("started_at,slot,")
    assert str(table) in page.told


def test_a_copy_of_the_diary_is_written(stage: Stage) -> None:
    page = opened(stage)
    stage.desktop.chosen = stage.folder
    written(stage, page.diary.save)
    (copy,) = stage.folder.glob("calf-coach-diary-*.json")
    assert msgspec.json.decode(copy.read_bytes())["format"] == "calf-coach-diary"
    assert str(copy) in page.told


def test_a_file_that_cannot_be_written_is_told(stage: Stage) -> None:
    page = opened(stage)
    for button in (page.reminders.calendar, page.diary.save, page.diary.table):
        stage.desktop.chosen = stage.folder / "nowhere"
        if button is page.reminders.calendar:
            button.click()
        else:
            written(stage, button)
        assert "could not be written" in page.told, button.text()
        stage.desktop.chosen = None  # and when the person would rather not, nothing happens
        page.session.minutes.less.click()
        button.click()
        assert page.told == "", button.text()


def test_the_folder_is_opened_or_named(stage: Stage) -> None:
    page = opened(stage)
    page.diary.folder.click()
    assert stage.desktop.opened == [stage.house.folder]
    stage.desktop.refusal = "no"
    page.diary.folder.click()
    assert str(stage.house.folder) in page.told


def test_the_page_is_made_when_it_is_first_wanted(stage: Stage) -> None:
    preferences: Preferences = stage.program.desks.preferences
    preferences.refresh()
    assert preferences.page is None


@pytest.fixture
def can_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natural, "can_speak", lambda: True)


def shown(page: SettingsPage) -> list[str]:
    return [page.sound.voice.list.itemText(place) for place in range(page.sound.voice.list.count())]


NORTHERN = "Northern english male, natural (British English)"


@pytest.mark.usefixtures("can_speak")
def test_a_voice_from_a_file_is_chosen_kept_and_heard(stage: Stage, tmp_path: Path) -> None:
    page = opened(stage)
    assert page.sound.voice.file.isVisible()
    file = stage.desktop.chosen = write(tmp_path)
    with stage.bot.waitSignal(stage.program.desks.preferences._making.done):
        page.sound.voice.file.click()
    kept = keeping.load(stage.folder / "settings.json")
    assert (kept.voice, kept.voice_files) == (f"piper:{file}", (str(file),))
    assert page.sound.voice.list.currentText() == NORTHERN
    assert shown(page)[:2] == ["Choose for me", NORTHERN]
    assert stage.house.sampled[-1].speech.voice == f"piper:{file}"
    page.sound.voice.file.click()  # once more
    assert keeping.load(stage.folder / "settings.json").voice_files == (str(file),)


@pytest.mark.usefixtures("can_speak")
def test_a_voice_whose_file_is_gone_is_kept_for_another_day(stage: Stage, tmp_path: Path) -> None:
    page = opened(stage)
    file = stage.desktop.chosen = write(tmp_path)
    page.sound.voice.file.click()
    page.back.click()
    file.rename(tmp_path / "away.onnx")
    stage.program.window.today.settings.click()
    assert NORTHERN not in shown(page)
    assert page.sound.voice.list.currentText() == "The voice chosen before"
    page.back.click()
    (tmp_path / "away.onnx").rename(file)
    stage.program.window.today.settings.click()
    assert page.sound.voice.list.currentText() == NORTHERN


@pytest.mark.usefixtures("can_speak")
def test_a_file_that_is_no_voice_changes_nothing_and_a_line_says_so(stage: Stage, tmp_path: Path) -> None:
    page = opened(stage)
    before = stage.program.chosen.settings
    stage.desktop.chosen = write(tmp_path, "{}")
    page.sound.voice.file.click()
    assert "does not tell of a voice" in page.told
    assert stage.program.chosen.settings == before
    assert not stage.house.sampled


def test_without_piper_no_file_is_asked_for(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natural, "can_speak", lambda: False)
    assert not opened(stage).sound.voice.file.isVisible()
