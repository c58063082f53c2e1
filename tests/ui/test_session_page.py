"""What the session's and the cramp's pages look like, in each size of window and of type."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from coach.routine.model import Phase
from coach.ui.bigtext import BigText
from coach.ui.choosers import OneOf
from coach.ui.cramp_now_page import CrampNowPage
from coach.ui.theme import ThemeName
from tests.ui.conftest import Stage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LOOKS = [(800, 600, 100), (800, 600, 200), (1280, 900, 100), (1280, 900, 200), (1920, 1080, 100)]


def dressed(stage: Stage, width: int, height: int, percent: int) -> None:
    window = stage.program.window
    window.wear(ThemeName.LIGHT, percent)
    window.resize(width, height)
    settled()


def settled() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def capital(text: BigText) -> float:
    """Give how high the letters of a large text are painted, in pixels."""
    return QFontMetricsF(text._fitted).capHeight()


def till(stage: Stage, phase: Phase) -> None:
    player = stage.program.run.player
    assert player is not None
    segment = next(s for s in player.timeline.segments if s.phase is phase and s.start_ms > 40_000)
    stage.until((segment.start_ms + segment.end_ms) // 2)


def test_word_and_clock_are_read_from_the_wall_and_the_word_comes_first(stage: Stage) -> None:
    stage.begin()
    page = stage.session
    for look in LOOKS:
        dressed(stage, *look)
        for text in (page.word, page.clock):
            assert capital(text) >= 0.1 * look[1], look
        assert capital(page.word) > 1.15 * capital(page.clock), look


@pytest.mark.parametrize("size", [(800, 600), (1280, 900)])
def test_large_type_makes_nothing_smaller(stage: Stage, size: tuple[int, int]) -> None:
    stage.begin()
    page = stage.session
    heights = []
    for percent in (100, 200):
        dressed(stage, *size, percent)
        caption = page.caption.fontMetrics().height()
        heights.append((capital(page.word), capital(page.clock), min(page.ring.width(), page.ring.height()), caption))
    if size == (1280, 900):  # there is more of it than anyone needs
        heights = [(*some[:2], min(some[2], 200), some[3]) for some in heights]
    assert all(large >= small for small, large in zip(*heights, strict=True)), heights


def test_the_figure_has_the_room_that_large_words_leave(stage: Stage) -> None:
    stage.begin()
    page = stage.session
    for look, share in (((1120, 760, 100), 0.45), ((800, 600, 100), 0.35), ((1024, 700, 150), 0.4)):
        dressed(stage, *look)
        assert page.figure.width() >= share * page.width(), look
        assert page.word.width() >= page.word.width_for(page.word.height()), look  # nothing is smaller for it
        assert page.clock.width() >= page.clock.width_for(page.clock.height()), look


def boxes(page: QWidget, *parts: QWidget) -> Iterator[QRect]:
    for part in parts:
        yield QRect(part.mapTo(page, part.rect().topLeft()), part.size())


def test_the_buttons_stand_in_one_grid(stage: Stage) -> None:
    stage.begin()
    page = stage.session
    for look in LOOKS:
        dressed(stage, *look)
        assert page.pause.text() == "&Pause"
        pause, repeat, skip, end = boxes(page, page.pause, page.repeat, page.skip, page.end)
        cramp, words = boxes(page, page.cramp, page.words)
        assert len({box.height() for box in (pause, repeat, skip, end)}) == 1, look
        assert (cramp.left(), cramp.right()) == (repeat.left(), skip.right()), look
        assert (words.left(), words.right()) == (end.left(), end.right()), look
        assert cramp.bottom() < repeat.top(), look
        page.pause.click()
        settled()
        assert page.pause.text() == "&Carry on", look
        assert tuple(boxes(page, page.pause, page.repeat, page.skip, page.end)) == (pause, repeat, skip, end), look
        page.pause.click()
        stage.go(3_000)


def test_what_does_not_fit_beside_the_count_goes_and_the_count_stays(stage: Stage) -> None:
    stage.begin()
    dressed(stage, 800, 600, 100)
    page = stage.session
    stage.until(3_000)
    assert (page.bar.isVisible(), page.repetition.text()) == (True, "Getting ready")
    till(stage, Phase.LEAN)
    assert page.repetition.text().startswith("Stretch ")
    told = page.repetition.text().removeprefix("Stretch ")
    dressed(stage, 800, 600, 200)
    stage.go(20)
    assert (page.bar.isVisible(), page.repetition.text()) == (False, told)


def test_nothing_is_said_twice_of_what_follows_a_pause(stage: Stage) -> None:
    stage.begin().until(41_000)
    stage.session.pause.click()
    stage.session.pause.click()
    stage.go(100)
    assert stage.session.caption.text() == "Next: Lean"


def painted(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image)
    return image


def test_the_ring_shows_that_the_session_waits_or_is_done(stage: Stage) -> None:
    stage.begin()
    dressed(stage, 1280, 900, 100)
    till(stage, Phase.REST)
    ring = stage.session.ring
    assert (ring._sign, ring._text.isdigit()) == ("", True)
    stage.session.pause.click()
    assert ring._sign == "paused"
    waits = painted(ring)
    stage.session.pause.click()
    stage.go(100)
    assert ring._sign == ""
    assert painted(ring) != waits
    player = stage.program.run.player
    assert player is not None
    for _ in range(2):  # to get ready after the pause took its time, too
        stage.until(player.timeline.segments[-1].start_ms + 100)
    assert ring._sign == "done"


def cramped(stage: Stage, seconds: int) -> CrampNowPage:
    stage.program.begin_cramp()
    screens = stage.program.cramps
    stage.bot.waitUntil(lambda: screens.run is not None and screens.run._player is not None)
    for _ in range(seconds):
        stage.house.clock.move(1_000)
        if screens.run:
            screens.run.look()
    assert screens.page is not None
    return screens.page


def test_in_a_cramp_the_word_comes_first_and_the_figure_does_as_it_says(stage: Stage) -> None:
    page = cramped(stage, 22)
    page.window().showNormal()
    for look in LOOKS:
        dressed(stage, *look)
        assert page.word.text() == "Rub it", look
        assert page.figure.isVisible(), look
        assert page.figure._skeleton.trunk_turn > 30, look
        assert capital(page.word) > capital(page.clock), look
        assert page.caption.geometry().top() > page.word.geometry().bottom(), look
        assert page.clock.geometry().top() > page.caption.geometry().bottom(), look


def test_after_ten_minutes_the_number_to_call_is_as_large_as_anything(stage: Stage) -> None:
    page = cramped(stage, 601)
    page.window().showNormal()
    dressed(stage, 1280, 900, 100)
    assert not page.figure.isVisible()
    assert capital(page.call) == capital(page.word) > capital(page.clock)


def test_no_number_stands_alone_in_a_row(stage: Stage) -> None:
    choices = OneOf("How bad", [(str(n), str(n)) for n in range(11)], columns=11)
    stage.bot.addWidget(choices)
    for width in range(150, 1200, 50):
        choices.resize(width, 300)
        with stage.bot.waitExposed(choices):
            choices.show()
        rows: dict[int, int] = {}
        for button in choices.buttons.values():
            rows[button.y()] = rows.get(button.y(), 0) + 1
        full, last = max(rows.values()), rows[max(rows)]
        assert full - last < len(rows)


@pytest.mark.parametrize("size", [(1120, 760), (1280, 900), (1290, 930)])
def test_what_is_told_moves_nothing_and_leaves_the_person_s_head_free(stage: Stage, size: tuple[int, int]) -> None:
    stage.begin()
    till(stage, Phase.LEAN)
    dressed(stage, *size, 100)
    page = stage.session
    parts = (page.figure, page.word, page.clock, page.ring, page.caption)
    before = [part.geometry() for part in parts]
    page.words.click()
    settled()
    assert page.line.isVisible()
    assert page.line.text()
    assert [part.geometry() for part in parts] == before
    assert page.line.geometry().top() > page.figure.geometry().center().y()
