"""What a session in the window needs from outside."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach.routine.model import Routine
from coach.session.clock import Clock, Playhead
from coach.session.timeline import Choices
from coach.voice.preparation import Prepared
from coach.voice.relay import SoundingPlayhead


class Surroundings(Protocol):
    """What a session needs from outside."""

    @property
    def clock(self) -> Clock:
        """Give the clock that goes on while the machine sleeps."""
        ...

    @property
    def speed(self) -> float | None:
        """Give how many times as fast the clock runs, silently; None for a real session."""
        ...

    def now(self) -> datetime:
        """Give the local instant."""
        ...

    def prepare(self, routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        """Make a session and its sound; may take seconds, and give `first` one with its first words meanwhile."""
        ...

    def stop(self) -> None:
        """End whatever is being made, and make nothing more."""
        ...

    def silent(self) -> Playhead:
        """Give a playhead without sound."""
        ...

    def sounding(self, track: Path | None) -> SoundingPlayhead | None:
        """Give a playhead that is heard, if one can be had."""
        ...


class Awake(Protocol):
    """What keeps the screen on."""

    def begin(self) -> None:
        """Keep it on."""
        ...

    def end(self) -> None:
        """Let it sleep."""
        ...
