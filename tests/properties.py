"""Properties that are dear to hold: a quick run tries some examples, a thorough one as many as they deserve."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

#: How many examples a quick run tries.
SOME = 40


def examples(many: int) -> pytest.MarkDecorator:
    """Hand a test some `examples` to try, and in a thorough run so many."""
    return pytest.mark.parametrize(
        "examples", [pytest.param(SOME, id="some"), pytest.param(many, id="many", marks=pytest.mark.thorough)]
    )


def hold(property_of: Callable[..., None], examples: int, *drawn: st.SearchStrategy[object]) -> None:
    """Hold a property to so many examples of what is drawn."""
    settings(max_examples=examples)(given(*drawn)(property_of))()
