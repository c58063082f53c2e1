from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from coach import places, terminal
from coach.diary.entries import Book, Cramp, Place, Session, Side, Sign, trouble
from coach.diary.store import DiaryError, Store
from coach.session.day import Slot
from coach.ui.theme import ThemeName
from coach.ui.today_views import today
from tests.ui.conftest import Stage

LAST_NIGHT = date(2026, 11, 22)  # the stage opens on the 23rd at nine


def answer(stage: Stage, cramps: int) -> None:
    stage.house.clock.move(1_000)
    stage.program.window.today.answers[cramps].click()


def question(stage: Stage) -> str:
    page = stage.program.window.today
    return page.question.text() if page.check_in.isVisible() else ""


def tomorrow(stage: Stage) -> None:
    stage.house.clock.move(24 * 3_600_000)
    stage.program.show_today()


class TestCheckIn:
    def test_one_tap_answers_and_one_undoes(self, stage: Stage) -> None:
        assert question(stage) == "Any cramps last night?"
        answer(stage, 0)
        assert stage.diary.answers == {LAST_NIGHT: 0}
        assert question(stage) == ""
        assert stage.program.window.today.noted_text.text() == "Noted: no cramps last night."
        stage.take_back()
        assert stage.diary.answers == {}
        assert question(stage) == "Any cramps last night?"

    def test_a_second_press_takes_nothing_back(self, stage: Stage) -> None:
        page = stage.program.window.today
        answer(stage, 3)
        assert page.start.hasFocus()  # and Return once more does not, either
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        stage.house.clock.move(1_000)
        QApplication.sendEvent(page.start, held)
        assert page.isVisible()  # and a key held down starts no session
        page.undo.clicked.emit()
        assert stage.diary.answers == {}
        answer(stage, 3)
        page.undo.click()  # the second click of two, where the answer was
        assert stage.diary.answers == {LAST_NIGHT: 3}
        stage.take_back()
        assert stage.diary.answers == {}
        assert page.answers[0].hasFocus()

    def test_it_asks_for_three_nights_and_lets_the_others_go(self, stage: Stage) -> None:
        answer(stage, 1)
        for _ in range(6):
            tomorrow(stage)
        asked = []
        while text := question(stage):
            asked.append(text)
            answer(stage, 3)
        assert asked == ["Any cramps last night?", "Any cramps the night before last?", "Any cramps on Thursday night?"]
        assert sorted(stage.diary.answers) == [LAST_NIGHT, *(LAST_NIGHT + timedelta(days=n) for n in (4, 5, 6))]

    def test_silence_is_not_known(self, stage: Stage) -> None:
        for _ in range(30):
            tomorrow(stage)
        assert stage.program.ledger.book.nights() == {}
        assert stage.program.window.today.plan.text().startswith("Three a day")

    def test_the_second_click_of_two_answers_nothing(self, stage: Stage) -> None:
        answer(stage, 0)
        for _ in range(2):
            tomorrow(stage)
        answer(stage, 2)
        stage.program.window.today.answers[2].click()
        assert sorted(stage.diary.answers.values()) == [0, 2]

    def test_a_question_of_yesterday_is_asked_anew(self, stage: Stage) -> None:
        stage.house.clock.move(23 * 3_600_000)  # the window stayed open all night
        stage.program.window.today.answers[2].click()
        assert stage.diary.answers == {}
        stage.house.clock.move(1_000)
        stage.program.window.today.answers[2].click()
        assert stage.diary.answers == {LAST_NIGHT + timedelta(days=1): 2}

    def test_what_was_noted_is_gone_the_next_day(self, stage: Stage) -> None:
        answer(stage, 0)
        tomorrow(stage)
        assert not stage.program.window.today.noted.isVisible()

    def test_a_cramp_written_down_does_not_answer_for_the_night(self, stage: Stage) -> None:
        stage.diary.save_cramp(Cramp("c", datetime(2026, 11, 23, 2, 0, tzinfo=UTC), Place.CALF))
        stage.program.ledger.reread()
        stage.program.show_today()
        assert question(stage) == "Any cramps last night? 1 written down."
        answer(stage, 3)
        assert stage.program.ledger.book.nights() == {LAST_NIGHT: 3}

    def test_a_diary_that_refuses_says_so_and_asks_again(self, stage: Stage) -> None:
        stage.diary.refusal = "That could not be written to the diary: disk full."
        answer(stage, 2)
        assert stage.program.window.today.line.text() == stage.diary.refusal
        assert question(stage) == "Any cramps last night?"


