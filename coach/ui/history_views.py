"""What History shows, as plain values, and the pure functions that make them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from coach.diary.entries import Book, Cramp, Session
from coach.language import written
from coach.language.texts import mark, tr
from coach.plan.dose import Change, Dose, review
from coach.plan.trend import Trend, trend
from coach.session.day import day_of_sessions
from coach.ui.history_entries import entries
from coach.ui.history_weeks import ChartView, Range, chart, planned_on

_CHANGES = {3: mark("{day}: three a day"), 2: mark("{day}: two a day"), 1: mark("{day}: one a day")}


class DayView(msgspec.Struct, frozen=True):
    """One day of the month: its sessions, and the cramps of the night that began on it."""

    day: date
    done: int
    planned: int  # 0 where the diary had not begun, and in the future
    cramps: int | None  # None where the night is not known
    is_asked: bool  # whether the night is over, and the diary had begun
    is_today: bool
    is_future: bool
    words: str


class MonthView(msgspec.Struct, frozen=True):
    """A month, its days in order."""

    title: str
    first: date
    days: tuple[DayView, ...]
    words: str
    before: str  # the month before; empty where there is nothing to see
    after: str


class ChangeView(msgspec.Struct, frozen=True):
    """One change of the number of sessions a day."""

    told: str  # "4 May 2026: two a day"
    why: str


class Past(msgspec.Struct, frozen=True):
    """A diary that has been read once: what every part of History is made from."""

    book: Book
    today: date
    nights: Mapping[date, int]
    changes: tuple[Change, ...]
    began: date | None  # the first night or day anything is known of
    in_use: date | None  # the first day of sessions


class HistoryView(msgspec.Struct, frozen=True):
    """The whole screen."""

    trend: Trend
    chart: ChartView
    month: MonthView
    changes: tuple[ChangeView, ...]  # the newest first
    entries: tuple[Session | Cramp, ...]
    is_empty: bool


def history(book: Book, today: date, month_of: date, span: Range = Range.HALF_YEAR) -> HistoryView:
    """Give the whole screen, with the month that holds `month_of`."""
    past = read(book, today)
    return HistoryView(
        trend(past.nights, today),
        chart(past.nights, past.changes, past.began, today, span),
        month(past, month_of),
        changes(past),
        tuple(entries(book)),
        past.began is None,
    )


def read(book: Book, today: date, dose: Dose | None = None) -> Past:
    """Work out once what all parts need; `today` is the present day of sessions, `dose` its plan where it is known."""
    nights = book.nights()
    dose = dose or review(nights, today, book.choices)
    first_night = next((night for night in nights if night <= today), None)
    days = [first_night + timedelta(1)] if first_night else []  # a night is answered on the next day
    days += [day_of_sessions(book.sessions[-1].started_at)] if book.sessions else []
    began = min([*days, *([first_night] if first_night else [])], default=None)
    return Past(book, today, nights, dose.changes, began, min(days, default=None))


def month(past: Past, month_of: date) -> MonthView:
    """Give the month that holds a day."""
    first = month_of.replace(day=1)
    days = [first + timedelta(n) for n in range((next_month(first) - first).days)]
    done = past.book.done(days[0], days[-1])
    began = (past.began or past.today).replace(day=1)
    shown = tuple(_day(past, day, done.get(day, 0)) for day in days)
    return MonthView(
        written.month(first),
        first,
        shown,
        _month_words(shown),
        written.month(month_before(first)) if first > began else "",
        written.month(next_month(first)) if first < past.today.replace(day=1) else "",
    )


def next_month(first: date) -> date:
    """Give the first of the next month."""
    return (first.replace(day=1) + timedelta(31)).replace(day=1)


def month_before(first: date) -> date:
    """Give the first of the month before."""
    return (first.replace(day=1) - timedelta(1)).replace(day=1)


def changes(past: Past) -> tuple[ChangeView, ...]:
    """Give every change of the number of sessions a day with its reason, the newest first."""
    return tuple(
        ChangeView(tr(_CHANGES[change.sessions_per_day], day=written.full(change.day)), change.because)
        for change in reversed(past.changes)
    )


def _day(past: Past, day: date, done: int) -> DayView:
    future = day > past.today
    planned = 0 if future or past.in_use is None or day < past.in_use else planned_on(past.changes, day)
    cramps = None if future else past.nights.get(day)
    asked = past.began is not None and past.began <= day < past.today
    told = _words(past, day, done, planned, cramps)
    return DayView(day, done, planned, cramps, asked, day == past.today, future, told)


def _month_words(days: Sequence[DayView]) -> str:
    """Sum a month up: sessions up to now, and the cramps of the nights known."""
    kept = [day for day in days if day.planned or day.is_asked]
    known = [day.cramps for day in kept if day.cramps is not None]
    if not kept:
        return tr("Nothing written down in this month.")
    sessions = _sessions(sum(day.done for day in kept), sum(day.planned for day in kept))
    if not known:
        return tr("{sessions}, no night known.", "a month", sessions=sessions)
    return tr(
        "{sessions}, {cramps} on the %n night(s) known.",
        "a month",
        len(known),
        sessions=sessions,
        cramps=_cramps(sum(known), is_over=True),
    )


def _words(past: Past, day: date, done: int, planned: int, cramps: int | None) -> str:
    when = written.day(day)
    if day > past.today:
        return tr("{day}: still to come", day=when)
    if past.began is None:
        return tr("{day}: nothing written down yet", day=when)
    if day < past.began:
        return tr("{day}: before the diary began", day=when)
    night = _cramps(cramps, is_over=day < past.today)
    if not planned:
        return tr("{day}: {cramps}", "the cramps of a night", day=when, cramps=night)
    return tr("{day}: {sessions}, {cramps}", day=when, sessions=_sessions(done, planned), cramps=night)


def _sessions(done: int, planned: int) -> str:
    if done > planned:
        return tr("%n session(s) done, {planned} planned", "", done, planned=planned)
    return tr("{done} of %n session(s)", "sessions done of those planned", planned, done=done)


def _cramps(cramps: int | None, *, is_over: bool) -> str:
    if cramps is None:
        return tr("cramps not known") if is_over else tr("the night is still to come")
    return tr("%n cramp(s)", "", cramps) if cramps else tr("no cramps")
