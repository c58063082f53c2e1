"""The ways to Learn and to the questions whether it is cramp, and back."""

from PySide6.QtCore import Qt

from coach.diary.entries import Sign
from coach.plan.check import next_ask
from coach.ui.check_page import CheckPage
from coach.ui.learn_page import LearnPage
from tests.ui.conftest import Stage


def check(stage: Stage) -> CheckPage:
    stage.program.window.today.check.click()
    page = stage.program.records.look_back.check
    assert page is not None
    assert page.isVisible()
    return page


def learn(stage: Stage) -> LearnPage:
    page = stage.program.records.look_back.learn
    assert page is not None
    return page


def test_learn_is_one_press_away_and_escape_comes_back(stage: Stage) -> None:
    stage.program.window.today.learn.click()
    assert learn(stage).isVisible()
    stage.bot.keyClick(learn(stage), Qt.Key.Key_Escape)
    assert stage.program.window.today.isVisible()


def test_learn_leads_to_the_questions_and_back_to_them(stage: Stage) -> None:
    page = check(stage)
    page.learn_wanted.emit()
    assert learn(stage).isVisible()
    learn(stage).closed.emit()
    assert page.isVisible()


def test_the_questions_keep_nothing_unless_wanted(stage: Stage) -> None:
    page = check(stage)
    while next_ask(page.answers) is not None:
        page.answer(yes=False)
    page.closed.emit()
    assert stage.diary.cramps_kept == {}


def test_what_they_found_is_written_down_once_it_is_said_when_and_where(stage: Stage) -> None:
    page = check(stage)
    page.answer(yes=True)  # one hot, swollen calf
    page.outcome.keep_pressed.emit()
    assert stage.diary.cramps_kept == {}
    cramp_page = stage.program.records.look_back.cramp
    assert cramp_page is not None
    cramp_page.when.buttons["night"].click()
    cramp_page.place.buttons["calf"].click()
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp.signs == {Sign.SWELLING}
    assert cramp.note
    assert cramp_page.note.toPlainText() == cramp.note


def test_an_ordinary_cramp_leads_to_the_help(stage: Stage) -> None:
    page = check(stage)
    page.cramp_now_wanted.emit()
    help_page = stage.program.cramps.page
    assert help_page is not None
    assert help_page.isVisible()
