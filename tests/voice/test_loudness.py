"""Loudness as EBU R128 has it, against its own signals and against its filters worked out sample by sample."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.voice.loudness import DEPTH, OFFSET_LU, SHELF, Samples, loudness

RATE = 48_000


def tone(db: float, seconds: float, pitch: float = 1_000) -> Samples:
    """Give a tone whose peak is so many decibels against full scale."""
    return np.asarray(10 ** (db / 20) * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE))


@pytest.mark.parametrize("db", [0, -20, -33, -60])
def test_a_full_scale_tone_of_997_hz_in_one_channel_is_3_01_below_nothing(db: float) -> None:
    assert loudness(tone(db, 20, 997)) == pytest.approx(db - 3.01, abs=0.02)


def test_what_is_far_softer_than_the_rest_counts_as_a_pause() -> None:
    """EBU Tech 3341, case 3: 10 s at -36, a minute at -23, 10 s at -36 are -23; in one channel 3 less."""
    parts = [tone(-36, 10), tone(-23, 60), tone(-36, 10)]
    assert loudness(np.concatenate(parts)) == pytest.approx(-26.01, abs=0.1)


def test_silence_between_words_counts_for_nothing() -> None:
    word, pause = tone(-20, 2), np.zeros(2 * RATE)
    assert loudness(np.concatenate([word, pause, word])) == pytest.approx(loudness(word), abs=0.4)


@pytest.mark.parametrize("length", [0, 1, 100, 48_000])
def test_silence_has_no_loudness(length: int) -> None:
    assert loudness(np.zeros(length)) == -np.inf


@settings(max_examples=8)
@given(st.integers(0, 2**32 - 1), st.integers(1, 400))
def test_what_is_shorter_than_a_block_is_weighed_as_the_standard_s_difference_equation_weighs_it(
    seed: int, ms: int
) -> None:
    samples = np.random.default_rng(seed).uniform(-0.5, 0.5, ms * 48)
    heard = _filtered(_filtered(samples.tolist(), *SHELF), *DEPTH)
    wanted = OFFSET_LU + 10 * np.log10(np.mean(np.square(heard)))
    assert loudness(samples) == pytest.approx(wanted, abs=0.01)


def _filtered(samples: list[float], above: tuple[float, ...], below: tuple[float, ...]) -> list[float]:
    heard, before, given = [], (0.0, 0.0), (0.0, 0.0)
    for sample in samples:
        now = (
            above[0] * sample + above[1] * given[0] + above[2] * given[1] - below[1] * before[0] - below[2] * before[1]
        )
        before, given = (now, before[0]), (sample, given[0])
        heard.append(now)
    return heard
