"""What other programs are told of ours; what comes of it is measured in `test_giving_way_qt`."""

import os

import pytest

from coach.voice import giving_way


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.delenv(giving_way.VARIABLE, raising=False)


def test_ours_has_the_role_that_others_give_way_to() -> None:
    giving_way.ask()
    assert os.environ["PULSE_PROP"] == "media.role=phone"


def test_what_the_person_has_set_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(giving_way.VARIABLE, "media.role=music")
    giving_way.ask()
    assert os.environ[giving_way.VARIABLE] == "media.role=music"