def test_a_session_is_corrected_and_deleted_with_undo(stage: Stage) -> None:
    session = Session("s", datetime(2026, 11, 22, 9, 0, tzinfo=UTC), Slot.MORNING, "wall-calf-stretch", 300_000, 2_500)
    stage.diary.save_session(session)
    stage.program.records.look_back._edit(session)
    page = stage.program.records.look_back.session
    assert page is not None
    page.slot.buttons["extra"].click()
    page.note.setPlainText("felt good")
    assert (stage.diary.sessions_kept["s"].slot, stage.diary.sessions_kept["s"].note) == (Slot.EXTRA, "felt good")
    page.delete.click()
    assert stage.diary.sessions_kept == {}
    stage.program.records.look_back.undone.emit()
    assert stage.diary.sessions_kept["s"].note == "felt good"


def test_ten_weeks_fall_cut_overruled_accepted_back_and_up(stage: Stage, tmp_path: Path) -> None:
    page = stage.program.window.today
    told: list[tuple[int, str]] = []

    def live(days: int, cramps: list[int]) -> None:
        for day in range(days):
            answer(stage, cramps[day % len(cramps)])
            if page.change.isVisible():
                told.append((stage.program.window.today.marks._views.__len__(), page.change_text.text()))
                return
            tomorrow(stage)

    live(21, [2, 1, 2])
    live(60, [0, 0, 0, 1])
    per_day, text = told[-1]
    assert per_day == 2
    assert "Two a day from today: morning and before bed." in text
    assert page.keep.text() == "&Keep three"
    stage.house.clock.move(1_000)
    page.keep.click()
    assert page.plan.text() == "Three a day: morning, midday and before bed"
    assert not page.change.isVisible()
    tomorrow(stage)
    live(60, [0, 0, 0, 0, 1])
    assert told[-1][0] == 2
    stage.house.clock.move(1_000)
    page.accept.click()
    assert page.plan.text() == "Two a day: morning and before bed"
    assert not page.change.isVisible()
    tomorrow(stage)
    live(60, [2, 3, 2])
    assert told[-1][0] == 3
    assert not page.keep.isVisible()
    assert "Three a day from today" in told[-1][1]
    assert plan_as_json(stage.program.ledger.book, stage.house.now(), tmp_path)["sessions_per_day"] == 3


def plan_as_json(book: Book, now: datetime, folder: Path) -> dict[str, object]:
    """Give what the command line says of the same diary, kept in a file."""
    store = Store(folder / "diary.sqlite3", places.resources() / "migrations")
    store.fill(book)
    out = StringIO()
    terminal.print_plan(store.book(), now.date(), as_json=True, out=out)
    store.close()
    plan: dict[str, object] = msgspec.json.decode(out.getvalue())
    return plan


def test_the_day_s_marks_follow_the_sessions(stage: Stage) -> None:
    page = stage.program.window.today

    def words() -> list[str]:
        return [view.word for view in page.marks._views]

    assert words() == ["now", "later", "later"]
    stage.begin().go(400_000, step_ms=1_000)
    stage.program.sessions.summary.close_button.click()
    assert words() == ["done", "later", "later"]
    assert page.next.text() == "Next: midday, 13:30. An extra one now does no harm."
    stage.house.clock.move(24 * 3_600_000 + 11 * 3_600_000)
    stage.program.show_today()
    assert words() == ["not done", "not done", "now"]


