from collections.abc import Iterator
from itertools import product

import pytest

from coach.plan.check import FIRST, STEPS, TABLE, Ask, Kind, Outcome, next_ask, outcome

Answers = dict[Ask, bool]


def ways(answers: Answers | None = None) -> Iterator[Answers]:
    """Give every way through the check."""
    answers = answers or {}
    ask = next_ask(answers)
    if ask is None:
        yield answers
        return
    for yes in (True, False):
        yield from ways({**answers, ask: yes})


def way(said: str) -> Answers:
    """Answer as the letters y and n say."""
    answers: Answers = {}
    for letter in said:
        ask = next_ask(answers)
        assert ask is not None, f"{said} is too long"
        answers[ask] = letter == "y"
    return answers


EVERY = list(ways())

TABLE_OF_OUTCOMES = [
    # urgent: at once, whatever else there is
    ("y", Kind.URGENT, (Ask.HOT_CALF,)),
    ("nyy", Kind.URGENT, (Ask.STILL,)),
    ("nny", Kind.URGENT, (Ask.TOXIC,)),
    ("nyny", Kind.URGENT, (Ask.TOXIC,)),
    # ordinary
    ("nnnnn", Kind.ORDINARY, ()),
    # for a GP: one sign, another, several
    ("nynnnn", Kind.GP, (Ask.LONG,)),
    ("nnnny", Kind.GP, (Ask.SLEEP,)),
    ("nnnyynnn", Kind.GP, (Ask.NUMB,)),
    ("nnnynynn", Kind.GP, (Ask.SWOLLEN,)),
    ("nnnynnyn", Kind.GP, (Ask.WEAK,)),
    ("nnnynnnn", Kind.GP, (Ask.ALSO,)),
    ("nnnynnny", Kind.GP, (Ask.ALSO, Ask.SLEEP)),
    ("nynnyyyyy", Kind.GP, (Ask.LONG, Ask.NUMB, Ask.SWOLLEN, Ask.WEAK, Ask.SLEEP)),
]


@pytest.mark.parametrize(("said", "kind", "why"), TABLE_OF_OUTCOMES)
def test_what_the_answers_come_to(said: str, kind: Kind, why: tuple[Ask, ...]) -> None:
    assert outcome(way(said)) == Outcome(kind, why)


def test_forty_ways_lead_through_it() -> None:
    kinds = [outcome(answers).kind for answers in EVERY]
    assert len(EVERY) == 40
    assert kinds.count(Kind.URGENT) == 4
    assert kinds.count(Kind.ORDINARY) == 1


@pytest.mark.parametrize("answers", EVERY, ids=lambda a: "".join("ny"[yes] for yes in a.values()))
def test_every_way(answers: Answers) -> None:
    came = outcome(answers)
    said_yes = {ask for ask, yes in answers.items() if yes}
    alarming = {Ask.HOT_CALF, Ask.STILL, Ask.TOXIC} & said_yes
    assert (came.kind is Kind.URGENT) == bool(alarming)
    assert (came.kind is Kind.ORDINARY) == (not said_yes)
    assert set(came.why) <= said_yes
    assert bool(came.why) == (came.kind is not Kind.ORDINARY)
    steps = [TABLE[ask].step for ask in answers]
    assert steps == sorted(steps)
    assert len(answers) <= 9


def test_what_is_urgent_is_asked_first() -> None:
    for answers in EVERY:
        urgent = [place for place, ask in enumerate(answers) if TABLE[ask].yes is Kind.URGENT]
        others = [place for place, ask in enumerate(answers) if ask in {Ask.ALSO, Ask.NUMB, Ask.SWOLLEN, Ask.SLEEP}]
        assert not others or max(urgent) < min(others)
    assert FIRST is Ask.HOT_CALF


def test_every_step_has_its_number() -> None:
    assert {TABLE[ask].step for ask in Ask} == set(range(1, STEPS + 1))


def test_an_answer_off_the_way_counts_for_nothing() -> None:
    changed = {**way("nnnnn"), Ask.STILL: True, Ask.NUMB: True}
    assert outcome(changed) == Outcome(Kind.ORDINARY)


def test_nothing_comes_of_open_questions() -> None:
    for answers in EVERY:
        keys = list(answers)
        for length in range(len(keys)):
            with pytest.raises(ValueError, match="has not been answered"):
                outcome({key: answers[key] for key in keys[:length]})


def test_all_answers_at_once_still_end() -> None:
    for said in product((True, False), repeat=len(Ask)):
        outcome(dict(zip(Ask, said, strict=True)))
