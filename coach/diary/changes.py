"""The diary with one thing changed, and what differs between two diaries."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter, eq
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from coach.diary.counts import with_number
from coach.diary.entries import Book, Cramp, Session
from coach.session.day import night_of

_Entry = TypeVar("_Entry", Session, Cramp)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_began = attrgetter("started_at")


def newest_first(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Give the entries in the order of a book: the newest first, and by their ids where they began at once."""
    ordered = sorted(entries, key=_began, reverse=True)
    if any(map(eq, map(_began, ordered), map(_began, ordered[1:]))):  # seldom, so no key is made of every id
        ordered.sort(key=_place)
    return tuple(ordered)


def with_entry(book: Book, entry: Session | Cramp) -> Book:
    """Give the book with an entry written down or brought up to date."""
    if isinstance(entry, Session):
        return replace(book, sessions=_put(book.sessions, entry)).follows(book)
    nights = {night_of(cramp.started_at) for cramp in (*_of(book.cramps, entry.id), entry)}
    return replace(book, cramps=_put(book.cramps, entry)).follows(book, nights)


def without_entry(book: Book, entry: Session | Cramp) -> Book:
    """Give the book without an entry."""
    if isinstance(entry, Session):
        return replace(book, sessions=_without(book.sessions, entry.id)).follows(book)
    nights = {night_of(cramp.started_at) for cramp in _of(book.cramps, entry.id)}
    return replace(book, cramps=_without(book.cramps, entry.id)).follows(book, nights)


def with_answer(book: Book, night: date, cramps: int | None) -> Book:
    """Give the book with a night's answer, or with none."""
    return replace(book, answers=with_number(book.answers, night, cramps)).follows(book, {night})


def with_choice(book: Book, day: date, sessions_per_day: int | None) -> Book:
    """Give the book with a day's choice, or with none."""
    return replace(book, choices=with_number(book.choices, day, sessions_per_day)).follows(book)


class Difference(msgspec.Struct, frozen=True):
    """How many entries of one kind would come, be others than now, and go."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


class Differences(msgspec.Struct, frozen=True):
    """What would change if one diary took the place of another, by kind."""

    sessions: Difference
    cramps: Difference
    nights: Difference
    choices: Difference

    def __bool__(self) -> bool:
        return bool(self.sessions or self.cramps or self.nights or self.choices)


def differences(now: Book, then: Book) -> Differences:
    """Give what would change if `then` took the place of `now`."""
    return Differences(
        _difference(_by_id(now.sessions), _by_id(then.sessions)),
        _difference(_by_id(now.cramps), _by_id(then.cramps)),
        _difference(now.answers, then.answers),
        _difference(now.choices, then.choices),
    )


def _place(entry: Session | Cramp) -> tuple[float, str]:
    return -entry.started_at.timestamp(), entry.id


def _put(entries: tuple[_Entry, ...], entry: _Entry) -> tuple[_Entry, ...]:
    place: int = bisect_left(entries, _place(entry), key=_place)
    if any(here.id == entry.id for here in entries[place : place + 1]):  # as at every repetition of a session
        others = list(entries)
        others[place] = entry
    else:
        others = [other for other in entries if other.id != entry.id]
        insort(others, entry, key=_place)
    return tuple(others)


def _without(entries: tuple[_Entry, ...], id_: str) -> tuple[_Entry, ...]:
    return tuple(entry for entry in entries if entry.id != id_)


def _of(entries: Iterable[_Entry], id_: str) -> list[_Entry]:
    return [entry for entry in entries if entry.id == id_]


def _by_id(entries: Iterable[_Entry]) -> dict[str, _Entry]:
    return {entry.id: entry for entry in entries}


def _difference(now: Mapping[_Key, _Value], then: Mapping[_Key, _Value]) -> Difference:
    both = now.keys() & then.keys()
    return Difference(
        len(then.keys() - now.keys()), sum(now[key] != then[key] for key in both), len(now.keys() - then.keys())
    )