@pytest.mark.parametrize(
    ("cramp", "sentence"),
    [
        (Cramp("c", datetime(1, 1, 1, tzinfo=UTC), Place.CALF), "year 1 is too long ago"),
        (Cramp("c", datetime(2026, 11, 24, tzinfo=UTC), Place.CALF), "lies in the future"),
        (Cramp("c", datetime(2026, 11, 20, tzinfo=UTC), Place.CALF, duration_ms=36_000_000), "up to three hours"),
        (Cramp("c", datetime(2026, 11, 20, tzinfo=UTC), Place.CALF, severity=11), "from 0 to 10"),
        (Cramp("c", datetime(2026, 11, 20, tzinfo=UTC), Place.CALF, note="x" * 10_001), "10,001 characters"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(cramp: Cramp, sentence: str) -> None:
    assert sentence in trouble(cramp, datetime(2026, 11, 23, tzinfo=UTC))


@given(st.text(max_size=4_000))
def test_any_note_can_be(note: str) -> None:
    cramp = Cramp("c", datetime(2026, 11, 20, tzinfo=UTC), Place.CALF, note=note)
    assert trouble(cramp, datetime(2026, 11, 23, tzinfo=UTC)) == ""


@given(st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)), st.integers(0, 40))
def test_today_can_always_be_shown(moment: datetime, days: int) -> None:
    from coach.settings import Settings

    now = moment.replace(tzinfo=UTC)
    answers = {now.date() - timedelta(days=n): n % 4 for n in range(1, days)}
    view = today(Book(answers=dict(sorted(answers.items()))), Settings(), now)
    assert 1 <= len(view.marks) <= 3
    assert view.why


def test_six_weeks_without_a_fall_suggest_the_gp_once(stage: Stage) -> None:
    page = stage.program.window.today
    texts = set()
    for day in range(60):
        for number, slot in enumerate((Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME)):
            started = stage.house.now() - timedelta(days=1) + timedelta(hours=number)
            stage.diary.save_session(
                Session(f"{day}-{slot}", started, slot, "wall-calf-stretch", 300_000, 2_500, completed=True)
            )
        stage.program.ledger.reread()
        answer(stage, day % 3)
        if page.advice.isVisible():
            texts.add(page.advice_text.text())
            stage.house.clock.move(1_000)
            page.understood.click()
            assert not page.advice.isVisible()
        tomorrow(stage)
    (text,) = texts
    assert "a GP can look for a reason" in text


def test_summer_is_mentioned_with_the_reason(stage: Stage) -> None:
    assert "summer" not in stage.program.window.today.why.text()
    stage.house.start = stage.house.start.replace(month=7)
    stage.program.show_today()
    assert "Cramps often rise in summer" in stage.program.window.today.why.text()


def test_undoing_keep_tells_of_the_change_again(stage: Stage) -> None:
    page = stage.program.window.today
    for day in range(90):
        answer(stage, 2 if day < 21 else 0)
        if page.change.isVisible():
            break
        tomorrow(stage)
    stage.house.clock.move(1_000)
    page.keep.click()
    assert not page.change.isVisible()
    stage.take_back()
    assert page.change.isVisible()
    assert stage.diary.choices == {}
    tomorrow(stage)
    assert " since " in page.change_text.text()
    assert "from today" not in page.change_text.text()


def test_the_plan_is_the_person_s_to_overrule_on_any_day(stage: Stage) -> None:
    page = stage.program.window.today
    page.choices.per_day.buttons["1"].click()
    assert page.plan.text() == "One a day: before bed"
    assert stage.diary.choices == {date(2026, 11, 23): 1}
    page.undo.click()
    assert page.plan.text().startswith("Three a day")


def test_what_is_corrected_is_not_called_written_down(stage: Stage) -> None:
    stage.program.records.look_back._edit(Cramp("c", datetime(2026, 11, 20, 2, 15, tzinfo=UTC), Place.THIGH))
    page = stage.program.records.look_back.cramp
    assert page is not None
    page.place.buttons["calf"].click()
    assert page.title.text() == "Correct this cramp"


def test_correcting_begins_on_done_so_that_a_second_return_changes_nothing(stage: Stage) -> None:
    cramp = Cramp("c", datetime(2026, 11, 20, 2, 15, tzinfo=UTC), Place.THIGH)
    stage.diary.save_cramp(cramp)
    stage.program.records.look_back._edit(cramp)
    page = stage.program.records.look_back.cramp
    assert page is not None
    assert page.done.hasFocus()


def test_a_session_is_corrected_from_the_top_and_what_cannot_be_is_told_in_view(stage: Stage) -> None:
    stage.program.window.resize(800, 600)
    stage.program.window.wear(ThemeName.LIGHT, 200)
    old = session(datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
    stage.program.records.look_back._edit(old)
    page = stage.program.records.look_back.session
    assert page is not None
    for _ in range(2):
        stage.program.records.look_back._edit(old)
        QApplication.processEvents()
        bar = page.scroller.verticalScrollBar()
        assert bar.value() == 0
        bar.setValue(bar.maximum())
    page.note.setPlainText("x" * 10_001)
    QApplication.processEvents()
    assert page.told.visibleRegion().boundingRect() == page.told.rect()


def session(at: datetime) -> Session:
    return Session("s", at, Slot.MORNING, "wall-calf-stretch", 300_000, 2_500, 28, 300_000, completed=True)


def test_a_night_of_the_past_is_corrected_in_the_calendar_with_undo(stage: Stage) -> None:
    stage.diary.answer(LAST_NIGHT - timedelta(days=2), 3)
    stage.diary.answer(LAST_NIGHT, 1)
    stage.program.ledger.reread()
    stage.program.window.today.history.click()
    history = stage.program.records.look_back.history
    assert history is not None
    cell = next(c for c in history.month.days if c.view and c.view.day == LAST_NIGHT - timedelta(days=2))
    stage.bot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert history.month.asked.text() == "Cramps in the night of 20 November?"
    history.month.answer.buttons["0"].click()
    assert stage.diary.answers == {LAST_NIGHT - timedelta(days=2): 0, LAST_NIGHT: 1}
    assert history.undo_text.text() == "The night of 20 November: 0."
    history.undo.click()
    assert stage.diary.answers[LAST_NIGHT - timedelta(days=2)] == 3
    cell = next(c for c in history.month.days if c.view and c.view.day == LAST_NIGHT)
    cell.setFocus()
    stage.bot.keyClick(cell, Qt.Key.Key_Return)
    history.month.answer.buttons["unknown"].click()
    assert LAST_NIGHT not in stage.diary.answers


def test_a_deletion_that_fails_is_told_in_the_history_and_offers_no_undo(stage: Stage) -> None:
    cramp = Cramp("c", datetime(2026, 11, 20, 2, 15, tzinfo=UTC), Place.THIGH)
    stage.diary.save_cramp(cramp)
    stage.program.ledger.reread()
    stage.program.window.today.history.click()
    history = stage.program.records.look_back.history
    assert history is not None
    stage.diary.refusal = "That could not be written to the diary: disk full."
    history.delete_wanted.emit(cramp)
    assert history.undo_text.text() == stage.diary.refusal
    assert not history.undo.isVisible()


def test_a_cramp_that_cannot_be_kept_is_not_called_written_down(stage: Stage) -> None:
    stage.diary.refusal = "That could not be written to the diary: disk full."
    stage.program.window.today.cramp.click()
    page = stage.program.records.look_back.cramp
    assert page is not None
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    assert page.fault.text() == stage.diary.refusal
    assert not page.told.isVisible()
    assert page.title.text() == "A cramp: when, and where?"


def test_until_a_cramp_is_written_down_the_one_way_out_is_back(stage: Stage) -> None:
    stage.program.window.today.cramp.click()
    page = stage.program.records.look_back.cramp
    assert page is not None
    assert (page.back.isVisible(), page.done.isVisible()) == (True, False)
    page.when.buttons["now"].click()
    page.place.buttons["calf"].click()
    assert (page.back.isVisible(), page.done.isVisible()) == (False, True)
    page.done.click()
    stage.program.window.today.cramp.click()
    page.back.click()
    assert stage.program.window.today.isVisible()
    assert len(stage.diary.cramps_kept) == 1


def test_a_diary_that_cannot_be_read_is_asked_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(stage, 2)
    with monkeypatch.context() as broken:
        broken.setattr(stage.diary, "book", refuse)
        stage.program.ledger.reread()
        stage.program.show_today()
        assert question(stage) == ""
        assert "cannot be read" in stage.program.window.today.line.text()
    stage.program.show_today()
    assert stage.program.window.today.line.text() == ""
    assert stage.diary.answers == {LAST_NIGHT: 2}


def refuse() -> Book:
    raise DiaryError("The diary cannot be read: it is locked.")


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "Hello"), (4, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_the_greeting_follows_the_day_and_is_no_evening_s_at_night(stage: Stage, hour: int, said: str) -> None:
    stage.house.start = stage.house.start.replace(hour=hour)
    stage.program.show_today()
    assert stage.program.window.today.greeting.text() == said


@pytest.mark.parametrize("hour", [0, 2, 9, 15, 23])
def test_last_night_is_the_latest_that_was_slept_in(stage: Stage, hour: int) -> None:
    stage.house.start = stage.house.start.replace(hour=hour)
    stage.program.window.today.cramp.click()
    page = stage.program.records.look_back.cramp
    assert page is not None
    page.when.buttons["night"].click()
    page.place.buttons["calf"].click()
    (night,) = stage.program.ledger.book.nights()
    assert night == date(2026, 11, 22)
    (cramp,) = stage.diary.cramps_kept.values()
    assert cramp.started_at <= stage.house.now()


def test_what_was_said_of_a_cramp_can_be_unsaid(stage: Stage) -> None:
    at = datetime(2026, 11, 20, 2, 15, 37, tzinfo=UTC)
    cramp = Cramp("c", at, Place.CALF, Side.LEFT, 720_000, 4)
    stage.diary.save_cramp(cramp)
    stage.program.records.look_back._edit(cramp)
    page = stage.program.records.look_back.cramp
    assert page is not None
    assert page.length.buttons["15"].isChecked()
    page.when.buttons["pick"].click()
    page.severity.buttons["4"].click()
    page.side.buttons["left"].click()
    now = stage.diary.cramps_kept["c"]
    assert (now.started_at, now.severity, now.side, now.duration_ms) == (at, None, None, 720_000)


def test_a_note_too_long_for_a_session_is_refused(stage: Stage) -> None:
    session = Session("s", datetime(2026, 11, 22, 9, 0, tzinfo=UTC), Slot.MORNING, "wall-calf-stretch", 300_000, 2_500)
    stage.diary.save_session(session)
    stage.program.records.look_back._edit(session)
    page = stage.program.records.look_back.session
    assert page is not None
    page.note.setPlainText("x" * 10_001)
    assert "10,001 characters" in page.told.text()
    assert stage.diary.sessions_kept["s"].note == ""
    page.note.setPlainText("short")
    assert not page.told.isVisible()
    assert stage.diary.sessions_kept["s"].note == "short"


def test_signs_are_told_on_a_calm_card_until_put_away_and_again_with_something_new(stage: Stage) -> None:
    page = stage.program.window.today
    at = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    stage.diary.save_cramp(Cramp("c", at, Place.CALF, duration_ms=601_000, signs=frozenset([Sign.SWELLING])))
    stage.program.ledger.reread()
    stage.program.show_today()
    assert page.advice.isVisible()
    assert "swell" in page.advice_text.text().lower()
    page.understood.click()
    assert not page.advice.isVisible()
    stage.diary.save_cramp(Cramp("d", at, Place.CALF, signs=frozenset([Sign.NUMBNESS])))
    stage.program.ledger.reread()
    stage.program.show_today()
    assert page.advice.isVisible()
    assert "numb" in page.advice_text.text().lower()
    del stage.diary.cramps_kept["d"]
    stage.program.ledger.reread()
    stage.program.show_today()
    assert not page.advice.isVisible()


def test_the_first_run_says_what_it_is_and_is_not_and_asks_nothing_else(stage: Stage) -> None:
    page = stage.program.window.today
    assert "may ease" in page.change_text.text()
    assert "not a diagnosis" in page.change_text.text()
    assert not page.keep.isVisible()
    page.accept.click()
    assert not page.change.isVisible()
    stage.program.show_today()
    assert not page.change.isVisible()


def test_the_first_words_are_gone_once_the_diary_has_begun(stage: Stage) -> None:
    answer(stage, 1)
    assert not stage.program.window.today.change.isVisible()
