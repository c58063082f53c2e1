from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.diary.entries import Sign
from coach.plan.check import Ask, Kind
from coach.ui import style
from coach.ui.check_outcome import Finding, finding
from coach.ui.check_page import CheckPage
from coach.ui.theme import THEMES, ThemeName
from tests.plan.test_check import EVERY, way

Key = Qt.Key
Open = Callable[..., CheckPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    windows = []

    def show(width: int = 1280, height: int = 900, scale: float = 1.0) -> CheckPage:
        window, page = QMainWindow(), CheckPage()
        windows.append(window)
        window.setCentralWidget(page)
        window.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], scale))
        page.set_theme(THEMES[ThemeName.LIGHT])
        window.setMinimumSize(640, 480)
        window.resize(width, height)
        qtbot.addWidget(window)
        page.begin()
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return page

    return show


def typed(bot: QtBot, page: CheckPage, keys: str) -> None:
    """Press letters where the keyboard is."""
    for letter in keys:
        bot.keyClick(page.focusWidget() or page, letter)


def read(page: CheckPage) -> str:
    return " ".join(label.text() for label in page.outcome.findChildren(QLabel) if not label.isHidden())


def test_it_begins_with_what_is_urgent(opened: Open) -> None:
    page = opened()
    assert page.question.text() == "Is one calf hot and swollen?"
    assert page.progress.text() == "Step 1 of 5"
    assert page.notice.isVisible()
    assert page.question.hasFocus()
    assert min(page.yes.height(), page.no.height()) >= 96
    page.no.click()
    assert page.progress.text() == "Step 2 of 5"
    assert not page.notice.isVisible()


def test_every_way_by_the_keyboard_alone_and_back(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    for answers in EVERY:
        way_and_back(page, qtbot, answers)


def way_and_back(page: CheckPage, bot: QtBot, answers: dict[Ask, bool]) -> None:
    shown, keys = [], "".join("ny"[yes] for yes in answers.values())
    for key in keys:
        shown.append(page.question.text())
        typed(bot, page, key)
    came = finding(answers)
    assert page.words.outcomes[came.outcome.kind].title in read(page), keys
    for ask in came.outcome.why:
        assert page.words.reasons[ask].split(".")[0] in read(page), keys
    for question in reversed(shown):
        bot.keyClick(page.focusWidget(), Key.Key_Escape)
        assert page.question.text() == question, keys
    assert page.answers == {}, keys


def test_no_answer_looks_chosen_and_tab_goes_to_yes_and_on_to_no(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    qtbot.keyClick(page.focusWidget(), Key.Key_Return)
    assert page.answers == {}
    qtbot.keyClick(page.focusWidget(), Key.Key_Tab)
    assert page.yes.hasFocus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Tab)
    assert page.no.hasFocus()
    qtbot.keyClick(page.no, Key.Key_Return)
    assert page.answers == {Ask.HOT_CALF: False}
    assert page.question.hasFocus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Tab)
    qtbot.keyClick(page.yes, Key.Key_Return)
    assert page.answers == {Ask.HOT_CALF: False, Ask.LONG: True}
    qtbot.keyClick(page.yes, Key.Key_Backspace)
    assert page.asks is Ask.LONG


