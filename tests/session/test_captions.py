"""Captions, read back by a parser that knows nothing of how they were made."""

import html
import io
from itertools import pairwise

import pytest
import webvtt
from msgspec.structs import replace

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


def cues_of(timeline: Timeline) -> list[tuple[int, int, str]]:
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in timeline.cues]


def words_of_phases(timeline: Timeline) -> set[str]:
    return {one.caption if one.repetition is None else one.word for one in timeline.segments}


def some_voiced(routine: Routine, number: int) -> Timeline:
    """Give a session for which only so many texts have a voice."""
    lengths = made_up_lengths(routine)
    return compile_session(routine, Choices(120_000), {text: lengths[text] for text in list(lengths)[:number]})


def test_each_caption_stands_exactly_as_long_as_its_words_are_spoken(timeline: Timeline) -> None:
    """Each other is the word of a phase in which nothing is said."""
    assert len(timeline.cues) > 20
    captions, spoken = read(timeline), cues_of(timeline)
    assert [caption for caption in captions if caption in spoken] == spoken
    others = [caption for caption in captions if caption not in spoken]
    assert {text for _, _, text in others} <= words_of_phases(timeline)
    for start_ms, end_ms, _ in others:
        assert not [cue for cue in spoken if cue[0] < end_ms and cue[1] > start_ms]


@pytest.mark.parametrize("number", [0, 1, 2, 5, 12, 30, 1_000])
def test_where_words_have_no_voice_captions_stand_in_for_them(routine: Routine, number: int) -> None:
    timeline = some_voiced(routine, number)
    captions = read(timeline)
    assert set(cues_of(timeline)) <= set(captions)
    for segment in timeline.segments:
        shown = [one for one in captions if one[0] < segment.end_ms and one[1] > segment.start_ms]
        assert shown, segment
    assert all(one[1] <= two[0] and one[0] < one[1] for one, two in pairwise(captions))


def test_words_that_begin_before_their_phase_leave_the_one_before_its_caption(routine: Routine) -> None:
    silent = compile_session(routine, Choices(60_000), {})
    lean, hold = silent.segments[5:7]
    early = replace(silent, cues=(Cue(hold.start_ms - 900, hold.start_ms + 600, "Hold it there."),))
    captions = read(early)
    assert (lean.start_ms, hold.start_ms - 900, lean.word) in captions
    assert len(captions) == len(silent.segments)
    assert hold.word not in {text for start_ms, _, text in captions if hold.start_ms <= start_ms < hold.end_ms}


def test_without_a_voice_each_phase_has_its_word_and_each_step_its_sentence(routine: Routine) -> None:
    silent = compile_session(routine, Choices(60_000), {})
    captions = read(silent)
    assert [(start, end) for start, end, _ in captions] == [(one.start_ms, one.end_ms) for one in silent.segments]
    assert captions[0][2] == routine.lead_in.caption
    assert {text for _, _, text in captions} >= {"Lean", "Hold", "Back", "Rest"}


@pytest.mark.parametrize("text", ["Left & right", "a < b > c", "1 --> 2", "two\n\nlines"])
def test_no_sign_in_the_words_breaks_the_file(timeline: Timeline, text: str) -> None:
    odd = replace(timeline, segments=(), cues=(Cue(3_599_999, 36_000_001, text),))
    assert read(odd) == [(3_599_999, 36_000_001, " ".join(text.split()))]
