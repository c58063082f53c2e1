from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach import settings
from coach.routine.model import Routine
from coach.session.day import Occasion, Reminded, Slot
from coach.session.sounding import Loudness, Speech, Talk
from coach.session.timeline import Choices
from coach.settings import Settings, SettingsError

REMINDED = Reminded(Occasion(date(2026, 11, 20), Slot.MIDDAY), datetime(2026, 11, 20, 13, 30, tzinfo=UTC), None)


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    chosen = Settings(
        minutes=3, hold_s="2", lead_in_s=20, theme="night", text_percent=150, still=True, reminded=REMINDED
    )
    settings.save(chosen, tmp_path / "deep" / "settings.json")
    assert settings.load(tmp_path / "deep" / "settings.json") == chosen
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"minutes": 99}', b'{"hold_s": 2.7}', b"\xff"])
def test_what_makes_no_sense_is_as_at_first(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert settings.load(tmp_path / "settings.json") == Settings()
    assert settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    "fault", ['"words_per_minute":400', '"minutes":"five"', '"reminded":{"occasion":1}', '"later":1']
)
def test_one_choice_that_makes_no_sense_takes_no_other_with_it(tmp_path: Path, fault: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"hold_s":"3","calendar_id":"mine",' + fault + "}")
    assert settings.load(file) == Settings(hold_s="3", calendar_id="mine")


def test_a_file_that_cannot_be_read_is_put_aside_and_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"minutes": 3')
    settings.save(settings.load(file), file)
    assert (tmp_path / "settings.unread").read_text() == '{"minutes": 3'


def test_a_reminder_without_an_offset_is_none_and_the_rest_stays(tmp_path: Path) -> None:
    settings.save(Settings(minutes=3, reminded=REMINDED), tmp_path / "settings.json")
    content = (tmp_path / "settings.json").read_text()
    (tmp_path / "settings.json").write_text(content.replace("13:30:00Z", "13:30:00"))
    assert settings.load(tmp_path / "settings.json") == Settings(minutes=3)


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SettingsError, match="could not be kept"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")


def test_choices_are_in_milliseconds(routine: Routine) -> None:
    assert Settings().choices(routine, bedtime=True) == Choices(300_000, 2_500, 10_000, bedtime=True)


def test_choices_tell_how_a_session_sounds(routine: Routine) -> None:
    chosen = Settings(
        voice="gmw/en-us", words_per_minute=120, talk="sparse", voice_percent=80, tones_percent=40, night_percent=0
    )
    choices = chosen.choices(routine, bedtime=False)
    assert (choices.speech, choices.talk) == (Speech("gmw/en-us", 120), Talk.SPARSE)
    assert choices.loudness == Loudness(voice_percent=80, tones_percent=40, night_percent=0)
    assert Settings(talk="tones").choices(routine, bedtime=True).talk is Talk.TONES


def test_a_routine_without_the_hold_chosen_gives_its_nearest(routine: Routine) -> None:
    longer = replace(routine, pace=replace(routine.pace, hold_choices_ms=(2_500, 3_000)))
    assert Settings(hold_s="2").choices(longer, bedtime=False).hold_ms == 2_500
