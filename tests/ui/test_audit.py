from collections.abc import Callable, Iterable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coach.language import written
from coach.language.texts import tr
from coach.ui import guide, spoken_roles, style
from coach.ui.session_bar import SessionBar
from coach.ui.theme import THEMES, ThemeName
from coach.ui.wrapping_button import WrappingButton
from tests.audit import audit as looks
from tests.audit import contrast, fit, focus, named, order, states, targets, wording
from tests.audit.finding import Fault, Result, Rule
from tests.audit.screens import ALIKE
from tests.audit.stage import Look

#: What the offscreen platform says to every window that has a size of its own.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LIGHT, DARK = Look(ThemeName.LIGHT, 100), Look(ThemeName.DARK, 200)
MANY_BUTTONS = frozenset({"Today, with cards", "Write a cramp, written", "History, all and undo", "Session, hold"})


def faults(results: Iterable[Result]) -> list[Fault]:
    return [fault for result in results for fault in result.faults]


def in_its_states(page: str, window: QWidget) -> Iterable[Result]:
    """On the pages that have every kind of button; the command does it on all."""
    return (looks.in_every_state if page in MANY_BUTTONS else looks.by_eye)(page, window)


@pytest.fixture
def _quiet(qapp: QApplication) -> Iterator[None]:
    """Nothing of the audit is left behind."""
    before = set(qapp.topLevelWidgets())
    yield
    for widget in set(qapp.topLevelWidgets()) - before:
        widget.hide()


@pytest.mark.thorough
@pytest.mark.usefixtures("_quiet")
@pytest.mark.parametrize(  # `python -m tests.audit` takes every look at every page
    ("look", "measure"),
    [(LIGHT, looks.by_eye), (DARK, looks.by_shape), (DARK, looks.by_keyboard)],
    ids=["eye", "shape", "keyboard"],
)
def test_every_page_is_seen_pressed_and_reached_by_everyone(look: Look, measure: looks.Measure) -> None:
    results = looks.audit(look, measure, skip=ALIKE)
    assert len({result.page for result in results}) > 25
    assert not faults(results)


@pytest.mark.thorough
@pytest.mark.usefixtures("_quiet")
def test_every_text_stands_out_at_night_and_in_every_state() -> None:
    assert not faults(looks.audit(Look(ThemeName.NIGHT, 100), in_its_states, looks.by_ear, skip=ALIKE))


@pytest.mark.thorough
@pytest.mark.usefixtures("_quiet")
def test_every_page_follows_another_size_of_text_while_it_is_there() -> None:
    assert not faults(looks.audit(LIGHT, looks.in_other_sizes, skip=ALIKE))


@pytest.mark.thorough
@pytest.mark.usefixtures("_quiet")
def test_every_page_can_be_mirrored() -> None:
    with looks.right_to_left():
        assert not faults(looks.audit(DARK, looks.mirrored, skip=ALIKE))


