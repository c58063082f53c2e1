"""Plays a real session on the real output under a private sound server, records it, and measures the recording.

    python -m tests.benchmarks.live_sound [--seconds 70] [--json]

The main thread stalls for 400 ms twice on the way, once asleep and once holding the interpreter's lock; then the
session is paused and resumed. Wanted: hold onsets within 2 ms of the timeline, holds within 1 ms of their length,
at most 5 ms of drift, no gap, silence within 100 ms of a pause, and a repetition that begins anew 3 s after "get
ready". A count that another program plays beside it tells whether the recording is whole: where the count breaks, the
server or the recorder lost something, and nothing is told of the session. Exit status 1 if anything is not as wanted.
Needs pulseaudio and pulseaudio-utils; takes as long as it plays and some 20 s more.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import msgspec
import numpy as np

from coach import places
from coach.routine.loader import load
from coach.session.compile import GET_READY_MS
from coach.session.timeline import Choices, Timeline
from coach.voice.clips import Clips
from coach.voice.preparation import Prepared, Studio
from tests.benchmarks.table import CannotRun, Row
from tests.voice import listening, live
from tests.voice.counting import breaks, counting
from tests.voice.live import Heard, steps
from tests.voice.live_session import Script, Step
from tests.voice.sound_server import missing, sound_server

#: How long before the pause the recording is left out of the comparison, since words may be cut there, in ms.
GUARD_MS = 400
#: How much of the track is looked for, at the beginning of the recording, in samples: a minute.
ALIGNED = 60 * 48_000
#: How long the main thread stalls on the way, in milliseconds.
STALL_MS = 400
#: What is wanted at most, in milliseconds: from onset to onset, of a hold's length, over everything, from the pause to
#: silence, and how far from its place the repetition that begins anew is.
ONSET_MS, HOLD_MS, DRIFT_MS, SILENCE_MS, ANEW_MS = 2.0, 1.0, 5.0, 100.0, 60.0


class Measured(msgspec.Struct, frozen=True):
    """What the recording shows; lengths in milliseconds."""

    seconds: float
    holds: int
    worst_onset_interval: float  # between two hold onsets, against the timeline
    worst_hold_length: float
    drift: float  # over all holds, first to last
    differing: float  # samples that are not the track's
    breaks: int  # places where the count played beside it goes wrong
    pause_to_silence: float
    resume_to_words: float  # from the press to "get ready"
    words_to_lean: float  # from there to the lean, against the timeline
    lean_differing: float  # of the repetition that begins anew
    playhead_ahead: tuple[float, float, float]  # of what is heard: least, middle, most

    @property
    def faults(self) -> list[str]:
        """Tell what is not as wanted."""
        wanted = {
            "onsets": self.worst_onset_interval <= ONSET_MS,
            "hold lengths": self.worst_hold_length <= HOLD_MS,
            "drift": abs(self.drift) <= DRIFT_MS,
            "gaps": self.differing == 0,
            "the recording itself": self.breaks == 0,
            "silence": self.pause_to_silence < SILENCE_MS,
            "resuming": abs(self.words_to_lean) <= ANEW_MS and self.lean_differing == 0,
        }
        return [name for name, right in wanted.items() if not right]


def plan(timeline: Timeline, seconds: int) -> tuple[Step, ...]:
    """Write the script: so many seconds of exercise with two stalls, then a pause in a hold, and a new repetition."""
    later = (one for one in timeline.segments if one.phase == "hold")
    pause_ms = next(
        at_ms for hold in later if (at_ms := hold.start_ms + 1_200 - timeline.exercise_start_ms) >= seconds * 1_000
    )
    first, second = pause_ms // 3, pause_ms * 2 // 3
    return steps(
        (300, "to the first lean"),
        (first, "stall", STALL_MS),
        (second - first, "lock", STALL_MS),
        (pause_ms - second, "pause"),
        (2_000, "resume"),
        (GET_READY_MS + 4_000, "end"),
    )


def measure(prepared: Prepared, heard: Heard) -> Measured:
    """Compare the recording with track and timeline, aligned by what is heard alone."""
    timeline, track = prepared.timeline, live.track_of(prepared)
    first_ms = timeline.exercise_start_ms
    pressed, leant = heard.when("pause"), heard.when("lean")
    length = (pressed.now_ms - leant.now_ms - GUARD_MS) * 48
    begun = live.place_in(heard.samples[: 2 * ALIGNED], track[first_ms * 48 :][: min(length, ALIGNED)])
    played = heard.samples[begun : begun + length]
    tones = listening.holds(played)
    wanted = [one for one in timeline.segments if one.phase == "hold"][: len(tones)]
    whole = [(t, w) for t, w in zip(tones, wanted, strict=True) if w.end_ms - first_ms < length / 48 - 50]
    onsets = np.array([tone.start_ms for tone, _ in whole])
    starts = np.array([one.start_ms for _, one in whole])
    lengths = np.array([tone.length_ms - (one.end_ms - one.start_ms) for tone, one in whole])
    apart = np.diff(onsets) - np.diff(starts)
    return Measured(
        seconds=length / 48_000,
        holds=len(whole),
        worst_onset_interval=float(np.abs(apart).max()),
        worst_hold_length=float(np.abs(lengths).max()),
        drift=float((onsets[-1] - onsets[0]) - (starts[-1] - starts[0])),
        differing=live.differing_ms(played, track[first_ms * 48 :][:length]),
        breaks=breaks(heard.recording.counted()[begun : begun + length]),
        pause_to_silence=heard.silence_after(pressed),
        **_resumed(prepared, heard, track),
        playhead_ahead=_ahead(heard, begun, first_ms),
    )


def _resumed(prepared: Prepared, heard: Heard, track: listening.Samples) -> dict[str, float]:
    timeline = prepared.timeline
    asked = heard.recording.sample_at(heard.when("resume").now_ms)
    after = heard.samples[asked:]
    ready = timeline.get_ready
    assert ready.cue
    words = live.place_in(after, track[ready.cue.start_ms * 48 : ready.cue.end_ms * 48])
    anew_ms = heard.when("resume").position_ms
    lean = track[(anew_ms + 20) * 48 : (anew_ms + 2_500) * 48]
    again = live.place_in(after, lean)
    return {
        "resume_to_words": words / 48,
        "words_to_lean": (again - words) / 48 - 20 - (ready.end_ms - ready.cue.start_ms),
        "lean_differing": live.differing_ms(after[again : again + len(lean)], lean),
    }


def _ahead(heard: Heard, begun: int, first_ms: int) -> tuple[float, float, float]:
    stop_ms = heard.when("pause").now_ms
    ahead = [
        told.position_ms - first_ms - (heard.recording.sample_at(told.now_ms) - begun) / 48
        for told in heard.told
        if told.what == "at" and told.position_ms > first_ms + 500 and told.now_ms < stop_ms
    ]
    return float(np.min(ahead)), float(np.median(ahead)), float(np.max(ahead))


def run(seconds: int) -> Measured:
    """Prepare, play, record and measure. Raises RuntimeError when the session failed."""
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    minutes = seconds // 60 + 1
    with tempfile.TemporaryDirectory() as folder, sound_server(fine=True) as server, counting(server):
        prepared = Studio(Clips(Path(folder))).prepare(routine, Choices(exercise_ms=minutes * 60_000))
        heard = live.heard(server, Script(folder, plan(prepared.timeline, seconds), minutes), seconds + 60)
        if heard.status:
            raise RuntimeError(f"the session ended with {heard.status}")
        return measure(prepared, heard)


def rows(seconds: int) -> list[Row]:
    """Measure so many seconds of exercise, with two stalls of the main thread in them. Raises CannotRun."""
    if why := missing():
        raise CannotRun(why)
    found = run(seconds)
    hold, drift = found.worst_hold_length, found.drift
    others = set(found.faults) - {"hold lengths", "drift", "the recording itself"}
    beside = f"a count beside it broke {found.breaks} times" if found.breaks else "a count beside it is whole"
    return [
        Row(
            f"{found.holds} holds in the recorded sound of a live session: length",
            f"off by {hold:.2f} ms at worst",
            f"the timeline; {beside}",
            f"at most {HOLD_MS:g} ms",
            _met(found, right=hold <= HOLD_MS),
        ),
        Row(
            f"their drift over {found.seconds / 60:.1f} minutes",
            f"{drift:+.2f} ms",
            "the timeline",
            f"at most {DRIFT_MS:g} ms",
            _met(found, right=abs(drift) <= DRIFT_MS),
        ),
        Row(
            "gaps, a pause and going on in the same recording",
            f"gaps {found.differing:g} ms, silent after {found.pause_to_silence:.0f} ms, "
            f"goes on {found.words_to_lean:+.0f} ms off",
            f"two stalls of {STALL_MS} ms on the way",
            f"none, at most {SILENCE_MS:g} ms, within {ANEW_MS:g} ms",
            _met(found, right=not others),
        ),
    ]


def _met(found: Measured, *, right: bool) -> bool | None:
    """Tell whether a figure is as wanted; what was lost on the way to the recording tells nothing of the program."""
    return None if found.breaks and not right else right


def main() -> int:
    """Measure, and tell what was found."""
    parser = argparse.ArgumentParser(description="Measures a live session in a recording of it.")
    parser.add_argument("--seconds", type=int, default=70, help="of exercise; at least 20")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if missing():
        print(missing(), file=sys.stderr)
        return 1
    measured = run(max(20, arguments.seconds))
    if arguments.json:
        print(msgspec.json.encode(measured).decode())
    else:
        for name, value in msgspec.structs.asdict(measured).items():
            print(f"{name:22} {value}")
    print("not as wanted: " + ", ".join(measured.faults) if measured.faults else "as wanted", file=sys.stderr)
    return 1 if measured.faults else 0


if __name__ == "__main__":
    sys.exit(main())
