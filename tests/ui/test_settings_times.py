from datetime import time

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.session.day import Slot, Times
from coach.settings import Settings
from coach.ui.settings_day import DayCard
from coach.ui.settings_order import trouble
from tests.ui.settings_desk import VIEW, Open, opener, press

Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return opener(qtbot)


class CardDesk:
    """The card of the day alone, whose wishes come true at once: it decides on times, the page passes them on."""

    def __init__(self) -> None:
        self.card, self.settings = DayCard(), Settings()
        self.card.changed.connect(self.keep)
        self.card.explaining.connect(self.card.explain)
        self.card.show_view(VIEW)

    def keep(self, settings: Settings) -> None:
        self.settings = settings
        self.card.show_view(replace(VIEW, settings=settings))


def test_a_time_goes_by_quarters_of_an_hour(opened: Open) -> None:
    desk = opened()
    for slot, later, wanted in (
        (Slot.MORNING, True, (8, 45)),
        (Slot.MIDDAY, False, (13, 15)),
        (Slot.BEDTIME, True, (22, 15)),
    ):
        desk.begin_anew()
        stepper = desk.page.day.times[slot]
        press(stepper.later if later else stepper.earlier)
        assert desk.settings == msgspec.structs.replace(Settings(), **{str(slot): time(*wanted)})
        assert stepper.edit.text() == f"{wanted[0]:02}:{wanted[1]:02}"
        assert stepper.later.accessibleDescription() == stepper.edit.text()


def test_a_time_between_goes_to_the_quarters_beside_it(opened: Open) -> None:
    desk = opened()
    morning = desk.page.day.times[Slot.MORNING]
    for button, wanted in ((morning.later, time(8, 45)), (morning.earlier, time(8, 30))):
        desk.keep(Settings(morning=time(8, 37)))
        press(button)
        assert desk.settings.morning == wanted


def test_bedtime_passes_midnight_and_ends_with_the_day(opened: Open) -> None:
    desk = opened()
    page = desk.page
    for _ in range(23):
        press(page.day.times[Slot.BEDTIME].later)
    assert desk.settings.bedtime == time(3, 45)
    why = page.day.whys[Slot.BEDTIME]
    assert not why.isVisible()
    press(page.day.times[Slot.BEDTIME].later)
    assert desk.settings.bedtime == time(3, 45)
    assert why.isVisible()
    assert why.text() == "Bedtime can be 03:59 at the latest."
    press(page.day.times[Slot.BEDTIME].earlier)
    assert not why.isVisible()


def test_a_button_held_down_goes_on(opened: Open) -> None:
    stepper = opened().page.day.times[Slot.MORNING]
    assert stepper.earlier.autoRepeat()
    assert stepper.later.autoRepeat()


