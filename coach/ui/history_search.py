"""All that can be searched in a whole diary: what is the same in many entries is put into words once."""

from collections.abc import Hashable, Iterable
from datetime import date, time

from coach.diary.entries import Session
from coach.language import written
from coach.ui.history_entries import Entry, kind, words


def searchable(entries: Iterable[Entry]) -> list[str]:
    """Give for each entry what `history_entries.letters` gives."""
    made = _Made()
    return [made.letters(entry) for entry in entries]


class _Made:
    """The words that were found so far."""

    def __init__(self) -> None:
        self._days: dict[date, tuple[str, str]] = {}
        self._times: dict[time, str] = {}
        self._told: dict[Hashable, tuple[str, str]] = {}

    def letters(self, entry: Entry) -> str:
        """Give all that can be searched in an entry, without regard to capitals."""
        at = entry.started_at
        day, clock = at.date(), at.time()
        if (dated := self._days.get(day)) is None:
            dated = self._days[day] = (written.any_moment(day), written.full(day))
        if (timed := self._times.get(clock)) is None:
            timed = self._times[clock] = written.clock(clock)
        if (told := self._told.get(key := _key(entry))) is None:
            view = words(entry)
            told = self._told[key] = (kind(entry), f"{view.what} {view.detail}")
        return f"{told[0]} {dated[0].replace(written.TIME, timed)} {dated[1]} {told[1]} {entry.note}".casefold()


def _key(entry: Entry) -> Hashable:
    """Give all of an entry that its words depend on, but for the instant and the note."""
    if isinstance(entry, Session):
        return entry.slot, entry.done_ms, entry.repetitions, entry.completed
    return entry.place, entry.side, entry.duration_ms, entry.severity, entry.woke_me, entry.signs
