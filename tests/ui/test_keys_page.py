from collections.abc import Callable, Sequence
from datetime import time
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.language import spoken
from coach.language.spoken import BritishEnglish
from coach.language.texts import mark
from coach.session.day import Slot
from coach.session.events import GettingReady, Paused, Playing
from coach.ui.keys_page import KeysPage
from coach.ui.keys_views import GROUPS, Keys
from coach.ui.theme import ThemeName
from coach.ui.told_line import ToldLine
from tests.ui.conftest import Stage

Key = Qt.Key


class German(BritishEnglish):
    """Knows one word."""

    def text(self, source: str, comment: str, number: int) -> str:
        return "&Fertig" if source == "&Done" else super().text(source, comment, number)


#: In an order in which no page is left by what was tried on one before it.
PAGES = ("today", "history", "settings", "learn", "check", "summary", "session", "after-cramp", "cramp")


def rows(group: str) -> tuple[Keys, ...]:
    return next(one.rows for one in GROUPS if one.id == group)


def listed(group: str) -> set[str]:
    return {key for row in rows(group) for key in row.keys}


def page_of(stage: Stage, group: str) -> QWidget:
    """Go to a page as a person does."""
    window, today = stage.program.window, stage.program.window.today
    stage.house.clock.move(10_000)  # or a click soon after another would be taken for a double one
    match group:
        case "session":
            stage.begin()
        case "summary":
            stage.begin().until(60_000)
            stage.session.end.click()
        case "cramp" | "after-cramp":
            window.cramp_now.click()
            if group == "after-cramp":
                stage.house.clock.move(90_000)
                current = window.current()
                assert current is not None
                current.button.click()  # type: ignore[attr-defined]
        case "history" | "settings" | "learn" | "check":
            getattr(today, group).click()
        case _:
            assert group == "today"
    current = window.current()
    assert current is not None
    return current


def leave(stage: Stage) -> None:
    """Go back to Today by Escape, a while later."""
    window = stage.program.window
    for _ in range(5):  # from a cramp in a session: its two pages, the session, and what it came to
        if not window.shows(window.today):
            stage.house.clock.move(90_000)
            press(stage, "Escape")
    assert window.shows(window.today)
    stage.house.clock.move(10_000)
    window.activateWindow()  # a reminder may have come to the front meanwhile


def mnemonic(button: QAbstractButton) -> str:
    return QKeySequence.mnemonic(button.text()).toString()


def buttons(page: QWidget) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if button.window() is page.window()]


def show(widget: QWidget) -> None:
    """Show what is there now and then only."""
    while not widget.isWindow():
        widget.setVisible(True)
        widget.setEnabled(True)
        parent = widget.parentWidget()
        assert parent
        widget = parent


def clashing(stage: Stage, page: QWidget) -> set[str]:
    """Give the letters of this page that the button below it has, too."""
    below = stage.program.window.cramp_now
    return {mnemonic(below)} & {mnemonic(button) for button in buttons(page)} if below.isVisible() else set()


def press(stage: Stage, key: str) -> None:
    """Press a key wherever the keyboard is."""
    window = stage.program.window
    sequence: Any = QKeySequence(key)  # can be indexed, though its types do not say so
    combination = sequence[0]
    focused = window.focusWidget() or window
    if combination.key() >= Key.Key_MediaPlay:  # QTest has no such keys
        event = QKeyEvent(QKeyEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())
        QApplication.sendEvent(focused, event)
    else:
        QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("groups", [PAGES[:1], PAGES[1:]], ids=["today", "others"])
def test_each_underlined_letter_of_a_page_is_listed_and_of_one_button_and_presses_it(
    stage: Stage, groups: Sequence[str]
) -> None:
    for group in groups:
        page = page_of(stage, group)
        check_that_none_is_shared(stage, group, page)
        check_letters(stage, group, page)
        leave(stage)


