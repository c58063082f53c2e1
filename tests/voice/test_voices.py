"""The list of voices: what engines say of them, and the order in which they are offered."""

import pytest

from coach.voice.voices import Voice, best, described, in_order, with_timbres


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


AMERICAN, BRITISH, GERMAN = (
    Voice("gmw/en-us", "America", "en-us"),
    Voice("gmw/en", "Britain", "en-gb"),
    Voice("d", "Katja", "de-de"),
)


def test_voices_that_are_clearer_in_another_timbre_are_offered_in_it_too() -> None:
    assert with_timbres([GERMAN, BRITISH]) == (Voice("gmw/en+f5", "Britain, clear", "en-gb"), GERMAN, BRITISH)


def test_what_cannot_speak_is_not_offered() -> None:
    assert with_timbres((Voice("art/xex", "xextan-test", "xex"), GERMAN)) == (GERMAN,)


@pytest.mark.parametrize(
    ("voices", "language", "own", "wanted"),
    [
        (with_timbres([BRITISH, AMERICAN, GERMAN]), "en-gb", "gmw/en", "gmw/en-us+f5"),
        ([BRITISH, AMERICAN, GERMAN], "en-gb", "gmw/en-us", "gmw/en-us"),  # none that was measured: the system's own
        ([AMERICAN, GERMAN], "en-gb", "d", "gmw/en-us"),  # which speaks no English
        ([BRITISH, AMERICAN], "en-gb", None, "gmw/en"),
        ([BRITISH, GERMAN], "de-at", "gmw/en", "d"),
    ],
)
def test_the_voice_that_speaks_by_itself_is_the_one_understood_best(
    voices: list[Voice], language: str, own: str | None, wanted: str
) -> None:
    found = best(voices, language, own)
    assert found
    assert found.id == wanted


def test_where_no_voice_speaks_a_language_none_is_taken() -> None:
    assert best([GERMAN], "en-gb", "d") is best([], "en-gb", None) is None
