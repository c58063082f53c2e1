"""The diary on its way into a file: how far it is, stopped, left alone and waited for."""

import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from coach.diary import export
from coach.routine.model import Routine
from coach.ui.export_desk import LEAVE_S, ExportDesk
from coach.ui.settings_diary import DiaryCard
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_views import Place
from tests.ui.diary_stage import DiaryStage, made_diary_stage

KINDS = {"save": (Place.FILE, ".json"), "table": (Place.TABLE, ".csv")}
WORDS = {"save": "Save the diar&y…", "table": "Save as a &table…"}


@dataclass
class Held:
    """A file that is half written, and goes on once it is let."""

    half: threading.Event
    go_on: threading.Event


@dataclass
class Desk:
    """The settings, and the folder that is chosen there."""

    there: DiaryStage
    page: SettingsPage
    folder: Path

    @property
    def export(self) -> ExportDesk:
        return self.there.stage.program.desks.preferences._export

    @property
    def card(self) -> DiaryCard:
        return self.page.diary

    @property
    def files(self) -> list[str]:
        return sorted(path.suffix for path in self.folder.iterdir())

    def press(self, what: str) -> None:
        {"save": self.card.save, "table": self.card.table}[what].click()

    def said(self, what: str) -> str:
        return self.card.lines[KINDS[what][0]].text()

    def wait_a_while(self) -> None:
        self.export._timer.timeout.emit()

    def wait_for_the_end(self) -> None:
        self.there.wait(lambda: self.export._way is None)


