"""The command line, as another program sees it: words in, files, sentences and an exit status out."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
import wave
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

MAIN = Path(__file__).parents[1] / "main.py"

#: One minute's session, over in a blink.
SESSION = ("session", "--minutes", "1", "--speed", "5000")
#: Slow enough to be stopped on the way.
SLOWER = ("session", "--minutes", "1", "--speed", "30", "--lead-in", "5")


@dataclass(frozen=True)
class Machine:
    """A machine without a display, on which all that anyone writes lands in one folder."""

    home: Path

    @property
    def surroundings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER"):
            kept.pop(name, None)
        return kept | {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "LOCALAPPDATA": str(self.home / "local"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "PYTHONIOENCODING": "utf-8",
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, str(MAIN), *map(str, words)],
            env=self.surroundings,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        with self.start(*words) as program:
            out, err = program.communicate(timeout=30)
        assert "Traceback" not in err
        return subprocess.CompletedProcess(program.args, program.returncode, out, err)

    def done(self, *words: str | Path) -> str:
        """Give what the program said; it is to do what it was asked for."""
        result = self.run(*words)
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout

    def refusal(self, *words: str | Path) -> str:
        """Give the one sentence with which the program says that it could not."""
        result = self.run(*words)
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        return result.stderr.strip()

    def diary(self, folder: Path) -> Any:
        """Give what an export says."""
        to = self.home / f"{uuid.uuid4()}.json"
        self.done("export", to, "--data-dir", folder)
        exported = json.loads(to.read_text(encoding="utf-8"))
        to.unlink()
        return exported

    def written(self) -> list[str]:
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    home = tmp_path / "home"
    home.mkdir()
    return Machine(home)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder in which the words of a session have been spoken."""
    home = tmp_path_factory.mktemp("spoken")
    Machine(home).done(*SESSION, "--data-dir", home / "data")
    return home / "data"


@pytest.fixture
def data(tmp_path: Path, spoken: Path) -> Path:
    """Give a data folder with no diary, where no time goes into speaking."""
    folder = tmp_path / "data"
    shutil.copytree(spoken / "cache", folder / "cache")
    return folder


class TestArguments:
    def test_version(self, machine: Machine) -> None:
        assert machine.done("--version").startswith("Calf Coach ")

    @pytest.mark.parametrize("words", [("--help",), ("session", "--help")])
    def test_help(self, machine: Machine, words: tuple[str, ...]) -> None:
        assert machine.done(*words).startswith("usage: calf-coach")

    def test_help_names_every_command(self, machine: Machine) -> None:
        said = machine.done("--help")
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
            ("import",),
        ],
        ids=" ".join,
    )
    def test_wrong(self, machine: Machine, words: tuple[str, ...]) -> None:
        result = machine.run(*words)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith("usage: calf-coach")
        assert machine.written() == []

    @pytest.mark.parametrize("before", [2, 6], ids=["on both sides", "before"])
    def test_options_stand_on_either_side(self, machine: Machine, data: Path, before: int) -> None:
        options = ["--data-dir", str(data), "--speed", "3000", "--minutes", "1"]
        words = [*options[:before], "session", *options[before:]]
        assert "6 repetitions" in machine.done(*words)
        assert (data / "diary.sqlite3").is_file()
        assert machine.written() == []

    def test_a_value_may_look_like_a_command(self, machine: Machine) -> None:
        machine.done("--data-dir", "session", "export", "audio.json")
        assert {"audio.json", str(Path("session", "diary.sqlite3"))} <= set(machine.written())


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

    def test_one_after_another(self, machine: Machine, data: Path) -> None:
        machine.done(*SESSION, "--data-dir", data)
        machine.done(*SESSION, "--hold", "3", "--data-dir", data)
        sessions = machine.diary(data)["sessions"]
        assert sorted(session["hold_s"] for session in sessions) == [2.5, 3.0]
        assert len({session["id"] for session in sessions}) == 2

    @pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches every program of a console there")
    def test_interrupted_keeps_what_was_done(self, machine: Machine, data: Path) -> None:
        with machine.start(*SLOWER, "--data-dir", data) as program:
            wait_for_second_repetition(program)
            program.send_signal(signal.SIGINT)
            out, err = program.communicate(timeout=30)
        assert (program.returncode, err) == (1, "Stopped.\n")
        assert "Ended early." in out
        check_some_were_done(machine.diary(data))

    def test_killed_keeps_what_was_done(self, machine: Machine, data: Path) -> None:
        with machine.start(*SLOWER, "--data-dir", data) as program:
            wait_for_second_repetition(program)
            program.kill()
        check_some_were_done(machine.diary(data))

    def test_whose_words_nobody_reads(self, machine: Machine, data: Path) -> None:
        with machine.start(*SESSION, "--data-dir", data) as program:
            assert program.stdout
            assert program.stderr
            program.stdout.close()
            err = program.stderr.read()
        assert (program.returncode, err) == (1, "")


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

    def test_captions_and_a_compressed_kind(self, machine: Machine, data: Path, tmp_path: Path) -> None:
        sound, captions, timeline = (tmp_path / f"session.{ending}" for ending in ("mp3", "vtt", "json"))
        words = ("--captions", captions, "--timeline", timeline, "--minutes", "1", "--data-dir", data)
        machine.done("audio", sound, *words)
        assert sound.read_bytes().startswith(b"\xff\xfb")  # MPEG audio, layer III
        said = json.loads(timeline.read_text(encoding="utf-8"))
        written = captions.read_text(encoding="utf-8")
        assert written.startswith("WEBVTT\n\n00:00:00.")
        assert [cue["text"] for cue in said["cues"] if f"\n{cue['text']}\n" not in written] == []

    def test_the_sound_alone(self, machine: Machine, data: Path, tmp_path: Path) -> None:
        machine.done("audio", tmp_path / "session.wav", "--minutes", "1", "--data-dir", data)
        assert (tmp_path / "session.wav").is_file()


