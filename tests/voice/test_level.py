"""Speech brought to one rate, loudness and length, whatever the engine gave."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.voice import sound
from coach.voice.engine import SPEECH_PEAK, SPEECH_RMS, Samples, level

rates = st.sampled_from([8_000, 16_000, 22_050, 44_100, 48_000])


def speech(seed: int, rate: int, length_ms: int, loud: float) -> Samples:
    """Give noise that swells and fades as syllables do."""
    length = rate * length_ms // 1_000
    swell = 0.2 + np.abs(np.sin(np.arange(length) * 2 * np.pi * 4 / rate))
    return (np.random.default_rng(seed).uniform(-loud, loud, length) * swell / 1.2).astype(np.float32)


@given(st.integers(0, 2**32 - 1), rates, st.integers(20, 1_500), st.floats(0.01, 1))
def test_any_speech_comes_out_whole_level_and_without_a_click(
    seed: int, rate: int, length_ms: int, loud: float
) -> None:
    clip = level(speech(seed, rate, length_ms, loud), rate)
    assert len(clip) % sound.PER_MS == 0
    assert np.abs(clip).max() <= SPEECH_PEAK * 1.0001
    assert clip[0] == clip[-1] == 0


@given(st.integers(0, 2**32 - 1), rates, st.integers(300, 1_500), st.floats(0.001, 1))
def test_any_speech_comes_out_equally_loud(seed: int, rate: int, length_ms: int, loud: float) -> None:
    clip = level(speech(seed, rate, length_ms, loud), rate)
    at_its_loudest = np.abs(clip).max() > SPEECH_PEAK * 0.95
    assert at_its_loudest or np.sqrt(np.mean(clip**2)) == pytest.approx(SPEECH_RMS, rel=0.1)
    assert len(clip) / sound.PER_MS == pytest.approx(length_ms, abs=15)


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


def test_a_peak_far_above_the_rest_does_not_clip() -> None:
    words = speech(2, 48_000, 500, 0.01)
    words[10_000] = 1.0
    assert np.abs(level(words, 48_000)).max() <= SPEECH_PEAK * 1.0001
