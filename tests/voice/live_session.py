"""A session in a process of its own, on the real sound output, following a script; tells what happens as JSON lines.

    python -m tests.voice.live_session '{"folder": …, "minutes": …, "steps": [{"wait_ms": …, "do": …}, …]}'

The session's sound has to be in the cache at `folder`. A step is done `wait_ms` after the one before.
"""

import ctypes
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication

from coach.session.clock import SilentPlayhead
from coach.session.player import PhaseBegan, Player, Playing
from coach.session.timeline import Choices
from coach.system import SystemClock
from coach.voice.clips import Clips
from coach.voice.output import SoundOutput
from coach.voice.preparation import Studio
from tests.session.strategies import SHIPPED

#: How often the player looks, in milliseconds: as often as a window draws.
LOOK_MS = 16


class Step(msgspec.Struct, frozen=True):
    """What is done to the session, and how long after the step before."""

    wait_ms: int
    do: str
    for_ms: int = 0


class Script(msgspec.Struct, frozen=True):
    """A session, and what is done to it."""

    folder: str
    steps: tuple[Step, ...]
    minutes: int = 1


class Told(msgspec.Struct, frozen=True):
    """One thing that happened, at a time of the system's clock."""

    now_ms: int
    what: str
    position_ms: int = 0
    took_ms: int = 0


class Idle:
    """A workshop for what is in the cache already."""

    def carry_out(self, order: object) -> str:
        raise AssertionError(f"not in the cache: {order}")

    def close(self) -> None:
        pass


@dataclass
class Live:
    """The session, and the telling of it."""

    player: Player
    clock: SystemClock = field(default_factory=SystemClock)

    def tell(self, what: str, took_ms: int = 0) -> None:
        told = Told(self.clock.now_ms(), what, self.player.position_ms, took_ms)
        print(msgspec.json.encode(told).decode(), flush=True)

    def act(self, step: Step) -> None:
        began_ms = self.clock.now_ms()
        match step.do:
            case "to the first lean":
                while self.player.timeline.segment_at(self.player.position_ms).repetition is None:
                    self.player.skip()
            case "stall":
                self.clock.wait_ms(step.for_ms)
            case "lock":  # called like this, the wait keeps the interpreter's lock: no thread runs any Python
                ctypes.PyDLL(None).usleep(step.for_ms * 1_000)
            case "nothing":
                pass
            case order:
                getattr(self.player, order)()
        self.tell(step.do, self.clock.now_ms() - began_ms)

    def look(self) -> None:
        for event in self.player.tick():
            began = isinstance(event, PhaseBegan)
            self.tell(event.segment.phase.value if began else type(event).__name__)
        if isinstance(self.player.mode, Playing):
            self.tell("at")

    def run(self, steps: tuple[Step, ...]) -> None:
        self.player.start()
        due_ms = self.clock.now_ms()
        for step in steps:
            due_ms += step.wait_ms
            while self.clock.now_ms() < due_ms:
                QCoreApplication.processEvents()  # as a window would
                self.look()
                self.clock.wait_ms(LOOK_MS)
            self.act(step)
        self.player.end()
        self.look()


def main() -> None:
    """Run the script given as the only argument."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    script = msgspec.json.decode(sys.argv[1], type=Script)
    application = QCoreApplication([])
    choices = Choices(exercise_ms=script.minutes * 60_000)
    prepared = Studio(Clips(Path(script.folder)), Idle).prepare(SHIPPED, choices)
    clock = SystemClock()
    assert prepared.track
    output = SoundOutput(prepared.track, clock)
    live = Live(Player(prepared.timeline, output, SilentPlayhead(clock), clock), clock)
    live.run(script.steps)
    for _ in range(2):  # closing twice does no harm
        began_ms = clock.now_ms()
        output.close()
        live.tell("closed", clock.now_ms() - began_ms)
    del application


if __name__ == "__main__":
    main()
