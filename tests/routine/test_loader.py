"""Reading a routine file: what it gives, and the sentence that a faulty one gets."""

import os
from pathlib import Path

import pytest

from coach import places
from coach.routine.loader import MOST_BYTES, RoutineError, load
from coach.routine.model import REPETITION, Anchor, Routine, Tone

SHIPPED = places.resources() / "routines" / "wall-calf-stretch.toml"


def test_the_shipped_routine_is_the_stretch_of_its_source(routine: Routine) -> None:
    pace = routine.pace
    assert (pace.lean_ms, pace.hold_choices_ms, pace.back_ms) == (3000, (2000, 2500, 3000), 3000)
    assert (pace.rest_min_ms, pace.rest_max_ms) == (1500, 4000)
    assert tuple(routine.phases) == REPETITION
    assert [routine.phases[phase].tone for phase in REPETITION] == [
        Tone.RISING,
        Tone.STEADY,
        Tone.FALLING,
        Tone.SILENT,
    ]
    assert "NHS" in routine.source


def _change(pose: str, length_s: int = 15) -> str:
    return f"""[change]
word = "Change"
caption = "Change."
say = {{ full = "Change." }}
pose = "{pose}"
length_s = {length_s}

[marks]"""


def changed(tmp_path: Path, before: str, after: str) -> Path:
    text = SHIPPED.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("lean_s = 3.0", 'lean_s = "long"', "$.pace.lean_s"),
        ("lean_s = 3.0", "lean_s = 300.0", "$.pace.lean_s"),
        ("lean_s = 3.0", "leen_s = 3.0", "leen_s"),
        ("hold_s = 2.5", "hold_s = 9.5", "$.pace.hold_s"),
        ("rest_s = 2.2", "rest_s = 9.0", "$.pace.rest_s"),
        ("rest_max_s = 4.0", "rest_max_s = 2.2", "$.pace"),
        ('pose = "leaning"', 'pose = "flying"', "$.repetition.lean.pose"),
        ('tone = "rising"', 'tone = "shrill"', "$.repetition.lean.tone"),
        ("wall_distance = ", "# wall_distance = ", "$.poses."),
        ('count = "{n} times done."', 'count = "done."', "$.marks.count"),
        ('word = "Lean"', 'word = "  "', "$.repetition.lean.word"),
        ("hold_choices_s = [2.0, 2.5, 3.0]", "hold_choices_s = [2.5, 2.5004]", "$.pace.hold_choices_s"),
        ("version = 1", "version = 2", "$.version"),
        ("ankle = 13", "ankle = nan", "$.poses[...].ankle"),
        ("stretch = 1.0", "stretch = 1.2", "$.poses[...].stretch"),
        ("[marks]", _change("flying"), "$.change.pose"),
        ("[marks]", _change("tall", 58), "$.pace"),
        ('id = "wall-calf-stretch"', 'id = "../evil"', "$.id"),
        ('anchor = "feet"', 'anchor = "seat"', "$.scene.seat_height"),
    ],
)
def test_a_faulty_file_gets_one_sentence_with_file_place_and_reason(
    tmp_path: Path, before: str, after: str, place: str
) -> None:
    with pytest.raises(RoutineError) as caught:
        load(changed(tmp_path, before, after))
    sentence = str(caught.value)
    assert sentence.startswith("mine.toml is not a usable routine: ")
    assert place in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_file_that_is_missing_or_no_text_gets_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(RoutineError, match=r"^none\.toml could not be read: No such file or directory\.$"):
        load(tmp_path / "none.toml")
    (tmp_path / "noise.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RoutineError, match=r"^noise\.toml is not UTF-8 text: byte 0 cannot be read\.$"):
        load(tmp_path / "noise.toml")


def test_a_seated_routine_needs_no_wall(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace('anchor = "feet"', 'anchor = "seat"\nseat_height = 0.27')
    text = text.replace(", hands_on_wall = true", "")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("wall_distance"))
    path = tmp_path / "seated.toml"
    path.write_text(text, encoding="utf-8")
    scene = load(path).scene
    assert (scene.anchor, scene.wall_distance) == (Anchor.SEAT, None)


def test_the_seated_routine_is_data_alone_and_honest_about_its_source() -> None:
    routine = load(SHIPPED.with_name("seated-calf-stretch.toml"))
    assert (routine.scene.anchor, routine.scene.wall_distance) == (Anchor.SEAT, None)
    assert routine.pace.hold_choices_ms == (2000, 2500, 3000)
    assert "NHS Fife" in routine.source
    assert "this program's own choice" in routine.source
    said = " ".join(routine.texts(40)).lower()
    assert "cannot roll" in said
    assert "if it hurts" in said
    assert not {"cure", "treat", "prevents", "wall"} & set(said.split())
    assert routine.change is not None
    assert routine.change.words.full in routine.texts(40)
    assert routine.change_ms == 15_000


def test_the_change_takes_its_time_from_the_repetitions() -> None:
    routine = load(SHIPPED.with_name("seated-calf-stretch.toml"))
    assert routine.repetitions(300_000, 2_500) == routine.pace.repetitions(285_000, 2_500)
    assert routine.repetitions(30_000, 2_500) is None  # one alone leaves nothing to change for
    assert load(SHIPPED).repetitions(300_000, 2_500) == 28


def test_a_file_without_end_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte, and nothing on the disk
    with pytest.raises(RoutineError, match=rf"^huge\.toml is not a usable routine: .*{MOST_BYTES // 1000} kB"):
        load(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(RoutineError, match=rf"^{name}\.toml is not a usable routine: it is not a file\.$"):
            load(tmp_path / f"{name}.toml")


HOSTILE = {
    "deep": "a = " + "[" * 20_000,
    "deep tables": "[" + ".".join("a" * 9_000) + "]",
    "long name": f"{'x' * 40_000} = 1",
    "lines": '"a\\nb\\u202e" = 1',
    "empty": "",
    "null": "id = \0",
    "number": "version = 1" + "0" * 30_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_one_short_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "evil.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RoutineError) as caught:
        load(path)
    sentence = str(caught.value)
    assert sentence.startswith("evil.toml is not a usable routine: ")
    assert len(sentence) < 400
    assert "\n" not in sentence


def test_a_strange_name_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    with pytest.raises(RoutineError, match=r"^two\ufffdlines\.toml could not be read"):
        load(tmp_path / "two\nlines.toml")