def check_that_none_is_shared(stage: Stage, group: str, page: QWidget) -> None:
    """See that no two buttons that are seen together have the same letter."""
    seen = [button for button in buttons(page) if button.isVisible()]
    if stage.program.window.cramp_now.isVisible():
        seen.append(stage.program.window.cramp_now)
    letters = [mnemonic(button) for button in seen if mnemonic(button)]
    assert letters, group
    told = sorted(button.text() for button in seen if "&" in button.text())
    assert len(letters) == len(set(letters)), (group, told)


def check_letters(stage: Stage, group: str, page: QWidget) -> None:
    there = {mnemonic(button) for button in buttons(page)} - {""}
    assert there <= listed(group), f"{group}, not listed: {sorted(there - listed(group))}"
    wanted = {key for key in listed(group) if key.startswith("Alt+")}
    # Words that a button has at other times only.
    later = {"session": {"Alt+C"}, "today": {"Alt+H"}, "settings": {"Alt+G", "Alt+S", "Alt+N"}, "history": {"Alt+I"}}
    assert wanted - there <= later.get(group, set()), f"{group}, listed and not there: {sorted(wanted - there)}"
    rare = [button for button in buttons(page) if mnemonic(button) and not (button.isVisible() and button.isEnabled())]
    for button in buttons(page):
        if mnemonic(button) and mnemonic(button) not in clashing(stage, page):
            if button in rare:
                show(button)
            button.blockSignals(True)  # or it would go elsewhere, a moment later
            press(stage, mnemonic(button))
            assert button.isDown(), (group, button.text())
            button.setDown(False)
            if button in rare:
                button.hide()


def pressed_in_session(stage: Stage, key: str) -> str:
    """Tell which wish of the session's page a key is."""
    told: list[str] = []
    page = stage.session
    wishes = ("toggled", "skipped", "repeated", "ended", "cramped", "retold")
    heard = [(wish, getattr(page, wish).connect(lambda wish=wish: told.append(wish))) for wish in wishes]
    press(stage, key)
    stage.bot.waitUntil(lambda: bool(told))  # a letter clicks its button a moment later
    for wish, connection in heard:
        getattr(page, wish).disconnect(connection)
    return " ".join(told)


SESSION = {
    "Pause, and carry on": "toggled",
    "End the session": "ended",
    "Pause": "toggled",
    "Do this stretch again": "repeated",
    "Skip to the next stretch": "skipped",
    "Help with a cramp, now": "cramped",
    "Say fewer words, or all of them again": "retold",
}


def test_the_keys_of_a_session_do_what_is_said(stage: Stage) -> None:
    does = [(key, SESSION[row.does]) for row in rows("session") if row.does in SESSION for key in row.keys]
    assert {wish for _, wish in does} == set(SESSION.values())
    for key, wish in does:
        if not stage.program.run.running:
            stage.begin().until(60_000)
        player = stage.program.run.player
        assert player
        assert player.mode == Playing(), key
        assert pressed_in_session(stage, key) == wish, key
        if wish == "toggled":
            assert isinstance(player.mode, Paused), key
            stage.program.run.toggle()
            stage.go(3_000)  # to get ready
        else:
            leave(stage)


def test_going_on_has_a_letter_of_its_own(stage: Stage) -> None:
    stage.begin().until(60_000)
    press(stage, "Space")
    assert pressed_in_session(stage, "Alt+C") == "toggled"
    assert {row.does for row in rows("session")} - set(SESSION) == {"Carry on", "Pause, and show these keys"}


def keys_of_session(stage: Stage) -> KeysPage:
    """Ask for the keys in the middle of a session."""
    stage.begin().until(60_000)
    press(stage, "F1")
    shown = stage.program.window.current()
    assert isinstance(shown, KeysPage)
    return shown


