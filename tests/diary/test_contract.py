"""What may stand in a diary's file, and what is refused with its place."""

import re
from pathlib import Path

import pytest

from coach.diary import imports
from coach.diary.merge import Tally
from tests.diary.spoiling import LISTS
from tests.diary.taking_in import (
    CHOICE,
    CRAMP,
    DOCUMENT,
    ID,
    NIGHT,
    OTHER_ID,
    SESSION,
    check_whole,
    content,
    new_diary,
    take_in,
    with_one,
    write,
)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return new_diary(tmp_path / "diary.sqlite3")


@pytest.fixture
def full(diary: Path) -> Path:
    """Give a diary that has the document in it."""
    take_in(write(diary.with_name("first.json"), DOCUMENT), diary)
    return diary


def test_further_fields_are_let_through(diary: Path, tmp_path: Path) -> None:
    further = {"x": {"deep": [1, {"y": None}]}, "id2": 1}
    file = write(tmp_path / "in.json", with_one("cramps", **further) | further)
    assert take_in(file, diary).total == Tally(new=4)


def test_a_list_that_is_not_there_has_nothing_in_it(diary: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "in.json", {"version": 1, "nights": [NIGHT], "format": "calf-coach-diary"})
    assert take_in(file, diary).total == Tally(new=1)


@pytest.mark.parametrize("spelling", [ID.upper(), ID.replace("-", "")])
def test_an_id_spelt_otherwise_is_the_same(full: Path, tmp_path: Path, spelling: str) -> None:
    file = write(tmp_path / "in.json", with_one("sessions", id=spelling))
    assert take_in(file, full).total == Tally(same=4)


@pytest.mark.parametrize(
    ("started_at", "kept"),
    [
        ("2026-11-20T21:30:00Z", "2026-11-20T21:30:00+00:00"),
        ("2026-11-20 21:30:00.5-03:30", "2026-11-20T21:30:00.500000-03:30"),
        ("1900-01-01T00:00:00+14:00", "1900-01-01T00:00:00+14:00"),
        ("1937-01-01T12:00:00+00:19:32", "1937-01-01T12:00:00+00:19:32"),
        ("2200-12-31T23:59:59-12:00", "2200-12-31T23:59:59-12:00"),
    ],
)
def test_instants_are_kept_with_their_offset(diary: Path, tmp_path: Path, started_at: str, kept: str) -> None:
    take_in(write(tmp_path / "in.json", with_one("cramps", started_at=started_at)), diary)
    assert content(diary)["cramps"][ID][1] == kept


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("sessions", {"id": "a"}),
        ("sessions", {"id": f"{{{ID}}}"}),
        ("sessions", {"id": None}),
        ("sessions", {"started_at": "2026-11-20T21:30:00"}),
        ("sessions", {"started_at": "1899-12-31T23:59:59+00:00"}),
        ("sessions", {"started_at": "2201-01-01T00:00:00+00:00"}),
        ("sessions", {"started_at": "2026-11-20"}),
        ("sessions", {"started_at": 1_763_674_200}),
        ("sessions", {"slot": "evening"}),
        ("sessions", {"routine": ""}),
        ("sessions", {"planned_s": 0}),
        ("sessions", {"planned_s": 0.0001}),
        ("sessions", {"planned_s": 10**400}),
        ("sessions", {"planned_s": "300"}),
        ("sessions", {"done_s": -0.001}),
        ("sessions", {"done_s": True}),
        ("sessions", {"repetitions": 2.5}),
        ("sessions", {"repetitions": -1}),
        ("sessions", {"repetitions": 2**63}),
        ("sessions", {"hold_s": -2.5}),
        ("sessions", {"completed": 1}),
        ("sessions", {"note": None}),
        ("sessions", {"note": "x" * 10_001}),
        ("sessions", {"note": "\ud800"}),
        ("sessions", {"slot": "\udc00"}),
        ("cramps", {"duration_s": 10_801}),
        ("cramps", {"place": "knee"}),
        ("cramps", {"side": ""}),
        ("cramps", {"woke_me": None}),
        ("cramps", {"severity": 11}),
        ("cramps", {"severity": "6"}),
        ("cramps", {"signs": ["pain"]}),
        ("cramps", {"signs": "swelling"}),
        ("nights", {"night": "2026-02-30"}),
        ("nights", {"night": "1899-12-31"}),
        ("nights", {"cramps": -1}),
        ("nights", {"cramps": None}),
        ("choices", {"day": "today"}),
        ("choices", {"sessions_per_day": 0}),
        ("choices", {"sessions_per_day": 4}),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(
    full: Path, tmp_path: Path, kind: str, fields: dict[str, object]
) -> None:
    key, other = {"nights": ("night", "2020-01-01"), "choices": ("day", "2020-01-01")}.get(kind, ("id", OTHER_ID))
    made = with_one(kind, **fields)
    made[kind].insert(0, DOCUMENT[kind][0] | {key: other})
    preview, _ = check_whole(write(tmp_path / "in.json", made), full, content(full))
    assert [fault.place for fault in preview.refused] == [f"{kind}[1].{next(iter(fields))}"]
    assert "is to be" in preview.refused[0].reason
    assert len(str(preview.refused[0])) < 150  # nothing of what stands there is in it
    name = {"sessions": "Session", "cramps": "Cramp", "nights": "Night", "choices": "Choice"}[kind]
    assert re.fullmatch(rf"{name} 2: [a-z][a-z ,0-9]+\.", preview.refused[0].words)  # nothing from inside the file


