"""Captions, read back by a parser that knows nothing of how they were made."""

import html
import io
from dataclasses import replace

import pytest
import webvtt

from coach.routine.model import Routine
from coach.session.captions import webvtt as written
from coach.session.compile import compile_session
from coach.session.timeline import Choices, Cue, Timeline
from tests.conftest import made_up_lengths


def read(timeline: Timeline) -> list[tuple[int, int, str]]:
    """Give the captions, from and to in milliseconds, as a player reads them."""
    captions = webvtt.from_buffer(io.StringIO(written(timeline)), format="vtt")
    return [
        (
            one.start_in_seconds * 1000 + _ms(one.start),
            one.end_in_seconds * 1000 + _ms(one.end),
            html.unescape(one.text),
        )
        for one in captions.captions
    ]


def _ms(moment: str) -> int:
    return int(moment.rpartition(".")[2])  # its seconds are whole ones


@pytest.fixture
def timeline(routine: Routine) -> Timeline:
    return compile_session(routine, Choices(), made_up_lengths(routine))


def test_each_caption_stands_exactly_as_long_as_its_words_are_spoken(timeline: Timeline) -> None:
    assert len(timeline.cues) > 20
    assert read(timeline) == [(cue.start_ms, cue.end_ms, cue.text) for cue in timeline.cues]


def test_without_a_voice_each_phase_has_its_word_and_each_step_its_sentence(routine: Routine) -> None:
    silent = compile_session(routine, Choices(60_000), {})
    captions = read(silent)
    assert [(start, end) for start, end, _ in captions] == [(one.start_ms, one.end_ms) for one in silent.segments]
    assert captions[0][2] == routine.lead_in.caption
    assert {text for _, _, text in captions} >= {"Lean", "Hold", "Back", "Rest"}


@pytest.mark.parametrize("text", ["Left & right", "a < b > c", "1 --> 2", "two\n\nlines"])
def test_no_sign_in_the_words_breaks_the_file(timeline: Timeline, text: str) -> None:
    odd = replace(timeline, cues=(Cue(3_599_999, 36_000_001, text),))
    assert read(odd) == [(3_599_999, 36_000_001, " ".join(text.split()))]