def test_what_only_asks_which_is_no_step_of_its_own(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    typed(qtbot, page, "nnny")
    seen = []
    for _ in range(3):
        seen.append(page.progress.text())
        typed(qtbot, page, "n")
    assert seen == ["Step 4 of 5"] * 3
    assert page.progress.text() == "Step 5 of 5"


@pytest.mark.parametrize("size", [(1280, 900), (800, 600)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_answers_keep_their_place_on_every_step(
    opened: Open, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    page = opened(*size, scale)
    places = set()
    for answer in ("y", *"nynnyynn"):  # by the back key, too
        for _ in range(4):  # as below
            QApplication.processEvents()
        places.add(page.yes.mapTo(page, page.yes.rect().topLeft()).toTuple())
        places.add(page.no.mapTo(page, page.no.rect().topLeft()).toTuple())
        typed(qtbot, page, answer)
        if page.asks is None:
            page.go_back()
    assert len(places) == 2


@pytest.mark.parametrize("size", [(1280, 900), (800, 600), (1920, 1000)])
def test_answers_and_outcome_end_where_the_way_back_does(opened: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = opened(*size)
    QApplication.processEvents()

    def right(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    assert right(page.no) == right(page.back)
    typed(qtbot, page, "y")
    for _ in range(5):
        QApplication.processEvents()
    card = page.outcome.findChild(QFrame, "alarm")
    assert card is not None
    assert right(card) == right(page.back)


def test_whom_to_call_is_the_largest_on_the_page(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    typed(qtbot, page, "y")
    call = page.outcome.findChild(QLabel, "call")
    assert call is not None
    assert call.text() == "Call 111"
    told = QAccessible.queryAccessibleInterface(page.outcome.inner)
    assert told.text(QAccessible.Text.Name) == "Get urgent medical help now"
    assert told.text(QAccessible.Text.Description).startswith("Call 111")
    others = [label for label in page.findChildren(QLabel) if label is not call and label.isVisible()]
    assert call.fontMetrics().height() > 1.5 * max(label.fontMetrics().height() for label in others)
    page.begin()
    typed(qtbot, page, "nnnny")
    assert page.outcome.findChild(QLabel, "call") in (None, call)  # the old one goes with the next turn of the loop


def test_a_double_click_answers_once(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    centre = QPointF(page.no.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    ):
        event = QMouseEvent(kind, centre, page.no.mapToGlobal(centre), left, left, none)
        QApplication.sendEvent(page.no, event)
    assert len(page.answers) == 1


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_Return, Key.Key_Space, Key.Key_Escape])
def test_a_key_held_down_counts_once(opened: Open, key: Key) -> None:
    page = opened()
    page.answer(yes=False)
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(page.yes, held)
    assert len(page.answers) == 1


def test_escape_on_the_first_step_leaves(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.focusWidget(), Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        page.back.click()


def test_leaving_forgets_the_answers_and_keeps_nothing(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    kept: list[Finding] = []
    page.keep_wanted.connect(kept.append)
    typed(qtbot, page, "nnny")
    with qtbot.waitSignal(page.closed):
        page.leave.click()
    assert page.answers == {}
    assert page.progress.text() == "Step 1 of 5"
    assert kept == []


def test_the_ways_on(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    typed(qtbot, page, "nnnnn")
    assert page.outcome.cramp_now.isVisible()
    assert page.outcome.inner.hasFocus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Tab)
    assert page.outcome.cramp_now.hasFocus()
    with qtbot.waitSignal(page.cramp_now_wanted):
        qtbot.keyClick(page.focusWidget(), Key.Key_Return)
    with qtbot.waitSignal(page.learn_wanted):
        page.outcome.learn.click()
    page.go_back()
    typed(qtbot, page, "y")
    assert not page.outcome.cramp_now.isVisible()
    assert page.outcome.inner.hasFocus()


def test_it_is_put_into_the_diary_only_when_wanted(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    kept: list[Finding] = []
    page.keep_wanted.connect(kept.append)
    typed(qtbot, page, "nynnyyyny")
    assert kept == []
    assert page.outcome.inner.hasFocus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Tab)
    assert page.outcome.keep.hasFocus()
    qtbot.keyClick(page.outcome.keep, Key.Key_Return)
    assert [found.signs for found in kept] == [{Sign.NUMBNESS, Sign.SWELLING}]
    assert kept[0].outcome.kind is Kind.GP
    assert kept[0].answers[Ask.LONG]
    assert kept[0].note.startswith("Is it cramp? See your GP about this. A cramp lasted more than 10 minutes.")
    assert not page.outcome.keep.isEnabled()
    assert page.outcome.told.text() == "Written into the diary."


def test_a_diary_that_cannot_be_written_is_told_of(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.keep_wanted.connect(lambda _: page.tell("The disk is full. Nothing was written down."))
    typed(qtbot, page, "y")
    page.outcome.keep.click()
    assert page.outcome.told.text().startswith("The disk is full.")
    assert page.outcome.keep.isEnabled()
    page.begin()
    typed(qtbot, page, "y")
    assert not page.outcome.told.isVisible()


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("y", {Sign.SWELLING}),
        ("nyy", set()),
        ("nnnyyyyn", {Sign.NUMBNESS, Sign.SWELLING, Sign.WEAKNESS}),
        ("nnnynnyn", {Sign.WEAKNESS}),
        ("nnnny", set()),
        ("nnnnn", set()),
    ],
)
def test_the_signs_for_the_diary(said: str, signs: set[Sign]) -> None:
    assert finding(way(said)).signs == signs


def test_everything_has_a_name(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    typed(qtbot, page, "n")
    described = QAccessible.queryAccessibleInterface(page.yes)
    assert described.text(QAccessible.Text.Name) == "Yes"
    assert described.text(QAccessible.Text.Description) == page.question.text()
    for button in page.findChildren(QPushButton):
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)


@pytest.mark.parametrize("size", [(1280, 900), (800, 600)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_clipped_or_hidden(opened: Open, qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    page = opened(*size, scale)
    for said in ("nnnnn", "nynnyyyyy", "y"):
        page.begin()
        for letter in said:
            for _ in range(4):  # a scroll bar that comes or goes lays everything out anew
                QApplication.processEvents()
            for widget in (page.yes, page.no, page.back, page.leave):
                assert page.rect().contains(widget.mapTo(page, widget.rect().center()))
                assert widget.width() >= widget.minimumSizeHint().width()
            assert page._text.width() <= page.scroller.viewport().width()
            for label in (page.question, page.hint):
                assert label.height() >= label.heightForWidth(label.width())
            typed(qtbot, page, letter)
        QApplication.processEvents()
        assert page.outcome.inner.width() <= page.outcome.viewport().width()
        for label in page.outcome.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())


def test_large_words_are_paged_through(opened: Open, qtbot: QtBot) -> None:
    page = opened(640, 480, 2.0)
    typed(qtbot, page, "nn")
    QApplication.processEvents()
    bar = page.scroller.verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(page.focusWidget(), Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(page.focusWidget(), Key.Key_PageUp)
    assert bar.value() == 0
