import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.ui import guide, learn_page, paper, style
from coach.ui.learn_page import LearnPage
from coach.ui.theme import THEMES, ThemeName

Key = Qt.Key
Open = Callable[..., LearnPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    windows = []

    def show(width: int = 1280, height: int = 900, scale: float = 1.0) -> LearnPage:
        window, page = QMainWindow(), LearnPage(printers=lambda: False)
        windows.append(window)
        window.setCentralWidget(page)
        window.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
        page.set_theme(THEMES[ThemeName.LIGHT])
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        page.begin()
        return page

    return show


def seen(page: LearnPage) -> list[str]:
    return [key for key, card in page.cards.items() if card.isVisible()]


def squeezed(text: str) -> str:
    """Leave out what depends on where lines end."""
    return re.sub(r"\s+", "", text)


def words_of_pdf(content: bytes) -> str:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = [document.getAllText(number).text() for number in range(document.pageCount())]
    pages = [re.sub(r"\d+\s*$", "", page) for page in pages]  # without its number
    document.close()
    return squeezed("".join(pages))


def test_it_opens_on_all_of_it(opened: Open) -> None:
    page = opened()
    assert seen(page) == [section.id for section in page.guide.sections]
    assert page.search.hasFocus()
    assert not page.found.isVisible()
    assert not page.told.isVisible()


def test_the_search_narrows_as_one_types(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    qtbot.keyClicks(page.search, "quinine")
    assert seen(page) == ["doctor", "trials"]
    assert [key for key, b in page.contents.buttons.items() if b.isVisible()] == ["doctor", "trials"]
    assert page.found.text() == "2 parts found for “quinine”."
    assert "background-color" in "".join(label.text() for _, label in page.cards["doctor"].lines)
    qtbot.keyClicks(page.search, " risks")
    assert page.found.text() == "1 part found for “quinine risks”."
    qtbot.keyClick(page.search, Key.Key_Escape)
    assert len(seen(page)) == len(page.cards)
    assert "background-color" not in "".join(label.text() for _, label in page.cards["doctor"].lines)


def test_a_search_that_finds_nothing_says_so(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    qtbot.keyClicks(page.search, "<b>magnesium")
    assert seen(page) == []
    assert page.found.text().startswith("Nothing found for “<b>magnesium”.")
    assert page.found.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("size", [(1280, 900), (800, 600)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_list_is_there_where_nothing_is_found_and_leads_on(
    opened: Open, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    page = opened(*size, scale)
    page.search.setText("magnesium")
    for _ in range(4):
        QApplication.processEvents()
    assert all(button.isVisible() for button in page.contents.buttons.values())
    assert page.found.height() >= page.found.heightForWidth(page.found.width())
    page.contents.buttons["gp"].click()
    assert page.search.text() == ""
    assert len(seen(page)) == len(page.cards)
    card = page.cards["gp"]
    assert card.hasFocus()
    assert 0 <= card.mapTo(page.scroller.viewport(), card.rect().topLeft()).y() < page.scroller.viewport().height()


def test_all_of_it_is_one_press_away_from_what_was_found(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    assert not page.all.isVisible()
    for sought in ("quinine", "magnesium"):
        page.search.setText(sought)
        qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
        assert len(seen(page)) == len(page.cards)
        assert page.search.text() == ""
        assert page.search.hasFocus()
        assert not page.all.isVisible()


def test_the_contents_show_where_one_is(opened: Open) -> None:
    page = opened()
    QApplication.processEvents()

    def marked() -> list[str]:
        return [key for key, button in page.contents.buttons.items() if button.isChecked()]

    assert marked() == ["what"]
    page.go_to("causes")
    assert marked() == ["causes"]
    page.scroller.verticalScrollBar().setValue(0)
    assert marked() == ["what"]
    page.search.setText("quinine")
    assert marked() == ["doctor"]


def test_what_must_not_be_missed_is_bold(opened: Open) -> None:
    page = opened()
    for key, words in (("urgent", "In the UK, call 111."), ("causes", "Do not stop a medicine because of this page.")):
        assert f"<b>{words}</b>" in "".join(label.text() for _, label in page.cards[key].lines)
        assert words in page.cards[key].accessibleDescription()
    assert all("*" not in label.text() for card in page.cards.values() for _, label in card.lines)


@pytest.mark.parametrize("size", [(1280, 900), (800, 600), (1920, 1000)])
def test_title_and_text_share_their_edges_and_a_line_shows_that_there_is_more_above(
    opened: Open, size: tuple[int, int]
) -> None:
    page = opened(*size)

    def right(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    for sought in ("", "quinine"):  # with a scroll bar, and without one on a large page
        page.search.setText(sought)
        for _ in range(4):
            QApplication.processEvents()
        assert right(page.cards["doctor" if sought else "what"]) == right(page.back)
    page.search.clear()
    QApplication.processEvents()
    assert not page._rule.isVisible()
    page.scroller.verticalScrollBar().setValue(40)
    assert page._rule.isVisible()
    assert right(page.cards["what"]) == right(page.back)


def test_escape_leaves_and_the_next_time_begins_anew(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    qtbot.keyClicks(page.search, "night")
    qtbot.keyClick(page.search, Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.search, Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        page.back.click()


def test_the_way_to_the_check(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    with qtbot.waitSignal(page.check_wanted):
        page.check.click()


@pytest.mark.parametrize("size", [(1280, 900), (800, 600)])
def test_the_contents_lead_to_every_section(opened: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = opened(*size)
    QApplication.processEvents()
    for key, button in page.contents.buttons.items():
        button.setFocus()
        qtbot.keyClick(button, Key.Key_Return)
        card = page.cards[key]
        assert card.hasFocus()
        top = card.mapTo(page.scroller.viewport(), card.rect().topLeft()).y()
        assert 0 <= top < page.scroller.viewport().height()


@pytest.mark.parametrize("sizes", [[(1280, 900)], [(800, 600)], [(1280, 900), (800, 600), (1280, 900)]])
def test_tab_goes_through_all_of_it_in_order(opened: Open, qtbot: QtBot, sizes: list[tuple[int, int]]) -> None:
    page = opened(*sizes[0])
    for size in sizes[1:]:
        page.window().resize(*size)
        QApplication.processEvents()
    stops = [page.print, page.save, *page.contents.buttons.values(), *page.cards.values()]
    for stop in stops:
        qtbot.keyClick(page.focusWidget() or page, Key.Key_Tab)
        assert stop.hasFocus()
    last = stops[-1]
    top = last.mapTo(page.scroller.viewport(), last.rect().topLeft()).y()
    assert top < page.scroller.viewport().height()  # scrolled to


def test_paging_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    QApplication.processEvents()
    bar = page.scroller.verticalScrollBar()
    qtbot.keyClick(page.search, Key.Key_PageDown)
    assert bar.value() > 100
    qtbot.keyClick(page.search, Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(page.search, Key.Key_Down)
    assert 0 < bar.value() < 100


def test_a_screen_reader_is_given_plain_words(opened: Open) -> None:
    page = opened()
    page.search.setText("quinine")
    card = page.cards["doctor"]
    assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) == "What a GP may do"
    for label in card.findChildren(QLabel):
        assert "<" not in QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
    for button in page.findChildren(QPushButton):
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert QAccessible.queryAccessibleInterface(page.search).text(QAccessible.Text.Name) == "Search in this page"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_clipped(opened: Open, scale: float) -> None:
    page = opened(1280, 900, scale)
    for size, sought in product(((1280, 900), (800, 600), (640, 480)), ("", "quinine")):
        page.window().resize(*size)
        page.search.setText(sought)
        for _ in range(3):
            QApplication.processEvents()
        look, inner = (size, sought), page.inner
        assert (page.window().width(), page.window().height()) == size
        assert inner.width() <= page.scroller.viewport().width(), look
        assert page.search.height() >= page.search.fontMetrics().height(), look
        for button in page.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), (look, button.text())
                assert button.height() >= 44, (look, button.text())
        for key in seen(page):
            for _, label in page.cards[key].lines:
                assert label.height() >= label.heightForWidth(label.width()), (look, key)


def test_larger_type_is_made_room_for_at_once(opened: Open) -> None:
    page = opened()
    assert page.side.isVisible()
    page.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], 2.0))
    page.set_theme(THEMES[ThemeName.LIGHT])
    assert not page.side.isVisible()
    page.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], 1.0))
    page.set_theme(THEMES[ThemeName.LIGHT])
    assert page.side.isVisible()
    assert page.contents.isVisible()


def test_the_pdf_has_every_word_in_black(qapp: QApplication) -> None:
    made = paper.document(guide.learn())
    text = words_of_pdf(paper.pdf(made))
    for section in guide.learn().sections:
        assert squeezed(section.heading) in text
        for block in section.blocks:
            assert squeezed(block.text) in text
    assert "#000000" in made.toHtml()


def test_saving_as_a_pdf(opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _: None)  # the offscreen platform cannot show one without a warning
    page = opened()
    page.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    path = tmp_path / "cramps.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert path.read_bytes().startswith(b"%PDF")
    assert page.told.text() == f"Saved: {path}"


def test_a_pdf_that_cannot_be_saved(opened: Open, tmp_path: Path) -> None:
    page = opened()
    page.save_pdf(str(tmp_path / "nowhere" / "cramps.pdf"))
    assert page.told.text() == "It could not be saved: No such file or directory. Choose another folder."
    page.save_pdf("")
    page.begin()
    assert not page.told.isVisible()


def test_where_there_is_no_printer_a_pdf_is_offered(opened: Open) -> None:
    page = opened()
    page.print.click()
    assert page.told.text().startswith("There is no printer here.")
    assert page.save.hasFocus()


def test_printing(opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    page = opened()
    printer = QPrinter()
    path = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    monkeypatch.setattr(page, "_printers", lambda: True)
    monkeypatch.setattr(QPrintDialog, "open", lambda dialog: dialog.accepted.emit(printer))
    page.print.click()
    assert "Whatacrampis" in words_of_pdf(path.read_bytes())


def test_whether_there_is_a_printer_can_be_asked() -> None:
    assert learn_page._printers() in (True, False)
