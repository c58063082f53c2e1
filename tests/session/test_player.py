from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.routine.model import Phase
from coach.session.clock import SilentPlayhead
from coach.session.events import (
    CueBegan,
    Ended,
    Event,
    GettingReady,
    Paused,
    PhaseBegan,
    Playing,
    RepetitionDone,
    SessionEnded,
    SessionPaused,
    SessionResumed,
    SoundLost,
    Why,
)
from coach.session.player import Player
from coach.session.timeline import Segment, Timeline
from tests.conftest import FakeClock


class Breakable(SilentPlayhead):
    """A playhead that can be unplugged."""

    unplugged = False

    def play(self, start_ms: int) -> None:
        if not self.unplugged:  # nothing can be played on what is gone
            super().play(start_ms)

    @property
    def lost(self) -> bool:
        return self.unplugged


class Run:
    """A player on a fake clock, and the transcript of what it did."""

    def __init__(self, timeline: Timeline) -> None:
        self.clock = FakeClock()
        self.playhead = Breakable(self.clock)
        self.player = Player(timeline, self.playhead, SilentPlayhead(self.clock), self.clock)
        self.transcript: list[str] = []
        self.player.start()
        self.look()

    def look(self) -> None:
        for event in self.player.tick():
            self.transcript.append(f"{self.player.position_ms:>6} {told(event)}")

    def go(self, ms: int, step_ms: int = 100) -> "Run":
        while ms > 0:
            self.clock.move(min(ms, step_ms))
            ms -= step_ms
            self.look()
        return self

    def until(self, ms: int) -> "Run":
        return self.go(ms - self.player.position_ms)

    def take(self) -> list[str]:
        taken, self.transcript = self.transcript, []
        return taken


def told(event: Event) -> str:
    match event:
        case PhaseBegan(segment):
            number = f" {segment.repetition}" if segment.repetition else ""
            return f"{segment.phase.value}{number}"
        case CueBegan(cue):
            return f"“{cue.text}”"
        case RepetitionDone(repetition):
            return f"{repetition} done"
        case SessionPaused(why):
            return f"paused by {why.value}"
        case SessionResumed():
            return "resumed"
        case SoundLost():
            return "sound lost"
        case SessionEnded(completed):
            return "ended, complete" if completed else "ended early"


@pytest.fixture
def run(one_minute: Timeline) -> Run:
    return Run(one_minute)


def lean(timeline: Timeline, repetition: int) -> int:
    return timeline.repetition_start_ms(repetition)


def test_the_whole_transcript_of_a_minute(run: Run, one_minute: Timeline) -> None:
    run.go(one_minute.length_ms + 100)
    told_only = [line[7:] for line in run.transcript]
    assert told_only[:16] == [
        "lead_in",
        "“Walk to the wall. Bare feet, or shoes that grip.”",
        "setup",
        "“Face the wall. Stretch out your arms until your hands just reach it.”",
        "setup",
        "“Stand up straight. Keep both feet flat and your heels down.”",
        "setup",
        "“A gentle pull in your calves is right. If it hurts, or you feel dizzy, stop.”",
        "lean 1",
        "“Lean forwards until your calves pull.”",
        "hold 1",
        "“Hold still.”",
        "back 1",
        "“Now stand up straight again.”",
        "1 done",
        "rest 1",
    ]
    assert told_only[-9:] == [
        "hold 6",
        "“And hold.”",
        "back 6",
        "“And back.”",
        "6 done",
        "rest 6",
        "finish",
        "“All done. Walk about a little before you sit down.”",
        "ended, complete",
    ]
    assert run.player.completed
    assert run.player.done_ms == 60_000


@given(st.lists(st.integers(1, 1_999), min_size=1, max_size=300))
def test_the_outcome_does_not_depend_on_how_time_is_sliced(one_minute: Timeline, slices: list[int]) -> None:
    smooth, rough = Run(one_minute), Run(one_minute)
    for ms in slices:
        rough.go(ms, step_ms=ms)
    smooth.go(sum(slices), step_ms=10)
    assert [line[7:] for line in rough.transcript] == [line[7:] for line in smooth.transcript]
    assert rough.player.repetitions_done == smooth.player.repetitions_done


def test_pause_waits_and_resume_starts_the_repetition_anew(run: Run, one_minute: Timeline) -> None:
    start = lean(one_minute, 2)
    run.until(start + 4_000)  # in the hold
    run.take()
    run.player.toggle()
    run.look()
    mode = run.player.mode
    assert mode == Paused(Why.PERSON)
    assert run.playhead.position_ms() == one_minute.paused.start_ms
    run.go(60_000)
    assert run.playhead.position_ms() < one_minute.get_ready.start_ms  # it said "paused" and fell silent
    run.player.toggle()
    run.look()
    mode = run.player.mode
    assert isinstance(mode, GettingReady)
    run.go(3_000)
    assert run.player.mode == Playing()
    assert run.take() == [
        f"{start:>6} paused by person",
        f"{start:>6} resumed",
        f"{start:>6} lean 2",
    ]
    assert run.player.position_ms == start


