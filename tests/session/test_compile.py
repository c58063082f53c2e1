from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from msgspec.structs import replace

from coach.routine.loader import MINUTES
from coach.routine.model import REPETITION, Phase, Routine, Tone
from coach.session.compile import compile_session
from coach.session.sounding import Loudness, Talk
from coach.session.timeline import Choices, Segment, Timeline, document
from tests.conftest import made_up_lengths
from tests.session import strategies


def lasting(segment: Segment) -> int:
    return segment.end_ms - segment.start_ms


def said_in(timeline: Timeline, repetition: int) -> list[str]:
    start = timeline.repetition_start_ms(repetition)
    return [cue.text for cue in timeline.cues_between(start - 1, start + timeline.repetition_ms(repetition) - 1)]


def check_segments_leave_no_gap_and_holds_and_clock_are_exact(
    routine: Routine, choices: Choices, timeline: Timeline
) -> None:
    segments = timeline.segments
    assert segments[0].start_ms == 0
    assert all(before.end_ms == after.start_ms for before, after in pairwise(segments))
    assert all(lasting(segment) > 0 for segment in segments)
    assert lasting(segments[0]) == choices.lead_in_ms
    assert {lasting(s) for s in segments if s.phase is Phase.HOLD} == {choices.hold_ms}
    assert timeline.exercise_end_ms - timeline.exercise_start_ms == choices.exercise_ms
    rests = [lasting(s) for s in segments if s.phase is Phase.REST]
    assert all(routine.pace.rest_min_ms <= rest <= routine.pace.rest_max_ms for rest in rests)
    assert max(rests) - min(rests) <= 1
    exercise = [s.phase for s in segments if s.repetition]
    assert exercise == list(REPETITION) * timeline.repetitions


def check_no_cue_is_cut_and_none_overlaps_another(lengths: Mapping[str, int], timeline: Timeline) -> None:
    assert all(cue.end_ms - cue.start_ms == lengths[cue.text] for cue in timeline.cues)
    assert all(before.end_ms < after.start_ms for before, after in pairwise(timeline.cues))
    assert all(cue.start_ms >= 0 and cue.end_ms < timeline.length_ms for cue in timeline.cues)


def check_words_leave_every_edge_of_a_hold_clear_and_never_outlast_their_phase(timeline: Timeline) -> None:
    edges = [edge for s in timeline.segments if s.phase is Phase.HOLD for edge in (s.start_ms, s.end_ms)]
    for cue in timeline.cues:
        assert not any(cue.start_ms <= edge <= cue.end_ms for edge in edges)


def check_tones_are_the_phases_to_the_millisecond(routine: Routine, timeline: Timeline) -> None:
    kinds = {phase: described.tone for phase, described in routine.phases.items()}
    wanted = [
        (s.start_ms, s.end_ms, kinds[s.phase])
        for s in timeline.segments
        if s.repetition and kinds[s.phase] is not Tone.SILENT
    ]
    phase_tones = set(kinds.values())
    assert [(t.start_ms, t.end_ms, t.tone) for t in timeline.tones if t.tone in phase_tones] == wanted


def check_interludes_lie_after_the_session(timeline: Timeline) -> None:
    assert timeline.length_ms < timeline.paused.start_ms < timeline.paused.end_ms < timeline.get_ready.start_ms
    assert timeline.get_ready.end_ms < timeline.stopped.start_ms < timeline.stopped.end_ms == timeline.track_ms
    assert timeline.get_ready.end_ms - timeline.get_ready.start_ms >= 3_000


def check_the_change_comes_once_half_way_and_lasts_as_long_as_it_says(routine: Routine, timeline: Timeline) -> None:
    first, last = timeline.exercise_start_ms, timeline.exercise_end_ms
    between = [s for s in timeline.segments if s.repetition is None and first <= s.start_ms < last]
    assert [lasting(s) for s in between] == ([routine.change_ms] if routine.change else [])
    for change in between:
        before = [s.repetition for s in timeline.segments if s.repetition and s.end_ms <= change.start_ms]
        assert abs(2 * max(before) - timeline.repetitions) <= 1


def check_however_much_is_said_the_exercise_takes_the_same_course(
    routine: Routine, choices: Choices, lengths: Mapping[str, int]
) -> None:
    def course(talk: Talk) -> list[tuple[int, int, str]]:
        timeline = compile_session(routine, replace(choices, talk=talk), lengths)
        start_ms = timeline.exercise_start_ms
        return [(s.start_ms - start_ms, s.end_ms - start_ms, s.caption) for s in timeline.segments if s.repetition]

    assert course(Talk.FULL) == course(Talk.SPARSE) == course(Talk.TONES)


