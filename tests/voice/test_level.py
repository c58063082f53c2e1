"""Voice and tones brought to their loudness, whatever the engine gave, with no click and nothing clipped."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.routine.model import Routine, Tone
from coach.session.compile import CHIME_MS
from coach.session.sounding import Talk
from coach.session.timeline import Choices, ToneSpan
from coach.voice import sound, track
from coach.voice.clips import Clips
from coach.voice.levelling import SPEECH_LUFS, SPEECH_PEAK, Samples, level
from coach.voice.loudness import loudness
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.preparation import Studio
from tests.voice.levels import levels, small_speaker
from tests.voice.workshops import Humming

rates = st.sampled_from([8_000, 16_000, 22_050, 44_100, 48_000])
#: Every tone that is heard, and how long it lasts in a session.
TONES: dict[Tone, int] = {
    tone: CHIME_MS if tone in {Tone.OPENING, Tone.CLOSING} else 2_500 for tone in Tone if tone is not Tone.SILENT
}


def speech(seed: int, rate: int, length_ms: int, loud: float) -> Samples:
    """Give noise that swells and fades as syllables do."""
    length = rate * length_ms // 1_000
    swell = 0.2 + np.abs(np.sin(np.arange(length) * 2 * np.pi * 4 / rate))
    return (np.random.default_rng(seed).uniform(-loud, loud, length) * swell / 1.2).astype(np.float32)


class Speaking(Humming):
    """Speaks noise, brought to its level as an engine's words are."""

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if isinstance(order, TrackOrder):
            return super().do(order)
        clip = level(speech(len(order.text), 22_050, 200 + 50 * len(order.text), 0.3), 22_050)
        sound.write(Path(order.to), np.round(clip * 32_767).astype("<i2").tobytes())
        return ""


@given(st.integers(0, 2**32 - 1), rates, st.integers(20, 1_500), st.floats(0.01, 1))
def test_any_speech_comes_out_whole_level_and_without_a_click(
    seed: int, rate: int, length_ms: int, loud: float
) -> None:
    clip = level(speech(seed, rate, length_ms, loud), rate)
    assert len(clip) % sound.PER_MS == 0
    assert np.abs(clip).max() <= SPEECH_PEAK * 1.0001
    assert clip[0] == clip[-1] == 0


def test_a_voice_that_does_not_stop_is_none() -> None:
    with pytest.raises(ValueError, match="did not stop"):
        level(speech(1, 8_000, 61_000, 0.3), 8_000)


@given(st.integers(0, 2**32 - 1), rates, st.integers(300, 1_500), st.floats(0.001, 1))
def test_any_speech_comes_out_equally_loud(seed: int, rate: int, length_ms: int, loud: float) -> None:
    clip = level(speech(seed, rate, length_ms, loud), rate)
    assert loudness(clip) == pytest.approx(SPEECH_LUFS, abs=0.5)
    assert len(clip) / sound.PER_MS == pytest.approx(length_ms, abs=15)


def test_words_with_pauses_between_them_are_as_loud_as_words_without() -> None:
    words, pause = speech(3, 48_000, 900, 0.2), np.zeros(48_000, np.float32)
    spaced = level(np.concatenate([words, pause, words]), 48_000)
    plain = level(np.concatenate([words, words]), 48_000)
    inside = 800 * sound.PER_MS
    assert loudness(spaced[:inside]) == pytest.approx(loudness(plain[:inside]), abs=1)


