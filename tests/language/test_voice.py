"""The voice follows the language of what is said; where no voice speaks it, captions and tones lead."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.language import spoken
from coach.language.texts import tr
from coach.routine.loader import load
from coach.routine.model import Routine
from coach.session.timeline import Choices
from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.preparation import NO_VOICE, Studio
from coach.voice.voices import Voice, best
from tests.language.made_up import MadeUp, unmarked, write_with_table
from tests.language.test_pseudo import ROUTINES
from tests.voice.workshops import VOICES, Humming

MINUTE = Choices(exercise_ms=60_000)


class Choosy(Humming):
    """Chooses a voice as the engine does: none for a language that none of its voices speaks."""

    known: tuple[Voice, ...] = VOICES

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if isinstance(order, SpeakOrder) and best(self.known, order.language, None) is None:
            return f"no voice speaks {order.language}"
        return super().do(order)


def ordered(studio_shop: Humming) -> set[str]:
    return {order.language for order in studio_shop.orders if isinstance(order, SpeakOrder)}


@pytest.mark.parametrize("language", ["en-GB", "de-AT"])
def test_words_are_ordered_in_the_language_they_are_in(tmp_path: Path, routine: Routine, language: str) -> None:
    shop = Choosy()
    prepared = Studio(Clips(tmp_path), lambda: shop).prepare(replace(routine, language=language), MINUTE)
    assert ordered(shop) == {language.lower()}
    assert prepared.timeline.cues
    assert prepared.line == ""


def test_two_languages_with_the_same_words_do_not_share_their_sound(tmp_path: Path, routine: Routine) -> None:
    shop = Choosy()
    for language in ("en-GB", "de-DE"):
        Studio(Clips(tmp_path), lambda: shop).prepare(replace(routine, language=language), MINUTE)
    assert ordered(shop) == {"en-gb", "de-de"}


def test_where_no_voice_speaks_the_language_captions_and_tones_lead_and_a_line_says_so(tmp_path: Path) -> None:
    spoken.use(MadeUp())
    try:
        routine = load(write_with_table(ROUTINES[0], tmp_path))
        prepared = Studio(Clips(tmp_path / "sound"), Choosy).prepare(routine, MINUTE)
        assert prepared.line == NO_VOICE
        assert unmarked([tr(prepared.line)]) == []
    finally:
        spoken.use(spoken.BritishEnglish())
    assert prepared.timeline.cues == ()
    assert prepared.timeline.tones
    assert prepared.track is not None
    assert all(segment.caption for segment in prepared.timeline.segments)


def test_a_routine_that_is_not_translated_keeps_its_english_voice(tmp_path: Path) -> None:
    spoken.use(MadeUp())
    shop = Choosy()
    try:
        prepared = Studio(Clips(tmp_path), lambda: shop).prepare(load(ROUTINES[0]), MINUTE)
    finally:
        spoken.use(spoken.BritishEnglish())
    assert ordered(shop) == {"en-gb"}
    assert prepared.timeline.cues
