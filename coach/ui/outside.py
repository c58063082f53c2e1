"""What the program behind the window needs from outside."""

from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from coach.diary.entries import Book, Cramp, Session
from coach.diary.store import DiaryError
from coach.routine.model import Routine
from coach.ui import run


class Surroundings(run.Surroundings, Protocol):
    """What the program needs from outside."""

    def local(self, moment: datetime) -> datetime:
        """Give a local time of day the offset that held, or holds, at it."""
        ...

    def cramp_routine(self) -> Routine:
        """Give what is said and shown while a cramp lasts."""
        ...

    @property
    def chime(self) -> Path:
        """Give the sound that can be played before any other is made."""
        ...


class Diary(Protocol):
    """Where everything is kept. Every method raises DiaryError."""

    def book(self) -> Book:
        """Give the whole diary."""
        ...

    def save_session(self, session: Session) -> None:
        """Write a session down, or bring it up to date."""
        ...

    def save_cramp(self, cramp: Cramp) -> None:
        """Write a cramp down, or bring it up to date."""
        ...

    def answer(self, night: date, cramps: int | None) -> None:
        """Keep a night's answer; None makes it unknown again."""
        ...

    def choose(self, day: date, sessions_per_day: int | None) -> None:
        """Keep a choice against the plan; None takes it back."""
        ...

    def delete(self, entry: Session | Cramp) -> None:
        """Delete an entry."""
        ...


class NoDiary:
    """Stands in for a diary that cannot be opened: empty, and it says why whenever it is asked."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    def _refuse(self, *_: object) -> None:
        raise DiaryError(self._sentence)

    save_session = save_cramp = answer = choose = delete = _refuse

    def book(self) -> Book:
        """Refuse."""
        raise DiaryError(self._sentence)
