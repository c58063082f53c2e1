"""A session taken along from Settings: asked where, made in the background, and told how it went."""

import threading
from pathlib import Path

import pytest

from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import Place
from coach.voice.preparation import NO_VOICE
from coach.voice.workshop import GONE
from tests.ui.conftest import Stage
from tests.ui.test_preferences import opened


@pytest.fixture
def page(stage: Stage, tmp_path: Path) -> SettingsPage:
    stage.desktop.chosen = tmp_path
    return opened(stage)


def taken(stage: Stage, page: SettingsPage) -> str:
    """Press the button, wait for the file, and give what is said below it."""
    with stage.bot.waitSignal(stage.program.desks.preferences._along._making.done):
        page.session.along.click()
    line = page.session.lines[Place.ALONG]
    assert line.isVisible()
    return line.text()


def test_the_session_that_is_chosen_is_written_where_the_person_says(
    stage: Stage, page: SettingsPage, tmp_path: Path
) -> None:
    page.session.minutes.less.click()
    said = taken(stage, page)
    ((choices, to),) = stage.house.taken
    assert to == tmp_path / "Wall calf stretch.mp3"
    assert choices.exercise_ms == 240_000
    assert not choices.bedtime
    assert str(to) in said
    assert "Wall calf stretch.vtt" in said
    assert page.session.along.text() == "Tak&e it along…"


def test_while_it_is_made_the_button_says_so_and_makes_no_second_one(stage: Stage, page: SettingsPage) -> None:
    go_on = threading.Event()
    writes = stage.house.take_along

    def slowly(*wanted: object) -> str:
        assert go_on.wait(10)
        return writes(*wanted)  # type: ignore[arg-type]

    stage.house.take_along = slowly  # type: ignore[assignment,method-assign]
    page.session.along.click()
    assert page.session.along.text() == "One moment…"
    assert "being made" in page.told
    page.session.along.click()
    with stage.bot.waitSignal(stage.program.desks.preferences._along._making.done):
        go_on.set()
    assert len(stage.house.taken) == 1


def test_who_has_left_the_settings_reads_on_coming_back_where_it_is(stage: Stage, page: SettingsPage) -> None:
    page.session.along.click()
    page.back.click()
    stage.bot.waitUntil(lambda: not stage.program.desks.preferences._along.busy)
    stage.program.window.today.settings.click()
    assert "Wall calf stretch.mp3" in page.told
    page.back.click()
    stage.program.window.today.settings.click()
    assert page.told == ""


def test_what_the_sound_lacks_is_told_with_it(stage: Stage, page: SettingsPage) -> None:
    stage.house.line = NO_VOICE
    assert taken(stage, page).endswith(NO_VOICE)


def test_a_name_of_another_kind_becomes_one_that_can_be_made(stage: Stage, page: SettingsPage, tmp_path: Path) -> None:
    taken(stage, page)
    with stage.bot.waitSignal(stage.program.desks.preferences._along._making.done):
        stage.program.desks.preferences._along._begin(tmp_path / "my.session")
    with stage.bot.waitSignal(stage.program.desks.preferences._along._making.done):
        stage.program.desks.preferences._along._begin(tmp_path / "mine.FLAC")
    assert [to.name for _, to in stage.house.taken[1:]] == ["my.session.mp3", "mine.FLAC"]


def test_a_full_disk_is_told_in_a_sentence(stage: Stage, page: SettingsPage, tmp_path: Path) -> None:
    stage.house.refusal = OSError(28, "No space left on device", str(tmp_path / "Wall calf stretch.vtt"))
    said = taken(stage, page)
    assert said.startswith(f"{tmp_path / 'Wall calf stretch.vtt'} could not be made: No space left on device. ")
    assert f"The session itself is in {tmp_path / 'Wall calf stretch.mp3'}" in said
    assert "Nothing was changed" not in said
    stage.house.refusal = OSError(28, "No space left on device", str(tmp_path / "Wall calf stretch.mp3"))
    assert "Nothing was changed" in taken(stage, page)


def test_where_no_place_would_help_none_is_asked_for(stage: Stage, page: SettingsPage, tmp_path: Path) -> None:
    stage.house.refusal = OSError(0, GONE, str(tmp_path / "Wall calf stretch.mp3"))
    said = taken(stage, page)
    assert "try it once more" in said
    assert "another place" not in said


def test_whatever_else_goes_wrong_is_no_silence(stage: Stage, page: SettingsPage) -> None:
    stage.house.take_along = lambda *_: 1 / 0  # type: ignore[assignment,method-assign]
    assert "could not be made" in taken(stage, page)


def test_nothing_is_made_where_the_person_would_rather_not(stage: Stage) -> None:
    page = opened(stage)
    page.session.along.click()
    assert stage.desktop.asking
    assert not stage.program.desks.preferences._along.busy
    assert stage.house.taken == []
