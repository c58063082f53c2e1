"""What is made when it is first wanted."""

from coach.ui.later import Later


def test_it_is_made_once_and_not_before_it_is_wanted() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    later = Later(make)
    assert later.made is None
    assert not made
    first = later()
    assert later() is first is later.made
    assert made == [first]
