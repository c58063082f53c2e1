"""How long History takes with twenty years in the diary, and how that compares with ten weeks.

`python -m tests.benchmarks.history` prints milliseconds, the median of several rounds.
"""

import os
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from coach.diary.entries import Book
from coach.plan.dose import review
from coach.ui.history_page import HistoryPage
from coach.ui.history_views import history, month_before, read
from tests.histories import TODAY, twenty_years, week_ten

ROUNDS = 9


def took(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the median time of some rounds in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        act()
        times.append(1000 * (perf_counter() - begun))
    return median(times)


def measured(book: Book, application: QApplication) -> dict[str, float]:
    """Time the views, the page when it is first shown, and what is done with it afterwards."""
    page, dose = HistoryPage(), review(book.nights(), TODAY, book.choices)
    page.resize(1280, 900)

    def drawn(act: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            act()
            application.processEvents()
            page.grab()

        return both

    def opened() -> None:
        page.show_book(book, TODAY, dose)
        page.show()

    def searched() -> None:
        page.entries.filter.buttons["all"].click()
        page.entries.search.setText("calf 2016")

    first = took(drawn(opened), 1)
    return {
        "count the nights": took(lambda: replace(book).nights()),
        "review the plan": took(lambda: review(book.nights(), TODAY, book.choices)),
        "read the diary": took(lambda: read(book, TODAY, dose)),
        "all views": took(lambda: history(book, TODAY, month_before(TODAY))),
        "page, the first time (pyqtgraph loads)": first,
        "page, shown again": took(lambda: page.show_book(book, TODAY, dose)),
        "page, shown again and painted": took(drawn(lambda: page.show_book(book, TODAY, dose))),
        "month before": took(drawn(page.month.before.click)),
        "chart of all": took(drawn(page.chart.ranges.buttons["all"].click)),
        "only the cramps": took(drawn(page.entries.filter.buttons["cramps"].click)),
        "first search in all": took(searched, 1),
        "each letter after": took(lambda: page.entries.search.setText(page.entries.search.text()[:-1]), 5),
    }


def main() -> int:
    """Print the table."""
    application = QApplication([])
    short, long = week_ten(), twenty_years()
    print(f"{len(long.sessions):,} sessions, {len(long.cramps):,} cramps, {len(long.answers):,} nights")
    slow, quick = measured(long, application), measured(short, application)
    print(f"{'ms':40} {'20 years':>9} {'10 weeks':>9} {'ratio':>6}")
    for what, time in slow.items():
        print(f"{what:40} {time:9.1f} {quick[what]:9.1f} {time / max(quick[what], 0.01):6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