@pytest.mark.thorough
@pytest.mark.usefixtures("_quiet")
def test_every_page_can_be_translated_and_has_room_for_longer_words() -> None:
    with wording.made_up_language():
        results = looks.audit(LIGHT, looks.in_longer_words)
    assert not faults(results)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with nothing wrong with it: a line of text, a field and two buttons."""
    page = QWidget()
    page.setObjectName("page")
    page.setPalette(QPalette(QColor(THEMES[ThemeName.LIGHT].ground)))
    page.setStyleSheet(
        style.sheet(THEMES[ThemeName.LIGHT], 1.0) + f"QWidget#page {{ background: {THEMES[ThemeName.LIGHT].ground}; }}"
    )
    column = QVBoxLayout(page)
    for name, widget in (
        ("line", QLabel(page.tr("How do you do?"))),
        ("one", QPushButton(page.tr("Well"))),
        ("two", QPushButton(page.tr("Badly"))),
        ("three", QPushButton(page.tr("So so"))),
    ):
        widget.setObjectName("" if name == "line" else name)
        column.addWidget(widget)
    page.resize(400, 400)
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()
    return page


def all_of(page: QWidget) -> list[Result]:
    QApplication.processEvents()
    return [
        *contrast.measure("page", page),
        targets.measure("page", page),
        named.measure("page", page),
        order.measure("page", page),
        focus.measure("page", page),
        fit.measure("page", page),
    ]


def test_a_page_without_faults_has_none(page: QWidget) -> None:
    assert not faults(all_of(page))
    figures = {result.rule: result.worst for result in all_of(page)}
    assert (figures[Rule.CONTRAST] or 0) > 7
    assert figures[Rule.TARGET] == 48
    assert figures[Rule.ORDER] == figures[Rule.NAMES] == figures[Rule.FIT] == 0


def grey_text(page: QWidget) -> None:
    line(page).setStyleSheet("color: #767676;")


def small_type(page: QWidget) -> None:
    line(page).setStyleSheet("font-size: 13px;")


def grey_placeholder(page: QWidget) -> None:
    field = QLineEdit()
    field.setAccessibleName("Search")
    field.setPlaceholderText("Search")
    field.setStyleSheet("placeholder-text-color: #9a9a9a;")
    add(page, field)


def nameless_button(page: QWidget) -> None:
    button(page, "two").setText("")


def two_of_a_name(page: QWidget) -> None:
    button(page, "two").setText("Well")


def clipped_label(page: QWidget) -> None:
    line(page).setFixedWidth(60)


def clipped_button(page: QWidget) -> None:
    button(page, "three").setFixedWidth(50)


def label_over_another(page: QWidget) -> None:
    place = line(page).pos()
    over = QLabel("Over it", page)
    over.move(place)
    over.show()


def too_small_a_target(page: QWidget) -> None:
    button(page, "two").setStyleSheet("min-height: 0; padding: 0;")
    button(page, "two").setFixedHeight(30)


def tab_order_upside_down(page: QWidget) -> None:
    QWidget.setTabOrder(button(page, "three"), button(page, "two"))
    QWidget.setTabOrder(button(page, "two"), button(page, "one"))


def invisible_focus(page: QWidget) -> None:
    button(page, "two").setStyleSheet("QPushButton:focus { border: 2px solid #857b6c; outline: none; }")


SEEDS: list[tuple[Callable[[QWidget], None], Rule]] = [
    (grey_text, Rule.CONTRAST),
    (small_type, Rule.TYPE),
    (grey_placeholder, Rule.CONTRAST),
    (nameless_button, Rule.NAMES),
    (two_of_a_name, Rule.NAMES),
    (clipped_label, Rule.FIT),
    (clipped_button, Rule.FIT),
    (label_over_another, Rule.FIT),
    (too_small_a_target, Rule.TARGET),
    (tab_order_upside_down, Rule.ORDER),
    (invisible_focus, Rule.FOCUS),
]


@pytest.mark.parametrize(("seed", "rule"), SEEDS, ids=lambda it: getattr(it, "__name__", str(it)))
def test_a_fault_that_is_sown_is_found(page: QWidget, seed: Callable[[QWidget], None], rule: Rule) -> None:
    seed(page)
    assert rule in {fault.rule for fault in faults(all_of(page))}


def test_a_button_that_only_longer_words_cut_is_found(page: QWidget) -> None:
    narrow, wrapping = button(page, "three"), WrappingButton()
    wrapping.setObjectName("wrapping")
    add(page, wrapping)
    for one in (narrow, wrapping):
        one.setText(page.tr("So so and so"))
        one.setFixedWidth(narrow.sizeHint().width())
    settle()
    assert not fit.measure("page", page).faults
    with wording.made_up_language():
        narrow.setText(page.tr("So so and so"))
        wrapping.setText(page.tr("So so and so again"))
        settle()
        found = fit.measure("page", page, Rule.LONGER).faults
    assert found
    assert all("QPushButton" in fault.widget for fault in found)  # the other has its words in more lines


def test_a_button_that_is_too_low_for_its_lines_is_found(page: QWidget) -> None:
    low = WrappingButton("One word and then many more")
    add(page, low)
    low.setFixedSize(120, 48)
    settle()
    assert len(low.lines) > 2
    assert [fault.widget.split(":")[0] for fault in fit.measure("page", page).faults] == ["drawn in part"]


def test_a_table_may_be_wider_than_its_page_only_where_one_sees_how_to_get_there(page: QWidget) -> None:
    table = QTableWidget(2, 6)
    table.setHorizontalHeaderLabels(["Cramps and sessions"] * 6)
    for column in range(6):
        table.setItem(0, column, QTableWidgetItem("Night"))
        table.setColumnWidth(column, 300)
    add(page, table)
    page.resize(400, 700)
    settle()
    assert table.horizontalScrollBar().isVisible()
    assert not fit.measure("page", page).faults
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    settle()
    assert {fault.widget.split(":")[0] for fault in fit.measure("page", page).faults} == {"cut off", "scrolls sideways"}


def test_a_picture_that_a_screen_reader_takes_for_nothing_is_found(
    page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken_roles.install()
    seen, blind = SessionBar(), SessionBar()
    add(page, seen)
    settle()
    assert not named.measure("page", page).faults
    monkeypatch.setattr(spoken_roles, "ROLES", {})
    blind.setAccessibleName("Another")
    add(page, blind)
    settle()
    assert [fault.figure for fault in named.measure("page", page).faults] == ["role Client"]


def test_a_grey_that_only_the_disabled_have_is_found(page: QWidget) -> None:
    button(page, "two").setStyleSheet("QPushButton:disabled { color: #8a8a8a; }")
    assert not faults(contrast.measure("page", page))
    with states.disabled(page):
        assert faults(contrast.measure("page", page))
    assert button(page, "two").isEnabled()


def test_a_text_that_is_not_translated_is_found_by_its_words(page: QWidget) -> None:
    line(page).setText("Not in any language file")
    with wording.made_up_language():
        button(page, "one").setText(page.tr("Well"))
        assert "é" in button(page, "one").text()
        found = wording.untranslated(page)
    assert "Not in any language file" in found
    assert not any("Well" in text for text in found)


@pytest.mark.parametrize(
    ("by_hand", "spoken"),
    [
        ("21:30", lambda: written.clock(time(21, 30))),
        ("12 November", lambda: written.day(date(2026, 11, 12))),
        ("2.5", lambda: written.number(2.5, 1)),
        ("in the calf", lambda: tr("in the calf")),
    ],
)
def test_a_value_that_is_written_by_hand_into_a_translated_text_is_found(
    page: QWidget, by_hand: str, spoken: Callable[[], str]
) -> None:
    assert by_hand == spoken()  # in British English nobody sees it
    with wording.made_up_language():
        line(page).setText(tr("A cramp, {value}.", value=by_hand))
        button(page, "one").setText(tr("Deleted: {entry}.", entry=spoken()))
        found = wording.untranslated(page)
    assert [text for text in found if "A cramp" in text]
    assert not [text for text in found if "Deleted" in text]


def test_the_made_up_language_is_gone_afterwards() -> None:
    with wording.made_up_language():
        assert "é" in tr("%n night(s)", "", 2)
        assert guide.check().notice.startswith(wording.OPEN)
    assert tr("%n night(s)", "", 2) == "2 nights"
    assert QCoreApplication.translate("Page", "Well") == "Well"
    assert guide.check().notice.startswith("This is not a diagnosis.")


def test_contrast_is_that_of_the_colours_that_are_drawn(page: QWidget) -> None:
    line(page).setStyleSheet("color: #777777; background: #ffffff;")
    QApplication.processEvents()
    result, _ = contrast.measure("page", page)
    assert result.worst == pytest.approx(4.48, abs=0.15)


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def line(page: QWidget) -> QLabel:
    (label,) = page.findChildren(QLabel)
    return label


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def add(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout
    layout.addWidget(widget)
