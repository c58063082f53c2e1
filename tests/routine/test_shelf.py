"""What there is to choose from: shipped routines first, the person's own after them, a sentence for each fault."""

from pathlib import Path

import pytest

from coach import places
from coach.routine.loader import MOST_BYTES
from coach.routine.shelf import FIRST, Shelf, shelf

SHIPPED = places.resources() / "routines"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "routines"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, routine_id: str, title: str = "Mine") -> Path:
    """Write the wall stretch under another id and title."""
    text = (SHIPPED / "wall-calf-stretch.toml").read_text(encoding="utf-8")
    text = text.replace(f'id = "{FIRST}"', f'id = "{routine_id}"').replace(
        'title = "Wall calf stretch"', f'title = "{title}"'
    )
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ids(found: Shelf) -> list[str]:
    return [routine.id for routine in found.routines]


def test_the_wall_stretch_stands_first_and_all_that_is_shipped_is_sound() -> None:
    found = shelf(SHIPPED)
    assert ids(found) == ["wall-calf-stretch", "seated-calf-stretch"]
    assert found.faults == ()
    assert len(found.routines) == len(list(SHIPPED.glob("*.toml")))


def test_ones_own_come_after_by_title(own: Path) -> None:
    put(own, "a.toml", "one", "Zebra")
    put(own, "b.toml", "two", "apple")
    (own / "notes.txt").write_text("not a routine")
    found = shelf(SHIPPED, own)
    assert ids(found)[2:] == ["two", "one"]
    assert found.faults == ()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert shelf(SHIPPED, tmp_path / "none", tmp_path / "file") == shelf(SHIPPED)
    assert shelf() == Shelf((), ())


def test_faulty_files_are_told_of_and_the_others_stay(own: Path) -> None:
    put(own, "good.toml", "good")
    (own / "broken.toml").write_text("id = ")
    (own / "huge.toml").write_bytes(b"#" * (MOST_BYTES + 1))
    (own / "noise.toml").write_bytes(b"\xff")
    (own / "folder.toml").mkdir()
    found = shelf(SHIPPED, own)
    assert ids(found)[2:] == ["good"]
    assert [fault.split(" ")[0] for fault in found.faults] == ["broken.toml", "folder.toml", "huge.toml", "noise.toml"]
    assert all(fault.endswith(".") and "\n" not in fault for fault in found.faults)


def test_the_shipped_one_keeps_its_id(own: Path) -> None:
    put(own, "wall.toml", FIRST, "My wall")
    found = shelf(SHIPPED, own)
    assert ids(found) == ids(shelf(SHIPPED))
    assert found.routines[0].title == "Wall calf stretch"
    assert found.faults == (
        f"wall.toml is left out: its id “{FIRST}” is that of “Wall calf stretch”. Give it another.",
    )


def test_of_two_of_ones_own_one_stays_and_one_is_told_of(own: Path) -> None:
    put(own, "a.toml", "mine", "A")
    put(own, "b.toml", "mine", "B")
    found = shelf(own)
    assert [routine.title for routine in found.routines] == ["A"]
    assert found.faults == ("b.toml is left out: its id “mine” is that of “A”. Give it another.",)


def test_a_folder_that_may_not_be_read_is_told_of(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert shelf(own) == Shelf((), (f"The routines in {own} could not be read: Permission denied.",))


def test_one_is_found_by_its_id_and_the_first_stands_in_for_one_that_is_gone() -> None:
    found = shelf(SHIPPED)
    chosen = found.named("seated-calf-stretch")
    assert chosen is not None
    assert chosen.id == "seated-calf-stretch"
    assert found.named("gone") is found.routines[0]
    assert Shelf((), ()).named("gone") is None
