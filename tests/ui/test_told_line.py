"""What a line that tells something says of itself: by its colour, and by a sign for who sees none."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui import style
from coach.ui.meaning import Meaning
from coach.ui.run import FROM_NOW_ON, VOICE_OFF
from coach.ui.theme import THEMES, ThemeName, contrast
from coach.ui.told_line import ToldLine
from coach.voice.preparation import NO_SOUND
from tests.ui.conftest import Stage

STRIPES = {Meaning.NEUTRAL: "edge", Meaning.GOOD: "done", Meaning.ATTENTION: "stretch"}


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def drawn(page: QWidget, meaning: Meaning, theme: ThemeName, percent: int = 100, text: str = "Saved.") -> QImage:
    """Give a picture of a line, its words being in the way of nothing."""
    page.setStyleSheet(style.sheet(THEMES[theme], percent / 100))
    line = ToldLine()
    line.setParent(page)
    line.say(text, meaning)
    line.ensurePolished()
    line.resize(400, line.heightForWidth(400))
    image = QImage(line.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(THEMES[theme].ground))
    line.render(image)
    line.deleteLater()
    return image


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("meaning", list(Meaning))
def test_the_stripe_has_the_colour_of_what_is_meant(page: QWidget, meaning: Meaning, theme: ThemeName) -> None:
    image, wanted = drawn(page, meaning, theme), getattr(THEMES[theme], STRIPES[meaning])
    left = next(x for x in range(image.width()) if image.pixelColor(x, image.height() // 2).name() == wanted)
    assert left < 20
    assert contrast(wanted, THEMES[theme].raised) >= 3


@pytest.mark.parametrize("theme", list(ThemeName))
def test_in_black_and_white_each_meaning_still_looks_another(page: QWidget, theme: ThemeName) -> None:
    page.setStyleSheet("")
    grey = []
    for meaning in Meaning:
        image = drawn(page, meaning, theme, text=" ")
        body = image.copy(30, 14, 60, image.height() - 28)  # within the stripe and the margins
        ground = body.pixelColor(59, 0).name()
        marks = {
            (x, y)
            for x in range(60)
            for y in range(body.height())
            if contrast(body.pixelColor(x, y).name(), ground) > 4
        }
        grey.append(marks)
    assert not grey[0]
    for one, other in itertools.combinations(grey, 2):
        assert len(one ^ other) > 10


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("words", ["Nothing is lost, and all is well. ", "שלום עולם טוב מאוד מאוד. "])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_sign_stands_before_the_words_and_not_on_them(
    page: QWidget, percent: int, words: str, direction: Qt.LayoutDirection
) -> None:
    page.setLayoutDirection(direction)
    page.setStyleSheet(style.sheet(THEMES[ThemeName.LIGHT], percent / 100))
    line = ToldLine(Meaning.GOOD)
    line.setParent(page)
    line.say(words * 6, Meaning.GOOD)
    line.ensurePolished()
    line.resize(400, line.heightForWidth(400))
    box = line._sign_box().toRect()
    line.meaning = Meaning.NEUTRAL  # with the room for a sign, and none drawn
    image = QImage(line.size(), QImage.Format.Format_RGB32)
    line.render(image)
    there = image.copy(box.adjusted(0, 0, 0, line.contentsRect().bottom() - box.bottom()))
    colours = {there.pixelColor(x, y).name() for x in range(there.width()) for y in range(there.height())}
    assert colours == {THEMES[ThemeName.LIGHT].raised}


def test_in_a_session_what_was_wished_is_no_fault_and_what_fails_is(stage: Stage) -> None:
    stage.begin().until(60_000)
    stage.session.words.click()
    assert (stage.session.line.text(), stage.session.line.meaning) == (FROM_NOW_ON["sparse"], Meaning.NEUTRAL)
    stage.house.sounds[-1].unplugged = True
    stage.house.sounds[0].unplugged = True
    stage.go(200)
    assert (stage.session.line.text(), stage.session.line.meaning) == (NO_SOUND, Meaning.ATTENTION)


def test_a_wish_that_cannot_be_heard_wants_a_look(stage: Stage) -> None:
    stage.program.chosen.change(voice_percent=0)
    stage.begin().until(60_000)
    stage.session.words.click()
    assert (stage.session.line.text(), stage.session.line.meaning) == (VOICE_OFF, Meaning.ATTENTION)
