"""The parts of the whole measurement: which there are, how long each may take, and which may run side by side."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One module with `rows`, called with `numbers`."""

    name: str
    figure: str
    """What its row is called where it has none to give."""
    most_s: float
    numbers: tuple[float, ...] = ()
    elsewhere: str = ""
    """The module, if it is not the one of that name in this folder."""

    @property
    def module(self) -> str:
        """Give the module to be called."""
        return self.elsewhere or f"tests.benchmarks.{self.name}"


#: In the table's order. The numbers are said in each module: turns, minutes, seconds, entries.
PARTS = (
    Part("start", "start, and memory", 150, (7,)),
    Part("idle", "waiting in the tray", 300, (2, 100)),
    Part("frames", "a session on the screen", 150, (60,)),
    Part("live_sound", "holds in the recorded sound", 400, (300,)),
    Part("naive", "the same with QTimer of 1 s and pyttsx3.say", 150),
    Part("first_sound", "from the press to the first sound", 150, (3,)),
    Part("render", "a five-minute track", 90),
    Part("pages", "pages with twenty years in the diary", 90),
    Part("long_diaries", "a million entries in and out", 300, (1_000_000,)),
    Part("suite", "the quick tests", 240),
    Part("peers", "beside it: others of its kind", 120),
)

#: Parts that run one after the other; and chains of them that run side by side.
Chain = tuple[Part, ...]
Stage = tuple[Chain, ...]

#: What runs after what, by name. While five minutes of sound are recorded, that is measured which loses nothing by it:
#: what a program at rest does is counted, not timed; a first sound has three times as long as it takes; and a million
#: entries keep one processor busy, and leave the other one to the sound. Times that are held against another's, and
#: memory, parts of which are shared with whoever runs beside, have the machine for themselves.
ORDER = (
    (("start",),),
    (("frames",),),
    (("render",),),
    (("pages",),),
    (("peers",),),
    (("live_sound",), ("idle",), ("naive", "first_sound", "long_diaries")),
    (("suite",),),
)


def planned(only: Collection[str] = ()) -> tuple[Stage, ...]:
    """Give the stages of the parts that are named, or of all where none is."""
    wanted = {part.name: part for part in PARTS if not only or part.name in only}
    stages = (tuple(tuple(wanted[name] for name in chain if name in wanted) for chain in stage) for stage in ORDER)
    return tuple(tuple(filter(None, stage)) for stage in stages if any(stage))
