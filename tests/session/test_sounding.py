from itertools import pairwise

import pytest

from coach.session.sounding import Loudness, gain


def test_loudness_goes_from_silence_to_all_there_is_and_each_halving_halves() -> None:
    gains = [gain(percent) for percent in range(101)]
    assert (gains[0], gains[100]) == (0, 1)
    assert all(one < two for one, two in pairwise(gains))
    assert all(gain(2 * percent) == pytest.approx(2 * gain(percent)) for percent in range(1, 51))


def test_the_night_softens_both_and_the_day_neither() -> None:
    loudness = Loudness(voice_percent=80, tones_percent=40, night_percent=25)
    assert (loudness.voice_gain(bedtime=False), loudness.tones_gain(bedtime=False)) == (0.8, 0.4)
    assert (loudness.voice_gain(bedtime=True), loudness.tones_gain(bedtime=True)) == pytest.approx((0.2, 0.1))
