"""Sessions to take along: the files read back and measured against the timeline, and their ways to fail."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
import soundfile
from msgspec.structs import replace

from coach.language import spoken
from coach.routine.model import Phase, Routine
from coach.session.captions import webvtt
from coach.session.timeline import Choices, document
from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.preparation import Prepared, Studio
from coach.voice.taking_along import ENDINGS, Files, plain, take_along
from coach.voice.workshop import GONE
from tests.language.made_up import MadeUp, marked
from tests.voice import listening
from tests.voice.workshops import Dying, Humming, Mute, Tuneless

MINUTE = Choices(exercise_ms=60_000)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(Clips(tmp_path_factory.mktemp("cache")), Humming)


@pytest.fixture(scope="module")
def prepared(studio: Studio, routine: Routine) -> Prepared:
    return studio.prepare(routine, MINUTE)


def samples_in(file: Path) -> listening.Samples:
    samples, rate = soundfile.read(file)
    assert rate == 48_000
    return np.asarray(samples)


@pytest.fixture(scope="module", params=["begun", pytest.param("whole", marks=pytest.mark.thorough)])
def session(request: pytest.FixtureRequest, prepared: Prepared) -> Prepared:
    """Give the session, or no more of it than two holds: to encode all of it takes seconds."""
    if request.param == "whole":
        return prepared
    timeline = prepared.timeline
    begun = [one for one in timeline.segments if one.start_ms < timeline.repetition_start_ms(3)]
    said = timeline.cues_between(-1, begun[-1].end_ms - 1)
    return replace(prepared, timeline=replace(timeline, segments=tuple(begun), cues=said))


@pytest.fixture(scope="module")
def taken(studio: Studio, session: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the session in a file whose name ends so, alone in its folder; each kind is made once."""

    @cache
    def take(ending: str) -> Path:
        file = tmp_path_factory.mktemp("taken") / f"session{ending}"
        take_along(studio, session, "Wall calf stretch", Files(file))
        return file

    return take


@pytest.mark.parametrize("ending", [*ENDINGS, pytest.param(".MP3", marks=pytest.mark.thorough)])
def test_whatever_the_kind_of_file_every_hold_is_in_its_place(
    taken: Callable[[str], Path], session: Prepared, ending: str
) -> None:
    file = taken(ending)
    samples, timeline = samples_in(file), session.timeline
    assert len(samples) == timeline.length_ms * 48
    heard = listening.holds(samples)
    wanted = [segment for segment in timeline.segments if segment.phase is Phase.HOLD]
    for tone, segment in zip(heard, wanted, strict=True):
        assert tone.start_ms == pytest.approx(segment.start_ms, abs=1)
        assert tone.end_ms == pytest.approx(segment.end_ms, abs=1)
    assert np.abs(samples).max() < 0.99
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(("ending", "head"), [(".wav", b"RIFF"), (".mp3", b"\xff\xfb"), (".ogg", b"OggS")])
def test_the_name_s_ending_says_what_is_in_the_file(taken: Callable[[str], Path], ending: str, head: bytes) -> None:
    content = taken(ending).read_bytes()
    assert content.startswith(head)
    assert (b"Wall calf stretch" in content) == (ending != ".wav")


def test_the_name_s_ending_may_be_written_in_capitals(studio: Studio, prepared: Prepared, tmp_path: Path) -> None:
    ordered = []

    class Told(Humming):
        def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
            ordered.append(order)
            return super().carry_out(
                msgspec.structs.replace(order, kind="") if isinstance(order, TrackOrder) else order
            )

    for ending in (".mp3", ".MP3"):
        take_along(Studio(studio.clips, Told), prepared, "", Files(tmp_path / f"session{ending}"))
    small, large = (msgspec.structs.replace(order, to="") for order in ordered)
    assert small == large
    assert isinstance(small, TrackOrder)
    assert small.kind == "mp3"


def test_a_compressed_file_is_a_tenth_as_large(taken: Callable[[str], Path]) -> None:
    assert taken(".mp3").stat().st_size < taken(".wav").stat().st_size / 10


def test_captions_and_timeline_go_with_it(studio: Studio, prepared: Prepared, tmp_path: Path) -> None:
    files = Files(tmp_path / "session.wav", tmp_path / "session.vtt", tmp_path / "session.json")
    take_along(studio, prepared, "", files)
    assert (tmp_path / "session.vtt").read_text(encoding="utf-8") == webvtt(prepared.timeline)
    assert json.loads((tmp_path / "session.json").read_bytes()) == document(prepared.timeline)


def test_without_a_voice_it_is_tones_and_the_captions_are_the_phases(routine: Routine, tmp_path: Path) -> None:
    studio = Studio(Clips(tmp_path / "cache"), Mute)
    take_along(studio, studio.prepare(routine, MINUTE), "", Files(tmp_path / "a.flac", tmp_path / "a.vtt"))
    assert len(listening.holds(samples_in(tmp_path / "a.flac"))) == 6
    assert "\nHold\n" in (tmp_path / "a.vtt").read_text(encoding="utf-8")


@pytest.mark.parametrize("workshop", [Tuneless, Dying])
def test_what_cannot_be_made_leaves_nothing(
    studio: Studio, prepared: Prepared, tmp_path: Path, workshop: type[Humming]
) -> None:
    (tmp_path / "kept.mp3").write_bytes(b"an older one")
    failing = Studio(studio.clips, workshop)
    with pytest.raises(OSError, match=r"kept\.mp3") as fault:
        take_along(failing, prepared, "", Files(tmp_path / "kept.mp3", tmp_path / "kept.vtt"))
    assert fault.value.strerror
    assert [path.name for path in tmp_path.iterdir()] == ["kept.mp3"]
    assert (tmp_path / "kept.mp3").read_bytes() == b"an older one"


def test_a_workshop_that_is_gone_is_told_in_words_of_the_person_s_language(
    studio: Studio, prepared: Prepared, tmp_path: Path
) -> None:
    spoken.use(MadeUp())
    try:
        with pytest.raises(OSError, match=r"x\.mp3") as fault:
            take_along(Studio(studio.clips, Dying), prepared, "", Files(tmp_path / "x.mp3"))
    finally:
        spoken.use(spoken.BritishEnglish())
    assert fault.value.strerror == marked(GONE)


def test_captions_that_cannot_be_written_are_named(studio: Studio, prepared: Prepared, tmp_path: Path) -> None:
    (tmp_path / "there.vtt").mkdir()
    with pytest.raises(OSError, match=r"there\.vtt") as fault:
        take_along(studio, prepared, "", Files(tmp_path / "a.wav", tmp_path / "there.vtt"))
    assert fault.value.filename == str(tmp_path / "there.vtt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "there.vtt"]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "No space left on device"),
        ("PermissionError: [Errno 13] Permission denied: '/a/b: c.part'", "Permission denied"),
        ("FileNotFoundError: [WinError 3] The system cannot find the path", "The system cannot find the path"),
        ("the worker is gone", "the worker is gone"),
        ("Permission denied", "Permission denied"),
    ],
)
def test_the_reason_is_told_in_the_system_s_words(why: str, said: str) -> None:
    assert plain(why) == said
