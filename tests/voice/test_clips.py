"""The cache: what is in it, what is damaged, what is thrown away."""

import os
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.session.sounding import Speech
from coach.voice import clips as cache
from coach.voice import sound
from coach.voice.clips import OTHERS, STALE_S, TRACKS, Clips


def tracks(clips: Clips, ages_s: list[int]) -> list[Path]:
    """Write tracks of these ages, counted from a moment long ago."""
    paths = [clips.track(f"track {number}") for number in range(len(ages_s))]
    for path, age_s in zip(paths, ages_s, strict=True):
        sound.write(path, bytes(96))
        os.utime(path, (1_000_000 - age_s, 1_000_000 - age_s))
    return paths


def test_a_clip_is_known_by_all_that_it_was_made_of(tmp_path: Path) -> None:
    clips = Clips(tmp_path, "espeak")
    others = [
        replace(clips, engine="sapi5"),
        replace(clips, speech=Speech(voice="another")),
        replace(clips, speech=Speech(words_per_minute=120)),
    ]
    paths = {one.path("Hold.") for one in (clips, *others)}
    assert len({*paths, clips.path("Hold"), clips.track("Hold.")}) == 6
    assert clips.path("Hold.") == Clips(tmp_path, "espeak").path("Hold.")


def test_what_another_voice_at_the_same_place_has_said_is_not_what_this_one_says(tmp_path: Path) -> None:
    file = tmp_path / "voice.onnx"
    clips = Clips(tmp_path, speech=Speech(f"piper:{file}"))
    paths = []
    for content, moment in [(b"one", 1_000), (b"other", 1_000), (b"other", 2_000), (b"one", 1_000)]:
        file.write_bytes(content)
        os.utime(file, (moment, moment))
        paths.append(clips.path("Hold."))
        assert clips.path("Hold.") == paths[-1]
    assert len(set(paths)) == 3
    assert paths[0] == paths[3]
    file.unlink()
    assert clips.path("Hold.") == paths[3]  # what it has said is heard while it is away
    for odd in ("piper:\0", f"piper:{tmp_path / 'none.onnx'}", "piper:"):
        assert Clips(tmp_path, speech=Speech(odd)).path("Hold.") not in paths


def test_only_what_is_whole_has_a_length(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    sound.write(clips.path("whole"), bytes(96 * 250))
    sound.write(clips.path("torn"), bytes(96 * 250))
    torn = clips.path("torn").read_bytes()
    clips.path("torn").write_bytes(torn[:-1])
    sound.write(clips.path("empty"), b"")
    clips.path("rubbish").write_bytes(b"rubbish")
    clips.path("folder").mkdir()
    with wave.open(str(clips.path("foreign")), "wb") as file:
        file.setparams((2, 2, 44_100, 0, "NONE", ""))
        file.writeframes(bytes(4_000))
    assert clips.lengths_ms(["whole", "torn", "empty", "rubbish", "folder", "foreign", "absent"]) == {"whole": 250}


@given(st.binary(max_size=80))
def test_any_bytes_at_all_have_a_length_or_none(tmp_path_factory: pytest.TempPathFactory, rubbish: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "rubbish.wav"
    sound.write(path, bytes(96))
    whole = path.read_bytes()
    for damaged in (rubbish, whole[: len(rubbish)] + rubbish, rubbish + whole[len(rubbish) :]):
        path.write_bytes(damaged)
        assert sound.length_ms(path) in (None, 1)


def test_tidying_keeps_the_newest_tracks(tmp_path: Path) -> None:
    paths = tracks(Clips(tmp_path), [50, 10, 40, 20, 30, 60])
    Clips(tmp_path).tidy(keep=paths[1])
    assert {path for path in paths if path.exists()} == {paths[1], paths[3], paths[4], paths[2]}
    assert len({path for path in paths if path.exists()}) == TRACKS


def test_tidying_takes_away_only_what_is_of_the_same_kind(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    kept = tracks(clips, [10] * TRACKS)
    others = [clips.sample(str(number)) for number in range(OTHERS + 2)]
    clip, softened = clips.path("Hold."), clips.softened("x")
    for path in (*others, clip, softened):
        sound.write(path, bytes(96))
    clips.tidy(keep=others[0])
    assert all(path.exists() for path in (*kept, clip, softened, others[0]))
    assert sum(path.exists() for path in others) == OTHERS


def test_tidying_keeps_the_one_in_use_though_others_look_newer(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    far_ahead = -4_000_000_000  # as where the machine's clock was set back
    paths = tracks(clips, [far_ahead] * TRACKS + [10])
    clips.tidy(keep=paths[-1])
    assert paths[-1].exists()
    assert sum(path.exists() for path in paths) == TRACKS


def test_of_too_many_clips_those_longest_unused_go_and_none_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "CLIPS", 4)
    clips = Clips(tmp_path)
    (track,) = tracks(clips, [0])
    paths = [clips.path(str(number)) for number in range(6)]
    for number, path in enumerate(paths):
        sound.write(path, bytes(96))
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    clips.tidy(keep=track, said={paths[0], paths[1]})
    assert [path.exists() for path in paths] == [True, True, False, False, True, True]
    clips.tidy(keep=track)
    assert all(path.exists() for path in (paths[0], paths[1], paths[4], paths[5]))  # they were used later than these
    clips.tidy(keep=track, said=set(paths[:2]) | {clips.path(str(number)) for number in range(9)})
    assert all(path.exists() for path in (paths[0], paths[1], paths[4], paths[5]))  # one session may need more


def test_tidying_takes_away_what_writings_cut_short_left_but_none_under_way(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    (kept,) = tracks(clips, [0])
    stale, fresh = tmp_path / "clip-1.part", tmp_path / "clip-2.part"
    for path in (stale, fresh):
        path.touch()
    now = fresh.stat().st_mtime
    os.utime(stale, (now - STALE_S - 60, now - STALE_S - 60))
    clips.tidy(keep=kept)
    assert (stale.exists(), fresh.exists()) == (False, True)


def test_tidying_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    clips = Clips(tmp_path / "none")
    clips.tidy(keep=clips.track("x"))
