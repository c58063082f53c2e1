"""A diary in memory, behind the same interface as the real one."""

from dataclasses import dataclass, field
from datetime import date

from coach.diary.entries import Book, Cramp, Session
from coach.diary.store import DiaryError


@dataclass
class MemoryDiary:
    """Keeps the diary in memory, and refuses to write when it is told to."""

    sessions_kept: dict[str, Session] = field(default_factory=dict)
    cramps_kept: dict[str, Cramp] = field(default_factory=dict)
    answers: dict[date, int] = field(default_factory=dict)
    choices: dict[date, int] = field(default_factory=dict)
    refusal: str = ""
    closed: bool = False

    def save_session(self, session: Session) -> None:
        self._check()
        self.sessions_kept[session.id] = session

    def save_cramp(self, cramp: Cramp) -> None:
        self._check()
        self.cramps_kept[cramp.id] = cramp

    def answer(self, night: date, cramps: int | None) -> None:
        self._check()
        _put(self.answers, night, cramps)

    def choose(self, day: date, sessions_per_day: int | None) -> None:
        self._check()
        _put(self.choices, day, sessions_per_day)

    def delete(self, entry: Session | Cramp) -> None:
        self._check()
        if isinstance(entry, Session):
            del self.sessions_kept[entry.id]
        else:
            del self.cramps_kept[entry.id]

    def refuse_writing(self) -> None:
        self.refusal = "The diary's file is damaged, and nothing more is written to it."

    def close(self) -> None:
        self.closed = True

    def sessions(self) -> tuple[Session, ...]:
        return tuple(sorted(self.sessions_kept.values(), key=lambda s: s.started_at, reverse=True))

    def book(self) -> Book:
        cramps = tuple(sorted(self.cramps_kept.values(), key=lambda c: c.started_at, reverse=True))
        return Book(self.sessions(), cramps, dict(sorted(self.answers.items())), dict(sorted(self.choices.items())))

    def _check(self) -> None:
        if self.refusal:
            raise DiaryError(self.refusal)


def _put(numbers: dict[date, int], day: date, number: int | None) -> None:
    numbers.pop(day, None)
    if number is not None:
        numbers[day] = number
