"""What the house deletes when everything is to go."""

import argparse
import logging
from contextlib import closing
from pathlib import Path

import pytest

from coach import logbook, settings
from coach.house import House
from coach.settings import Settings


@pytest.fixture
def house(tmp_path: Path) -> House:
    data = tmp_path / "data"
    return House(argparse.Namespace(data_dir=data, demo=False, command="window", speed=None))


def lived_in(house: House) -> None:
    """Leave a trace of every kind."""
    with closing(house.open_store()):
        assert house.back_up() is None
    settings.save(Settings(minutes=3), house.places.settings)
    house.places.settings.with_suffix(".unread").write_bytes(b"{")
    house.places.sound.mkdir(parents=True)
    (house.places.sound / "clip.wav").write_bytes(b"RIFF")
    (house.places.data / "running.lock").write_bytes(b"")
    demo = house.places.demo().data
    demo.mkdir()
    (demo / "diary.sqlite3").write_bytes(b"made up")
    logging.getLogger("coach.test").warning("something befell")


def test_nothing_is_left_of_all_that_was_kept(house: House) -> None:
    with logbook.kept(house.places.log):
        lived_in(house)
        assert house.places.log.exists()
        assert house.erase() == ""
        logging.getLogger("coach.test").warning("said after the end")
        assert house.back_up() is None
    assert not house.places.data.exists()


def test_what_belongs_to_somebody_else_stays(house: House) -> None:
    lived_in(house)
    letter, routine = house.places.data / "letter.txt", house.places.data / "routines" / "mine.toml"
    routine.parent.mkdir()
    for mine in (letter, routine):
        mine.write_bytes(b"mine")
    assert house.erase() == ""
    assert sorted(house.places.data.rglob("*")) == sorted([letter, routine.parent, routine])


def test_what_cannot_be_deleted_is_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    lived_in(house)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "settings.json":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "unlink", refuse)
        assert house.erase() == "Not everything could be deleted: settings.json. Try again."
    assert not house.places.diary.exists()
    assert house.erase() == ""
    assert not house.places.data.exists()


def test_who_is_stopped_makes_no_sound_afterwards(house: House) -> None:
    house.stop()
    assert house._studio is None  # for nothing, it would not be opened
    assert house.studio._stopped


def test_stopped_is_what_is_being_made(house: House) -> None:
    studio = house.studio
    assert not studio._stopped
    house.stop()
    assert house.studio is studio
    assert studio._stopped
