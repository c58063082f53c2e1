"""The command line, as another program sees it: words in, files, sentences and an exit status out.

Each test is done within the test's own process, and by the thorough ones with the program in a process of its own.
"""

import io
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import uuid
import wave
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coach import places
from coach.routine.model import Routine
from coach.settings import Settings, save
from coach.system import SystemClock
from coach.voice.clips import Clips
from coach.voice.preparation import Studio
from tests.conftest import FakeClock
from tests.machine import Inside, Machine, have_application
from tests.voice.workshops import Humming

#: One minute's session, over in a blink.
SESSION = ("session", "--minutes", "1", "--speed", "5000")
#: A voice that is soon done with it.
QUICK = Settings(voice="gmw/en")
#: Slow enough to be stopped on the way; and for a signal to arrive on a busy machine.
SLOWER = ("session", "--minutes", "1", "--speed", "30")
SLOWEST = (*SLOWER[:-1], "10")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def outside(home: Path) -> Machine:
    return Machine(home)


@pytest.fixture
def inside(home: Path, request: pytest.FixtureRequest) -> Inside:
    have_application(request)
    return Inside(home)


@pytest.fixture(params=["inside", pytest.param("outside", marks=pytest.mark.thorough)])
def machine(request: pytest.FixtureRequest) -> Machine:
    made: Machine = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory, routine: Routine) -> Path:
    """Give a data folder in which the words of a session have been hummed."""
    data = tmp_path_factory.mktemp("spoken")
    studio = Studio(Clips(places.find(data).sound), Humming)
    for bedtime in (False, True):
        studio.prepare(routine, msgspec.structs.replace(QUICK, minutes=1).choices(routine, bedtime=bedtime))
    return data


@pytest.fixture
def data(tmp_path: Path, spoken: Path) -> Path:
    """Give a data folder with no diary, where no time goes into speaking."""
    folder = tmp_path / "data"
    shutil.copytree(spoken / "cache", folder / "cache", copy_function=os.link)  # 30 MB, which nobody writes into
    save(QUICK, folder / "settings.json")
    return folder