@given(strategies.routines(), strategies.choices, strategies.lengths)
def test_whatever_is_compiled_keeps_every_rule(routine: Routine, choices: Choices, lengths: Mapping[str, int]) -> None:
    """All of them at once: to think of a routine takes longer than to look at what becomes of it."""
    timeline = compile_session(routine, choices, lengths)
    check_segments_leave_no_gap_and_holds_and_clock_are_exact(routine, choices, timeline)
    check_no_cue_is_cut_and_none_overlaps_another(lengths, timeline)
    check_words_leave_every_edge_of_a_hold_clear_and_never_outlast_their_phase(timeline)
    check_tones_are_the_phases_to_the_millisecond(routine, timeline)
    check_interludes_lie_after_the_session(timeline)
    check_the_change_comes_once_half_way_and_lasts_as_long_as_it_says(routine, timeline)
    check_however_much_is_said_the_exercise_takes_the_same_course(routine, choices, lengths)


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("shipped", strategies.SHIPPED, ids=lambda one: one.id)
def test_every_routine_that_is_shipped_keeps_its_holds_and_its_clock(shipped: Routine, minutes: int) -> None:
    for hold_ms in shipped.pace.hold_choices_ms:
        choices = Choices(exercise_ms=minutes * 60_000, hold_ms=hold_ms)
        timeline = compile_session(shipped, choices, made_up_lengths(shipped))
        assert {lasting(s) for s in timeline.segments if s.phase is Phase.HOLD} == {hold_ms}
        assert timeline.exercise_end_ms - timeline.exercise_start_ms == choices.exercise_ms
        assert all(before.end_ms < after.start_ms for before, after in pairwise(timeline.cues))
        said = [cue.text for cue in timeline.cues]
        assert said[0] == shipped.lead_in.words.full
        assert [text for text in said if text in {step.words.full for step in shipped.setup}] == [
            step.words.full for step in shipped.setup
        ]
        assert shipped.marks.halfway in said
        assert shipped.marks.last_one in said


def test_legs_are_changed_half_way_and_there_is_time_for_it() -> None:
    seated = next(one for one in strategies.SHIPPED if one.change)
    timeline = compile_session(seated, Choices(), made_up_lengths(seated))
    assert seated.change is not None
    said = [cue.text for cue in timeline.cues]
    assert said[said.index("Halfway. Change legs.") + 1] == seated.change.words.full
    assert seated.change_ms >= 12_000


def test_a_session_is_said_in_full_then_in_short_then_in_tones_with_marks(timeline: Timeline) -> None:
    assert said_in(timeline, 3) == [
        "Lean forwards until your calves pull.",
        "Hold still.",
        "Now stand up straight again.",
        "And rest.",
    ]
    assert said_in(timeline, 4) == ["Lean forwards.", "And hold.", "And back."]
    assert said_in(timeline, 8) == ["Lean forwards.", "And hold.", "And back."]
    assert said_in(timeline, 9) == []
    marks = {n: said_in(timeline, n) for n in range(9, 29) if said_in(timeline, n)}
    assert marks == {
        10: ["10 times done."],
        14: ["Halfway."],
        15: ["15 times done."],
        20: ["20 times done."],
        22: ["One minute to go."],
        25: ["25 times done."],
        27: ["Last one."],
    }


def test_sparse_talk_is_short_from_the_first_repetition_on_and_says_all_else(
    routine: Routine, timeline: Timeline
) -> None:
    sparse = compile_session(routine, Choices(talk=Talk.SPARSE), made_up_lengths(routine))
    assert [said_in(sparse, number) for number in (1, 4, 6)] == [["Lean forwards.", "And hold.", "And back."]] * 2 + [
        []
    ]
    forms = {form for phase in routine.phases.values() for form in phase.words.from_form(0)}
    besides = [[cue.text for cue in one.cues if cue.text not in forms] for one in (sparse, timeline)]
    assert besides[0] == besides[1]
    assert sparse.segments == timeline.segments


@pytest.mark.parametrize(
    "choices", [Choices(talk=Talk.TONES), Choices(loudness=Loudness(voice_percent=0))], ids=["tones", "no voice"]
)
def test_without_words_chimes_and_captions_carry_on(routine: Routine, timeline: Timeline, choices: Choices) -> None:
    wordless = compile_session(routine, choices, made_up_lengths(routine))
    assert wordless.cues == ()
    assert [s.caption for s in wordless.segments] == [s.caption for s in timeline.segments]
    chimes = [t.start_ms for t in wordless.tones if t.tone in (Tone.OPENING, Tone.CLOSING)]
    assert chimes == [s.start_ms for s in wordless.segments if s.repetition is None]
    for interlude in (wordless.paused, wordless.get_ready, wordless.stopped):
        assert interlude.tone
        assert interlude.cue is None


