"""A made-up language through every word that is said and shown outside the window's own pages, and in the terminal."""

import io
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import PySide6
import pytest

from coach import places, terminal
from coach.diary.entries import Book
from coach.language import spoken
from coach.routine.loader import load
from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.sounding import Talk
from coach.session.timeline import Choices
from coach.ui import guide
from tests import catalogue
from tests.conftest import made_up_lengths
from tests.language.made_up import CODE, MadeUp, marked, unmarked, write_with_table
from tests.machine import Inside, Machine, have_application

RESOURCES = places.resources()
ROUTINES = [*sorted((RESOURCES / "routines").glob("*.toml")), RESOURCES / "cramp" / "cramp-now.toml"]
WORDS = sorted((RESOURCES / "learn").glob("*.toml"))
#: What ties parts together and is no text: names of fields, and the keys of mappings.
TIES = {"id", "pose", "mark", "language"}


@pytest.fixture
def made_up() -> Iterator[None]:
    spoken.use(MadeUp())
    yield
    spoken.use(spoken.BritishEnglish())


@pytest.fixture
def made_up_words(made_up: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for path in WORDS:
        write_with_table(path, tmp_path / "learn")
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    for kept in (guide._learn, guide._check):
        kept.cache_clear()
    yield
    for kept in (guide._learn, guide._check):
        kept.cache_clear()


def texts(value: Any) -> Iterator[str]:
    """Give every text in a piece of data."""
    if isinstance(value, msgspec.Struct):
        for name in set(value.__struct_fields__) - TIES:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value


def said_and_shown(routine: Routine, choices: Choices) -> Iterator[str]:
    timeline = compile_session(routine, choices, made_up_lengths(routine, ms_per_letter=5))
    for segment in timeline.segments:
        yield from (segment.word, segment.caption)
    yield from (cue.text for cue in timeline.cues)
    yield from (part.cue.text for part in (timeline.paused, timeline.get_ready, timeline.stopped) if part.cue)


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_every_word_of_a_routine_is_in_its_language(tmp_path: Path, path: Path) -> None:
    plain, routine = load(path), load(write_with_table(path, tmp_path))
    assert unmarked(list(texts(routine))) == []
    for talk in Talk:
        for bedtime in (False, True):
            choices = Choices(talk=talk, bedtime=bedtime, hold_ms=routine.pace.hold_ms)
            told = list(said_and_shown(routine, choices))
            assert told
            assert unmarked(told) == []
            assert unmarked(list(said_and_shown(plain, choices)))  # which says that this can fail
    spoken.use(spoken.BritishEnglish())
    assert load(tmp_path / path.name) == load(path)


@pytest.mark.usefixtures("made_up_words")
def test_every_word_of_learn_and_check_is_in_their_language() -> None:
    learn, check = guide.learn(), guide.check()
    assert len(learn.sections) > 5
    assert unmarked([learn.title, *(text for section in learn.sections for text in texts(section))]) == []
    shown = (check.title, check.notice, check.steps, check.outcomes, check.reasons, check.changes)
    assert unmarked(list(texts(shown))) == []
    spoken.use(spoken.BritishEnglish())
    assert unmarked([guide.learn().title, guide.check().notice]) == [guide.learn().title, guide.check().notice]


@pytest.mark.usefixtures("made_up")
def test_the_plan_is_told_in_the_language() -> None:
    first = date(2026, 9, 1)
    nights = {first + timedelta(day): 3 if day < 30 else 0 for day in range(90)}
    out = io.StringIO()
    terminal.print_plan(Book((), (), nights, {first + timedelta(70): 3}), first + timedelta(90), as_json=False, out=out)
    lines = out.getvalue().splitlines()
    assert len(lines) > 2
    assert unmarked(lines) == []


def _translate(message: ET.Element) -> None:
    """Fill a message of a catalogue in, with as many forms as the language has."""
    source = message.findtext("source", "")
    translation = ET.Element("translation")
    if message.get("numerus") == "yes":
        for _ in range(2):
            ET.SubElement(translation, "numerusform").text = marked(source)
    else:
        translation.text = marked(source)
    message[:] = [part for part in message if part.tag != "translation"] + [translation]


def _catalogue(folder: Path) -> None:
    """Make the catalogue of the made-up language, as a translator would."""
    whole = ET.parse(catalogue.TEMPLATE)  # noqa: S314  (our own file)
    whole.getroot().set("language", CODE)
    for message in whole.iter("message"):
        _translate(message)
    folder.mkdir()
    whole.write(folder / f"calf-coach_{CODE}.ts", encoding="utf-8", xml_declaration=True)
    tool = Path(PySide6.__file__).with_name("lrelease.exe" if sys.platform == "win32" else "lrelease")
    try:
        subprocess.run([tool, "-silent", folder / f"calf-coach_{CODE}.ts"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        pytest.skip(f"lrelease does not run here: {fault}")


@pytest.fixture(params=[Inside, pytest.param(Machine, marks=pytest.mark.thorough)])
def machine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    have_application(request)
    monkeypatch.setenv("CALF_COACH_LANGUAGE", CODE)
    made: Machine = request.param(tmp_path)
    return made


def test_the_terminal_speaks_the_language_of_a_catalogue(machine: Machine, tmp_path: Path) -> None:
    def told(*words: str | Path) -> list[str]:
        return machine.done(*words).splitlines()

    _catalogue(tmp_path / "translations")
    mine = tmp_path / "mine.toml"
    words = ROUTINES[0].read_text(encoding="utf-8")
    mine.write_text(words.replace(f'id = "{ROUTINES[0].stem}"', 'id = "mine"'), encoding="utf-8")
    write_with_table(mine, tmp_path / "routines")
    (tmp_path / "settings.json").write_bytes(msgspec.json.encode({"routine": "mine", "talk": "tones"}))
    assert unmarked(told("plan", "--data-dir", tmp_path)) == []
    assert unmarked(told("plan", "--demo", "--data-dir", tmp_path)) == []
    session = told("session", "--minutes", "1", "--speed", "5000", "--data-dir", tmp_path)
    assert len(session) > 10
    assert unmarked(session) == []
