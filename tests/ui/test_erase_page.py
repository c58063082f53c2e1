"""Everything deleted: asked first, done wholly, and said."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.diary.faults import DiaryError
from coach.routine.model import Routine
from coach.ui import style
from coach.ui.erase_farewell import EraseFarewell
from coach.ui.erase_page import ErasePage
from coach.ui.theme import THEMES, ThemeName
from tests.ui.conftest import Stage
from tests.ui.diary_stage import DiaryStage, made_diary_stage

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def there(qtbot: QtBot, routine: Routine, tmp_path: Path) -> Iterator[DiaryStage]:
    yield from made_diary_stage(qtbot, routine, tmp_path)


def asked(stage: Stage) -> ErasePage:
    stage.program.window.today.settings.click()
    settings = stage.program.desks.preferences.page
    assert settings
    settings.diary.erase.click()
    page = stage.program.desks.files.erasing.page
    assert page
    return page


def agreed(stage: Stage) -> EraseFarewell:
    page = asked(stage)
    page.understood.click()
    page.erase.click()
    farewell = stage.program.desks.files.erasing.farewell
    assert farewell
    stage.bot.addWidget(farewell)
    return farewell


def test_nothing_happens_by_one_press_and_the_way_back_is_the_obvious_one(stage: Stage) -> None:
    page = asked(stage)
    assert not page.erase.isEnabled()
    page.erase.click()
    page.understood.click()
    assert page.erase.isEnabled()
    page.understood.click()
    assert not page.erase.isEnabled()
    page.understood.click()
    page.keep.click()
    assert stage.program.window.current() is stage.program.desks.preferences.page
    assert stage.house.erased == 0
    assert not stage.diary.closed
    again = asked(stage)
    assert not again.erase.isEnabled()


def test_it_can_be_done_with_the_keyboard_alone(stage: Stage) -> None:
    page = asked(stage)
    for _ in range(3):
        stage.bot.keyClick(stage.program.window.focusWidget(), Qt.Key.Key_Tab)
    assert page.understood.hasFocus()
    stage.bot.keyClick(page.understood, Qt.Key.Key_Space)
    stage.bot.keyClick(page.understood, Qt.Key.Key_Tab)
    assert page.erase.hasFocus()
    stage.bot.keyClick(page.erase, Qt.Key.Key_Space)
    assert stage.house.erased == 1


def test_the_diary_is_closed_first_and_the_start_at_login_goes_too(stage: Stage) -> None:
    stage.desktop.at_login = True
    farewell = agreed(stage)
    assert stage.diary.closed
    assert stage.house.erased == 1
    assert not stage.desktop.at_login
    assert stage.program.window.isHidden()
    assert farewell.isVisible()
    assert farewell.heading.text() == "Everything is deleted"
    assert not farewell.try_again.isVisible()
    assert not stage.desktop.has_left
    farewell.leave.click()
    assert stage.desktop.has_left


def test_nothing_is_written_any_more(stage: Stage) -> None:
    agreed(stage)
    file = stage.folder / "settings.json"
    file.unlink(missing_ok=True)
    stage.program.begin_cramp()
    stage.program.appear()
    stage.desktop.alarm.rang.emit()
    stage.program.window.text_wanted.emit(1)
    stage.program.shut()
    assert not file.exists()
    assert stage.program.window.isHidden()


def test_what_could_not_be_deleted_is_told_and_tried_again(stage: Stage) -> None:
    stage.house.left_over = "Not everything could be deleted: settings.json. Try again."
    stage.desktop.at_login, stage.desktop.refusal = True, "Calf Coach could not be kept from starting at login."
    farewell = agreed(stage)
    assert farewell.heading.text() == "Something is left"
    assert "settings.json" in farewell.line.text()
    assert "login" in farewell.line.text()
    stage.house.left_over = stage.desktop.refusal = ""
    farewell.try_again.click()
    assert farewell.heading.text() == "Everything is deleted"
    assert not stage.desktop.at_login


def test_closing_the_last_window_ends_the_program(stage: Stage) -> None:
    farewell = agreed(stage)
    stage.bot.keyClick(farewell.leave, Qt.Key.Key_Escape)
    assert stage.desktop.has_left


def test_a_copy_can_be_saved_first(there: DiaryStage, tmp_path: Path) -> None:
    page = asked(there.stage)
    there.stage.desktop.chosen = tmp_path
    page.save.click()
    there.wait(lambda: "is written to" in page.line.text())
    assert page.line.objectName() == "line"
    assert (tmp_path / "calf-coach-diary-2026-11-23.sqlite3").exists()
    assert there.stage.program.window.current() is page


def test_nothing_is_deleted_until_it_is_known_whether_the_diary_was_saved(
    there: DiaryStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def fail(_: Path) -> None:
        gate.wait()
        raise DiaryError("The file could not be written: the disk is full. Choose another folder.")

    monkeypatch.setattr(there.archive, "copy_to", fail)
    there.stage.desktop.chosen = tmp_path
    page = asked(there.stage)
    page.understood.click()
    page.save.click()
    assert "is being saved" in page.line.text()
    assert not page.erase.isEnabled()
    page.back.click()
    page = asked(there.stage)
    page.understood.click()
    assert not page.erase.isEnabled()
    assert "is being saved" in page.line.text()
    gate.set()
    there.wait(lambda: "the disk is full" in page.line.text())
    assert page.line.objectName() == "attention"
    assert page.erase.isEnabled()
    assert there.stage.house.erased == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_what_cannot_be_undone_looks_dangerous_and_stands_apart(qtbot: QtBot, width: int) -> None:
    page = ErasePage()
    qtbot.addWidget(page)
    page.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], 1))
    page.resize(width, 900)
    page.show()
    page.understood.click()
    QApplication.processEvents()
    assert page.erase.objectName() == "danger"
    around = QRect(page.erase.mapTo(page, QPoint()), page.erase.size()).adjusted(-23, -23, 23, 23)
    others = (page.keep, page.save, page.understood, page.back)
    assert not [one for one in others if around.intersects(QRect(one.mapTo(page, QPoint()), one.size()))]


def test_an_open_diary_with_its_back_ups_is_gone_afterwards(there: DiaryStage, monkeypatch: pytest.MonkeyPatch) -> None:
    def erase() -> str:
        there.archive.erase()
        return ""

    monkeypatch.setattr(there.stage.house, "erase", erase)
    agreed(there.stage)
    assert not list(there.store.path.parent.rglob("*"))
