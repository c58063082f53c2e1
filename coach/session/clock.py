"""Time as the session needs it: a clock handed in, and a playhead that follows one where there is no sound."""

from typing import Protocol


class Clock(Protocol):
    """Anything that tells milliseconds since some fixed moment."""

    def now_ms(self) -> int:
        """Give the milliseconds; they never go back."""
        ...


class Playhead(Protocol):
    """What moves over the track: the sound device, or a clock in its place.

    Positions are milliseconds from the first sample of the track. `position_ms` never goes back while playing,
    and stands still before the first sample sounds and after `stop`. Once `lost` is true it stays so, and the
    playhead moves no more.
    """

    def play(self, start_ms: int) -> None:
        """Sound the track from `start_ms` on, at once, whatever was sounding before."""
        ...

    def stop(self) -> None:
        """Be silent now."""
        ...

    def position_ms(self) -> int:
        """Give the place in the track that is being heard."""
        ...

    @property
    def lost(self) -> bool:
        """Tell whether the device is gone for good."""
        ...


class SilentPlayhead:
    """A playhead that makes no sound and follows a clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._start_ms = 0
        self._since_ms: int | None = None

    def play(self, start_ms: int) -> None:
        """Move from `start_ms` on."""
        self._start_ms = start_ms
        self._since_ms = self._clock.now_ms()

    def stop(self) -> None:
        """Stand still."""
        self._start_ms = self.position_ms()
        self._since_ms = None

    def position_ms(self) -> int:
        """Give the place reached."""
        if self._since_ms is None:
            return self._start_ms
        return self._start_ms + self._clock.now_ms() - self._since_ms

    @property
    def lost(self) -> bool:
        """Never: a clock cannot be unplugged."""
        return False
