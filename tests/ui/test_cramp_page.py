"""The page on which a cramp is written down, as a person fills it in."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.diary.entries import Cramp, Place, Side, Sign
from coach.ui.cramp_page import CrampPage
from coach.ui.theme import ThemeName
from tests.ui.conftest import Stage

LAST_NIGHT = date(2026, 11, 22)  # the stage opens on the 23rd at nine


def opened(stage: Stage) -> CrampPage:
    stage.program.window.today.cramp.click()
    page = stage.program.records.look_back.cramp
    assert page is not None
    return page


def test_two_taps_write_it_down(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["night"].click()
    assert stage.diary.cramps_kept == {}
    page.place.buttons["calf"].click()
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp == Cramp(cramp.id, datetime(2026, 11, 23, 3, 0, tzinfo=UTC), Place.CALF)
    page.done.click()
    assert stage.program.window.today.isVisible()
    assert stage.program.ledger.book.nights() == {LAST_NIGHT: 1}


def test_the_rest_is_kept_as_it_is_said(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["now"].click()
    page.place.buttons["foot"].click()
    page.side.buttons["left"].click()
    page.length.buttons["2"].click()
    page.severity.buttons["7"].click()
    page.woke.buttons["yes"].click()
    page.signs.buttons["swelling"].click()
    page.note.setPlainText("naïve 🦵 \u05e9\u05dc\u05d5\u05dd")
    (cramp,) = stage.diary.cramps_kept.values()
    assert (cramp.side, cramp.duration_ms, cramp.severity, cramp.woke_me) == (Side.LEFT, 120_000, 7, True)
    assert (cramp.signs, cramp.note) == (frozenset([Sign.SWELLING]), "naïve 🦵 \u05e9\u05dc\u05d5\u05dd")


def test_the_future_is_refused_in_place_and_nothing_is_kept(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["pick"].click()
    page.picker.day.after.click()  # there is no day after this one
    page.picker.time.later.click()
    page.place.buttons["calf"].click()
    assert page.fault.text() == "That lies in the future. Choose a time that has passed."
    assert stage.diary.cramps_kept == {}
    page.picker.day.before.click()
    assert not page.fault.isVisible()
    assert len(stage.diary.cramps_kept) == 1


def test_what_is_answered_while_the_moment_cannot_be_is_kept_with_it(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    page.when.buttons["pick"].click()
    page.picker.time.later.click()
    assert page.fault.isVisible()
    page.severity.buttons["7"].click()
    page.note.setPlainText("hello")
    page.picker.time.earlier.click()
    page.picker.time.earlier.click()
    (cramp,) = stage.diary.cramps_kept.values()
    assert (cramp.severity, cramp.note) == (7, "hello")


def test_a_deletion_that_fails_leaves_the_cramp_as_it_was(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    page.note.setPlainText("precious")
    stage.diary.refusal = "That could not be written to the diary: disk full."
    page.delete.click()
    assert page.isVisible()
    assert page.fault.text() == stage.diary.refusal
    stage.diary.refusal = ""
    page.place.buttons["thigh"].click()
    (cramp,) = stage.diary.cramps_kept.values()
    assert (cramp.place, cramp.note) == (Place.THIGH, "precious")
    assert not page.fault.isVisible()


def test_what_cannot_be_kept_holds_the_person_back_once(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["pick"].click()
    page.place.buttons["calf"].click()
    page.picker.time.edit.setFocus()
    stage.bot.keyClicks(page.picker.time.edit, "23:30")
    page.done.click()
    assert page.isVisible()
    assert page.fault.text() == "That lies in the future. Choose a time that has passed."
    page.done.click()
    assert not page.isVisible()


def test_each_of_two_refusals_stays_as_long_as_its_reason(stage: Stage) -> None:
    page = opened(stage)
    page.place.buttons["calf"].click()
    stage.diary.refusal = "That could not be written to the diary: disk full."
    page.when.buttons["pick"].click()
    edit = page.picker.time.edit
    for typed, said in (("xx", "Type a time such as 09:00."), ("09:00", stage.diary.refusal)):
        edit.setFocus()
        edit.selectAll()
        stage.bot.keyClicks(edit, typed)
        stage.bot.keyClick(edit, Qt.Key.Key_Return)
        assert page.fault.text() == said
    stage.diary.refusal = ""
    page.place.buttons["thigh"].click()
    assert not page.fault.isVisible()
    assert page.title.text() == "The cramp is written down"


def test_past_midnight_of_today_there_is_no_yesterday_instead(stage: Stage) -> None:
    stage.house.start = stage.house.start.replace(hour=23, minute=50)
    page = opened(stage)
    page.place.buttons["calf"].click()
    page.when.buttons["pick"].click()
    page.picker.time.later.click()
    assert page.fault.text() == "That lies in the future. Choose a time that has passed."
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp.started_at == datetime(2026, 11, 23, 23, 50, tzinfo=UTC)
    stage.house.clock.move(20 * 60_000)  # now it has come
    page.place.buttons["foot"].click()
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp.started_at == datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize("leave", ["delete", "done", "closed"])
def test_what_was_typed_is_no_word_after_the_end(stage: Stage, leave: str) -> None:
    page = opened(stage)
    page.when.buttons["pick"].click()
    page.place.buttons["calf"].click()
    (before,) = stage.diary.cramps_kept.values()
    page.picker.time.edit.setFocus()
    stage.bot.keyClicks(page.picker.time.edit, "01:00")
    if leave == "closed":
        page.closed.emit()  # as the window does it for Escape
    else:
        getattr(page, leave).click()
    assert stage.program.window.today.isVisible()
    QApplication.processEvents()
    after = [cramp.started_at for cramp in stage.diary.cramps_kept.values()]
    assert after == {"delete": [], "done": [before.started_at.replace(hour=1)], "closed": [before.started_at]}[leave]


def test_a_time_that_cannot_be_read_holds_the_person_back_once(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["pick"].click()
    page.place.buttons["calf"].click()
    page.picker.time.edit.setFocus()
    stage.bot.keyClicks(page.picker.time.edit, "xx")
    page.done.click()
    assert page.isVisible()
    assert page.fault.text() == "Type a time such as 09:00."
    page.place.buttons["thigh"].click()
    assert page.fault.isVisible()  # as long as it stands there
    page.done.click()
    assert not page.isVisible()
    (cramp,) = stage.diary.cramps_kept.values()
    stage.program.records.look_back._edit(cramp)
    assert (page.picker.time.edit.text(), page.fault.isVisible()) == ("09:00", False)


def test_a_moment_is_chosen_by_day_and_time(stage: Stage) -> None:
    page = opened(stage)
    page.place.buttons["calf"].click()
    page.when.buttons["pick"].click()
    picker = page.picker
    picker.day.before.click()
    picker.time.earlier.click()
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp.started_at == datetime(2026, 11, 22, 8, 45, tzinfo=UTC)
    picker.time.edit.setFocus()
    stage.bot.keyClicks(picker.time.edit, "half past four")
    stage.bot.keyClick(picker.time.edit, Qt.Key.Key_Return)
    assert page.fault.text() == "Type a time such as 08:45."
    stage.bot.keyClick(picker.time.edit, Qt.Key.Key_Escape)
    assert not page.fault.isVisible()
    picker.time.edit.selectAll()
    stage.bot.keyClicks(picker.time.edit, "16.30")
    stage.bot.keyClick(picker.time.edit, Qt.Key.Key_Return)
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp.started_at == datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
    page.when.buttons["night"].click()
    page.when.buttons["pick"].click()
    assert picker.moment == datetime(2026, 11, 23, 3, 0)


def test_a_step_past_midnight_leads_to_the_next_day_and_back(stage: Stage) -> None:
    page = opened(stage)
    page.place.buttons["calf"].click()
    page.when.buttons["pick"].click()
    page.picker.show_moment(datetime(2026, 10, 31, 23, 50), latest=date(2026, 11, 23))
    for button, moment in (
        (page.picker.time.later, datetime(2026, 11, 1, tzinfo=UTC)),
        (page.picker.time.earlier, datetime(2026, 10, 31, 23, 45, tzinfo=UTC)),
    ):
        button.click()
        (cramp,) = stage.diary.cramps_kept.values()
        assert cramp.started_at == moment


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (3, ""),
        (8, "By day it counts with the night before."),
        (17, "By day it counts with the night that follows."),
    ],
)
def test_it_is_said_with_which_night_a_cramp_by_day_counts(stage: Stage, hour: int, said: str) -> None:
    page = opened(stage)
    stage.house.start = stage.house.start.replace(hour=hour)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    assert page.told.text().partition("as you go.")[2].strip() == said
    ((night, _),) = stage.program.ledger.book.nights().items()
    assert night == date(2026, 11, 23 if hour > 12 else 22)


def test_done_stays_in_view_however_large_the_type(stage: Stage) -> None:
    window = stage.program.window
    window.resize(800, 600)
    window.wear(ThemeName.LIGHT, 200)
    page = opened(stage)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    page.scroller.verticalScrollBar().setValue(page.scroller.verticalScrollBar().maximum())
    QApplication.processEvents()
    corner = page.done.mapTo(window, page.done.rect().bottomRight())
    assert window.rect().contains(corner)
    assert not page.done.visibleRegion().isEmpty()


def test_what_cannot_be_kept_is_told_in_view(stage: Stage) -> None:
    page = opened(stage)
    stage.program.window.resize(800, 600)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    QApplication.processEvents()
    page.scroller.verticalScrollBar().setValue(page.scroller.verticalScrollBar().maximum())
    stage.diary.refusal = "That could not be written to the diary: disk full."
    page.note.setPlainText("a note")
    QApplication.processEvents()
    assert page.fault.visibleRegion().boundingRect() == page.fault.rect()


def test_deleting_can_be_undone(stage: Stage) -> None:
    page = opened(stage)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    kept = dict(stage.diary.cramps_kept)
    page.delete.click()
    assert stage.diary.cramps_kept == {}
    assert stage.program.window.today.noted_text.text() == "Deleted: a cramp in the calf, 23 November, 09:00."
    stage.take_back()
    assert stage.diary.cramps_kept == kept


def test_a_second_cramp_is_another_one(stage: Stage) -> None:
    for place in ("calf", "thigh"):
        page = opened(stage)
        page.when.buttons["now"].click()
        page.place.buttons[place].click()
        page.done.click()
    assert [cramp.place for cramp in stage.diary.cramps_kept.values()] == ["calf", "thigh"]


def test_correcting_shows_what_was_said_and_changes_nothing_by_itself(stage: Stage) -> None:
    at = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
    cramp = Cramp("c", at, Place.THIGH, Side.BOTH, 300_000, 4, True, frozenset([Sign.NUMBNESS]), "a note")
    stage.diary.save_cramp(cramp)
    stage.program.records.look_back._edit(cramp)
    page = stage.program.records.look_back.cramp
    assert page is not None
    assert stage.diary.cramps_kept == {"c": cramp}
    pressed = [
        k
        for c in (page.place, page.side, page.length, page.severity, page.woke)
        for k, b in c.buttons.items()
        if b.isChecked()
    ]
    assert pressed == ["thigh", "both", "5", "4", "yes"]
    page.severity.buttons["5"].click()
    assert stage.diary.cramps_kept["c"].severity == 5
    assert stage.diary.cramps_kept["c"].started_at == at
