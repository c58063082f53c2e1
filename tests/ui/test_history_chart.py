import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.history_weeks import ChartView, Range, chart
from coach.ui.theme import THEMES, Theme, contrast
from tests.histories import TODAY


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_numbers_and_words_stand_out_on_what_is_painted(theme: Theme) -> None:
    assert contrast(theme.surface, theme.stretch) >= 7  # a night's cramps
    assert contrast(theme.on_action, theme.action) >= 7  # the chosen row
    for ground in (theme.surface, theme.raised):
        assert contrast(theme.quiet, ground) >= 7
    for mark in (theme.stretch, theme.done, theme.action, theme.edge):
        assert contrast(mark, theme.surface) >= 3


def test_the_chart_is_loaded_when_it_is_first_seen() -> None:
    told = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, timeout=50, check=False)
    assert told.stdout.split() == ["False", "True"], told.stderr


@pytest.mark.parametrize(("weeks", "marked"), [(8, False), (300, True)])
def test_none_is_told_by_its_number_and_where_there_is_no_room_by_a_mark(
    qtbot: QtBot, weeks: int, marked: bool
) -> None:
    import pyqtgraph as pg  # here, or the test above would know of it

    from coach.ui.chart import Chart

    window, drawn = QWidget(), Chart()
    qtbot.addWidget(window)
    drawn.setParent(window)
    drawn.resize(400, 400)
    nights = {TODAY - timedelta(day): 0 for day in range(1, 7 * weeks)}
    drawn.show_view(chart(nights, (), TODAY - timedelta(7 * weeks), TODAY, Range.ALL))
    window.show()
    QApplication.processEvents()
    items = drawn.cramps._item.items
    assert any(isinstance(item, pg.PlotCurveItem) for item in items) is marked
    assert any(isinstance(item, pg.TextItem) and item.toPlainText() == "0" for item in items) is not marked


MONDAY = TODAY - timedelta(TODAY.weekday())


@pytest.fixture
def drawn(qtbot: QtBot) -> Callable[[ChartView], Any]:
    """Draw weeks, and give the chart."""

    kept = []  # or they would be gone before they are looked at

    def draw(view: ChartView) -> Any:
        from coach.ui.chart import Chart  # as above

        window, made = QWidget(), Chart()
        kept.append(window)
        qtbot.addWidget(window)
        made.setParent(window)
        made.resize(700, 500)
        made.show_view(view)
        window.show()
        QApplication.processEvents()
        return made

    return draw


def told(chart_: Any) -> list[str]:
    import pyqtgraph as pg  # as above

    items = [item for item in chart_.cramps._item.items if isinstance(item, pg.TextItem)]
    return [item.toPlainText() for item in sorted(items, key=lambda item: item.pos().x())]


def bands(chart_: Any) -> list[tuple[float, float]]:
    import pyqtgraph as pg  # as above

    bars = [item.opts for item in chart_.cramps._item.items if isinstance(item, pg.BarGraphItem)]
    hatched = [one for one in bars if QBrush(one["brush"]).style() is Qt.BrushStyle.BDiagPattern]
    return sorted((one["x0"][0], one["x1"][0]) for one in hatched)


def test_each_hatched_week_has_words_of_its_own_and_a_gap_from_the_next(drawn: Callable[[ChartView], Any]) -> None:
    nights = {MONDAY - timedelta(n): 1 for n in (*range(-1, 8), *range(22, 43))}
    nights |= {MONDAY - timedelta(15): 0}  # one night of a week; the week after it has none at all
    made = drawn(chart(nights, (), MONDAY - timedelta(42), TODAY, Range.ALL))
    first, second = bands(made)
    assert second[0] - first[1] >= 1  # a day
    assert told(made)[1:] == ["7", "7", "7", "0?", "not known", "7", "2"]  # the first is of the time before


def test_weeks_of_silence_that_follow_one_another_are_one_band_with_one_text(drawn: Callable[[ChartView], Any]) -> None:
    nights = {MONDAY - timedelta(n): 1 for n in (*range(-1, 15), *range(36, 57))}
    made = drawn(chart(nights, (), MONDAY - timedelta(56), TODAY, Range.ALL))
    assert len(bands(made)) == 1
    assert told(made).count("not known") == 1


def test_what_lies_before_the_diary_is_told_and_has_no_dates(drawn: Callable[[ChartView], Any]) -> None:
    young = chart({TODAY - timedelta(3): 1}, (), TODAY - timedelta(3), TODAY, Range.HALF_YEAR)
    assert told(drawn(young))[0] == "before the diary"
    old = chart({TODAY - timedelta(3): 1}, (), TODAY - timedelta(300), TODAY, Range.HALF_YEAR)
    assert "before the diary" not in told(drawn(old))


LAZY = """
import sys
from PySide6.QtWidgets import QApplication
from coach.ui.history_page import HistoryPage
from tests.histories import TODAY, week_two
application = QApplication([])
page = HistoryPage()
page.show_book(week_two(), TODAY)
print("pyqtgraph" in sys.modules)
page.show()
print("pyqtgraph" in sys.modules)
"""