def rest(timeline: Timeline, repetition: int) -> Segment:
    """Give the rest after a repetition."""
    return next(s for s in timeline.segments if s.phase is Phase.REST and s.repetition == repetition)


def within_rest(timeline: Timeline, repetition: int) -> int:
    """Give a moment in the rest after a repetition."""
    return (rest(timeline, repetition).start_ms + rest(timeline, repetition).end_ms) // 2


def test_after_a_pause_in_a_rest_this_rest_begins_anew_for_the_repetition_was_done(
    run: Run, one_minute: Timeline
) -> None:
    begun = rest(one_minute, 2).start_ms
    run.until(within_rest(one_minute, 2))
    run.take()
    run.player.toggle()
    run.go(10_000)
    run.player.toggle()
    run.go(3_000)
    assert [line for line in run.take() if "“" not in line] == [
        f"{begun:>6} paused by person",
        f"{begun:>6} resumed",
        f"{begun:>6} rest 2",
    ]
    assert (run.player.repetitions_done, run.player.done_ms) == (2, 20_000)
    run.go(one_minute.length_ms)
    assert next(line for line in run.take() if line.endswith(" done")).endswith("3 done")
    assert (run.player.repetitions_done, run.player.completed) == (6, True)


def test_what_a_pause_cut_in_a_rest_is_said_again(run: Run, one_minute: Timeline) -> None:
    last_one = next(cue for cue in one_minute.cues if cue.text.startswith("Last"))
    run.until(last_one.start_ms + 20)
    run.take()
    run.player.pause()
    run.player.resume()
    run.go(3_000).until(lean(one_minute, 6))
    assert [line for line in run.take() if last_one.text in line]


def test_skip_in_a_rest_leads_to_the_next_repetition_paused_or_not(run: Run, one_minute: Timeline) -> None:
    run.until(within_rest(one_minute, 2))
    run.player.pause()
    run.player.skip()
    assert run.player.position_ms == lean(one_minute, 3)


def test_an_end_in_a_rest_is_taken_back_to_that_rest(run: Run, one_minute: Timeline) -> None:
    run.until(within_rest(one_minute, 2))
    run.player.end()
    run.look()
    run.player.reopen(SilentPlayhead(run.clock))
    assert run.player.position_ms == rest(one_minute, 2).start_ms
    run.player.resume()
    run.go(3_000 + one_minute.length_ms)
    assert (run.player.repetitions_done, run.player.done_ms) == (6, 60_000)


def test_after_a_pause_in_the_last_rest_all_is_done(run: Run, one_minute: Timeline) -> None:
    run.until(within_rest(one_minute, 6))
    run.player.pause()
    run.take()
    run.player.resume()
    run.go(3_000 + one_minute.length_ms)
    assert run.take()[-1].endswith("ended, complete")
    assert run.player.repetitions_done == 6


def test_repeat_in_a_rest_is_for_the_repetition_before_it(run: Run, one_minute: Timeline) -> None:
    run.until(within_rest(one_minute, 2))
    run.player.repeat()
    assert run.player.position_ms == lean(one_minute, 2)
    run.until(within_rest(one_minute, 2))
    run.player.pause()
    run.player.repeat()
    assert run.player.position_ms == lean(one_minute, 2)
    run.player.resume()
    run.go(3_000).until(lean(one_minute, 3))
    assert run.player.repetitions_done == 2


def test_a_repetition_cut_by_a_pause_counts_once_when_done_anew(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 4_000)
    run.player.pause()
    run.player.resume()
    run.go(3_000).until(lean(one_minute, 3))
    assert run.player.repetitions_done == 2


def test_pausing_while_getting_ready_waits_again(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 1) + 1_000)
    run.player.pause()
    run.player.resume()
    run.go(1_000)
    run.player.toggle()
    run.look()
    assert run.player.mode == Paused(Why.PERSON)
    assert run.player.position_ms == lean(one_minute, 1)


def test_skip_lands_on_steps_then_leans_then_the_finish_then_ends(run: Run, one_minute: Timeline) -> None:
    run.go(1_000)
    landed = []
    for _ in range(11):
        run.player.skip()
        run.look()
        landed.append(run.player.timeline.segment_at(run.player.position_ms))
    assert [s.phase for s in landed[:4]] == [Phase.SETUP, Phase.SETUP, Phase.SETUP, Phase.LEAN]
    assert [s.repetition for s in landed[3:9]] == [1, 2, 3, 4, 5, 6]
    assert landed[9].phase is Phase.FINISH
    assert run.player.mode == Ended()
    assert run.player.repetitions_done == 0
    assert run.take()[-1].endswith("ended early")


def test_a_skipped_repetition_is_not_done(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 1) + 8_400)  # in the way back
    run.player.skip()
    run.go(one_minute.length_ms)
    assert run.player.repetitions_done == 5
    assert not run.player.completed
    assert run.player.done_ms == 50_000