@pytest.mark.parametrize("kind", LISTS)
def test_each_field_has_to_be_there(full: Path, tmp_path: Path, kind: str) -> None:
    for name in DOCUMENT[kind][0]:
        made = with_one(kind)
        del made[kind][0][name]
        (fault,) = take_in(write(tmp_path / "in.json", made), full).refused
        assert fault.place == f"{kind}[0].{name}"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (DOCUMENT | {"format": "calf-coach-settings"}, "format is not “calf-coach-diary”"),
        (DOCUMENT | {"version": 2}, "version is not “1”"),
        (DOCUMENT | {"version": True}, "version is not “1”"),
        ({"format": "calf-coach-diary"}, "version is missing"),
        ({"version": 1, "sessions": []}, "format is missing"),
        (DOCUMENT | {"sessions": [7]}, "Session 1 (sessions[0]): is to be an object"),
        (DOCUMENT | {"nights": {}}, "nights is not what a diary has there"),
        (DOCUMENT | {"sessions": [SESSION, SESSION]}, "Session 2 (sessions[1].id): is there twice"),
        (DOCUMENT | {"cramps": [CRAMP, CRAMP | {"id": ID.upper()}]}, "Cramp 2 (cramps[1].id): is there twice"),
        (DOCUMENT | {"nights": [NIGHT, NIGHT | {"cramps": 3}]}, "Night 2 (nights[1].night): is there twice"),
        (DOCUMENT | {"choices": [CHOICE] * 3}, "Choice 3 (choices[2].day): is there twice"),
        ([], "it is not what a diary has there (line 1)"),
    ],
)
def test_what_is_no_diary_is_refused(full: Path, tmp_path: Path, made: object, said: str) -> None:
    preview, _ = check_whole(write(tmp_path / "in.json", made), full, content(full))
    assert str(preview.refused[0]).startswith(said)


def test_faults_are_gathered_up_to_a_number_and_told_in_one_sentence(diary: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "in.json", DOCUMENT | {"nights": [NIGHT | {"cramps": -1}] * 50})
    preview = take_in(file, diary)
    assert [fault.place for fault in preview.refused] == [*(f"nights[{at}].cramps" for at in range(20)), ""]
    said = "Night 1 (nights[0].cramps): is to be a whole number from 0 to 1,000"
    assert imports.refusal(file, preview.refused[:1]).endswith(f"the diary is as it was: {said}.")
    assert imports.refusal(file, preview.refused[:2]).endswith(f"{said}, and one more fault.")
    assert imports.refusal(file, preview.refused).endswith(f"{said}, and 20 more faults.")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (DOCUMENT | {"sessions": [SESSION, SESSION]}, "Session 2: it is in the file twice."),
        (DOCUMENT | {"nights": [7]}, "Night 1: it is no entry that can be read."),
        (
            DOCUMENT | {"sessions": [{"other": "\ud800"} | SESSION | {"note": "\ud800"}]},
            "Session 1: it is no entry that",
        ),
        (with_one("sessions", started_at="1899-12-31T23:59:59+00:00"), "Session 1: its date is missing, or"),
        (DOCUMENT | {"format": "calf-coach-settings"}, "It is no file with a diary from Calf Coach."),
        ({"version": 1}, "It is no file with a diary from Calf Coach."),
        (DOCUMENT | {"version": 2}, "It is no diary that this version of Calf Coach can read."),
        (DOCUMENT | {"nights": {}}, "It is no file with a diary, or it was cut short or changed"),
        ([], "It is no file with a diary, or it was cut short or changed"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words_too(diary: Path, tmp_path: Path, made: object, words: str) -> None:
    fault = take_in(write(tmp_path / "in.json", made), diary).refused[0]
    assert fault.words.startswith(words)


@pytest.mark.parametrize("kind", LISTS)
def test_each_field_has_plain_words_of_its_own(diary: Path, tmp_path: Path, kind: str) -> None:
    for name in DOCUMENT[kind][0]:
        (fault,) = take_in(write(tmp_path / "in.json", with_one(kind, **{name: {}})), diary).refused
        assert "no entry that can be read" not in fault.words
