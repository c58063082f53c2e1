"""A session handed on from one track to the next: none is lost on the way, and no device is kept."""

from pathlib import Path

import pytest

from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.events import Paused
from coach.session.player import Player
from coach.session.sounding import Talk
from coach.session.timeline import Choices
from coach.voice.preparation import NO_SOUND, NO_VOICE, SOME_VOICE, Prepared
from coach.voice.relay import SAME_WORDS, Relay
from tests.conftest import made_up_lengths
from tests.voice.devices import Devices


def prepared(routine: Routine, track: str | None, talk: Talk = Talk.FULL, line: str = "") -> Prepared:
    """Give a minute as it was made; "tones" is one without words."""
    lengths = {} if track == "tones" else made_up_lengths(routine)
    timeline = compile_session(routine, Choices(60_000, talk=talk), lengths)
    return Prepared(timeline, Path(track) if track else None, line)


class Run:
    """A session that has begun with tones."""

    def __init__(self, routine: Routine) -> None:
        self.devices = Devices()
        self.relay = Relay(self.devices)
        self.player, self.line = self.relay.begin(prepared(routine, "tones"))
        self.player.start()
        self.go(100)

    def go(self, ms: int) -> None:
        for _ in range(ms // 20):
            self.devices.clock.move(20)
            self.player.tick()
            self.relay.look(self.player)


@pytest.fixture
def run(routine: Routine) -> Run:
    return Run(routine)


def heard(player: Player) -> int:
    return len(player.timeline.cues)


def test_the_words_are_heard_from_the_next_step_on_and_the_device_before_is_given_back(
    run: Run, routine: Routine
) -> None:
    assert run.relay.complete(run.player, prepared(routine, "whole"), Talk.FULL) == ""
    run.go(10_200)
    tones, whole = run.devices.given
    assert (tones.closed, whole.closed, len(whole.played)) == (True, False, 1)
    assert heard(run.player) > 15
    run.relay.close()
    assert whole.closed


def test_words_that_are_not_wanted_by_now_are_not_taken(run: Run, routine: Routine) -> None:
    run.relay.change(run.player, prepared(routine, "sparse", Talk.SPARSE))
    assert run.relay.complete(run.player, prepared(routine, "whole"), Talk.SPARSE) == ""
    run.go(10_200)
    assert run.player.timeline.choices.talk is Talk.SPARSE
    assert [device.track for device in run.devices.given] == [Path("tones"), Path("sparse")]


def test_words_replaced_before_they_were_heard_give_their_device_back(run: Run, routine: Routine) -> None:
    for track in ("first", "whole"):
        run.relay.complete(run.player, prepared(routine, track), Talk.FULL)
    run.go(10_200)
    assert [device.closed for device in run.devices.given] == [True, True, False]


@pytest.mark.parametrize("track", [None, "tones"])
def test_what_sounds_goes_on_where_nothing_better_came(run: Run, routine: Routine, track: str | None) -> None:
    whole = prepared(routine, track, line=SOME_VOICE)
    assert run.relay.complete(run.player, whole, Talk.FULL) == SOME_VOICE
    run.go(12_000)
    (tones,) = run.devices.given
    assert not tones.closed
    assert len(tones.played) == 1


def test_other_words_without_a_track_do_not_silence_what_sounds(run: Run, routine: Routine) -> None:
    other = prepared(routine, None, Talk.SPARSE, NO_SOUND)
    assert run.relay.change(run.player, other) == SAME_WORDS
    run.go(12_000)
    assert run.player.timeline.choices.talk is Talk.FULL
    assert [device.closed for device in run.devices.given] == [False]


def test_where_nothing_sounds_the_captions_change_all_the_same(routine: Routine) -> None:
    run = Run(routine)
    silent = Relay(run.devices)
    run.devices.there = False
    run.player, line = silent.begin(prepared(routine, "tones"))
    assert line == NO_SOUND
    run.player.start()
    assert silent.complete(run.player, prepared(routine, None, line=SOME_VOICE), Talk.FULL) == ""  # no tones stand in
    assert silent.change(run.player, prepared(routine, None, Talk.SPARSE, NO_SOUND)) == ""  # it is known by now
    for _ in range(600):
        run.devices.clock.move(20)
        run.player.tick()
    assert run.player.timeline.choices.talk is Talk.SPARSE


def test_who_takes_an_end_back_has_the_words_that_came_before_it(run: Run, routine: Routine) -> None:
    run.relay.complete(run.player, prepared(routine, "whole"), Talk.FULL)
    run.player.end()
    run.relay.close()
    assert run.relay.carry_on(run.player, Talk.FULL) == ""
    assert isinstance(run.player.mode, Paused)
    assert heard(run.player) > 15
    run.go(100)
    assert [device.closed for device in run.devices.given] == [True, True, True, False]


def test_who_takes_an_end_back_has_the_words_that_came_after_it(run: Run, routine: Routine) -> None:
    run.player.end()
    run.relay.close()
    run.relay.keep(prepared(routine, "whole"))
    assert run.relay.carry_on(run.player, Talk.FULL) == ""
    assert heard(run.player) > 15


def test_who_takes_an_end_back_without_a_device_reads_so(run: Run) -> None:
    run.player.end()
    run.relay.close()
    run.devices.there = False
    assert run.relay.carry_on(run.player, Talk.FULL) == NO_SOUND


def test_who_takes_an_end_back_without_a_device_reads_so_though_other_words_are_wanted(
    run: Run, routine: Routine
) -> None:
    run.relay.complete(run.player, prepared(routine, "whole"), Talk.FULL)
    run.relay.change(run.player, prepared(routine, "sparse", Talk.SPARSE))
    run.go(10_200)
    run.player.end()
    run.relay.close()
    run.devices.there = False
    assert run.relay.carry_on(run.player, Talk.SPARSE) == NO_SOUND


@pytest.mark.parametrize(("cues", "line"), [(False, NO_VOICE), (True, SOME_VOICE)])
def test_words_for_which_there_is_no_device_do_not_silence_what_sounds(
    run: Run, routine: Routine, cues: bool, line: str
) -> None:
    if cues:
        run.relay.complete(run.player, prepared(routine, "begun"), Talk.FULL)
        run.go(10_200)
    run.devices.there = False
    assert run.relay.complete(run.player, prepared(routine, "whole"), Talk.FULL) == line
    assert run.relay.change(run.player, prepared(routine, "sparse", Talk.SPARSE)) == SAME_WORDS
    sounding = run.devices.given[-1]
    run.go(12_000)
    assert not sounding.closed
    assert run.player.timeline.choices.talk is run.relay.talk is Talk.FULL


def test_where_what_sounded_is_lost_the_captions_change_all_the_same(run: Run, routine: Routine) -> None:
    run.devices.there = False
    run.devices.given[0].is_lost = True
    run.go(100)
    assert run.relay.change(run.player, prepared(routine, "sparse", Talk.SPARSE)) == ""
    run.go(12_000)
    assert run.player.timeline.choices.talk is run.relay.talk is Talk.SPARSE


def test_other_words_that_are_refused_leave_those_that_had_been_put_off(run: Run, routine: Routine) -> None:
    assert run.relay.complete(run.player, prepared(routine, "whole"), Talk.SPARSE) == ""
    assert run.relay.change(run.player, prepared(routine, None, Talk.SPARSE, NO_SOUND)) == SAME_WORDS
    run.go(10_200)
    assert heard(run.player) > 15


def test_it_tells_when_others_are_heard(run: Run, routine: Routine) -> None:
    run.relay.change(run.player, prepared(routine, "sparse", Talk.SPARSE))
    told = []
    for _ in range(600):
        run.devices.clock.move(20)
        run.player.tick()
        told.append(run.relay.look(run.player))
    assert told.count(True) == 1


def test_another_session_has_nothing_of_the_one_before(run: Run, routine: Routine) -> None:
    run.relay.keep(prepared(routine, "whole"))
    run.relay.close()
    run.player, _ = run.relay.begin(prepared(routine, "tones"))
    run.player.start()
    run.player.end()
    run.relay.carry_on(run.player, Talk.FULL)
    assert heard(run.player) == 0
