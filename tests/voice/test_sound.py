"""Sounds as files: softened, and those that lie ready."""

import wave
from pathlib import Path

import numpy as np
import pytest

from coach import places
from coach.routine.model import Tone
from coach.session.timeline import ToneSpan
from coach.voice import sound, track
from coach.voice.order import TrackOrder
from tests.voice import chimes
from tests.voice.listening import Samples

READY = places.resources() / "sounds"
REMINDER = READY / "reminder.wav"


def read(path: Path) -> Samples:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_767


@pytest.mark.parametrize("name", chimes.SOUNDS)
def test_what_lies_ready_is_what_was_made(name: str) -> None:
    made = np.frombuffer(chimes.SOUNDS[name](), "<i2") / 32_767
    np.testing.assert_allclose(read(READY / name), made, atol=1.1 / 32_767)  # another machine may round otherwise


def test_the_reminder_is_one_soft_stroke() -> None:
    samples = read(REMINDER)
    assert 1_000 <= len(samples) / 48 <= 1_500
    loud = np.abs(samples[: len(samples) // 480 * 480]).reshape(-1, 480).max(axis=1)  # each 10 ms
    begins = int(np.argmax(loud > 0.9 * loud.max()))
    assert 4 <= begins <= 15
    assert all(later <= now * 1.05 + 0.001 for now, later in zip(loud[begins + 5 :], loud[begins + 6 :], strict=False))
    assert np.abs(samples[[0, -1]]).max() < 0.001
    hold = track.render(TrackOrder(2_500, (ToneSpan(0, 2_500, Tone.STEADY),), ()))
    assert loud.max() < np.abs(hold).max() / 2


def test_the_reminder_s_pitches_are_heard_by_older_ears_and_from_small_speakers() -> None:
    samples = read(REMINDER)
    power, pitches = np.abs(np.fft.rfft(samples)) ** 2, np.fft.rfftfreq(len(samples), 1 / 48_000)
    between = (pitches >= 250) & (pitches <= 1_500)
    assert power[between].sum() > 0.98 * power.sum()


@pytest.mark.parametrize("gain", [0.75, 0.5, 0.1])
def test_a_softened_sound_is_the_same_but_softer(tmp_path: Path, gain: float) -> None:
    sound.write(tmp_path / "soft.wav", sound.softened(REMINDER, gain))
    soft = read(tmp_path / "soft.wav")
    np.testing.assert_allclose(soft, read(REMINDER) * gain, atol=0.51 / 32_767)
    assert (tmp_path / "soft.wav").read_bytes() == sound.contents(sound.softened(REMINDER, gain))


def test_the_loudest_samples_can_be_softened(tmp_path: Path) -> None:
    edges = np.array([-32_768, 32_767] * 24, "<i2")
    sound.write(tmp_path / "loud.wav", edges.tobytes())
    assert np.frombuffer(sound.softened(tmp_path / "loud.wav", 1.0), "<i2").tolist() == edges.tolist()


@pytest.mark.parametrize("content", [b"", b"rubbish", REMINDER.read_bytes()[:-1]], ids=["empty", "rubbish", "torn"])
def test_only_a_sound_of_the_one_format_can_be_softened(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.wav").write_bytes(content)
    with pytest.raises(ValueError, match=r"other\.wav"):
        sound.softened(tmp_path / "other.wav", 0.5)


@pytest.mark.parametrize("lengths", [(1_000,), (0, 7, 993), (500, 500)])
def test_written_in_pieces_it_is_the_same_file(tmp_path: Path, lengths: tuple[int, ...]) -> None:
    samples = np.arange(-500, 500, dtype="<i2")
    pieces = np.split(samples, np.cumsum(lengths)[:-1])
    sound.write(tmp_path / "whole.wav", samples.tobytes())
    sound.write_in_pieces(tmp_path / "pieces.wav", (piece.data for piece in pieces), len(samples))
    assert (tmp_path / "pieces.wav").read_bytes() == (tmp_path / "whole.wav").read_bytes()
