"""An exercise as data: phases, words, poses and the scene they happen in."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Phase(StrEnum):
    """What a stretch of time is for."""

    LEAD_IN = "lead_in"
    SETUP = "setup"
    LEAN = "lean"
    HOLD = "hold"
    BACK = "back"
    REST = "rest"
    FINISH = "finish"


#: The phases of one repetition, in their order.
REPETITION = (Phase.LEAN, Phase.HOLD, Phase.BACK, Phase.REST)


class Tone(StrEnum):
    """The sound that stands for a phase."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    SILENT = "silent"
    OPENING = "opening"  # the chime before something begins
    CLOSING = "closing"  # the chime after it


class Anchor(StrEnum):
    """The part of the figure that stays where it is."""

    FEET = "feet"
    SEAT = "seat"


class Pose(msgspec.Struct, frozen=True):
    """How the figure stands or sits, in clinical joint angles (degrees, 0 = upright and straight).

    The figure faces right. With its feet as the anchor the trunk follows from ankle, knee and hip; with the
    seat as the anchor, or on the floor, `trunk` is its tilt forward from upright, and the legs follow from it.
    """

    ankle: float = 0.0  # dorsiflexion: shin towards the toes
    knee: float = 0.0  # flexion
    hip: float = 0.0  # flexion: thigh and trunk towards each other
    trunk: float = 0.0  # tilt forward, used only when seated or on the floor
    neck: float = 0.0  # flexion: chin towards the chest
    shoulder: float = 0.0  # flexion: arm forward and up from hanging beside the trunk
    elbow: float = 0.0  # flexion
    hands_on_wall: bool = False  # the arm then bends as it must for the hand to stay on the wall
    stretch: float = 0.0  # how much the calf is stretched, 0 to 1
    floor: float = 0.0  # 1 sitting on the floor where it would stand otherwise; between, on the way down
    strap: float = 0.0  # 1 with a towel or belt from the hands round the ball of the near foot; between, it appears


class Scene(msgspec.Struct, frozen=True):
    """What stands around the figure; lengths as shares of its height."""

    anchor: Anchor
    wall_distance: float | None  # from heel to wall; no wall if None
    hand_height: float  # where the hands meet the wall
    seat_height: float | None  # no chair if None


class Words(msgspec.Struct, frozen=True):
    """One cue in its three lengths; an empty form is silence."""

    full: str = ""
    short: str = ""
    bare: str = ""

    def from_form(self, first: int) -> tuple[str, ...]:
        """Give the forms from the wanted one (0 full, 1 short, 2 bare) to the shortest, silences left out."""
        return tuple(text for text in (self.full, self.short, self.bare)[first:] if text)


class Step(msgspec.Struct, frozen=True):
    """A step before or after the exercise: it lasts `length_ms`, or longer if its words need longer.

    The lead-in lasts as long as the person chose, and a change half-way no longer than it says.
    """

    word: str
    caption: str
    words: Words
    pose: str
    length_ms: int


class RepetitionPhase(msgspec.Struct, frozen=True):
    """One phase of the repetition."""

    word: str
    caption: str
    words: Words
    pose: str
    tone: Tone


class Pace(msgspec.Struct, frozen=True):
    """How long the phases of a repetition last, in milliseconds."""

    lean_ms: int
    hold_choices_ms: tuple[int, ...]
    hold_ms: int  # the choice unless the person makes another
    back_ms: int
    rest_ms: int  # the rest aimed at; it gives way so that the repetitions come out whole
    rest_min_ms: int
    rest_max_ms: int

    def repetitions(self, exercise_ms: int, hold_ms: int) -> int | None:
        """Give how many whole repetitions fill the exercise clock with a rest nearest the one aimed at.

        None if no number of them does within the bounds of the rest.
        """
        moving_ms = self.lean_ms + hold_ms + self.back_ms
        fewest = -(-exercise_ms // (moving_ms + self.rest_max_ms))
        most = exercise_ms // (moving_ms + self.rest_min_ms)
        if fewest > most or most < 1:
            return None
        aimed = round(exercise_ms / (moving_ms + self.rest_ms))
        return min(max(aimed, fewest), most)


class Marks(msgspec.Struct, frozen=True):
    """What is said now and then in a rest, so that nobody need look at the clock."""

    halfway: str
    one_minute_left: str
    last_one: str
    count: str  # holds `{n}`
    count_every: int

    def counted(self, n: int) -> str:
        """Give the words that tell the number of repetitions done."""
        return self.count.replace("{n}", str(n))


class Routine(msgspec.Struct, frozen=True):
    """A whole exercise: everything that the program says, shows and times about it."""

    id: str
    title: str
    summary: str
    source: str
    scene: Scene
    poses: Mapping[str, Pose]
    lead_in: Step
    setup: tuple[Step, ...]
    pace: Pace
    full_repetitions: int  # how many repetitions are said in full
    short_repetitions: int  # how many after those are said in short
    phases: Mapping[Phase, RepetitionPhase]
    change: Step | None  # half-way, on the exercise clock: to change legs, or whatever else wants time
    marks: Marks
    finish: Step
    finish_at_bedtime: str
    paused: str
    get_ready: str
    stopped: str
    language: str = "en-GB"  # of its texts, by which a voice is chosen

    @property
    def change_ms(self) -> int:
        """Give how much of the exercise clock the change takes, in milliseconds."""
        return self.change.length_ms if self.change else 0

    def repetitions(self, exercise_ms: int, hold_ms: int) -> int | None:
        """Give how many whole repetitions fill what the change leaves of the exercise clock; None if none do."""
        number = self.pace.repetitions(exercise_ms - self.change_ms, hold_ms)
        return None if self.change and number == 1 else number

    def texts(self, repetitions: int) -> tuple[str, ...]:
        """Give every text that a session of so many repetitions may speak, once each."""
        change = (self.change,) if self.change else ()
        steps = (self.lead_in, *self.setup, *change, self.finish)
        words = [step.words for step in steps] + [phase.words for phase in self.phases.values()]
        marks = self.marks
        spoken = [text for word in words for text in word.from_form(0)]
        spoken += [self.paused, self.get_ready, self.stopped, self.finish_at_bedtime]
        spoken += [marks.halfway, marks.one_minute_left, marks.last_one]
        spoken += [marks.counted(n) for n in range(marks.count_every, repetitions, marks.count_every)]
        return tuple(dict.fromkeys(text for text in spoken if text))
