from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.session.day import Slot
from coach.settings import Settings
from coach.ui.settings_page import SettingsPage
from coach.ui.settings_rows import Row
from coach.ui.settings_views import SettingsView
from tests.ui.conftest import Stage
from tests.ui.settings_desk import ROUTINES, VIEW, VOICES, Open, opener, press, settle, stops

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return opener(qtbot)


def test_the_wheel_scrolls_and_chooses_nothing(opened: Open) -> None:
    desk = opened()
    for control in (desk.page.day.per_day, desk.page.sound.voice.list):
        place = QPointF(control.mapTo(desk.page.window(), control.rect().center()))
        before = desk.page.scroller.verticalScrollBar().value()
        QTest.wheelEvent(desk.page.window().windowHandle(), place, QPoint(0, -120))
        assert desk.settings == Settings()
        assert desk.page.scroller.verticalScrollBar().value() > before
        desk.page.go_to("3")


def test_escape_leads_back_from_everywhere_on_it(stage: Stage, qtbot: QtBot) -> None:
    page = SettingsPage()
    window = stage.program.window
    window.add(page, scrolling=False)
    page.show_view(VIEW)
    window.show_page(page)
    for place in (page.back, page.day.times[Slot.MIDDAY].edit, page.sound.voice.list, page.diary.path):
        place.setFocus()
        with qtbot.waitSignal(page.closed):
            qtbot.keyClick(place, Key.Key_Escape)


def test_mnemonics_do_not_clash(stage: Stage) -> None:
    page = SettingsPage()
    window = stage.program.window
    window.add(page, scrolling=False)
    window.show_page(page)
    for view in (VIEW, SettingsView(Settings(), 1, VOICES, resting=True, playing="check")):
        page.show_view(view)
        used = [button.text() for button in page.findChildren(QPushButton)] + [window.cramp_now.text()]
        letters = Counter(text[text.index("&") + 1].lower() for text in used if "&" in text)
        assert len(letters) >= 14
        assert set(letters.values()) == {1}


@pytest.mark.parametrize("sizes", [[(1280, 900)], [(800, 600)], [(1280, 900), (800, 600), (1280, 900)]])
def test_tab_goes_through_all_of_it_as_one_reads(opened: Open, qtbot: QtBot, sizes: list[tuple[int, int]]) -> None:
    desk = opened(*sizes[0])
    page = desk.page
    desk.show(routines=ROUTINES)
    for size in sizes[1:]:
        page.window().resize(*size)
        settle()
    settle()
    reached: list[QWidget] = [page.back]
    while True:
        qtbot.keyClick(reached[-1], Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is page.back:
            break
        assert now not in reached, "; ".join(each.accessibleName() for each in (*reached[20:], now))
        reached.append(now)
        view = page.scroller.viewport()
        if page.inner.isAncestorOf(now):
            seen = view.rect() & now.rect().translated(now.mapTo(view, QPoint()))
            assert seen.size() == now.size() or (now is page.diary.path and seen.height() >= 44)
    contents = list(page.contents.buttons.values())
    assert reached[1:8] == contents
    places = [widget.mapTo(page.inner, widget.rect().topLeft()) for widget in reached[8:]]
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))
    for card in page.cards:
        for row in card.findChildren(Row):
            assert any(row.control is widget or row.control.isAncestorOf(widget) for widget in reached), (
                row.words.text()
            )


def test_the_contents_lead_to_every_card(opened: Open, qtbot: QtBot) -> None:
    page = opened().page
    for button, card in zip(page.contents.buttons.values(), page.cards, strict=True):
        button.setFocus()
        qtbot.keyClick(button, Key.Key_Space)
        assert card.stops[0].hasFocus()
        top = card.mapTo(page.scroller.viewport(), card.rect().topLeft()).y()
        assert 0 <= top < page.scroller.viewport().height()


def marked(page: SettingsPage) -> list[str]:
    return [key for key, button in page.contents.buttons.items() if button.isChecked()]


@pytest.mark.parametrize("size", [(1280, 900), (1280, 600)])
def test_the_contents_show_where_one_is(opened: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = opened(*size).page
    settle()
    assert marked(page) == ["0"]
    for key, button in page.contents.buttons.items():
        press(button)
        assert marked(page) == [key]
    bar = page.scroller.verticalScrollBar()
    seen = []
    for value in range(bar.maximum() + 1):
        bar.setValue(value)
        seen += [key for key in marked(page) if key not in seen]
        assert len(marked(page)) == 1
    assert seen[:5] == ["0", "1", "2", "3", "4"]
    assert seen == sorted(seen)


def test_a_screen_reader_is_given_names_and_values(opened: Open) -> None:
    page = opened().page
    told = []
    for stop in stops(page):
        interface = QAccessible.queryAccessibleInterface(stop)
        told.append(interface.text(QAccessible.Text.Name))
    assert all(told)
    assert [name for name, count in Counter(told).items() if count > 1] == []
    morning = page.day.times[Slot.MORNING]
    assert QAccessible.queryAccessibleInterface(morning.edit).text(QAccessible.Text.Value) == "08:30"
    assert QAccessible.queryAccessibleInterface(page.sound.voice.list).text(QAccessible.Text.Value) == "Choose for me"
    assert {"Morning", "Morning: earlier", "Remind me: On", "Loudness of the voice: more"} <= set(told)
