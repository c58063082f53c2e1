from pathlib import Path

import pytest

from coach import places
from coach.routine.loader import RoutineError, load
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
        ('count = "{n} done."', 'count = "done."', "$.marks.count"),
        ('word = "Lean"', 'word = "  "', "$.repetition.lean.word"),
        ("hold_choices_s = [2.0, 2.5, 3.0]", "hold_choices_s = [2.5, 2.5004]", "$.pace.hold_choices_s"),
        ("version = 1", "version = 2", "$.version"),
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