def test_a_time_in_the_wrong_order_is_not_kept_and_said_to_be_so(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    edit = desk.page.day.times[Slot.MORNING].edit
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(edit, "1930")
    qtbot.keyClick(edit, Key.Key_Return)
    assert desk.settings == Settings()
    assert desk.page.day.whys[Slot.MORNING].text() == "Morning can be 12:30 at the latest, an hour before midday."


@pytest.mark.parametrize(
    ("slot", "moment", "sentence"),
    [
        ("morning", (3, 45), "Morning can be 04:00 at the earliest."),
        ("morning", (12, 31), "Morning can be 12:30 at the latest, an hour before midday."),
        ("midday", (9, 29), "Midday can be 09:30 at the earliest, an hour after morning."),
        ("midday", (21, 1), "Midday can be 21:00 at the latest, an hour before bedtime."),
        ("bedtime", (14, 29), "Bedtime can be 14:30 at the earliest, an hour after midday."),
        ("bedtime", (10, 0), "Bedtime can be 14:30 at the earliest, an hour after midday."),
        ("bedtime", (4, 0), "Bedtime can be 03:59 at the latest."),
        ("bedtime", (3, 59), ""),
    ],
)
def test_which_time_is_at_fault(slot: str, moment: tuple[int, int], sentence: str) -> None:
    assert trouble(Slot(slot), time(*moment), Times()) == sentence


@given(minutes=st.lists(st.integers(0, 24 * 60 - 1), min_size=4, max_size=4), slot=st.sampled_from(tuple(Slot)[:3]))
def test_a_time_is_at_fault_where_it_makes_no_day(minutes: list[int], slot: Slot) -> None:
    *others, wanted = (time(*divmod(each, 60)) for each in minutes)
    times = Times(*others)
    changed = replace(times, **{str(slot): wanted})
    if not times.trouble:
        assert bool(trouble(slot, wanted, times)) == bool(changed.trouble)


def test_arrow_keys_step(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    for key, wanted in (
        (Key.Key_Up, time(8, 45)),
        (Key.Key_Down, time(8, 15)),
        (Key.Key_PageUp, time(9, 30)),
        (Key.Key_PageDown, time(7, 30)),
    ):
        desk.begin_anew()
        qtbot.keyClick(desk.page.day.times[Slot.MORNING].edit, key)
        assert desk.settings.morning == wanted, key


def test_times_that_make_no_day_are_mended_by_the_first_choice(opened: Open) -> None:
    desk = opened()
    desk.keep(Settings(morning=time(20), midday=time(12), bedtime=time(9)))
    assert desk.page.day.times[Slot.MIDDAY].edit.text() == "13:30"
    press(desk.page.day.times[Slot.MIDDAY].later)
    assert (desk.settings.morning, desk.settings.midday) == (time(8, 30), time(13, 45))
    assert not Times(desk.settings.morning, desk.settings.midday, desk.settings.bedtime).trouble


PRESSES = st.lists(
    st.tuples(st.sampled_from((Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME)), st.booleans(), st.integers(1, 40)),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=PRESSES)
def test_no_presses_break_the_order_of_the_day(qapp: QApplication, presses: list[tuple[Slot, bool, int]]) -> None:
    desk = CardDesk()
    for slot, later, often in presses:
        stepper = desk.card.times[slot]
        for _ in range(often):
            (stepper.later if later else stepper.earlier).click()
            kept = desk.settings
            times = Times(kept.morning, kept.midday, kept.bedtime)
            assert not times.trouble
            assert stepper.edit.text() == f"{times.of(slot):%H:%M}"
    desk.card.deleteLater()


def forms(moment: time) -> list[str]:
    """Give the ways in which people type a time."""
    hour, minute = moment.hour, moment.minute
    twelve, half = hour % 12 or 12, "pm" if hour >= 12 else "am"
    written = [f"{hour:02}{minute:02}", f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", f"{hour}.{minute:02}"]
    written += [f"{twelve}:{minute:02} {half}", f"{twelve}.{minute:02}{half.upper()}", f"{hour}{minute:02}"]
    written += [f"{hour}", f"{twelve} {half}"] if minute == 0 else []
    written += [f"half past {hour}", f"half past {twelve} {half}"] if minute == 30 else []
    return written


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), slot=st.sampled_from((Slot.MORNING, Slot.MIDDAY, Slot.BEDTIME)))
def test_any_minute_that_is_typed_is_that_one_or_refused(
    qapp: QApplication, qtbot: QtBot, data: st.DataObject, slot: Slot
) -> None:
    moment = time(*divmod(data.draw(st.integers(0, 24 * 60 - 1), "minute"), 60))
    typed = data.draw(st.sampled_from(forms(moment)), "typed")
    desk = CardDesk()
    stepper, why = desk.card.times[slot], desk.card.whys[slot]
    before = desk.settings.times.of(slot)
    stepper.edit.selectAll()
    qtbot.keyClicks(stepper.edit, typed)
    qtbot.keyClick(stepper.edit, Key.Key_Return)
    can_be = not Times(**{**{each: before_of(each) for each in ("morning", "midday", "bedtime")}, slot: moment}).trouble
    assert desk.settings.times.of(slot) == (moment if can_be else before)
    assert stepper.edit.text() == (f"{moment:%H:%M}" if can_be else typed)
    assert bool(why.text()) is not can_be
    desk.card.deleteLater()


def before_of(slot: str) -> time:
    return Times().of(Slot(slot))
