from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from coach.diary.entries import Book, Cramp, Session
from coach.ui import style
from coach.ui.history_page import HistoryPage
from coach.ui.month_day import Day
from coach.ui.theme import THEMES, Space, ThemeName
from tests.histories import TODAY, first_day, twenty_years, week_ten, week_two

Key = Qt.Key
Open = Callable[..., HistoryPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    windows = []

    def show(book: Book, width: int = 1280, height: int = 900, scale: float = 1.0) -> HistoryPage:
        window, page = QMainWindow(), HistoryPage()
        windows.append(window)
        window.setCentralWidget(page)
        window.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
        page.set_theme(THEMES[ThemeName.LIGHT])
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        qtbot.addWidget(window)
        page.show_book(book, TODAY)
        with qtbot.waitExposed(window):
            window.show()
        return page

    return show


def test_the_first_day_says_what_will_stand_here(opened: Open) -> None:
    page = opened(first_day())
    assert page.headline.text() == "Nothing to look back on yet"
    assert not page.chart.isVisible()
    assert not page.month.isVisible()
    assert page.entries.empty.text().startswith("Nothing here yet.")
    assert not page.entries.search.isVisible()
    assert page.changes.none.isVisible()


def test_week_two_is_too_early(opened: Open) -> None:
    page = opened(week_two())
    assert page.headline.text() == "Too early to say"
    assert page.chart.isVisible()


def test_the_changes_stand_there_with_their_reasons(opened: Open) -> None:
    page = opened(week_ten())
    texts = [label.text() for label in page.changes.findChildren(QWidget, "small")]  # type: ignore[attr-defined]
    assert len(texts) == 2
    assert all("on the 21 nights at the start" in text for text in texts)


def test_the_chart_turns_into_a_table_with_the_same_figures(opened: Open) -> None:
    page = opened(week_ten())
    page.chart.flip.click()
    table = page.chart.table
    assert table.isVisible()
    assert page.chart.flip.text() == "Show as a p&icture"
    header = [table.horizontalHeaderItem(n) for n in range(table.columnCount())]
    assert [item.text().replace("\n", " ") for item in header if item] == [
        "Week of",
        "Cramps",
        "Nights answered",
        "Cramps a week",
        "Sessions a day",
    ]
    rows = [[table.item(row, n) for n in range(5)] for row in range(table.rowCount())]
    told = [[item.text() for item in row if item] for row in rows]
    assert ["26 Oct 2026", "not known", "0 of 7", "not known", "3"] in told
    page.chart.flip.click()
    assert not table.isVisible()


def test_how_far_back_the_chart_looks(opened: Open) -> None:
    page = opened(week_ten())
    for key, rows in (("weeks", 8), ("all", 11), ("half-year", 11)):
        page.chart.ranges.buttons[key].click()
        assert page.chart.table.rowCount() == rows
        assert page.chart.ranges.buttons[key].isChecked()


def test_months_back_and_on(opened: Open) -> None:
    page = opened(week_ten())
    assert page.month.title.text() == "November 2026"
    assert not page.month.after.isVisible()
    assert page.month.before.accessibleName() == "October 2026"
    page.month.before.click()
    page.month.before.click()
    assert page.month.title.text() == "September 2026"
    assert not page.month.before.isVisible()
    page.month.after.click()
    assert page.month.title.text() == "October 2026"


def test_the_days_are_walked_with_the_keyboard(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_ten())
    page.window().activateWindow()
    today = next(cell for cell in page.month.days if cell.view and cell.view.is_today)
    assert today.focusPolicy() is Qt.FocusPolicy.StrongFocus
    today.setFocus()
    assert page.month.told.text() == "25 November: 0 of 1 session, the night is still to come"
    qtbot.keyClick(today, Key.Key_Up)
    assert page.month.told.text().startswith("18 November: 1 of 2 sessions")
    assert today.focusPolicy() is Qt.FocusPolicy.ClickFocus
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == page.month.told.text()
    qtbot.keyClick(focused, Key.Key_PageUp)
    assert page.month.title.text() == "October 2026"
    assert page.month.told.text().startswith("21 October")


def test_the_keyboard_stays_in_the_month_and_in_sight(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_ten(), 800, 600, 2.0)
    page.window().activateWindow()
    QApplication.processEvents()
    page.month.days[6].setFocus()
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
    reached = QApplication.focusWidget()
    assert isinstance(reached, Day)
    assert reached.accessibleName().startswith("29 November")
    view = page.scroller.viewport()
    assert view.rect().contains(reached.rect().translated(reached.mapTo(view, reached.rect().topLeft())))
    last = page.month.days[35]
    last.setFocus()
    qtbot.keyClick(last, Key.Key_PageUp)
    reached = QApplication.focusWidget()
    assert isinstance(reached, Day)
    assert reached.accessibleName().startswith("1 October")


def test_an_entry_is_chosen_corrected_and_deleted(opened: Open, qtbot: QtBot) -> None:
    book = week_ten()
    page = opened(book)
    listed = page.entries
    assert not listed.delete.isEnabled()
    listed.filter.buttons["cramps"].click()
    listed.view.setCurrentIndex(listed.model.index(2))
    assert listed.chosen.text().startswith("Cramp in")
    assert listed.delete.accessibleName().startswith("Delete: Cramp in")
    with qtbot.waitSignal(page.delete_wanted) as wanted:
        listed.delete.click()
    assert wanted.args == [book.cramps[2]]
    with qtbot.waitSignal(page.edit_wanted) as wanted:
        qtbot.keyClick(listed.view, Key.Key_Return)
    assert wanted.args == [book.cramps[2]]
    listed.filter.buttons["sessions"].click()
    listed.view.setCurrentIndex(listed.model.index(0))
    with qtbot.waitSignal(page.delete_wanted) as wanted:
        qtbot.keyClick(listed.view, Key.Key_Delete)
    assert wanted.args == [book.sessions[0]]


def test_after_a_deletion_none_is_chosen_the_arrows_go_on_from_there_and_undo_stands_by(
    opened: Open, qtbot: QtBot
) -> None:
    book = week_ten()
    page = opened(book)
    page.entries.filter.buttons["cramps"].click()
    page.entries.view.setCurrentIndex(page.entries.model.index(2))
    page.entries.delete.setFocus()
    after = Book(book.sessions, book.cramps[:2] + book.cramps[3:], book.answers)
    page.delete_wanted.connect(lambda _: page.show_book(after, TODAY))
    with qtbot.waitSignal(page.delete_wanted):
        page.entries.delete.click()
    page.show_undo("Deleted.")
    assert page.entries.entry() is None
    with qtbot.assertNotEmitted(page.delete_wanted):
        page.entries.delete.click()  # the second click of two
        qtbot.keyClick(page.entries.view, Key.Key_Delete)
    assert page.entries.view.hasFocus()
    page.show_book(book, TODAY)  # it was taken back
    assert page.entries.entry() is None
    qtbot.keyClick(page.entries.view, Key.Key_Down)
    assert page.entries.entry() == book.cramps[3]
    assert page.undo_line.isVisible()
    assert page.undo_text.text() == "Deleted."
    with qtbot.waitSignal(page.undo_wanted):
        page.undo.click()
    page.show_book(book, TODAY)
    assert page.entries.entry() == book.cramps[3]
    page.show_undo("")
    assert not page.undo_line.isVisible()


def test_the_list_is_searched(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_ten())
    qtbot.keyClicks(page.entries.search, "left calf")
    assert page.entries.model.rowCount() == sum(
        cramp.side == "left" and cramp.place == "calf" for cramp in week_ten().cramps
    )
    page.entries.search.setText("zebra")
    assert page.entries.empty.text() == "Nothing in the diary matches that."
    page.entries.search.clear()
    assert page.entries.view.isVisible()


def test_a_long_list_is_filled_as_it_is_scrolled(opened: Open) -> None:
    book = twenty_years()
    page = opened(book)
    listed = page.entries
    assert listed.model.rowCount() < 1_000
    listed.view.verticalScrollBar().setValue(listed.view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert listed.model.rowCount() > 900
    listed.view.setCurrentIndex(listed.model.reach(len(listed.model.shown) - 1))
    oldest: tuple[Session | Cramp, ...] = (book.sessions[-1], book.cramps[-1])
    assert listed.entry() == min(oldest, key=lambda entry: entry.started_at)
    page.show_book(book, TODAY)
    assert listed.view.currentIndex().row() == len(listed.model.shown) - 1


def test_the_page_alone_scrolls_and_the_list_is_turned_as_the_months_are(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_ten())
    listed, turner = page.entries, page.entries.turner
    assert not listed.view.verticalScrollBar().isVisible()
    count, rows = len(listed.model.shown), 6

    def seen() -> list[int]:
        box = listed.view.viewport().rect()
        places = (listed.view.indexAt(QPoint(20, y)) for y in range(5, box.bottom(), 10))
        return sorted({place.row() for place in places if place.isValid()})

    assert (seen(), turner.place.text()) == ([0, 1, 2, 3, 4, 5], f"1 to 6 of {count}")
    assert (turner.newer.isEnabled(), turner.older.isEnabled()) == (False, True)
    turner.older.click()
    assert (seen(), turner.place.text()) == ([6, 7, 8, 9, 10, 11], f"7 to 12 of {count}")
    turner.newer.click()
    assert seen()[0] == 0
    listed.view.setCurrentIndex(listed.model.reach(8))  # as the arrow keys do
    assert seen()[-1] == 8
    assert turner.place.text() == f"4 to 9 of {count}"
    for _ in range(count // rows + 1):
        turner.older.click()
    assert (seen()[-1], turner.place.text()) == (count - 1, f"{count - 5} to {count} of {count}")
    assert (turner.newer.isEnabled(), turner.older.isEnabled()) == (True, False)


def test_the_wheel_over_the_list_scrolls_the_page(opened: Open) -> None:
    page = opened(week_ten(), 800, 600)
    page.scroller.ensureWidgetVisible(page.entries.view)
    QApplication.processEvents()
    before, view = page.scroller.verticalScrollBar().value(), page.entries.view
    middle = QPointF(view.viewport().rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(view.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turned)
    assert view.verticalScrollBar().value() == 0
    assert not turned.isAccepted()
    assert before > 0


def test_the_oldest_entry_of_twenty_years_can_be_turned_to(opened: Open) -> None:
    page = opened(twenty_years())
    listed = page.entries
    listed.filter.buttons["cramps"].click()
    for _ in range(200):
        listed.turner.older.click()
    assert listed.turner.place.text().startswith("1,201 to 1,206 of ")
    assert listed.model.rowCount() < 2_000  # no more are laid out than were looked at, and some


def test_the_keyboard_stays_at_the_way_through_the_list_at_either_end(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_two())
    turner = page.entries.turner
    page.window().activateWindow()
    turner.older.setFocus()
    for _ in range(20):
        held = page.focusWidget()
        assert held in {turner.newer, turner.older}
        if held is turner.newer:
            break
        qtbot.keyClick(held, Key.Key_Space)
    assert not turner.older.isEnabled()
    assert turner.newer.hasFocus()


def test_a_list_that_is_seen_as_a_whole_has_nothing_to_turn(opened: Open) -> None:
    page = opened(Book((), week_ten().cramps[:6]))
    assert not page.entries.turner.newer.isVisible()
    assert not page.entries.turner.older.isVisible()


def dressed(page: HistoryPage, scale: float) -> None:
    """Wear another size of type, as the program does."""
    page.window().setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
    page.set_theme(THEMES[ThemeName.LIGHT])


def sized(page: HistoryPage, width: int, height: int) -> None:
    page.window().resize(width, height)
    for _ in range(4):
        QApplication.processEvents()
    assert (page.window().width(), page.window().height()) == (width, height)


def test_the_cramps_of_a_night_stand_apart_from_the_number_of_its_day(opened: Open) -> None:
    page = opened(week_ten())
    for scale in (1.0, 1.5, 2.0):
        dressed(page, scale)
        for width in (800, 1280):
            sized(page, width, 900)
            days = [cell for cell in page.month.days if cell.view and cell.view.day.day > 9 and cell.view.is_asked]
            assert days
            for cell in days:
                number, cramps = cell.number_box(), cell.cramps_box()
                beside = cramps.left() - number.right()
                apart = beside >= 0.25 * cell.fontMetrics().height() or cramps.top() >= number.bottom() - 1
                assert apart, (scale, width)
                assert QRectF(cell.rect()).contains(cramps), (scale, width)


def test_a_day_that_is_not_dressed_yet_can_be_laid_out(qtbot: QtBot) -> None:
    day = Day()
    qtbot.addWidget(day)
    font = day.font()
    font.setPointSize(12)
    day.setFont(font)
    day.lay(20)  # a warning of Qt's would be a fault
    narrow = day.sizeHint().height()
    day.lay(200)
    assert day.sizeHint().height() < narrow


def test_leaving_by_button_and_by_escape(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_ten())
    page.month.before.click()
    with qtbot.waitSignal(page.closed):
        page.back.click()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Key.Key_Escape)
    page.show_book(week_ten(), TODAY)
    assert page.month.title.text() == "November 2026"


def test_the_keyboard_comes_by_in_reading_order(opened: Open, qtbot: QtBot) -> None:
    page = opened(week_ten())
    page.window().activateWindow()
    page.entries.view.setCurrentIndex(page.entries.model.index(0))
    page.show_undo("Deleted.")
    page.back.setFocus()
    seen = [page.back]
    while (now := QApplication.focusWidget()) and len(seen) < 40:
        if now is not seen[-1]:
            seen.append(now)  # type: ignore[arg-type]
        qtbot.keyClick(now, Key.Key_Tab)
        if QApplication.focusWidget() is page.back:
            break
    stops = [
        page.back,
        page.chart.flip,
        page.month.before,
        page.entries.search,
        page.entries.view,
        page.entries.edit,
        page.entries.delete,
        page.undo,
    ]
    assert [widget for widget in seen if widget in stops] == stops


def test_every_control_has_a_name(opened: Open) -> None:
    page = opened(week_ten())
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
            told = QAccessible.queryAccessibleInterface(widget)
            assert told
            assert told.text(QAccessible.Text.Name), (widget, widget.parent())


def test_nothing_is_wider_than_the_page_or_too_small_to_press(opened: Open) -> None:
    page = opened(week_ten())
    for scale in (1.0, 2.0):
        dressed(page, scale)
        for size in ((1280, 900), (800, 600)):
            sized(page, *size)
            assert_room(page, (scale, size))


def assert_room(page: HistoryPage, look: tuple[float, tuple[int, int]]) -> None:
    """See that all of it can be read and pressed without moving it sideways."""
    inner = page.scroller.widget()
    assert inner
    assert inner.width() <= page.scroller.viewport().width(), look
    assert inner.minimumSizeHint().width() <= page.scroller.viewport().width(), look
    for button in (page.back, page.chart.flip, page.month.before, page.entries.edit, page.entries.delete):
        assert button.height() >= 44, look
        assert button.width() >= max(44, button.minimumSizeHint().width()), look
    assert all(cell.height() >= 44 and cell.width() >= 44 for cell in page.month.days), look


def test_the_wheel_over_the_chart_scrolls_the_page(opened: Open) -> None:
    page = opened(week_ten(), 800, 600)
    chart = page.chart.chart
    assert chart is not None
    for panel in (chart.cramps, chart.dose):
        assert panel.widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_long_and_foreign_notes_are_kept_to_the_letter(opened: Open) -> None:
    note = "<b>Schmerz</b>\n\u05e9\u05dc\u05d5\u05dd 😀 " + "x" * 4_000
    cramp = week_ten().cramps[0]
    odd = type(cramp)("odd", datetime(2026, 11, 25, 5, tzinfo=UTC), cramp.place, note=note)
    page = opened(Book((), (odd,)))
    page.entries.view.setCurrentIndex(page.entries.model.index(0))
    assert page.entries.chosen.text().endswith(note)
    page.grab()


def test_a_session_that_was_not_finished_is_a_ring_and_no_dot(opened: Open) -> None:
    whole = week_ten().sessions[0]
    page = opened(Book((replace(whole, completed=True), replace(whole, id="cut", completed=False)), ()))
    view = page.entries.view
    picture, line = view.viewport().grab().toImage(), view.fontMetrics().height()
    done = QColor(THEMES[ThemeName.LIGHT].done)

    def is_green(row: int, right: int) -> bool:
        box = view.visualRect(page.entries.model.index(row))
        middle = QPoint(box.left() + Space.NORMAL + 7, round(box.top() + Space.TIGHT + line / 2))
        return picture.pixelColor(middle + QPoint(right, 0)) == done

    assert [is_green(row, right) for row in (0, 1) for right in (0, 3)] == [True, True, False, False]
    assert any(is_green(1, right) for right in (5, 6))


def test_a_chart_that_stayed_as_it_was_is_not_drawn_again(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    book = week_ten()
    page, drawn = opened(book), list[object]()
    assert page.chart.chart
    monkeypatch.setattr(page.chart.chart, "show_view", drawn.append)
    page.show_book(book, TODAY)
    page.show_book(Book(book.sessions[3:], book.cramps, book.answers), TODAY)
    assert drawn == []
    page.show_book(Book(book.sessions, book.cramps[3:], {}), TODAY)
    assert len(drawn) == 1
