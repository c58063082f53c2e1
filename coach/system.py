"""The real clock of this machine: the one place that reads the time or waits for it."""

import sys
import time
from datetime import UTC, datetime


class SystemClock:
    """Milliseconds that go on while the machine sleeps, and the time of day."""

    def now_ms(self) -> int:
        """Give milliseconds since some fixed moment; they include time asleep wherever the system tells."""
        if sys.platform == "linux":
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        if sys.platform == "darwin":
            return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
        return time.monotonic_ns() // 1_000_000

    def today(self) -> datetime:
        """Give the instant, with the offset of the place the machine believes to be in by now."""
        if sys.platform != "win32":
            time.tzset()  # only then does a zone changed since the start show; it takes about 3 µs
        return datetime.now(UTC).astimezone()

    def wait_ms(self, duration_ms: int) -> None:
        """Wait at least `duration_ms` milliseconds."""
        time.sleep(max(0, duration_ms) / 1000)


class FastClock:
    """Another clock's time run `speed` times as fast, for trying things out."""

    def __init__(self, clock: SystemClock, speed: float) -> None:
        self._clock = clock
        self._speed = speed
        self._origin_ms = clock.now_ms()

    def now_ms(self) -> int:
        """Give milliseconds, `speed` of them for each real one."""
        return round((self._clock.now_ms() - self._origin_ms) * self._speed)