class TestRefusals:
    """Exit status 1, one sentence, no traceback, and nothing half written."""

    @pytest.mark.parametrize("inside", ["", "deeper"])
    @pytest.mark.parametrize("words", [SESSION, ("audio", "a.wav", "--minutes", "1"), ("export", "a.json")])
    def test_data_folder_that_cannot_be(self, machine: Machine, words: tuple[str, ...], inside: str) -> None:
        (machine.home / "file").write_text("not a folder")
        assert str(Path("file", inside)) in machine.refusal(*words, "--data-dir", Path("file", inside))
        assert machine.written() == ["file"]

    @pytest.mark.parametrize("words", [("audio", "no/a.wav"), ("export", "no/a.json"), ("import", "no/a.json")])
    def test_folder_that_is_not_there(self, machine: Machine, data: Path, words: tuple[str, ...]) -> None:
        assert words[1] in machine.refusal(*words, "--data-dir", data)
        assert machine.written() == []

    def test_timeline_where_no_folder_is(self, machine: Machine, data: Path) -> None:
        words = ("audio", "a.wav", "--minutes", "1", "--timeline", "no/a.json", "--data-dir", data)
        assert "no/a.json" in machine.refusal(*words)
        assert machine.written() == []

    def test_captions_where_no_folder_is(self, machine: Machine, data: Path) -> None:
        words = ("audio", "a.wav", "--minutes", "1", "--captions", "no/a.vtt", "--data-dir", data)
        assert "no/a.vtt" in machine.refusal(*words)
        assert machine.written() == []

    def test_kind_of_sound_that_is_none(self, machine: Machine, data: Path) -> None:
        assert ".wav, .mp3, .ogg or .flac" in machine.refusal("audio", "a.m4a", "--data-dir", data)
        assert machine.written() == []

    def test_folder_in_the_place_of_the_file(self, machine: Machine, data: Path) -> None:
        (machine.home / "folder.json").mkdir()
        assert "folder.json" in machine.refusal("export", "folder.json", "--data-dir", data)
        assert machine.written() == []

    def test_format_that_is_none(self, machine: Machine, data: Path) -> None:
        assert ".json, .csv or .pdf" in machine.refusal("export", "diary.docx", "--data-dir", data)
        assert machine.written() == []

    def test_diary_that_is_none_is_set_aside_and_told(self, machine: Machine, data: Path) -> None:
        content = "not a diary, whatever its name says" * 100
        (data / "diary.sqlite3").write_text(content)
        result = machine.run(*SESSION, "--data-dir", data)
        assert result.returncode == 0
        (aside,) = data.glob("diary-damaged-*.sqlite3")
        assert aside.read_text() == content
        assert aside.name in result.stderr
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
            (b"[" * 1_000_000, "it is no JSON (line 1)."),
            (
                b'{"format": "calf-coach-diary", "version": 1, "x": ' + b"[" * 1_000_000,
                "it is nested too deep (line 1).",
            ),
            (b'{"format": "calf-coach-diary", "sessions": [{"note": "' + b"x" * 9_000_000, "sessions[0] is too long"),
        ],
        ids=["no object", "deep", "long"],
    )
    def test_hostile_files(self, machine: Machine, data: Path, tmp_path: Path, content: bytes, said: str) -> None:
        file = tmp_path / "hostile.json"
        file.write_bytes(content)
        refusal = machine.refusal("import", file, "--data-dir", data)
        assert refusal.startswith(f"{file} was not taken in, and the diary is as it was: {said}")

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
    def test_what_would_never_end_is_not_waited_for(self, machine: Machine, data: Path, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.json")
        for file in (tmp_path / "pipe.json", Path("/dev/zero")):
            assert "it is no file with text in it" in machine.refusal("import", file, "--data-dir", data)

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
        assert {path.name for path in data.iterdir()} == {"diary.sqlite3", "cache"}

    @pytest.mark.skipif(sys.platform != "linux", reason="where folders are is each system's own")
    def test_without_one_the_systems_folders(self, machine: Machine, spoken: Path) -> None:
        shutil.copytree(spoken / "cache", machine.home / "cache" / "calf-coach")
        machine.done(*SESSION)
        outside = [file for file in machine.written() if not file.startswith("cache/calf-coach/sound/")]
        assert outside == ["data/calf-coach/diary.sqlite3"]


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
    def test_leaves_the_real_diary_alone(self, machine: Machine, data: Path) -> None:
        machine.done(*SESSION, "--data-dir", data)
        before = {path: path.read_bytes() for path in data.iterdir() if path.is_file()}
        machine.done("plan", "--demo", "--data-dir", data)
        machine.done(*SESSION, "--demo", "--data-dir", data)
        assert {path: path.read_bytes() for path in data.iterdir() if path.is_file()} == before
        assert (data / "demo" / "diary.sqlite3").exists()
