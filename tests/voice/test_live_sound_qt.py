"""What comes out of a sound device that is really there: recorded under a private sound server.

The long measurement is `python -m tests.benchmarks.live_sound`. It takes as long as it sounds; with a
clock that is moved, `test_output_qt` and `test_hanging_qt` have devices that are lost, stand still and hang.
"""

import signal
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from coach.routine.model import Phase, Routine
from coach.session.timeline import Choices
from coach.voice.clips import Clips
from coach.voice.output import CLOSE_MS
from coach.voice.preparation import Prepared, Studio
from tests.voice import listening, live
from tests.voice.live import steps
from tests.voice.live_session import Script, Told
from tests.voice.sound_server import SoundServer, missing, sound_server
from tests.voice.workshops import Humming

#: How often a session is recorded before a gap in it counts.
ATTEMPTS = 3
LEAN_AND_HOLD = (Phase.LEAN, Phase.HOLD)

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(bool(missing()), reason=missing() or "-")]


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with sound_server() as running:
        yield running


@pytest.fixture
def prepared(tmp_path: Path, routine: Routine) -> Prepared:
    return Studio(Clips(tmp_path), Humming).prepare(routine, Choices(exercise_ms=60_000))


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory, routine: Routine) -> tuple[Prepared, live.Heard]:
    """Give a session whose main thread stalls twice, and which is paused in its first hold.

    A machine that is kept busy may starve the sound server itself, now and then; what the program does wrong it does
    each time. So it is recorded again where there is a gap, but not for ever.
    """
    folder = tmp_path_factory.mktemp("cache")
    prepared = Studio(Clips(folder), Humming).prepare(routine, Choices(exercise_ms=60_000))
    script = Script(
        str(folder),
        steps((100, "to the first lean"), (600, "stall", 400), (900, "lock", 400), (1_900, "pause"), (300, "end")),
        again=4,
    )
    for _ in range(ATTEMPTS):
        with sound_server() as server:
            recorded = live.heard(server, script, timeout_s=20)
        place, wanted = first_lean(prepared, recorded)
        if live.differing_ms(recorded.samples[place : place + len(wanted)], wanted) == 0:
            break
    return prepared, recorded


def first_lean(prepared: Prepared, heard: live.Heard) -> tuple[int, listening.Samples]:
    """Give where the first lean begins in the recording, and the track from there until well into its hold."""
    timeline = prepared.timeline
    hold = next(one for one in timeline.segments if one.phase is Phase.HOLD)
    wanted = live.track_of(prepared)[timeline.exercise_start_ms * 48 : (hold.start_ms + 300) * 48]
    return live.place_in(heard.samples, wanted), wanted


def test_what_is_heard_is_the_track_sample_for_sample_whatever_stalls(heard: tuple[Prepared, live.Heard]) -> None:
    prepared, recorded = heard
    place, wanted = first_lean(prepared, recorded)
    assert live.differing_ms(recorded.samples[place : place + len(wanted)], wanted) == 0
    assert [one.what for one in recorded.told].count("SoundLost") == 0


def test_a_hold_is_heard_when_the_timeline_has_it(heard: tuple[Prepared, live.Heard]) -> None:
    prepared, recorded = heard
    place, wanted = first_lean(prepared, recorded)
    lean, hold = (next(one for one in prepared.timeline.segments if one.phase is phase) for phase in LEAN_AND_HOLD)
    lean_ms = hold.start_ms - lean.start_ms
    onset = listening.edges(recorded.samples, place + lean_ms * 48, place + len(wanted))
    assert onset.start_ms - place / 48 == pytest.approx(lean_ms, abs=1)


def test_a_pause_is_silent_at_once(heard: tuple[Prepared, live.Heard]) -> None:
    _, recorded = heard
    assert -50 < recorded.silence_after(recorded.when("pause")) < 100


def test_the_playhead_is_where_the_sound_is(heard: tuple[Prepared, live.Heard]) -> None:
    prepared, recorded = heard
    place, _ = first_lean(prepared, recorded)
    start_ms, paused = prepared.timeline.exercise_start_ms, recorded.when("pause")
    late = [
        one
        for one in recorded.told
        if one.what == "at" and one.position_ms > start_ms + 300 and one.now_ms < paused.now_ms
    ]
    assert len(late) > 30
    for told in late:
        heard_ms = (recorded.recording.sample_at(told.now_ms) - place) / 48
        assert told.position_ms - start_ms == pytest.approx(heard_ms, abs=60)


def test_a_device_given_back_leaves_nothing_open(heard: tuple[Prepared, live.Heard]) -> None:
    _, recorded = heard
    assert recorded.status == 0
    assert [one.what for one in recorded.told if one.what == "closed"] == ["closed"] * 2
    files = [one.files for one in recorded.told if one.what == "again"]
    assert files == files[:1] * 4


def test_a_sound_server_that_hangs_is_not_waited_for(server: SoundServer, prepared: Prepared, tmp_path: Path) -> None:
    script = Script(str(tmp_path), steps((100, "to the first lean"), (1_100, "pause"), (100, "end")), stuck_ms=300)
    with server.recording(), live.session(server, script) as process:
        told = until_it_plays(process.stdout)
        server.process.send_signal(signal.SIGSTOP)
        for line in process.stdout or ():
            told += live.told_in(line)
            if told[-1].what == "closed":
                break
        server.process.send_signal(signal.SIGCONT)
    assert [one.what for one in told].count("SoundLost") == 1
    assert max(one.took_ms for one in told) < CLOSE_MS + 500


def test_an_unplugged_device_leaves_a_session_of_captions(
    server: SoundServer, prepared: Prepared, tmp_path: Path
) -> None:
    script = Script(str(tmp_path), steps((100, "to the first lean"), (1_900, "end")), stuck_ms=400)
    with server.recording(), live.session(server, script) as process:
        told = until_it_plays(process.stdout)
        server.unplug()
        out, _ = process.communicate(timeout=20)
    told += live.told_in(out)
    assert process.returncode == 0
    assert [one.what for one in told].count("SoundLost") == 1
    assert told[-1].what == "closed"
    at = [one for one in told if one.what == "at"]
    assert at[-1].position_ms - at[0].position_ms > 500
    assert all(one.position_ms <= two.position_ms for one, two in pairwise(at))


def test_a_sound_server_that_dies_does_not_take_the_session_with_it(
    server: SoundServer, prepared: Prepared, tmp_path: Path
) -> None:
    """Qt would end the program when it is told to play after that."""
    script = Script(
        str(tmp_path),
        steps((100, "to the first lean"), (900, "pause"), (100, "resume"), (100, "skip"), (200, "end")),
    )
    with server.recording(), live.session(server, script) as process:
        told = until_it_plays(process.stdout)
        server.kill()
        out, _ = process.communicate(timeout=20)
    told += live.told_in(out)
    assert process.returncode == 0
    assert [one.what for one in told].count("SoundLost") == 1
    assert [one.what for one in told][-2:] == ["closed", "closed"]
    assert max(one.took_ms for one in told) < 1_000


def until_it_plays(lines: Iterable[str] | None) -> tuple[Told, ...]:
    """Read what a session tells until its lean is heard."""
    assert lines
    told: list[Told] = []
    for line in lines:
        told += live.told_in(line)
        if any(one.what == "lean" for one in told) and told[-1].what == "at":
            begun_ms = next(one.position_ms for one in told if one.what == "lean")
            if told[-1].position_ms > begun_ms + 100:
                break
    return tuple(told)
