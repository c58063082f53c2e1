import pytest

from coach.plan.evidence import Tally, Window, fall


def tally(*counts: int) -> Tally:
    window = Window(len(counts))
    for day, count in enumerate(counts):
        window.add(day, count)
    return window.tally


def test_a_fall_is_the_mirror_of_a_rise() -> None:
    many, few = tally(*[1, 2, 1, 1] * 5), tally(*[0, 0, 1] * 8)
    assert fall(many, few) == -fall(few, many) > 3


def test_poisson_like_nights_give_the_textbook_figure() -> None:
    # 20 and 5 on 20 nights each: the pooled rate is 0.625, the standard error sqrt(0.625 / 10) = 0.25.
    assert fall(tally(*[1] * 20), tally(*[0, 0, 0, 1] * 5)) == pytest.approx(0.75 / 0.25)


def test_cramps_in_bouts_count_for_less() -> None:
    few = tally(*[0, 0, 0, 1] * 5)
    assert 0 < fall(tally(*[0, 0, 0, 4] * 5), few) < fall(tally(*[1] * 20), few)


def test_nothing_says_nothing() -> None:
    assert fall(Tally(), tally(1, 2, 3)) == fall(tally(0, 0), tally(0, 0)) == fall(tally(1), tally(0)) == 0
    assert Tally().per_week == 0


def test_a_window_keeps_its_days_only() -> None:
    window = Window(7)
    assert [window.add(day, day) for day in (0, 1, 6, 7, 9)] == [[], [], [], [0], [1]]
    assert (len(window), window.tally) == (3, Tally(3, 22, 36 + 49 + 81))
    window.clear()
    assert window.tally == Tally()


def test_plus_is_one_more_night() -> None:
    assert tally(1, 2).plus(3) == tally(1, 2, 3)
