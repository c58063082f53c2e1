"""Back-ups in the window: from Settings and from Today, put back, added from, undone, and copied elsewhere."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.diary.backups import Backup
from coach.diary.faults import DiaryError
from coach.routine.model import Routine
from coach.ui.backups_desk import COPIED
from coach.ui.backups_page import BackupsPage
from coach.ui.backups_preview import BackupPage
from coach.ui.erase_page import ErasePage
from coach.ui.export_desk import WRITTEN_FILE
from coach.ui.import_page import ImportPage
from coach.ui.theme import ThemeName
from tests.ui.conftest import FakeHouse
from tests.ui.diary_stage import SINCE, THEN, DiaryStage, made_diary_stage

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESCUED = "The diary's file was damaged; the back-up of 22 November 2026 may have what is missing."


@pytest.fixture
def there(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[DiaryStage]:
    yield from made_diary_stage(qtbot, routine, tmp_path)


@pytest.fixture
def rescued(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[DiaryStage]:
    def prepare(house: FakeHouse, backup: Backup) -> None:
        house.told, house.offered = RESCUED, backup

    yield from made_diary_stage(qtbot, routine, tmp_path, prepare)


def listed(there: DiaryStage) -> BackupsPage:
    there.settings().diary.backups.click()
    page = there.stage.program.desks.files.backups.page
    assert page
    there.wait(lambda: bool(page.rows))
    return page


def chosen(there: DiaryStage) -> BackupPage:
    listed(there).rows[there.backup.path.name].click()
    return previewed(there)


def previewed(there: DiaryStage) -> BackupPage:
    window = there.stage.program.window
    there.wait(lambda: isinstance(window.current(), BackupPage))
    page = there.stage.program.desks.files.backups.one
    assert page
    return page


def test_settings_say_when_the_last_was_made_and_lead_to_the_list(there: DiaryStage) -> None:
    page = listed(there)
    settings = there.stage.program.desks.preferences.page
    assert settings
    assert settings.diary.backups_row.hint.text() == "Made by themselves, the last one yesterday."
    assert [button.text() for button in page.rows.values()] == ["Yesterday\n5 entries"]
    page.back.click()
    assert there.stage.program.window.current() is settings


def test_a_preview_changes_nothing(there: DiaryStage) -> None:
    before = there.store.book()
    page = chosen(there)
    assert page.would_add.lines == ("1 session would come back.", "Everything else stays as it is.")
    assert "1 cramp written down since then would be removed." in page.would_put.lines
    page.back.click()
    assert there.stage.program.window.current() is there.stage.program.desks.files.backups.page
    assert there.store.book() == before
    assert not [one for one in there.archive.kept() if one.backup.before_restoring]


def test_it_is_put_back_and_undone_on_the_same_screen(there: DiaryStage) -> None:
    before = there.store.book()
    page = chosen(there)
    page.put_back.click()
    there.wait(page.undo.isVisible)
    assert there.store.book() == THEN
    assert "Your diary is again as it was then" in page.lead.text()
    assert not page.put_back.isVisible()
    assert page.leave.hasFocus()
    page.undo.click()
    there.wait(page.undo.isHidden)
    assert there.store.book() == before
    assert "Undone" in page.lead.text()
    page.leave.click()
    assert there.stage.program.window.current() is there.stage.program.desks.preferences.page


def test_what_is_missing_is_added_and_nothing_else(there: DiaryStage) -> None:
    page = chosen(there)
    page.add.click()
    there.wait(page.undo.isVisible)
    assert THEN.sessions[0] in there.store.book().sessions
    assert SINCE in there.store.book().cramps


def test_the_window_follows_the_diary_that_was_put_back(there: DiaryStage) -> None:
    today = there.stage.program.window.today
    assert today.question.text() == "Any cramps last night? 1 written down."
    there.stage.house.clock.move(1_000)
    today.answers[2].click()
    assert today.undo.isVisible()
    page = chosen(there)
    page.put_back.click()
    there.wait(page.undo.isVisible)
    page.back.click()
    there.stage.program.show_today()
    assert today.check_in.isVisible()
    assert today.question.text() == "Any cramps last night?"
    assert today.noted.isHidden()


def test_a_copy_of_before_stands_in_the_list_with_its_hour(there: DiaryStage) -> None:
    page = chosen(there)
    page.put_back.click()
    there.wait(page.undo.isVisible)
    page.back.click()
    rows = there.stage.program.desks.files.backups.page
    assert rows
    there.wait(lambda: len(rows.rows) == 2)
    assert rows.undoing_heading.isVisible()
    assert [button.text() for button in rows.rows.values()] == ["Yesterday\n5 entries", "Today, 09:00\n5 entries"]


def test_a_back_up_that_cannot_be_opened_says_so_and_cannot_be_chosen(there: DiaryStage) -> None:
    there.backup.path.write_bytes(b"SQLite format 3\0 and then nothing")
    page = listed(there)
    (row,) = page.rows.values()
    assert row.text().endswith("It cannot be opened.")
    assert not row.isEnabled()


def test_one_that_is_damaged_inside_is_refused_with_a_sentence(there: DiaryStage) -> None:
    content = bytearray(there.backup.path.read_bytes())
    content[4096 : 2 * 4096] = b"\xff" * 4096
    there.backup.path.write_bytes(content)
    there.stage.program.desks.files.backups.show_backup(there.backup)
    page = previewed(there)
    assert "cannot be opened: its file is damaged" in page.lead.text()
    assert not page.put_back.isVisible()
    assert not page.add.isVisible()


def test_what_cannot_be_put_back_leaves_all_as_it_was(there: DiaryStage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Backup) -> Backup:
        raise DiaryError("No back-up of the diary could be made: the disk is full. The diary itself is as it was.")

    before = there.store.book()
    page = chosen(there)
    monkeypatch.setattr(there.archive, "put_back", full)
    page.put_back.click()
    there.wait(lambda: "the disk is full" in page.line.text())
    assert page.put_back.isVisible()
    assert there.store.book() == before


def test_a_folder_that_has_gone_is_told(there: DiaryStage) -> None:
    page = chosen(there)
    away = there.store.path.parent
    away.rename(away.with_name("away"))
    page.put_back.click()
    there.wait(lambda: "no longer in" in page.line.text())
    assert not away.exists()
    away.with_name("away").rename(away)


def test_a_diary_that_is_busy_is_told_and_can_be_tried_again(there: DiaryStage) -> None:
    page = chosen(there)
    other = sqlite3.connect(there.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page.add.click()
    there.wait(lambda: "busy" in page.line.text())
    other.execute("ROLLBACK")
    other.close()
    page.add.click()
    there.wait(page.undo.isVisible)
    assert page.line.isHidden()


def test_a_copy_is_written_elsewhere_and_used_from_there(there: DiaryStage, tmp_path: Path) -> None:
    there.stage.desktop.chosen = tmp_path
    page = listed(there)
    page.save.click()
    copy = tmp_path / "calf-coach-diary-2026-11-23.sqlite3"
    there.wait(lambda: str(copy) in page.line.text())
    assert page.line.objectName() == "line"
    there.store.delete(SINCE)
    there.stage.desktop.chosen = copy
    page.bring_in.click()
    one = previewed(there)
    assert one.title.text().startswith("Diary file: ")
    one.add.click()
    there.wait(one.undo.isVisible)
    assert SINCE in there.store.book().cramps


def test_a_file_is_saved_and_brought_in_by_the_same_words_everywhere(there: DiaryStage) -> None:
    page, settings = listed(there), there.stage.program.desks.preferences.page
    assert settings
    assert page.save.text() == settings.diary.save.text()
    assert page.bring_in.text() == settings.diary.bring_in.text()
    save, bring_in = (button.text().replace("&", "").strip("…") for button in (page.save, page.bring_in))
    assert ErasePage().save.text().replace("&", "") == f"{save} first…"
    assert ImportPage().title.text() == bring_in
    for said in (COPIED, WRITTEN_FILE):
        assert f"“{bring_in}”" in said


@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (200, 1900), (200, 800)])
def test_the_two_ways_are_equally_high(there: DiaryStage, percent: int, width: int) -> None:
    there.stage.program.window.wear(ThemeName.LIGHT, percent)
    there.stage.program.window.resize(width, 900)
    page = chosen(there)
    there.wait(lambda: page.add.height() == page.put_back.height() > 48)


def test_a_copy_that_cannot_be_written_is_told(there: DiaryStage, tmp_path: Path) -> None:
    there.stage.desktop.chosen = tmp_path / "nowhere"
    page = listed(there)
    page.save.click()
    there.wait(lambda: "could not be written" in page.line.text())
    assert page.line.objectName() == "attention"
    assert "Choose another folder" in page.line.text()


@pytest.fixture
def held(there: DiaryStage, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let what is done with a back-up or a file begin, but end only once this is set."""
    gate = threading.Event()

    def late(work: Callable[[Path], object]) -> Callable[[Path], object]:
        return lambda what: (gate.wait(), work(what))[1]

    for name in ("compare", "copy_to"):
        monkeypatch.setattr(there.archive, name, late(getattr(there.archive, name)))
    return gate


