"""The screen of the page for a GP, and what is done with the page there."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.diary.entries import Book
from coach.ui import gp_desk, gp_page, style
from coach.ui.gp_desk import GpDesk
from coach.ui.gp_screen import GpScreen
from coach.ui.theme import TARGET, THEMES, ThemeName, contrast
from tests.histories import TODAY, twenty_years, week_ten, week_two
from tests.ui.conftest import FakeDesktop

Open = Callable[..., GpScreen]
Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    windows = []

    def show(
        book: Book, width: int = 1280, height: int = 900, scale: float = 1.0, theme: ThemeName = ThemeName.LIGHT
    ) -> GpScreen:
        window, screen = QMainWindow(), GpScreen("9.9.9")
        windows.append(window)
        window.setCentralWidget(screen)
        window.setStyleSheet(style.sheet(THEMES[theme], scale))
        screen.set_theme(THEMES[theme])
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        screen.begin(book, TODAY)
        QApplication.processEvents()
        return screen

    return show


def period(screen: GpScreen) -> str:
    assert screen.sheet
    return screen.sheet.words[2].text


def test_it_opens_on_the_last_eight_weeks(opened: Open) -> None:
    screen = opened(week_ten())
    assert screen.ranges.buttons["weeks"].isChecked()
    assert period(screen) == "30 September to 25 November 2026"
    assert not screen.dates.isVisible()
    assert not screen.told.isVisible()


def test_the_ranges_in_words_of_the_person(opened: Open) -> None:
    screen = opened(twenty_years())
    for key, told in (
        ("half-year", "27 May to 25 November 2026"),
        ("year", "25 November 2025 to 25 November 2026"),
        ("all", "30 November 2006 to 25 November 2026"),
    ):
        screen.ranges.buttons[key].click()
        assert period(screen) == told, key
        assert told in screen.preview.accessibleDescription(), key


def test_two_dates_begin_as_those_that_were_shown_and_can_be_changed(opened: Open) -> None:
    screen = opened(week_ten())
    screen.ranges.buttons["dates"].click()
    assert screen.dates.isVisible()
    assert period(screen) == "30 September to 25 November 2026"
    screen.first.choose(date(2026, 10, 5))
    assert period(screen) == "5 October to 25 November 2026"
    screen.last.choose(date(2026, 10, 1))
    assert period(screen) == "1 to 5 October 2026"
    screen.ranges.buttons["weeks"].click()
    assert period(screen) == "30 September to 25 November 2026"
    assert not screen.dates.isVisible()


def test_no_date_lies_in_the_future(opened: Open) -> None:
    screen = opened(week_ten())
    screen.ranges.buttons["dates"].click()
    screen.last.choose(date(2027, 1, 1))
    assert period(screen) == "30 September to 25 November 2026"


def test_the_next_time_begins_anew(opened: Open) -> None:
    screen = opened(week_ten())
    screen.ranges.buttons["all"].click()
    screen.tell("The page is saved.")
    assert screen.told.isVisible()
    screen.begin(week_two(), TODAY + timedelta(1))
    assert not screen.told.isVisible()
    assert screen.ranges.buttons["weeks"].isChecked()
    assert period(screen) == "15 to 26 November 2026"


def test_what_is_wanted_is_told_with_the_page_that_is_shown(opened: Open, qtbot: QtBot) -> None:
    screen = opened(week_ten())
    for button, wanted in ((screen.save, screen.save_wanted), (screen.print, screen.print_wanted)):
        with qtbot.waitSignal(wanted) as told:
            button.click()
        assert told.args == [screen.sheet]
    with qtbot.waitSignal(screen.closed):
        screen.back.click()


def test_without_type_the_reason_is_told_and_nothing_can_be_saved(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gp_page, "face", lambda: "")
    screen = opened(week_ten())
    assert screen.told.text().startswith("The page could not be made")
    assert screen.told.isVisible()
    assert not screen.save.isEnabled()
    assert not screen.print.isEnabled()


def test_the_keyboard_comes_by_in_reading_order(opened: Open, qtbot: QtBot) -> None:
    screen = opened(week_ten())
    screen.ranges.buttons["dates"].click()
    screen.back.setFocus()
    seen: list[QWidget] = []
    while len(seen) < 15 and screen.back not in seen:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        if (now := QApplication.focusWidget()) and now not in seen:  # a date is three stops: day, month, year
            seen.append(now)
    assert seen[0] in screen.ranges.buttons.values()
    assert seen[1:] == [screen.first, screen.last, screen.save, screen.print, screen.preview, screen.back]


def test_every_control_has_a_name(opened: Open) -> None:
    screen = opened(week_ten())
    screen.ranges.buttons["dates"].click()
    for widget in screen.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
            told = QAccessible.queryAccessibleInterface(widget)
            assert told
            assert told.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(("width", "height"), [(640, 480), (800, 600), (1280, 900)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_screen_or_too_small_to_press(
    opened: Open, width: int, height: int, scale: float
) -> None:
    screen = opened(week_ten(), width, height, scale)
    screen.ranges.buttons["dates"].click()
    QApplication.processEvents()
    assert screen.inner.width() <= screen.scroller.viewport().width()
    for button in screen.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= TARGET - 4
            assert button.width() >= button.minimumSizeHint().width()
    for picker in (screen.first, screen.last):
        assert picker.width() >= picker.minimumSizeHint().width()
    page = screen.preview
    assert page.height() == pytest.approx(min(page.width(), 860) * 8419 / 5953, abs=1)


def test_the_choices_stand_beside_the_page_where_there_is_room(opened: Open) -> None:
    wide = opened(week_ten())
    choices, preview = wide.choices, wide.preview
    assert choices.mapTo(wide, choices.rect().topRight()).x() < preview.mapTo(wide, preview.rect().topLeft()).x()
    place = choices.mapTo(wide, choices.rect().topLeft())
    bar = wide.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert choices.mapTo(wide, choices.rect().topLeft()) == place  # it stays while the page scrolls
    small = opened(week_ten(), 800, 600)
    assert small.choices.geometry().bottom() < small.preview.geometry().top()


@pytest.mark.parametrize("name", ThemeName)
def test_the_paper_dazzles_nobody_at_night_and_can_be_read(opened: Open, name: ThemeName) -> None:
    screen = opened(week_ten(), theme=name)
    paper = screen.preview.paper
    assert contrast(paper, "#000000") >= 7
    assert (paper == "#ffffff") == (name is ThemeName.LIGHT)
    image = screen.preview.grab().toImage()
    assert image.pixelColor(image.width() // 2, 8).name() == paper


class Frame(QMainWindow):
    """A window that shows one page."""

    def add(self, page: QWidget, *, scrolling: bool) -> None:
        assert page.objectName() == "page"
        assert not scrolling

    def show_page(self, page: QWidget) -> None:
        self.setCentralWidget(page)


class Desk:
    """The screen in a window, before a desktop under the test's hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.frame, self.desktop, self.has_printer = Frame(), FakeDesktop(), False
        qtbot.addWidget(self.frame)
        self.frame.setMinimumSize(640, 480)
        now = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=9)
        self.desk = GpDesk(self.frame, self.desktop, lambda: now, "9.9.9", lambda: self.has_printer)  # type: ignore[arg-type]
        self.desk.show(week_ten())
        assert self.desk.screen
        self.screen = self.desk.screen
        self.frame.show()

    @property
    def told(self) -> str:
        return self.screen.told.text() if not self.screen.told.isHidden() else ""


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_saving(desk: Desk, tmp_path: Path) -> None:
    desk.desktop.chosen = tmp_path
    desk.screen.save.click()
    path = tmp_path / gp_desk.FILE
    assert desk.told == f"The page is saved: {path}"
    assert path.read_bytes().startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir()] == [gp_desk.FILE]


