import subprocess
import sys

import pytest

from coach.ui.theme import THEMES, Theme, contrast


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