def test_without_tones_words_tell_every_phase_to_the_end(routine: Routine) -> None:
    for talk in (Talk.FULL, Talk.SPARSE):
        choices = Choices(talk=talk, loudness=Loudness(tones_percent=0))
        toneless = compile_session(routine, choices, made_up_lengths(routine))
        for number in range(9, toneless.repetitions + 1):
            assert said_in(toneless, number)[:3] == ["Lean forwards.", "And hold.", "And back."]


@pytest.mark.parametrize("minutes", range(1, 11))
@pytest.mark.parametrize("hold_ms", [2_000, 2_500, 3_000])
def test_marks_come_near_their_moment_for_every_choice(routine: Routine, minutes: int, hold_ms: int) -> None:
    choices = Choices(exercise_ms=minutes * 60_000, hold_ms=hold_ms)
    timeline = compile_session(routine, choices, made_up_lengths(routine))
    at = {cue.text: cue.end_ms - timeline.exercise_start_ms for cue in timeline.cues}
    total_ms = choices.exercise_ms
    assert abs(at["Halfway."] - total_ms / 2) < 10_000
    assert ("One minute to go." in at) == (minutes > 2)
    assert minutes <= 2 or abs(at["One minute to go."] - (total_ms - 60_000)) < 10_000
    last_ms = timeline.repetition_ms(timeline.repetitions)
    assert total_ms - last_ms - 4_000 < at["Last one."] < total_ms - last_ms


def test_a_sentence_too_long_begins_in_the_silence_before_or_gives_way_to_a_shorter(routine: Routine) -> None:
    lengths = dict(made_up_lengths(routine))
    lengths["Lean forwards until your calves pull."] = 3_500
    lengths["Hold still."] = 2_400
    timeline = compile_session(routine, Choices(), lengths)
    lean = timeline.cues_between(timeline.exercise_start_ms - 1_501, timeline.exercise_start_ms)[-1]
    assert lean.text == "Lean forwards until your calves pull."
    assert lean.end_ms == timeline.exercise_start_ms + 2_900
    assert "And hold." in said_in(timeline, 1)


def test_a_set_up_step_waits_for_its_words(routine: Routine) -> None:
    lengths = dict(made_up_lengths(routine))
    long = routine.setup[0].words.full
    lengths[long] = 11_000
    timeline = compile_session(routine, Choices(), lengths)
    assert lasting(timeline.segments[1]) == 150 + 11_000 + 2_000


def test_without_a_voice_every_step_has_a_chime(routine: Routine) -> None:
    timeline = compile_session(routine, Choices(), {})
    assert timeline.cues == ()
    chimes = [t.start_ms for t in timeline.tones if t.tone in (Tone.OPENING, Tone.CLOSING)]
    assert chimes == [s.start_ms for s in timeline.segments if s.repetition is None]
    assert timeline.paused.tone is not None
    assert timeline.get_ready.tone is not None


def test_bedtime_ends_with_a_good_night(routine: Routine) -> None:
    timeline = compile_session(routine, Choices(bedtime=True), made_up_lengths(routine))
    assert timeline.cues[-1].text == "All done. Sleep well."
    assert timeline.segments[-1].caption == "All done. Sleep well."


@pytest.mark.parametrize("hold_ms", [0, 1_999, 2_200, 3_001, 10_000])
def test_a_hold_outside_the_choices_is_refused(routine: Routine, hold_ms: int) -> None:
    with pytest.raises(ValueError, match="has no hold of"):
        compile_session(routine, Choices(hold_ms=hold_ms), {})


def test_the_document_is_the_contract(timeline: Timeline) -> None:
    leaving = document(timeline)
    assert list(leaving) == ["routine", "hold_s", "lead_in_s", "segments", "cues"]
    segments = leaving["segments"]
    assert isinstance(segments, list)
    assert segments[0] == {
        "start_s": 0.0,
        "end_s": 10.0,
        "phase": "lead_in",
        "repetition": None,
        "caption": "Walk to the wall. Bare feet, or shoes that grip.",
    }
    assert {segment["phase"] for segment in segments} == {phase.value for phase in Phase}
