"""A session in a process of its own, on the real sound output, following a script; tells what happens as JSON lines.

    python -m tests.voice.live_session '{"folder": …, "minutes": …, "steps": [{"wait_ms": …, "do": …}, …]}'

The session's sound has to be in the cache at `folder`. A step is done `wait_ms` after the one before.
"""

import ctypes
import sys
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication

from coach import places
from coach.routine.loader import load
from coach.session.clock import SilentPlayhead
from coach.session.events import PhaseBegan, Playing
from coach.session.player import Player
from coach.session.timeline import Choices
from coach.system import SystemClock
from coach.voice import output, reserve
from coach.voice.clips import Clips
from coach.voice.preparation import Studio
from coach.voice.voices import Voice

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
    again: int = 0  # how often the device is taken and given back after the session
    stuck_ms: int = 0  # how long a device may stand still, if not as long as usual


class Told(msgspec.Struct, frozen=True):
    """One thing that happened, at a time of the system's clock."""

    now_ms: int
    what: str
    position_ms: int = 0
    took_ms: int = 0
    files: int = 0  # how many are open


class Idle:
    """A workshop for what is in the cache already."""

    def carry_out(self, order: object) -> str:
        raise AssertionError(f"not in the cache: {order}")

    def voices(self) -> tuple[Voice, ...]:
        raise AssertionError("nobody chooses a voice meanwhile")

    def close(self) -> None:
        pass


@dataclass
class Live:
    """The session, and the telling of it."""

    player: Player
    clock: SystemClock = field(default_factory=SystemClock)

    def tell(self, what: str, took_ms: int = 0) -> None:
        files = len(list(Path("/proc/self/fd").iterdir()))
        told = Told(self.clock.now_ms(), what, self.player.position_ms, took_ms, files)
        sys.stdout.write(f"{msgspec.json.encode(told).decode()}\n")
        sys.stdout.flush()

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
            match event:
                case PhaseBegan(segment):
                    self.tell(segment.phase.value)
                case _:
                    self.tell(type(event).__name__)
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
    script = msgspec.json.decode(sys.argv[1], type=Script)
    reserve.ask()
    application = QCoreApplication([])
    choices = Choices(exercise_ms=script.minutes * 60_000)
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    prepared = Studio(Clips(Path(script.folder)), Idle).prepare(routine, choices)
    clock = SystemClock()
    output.STUCK_MS = script.stuck_ms or output.STUCK_MS
    assert prepared.track
    playhead = output.SoundOutput(prepared.track, clock)
    live = Live(Player(prepared.timeline, playhead, SilentPlayhead(clock), clock), clock)
    live.run(script.steps)
    for _ in range(2):  # closing twice does no harm
        began_ms = clock.now_ms()
        playhead.close()
        live.tell("closed", clock.now_ms() - began_ms)
    for _ in range(script.again):
        playhead = output.SoundOutput(prepared.track, clock)
        playhead.play(0)
        playhead.close()
        live.tell("again")
    del application


if __name__ == "__main__":
    main()
