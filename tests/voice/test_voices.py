"""The list of voices: what engines say of them, and the order in which they are offered."""

import pytest

from coach.voice.voices import Voice, described, in_order


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (("gmw/en", "English (Great Britain)", "en-gb"), Voice("gmw/en", "English (Great Britain)", "en-gb")),
        (("com.apple.Daniel", "Daniel", "en_GB"), Voice("com.apple.Daniel", "Daniel", "en-gb")),
        (("HKEY\\HAZEL", "Hazel ", "en-GB"), Voice("HKEY\\HAZEL", "Hazel", "en-gb")),
        (("nameless", None, None), Voice("nameless", "nameless", "")),
    ],
)
def test_every_engine_s_way_of_telling_is_understood(said: tuple[str, str | None, str | None], wanted: Voice) -> None:
    assert described(*said) == wanted


def test_the_program_s_language_comes_first_then_its_relatives_then_the_rest() -> None:
    wanted = [
        Voice("1", "Hazel", "en-gb"),
        Voice("2", "lancaster", "en-gb-x-gbclan"),
        Voice("3", "Scotland", "en-gb-scotland"),
        Voice("4", "America", "en-us"),
        Voice("5", "Zoë", "en"),
        Voice("6", "afrikaans", "af"),
        Voice("7", "Enets", "enf"),
        Voice("8", "nameless", ""),
    ]
    assert list(in_order(wanted[::-1])) == list(in_order(wanted[4:] + wanted[:4])) == wanted


def test_another_language_can_come_first() -> None:
    english, german = Voice("1", "Hazel", "en-gb"), Voice("2", "Katja", "de-de")
    assert in_order([english, german], "de") == (german, english)
