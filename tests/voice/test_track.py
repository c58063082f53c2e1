"""The rendered track, measured sample by sample without the renderer."""

import wave
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.routine.loader import MINUTES
from coach.routine.model import Phase, Routine, Tone
from coach.session.compile import compile_session
from coach.session.sounding import Loudness, Talk
from coach.session.timeline import Choices, Segment, Timeline, ToneSpan
from coach.voice import track
from coach.voice.clips import Clips
from coach.voice.order import PlacedClip, TrackOrder, session_only, whole_track
from coach.voice.preparation import TURNED_OFF, Studio
from tests.voice import listening
from tests.voice.workshops import Humming

HOLDS_MS = (2_000, 2_500, 3_000)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(Clips(tmp_path_factory.mktemp("cache")), Humming)


def read(path: Path) -> listening.Samples:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_767


def segments(timeline: Timeline, phase: Phase) -> list[Segment]:
    return [segment for segment in timeline.segments if segment.phase is phase]


@pytest.mark.parametrize("hold_ms", HOLDS_MS)
def test_every_hold_in_the_file_is_where_and_as_long_as_its_segment(
    studio: Studio, routine: Routine, hold_ms: int
) -> None:
    prepared = studio.prepare(routine, Choices(exercise_ms=60_000, hold_ms=hold_ms))
    assert prepared.track
    heard = listening.holds(read(prepared.track))
    wanted = segments(prepared.timeline, Phase.HOLD)
    assert len(heard) == len(wanted) == prepared.timeline.repetitions
    for tone, segment in zip(heard, wanted, strict=True):
        assert tone.start_ms == pytest.approx(segment.start_ms, abs=1)
        assert tone.end_ms == pytest.approx(segment.end_ms, abs=1)


@pytest.mark.parametrize("talk", Talk)
def test_however_much_is_said_holds_are_exact_and_words_whole_and_apart(
    studio: Studio, routine: Routine, talk: Talk
) -> None:
    prepared = studio.prepare(routine, Choices(exercise_ms=120_000, talk=talk))
    assert prepared.track
    timeline = prepared.timeline
    heard = listening.holds(read(prepared.track))
    for tone, segment in zip(heard, segments(timeline, Phase.HOLD), strict=True):
        assert tone.start_ms == pytest.approx(segment.start_ms, abs=1)
        assert tone.end_ms == pytest.approx(segment.end_ms, abs=1)
    lengths = studio.clips.lengths_ms(cue.text for cue in timeline.cues)
    assert all(cue.end_ms - cue.start_ms == lengths[cue.text] for cue in timeline.cues)
    assert all(one.end_ms < two.start_ms for one, two in pairwise(timeline.cues))
    assert bool(timeline.cues) == (talk is not Talk.TONES)


@pytest.mark.parametrize("hold_ms", HOLDS_MS)
@pytest.mark.parametrize("minutes", MINUTES)
def test_every_hold_is_ordered_as_it_is_for_every_choice(routine: Routine, minutes: int, hold_ms: int) -> None:
    timeline = compile_session(routine, Choices(minutes * 60_000, hold_ms), {})
    ordered = [tone for tone in whole_track(timeline, Clips(Path())).tones if tone.tone is Tone.STEADY]
    holds = segments(timeline, Phase.HOLD)
    assert [(tone.start_ms, tone.end_ms) for tone in ordered] == [(one.start_ms, one.end_ms) for one in holds]
    assert {tone.end_ms - tone.start_ms for tone in ordered} == {hold_ms}


#: What is listened to in a quick run: each hold, and the lengths from end to end. All are looked at above.
HEARD = {(1, 3_000), (2, 2_000), (3, 2_500), (10, 2_500)}


@pytest.mark.parametrize(
    ("minutes", "hold_ms"),
    [
        pytest.param(*choice, marks=() if choice in HEARD else pytest.mark.thorough)
        for choice in product(MINUTES, HOLDS_MS)
    ],
)
def test_every_hold_is_exact_for_every_choice(routine: Routine, minutes: int, hold_ms: int) -> None:
    timeline = compile_session(routine, Choices(minutes * 60_000, hold_ms), {})
    samples = track.render(whole_track(timeline, Clips(Path())))
    for segment in segments(timeline, Phase.HOLD):
        heard = listening.edges(samples, segment.start_ms * 48, segment.end_ms * 48)
        assert heard.start_ms == pytest.approx(segment.start_ms, abs=1)
        assert heard.end_ms == pytest.approx(segment.end_ms, abs=1)


def test_the_measurement_finds_a_hold_that_is_out_of_place(routine: Routine) -> None:
    timeline = compile_session(routine, Choices(60_000), {})
    samples = track.render(whole_track(timeline, Clips(Path())))
    first = segments(timeline, Phase.HOLD)[0]
    late = np.concatenate([np.zeros(96, np.float32), samples])  # 2 ms
    heard = listening.edges(late, first.start_ms * 48, first.end_ms * 48)
    assert heard.start_ms == pytest.approx(first.start_ms + 2, abs=0.7)


