"""Reads a routine file and tells in one sentence what is wrong with a faulty one."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec.structs import replace

from coach.language import written
from coach.language.resources import built, language_of
from coach.language.spoken import current
from coach.language.texts import tr
from coach.routine.model import (
    REPETITION,
    Anchor,
    Marks,
    Pace,
    Pose,
    RepetitionPhase,
    Routine,
    Scene,
    Step,
    Tone,
    Words,
)

Identifier = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, msgspec.Meta(pattern=r"\S", max_length=300)]
Spoken = Annotated[str, msgspec.Meta(max_length=300)]
Seconds = Annotated[float, msgspec.Meta(ge=0.5, le=60)]
Angle = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1.5)]
Fraction = Annotated[float, msgspec.Meta(ge=0, le=1)]
Few = Annotated[int, msgspec.Meta(ge=0, le=100)]
Every = Annotated[int, msgspec.Meta(ge=1, le=100)]

#: Sessions that a routine must be able to fill with whole repetitions, in minutes.
MINUTES = range(1, 11)
#: What a routine file may at most be, in bytes: ten times what the shipped ones are.
MOST_BYTES = 50_000
_LONGEST_REASON = 300  # letters; a file may hold a name of any length, and the sentence repeats it


class RoutineError(Exception):
    """A routine file that cannot be used; the message is one sentence for the person."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all tables of a routine file have in common: a name that nobody knows is a fault."""


class _Words(_File, frozen=True):
    full: Spoken = ""
    short: Spoken = ""
    bare: Spoken = ""


class _LeadIn(_File, frozen=True):
    word: Line
    caption: Line
    say: _Words
    pose: str


class _Step(_LeadIn, frozen=True):
    length_s: Seconds


class _Pose(_File, frozen=True):
    ankle: Angle = 0.0
    knee: Angle = 0.0
    hip: Angle = 0.0
    trunk: Angle = 0.0
    neck: Angle = 0.0
    shoulder: Angle = 0.0
    elbow: Angle = 0.0
    hands_on_wall: bool = False
    stretch: Fraction = 0.0
    floor: Fraction = 0.0
    strap: Fraction = 0.0


class _Scene(_File, frozen=True):
    anchor: Anchor
    wall_distance: Share | None = None
    hand_height: Share = 0.75
    seat_height: Share | None = None


class _Phase(_File, frozen=True):
    word: Line
    caption: Line
    say: _Words
    pose: str
    tone: Tone


class _Pace(_File, frozen=True):
    lean_s: Seconds
    hold_choices_s: Annotated[list[Seconds], msgspec.Meta(min_length=1, max_length=9)]
    hold_s: Seconds
    back_s: Seconds
    rest_s: Seconds
    rest_min_s: Seconds
    rest_max_s: Seconds


class _Repetition(_File, frozen=True):
    full_for: Few
    short_for: Few
    lean: _Phase
    hold: _Phase
    back: _Phase
    rest: _Phase


class _Marks(_File, frozen=True):
    halfway: Spoken
    one_minute_left: Spoken
    last_one: Spoken
    count: Spoken
    count_every: Every


class _Pauses(_File, frozen=True):
    paused: Line
    get_ready: Line
    stopped: Line


class _Finish(_Step, frozen=True, kw_only=True):
    say_at_bedtime: Spoken = ""


class _RoutineFile(_File, frozen=True, kw_only=True):
    format: Literal["calf-coach-routine"]
    version: Literal[1]
    id: Identifier
    title: Line
    summary: Line
    source: Line
    scene: _Scene
    poses: dict[str, _Pose]
    lead_in: _LeadIn
    setup: Annotated[list[_Step], msgspec.Meta(max_length=20)]
    pace: _Pace
    repetition: _Repetition
    change: _Step | None = None
    marks: _Marks
    pauses: _Pauses
    finish: _Finish


def load(path: Path) -> Routine:
    """Read the routine in `path`, in the language that is spoken as far as the file has it.

    Raises RoutineError with one sentence that names the file, the place in it and the reason.
    """
    name = shown(path)
    try:
        content = _content(path)
        content.decode()
        document, code = msgspec.toml.decode(content), current().code
        return replace(built(document, code, _routine), language=language_of(document, code))
    except OSError as fault:
        why = fault.strerror or fault
        raise RoutineError(tr("{file} could not be read: {why}.", file=name, why=why)) from fault
    except UnicodeDecodeError as fault:
        raise RoutineError(
            tr("{file} is not UTF-8 text: byte {number} cannot be read.", file=name, number=str(fault.start))
        ) from fault
    except (msgspec.DecodeError, ValueError) as fault:
        raise RoutineError(tr("{file} is not a usable routine: {why}.", file=name, why=_reason(fault))) from fault
    except RecursionError as fault:
        raise RoutineError(
            tr("{file} is not a usable routine: its tables lie too deep in one another.", file=name)
        ) from fault


