from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from coach import places
from coach.settings import Settings
from coach.ui.icon import SIZES, icon
from coach.ui.reminder_views import TrayView, tray
from coach.ui.theme import TARGET, Size, ThemeName
from coach.ui.tray import Tray
from tests import icons as painting

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RESTING = TrayView("Reminders are paused until tomorrow", "Remind me again today", resting=True, tip="Calf Coach")


def view(**changes: object) -> TrayView:
    return tray(Settings(**changes), MONDAY, MONDAY.replace(hour=13, minute=30))  # type: ignore[arg-type]


@pytest.fixture
def corner(qtbot: QtBot) -> Iterator[Tray]:
    made = Tray()
    qtbot.addWidget(made.menu)
    made.show_view(view())
    yield made
    made.put_away()


def lines(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.isVisible() and action.text()]


@pytest.mark.parametrize(
    ("now", "following", "line"),
    [
        ((23, 9, 0), (23, 13, 30), "Next reminder: 13:30"),
        ((23, 23, 0), (24, 0, 30), "Next reminder: 00:30"),  # this night still
        ((23, 23, 0), (24, 8, 30), "Next reminder: tomorrow, 08:30"),
        ((24, 1, 0), (24, 8, 30), "Next reminder: 08:30"),
        ((23, 9, 0), (25, 22, 0), "Next reminder: Wednesday, 22:00"),
        ((23, 9, 0), None, "No reminder ahead"),
    ],
)
def test_it_says_when_the_next_reminder_comes(
    now: tuple[int, int, int], following: tuple[int, int, int] | None, line: str
) -> None:
    moments = [datetime(2026, 11, *when, tzinfo=UTC) if when else None for when in (now, following)]
    assert moments[0]
    shown = tray(Settings(), moments[0], moments[1])
    assert shown == TrayView(line, "Pause reminders until tomorrow", resting=False, tip=f"Calf Coach. {line}")


def test_a_pause_holds_for_the_day_of_sessions_it_was_made_on() -> None:
    paused = Settings(resting=date(2026, 11, 23))
    night, dawn = datetime(2026, 11, 24, 3, 59, tzinfo=UTC), datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    assert tray(paused, night, dawn).next == "Reminders are paused until tomorrow"
    assert tray(paused, night, dawn).resting
    assert tray(paused, dawn, dawn.replace(hour=8)).next == "Next reminder: 08:00"


def test_a_pause_of_a_day_ahead_as_after_a_flight_west_pauses_nothing_yet() -> None:
    ahead = tray(Settings(resting=date(2026, 11, 24)), MONDAY, MONDAY.replace(hour=13, minute=30))
    assert not ahead.resting
    assert ahead.next == "Next reminder: 13:30"


def test_where_reminders_are_off_there_is_nothing_to_pause(corner: Tray) -> None:
    corner.show_view(view(reminders=False))
    assert lines(corner.menu) == ["Start now", "Cramp now", "Reminders are off", "Open Calf Coach", "Quit"]
    corner.show_view(view())
    assert "Pause reminders until tomorrow" in lines(corner.menu)


def test_the_menu_says_what_is_next_and_offers_the_ways(corner: Tray) -> None:
    assert lines(corner.menu) == [
        "Start now",
        "Cramp now",
        "Next reminder: 13:30",
        "Pause reminders until tomorrow",
        "Open Calf Coach",
        "Quit",
    ]
    assert not corner.next.isEnabled()
    assert corner.icon.toolTip() == "Calf Coach. Next reminder: 13:30"


@pytest.mark.parametrize("line", ["start", "cramp", "open", "quit"])
def test_each_line_tells_one_wish(corner: Tray, line: str) -> None:
    told: list[str] = []
    for name in ("start", "cramp", "open", "quit"):
        getattr(corner, f"{name}_wanted").connect(lambda name=name: told.append(name))
    getattr(corner, line).trigger()
    assert told == [line]


def test_reminders_are_paused_and_taken_up_again_by_the_same_line(corner: Tray) -> None:
    told: list[bool] = []
    corner.rest_wanted.connect(told.append)
    corner.rest.trigger()
    assert told == [True]
    assert corner.rest.text() == "Pause reminders until tomorrow"  # until it is told otherwise
    corner.show_view(RESTING)
    assert corner.rest.text() == "Remind me again today"
    corner.rest.trigger()
    assert told == [True, False]