def test_repeat_starts_the_repetition_anew_and_twice_the_one_before(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 3) + 4_000)
    run.player.repeat()
    run.look()
    assert run.player.position_ms == lean(one_minute, 3)
    run.go(500)
    run.player.repeat()
    run.look()
    assert run.player.position_ms == lean(one_minute, 2)
    run.until(lean(one_minute, 4))
    assert run.player.repetitions_done == 3


def test_repeat_at_the_very_start_starts_again(run: Run) -> None:
    run.go(500)
    run.player.repeat()
    run.look()
    assert (run.player.position_ms, run.player.mode) == (0, Playing())


def test_skip_and_repeat_while_paused_move_the_place_to_go_on_from(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 4_000)
    run.player.pause()
    run.player.skip()
    assert run.player.position_ms == lean(one_minute, 3)
    run.player.repeat()
    assert run.player.position_ms == lean(one_minute, 2)  # it had only just begun
    assert run.player.mode == Paused(Why.PERSON)


def test_a_machine_that_slept_wakes_paused(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 4_000)
    run.take()
    run.clock.move(3_600_000)
    run.look()
    assert run.take() == [f"{lean(one_minute, 2):>6} paused by asleep"]
    assert run.player.mode == Paused(Why.ASLEEP)


def test_a_stall_of_two_seconds_is_not_sleep(run: Run) -> None:
    run.go(1_000)
    run.clock.move(2_000)
    run.look()
    assert run.player.position_ms == 3_000


def test_the_session_goes_on_when_the_sound_is_lost(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 1_000)
    run.take()
    run.playhead.unplugged = True
    run.look()
    assert run.take() == [f"{lean(one_minute, 2) + 1_000:>6} sound lost"]
    run.go(one_minute.length_ms)
    assert run.player.completed
    assert not any("sound lost" in line for line in run.take())


def test_sound_lost_while_paused_says_so_and_resumes_by_the_clock(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 1_000)
    run.player.pause()
    run.playhead.unplugged = True
    run.go(500)
    run.player.resume()
    run.go(3_000 + one_minute.length_ms)
    assert run.player.completed


def test_an_end_is_kept_as_what_it_was_and_can_be_taken_back(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 3) + 4_000)
    run.player.end()
    run.player.end()
    run.look()
    assert run.take()[-1] == f"{lean(one_minute, 3) + 4_000:>6} ended early"
    assert run.player.repetitions_done == 2
    run.player.reopen(SilentPlayhead(run.clock))
    assert run.player.mode == Paused(Why.PERSON)
    run.player.resume()
    run.go(3_000 + one_minute.length_ms)
    assert run.player.completed


def test_nothing_more_happens_after_the_end(run: Run, one_minute: Timeline) -> None:
    run.go(one_minute.length_ms + 1_000)
    run.take()
    for act in (run.player.toggle, run.player.skip, run.player.repeat, run.player.resume, run.player.end):
        act()
    run.go(10_000)
    assert run.take() == []


@pytest.mark.parametrize("act", [Player.pause, Player.toggle, Player.skip, Player.repeat])
def test_the_first_key_after_sleep_finds_the_session_paused(
    run: Run, one_minute: Timeline, act: Callable[[Player], None]
) -> None:
    run.until(lean(one_minute, 2) + 4_000)
    run.clock.move(3_600_000)
    act(run.player)
    assert run.player.repetitions_done == 1
    assert not isinstance(run.player.mode, Ended)


def test_sleep_while_getting_ready_pauses_again(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 1_000)
    run.player.pause()
    run.player.resume()
    run.clock.move(3_600_000)
    run.look()
    assert run.player.mode == Paused(Why.ASLEEP)


def test_getting_ready_counts_down(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 1_000)
    run.player.pause()
    run.player.resume()
    seen = []
    for _ in range(6):
        run.go(500)
        seen.append(run.player.mode)
    assert seen == [*(GettingReady(left) for left in (2_500, 2_000, 1_500, 1_000, 500)), Playing()]


def test_sound_lost_while_getting_ready_goes_on_by_the_clock(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 1_000)
    run.player.pause()
    run.player.resume()
    run.go(1_000)
    run.playhead.unplugged = True
    run.go(2_100)
    assert run.player.mode == Playing()
    assert abs(run.player.position_ms - lean(one_minute, 2)) <= 200


@pytest.mark.parametrize(("act", "repetition"), [(Player.skip, 3), (Player.repeat, 2)])
def test_a_wish_in_the_very_moment_the_sound_is_lost_counts(
    run: Run, one_minute: Timeline, act: Callable[[Player], None], repetition: int
) -> None:
    run.until(lean(one_minute, 2) + 4_000)
    run.playhead.unplugged = True
    act(run.player)
    run.look()
    assert run.player.position_ms == lean(one_minute, repetition)
    run.go(1_000)
    assert run.player.position_ms == lean(one_minute, repetition) + 1_000


def test_stopping_says_so(run: Run, one_minute: Timeline) -> None:
    run.until(lean(one_minute, 2) + 1_000)
    run.player.end()
    assert run.playhead.position_ms() == one_minute.stopped.start_ms
