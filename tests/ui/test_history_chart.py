import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.history_weeks import Range, chart
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
