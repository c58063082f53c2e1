"""The card on Today that says what is worth telling a GP, as plain values."""

from collections.abc import Collection
from datetime import date, timedelta

import msgspec

from coach.diary.entries import Book
from coach.language.texts import mark, tr
from coach.plan.advice import RECENT, advice
from coach.plan.dose import GP_WEEKS, Dose
from coach.session.ranges import between

HEADING = mark("Worth telling a GP")
#: How many things that were put away are remembered: weeks of many cramps a night have fewer.
REMEMBERED = 1_000


class AdviceCard(msgspec.Struct, frozen=True):
    """What is worth telling a GP and was not put away, the most pressing first."""

    keys: tuple[str, ...]  # to remember when the card is put away
    heading: str
    lines: tuple[str, ...]


def card(book: Book, dose: Dose, today: date, seen: Collection[str]) -> AdviceCard | None:
    """Give the card of a day of sessions, or None where there is nothing new to tell; `seen` is what was put away."""
    recent = between(book.cramps, today - timedelta(RECENT), today)
    done = book.done(today - timedelta(7 * GP_WEEKS), today)
    news = advice(recent, dose, today, done).news(seen).reasons
    if not news:
        return None
    return AdviceCard(
        keys=tuple(key for reason in news for key in reason.keys),
        heading=tr(HEADING),
        lines=tuple(reason.text for reason in news),
    )


def put_away(seen: Collection[str], keys: Collection[str]) -> tuple[str, ...]:
    """Give what is remembered once a card with these keys is put away, the latest last."""
    return (*(key for key in seen if key not in keys), *keys)[-REMEMBERED:]