def test_a_preview_that_comes_late_leads_nobody_away(there: DiaryStage, held: threading.Event) -> None:
    page, desk, window = listed(there), there.stage.program.desks.files.backups, there.stage.program.window
    came: list[object] = []
    desk._comparing._came.connect(lambda *of: came.append(of))
    page.rows[there.backup.path.name].click()
    page.back.click()
    desk.show()  # and to the list again, where nothing has been chosen
    held.set()
    there.wait(lambda: bool(came))
    assert window.current() is page
    held.clear()
    there.wait(lambda: there.backup.path.name in page.rows)  # the list is made anew as it is shown
    page.rows[there.backup.path.name].click()
    there.stage.program.show_today()
    held.set()
    there.wait(lambda: len(came) == 2)
    assert window.current() is window.today


def test_a_file_that_is_being_written_is_whole_when_the_program_has_ended(
    there: DiaryStage, held: threading.Event, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    there.stage.desktop.chosen = stick
    page = listed(there)
    page.save.click()
    assert "is being saved" in page.line.text()
    threading.Thread(target=held.set).start()
    there.stage.program.shut()
    assert [file.name for file in stick.iterdir()] == ["calf-coach-diary-2026-11-23.sqlite3"]


def test_today_leads_to_the_back_up_that_is_offered_and_back(rescued: DiaryStage) -> None:
    today = rescued.stage.program.window.today
    assert today.line.text() == RESCUED
    assert today.backup.isVisible()
    today.backup.click()
    page = previewed(rescued)
    page.back.click()
    assert rescued.stage.program.window.current() is today
    assert today.backup.isVisible()
    today.backup.click()
    previewed(rescued)
    page.add.click()
    rescued.wait(page.undo.isVisible)
    page.back.click()
    assert today.backup.isHidden()
    assert today.line.isHidden()


def test_nothing_is_offered_on_other_days(there: DiaryStage) -> None:
    assert there.stage.program.window.today.backup.isHidden()


def test_escape_goes_back_step_by_step(there: DiaryStage) -> None:
    page, window = chosen(there), there.stage.program.window
    there.stage.bot.keyClick(page.back, Qt.Key.Key_Escape)
    assert isinstance(window.current(), BackupsPage)
    there.stage.bot.keyClick(window.current().back, Qt.Key.Key_Escape)  # type: ignore[union-attr]
    assert window.current() is there.stage.program.desks.preferences.page


def test_a_lost_folder_of_back_ups_is_an_empty_list(there: DiaryStage) -> None:
    shutil.rmtree(there.backup.path.parent)
    there.settings().diary.backups.click()
    page = there.stage.program.desks.files.backups.page
    assert page
    there.wait(lambda: "no back-ups yet" in page.lead.text())
