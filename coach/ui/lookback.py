"""The screens that look back: history, and the pages on which an entry is written down or corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.diary.entries import Book, Cramp, Session
from coach.plan.check import Ask
from coach.plan.dose import Dose
from coach.session.day import day_of_sessions
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.ui.check_outcome import Finding
    from coach.ui.check_page import CheckPage
    from coach.ui.cramp_page import CrampPage
    from coach.ui.history_page import HistoryPage
    from coach.ui.keys_page import KeysPage
    from coach.ui.learn_page import LearnPage
    from coach.ui.session_entry_page import SessionEntryPage

#: What stands for "more than ten minutes" where nobody measured it.
OVER_TEN_MINUTES_MS = 900_000


class LookBack(QObject):
    """Makes each screen when it is first wanted, and finds the way back from it."""

    today_wanted = Signal()
    history_wanted = Signal()
    cramp_saved = Signal(object)
    session_saved = Signal(object)
    deleted_entry = Signal(object)
    night_corrected = Signal(object, object)  # the night, and its cramps or None
    undone = Signal()
    gp_wanted = Signal()
    cramp_now_wanted = Signal()

    def __init__(self, window: Window, now: Callable[[], datetime], local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._window, self._now, self._local = window, now, local
        self._from_history = self._from_check = False
        self.history: HistoryPage | None = None
        self.cramp: CrampPage | None = None
        self.session: SessionEntryPage | None = None
        self.learn: LearnPage | None = None
        self.check: CheckPage | None = None
        self.keys: KeysPage | None = None

    def show_history(self, book: Book, dose: Dose) -> None:
        """Go to the history; `dose` is today's plan."""
        if self.history is None:
            from coach.ui.history_page import HistoryPage  # noqa: PLC0415  (nobody needs it at the start)

            self.history = HistoryPage()
            self.history.closed.connect(self.today_wanted)
            self.history.edit_wanted.connect(self._edit)
            self.history.delete_wanted.connect(self.deleted_entry)
            self.history.undo_wanted.connect(self.undone)
            self.history.gp_wanted.connect(self.gp_wanted)
            self.history.night_corrected.connect(self.night_corrected)
            self._window.add(self.history, scrolling=False)
        self.history.show_book(book, day_of_sessions(self._now()), dose)
        self._window.show_page(self.history)

    def write_cramp(self) -> None:
        """Go to the page on which a cramp is written down."""
        self._from_history = False
        page = self._cramp_page()
        page.begin()
        self._window.show_page(page)

    def show_learn(self) -> None:
        """Go to what there is to know."""
        if self.learn is None:
            from coach.ui.learn_page import LearnPage  # noqa: PLC0415  (nobody needs it at the start)

            self.learn = LearnPage()
            self.learn.closed.connect(self._leave_learn)
            self.learn.check_wanted.connect(self.show_check)
            self._window.add(self.learn, scrolling=False)
        self._from_check = self.check is not None and self._window.shows(self.check)
        self._window.show_page(self.learn)
        self.learn.begin()

    def show_keys(self) -> None:
        """Go to the list of keys."""
        if self.keys is None:
            from coach.ui.keys_page import KeysPage  # noqa: PLC0415  (as above)

            self.keys = KeysPage()
            self.keys.closed.connect(self.today_wanted)
            self._window.add(self.keys, scrolling=False)
        self._window.show_page(self.keys)
        self.keys.begin()

    def show_check(self) -> None:
        """Go to the questions whether it is cramp, from the first one."""
        if self.check is None:
            from coach.ui.check_page import CheckPage  # noqa: PLC0415  (as above)

            self.check = CheckPage()
            self.check.closed.connect(self.today_wanted)
            self.check.learn_wanted.connect(self.show_learn)
            self.check.cramp_now_wanted.connect(self.cramp_now_wanted)
            self.check.keep_wanted.connect(self._keep)
            self._window.add(self.check, scrolling=False)
        self._window.show_page(self.check)
        self.check.begin()

    def _leave_learn(self) -> None:
        if self._from_check and self.check:
            self._window.show_page(self.check)
        else:
            self.today_wanted.emit()

    def _keep(self, finding: Finding) -> None:
        """Ask when and where it was, and write it down with what the questions found."""
        self._from_history = False
        page = self._cramp_page()
        page.begin(finding.signs, finding.note, OVER_TEN_MINUTES_MS if finding.answers.get(Ask.LONG) else None)
        self._window.show_page(page)

    def refresh(self, book: Book, dose: Dose) -> None:
        """Draw the history anew where it is open, with nothing left to undo."""
        if self.history and self._window.shows(self.history):
            self.history.show_undo("")
            self.history.show_book(book, day_of_sessions(self._now()), dose)

    def deleted(self, book: Book, dose: Dose, text: str) -> None:
        """Come back from a deletion, with the way to undo it in view."""
        if self.history and (self._from_history or self._window.shows(self.history)):
            self.show_history(book, dose)
            self.history.show_undo(text)
        else:
            self.today_wanted.emit()

    def tell(self, sentence: str) -> None:
        """Say what went wrong on the page that is open."""
        for page in (self.cramp, self.session, self.history, self.check):
            if page and self._window.shows(page):
                page.tell(sentence)

    def _edit(self, entry: Session | Cramp) -> None:
        self._from_history = True
        if isinstance(entry, Cramp):
            self._cramp_page().edit(entry)
            self._window.show_page(self._cramp_page())
        else:
            self._session_page().edit(entry)
            self._window.show_page(self._session_page())

    def _leave(self) -> None:
        (self.history_wanted if self._from_history else self.today_wanted).emit()

    def _cramp_page(self) -> CrampPage:
        if self.cramp is None:
            from coach.ui.cramp_page import CrampPage  # noqa: PLC0415  (nobody needs it at the start)

            self.cramp = CrampPage(self._now, self._local)
            self.cramp.saved.connect(self.cramp_saved)
            self.cramp.deleted.connect(self.deleted_entry)
            self.cramp.closed.connect(self._leave)
            self._window.add(self.cramp, scrolling=False)
        return self.cramp

    def _session_page(self) -> SessionEntryPage:
        if self.session is None:
            from coach.ui.session_entry_page import SessionEntryPage  # noqa: PLC0415  (as above)

            self.session = SessionEntryPage()
            self.session.saved.connect(self.session_saved)
            self.session.deleted.connect(self.deleted_entry)
            self.session.closed.connect(self._leave)
            self._window.add(self.session, scrolling=False)
        return self.session