def test_peaks_that_are_held_down_leave_the_words_as_loud_as_others() -> None:
    words = speech(4, 48_000, 1_500, 0.1)
    words[10_000::12_000] = 1.0  # as espeak's are: 20 dB above the rest
    clip = level(words, 48_000)
    assert np.abs(clip).max() <= SPEECH_PEAK * 1.0001
    assert loudness(clip) == pytest.approx(SPEECH_LUFS, abs=1)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_silence_around_it_is_taken_away(before_ms: int, after_ms: int) -> None:
    words = speech(1, 22_050, 400, 0.5)
    quiet = [np.zeros(22_050 * ms // 1_000, np.float32) for ms in (before_ms, after_ms)]
    clip = level(np.concatenate([quiet[0], words, quiet[1]]), 22_050)
    assert len(clip) / sound.PER_MS == pytest.approx(400, abs=15)


@given(st.integers(0, 2_000), st.floats(0, 0.00009))
def test_silence_is_no_speech(length: int, hiss: float) -> None:
    with pytest.raises(ValueError, match="nothing"):
        level(np.full(length, hiss, np.float32), 48_000)


@pytest.mark.parametrize("rate", [22_050, 48_000])
@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("share", [1, 1_000])
def test_what_is_no_number_is_no_speech(odd: float, share: int, rate: int) -> None:
    words = speech(2, rate, 500, 0.3)
    words[::share] = odd
    with pytest.raises(ValueError, match="nothing"):
        level(words, rate)


def test_a_peak_far_above_the_rest_does_not_clip() -> None:
    words = speech(2, 48_000, 500, 0.01)
    words[10_000] = 1.0
    assert np.abs(level(words, 48_000)).max() <= SPEECH_PEAK * 1.0001


def sounded(tone: Tone) -> Samples:
    length_ms = TONES[tone]
    return track.render(TrackOrder(length_ms + 200, (ToneSpan(100, 100 + length_ms, tone),), ()))


@pytest.mark.parametrize("tone", TONES)
def test_each_tone_is_as_loud_as_the_others(tone: Tone) -> None:
    assert loudness(sounded(tone)[4_800:-4_800]) == pytest.approx(track.TONE_LUFS, abs=0.5)


def test_words_stand_clear_of_the_tone_beneath_them() -> None:
    assert SPEECH_LUFS - track.TONE_LUFS >= 4


@pytest.mark.parametrize("tone", TONES)
def test_each_tone_s_fundamental_is_heard_by_older_ears(tone: Tone) -> None:
    samples = sounded(tone)
    power, pitches = np.abs(np.fft.rfft(samples)) ** 2, np.fft.rfftfreq(len(samples), 1 / sound.RATE)
    assert 250 <= pitches[np.argmax(power)] <= 1_500
    assert power[pitches < 250].sum() < 0.01 * power.sum()


@pytest.mark.parametrize("tone", TONES)
def test_each_tone_carries_on_a_small_speaker(tone: Tone) -> None:
    samples = sounded(tone)
    assert loudness(small_speaker(samples)) - loudness(samples) > -7


@pytest.mark.parametrize("tone", TONES)
def test_no_tone_begins_or_ends_with_a_click(tone: Tone) -> None:
    """A click is what sounds far above the tone, where it comes or goes; cut off at once, it would be 40 dB more."""
    samples = sounded(tone)
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / sound.RATE) < 4_000] = 0
    above = np.abs(np.fft.irfft(spectrum, len(samples)))
    assert 20 * np.log10(above.max() / np.abs(samples).max()) < -60


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(Clips(tmp_path_factory.mktemp("cache")), Speaking)


@pytest.mark.parametrize(
    ("talk", "bedtime"),
    [
        (Talk.FULL, False),
        (Talk.SPARSE, True),
        (Talk.TONES, False),
        # As above, and as much softer at bedtime as `test_track` measures.
        pytest.param(Talk.FULL, True, marks=pytest.mark.thorough),
        pytest.param(Talk.SPARSE, False, marks=pytest.mark.thorough),
        pytest.param(Talk.TONES, True, marks=pytest.mark.thorough),
    ],
)
def test_in_the_track_every_cue_and_tone_is_within_2_db_of_its_level(
    studio: Studio, routine: Routine, talk: Talk, bedtime: bool
) -> None:
    found = levels(studio.prepare(routine, Choices(60_000, talk=talk, bedtime=bedtime)))
    assert bool(found.cues) == (talk is not Talk.TONES)
    assert max(map(abs, found.cues), default=0) < 2
    assert found.tones
    assert max(map(abs, found.tones)) < 2
    assert found.clipped == 0
    assert found.true_peak_db < -1
    assert found.edge_step <= found.tone_step * 1.2


def test_the_measurement_finds_what_is_too_loud_what_clips_and_what_clicks(
    studio: Studio, routine: Routine, tmp_path: Path
) -> None:
    prepared = studio.prepare(routine, Choices(60_000))
    assert prepared.track
    samples = np.frombuffer(prepared.track.read_bytes()[sound.HEADER :], "<i2").copy()
    cue = prepared.timeline.cues[2]
    samples[cue.start_ms * 48 : cue.end_ms * 48] //= 2
    samples[cue.start_ms * 48 - 2] = 32_767
    sound.write(tmp_path / "spoilt.wav", samples.tobytes())
    found = levels(replace(prepared, track=tmp_path / "spoilt.wav"))
    assert min(found.cues) < -4
    assert found.clipped == 1
    assert found.true_peak_db > -0.5
    assert found.edge_step > 0.9