def shown(path: Path) -> str:
    """Give the name of a file so that it can be shown, whatever letters it has."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path.name)


def _content(path: Path) -> bytes:
    """Give what is in a file; what is no file is not opened, for a pipe would never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError(tr("it is not a file", "a routine's file"))
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(
            tr("it has more than {most} kB, and a routine needs far less", most=written.number(MOST_BYTES // 1000))
        )
    return content


def _reason(fault: Exception) -> str:
    reason = " ".join(str(fault).split())
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"


def _routine(document: Mapping[str, Any]) -> Routine:
    file = msgspec.convert(document, _RoutineFile, str_keys=True)
    routine = Routine(
        id=file.id,
        title=file.title,
        summary=file.summary,
        source=file.source,
        scene=Scene(**msgspec.structs.asdict(file.scene)),
        poses={name: Pose(**msgspec.structs.asdict(pose)) for name, pose in file.poses.items()},
        lead_in=_step(file.lead_in),
        setup=tuple(_step(step) for step in file.setup),
        pace=_pace(file.pace),
        full_repetitions=file.repetition.full_for,
        short_repetitions=file.repetition.short_for,
        phases={phase: _phase(getattr(file.repetition, phase)) for phase in REPETITION},
        change=_step(file.change) if file.change else None,
        marks=_marks(file.marks),
        finish=_step(file.finish),
        finish_at_bedtime=file.finish.say_at_bedtime,
        paused=file.pauses.paused,
        get_ready=file.pauses.get_ready,
        stopped=file.pauses.stopped,
    )
    _check_fits(routine)
    _check_poses(routine)
    return routine


def _words(words: _Words) -> Words:
    return Words(full=words.full.strip(), short=words.short.strip(), bare=words.bare.strip())


def _step(step: _LeadIn) -> Step:
    return Step(
        word=step.word,
        caption=step.caption,
        words=_words(step.say),
        pose=step.pose,
        length_ms=_ms(step.length_s) if isinstance(step, _Step) else 0,
    )


def _marks(marks: _Marks) -> Marks:
    if marks.count and "{n}" not in marks.count:
        raise ValueError(tr("count has no {n} for the number - at `{place}`", n="{n}", place="$.marks.count"))
    return Marks(
        halfway=marks.halfway.strip(),
        one_minute_left=marks.one_minute_left.strip(),
        last_one=marks.last_one.strip(),
        count=marks.count.strip(),
        count_every=marks.count_every,
    )


def _phase(phase: _Phase) -> RepetitionPhase:
    return RepetitionPhase(
        word=phase.word,
        caption=phase.caption,
        words=_words(phase.say),
        pose=phase.pose,
        tone=phase.tone,
    )


def _pace(pace: _Pace) -> Pace:
    if pace.hold_s not in pace.hold_choices_s:
        raise ValueError(
            tr(
                "hold_s {seconds} is none of hold_choices_s - at `{place}`",
                seconds=f"{pace.hold_s:g}",
                place="$.pace.hold_s",
            )
        )
    if not pace.rest_min_s <= pace.rest_s <= pace.rest_max_s:
        raise ValueError(
            tr("rest_s does not lie between rest_min_s and rest_max_s - at `{place}`", place="$.pace.rest_s")
        )
    result = Pace(
        lean_ms=_ms(pace.lean_s),
        hold_choices_ms=tuple(_ms(choice) for choice in pace.hold_choices_s),
        hold_ms=_ms(pace.hold_s),
        back_ms=_ms(pace.back_s),
        rest_ms=_ms(pace.rest_s),
        rest_min_ms=_ms(pace.rest_min_s),
        rest_max_ms=_ms(pace.rest_max_s),
    )
    if len(set(result.hold_choices_ms)) < len(result.hold_choices_ms):
        raise ValueError(tr("two of hold_choices_s are the same - at `{place}`", place="$.pace.hold_choices_s"))
    return result


def _check_fits(routine: Routine) -> None:
    for hold_ms in routine.pace.hold_choices_ms:
        for minutes in MINUTES:
            if routine.repetitions(minutes * 60_000, hold_ms) is None:
                raise ValueError(
                    tr(
                        "whole repetitions with a hold of {seconds} s do not fill {minutes} min - at `{place}`",
                        seconds=f"{hold_ms / 1000:g}",
                        minutes=minutes,
                        place="$.pace",
                    )
                )


def _check_poses(routine: Routine) -> None:
    named: Mapping[str, str] = {
        "$.lead_in": routine.lead_in.pose,
        "$.finish": routine.finish.pose,
        **{f"$.setup[{place}]": step.pose for place, step in enumerate(routine.setup)},
        **({"$.change": routine.change.pose} if routine.change else {}),
        **{f"$.repetition.{phase}": routine.phases[phase].pose for phase in REPETITION},
    }
    for place, pose in named.items():
        if pose not in routine.poses:
            raise ValueError(tr("there is no pose “{pose}” - at `{place}`", pose=pose, place=f"{place}.pose"))
    if routine.scene.anchor is Anchor.SEAT and routine.scene.seat_height is None:
        raise ValueError(tr("a seated figure needs a seat_height - at `{place}`", place="$.scene.seat_height"))
    on_wall = [name for name, pose in routine.poses.items() if pose.hands_on_wall]
    if on_wall and routine.scene.wall_distance is None:
        raise ValueError(
            tr("hands_on_wall needs a wall_distance in the scene - at `{place}`", place=f"$.poses.{on_wall[0]}")
        )


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