def test_the_keys_are_shown_in_a_session_which_waits_meanwhile(stage: Stage) -> None:
    keys = keys_of_session(stage)
    player = stage.program.run.player
    assert player
    assert isinstance(player.mode, Paused)
    assert seen_rows(keys) == ["session"]
    assert keys.back.text() == "\N{LEFTWARDS ARROW} &Back to the session"
    assert keys.back.hasFocus()
    (told,) = keys.findChildren(ToldLine)
    assert (told.isVisible(), told.text()) == (True, "Your session is paused. F1 or Esc leads back to it.")


def test_the_next_press_leads_back_to_the_session_and_one_more_goes_on(stage: Stage) -> None:
    for key in ("Space", "Return", "Escape", "Alt+B", "F1"):
        keys_of_session(stage)
        press(stage, key)
        stage.bot.waitUntil(lambda: stage.program.window.shows(stage.session))  # a letter clicks a moment later
        player = stage.program.run.player
        assert player
        assert isinstance(player.mode, Paused), key
        press(stage, "Space")
        assert isinstance(player.mode, GettingReady), key
        leave(stage)


def test_a_session_that_waits_goes_on_waiting_under_the_keys(stage: Stage) -> None:
    stage.begin().until(60_000)
    for key in ("Space", "F1"):
        press(stage, key)
    player = stage.program.run.player
    assert player
    assert isinstance(player.mode, Paused)
    assert isinstance(stage.program.window.current(), KeysPage)


def test_the_button_of_a_headset_goes_on_and_shows_the_session(stage: Stage) -> None:
    keys_of_session(stage)
    stage.desktop.media.toggled.emit()
    assert stage.program.window.shows(stage.session)


def test_the_keys_are_as_ever_once_a_session_is_over(stage: Stage) -> None:
    keys_of_session(stage)
    press(stage, "Escape")
    press(stage, "Escape")
    press(stage, "F1")
    assert shows_keys(stage, "F1")
    press(stage, "Escape")
    assert stage.program.window.shows(stage.program.window.today)


def test_a_session_that_is_just_being_made_is_not_left_for_the_keys(stage: Stage) -> None:
    stage.program.window.today.start.click()
    press(stage, "F1")
    assert stage.program.window.shows(stage.session)
    stage.bot.waitSignal(stage.program.run.begun).wait()


def changes_text(stage: Stage, key: str) -> bool:
    before = stage.program.chosen.settings.text_percent
    press(stage, key)
    return stage.program.chosen.settings.text_percent != before


def moves(stage: Stage, key: str) -> bool:
    before = stage.program.window.focusWidget()
    press(stage, key)
    return stage.program.window.focusWidget() is not before


def fills(stage: Stage, key: str) -> bool:
    before = stage.program.window.isFullScreen()
    press(stage, key)
    filled = stage.program.window.isFullScreen()
    press(stage, key)
    return filled and not before


def calls_for_help(stage: Stage, key: str) -> bool:
    press(stage, key)
    stage.bot.waitUntil(lambda: bool(stage.program.cramps.shown))
    return True


def goes_back(stage: Stage, key: str) -> bool:
    stage.program.window.today.settings.click()
    press(stage, key)
    return stage.program.window.shows(stage.program.window.today)


def starts(stage: Stage, key: str) -> bool:
    stage.program.window.today.start.setFocus()
    press(stage, key)
    return stage.program.run.running


def shows_keys(stage: Stage, key: str) -> bool:
    press(stage, key)
    page = stage.program.records.look_back.keys
    return page is not None and page.isVisible()


ANYWHERE: dict[str, Callable[[Stage, str], bool]] = {
    "F1": shows_keys,
    "Ctrl+Space": calls_for_help,
    "Alt+M": calls_for_help,
    "Escape": goes_back,
    "Tab": moves,
    "Shift+Tab": moves,
    "Space": starts,
    "Return": starts,
    "Ctrl++": changes_text,
    "Ctrl+-": changes_text,
    "F11": fills,
}


def test_the_keys_of_anywhere_do_what_is_said(stage: Stage) -> None:
    for key, done in ANYWHERE.items():
        assert done(stage, key), key
        leave(stage)


