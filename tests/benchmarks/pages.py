"""The pages that look at the diary, with twenty years and with eight weeks: `python -m tests.benchmarks.pages`.

The diary is a file, and what is shown is what the window's ledger has of it. Times are medians of several rounds, the
first of which is not counted.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from coach import places, terminal
from coach.diary.entries import Book
from coach.diary.store import Store
from coach.plan.report import back, report, usual
from coach.settings import Settings
from coach.ui import gp_page, today_views
from coach.ui.history_page import HistoryPage
from coach.ui.ledger import Ledger
from coach.ui.today_page import TodayPage
from tests.benchmarks.table import Row, show
from tests.histories import TODAY, lived, twenty_years

ROUNDS = 15
#: What a page may take after its first time, and a repetition that is written while a session runs, in milliseconds.
MOST_MS, MOST_WRITTEN_MS = 100, 5
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)

Act = Callable[[], object]


def took_ms(act: Act) -> float:
    """Give the median time of some rounds; the first time is not among them."""
    act()
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        act()
        times.append(1000 * (perf_counter() - begun))
    return median(times)


@dataclass(frozen=True, slots=True)
class Acts:
    """What is done with one diary, as the program does it."""

    store: Store
    ledger: Ledger
    today: TodayPage
    history: HistoryPage

    def show_today(self) -> None:
        """Draw the first screen from what is in the diary."""
        self.ledger.reread()
        view = today_views.today(self.ledger.book, Settings(), NOW, dose=self.ledger.dose)
        self.today.show_view(view)
        painted(self.today)

    def show_history(self) -> None:
        """Look back."""
        self.history.show_book(self.ledger.book, TODAY, self.ledger.dose)
        painted(self.history)

    def lay_page_out(self, days: int | None) -> bytes:
        """Make the page for a GP of so many days, or of all."""
        book = self.ledger.book
        span = usual(book, TODAY) if days else back(book, TODAY)
        return gp_page.pdf(gp_page.sheet(report(book, span, TODAY, self.ledger.dose), "1.0"))

    def print_plan(self) -> None:
        """Print the plan, which a command of its own makes anew."""
        terminal.print_plan(replace(self.ledger.book), TODAY, as_json=False, out=StringIO())

    def measured(self) -> dict[str, float]:
        """Time each of them."""
        answers, session = cycle((0, 1)), self.ledger.book.sessions[0]

        def answered(show: Act) -> Act:
            def both() -> None:
                self.ledger.answer(TODAY - timedelta(1), next(answers))
                show()

            return both

        return {
            "Today": took_ms(self.show_today),
            "Today, with another answer": took_ms(answered(self.show_today)),
            "History": took_ms(self.show_history),
            "History, with another answer": took_ms(answered(self.show_history)),
            "the GP page": took_ms(lambda: self.lay_page_out(56)),
            "the GP page of all that time": took_ms(lambda: self.lay_page_out(None)),
            "plan": took_ms(self.print_plan),
            "a repetition written": took_ms(lambda: self.store.save_session(session)),
        }


def painted(page: QWidget) -> None:
    """Let a page take in what it shows, and paint it."""
    QApplication.processEvents()
    page.grab()


def measured(book: Book) -> dict[str, float]:
    """Time everything with one diary."""
    today, history = TodayPage(), HistoryPage()
    for page in (today, history):
        page.resize(1280, 900)
        page.show()
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "diary.sqlite3", places.resources() / "migrations")
        store.fill(book)
        times = Acts(store, Ledger(store, lambda: NOW), today, history).measured()
        store.close()
    return times


def rows() -> list[Row]:
    """Measure."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    long, short = (measured(book) for book in (twenty_years(), lived(days=56, per_week=_often, answers=0.9)))
    return [_row(act, ms, short[act]) for act, ms in long.items()]


def _row(act: str, long: float, short: float) -> Row:
    most = MOST_WRITTEN_MS if act == "a repetition written" else MOST_MS
    measured = f"{long:.1f} ms ({long / short:.1f} times)"
    wanted = f"at most {most} ms"
    return Row(f"{act}, twenty years in the diary", measured, f"eight weeks {short:.1f} ms", wanted, long <= most)


def _often(_day: int) -> float:
    return 6


if __name__ == "__main__":
    print(show(rows()))
