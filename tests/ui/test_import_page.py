"""A diary's file in the window: looked at, brought in, stopped, refused and undone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from coach.diary.entries import Book
from coach.routine.model import Routine
from coach.ui.import_page import ImportPage
from coach.ui.import_views import Way
from tests.diary.writing_out import write_json
from tests.ui.diary_stage import ID, THEN, DiaryStage, made_diary_stage

MANY = 6_000


@pytest.fixture
def there(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[DiaryStage]:
    yield from made_diary_stage(qtbot, routine, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The diary of yesterday: one session of it is missing here."""
    write_json(THEN, tmp_path / "other.json")
    return tmp_path / "other.json"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    sessions = tuple(replace(THEN.sessions[0], id=ID.format(number + 100)) for number in range(MANY))
    write_json(Book(sessions), tmp_path / "large.json")
    return tmp_path / "large.json"


def looked_at(there: DiaryStage, file: Path) -> ImportPage:
    there.stage.desktop.chosen = file
    there.settings().diary.bring_in.click()
    page = there.stage.program.desks.files.coming.page
    assert page
    assert there.stage.program.window.current() is page
    there.wait(page.buttons[Way.ANOTHER].isVisible)
    return page


def undoable(there: DiaryStage) -> int:
    return sum(one.backup.before_restoring for one in there.archive.kept())


def test_it_is_looked_at_first_and_nothing_has_changed(there: DiaryStage, file: Path) -> None:
    before = there.store.book()
    page = looked_at(there, file)
    assert page.file.accessibleName() == "other.json"
    assert page.lines.lines == ("1 session would be new.", "4 entries are the same as here.")
    assert page.bar.isHidden()
    page.back.click()
    assert there.stage.program.window.current() is there.stage.program.desks.preferences.page
    assert there.store.book() == before
    assert undoable(there) == 0


def test_it_is_brought_in_and_undone(there: DiaryStage, file: Path) -> None:
    before = there.store.book()
    page = looked_at(there, file)
    page.buttons[Way.BRING_IN].click()
    there.wait(page.buttons[Way.UNDO].isVisible)
    assert page.lead.text() == "Done. 1 entry came into your diary."
    assert THEN.sessions[0] in there.store.book().sessions
    assert page.buttons[Way.BACK].hasFocus()
    page.buttons[Way.UNDO].click()
    there.wait(lambda: "Undone" in page.lead.text())
    assert there.store.book() == before
    page.buttons[Way.BACK].click()
    assert there.stage.program.window.current() is there.stage.program.desks.preferences.page


def test_the_plan_and_today_follow(there: DiaryStage, file: Path) -> None:
    there.store.delete(THEN.cramps[0])
    there.stage.program.show_today()
    page = looked_at(there, file)
    page.buttons[Way.BRING_IN].click()
    there.wait(page.buttons[Way.UNDO].isVisible)
    assert THEN.cramps[0] in there.stage.program.ledger.book.cramps


def test_the_same_file_again_offers_nothing(there: DiaryStage, file: Path) -> None:
    page = looked_at(there, file)
    page.buttons[Way.BRING_IN].click()
    there.wait(page.buttons[Way.UNDO].isVisible)
    page.buttons[Way.ANOTHER].click()
    there.wait(lambda: "already" in page.lead.text())
    assert not page.buttons[Way.BRING_IN].isVisible()


def test_a_large_one_shows_how_far_it_is(there: DiaryStage, large: Path) -> None:
    shares: list[int] = []
    there.stage.program.desks.files.coming.errand.moved.connect(shares.append)
    page = looked_at(there, large)
    assert f"{MANY:,} sessions would be new." in page.lines.lines
    assert len(shares) > 3
    assert shares == sorted(shares)
    del shares[:]
    page.buttons[Way.BRING_IN].click()
    there.wait(page.buttons[Way.UNDO].isVisible)
    assert shares[-1] == 100
    assert len(there.store.book().sessions) == MANY + 2


def test_it_can_be_stopped_while_it_is_written(there: DiaryStage, large: Path) -> None:
    before = there.store.book()
    page = looked_at(there, large)
    errand = there.stage.program.desks.files.coming.errand
    errand.moved.connect(lambda _: page.buttons[Way.STOP].click())
    way = errand._way
    assert way
    page.buttons[Way.BRING_IN].click()
    way.stopped = True  # as a press before the first entries are in
    there.wait(lambda: "Stopped" in page.lead.text())
    assert there.store.book() == before
    assert undoable(there) == 0
    assert not page.buttons[Way.UNDO].isVisible()


def test_back_stops_what_is_written_and_says_so_before_it_leads_away(there: DiaryStage, large: Path) -> None:
    before = there.store.book()
    page = looked_at(there, large)
    page.buttons[Way.BRING_IN].click()
    page.back.click()
    assert there.stage.program.window.current() is page
    there.wait(page.buttons[Way.ANOTHER].isVisible)
    if "Stopped" in page.lead.text():
        assert there.store.book() == before
    else:  # it was too late, and the person is told that it is in
        assert page.buttons[Way.UNDO].isVisible()
        assert len(there.store.book().sessions) == MANY + 2
    page.back.click()
    assert there.stage.program.window.current() is there.stage.program.desks.preferences.page


def test_a_cramp_that_comes_now_stops_it(there: DiaryStage, large: Path) -> None:
    page = looked_at(there, large)
    assert page.buttons[Way.BRING_IN].isVisible()
    there.stage.program.begin_cramp()
    assert there.stage.program.desks.files.coming.errand._way is None
    assert there.stage.program.cramps.shown


def test_a_refused_file_is_told_with_its_reasons(there: DiaryStage, file: Path) -> None:
    before = there.store.book()
    document = json.loads(file.read_bytes())
    document["sessions"][1]["hold_s"] = "long"
    file.write_text(json.dumps(document))
    page = looked_at(there, file)
    assert "was not brought in, and your diary is as it was" in page.lead.text()
    assert page.lines.lines == ("Session 2: the length of its holds is missing, or cannot be right.",)
    assert not page.buttons[Way.BRING_IN].isVisible()
    assert there.store.book() == before


def test_a_file_that_has_gone_is_told(there: DiaryStage, tmp_path: Path) -> None:
    page = looked_at(there, tmp_path / "gone.json")
    assert "cannot be read" in page.lines.lines[0]


def test_what_is_no_diary_at_all_is_told(there: DiaryStage, tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_bytes(b"\x89PNG and so on")
    page = looked_at(there, tmp_path / "letter.json")
    assert page.lines.lines
    assert not page.buttons[Way.BRING_IN].isVisible()


def test_a_diary_that_has_gone_is_told_and_none_is_begun(there: DiaryStage, file: Path) -> None:
    page = looked_at(there, file)
    away = there.store.path.parent
    away.rename(away.with_name("away"))
    page.buttons[Way.BRING_IN].click()
    there.wait(lambda: "could be made" in page.lead.text())
    assert not away.exists()
    away.with_name("away").rename(away)


def test_a_copy_of_the_whole_diary_is_shown_as_the_back_up_it_is(there: DiaryStage, tmp_path: Path) -> None:
    there.archive.copy_to(tmp_path / "copy.sqlite3")
    there.stage.desktop.chosen = tmp_path / "copy.sqlite3"
    there.settings().diary.bring_in.click()
    desk = there.stage.program.desks.files.backups
    there.wait(lambda: desk.one is not None and there.stage.program.window.shows(desk.one))
    assert desk.one
    assert "just the same" in desk.one.lead.text()
