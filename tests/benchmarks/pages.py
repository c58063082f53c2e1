"""The pages that look at the diary, with twenty years and with eight weeks: `python -m tests.benchmarks.pages`."""

import os
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from coach import terminal
from coach.diary.entries import Book
from coach.plan.report import report, usual
from coach.settings import Settings
from coach.ui import gp_page, today_views
from coach.ui.history_page import HistoryPage
from coach.ui.today_page import TodayPage
from tests.benchmarks.table import Row, show
from tests.histories import TODAY, lived, twenty_years

ROUNDS = 9
#: What a page may take after its first time, in milliseconds.
MOST_MS = 100
NOW = datetime(2026, 11, 25, 9, 30)


def took_ms(act: Callable[[], object]) -> float:
    """Give the median time of some rounds; the first time is not among them."""
    act()
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        act()
        times.append(1000 * (perf_counter() - begun))
    return median(times)


def measured(book: Book, application: QApplication) -> dict[str, float]:
    """Time each page, from the diary to what is painted."""
    today, history = TodayPage(), HistoryPage()
    for page in (today, history):
        page.resize(1280, 900)
        page.show()

    def shown(page: TodayPage | HistoryPage, act: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            act()
            application.processEvents()
            page.grab()

        return both

    return {
        "Today": took_ms(shown(today, lambda: today.show_view(today_views.today(book, Settings(), NOW)))),
        "History": took_ms(shown(history, lambda: history.show_book(book, TODAY))),
        "the GP page": took_ms(lambda: gp_page.pdf(gp_page.sheet(report(book, usual(book, TODAY), TODAY), "1.0"))),
        "plan": took_ms(lambda: terminal.print_plan(book, TODAY, as_json=False, out=StringIO())),
    }


def rows() -> list[Row]:
    """Measure."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    long, short = (
        measured(book, application) for book in (twenty_years(), lived(days=56, per_week=_often, answers=0.9))
    )
    return [
        Row(
            f"{page}, twenty years in the diary",
            f"{ms:.0f} ms ({ms / short[page]:.1f} times)",
            f"eight weeks {short[page]:.0f} ms",
            f"at most {MOST_MS} ms",
            ms <= MOST_MS,
        )
        for page, ms in long.items()
    ]


def _often(_day: int) -> float:
    return 6


if __name__ == "__main__":
    print(show(rows()))
