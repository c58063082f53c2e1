"""The guided check: which question follows which answer, and what the answers come to."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Ask(StrEnum):
    """The questions. To say yes is always to say that something is there."""

    HOT_CALF = "hot-calf"  # one calf hot and swollen
    LONG = "long"  # a cramp of more than 10 minutes
    STILL = "still"  # it does not ease
    TOXIC = "toxic"  # after something toxic or an infected cut
    ALSO = "also"  # something beside the cramps: numb, swollen, weak or thinner
    NUMB = "numb"
    SWOLLEN = "swollen"
    WEAK = "weak"  # weak, or shrinking
    SLEEP = "sleep"  # sleep disturbed, or quality of life affected


class Kind(StrEnum):
    """What the answers come to."""

    URGENT = "urgent"
    GP = "gp"
    ORDINARY = "ordinary"


class Outcome(msgspec.Struct, frozen=True):
    """What the answers come to, and the answers that say so: none for an ordinary cramp."""

    kind: Kind
    why: tuple[Ask, ...] = ()


class Ways(msgspec.Struct, frozen=True):
    """Where a question leads; None is the end. `step` is its number for the person."""

    step: int
    yes: Ask | Kind | None
    no: Ask | None


#: How many steps the person is told of: a question that only asks which belongs to the step of the one before.
STEPS = 5
FIRST = Ask.HOT_CALF

#: What is urgent comes first and ends the check. Sources: NHS, NHS inform, nidirect and CKS on leg cramps.
TABLE: Mapping[Ask, Ways] = {
    Ask.HOT_CALF: Ways(1, yes=Kind.URGENT, no=Ask.LONG),
    Ask.LONG: Ways(2, yes=Ask.STILL, no=Ask.TOXIC),
    Ask.STILL: Ways(2, yes=Kind.URGENT, no=Ask.TOXIC),
    Ask.TOXIC: Ways(3, yes=Kind.URGENT, no=Ask.ALSO),
    Ask.ALSO: Ways(4, yes=Ask.NUMB, no=Ask.SLEEP),
    Ask.NUMB: Ways(4, yes=Ask.SWOLLEN, no=Ask.SWOLLEN),
    Ask.SWOLLEN: Ways(4, yes=Ask.WEAK, no=Ask.WEAK),
    Ask.WEAK: Ways(4, yes=Ask.SLEEP, no=Ask.SLEEP),
    Ask.SLEEP: Ways(5, yes=None, no=None),
}
#: What a GP should hear of, in the order in which it is told.
FOR_A_GP = (Ask.LONG, Ask.NUMB, Ask.SWOLLEN, Ask.WEAK, Ask.SLEEP)
WHICH = (Ask.NUMB, Ask.SWOLLEN, Ask.WEAK)


def next_ask(answers: Mapping[Ask, bool]) -> Ask | None:
    """Give the question that these answers lead to; None where the check is over."""
    _, end = _follow(answers)
    return end if isinstance(end, Ask) else None


def outcome(answers: Mapping[Ask, bool]) -> Outcome:
    """Give what the answers come to; those that lie off the way count for nothing.

    Raises ValueError while a question is open.
    """
    way, end = _follow(answers)
    if isinstance(end, Ask):
        raise ValueError(f"“{end}” has not been answered")  # noqa: TRY004  (no wrong type: too early)
    if end is Kind.URGENT:
        return Outcome(Kind.URGENT, way[-1:])
    yes = [ask for ask in way if answers[ask]]
    why = tuple(ask for ask in FOR_A_GP if ask in yes)
    if Ask.ALSO in yes and not any(ask in yes for ask in WHICH):
        why = (Ask.ALSO, *why)  # something is there, and none of the words is quite right
    return Outcome(Kind.GP, why) if why else Outcome(Kind.ORDINARY)


def _follow(answers: Mapping[Ask, bool]) -> tuple[tuple[Ask, ...], Ask | Kind | None]:
    """Give the questions on the way, and where it ends for now."""
    way: list[Ask] = []
    place: Ask | Kind | None = FIRST
    while isinstance(place, Ask) and place in answers:
        way.append(place)
        place = TABLE[place].yes if answers[place] else TABLE[place].no
    return tuple(way), place