def test_a_click_opens_the_window_once_however_often_the_button_goes_down(corner: Tray, qtbot: QtBot) -> None:
    opened: list[bool] = []
    corner.open_wanted.connect(lambda: opened.append(True))
    reasons = QSystemTrayIcon.ActivationReason
    for reason in (reasons.Trigger, reasons.DoubleClick, reasons.Context, reasons.MiddleClick):
        corner.icon.activated.emit(reason)
    assert opened == [True]


def test_without_a_tray_nothing_is_shown_and_nothing_breaks(corner: Tray) -> None:
    assert not corner.available()
    corner.notify("Time for your midday stretch", "Five minutes at the wall.")
    corner.wear(ThemeName.NIGHT, 200)
    assert not corner.icon.isVisible()


class FakeIcon:
    """A tray icon that notes what it is told to show."""

    def __init__(self, *, visible: bool) -> None:
        self._visible = visible
        self.shown: list[tuple[object, ...]] = []

    def isVisible(self) -> bool:  # noqa: N802
        return self._visible

    def icon(self) -> str:
        return "leg"

    def hide(self) -> None:
        self._visible = False

    def showMessage(self, *message: object) -> None:  # noqa: N802
        self.shown.append(message)


@pytest.mark.parametrize(("there", "visible", "count"), [(True, True, 1), (False, True, 0), (True, False, 0)])
def test_a_notification_needs_a_tray_with_the_icon_in_it(
    corner: Tray, monkeypatch: pytest.MonkeyPatch, there: bool, visible: bool, count: int
) -> None:
    fake = FakeIcon(visible=visible)
    monkeypatch.setattr(corner, "icon", fake)
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: there))
    corner.notify("Time", "Five minutes")
    assert fake.shown == [("Time", "Five minutes", "leg")] * count


def test_a_notification_beside_a_window_of_our_own_is_none_where_it_would_cover_it(
    corner: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeIcon(visible=True)
    monkeypatch.setattr(corner, "icon", fake)
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))
    for bubbles, beside, count in ((True, True, 0), (True, False, 1), (False, True, 2), (False, False, 3)):
        monkeypatch.setattr(corner, "_bubbles", bubbles)
        corner.notify("Time", "Five minutes", beside=beside)
        assert len(fake.shown) == count


def test_into_a_tray_that_comes_late_goes_a_new_icon_that_answers_as_the_old_one(corner: Tray) -> None:
    before = corner.icon
    corner._move()
    assert corner.icon is not before
    assert corner.icon.toolTip() == "Calf Coach. Next reminder: 13:30"
    assert corner.icon.contextMenu() is corner.menu
    opened: list[bool] = []
    corner.open_wanted.connect(lambda: opened.append(True))
    corner.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert opened == [True]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_lines_are_as_high_as_a_finger_needs_and_as_large_as_the_text(corner: Tray, percent: int) -> None:
    corner.wear(ThemeName.LIGHT, percent)
    for action in (corner.start, corner.quit):
        height = corner.menu.actionGeometry(action).height()
        assert height >= max(TARGET, Size.NORMAL * percent / 100)
    assert corner.menu.fontInfo().pixelSize() == Size.NORMAL * percent // 100


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_there_in_every_size_and_is_what_the_figure_paints(size: int) -> None:
    kept = QImage(str(places.resources() / "icons" / f"calf-coach-{size}.png"))
    assert (kept.width(), kept.height()) == (size, size)
    painted = painting.image(size)
    wanted, found = (bytes(image.convertToFormat(painted.format()).constBits()) for image in (painted, kept))
    far = sum(abs(a - b) > 24 for a, b in zip(wanted, found, strict=True))
    assert far <= len(wanted) // 100, "run python -m tests.icons"


def test_the_icon_has_all_its_sizes_and_without_its_files_is_empty(
    qapp: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert sorted(size.width() for size in icon().availableSizes()) == list(SIZES)
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    assert icon().isNull()
