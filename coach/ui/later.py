"""What is made when it is first wanted, and not before."""

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Later(Generic[Made]):
    """Makes one thing once; `made` has it from then on, and None before."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self.made: Made | None = None

    def __call__(self) -> Made:
        """Give it, made now if it was not yet."""
        if self.made is None:
            self.made = self._make()
        return self.made
