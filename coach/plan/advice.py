"""What a GP should hear of, from the diary.

Five signs, each with what it rests on. A card put away stays away until one of them rests on something new: what
was put away is remembered entry by entry, so neither a window that slides on nor a deleted entry brings it back.

Sources: NHS, Leg cramps (sleep disturbed; numbness or swelling; longer than 10 minutes); NHS inform, nidirect and
CKS (weakness; what is urgent).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from typing import Protocol

import msgspec

from coach.language import written
from coach.language.texts import tr
from coach.plan.dose import GP_WEEKS, MOST, Dose, weeks_without_fall
from coach.session.day import night_of

#: Sessions count as mostly done from this share of those planned on.
MOSTLY = 2 / 3
#: Sleep is disturbed from so many nights woken, of so many.
WOKEN, WOKEN_OF = 2, 14
#: A cramp is a long one beyond this.
LONG_MS = 10 * 60_000
#: For so many nights a long cramp, and what was noted with a cramp, are worth telling; later they are history.
RECENT = 28


class Noted(Protocol):
    """A cramp as the advice looks at it."""

    @property
    def id(self) -> str:
        """What tells it from every other, for ever."""

    @property
    def started_at(self) -> datetime:
        """When it began, with the offset of the place."""

    @property
    def duration_ms(self) -> int | None:
        """How long it lasted; None where that is not known."""

    @property
    def woke_me(self) -> bool:
        """Whether it broke the sleep."""

    @property
    def signs(self) -> AbstractSet[str]:
        """What came with it: "numbness", "swelling", "weakness"."""


class Reason(msgspec.Struct, frozen=True):
    """One sign that a GP should hear of."""

    keys: tuple[str, ...]
    """One for each thing it rests on, the newest first: putting the reason away is remembering them."""
    text: str
    """One or two sentences for the person."""
    entries: tuple[str, ...]
    """The ids of the cramps it rests on, the newest first."""

    @property
    def key(self) -> str:
        """The newest thing it rests on."""
        return self.keys[0]


class Advice(msgspec.Struct, frozen=True):
    """Everything that is worth telling a GP, the most pressing first; empty where nothing is."""

    reasons: tuple[Reason, ...] = ()

    def news(self, seen: Collection[str]) -> "Advice":
        """Give what rests on anything that was not put away; `seen` are the keys that were."""
        return Advice(tuple(reason for reason in self.reasons if not set(reason.keys) <= set(seen)))


def advice(noted: Iterable[Noted], dose: Dose, today: date, done: Mapping[date, int]) -> Advice:
    """Give what a GP should hear of on `today`, a day of sessions.

    `noted` are the cramps that were written down, in any order; those of nights after `today` do not count yet.
    `done` holds the whole sessions of each day.
    """
    known = [cramp for cramp in noted if night_of(cramp.started_at) <= today]
    known.sort(key=lambda cramp: (cramp.started_at, cramp.id), reverse=True)
    recent = [cramp for cramp in known if night_of(cramp.started_at) >= today - timedelta(days=RECENT)]
    reasons = (
        _reason("long", [cramp for cramp in recent if (cramp.duration_ms or 0) > LONG_MS], _long),
        *(
            _reason(sign, [cramp for cramp in recent if sign in cramp.signs], words)
            for sign, words in (("swelling", _swelling), ("numbness", _numbness), ("weakness", _weakness))
        ),
        _sleep([cramp for cramp in known if cramp.woke_me], today),
        _course(known, dose, today, done),
    )
    return Advice(tuple(reason for reason in reasons if reason))


def no_fall(dose: Dose, today: date, done: Mapping[date, int]) -> str:
    """Give the sentences for six weeks of stretching that brought no fall, or nothing.

    `done` holds the whole sessions of each day; the last six weeks must have most of the planned ones. Source: NHS,
    Leg cramps: a GP may look for a reason and knows more than stretching.
    """
    weeks = weeks_without_fall(dose, today)
    if weeks < GP_WEEKS:
        return ""
    days = [today - timedelta(days=back) for back in range(1, 7 * GP_WEEKS + 1)]
    share = sum(min(done.get(day, 0), MOST) for day in days) / (MOST * len(days))
    if share < MOSTLY:
        return ""
    return tr(
        "No clear fall in the cramps in %n week(s), with most sessions done in the last six. "
        "More of it may not be the answer: a GP can look for a reason, and knows what else may help.",
        "",
        weeks,
    )


def _reason(sign: str, cramps: list[Noted], words: Callable[[int, str], str]) -> Reason | None:
    """Give the reason that each of these cramps is, the newest first; None without any."""
    if not cramps:
        return None
    ids = tuple(cramp.id for cramp in cramps)
    text = words(len(cramps), written.day(cramps[0].started_at))
    return Reason(tuple(f"{sign}:{entry}" for entry in ids), text, ids)


def _sleep(woken: list[Noted], today: date) -> Reason | None:
    """Give the reason that sleep is disturbed.

    The nights counted end with last night, or with tonight where tonight was broken already. A second cramp in the
    same night is nothing new, so nights and not cramps are remembered.
    """
    if not woken:
        return None
    latest = max(today - timedelta(days=1), *(night_of(cramp.started_at) for cramp in woken))
    counted = [cramp for cramp in woken if night_of(cramp.started_at) > latest - timedelta(days=WOKEN_OF)]
    nights = sorted({night_of(cramp.started_at) for cramp in counted}, reverse=True)
    if len(nights) < WOKEN:
        return None
    text = tr("Cramps woke you on {woken} of the last %n night(s).", "", WOKEN_OF, woken=written.number(len(nights)))
    return Reason(tuple(f"sleep:{night}" for night in nights), text, tuple(cramp.id for cramp in counted))


def _course(noted: list[Noted], dose: Dose, today: date, done: Mapping[date, int]) -> Reason | None:
    """Give the reason that six weeks brought no fall: told once for each time it begins."""
    text, since = no_fall(dose, today, done), dose.no_fall_since
    if not text or since is None:
        return None
    ids = tuple(cramp.id for cramp in noted if night_of(cramp.started_at) >= since)
    return Reason((f"no fall since {since}",), text, ids)


def _long(cramps: int, day: str) -> str:
    if cramps == 1:
        return tr(
            "A cramp on {day} lasted longer than 10 minutes. "
            "If one lasts that long and is not easing, get medical help urgently.",
            day=day,
        )
    return tr(
        "%n cramp(s) lasted longer than 10 minutes, the latest on {day}. "
        "If one lasts that long and is not easing, get medical help urgently.",
        "",
        cramps,
        day=day,
    )


def _swelling(cramps: int, day: str) -> str:
    if cramps == 1:
        return tr(
            "You noted swelling with a cramp on {day}. "
            "One hot, swollen calf needs urgent help, above all in pregnancy.",
            day=day,
        )
    return tr(
        "You noted swelling with %n cramp(s), the latest on {day}. "
        "One hot, swollen calf needs urgent help, above all in pregnancy.",
        "",
        cramps,
        day=day,
    )


def _numbness(cramps: int, day: str) -> str:
    if cramps == 1:
        return tr("You noted numbness with a cramp on {day}.", day=day)
    return tr("You noted numbness with %n cramp(s), the latest on {day}.", "", cramps, day=day)


def _weakness(cramps: int, day: str) -> str:
    if cramps == 1:
        return tr("You noted weakness with a cramp on {day}.", day=day)
    return tr("You noted weakness with %n cramp(s), the latest on {day}.", "", cramps, day=day)