def test_all_keys_of_anywhere_are_tried_and_each_shortcut_is_listed(stage: Stage) -> None:
    assert listed("anywhere") == set(ANYWHERE)
    shortcuts = {one.key().toString() for one in stage.program.window.findChildren(QShortcut)}
    assert {"Ctrl+Space", "F11"} <= shortcuts <= listed("anywhere")


def test_escape_leads_back_to_today(stage: Stage) -> None:
    for group in ("history", "settings", "learn", "summary"):
        assert "Escape" in listed(group), group
        assert page_of(stage, group) is not stage.program.window.today
        press(stage, "Escape")
        assert stage.program.window.shows(stage.program.window.today), group


def test_a_cramp_has_passed_by_the_key_under_the_hand(stage: Stage) -> None:
    for key in ("Return", "Space"):
        page_of(stage, "cramp")
        lasting = stage.program.window.current()
        stage.house.clock.move(90_000)
        press(stage, key)
        assert stage.program.window.current() is not lasting, key
        assert stage.program.cramps.shown, key
        leave(stage)


def test_escape_leaves_a_cramp_and_what_comes_after_it(stage: Stage) -> None:
    for group in ("cramp", "after-cramp"):
        page_of(stage, group)
        press(stage, "Escape")
        stage.house.clock.move(90_000)
        if stage.program.cramps.shown:
            press(stage, "Escape")
        assert not stage.program.cramps.shown, group


def test_the_keys_of_a_time_step_it(stage: Stage) -> None:
    page_of(stage, "settings")
    stage.program.window.activateWindow()
    page = stage.program.desks.preferences.page
    assert page
    for key, minutes in (("Up", 15), ("Down", -15), ("PgUp", 60), ("PgDown", -60)):
        before = stage.program.chosen.settings.morning
        page.day.times[Slot.MORNING].edit.setFocus()
        press(stage, key)
        assert key in listed("settings")
        assert minutes_of(stage.program.chosen.settings.morning) - minutes_of(before) == minutes, key