@pytest.fixture
def waiting(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the machine's clock move by what is waited, and by nothing else."""

    def wait(_: SystemClock, ms: int) -> None:
        for thread in threading.enumerate():
            if thread.name == "make":  # what makes the session
                thread.join(30)
        clock.move(ms)

    monkeypatch.setattr(SystemClock, "now_ms", lambda _: clock.now_ms())
    monkeypatch.setattr(SystemClock, "wait_ms", wait)


class TestArguments:
    def test_version(self, outside: Machine) -> None:
        assert outside.done("--version").startswith("Calf Coach ")

    @pytest.mark.parametrize("words", [("--help",), ("session", "--help")])
    def test_help(self, machine: Machine, words: tuple[str, ...]) -> None:
        assert machine.done(*words).startswith("usage: calf-coach")

    def test_help_names_every_command(self, inside: Machine) -> None:
        said = inside.done("--help")
        assert [
            word for word in ("session", "audio", "export", "import", "--data-dir", "--speed") if word not in said
        ] == []

    @pytest.mark.parametrize(
        "words",
        [
            ("frobnicate",),
            ("session", "--minutes", "0"),
            ("session", "--minutes", "soon"),
            ("session", "--speed", "0"),
            ("--speed", "fast", "session"),
            ("--data-dir",),
            ("audio", "one.wav", "two.wav"),
            ("audio", "one.wav", "--captions", "one.wav"),
            ("audio", "one.wav", "--captions", "none/../one.wav"),
            ("audio", "one.wav", "--timeline", "one.wav"),
            ("audio", "one.wav", "--timeline", "words", "--captions", "./words"),
            ("import",),
        ],
        ids=" ".join,
    )
    def test_wrong(self, inside: Machine, words: tuple[str, ...]) -> None:
        check_wrong(inside, words)

    def test_wrong_for_another_program(self, outside: Machine) -> None:
        check_wrong(outside, ("frobnicate",))

    @pytest.mark.parametrize("before", [2, 6], ids=["on both sides", "before"])
    def test_options_stand_on_either_side(self, inside: Machine, data: Path, before: int) -> None:
        options = ["--data-dir", str(data), "--speed", "3000", "--minutes", "1"]
        words = [*options[:before], "session", *options[before:]]
        assert "6 repetitions" in inside.done(*words)
        assert (data / "diary.sqlite3").is_file()
        assert inside.written() == []

    def test_a_value_may_look_like_a_command(self, machine: Machine) -> None:
        machine.done("--data-dir", "session", "export", "audio.json")
        assert {"audio.json", str(Path("session", "diary.sqlite3"))} <= set(machine.written())


def check_wrong(machine: Machine, words: tuple[str, ...]) -> None:
    result = machine.run(*words)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("usage: calf-coach")
    assert machine.written() == []


class TestSession:
    def test_is_told_and_written_down(self, machine: Machine, data: Path) -> None:
        told = machine.done(*SESSION, "--data-dir", data)
        assert told.count(" of 6\n") == 6
        assert told.endswith("Complete.\n6 repetitions, 1:00 on the exercise clock.\n")

        diary = machine.diary(data)
        (session,) = diary.pop("sessions")
        assert diary == {
            "format": "calf-coach-diary",
            "version": 1,
            "cramps": [],
            "nights": [],
            "choices": [],
        }
        assert uuid.UUID(session.pop("id"))
        assert datetime.fromisoformat(session.pop("started_at")).utcoffset() is not None
        assert session.pop("slot") in {"morning", "midday", "bedtime", "extra"}
        assert session == {
            "routine": "wall-calf-stretch",
            "planned_s": 60.0,
            "done_s": 60.0,
            "repetitions": 6,
            "hold_s": 2.5,
            "completed": True,
            "note": "",
        }

    def test_one_after_another(self, inside: Machine, data: Path) -> None:
        inside.done(*SESSION, "--data-dir", data)
        inside.done(*SESSION, "--hold", "3", "--data-dir", data)
        sessions = inside.diary(data)["sessions"]
        assert sorted(session["hold_s"] for session in sessions) == [2.5, 3.0]
        assert len({session["id"] for session in sessions}) == 2

    @pytest.mark.usefixtures("waiting")
    def test_interrupted_keeps_what_was_done(self, inside: Inside, data: Path) -> None:
        def interrupt() -> None:
            raise KeyboardInterrupt

        result = inside.run(*SLOWER, "--data-dir", data, out=Watched(interrupt))
        assert (result.status, result.err) == (1, "Stopped.\n")
        assert "Ended early." in result.out
        check_some_were_done(inside.diary(data))

    @pytest.mark.usefixtures("waiting")
    def test_at_each_moment_what_was_done_is_written_down(self, inside: Inside, data: Path, tmp_path: Path) -> None:
        """Whoever is killed then leaves it behind."""
        then = tmp_path / "then"
        inside.run(*SLOWER, "--data-dir", data, out=Watched(lambda: leave_behind(data, then)))
        check_some_were_done(inside.diary(then))

    def test_whose_words_nobody_reads(self, inside: Inside, data: Path) -> None:
        result = inside.run(*SESSION, "--data-dir", data, out=Unread())
        assert (result.status, result.err) == (1, "")

    @pytest.mark.thorough
    @pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches every program of a console there")
    def test_interrupted_by_a_signal_keeps_what_was_done(self, outside: Machine, data: Path) -> None:
        with outside.start(*SLOWEST, "--data-dir", data) as program:
            wait_for_second_repetition(program)
            program.send_signal(signal.SIGINT)
            out, err = program.communicate(timeout=30)
        assert (program.returncode, err) == (1, "Stopped.\n")
        assert "Ended early." in out
        check_some_were_done(outside.diary(data))

    @pytest.mark.thorough
    def test_killed_keeps_what_was_done(self, outside: Machine, data: Path) -> None:
        with outside.start(*SLOWEST, "--data-dir", data) as program:
            wait_for_second_repetition(program)
            program.kill()
        check_some_were_done(outside.diary(data))

    @pytest.mark.thorough
    def test_into_a_pipe_that_nobody_reads(self, outside: Machine, data: Path) -> None:
        with outside.start(*SESSION, "--data-dir", data) as program:
            assert program.stdout
            assert program.stderr
            program.stdout.close()
            err = program.stderr.read()
        assert (program.returncode, err) == (1, "")


class Watched(io.StringIO):
    """What is said; once it comes to the second repetition, something happens."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then

    def write(self, text: str) -> int:
        written = super().write(text)
        if "2 of 6" in text:
            self._then()
        return written


class Unread(io.StringIO):
    """What is said where nobody reads it any more."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def leave_behind(data: Path, to: Path) -> None:
    """Have the diary as it is on the disk at this moment, and nothing else."""
    to.mkdir()
    for file in data.glob("diary.sqlite3*"):
        shutil.copy(file, to)


def wait_for_second_repetition(program: "subprocess.Popen[str]") -> None:
    assert program.stdout
    assert any("2 of 6" in line for line in program.stdout), program.communicate()


def check_some_were_done(diary: Any) -> None:
    (session,) = diary["sessions"]
    assert 1 <= session["repetitions"] < 6
    assert 5 <= session["done_s"] < 60
    assert not session["completed"]


class TestAudio:
    def test_sound_and_timeline(self, machine: Machine, data: Path, tmp_path: Path) -> None:
        sound, timeline = tmp_path / "session.wav", tmp_path / "session.json"
        machine.done("audio", sound, "--timeline", timeline, "--minutes", "1", "--data-dir", data)
        said = json.loads(timeline.read_text(encoding="utf-8"))
        assert list(said) == ["routine", "hold_s", "lead_in_s", "segments", "cues"]
        assert (said["routine"], said["hold_s"], said["lead_in_s"]) == ("wall-calf-stretch", 2.5, 10.0)

        segments = said["segments"]
        assert {tuple(segment) for segment in segments} == {("start_s", "end_s", "phase", "repetition", "caption")}
        assert segments[0]["start_s"] == 0
        assert all(now["end_s"] == after["start_s"] for now, after in itertools.pairwise(segments))
        first_lean = next(segment for segment in segments if segment["phase"] == "lean")
        assert segments[-1]["phase"] == "finish"
        assert segments[-1]["start_s"] - first_lean["start_s"] == pytest.approx(60)

        cues = said["cues"]
        assert all(tuple(cue) == ("start_s", "end_s", "text") for cue in cues)
        assert all(now["end_s"] <= after["start_s"] for now, after in itertools.pairwise(cues))
        with wave.open(str(sound)) as track:
            assert (track.getnchannels(), track.getsampwidth(), track.getframerate()) == (1, 2, 48_000)
            assert track.getnframes() / 48_000 == pytest.approx(segments[-1]["end_s"], abs=0.001)
            assert any(track.readframes(track.getnframes()))

    @pytest.mark.parametrize(
        ("kind", "head"),
        [("flac", b"fLaC"), pytest.param("mp3", b"\xff\xfb", marks=pytest.mark.thorough)],  # layer III takes a second
    )
    def test_captions_and_a_compressed_kind(
        self, inside: Machine, data: Path, tmp_path: Path, kind: str, head: bytes
    ) -> None:
        sound, captions, timeline = (tmp_path / f"session.{ending}" for ending in (kind, "vtt", "json"))
        words = ("--captions", captions, "--timeline", timeline, "--minutes", "1", "--data-dir", data)
        inside.done("audio", sound, *words)
        assert sound.read_bytes().startswith(head)
        said = json.loads(timeline.read_text(encoding="utf-8"))
        written = captions.read_text(encoding="utf-8")
        assert written.startswith("WEBVTT\n\n00:00:00.")
        assert [cue["text"] for cue in said["cues"] if f"\n{cue['text']}\n" not in written] == []

    def test_the_sound_alone(self, inside: Machine, data: Path, tmp_path: Path) -> None:
        inside.done("audio", tmp_path / "session.wav", "--minutes", "1", "--data-dir", data)
        assert (tmp_path / "session.wav").is_file()


class TestRefusals:
    """Exit status 1, one sentence, no traceback, and nothing half written."""

    @pytest.mark.parametrize("more", ["", "deeper"])
    @pytest.mark.parametrize("words", [SESSION, ("audio", "a.wav", "--minutes", "1"), ("export", "a.json")])
    def test_data_folder_that_cannot_be(self, inside: Machine, words: tuple[str, ...], more: str) -> None:
        (inside.home / "file").write_text("not a folder")
        assert str(Path("file", more)) in inside.refusal(*words, "--data-dir", Path("file", more))
        assert inside.written() == ["file"]

    @pytest.mark.parametrize("words", [("audio", "no/a.wav"), ("export", "no/a.json"), ("import", "no/a.json")])
    def test_folder_that_is_not_there(self, inside: Machine, data: Path, words: tuple[str, ...]) -> None:
        assert words[1] in inside.refusal(*words, "--data-dir", data)
        assert inside.written() == []

    def test_timeline_where_no_folder_is(self, inside: Machine, data: Path) -> None:
        words = ("audio", "a.wav", "--minutes", "1", "--timeline", "no/a.json", "--data-dir", data)
        assert "no/a.json" in inside.refusal(*words)
        assert inside.written() == []

    def test_captions_where_no_folder_is(self, inside: Machine, data: Path) -> None:
        words = ("audio", "a.wav", "--minutes", "1", "--captions", "no/a.vtt", "--data-dir", data)
        assert "no/a.vtt" in inside.refusal(*words)
        assert inside.written() == []

    def test_kind_of_sound_that_is_none(self, inside: Machine, data: Path) -> None:
        assert ".wav, .mp3, .ogg or .flac" in inside.refusal("audio", "a.m4a", "--data-dir", data)
        assert inside.written() == []

    def test_folder_in_the_place_of_the_file(self, inside: Machine, data: Path) -> None:
        (inside.home / "folder.json").mkdir()
        assert "folder.json" in inside.refusal("export", "folder.json", "--data-dir", data)
        assert inside.written() == []

    def test_format_that_is_none(self, inside: Machine, data: Path) -> None:
        assert ".json, .csv or .pdf" in inside.refusal("export", "diary.docx", "--data-dir", data)
        assert inside.written() == []

    def test_diary_that_is_none_is_set_aside_and_told(self, machine: Machine, data: Path) -> None:
        content = "not a diary, whatever its name says" * 100
        (data / "diary.sqlite3").write_text(content)
        result = machine.run(*SESSION, "--data-dir", data)
        assert result.status == 0
        (aside,) = data.glob("diary-damaged-*.sqlite3")
        assert aside.read_text() == content
        assert aside.name in result.err
        assert len(machine.diary(data)["sessions"]) == 1

    @pytest.mark.skipif(sys.platform != "linux", reason="a display can always be had elsewhere")
    @pytest.mark.parametrize("display", ["", ":9999"])
    def test_window_without_a_display(
        self, machine: Machine, data: Path, display: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        surroundings = machine.surroundings | ({"DISPLAY": display} if display else {})
        monkeypatch.setattr(Machine, "surroundings", surroundings)
        refusal = machine.refusal("--data-dir", data)
        assert refusal.startswith("The window cannot be opened: ")
        assert "calf-coach session" in refusal


class TestExchange:
    """Diaries that leave as files, and come back as such."""

    def test_two_machines_end_with_the_same_diary(self, machine: Machine, tmp_path: Path) -> None:
        cramp: dict[str, Any] = {
            "id": str(uuid.uuid4()),
            "started_at": "2026-11-21T02:10:00+00:00",
            "duration_s": None,
            "place": "calf",
            "side": None,
            "woke_me": True,
            "severity": None,
            "signs": [],
            "note": "",
        }
        diary = {"format": "calf-coach-diary", "version": 1, "sessions": [], "cramps": [cramp], "choices": []}
        here, there = diary | {"nights": [{"night": "2026-11-20", "cramps": 1}]}, diary | {"nights": []}
        there["cramps"] = [cramp | {"severity": 6, "note": "after a long walk"}]
        files = tmp_path / "here.json", tmp_path / "there.json"
        for file, made in zip(files, (here, there), strict=True):
            file.write_text(json.dumps(made), encoding="utf-8")
        said = [
            machine.done("import", file, "--data-dir", "one").removeprefix(f"Entries in {file}: ") for file in files
        ]
        assert said == [
            "2 new, 0 changed, 0 the same as before.\n",
            "0 new, 1 changed, 0 the same as before.\n",
        ]
        said = [machine.done("import", file, "--data-dir", "other").split(": ")[1] for file in reversed(files)]
        assert said == [
            "1 new, 0 changed, 0 the same as before.\n",
            "1 new, 0 changed, 0 the same as before, 1 left as here, where more is known.\n",
        ]
        both = there | {"nights": here["nights"]}
        assert machine.diary(machine.home / "one") == machine.diary(machine.home / "other") == both

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"[" * 1_000_000, "it is not what a diary has there (line 1)."),
            (
                b'{"format": "calf-coach-diary", "version": 1, "x": ' + b"[" * 1_000_000,
                "it is nested too deep (line 1).",
            ),
            (b'{"format": "calf-coach-diary", "sessions": [{"note": "' + b"x" * 9_000_000, "sessions[0] is too long"),
        ],
        ids=["no object", "deep", "long"],
    )
    def test_hostile_files(self, inside: Machine, data: Path, tmp_path: Path, content: bytes, said: str) -> None:
        file = tmp_path / "hostile.json"
        file.write_bytes(content)
        refusal = inside.refusal("import", file, "--data-dir", data)
        assert refusal.startswith(f"{file} was not taken in, and the diary is as it was: {said}")

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
    def test_what_would_never_end_is_not_waited_for(self, inside: Machine, data: Path, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.json")
        for file in (tmp_path / "pipe.json", Path("/dev/zero")):
            assert "it is no file with text in it" in inside.refusal("import", file, "--data-dir", data)

    def test_tables(self, machine: Machine, data: Path, tmp_path: Path) -> None:
        machine.done("export", tmp_path / "diary.csv", "--demo", "--data-dir", data)
        written = (tmp_path / "diary.csv").read_bytes().decode("utf-8-sig")
        sessions, cramps = written.split("\r\n\r\n")
        assert sessions.startswith("started_at,slot,")
        assert cramps.startswith("started_at,duration_s,")
        assert sessions.count("wall-calf-stretch") > 50
        assert cramps.count("calf") > 10


class TestPlaces:
    def test_the_data_folder_holds_everything(self, machine: Machine, data: Path) -> None:
        machine.done(*SESSION, "--data-dir", data)
        assert machine.written() == []
        assert {path.name for path in data.iterdir()} == {"diary.sqlite3", "settings.json", "cache"}

    @pytest.mark.skipif(sys.platform != "linux", reason="where folders are is each system's own")
    def test_without_one_the_systems_folders(self, machine: Machine, spoken: Path) -> None:
        shutil.copytree(spoken / "cache", machine.home / "cache" / "calf-coach")
        save(QUICK, machine.home / "data" / "calf-coach" / "settings.json")
        machine.done(*SESSION)
        outside = [file for file in machine.written() if not file.startswith("cache/calf-coach/sound/")]
        assert outside == ["data/calf-coach/diary.sqlite3", "data/calf-coach/settings.json"]


class TestPlan:
    def test_in_words_and_as_json(self, machine: Machine, data: Path) -> None:
        assert machine.done("plan", "--data-dir", data).startswith("Three a day: morning, midday and before bed.")
        plan = json.loads(machine.done("plan", "--json", "--data-dir", data))
        assert list(plan) == ["sessions_per_day", "reason", "changes"]
        assert (plan["sessions_per_day"], plan["changes"]) == (3, [])

    def test_of_the_made_up_history(self, machine: Machine, data: Path) -> None:
        plan = json.loads(machine.done("--demo", "--json", "plan", "--data-dir", data))
        assert plan["sessions_per_day"] < 3
        assert [list(change) for change in plan["changes"]] == [["day", "sessions_per_day", "reason"]] * len(
            plan["changes"]
        )
        assert all("a day from today" in change["reason"] for change in plan["changes"])


class TestDemo:
    def test_leaves_the_real_diary_alone(self, inside: Machine, data: Path) -> None:
        save(QUICK, data / "demo" / "settings.json")
        inside.done(*SESSION, "--data-dir", data)
        before = {path: path.read_bytes() for path in data.iterdir() if path.is_file()}
        inside.done("plan", "--demo", "--data-dir", data)
        inside.done(*SESSION, "--demo", "--data-dir", data)
        assert {path: path.read_bytes() for path in data.iterdir() if path.is_file()} == before
        assert (data / "demo" / "diary.sqlite3").exists()