def test_a_file_that_cannot_be_written(desk: Desk, tmp_path: Path) -> None:
    desk.desktop.chosen = tmp_path / "nowhere"
    desk.screen.save.click()
    assert desk.told.startswith(f"The page could not be saved as {tmp_path / 'nowhere' / gp_desk.FILE}: No such file")
    assert "diary is as it was" in desk.told


def test_who_would_rather_not_save_is_told_nothing(desk: Desk) -> None:
    desk.screen.save.click()
    assert desk.desktop.asking
    assert desk.told == ""


def test_where_there_is_no_printer_a_pdf_is_offered(desk: Desk) -> None:
    desk.screen.print.click()
    assert desk.told == gp_desk.NO_PRINTER


def test_printing(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    desk.has_printer = True
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(QPrintDialog, "open", lambda dialog: dialog.accepted.emit(printer))
    desk.screen.print.click()
    assert desk.told == ""
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    desk.has_printer = True
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    monkeypatch.setattr(QPrintDialog, "open", lambda dialog: dialog.accepted.emit(printer))
    desk.screen.print.click()
    assert desk.told == gp_desk.NOT_PRINTED


def test_leaving(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.desk.closed):
        desk.screen.back.click()
    desk.desk.show(week_two())
    assert desk.desk.screen is desk.screen
    assert period(desk.screen) == "15 to 25 November 2026"


def test_whether_there_is_a_printer_can_be_asked() -> None:
    assert gp_desk.has_printer() in (True, False)


def test_a_date_of_the_day_is_that_of_sessions(desk: Desk) -> None:
    desk.screen.last.choose(date.max)
    assert desk.screen.last.day == TODAY
    assert date(2026, 11, 25) == TODAY
