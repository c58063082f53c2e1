"""A session that goes on in other words: nothing is cut, no repetition is lost, and the exercise clock stays right."""

from itertools import product

import pytest

from coach.routine.model import Phase, Routine
from coach.session.clock import SilentPlayhead
from coach.session.compile import compile_session
from coach.session.events import CueBegan, Ended, Paused, PhaseBegan, Playing, RepetitionDone, SessionEnded
from coach.session.player import SOON_MS, Player
from coach.session.sounding import Talk
from coach.session.timeline import Choices, Timeline
from tests.conftest import FakeClock, made_up_lengths


class Heard(SilentPlayhead):
    """A playhead that keeps what it was told."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.told: list[str] = []
        self.is_lost = False

    @property
    def lost(self) -> bool:
        return self.is_lost

    def play(self, start_ms: int) -> None:
        self.told.append(f"play {start_ms}")
        super().play(start_ms)

    def stop(self) -> None:
        self.told.append("stop")
        super().stop()


class Run:
    """A minute on a fake clock, and the other ways to tell it."""

    def __init__(self, routine: Routine, talk: Talk = Talk.FULL) -> None:
        lengths = made_up_lengths(routine)
        self.told = {kind: compile_session(routine, Choices(60_000, talk=kind), lengths) for kind in Talk}
        self.clock = FakeClock()
        self.first, self.second = Heard(self.clock), Heard(self.clock)
        self.player = Player(self.told[talk], self.first, SilentPlayhead(self.clock), self.clock)
        self.player.start()
        self.events = list(self.player.tick())

    @property
    def timeline(self) -> Timeline:
        return self.player.timeline

    def go(self, ms: int, step_ms: int = 20) -> None:
        for _ in range(ms // step_ms):
            self.clock.move(step_ms)
            self.events += self.player.tick()

    def until(self, phase: Phase, number: int | None = None) -> None:
        """Go on into a phase."""
        while (here := self.timeline.segment_at(self.player.position_ms)).phase is not phase or (
            number and here.repetition != number
        ):
            self.go(20)

    def change(self, talk: Talk) -> None:
        self.player.change(self.told[talk], self.second)

    def to_the_end(self) -> None:
        while not isinstance(self.player.mode, Ended):
            self.go(20)


@pytest.fixture
def run(routine: Routine) -> Run:
    return Run(routine)


@pytest.mark.parametrize("phase", [Phase.LEAN, Phase.HOLD, Phase.BACK])
def test_a_movement_is_told_to_its_end_and_the_next_rest_in_other_words(run: Run, phase: Phase) -> None:
    run.until(phase, 2)
    run.go(400)
    before = run.timeline
    run.change(Talk.TONES)
    assert run.timeline is before
    assert run.second.told == []
    run.until(Phase.REST, 2)
    rest = next(one for one in run.told[Talk.TONES].segments if one.phase is Phase.REST and one.repetition == 2)
    assert run.timeline is run.told[Talk.TONES]
    assert run.first.told[-1] == "stop"
    (played,) = run.second.told
    assert 0 <= int(played.removeprefix("play ")) - rest.start_ms <= 20


def test_what_is_changed_in_a_rest_waits_for_the_next(run: Run) -> None:
    run.until(Phase.REST, 1)
    run.go(400)
    run.change(Talk.SPARSE)
    run.until(Phase.BACK, 2)
    assert run.timeline is run.told[Talk.FULL]
    run.until(Phase.REST, 2)
    assert run.timeline is run.told[Talk.SPARSE]


def test_a_step_before_the_first_repetition_is_said_to_its_end(run: Run) -> None:
    run.until(Phase.SETUP)
    run.go(1_000)
    here = run.timeline.index_at(run.player.position_ms)
    run.change(Talk.TONES)
    while run.timeline is run.told[Talk.FULL]:
        run.go(20)
    assert run.timeline.index_at(run.player.position_ms) == here + 1


@pytest.mark.parametrize(("before", "after"), [pair for pair in product(Talk, Talk) if pair[0] is not pair[1]])
@pytest.mark.parametrize("after_ms", [500, 12_000, 30_000, 47_000])
def test_whenever_it_is_changed_every_repetition_is_done_once_and_the_clock_is_right(
    routine: Routine, before: Talk, after: Talk, after_ms: int
) -> None:
    run = Run(routine, before)
    run.go(after_ms)
    run.change(after)
    run.to_the_end()
    done = [event.repetition for event in run.events if isinstance(event, RepetitionDone)]
    assert done == list(range(1, run.timeline.repetitions + 1))
    assert run.events[-1] == SessionEnded(completed=True)
    assert run.player.done_ms == 60_000
    begun = [(e.segment.phase, e.segment.repetition) for e in run.events if isinstance(e, PhaseBegan)]
    assert begun == [(segment.phase, segment.repetition) for segment in run.timeline.segments]


def test_a_waiting_session_changes_when_it_has_said_so_and_goes_on_at_the_same_repetition(run: Run) -> None:
    run.until(Phase.HOLD, 3)
    run.player.pause()
    run.change(Talk.TONES)
    paused = run.told[Talk.FULL].paused
    run.go(paused.end_ms - paused.start_ms - 20)
    assert run.first.told[-1] == f"play {paused.start_ms}"
    assert run.timeline is run.told[Talk.FULL]
    run.go(20)
    assert isinstance(run.player.mode, Paused)
    assert run.timeline is run.told[Talk.TONES]
    assert run.first.told[-1] == "stop"
    assert run.player.position_ms == run.timeline.repetition_start_ms(3)
    run.player.resume()
    run.go(10_000)
    assert isinstance(run.player.mode, Playing)
    assert run.second.told == got_ready(run)


def got_ready(run: Run) -> list[str]:
    """Give what the playhead of a session that goes on with its third repetition was told."""
    return [f"play {run.timeline.get_ready.start_ms}", f"play {run.timeline.repetition_start_ms(3)}"]


def test_a_session_that_has_waited_for_a_while_changes_at_once(run: Run) -> None:
    run.until(Phase.HOLD, 3)
    run.player.pause()
    run.go(10_000)
    run.change(Talk.TONES)
    assert run.timeline is run.told[Talk.TONES]
    assert run.second.told == []


def test_who_goes_on_at_once_gets_ready_in_other_words(run: Run) -> None:
    run.until(Phase.HOLD, 3)
    run.player.pause()
    run.change(Talk.TONES)
    run.go(100)
    run.player.resume()
    assert run.timeline is run.told[Talk.TONES]
    run.go(10_000)
    assert run.second.told == got_ready(run)


def test_a_session_whose_device_is_lost_while_it_says_that_it_waits_changes_then(run: Run) -> None:
    run.until(Phase.HOLD, 3)
    run.player.pause()
    run.change(Talk.TONES)
    run.go(100)
    run.first.is_lost = True
    run.go(20)
    assert run.timeline is run.told[Talk.TONES]
    run.player.resume()
    run.go(10_000)
    assert run.second.told == got_ready(run)


@pytest.mark.parametrize("act", [Player.skip, Player.repeat])
def test_where_one_goes_while_it_waits_is_the_same_in_other_words(run: Run, act: object) -> None:
    run.until(Phase.HOLD, 3)
    run.player.pause()
    run.change(Talk.TONES)
    act(run.player)  # type: ignore[operator]
    before = run.timeline.segment_at(run.player.position_ms)
    run.go(10_000)
    assert run.timeline is run.told[Talk.TONES]
    here = run.timeline.segment_at(run.player.position_ms)
    assert run.player.position_ms == here.start_ms
    assert (here.phase, here.repetition) == (before.phase, before.repetition)


@pytest.mark.parametrize("stall_ms", [100, 400, 1_000, 1_900])
@pytest.mark.parametrize(("phase", "number"), [(Phase.LEAD_IN, None), (Phase.BACK, 2)])
def test_however_long_nobody_looked_no_sentence_is_begun_in_its_middle(
    routine: Routine, phase: Phase, number: int | None, stall_ms: int
) -> None:
    run = Run(routine, Talk.TONES)
    run.until(phase, number)
    here = run.timeline.segment_at(run.player.position_ms)
    while run.player.position_ms < here.end_ms - 20:
        run.go(10, 10)
    run.player.change(run.told[Talk.FULL], run.second)
    run.go(stall_ms, stall_ms)
    while run.timeline is run.told[Talk.TONES]:  # nobody looked for the whole of a rest
        run.go(20)
    (begun,) = [one for one in run.timeline.segments if run.second.told == [f"play {one.start_ms}"]]
    assert not [cue for cue in run.timeline.cues if cue.start_ms < begun.start_ms < cue.end_ms]
    run.go(4_000)
    said = run.timeline.said_in(begun, begun.end_ms)
    assert said in [event.cue.text for event in run.events if isinstance(event, CueBegan)]


def test_getting_ready_goes_on_in_other_words_after_it(run: Run) -> None:
    run.until(Phase.HOLD, 3)
    run.player.pause()
    run.player.resume()
    run.change(Talk.TONES)
    assert run.timeline is run.told[Talk.FULL]
    run.go(10_000)
    assert run.timeline is run.told[Talk.TONES]
    assert run.second.told == [f"play {run.timeline.repetition_start_ms(3)}"]


@pytest.mark.parametrize("act", [Player.skip, Player.repeat, Player.finish])
def test_wherever_one_goes_it_is_in_other_words(run: Run, act: object) -> None:
    run.until(Phase.HOLD, 3)
    run.change(Talk.TONES)
    act(run.player)  # type: ignore[operator]
    run.go(20)
    assert run.timeline is run.told[Talk.TONES]
    here = run.timeline.segment_at(run.player.position_ms)
    assert run.player.position_ms - here.start_ms == 20
    assert (here.phase, here.repetition) in {(Phase.LEAN, 4), (Phase.LEAN, 3), (Phase.FINISH, None)}


def test_changed_twice_the_last_counts(run: Run) -> None:
    run.until(Phase.HOLD, 2)
    run.player.change(run.told[Talk.SPARSE], Heard(run.clock))
    run.change(Talk.TONES)
    run.until(Phase.REST, 2)
    assert run.timeline is run.told[Talk.TONES]


def test_what_has_ended_stays_as_it_was_told(run: Run) -> None:
    run.until(Phase.HOLD, 2)
    run.change(Talk.SPARSE)
    run.player.end()
    run.change(Talk.TONES)
    run.go(20_000)
    assert run.timeline is run.told[Talk.FULL]
    assert run.second.told == []


def test_another_session_is_refused(run: Run, routine: Routine) -> None:
    longer = compile_session(routine, Choices(120_000), {})
    with pytest.raises(ValueError, match="another session"):
        run.player.change(longer, run.second)


def test_a_session_that_begins_with_tones_goes_on_with_words_before_they_are_due(routine: Routine) -> None:
    whole = compile_session(routine, Choices(60_000), made_up_lengths(routine), words_from_ms=4_000)
    begun = Run(routine, Talk.TONES)
    begun.go(2_000)
    begun.told[Talk.FULL] = whole
    begun.change(Talk.FULL)
    begun.go(40)
    assert begun.timeline is whole
    assert begun.second.told == [f"play {begun.player.position_ms - 20}"]
    assert whole.cues[0].start_ms == 4_000
    begun.go(3_000)
    assert whole.cues[0] in [event.cue for event in begun.events if isinstance(event, CueBegan)]


def test_a_lead_in_that_sounds_is_not_left(routine: Routine) -> None:
    """Neither in the chime, nor where the words to come would be cut."""
    begun = Run(routine, Talk.TONES)
    begun.change(Talk.FULL)
    cue = begun.told[Talk.FULL].cues[0]
    while begun.timeline is begun.told[Talk.TONES]:
        begun.go(20)
    assert begun.player.position_ms >= cue.end_ms + SOON_MS
