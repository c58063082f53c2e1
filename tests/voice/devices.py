"""Devices for tests that follow a clock, and know whether they were played and given back."""

from dataclasses import dataclass, field
from pathlib import Path

from coach.session.clock import Playhead, SilentPlayhead
from tests.conftest import FakeClock


class Device(SilentPlayhead):
    """Plays a track, as far as anybody can tell."""

    def __init__(self, clock: FakeClock, track: Path) -> None:
        super().__init__(clock)
        self.track = track
        self.played: list[int] = []
        self.closed = self.is_lost = False

    @property
    def lost(self) -> bool:
        return self.is_lost

    def play(self, start_ms: int) -> None:
        self.played.append(start_ms)
        super().play(start_ms)

    def close(self) -> None:
        self.closed = True


@dataclass(slots=True)
class Devices:
    """Gives devices, and keeps them."""

    clock: FakeClock = field(default_factory=FakeClock)
    speed: float | None = None
    there: bool = True
    given: list[Device] = field(default_factory=list)

    def silent(self) -> Playhead:
        return SilentPlayhead(self.clock)

    def sounding(self, track: Path | None) -> Device | None:
        if track is None or not self.there:
            return None
        self.given.append(Device(self.clock, track))
        return self.given[-1]