@pytest.fixture
def desk(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "stick"
    folder.mkdir()
    for there in made_diary_stage(qtbot, routine, tmp_path):
        there.stage.desktop.chosen = folder
        yield Desk(there, there.settings(), folder)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Let writing wait half-way, and tell of each entry."""
    held = Held(threading.Event(), threading.Event())
    monkeypatch.setattr(export, "AT_ONCE", 1)

    def slowly(write: Callable[[export.Lists, BinaryIO], Iterator[None]]) -> Callable[..., Generator[None, None, None]]:
        def written(lists: export.Lists, file: BinaryIO) -> Generator[None, None, None]:
            for entry, _ in enumerate(write(lists, file)):
                if entry == 2:
                    held.half.set()
                    held.go_on.wait(10)
                yield

        return written

    for suffix, form in export._FORMATS.items():
        monkeypatch.setitem(export._FORMATS, suffix, replace(form, write=slowly(form.write)))
    yield held
    held.go_on.set()


@pytest.mark.parametrize("what", KINDS)
def test_what_takes_no_time_is_only_spoken_of_when_it_is_done(desk: Desk, what: str) -> None:
    texts: list[str] = []
    desk.export._timer.setInterval(60_000)  # a computer may be slow today
    desk.export.told.connect(lambda: texts.append(desk.said(what)))
    desk.press(what)
    desk.wait_for_the_end()
    place, suffix = KINDS[what]
    assert desk.files == [suffix]
    assert len(texts) == 2
    assert not texts[0]
    assert "is written to" in texts[1]
    assert desk.card.lines[place].isVisible()
    assert desk.card.bars[place].isHidden()


@pytest.mark.parametrize("what", KINDS)
def test_what_takes_its_time_says_how_far_it_is(desk: Desk, held: Held, what: str) -> None:
    place, suffix = KINDS[what]
    button = desk.card.save if what == "save" else desk.card.table
    desk.press(what)
    assert held.half.wait(10)
    assert desk.card.bars[place].isHidden()
    desk.wait_a_while()
    assert "is being written" in desk.said(what)
    assert desk.card.bars[place].isVisible()
    assert 0 < desk.card.bars[place].value() < 100
    assert [text for bar, text in zip(desk.card.bars.values(), WORDS, strict=True) if bar.isVisible()] == [what]
    assert button.text() == "Stop savi&ng"
    desk.page.session.minutes.less.click()  # a choice meanwhile takes the line, not the way to stop it
    assert button.text() == "Stop savi&ng"
    held.go_on.set()
    desk.wait_for_the_end()
    assert "is written to" in desk.said(what)
    assert desk.card.bars[place].isHidden()
    assert button.text() == WORDS[what]
    assert desk.files == [suffix]


def test_the_bar_moves(desk: Desk, held: Held) -> None:
    desk.press("save")
    assert held.half.wait(10)
    desk.wait_a_while()
    before = desk.card.bars[Place.FILE].value()
    way = desk.export._way
    assert way
    way.done = 0.93
    desk.wait_a_while()
    assert desk.card.bars[Place.FILE].value() == 93 > before


@pytest.mark.parametrize("what", KINDS)
def test_stopped_it_leaves_nothing_behind(desk: Desk, held: Held, what: str) -> None:
    file = desk.folder / f"calf-coach-diary-2026-11-23{KINDS[what][1]}"
    for older in ("", "older"):
        if older:
            file.write_text(older)
        held.half.clear()
        held.go_on.clear()
        desk.press(what)
        assert held.half.wait(10)
        desk.wait_a_while()
        desk.press(what)
        assert desk.said(what) == "One moment: it is being stopped.", older
        held.go_on.set()
        desk.wait_for_the_end()
        assert desk.said(what).startswith("Stopped. "), older
        assert [path.read_text() for path in desk.folder.iterdir()] == [older] * bool(older)
        held.go_on.set()
        desk.press(what)  # and once more, to the end
        desk.wait_for_the_end()
        assert "is written to" in desk.said(what), older
        assert [path.name for path in desk.folder.iterdir()] == [file.name]


def test_pressed_twice_at_once_it_is_neither_stopped_nor_written_twice(desk: Desk, held: Held) -> None:
    desk.press("save")
    assert held.half.wait(10)
    desk.there.stage.desktop.asking = False
    desk.press("save")
    assert not desk.there.stage.desktop.asking
    held.go_on.set()
    desk.wait_for_the_end()
    assert desk.files == [".json"]


def test_while_one_is_written_another_has_to_wait(desk: Desk, held: Held) -> None:
    desk.press("save")
    assert held.half.wait(10)
    desk.wait_a_while()
    desk.press("table")
    assert "another file is being written" in desk.said("table")
    assert desk.card.save.text() == "Stop savi&ng"
    held.go_on.set()
    desk.wait_for_the_end()
    assert desk.files == [".json"]
    assert "is written to" in desk.said("save")


def test_it_goes_on_while_the_person_is_elsewhere(desk: Desk, held: Held) -> None:
    desk.press("save")
    assert held.half.wait(10)
    desk.wait_a_while()
    desk.page.back.click()
    desk.there.settings()
    assert "is being written" in desk.said("save")
    assert desk.card.bars[Place.FILE].isVisible()
    desk.page.back.click()
    held.go_on.set()
    desk.wait_for_the_end()
    desk.there.settings()
    assert "is written to" in desk.said("save")
    desk.page.back.click()
    desk.there.settings()
    assert desk.page.told == ""


def test_a_fault_that_nobody_knows_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Generator[None, None, None]:
        raise RuntimeError
        yield

    monkeypatch.setitem(export._FORMATS, ".json", replace(export._FORMATS[".json"], write=broken))
    desk.press("save")
    desk.wait_for_the_end()
    assert "could not be written" in desk.said("save")
    assert desk.files == []


def test_the_end_of_the_program_waits_for_the_file(desk: Desk, held: Held) -> None:
    desk.press("save")
    assert held.half.wait(10)
    threading.Thread(target=held.go_on.set).start()
    desk.there.stage.program.shut()
    assert desk.files == [".json"]


class NotYet(threading.Event):
    """Is waited for in vain at first."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self.waited: list[float | None] = []
        self._then = then

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout)
        if len(self.waited) == 1:
            return False
        self._then()
        return super().wait(timeout)


def test_the_end_of_the_program_leaves_nothing_of_a_file_that_takes_too_long(desk: Desk, held: Held) -> None:
    desk.press("save")
    assert held.half.wait(10)
    way = desk.export._way
    assert way
    ended = way.ended = NotYet(held.go_on.set)
    desk.there.stage.program.shut()
    assert ended.waited == [LEAVE_S, LEAVE_S]
    assert desk.files == []