def test_the_exercise_clock_ends_to_the_sample(studio: Studio, routine: Routine) -> None:
    timeline = studio.prepare(routine, Choices(60_000)).timeline
    assert timeline.exercise_end_ms - timeline.exercise_start_ms == 60_000


def test_no_sample_is_clipped_and_words_and_tones_alone_sound(studio: Studio, routine: Routine) -> None:
    prepared = studio.prepare(routine, Choices(60_000))
    assert prepared.track
    samples = read(prepared.track)
    assert 0.3 < np.abs(samples).max() < 0.99
    order = whole_track(prepared.timeline, studio.clips)
    spans = [(tone.start_ms, tone.end_ms) for tone in order.tones if tone.tone is not Tone.SILENT]
    timeline = prepared.timeline
    cues = (*timeline.cues, *(one.cue for one in (timeline.paused, timeline.get_ready, timeline.stopped)))
    spans += [(cue.start_ms, cue.end_ms) for cue in cues if cue]
    sounding = np.zeros(len(samples), bool)
    for start_ms, end_ms in spans:
        inside = samples[start_ms * 48 : end_ms * 48]
        assert np.abs(inside[: len(inside) // 48 * 48]).reshape(-1, 48).max(axis=1)[2:-2].min() > 0
        sounding[max(0, start_ms * 48 - 48) : end_ms * 48 + 48] = True  # a hold comes and goes within 1 ms around
    assert not samples[~sounding].any()
    assert len(samples) == order.length_ms * 48


def test_lean_rises_hold_stands_and_back_falls(routine: Routine) -> None:
    timeline = compile_session(routine, Choices(60_000), {})
    samples = track.render(whole_track(timeline, Clips(Path())))

    def pitches(phase: Phase) -> tuple[float, float]:
        one = segments(timeline, phase)[0]
        first, last = (one.start_ms + 100) * 48, (one.end_ms - 100) * 48
        return pitch(samples[first : first + 9_600]), pitch(samples[last - 9_600 : last])

    lean, hold, back = pitches(Phase.LEAN), pitches(Phase.HOLD), pitches(Phase.BACK)
    assert lean[1] - lean[0] > 50
    assert back[0] - back[1] > 50
    assert abs(hold[1] - hold[0]) < 5
    assert min(hold) > max(*lean, *back) + 50  # the hold stands out


def pitch(samples: npt.NDArray[np.float32]) -> float:
    """Give the strongest pitch in 0.2 s, to 2 Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 24_000))
    return float(np.argmax(spectrum)) * 2


def test_the_interludes_lie_after_the_end_with_silence_between(studio: Studio, routine: Routine) -> None:
    prepared = studio.prepare(routine, Choices(60_000))
    assert prepared.track
    samples, timeline = read(prepared.track), prepared.timeline
    end_ms = timeline.length_ms
    for interlude in (timeline.paused, timeline.get_ready, timeline.stopped):
        assert interlude.cue
        assert np.abs(samples[interlude.cue.start_ms * 48 : interlude.cue.end_ms * 48]).max() > 0.1
        assert interlude.start_ms - end_ms >= 200
        assert not samples[end_ms * 48 : interlude.start_ms * 48].any()
        end_ms = interlude.end_ms


def test_a_track_to_take_along_ends_with_the_session(studio: Studio, routine: Routine, tmp_path: Path) -> None:
    prepared = studio.prepare(routine, Choices(60_000))
    assert prepared.track
    studio.export(prepared, tmp_path / "out.wav")
    whole, alone = read(prepared.track), read(tmp_path / "out.wav")
    assert len(alone) == prepared.timeline.length_ms * 48
    np.testing.assert_array_equal(alone, whole[: len(alone)])
    order = session_only(whole_track(prepared.timeline, studio.clips), prepared.timeline)
    assert len(order.clips) == len(prepared.timeline.cues)


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 400), st.sampled_from(list(Tone))), max_size=4),
)
def test_a_tone_sounds_in_its_span_and_nowhere_else(spans: list[tuple[int, int, Tone]]) -> None:
    tones = tuple(ToneSpan(start, start + length, tone) for start, length, tone in spans if tone is not Tone.SILENT)
    samples = track.render(TrackOrder(1_300, tones, ()))
    sounding = np.zeros(len(samples), bool)
    for tone in tones:
        around = 48 if tone.tone is Tone.STEADY else 0  # the millisecond in which a hold comes and goes
        sounding[max(0, tone.start_ms * 48 - around) : tone.end_ms * 48 + around] = True
    assert len(samples) == 1_300 * 48
    assert not samples[~sounding].any()
    assert np.abs(samples).max() <= track.TONE_STRENGTH * track.BELL * 4


def test_a_clip_that_is_not_there_is_not_passed_over(tmp_path: Path) -> None:
    order = TrackOrder(1_000, (), (PlacedClip(0, 250, str(tmp_path / "none.wav")),))
    with pytest.raises(Exception, match=r"none\.wav"):
        track.render(order)


#: A minute to be measured by: in its first step a voice alone, in its last hold a tone alone.
MINUTE = Choices(60_000)


def parts(studio: Studio, routine: Routine, choices: Choices) -> tuple[float, float]:
    """Give how strong voice and tones are in the file of a session with words, as shares of full scale."""
    prepared = studio.prepare(routine, choices)
    assert prepared.track
    samples, timeline = read(prepared.track), prepared.timeline
    step, hold = segments(timeline, Phase.SETUP)[0], segments(timeline, Phase.HOLD)[-1]
    said = timeline.cues_between(step.start_ms - 1, step.end_ms)[0]
    assert not any(one.start_ms < said.end_ms and one.end_ms > said.start_ms for one in timeline.tones)
    inside = samples[hold.end_ms * 48 - 24_000 : hold.end_ms * 48 - 4_800]  # past any words at its beginning
    return strength(samples[said.start_ms * 48 : said.end_ms * 48]), strength(inside)


def strength(samples: listening.Samples) -> float:
    return float(np.sqrt(np.mean(samples**2)))


@pytest.fixture(scope="module")
def loud(studio: Studio, routine: Routine) -> tuple[float, float]:
    return parts(studio, routine, MINUTE)


@pytest.mark.parametrize("percent", [75, 50, 25, 10, 5])
def test_each_loudness_is_as_much_softer_as_it_says(
    studio: Studio, routine: Routine, loud: tuple[float, float], percent: int
) -> None:
    def softer_db(choices: Choices) -> tuple[float, float]:
        voice, tones = (
            20 * np.log10(now / before) for now, before in zip(parts(studio, routine, choices), loud, strict=True)
        )
        return float(voice), float(tones)

    wanted_db = 20 * np.log10(percent / 100)
    voice = softer_db(replace(MINUTE, loudness=Loudness(voice_percent=percent)))
    assert voice == pytest.approx((wanted_db, 0), abs=0.5)
    tones = softer_db(replace(MINUTE, loudness=Loudness(tones_percent=percent)))
    assert tones == pytest.approx((0, wanted_db), abs=0.5)
    night = softer_db(replace(MINUTE, loudness=Loudness(night_percent=percent), bedtime=True))
    assert night == pytest.approx((wanted_db, wanted_db), abs=0.5)


def test_by_day_the_night_s_loudness_says_nothing(studio: Studio, routine: Routine, loud: tuple[float, float]) -> None:
    assert parts(studio, routine, replace(MINUTE, loudness=Loudness(night_percent=0))) == loud


def test_at_bedtime_all_of_it_is_softer_by_half_unless_the_person_says_otherwise(
    studio: Studio, routine: Routine, loud: tuple[float, float]
) -> None:
    night = parts(studio, routine, replace(MINUTE, bedtime=True))
    assert night == pytest.approx((loud[0] / 2, loud[1] / 2), rel=0.01)


@pytest.mark.parametrize(
    "choices",
    [
        Choices(60_000, loudness=Loudness(0, 0)),
        Choices(60_000, bedtime=True, loudness=Loudness(night_percent=0)),
        Choices(60_000, talk=Talk.TONES, loudness=Loudness(tones_percent=0)),
    ],
    ids=["both", "night", "tones alone"],
)
def test_at_zero_there_is_silence(studio: Studio, routine: Routine, choices: Choices) -> None:
    prepared = studio.prepare(routine, choices)
    assert prepared.track
    assert not read(prepared.track).any()
    assert prepared.line == TURNED_OFF


def test_each_of_them_can_be_silent_alone(studio: Studio, routine: Routine) -> None:
    toneless = replace(MINUTE, loudness=Loudness(tones_percent=0))
    prepared = studio.prepare(routine, toneless)
    assert prepared.track
    samples = read(prepared.track)
    for cue in prepared.timeline.cues:
        assert np.abs(samples[cue.start_ms * 48 : cue.end_ms * 48]).max() > 0.1
        samples[cue.start_ms * 48 : cue.end_ms * 48] = 0
    assert not samples[: prepared.timeline.length_ms * 48].any()
    wordless = studio.prepare(routine, replace(MINUTE, loudness=Loudness(voice_percent=0)))
    tones = studio.prepare(routine, replace(MINUTE, talk=Talk.TONES))
    assert wordless.track
    assert tones.track
    np.testing.assert_array_equal(read(wordless.track), read(tones.track))