def minutes_of(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def test_questions_are_answered_by_their_letters_and_taken_back(stage: Stage) -> None:
    page = page_of(stage, "check")
    for key, yes in (("Y", True), ("N", False)):
        press(stage, key)
        answers = page.answers  # type: ignore[attr-defined]
        assert list(answers.values()) == [yes], key
        press(stage, "Backspace")
        assert not page.answers, key  # type: ignore[attr-defined]


@pytest.fixture
def page(stage: Stage) -> KeysPage:
    """The page in the window, alone there as it has to be at its smallest."""
    page, window = KeysPage(), stage.program.window
    window.add(page, scrolling=False)
    window.show_page(page)
    settle()
    page.begin()
    return page


def seen_rows(page: KeysPage) -> list[str]:
    """Give the cards whose keys are seen."""
    return [key for key, card in page.cards.items() if any(row.isVisible() for row in card.rows)]


def open_all(page: KeysPage) -> None:
    for card in page.cards.values():
        card.fold.setChecked(True)
    settle()


def settle() -> None:
    """Let what is laid out inside something else be laid out, too."""
    for _ in range(5):
        QApplication.processEvents()


def test_every_key_is_drawn_and_told(page: KeysPage) -> None:
    open_all(page)
    for group in GROUPS:
        rows = zip(page.cards[group.id].rows, group.rows, strict=True)
        for drawn, row in rows:
            seen = [[cap.text() for cap in held.findChildren(QLabel, "cap") if cap.isVisible()] for held in drawn.caps]
            assert seen == [list(held) for held in row.drawn]
        told = page.cards[group.id].fold.accessibleDescription()
        assert all(row.does in told for row in group.rows)
    assert (
        page.cards["anywhere"].fold.accessibleDescription().startswith("Ctrl and Space: Help with a cramp, now\nF1: ")
    )


def test_plus_is_a_key_too() -> None:
    assert Keys(("Ctrl++", "PgUp"), "").drawn == (("Ctrl", "+"), ("Page Up",))


def test_a_key_of_a_button_is_the_letter_that_its_language_underlines() -> None:
    row = Keys((mark("&Done"), "Escape"), mark("Done"))
    assert row.text == "Alt and D or Esc: Done"
    spoken.use(German())
    try:
        assert row.keys == ("Alt+F", "Escape")
        assert row.text == "Alt and F or Esc: Done"
    finally:
        spoken.use(BritishEnglish())
    assert row.keys == ("Alt+D", "Escape")


def test_back_and_its_letter_close_it(page: KeysPage, qtbot: QtBot) -> None:
    assert page.cards["anywhere"].fold.hasFocus()
    page.back.setFocus()
    for key, held in ((Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Key.Key_B, Qt.KeyboardModifier.AltModifier)):
        with qtbot.waitSignal(page.closed):
            QTest.keyClick(page.back, key, held)


def test_the_window_closes_it_by_escape(stage: Stage, page: KeysPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        press(stage, "Escape")


def test_the_arrows_and_page_keys_move_it(stage: Stage, page: KeysPage) -> None:
    stage.program.window.resize(800, 600)
    settle()
    bar = page.scroller.verticalScrollBar()
    places = []
    for key in ("PgDown", "Down", "Up", "PgUp"):
        press(stage, key)
        places.append(bar.value())
    assert places[3] == 0 < places[0] == places[2] < places[1]


def test_tab_goes_through_the_cards_as_they_are_read(page: KeysPage) -> None:
    page.back.setFocus()
    for card in page.cards.values():
        focused = page.focusWidget()
        assert focused
        QTest.keyClick(focused, Key.Key_Tab)
        assert page.focusWidget() is card.fold


def test_what_works_everywhere_is_open_and_the_rest_folded_until_it_is_wanted(page: KeysPage, qtbot: QtBot) -> None:
    assert seen_rows(page) == ["anywhere"]
    assert [key for key, card in page.cards.items() if card.rows] == ["anywhere"]  # the rest costs nobody anything
    page.back.setFocus()
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Return):
        qtbot.keyClick(page.focusWidget(), key)
    assert seen_rows(page) == ["anywhere", "session"]
    fold = page.cards["learn"].fold
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert seen_rows(page) == ["anywhere", "session", "learn"]
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert seen_rows(page) == ["anywhere", "session"]
    page.begin()
    assert seen_rows(page) == ["anywhere"]


def test_between_keys_that_do_the_same_stands_or(page: KeysPage) -> None:
    row = page.cards["anywhere"].rows[3]  # Tab, or Shift and Tab
    assert [label.text() for label in row.caps[0].findChildren(QLabel)] == ["Tab"]
    assert [label.text() for label in row.caps[1].findChildren(QLabel)] == ["or", "Shift", "+", "Tab"]


@pytest.mark.thorough
def test_nothing_is_clipped(stage: Stage, page: KeysPage) -> None:
    window = stage.program.window
    for percent, theme in product((100, 200), reversed(ThemeName)):
        window.wear(theme, percent)
        for width in (1280, 800):
            window.resize(width, 600)
            open_all(page)
            assert window.width() == width
            assert_whole(page, (percent, theme, width))


def assert_whole(page: KeysPage, look: tuple[int, ThemeName, int]) -> None:
    """See that nothing is cut."""
    assert page.inner.width() <= page.scroller.viewport().width(), look
    for card in page.cards.values():
        for row in card.rows:
            assert row.geometry().right() <= card.width(), look
            assert row.words.height() >= row.words.heightForWidth(row.words.width()), look
            for cap in row.findChildren(QLabel, "cap"):
                assert cap.width() >= cap.sizeHint().width(), look
                assert cap.height() >= cap.sizeHint().height(), look
                assert cap.mapTo(card, cap.rect().bottomRight()).x() < card.width(), look
