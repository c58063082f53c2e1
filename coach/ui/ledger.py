"""The diary as the window changes it: read when it is needed, and each change with its way back."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from coach.diary.entries import Book, Cramp, Session
from coach.diary.faults import Damaged, DiaryError
from coach.language import written
from coach.language.texts import mark, tr
from coach.plan.dose import Dose
from coach.plan.reviewer import Reviewer
from coach.session.day import day_of_sessions
from coach.ui import today_views
from coach.ui.today_views import told

if TYPE_CHECKING:
    from coach.ui.outside import Diary

#: What is told of a choice against the plan, by sessions a day.
CHOSEN = {1: mark("Chosen: one a day."), 2: mark("Chosen: two a day."), 3: mark("Chosen: three a day.")}
KEPT = {1: mark("Kept: one a day."), 2: mark("Kept: two a day."), 3: mark("Kept: three a day.")}


class Ledger:
    """Writes what the person wants into the diary, remembers what to say of it and how to take it back.

    Each method that writes gives whether it could; `line` then has the reason.
    """

    def __init__(self, diary: "Diary", now: Callable[[], datetime], told: str = "") -> None:
        """`told` is what there was to say when the diary was opened; it stays until something else is to be said."""
        self._diary, self._now, self._told = diary, now, told
        self._book: Book | None = None
        self._last_book = Book()
        self._reviewer = Reviewer()
        self._planned: _Planned | None = None
        self._undo: Callable[[], None] | None = None
        self._book_line = ""  # what keeps the diary from being read
        self._line = ""  # what kept the last change from being written
        self.noted = ""  # what was just written down and can be undone

    @property
    def book(self) -> Book:
        """Give the diary as it is now; as it was, and the reason in `line`, where it cannot be read."""
        if self._book is None:
            try:
                self._book = self._last_book = self._diary.book()
            except DiaryError as fault:
                self._book_line = str(fault)
                return self._last_book
            unread = self._book.unread
            self._book_line = _unread(unread) if unread else ""
        return self._book

    @property
    def dose(self) -> Dose:
        """Give the plan of today, which is reviewed anew where the nights, the choices or the day are others."""
        book, day = self.book, day_of_sessions(self._now())
        if self._planned is None or not self._planned.holds(book, day):
            nights = book.nights()
            self._planned = _Planned(nights, book.choices, day, self._reviewer.review(nights, day, book.choices))
        return self._planned.dose

    @property
    def known(self) -> bool:
        """Tell whether the diary could be read."""
        return self._book is not None

    @property
    def line(self) -> str:
        """Give what the person should know of the diary."""
        return self._line or self._book_line or self._told

    def take(self, fault: object) -> None:
        """Take in what went wrong with a back-up: a damaged file is written to no more."""
        if isinstance(fault, Damaged):
            self._diary.refuse_writing()
        if isinstance(fault, DiaryError):
            self._told = str(fault)

    def reread(self) -> None:
        """Look into the diary anew when it is next needed."""
        self._book = None

    def begin_anew(self) -> None:
        """Take in that the diary is another one: nothing that was to be told or undone holds any more."""
        self._told = self._line = ""
        self.reread()
        self.forget()

    def forget(self) -> None:
        """Leave nothing to say and nothing to undo."""
        self.noted, self._undo = "", None

    def undo(self) -> None:
        """Take the last change back; where it cannot be, it can still be later."""
        if self._undo and self._write(self._undo):
            self.forget()

    def answer(self, night: date, cramps: int) -> bool:
        """Keep the check-in's answer."""
        before = self.book.answers.get(night)
        said = today_views.noted(night, cramps, self._now())
        return self._act(lambda: self._diary.answer(night, cramps), said, lambda: self._diary.answer(night, before))

    def correct_night(self, night: date, cramps: int | None) -> bool:
        """Keep another answer for a night of the past; None makes it unknown again."""
        before = self.book.answers.get(night)
        said = _corrected(night, cramps)
        return self._act(lambda: self._diary.answer(night, cramps), said, lambda: self._diary.answer(night, before))

    def choose(self, sessions_per_day: int) -> bool:
        """Overrule the plan from today on."""
        day = day_of_sessions(self._now())
        before = self.book.choices.get(day)
        said = tr(CHOSEN[sessions_per_day])
        return self._act(
            lambda: self._diary.choose(day, sessions_per_day), said, lambda: self._diary.choose(day, before)
        )

    def keep(self, sessions_per_day: int, untell: Callable[[], None]) -> bool:
        """Stay with what the plan had before its latest change; `untell` has the change told again."""
        day = day_of_sessions(self._now())

        def undo() -> None:
            self._diary.choose(day, None)
            untell()

        said = tr(KEPT[sessions_per_day])
        return self._act(lambda: self._diary.choose(day, sessions_per_day), said, undo)

    def save_cramp(self, cramp: Cramp) -> bool:
        """Write a cramp down, or bring it up to date."""
        said = tr("Written down: {entry}.", entry=told(cramp))
        return self._act(lambda: self._diary.save_cramp(cramp), said, lambda: self._diary.delete(cramp))

    def save_session(self, session: Session) -> bool:
        """Bring a session up to date."""
        return self._write(lambda: self._diary.save_session(session))

    def delete(self, entry: Session | Cramp) -> bool:
        """Delete an entry."""

        def undo() -> None:
            if isinstance(entry, Session):
                self._diary.save_session(entry)
            else:
                self._diary.save_cramp(entry)

        return self._act(lambda: self._diary.delete(entry), tr("Deleted: {entry}.", entry=told(entry)), undo)

    def _act(self, write: Callable[[], None], said: str, undo: Callable[[], None]) -> bool:
        written = self._write(write)
        if written:
            self.noted, self._undo = said, undo
        return written

    def _write(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except DiaryError as fault:
            self._line = str(fault)
            return False
        self._line = ""
        self._book = None
        return True


class _Planned(msgspec.Struct, frozen=True):
    """A plan, and what it was made from."""

    nights: Mapping[date, int]
    choices: Mapping[date, int]
    day: date
    dose: Dose

    def holds(self, book: Book, day: date) -> bool:
        """Tell whether it is the plan of this diary on this day; a book keeps what no change has touched as it is."""
        return book.nights() is self.nights and book.choices is self.choices and day == self.day


def _unread(entries: int) -> str:
    if entries == 1:
        return tr("1 entry in the diary cannot be read, and stays there as it is.")
    return tr("%n entr(y|ies) in the diary cannot be read, and stay there as they are.", "", entries)


def _corrected(night: date, cramps: int | None) -> str:
    day = written.day(night)
    if cramps is None:
        return tr("The night of {day}: not known.", "its cramps", day=day)
    if cramps >= 3:
        return tr("The night of {day}: {number} or more.", "cramps", day=day, number=written.number(cramps))
    return tr("The night of {day}: {number}.", "cramps", day=day, number=written.number(cramps))
