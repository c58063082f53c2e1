"""What is made in the background: never much at once, and nothing twice."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.timeline import Choices
from coach.ui.errand import Errand
from coach.ui.sound_orders import AT_ONCE, Making
from coach.voice import underway
from coach.voice.preparation import Prepared
from tests.ui.conftest import Stage


class Slow:
    """Tells its first words at once, and the rest when it may."""

    def __init__(self) -> None:
        self.first_may, self.rest_may = threading.Event(), threading.Event()
        self.begun: list[int] = []
        self.ended: list[int] = []

    def prepare(self, routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        self.begun.append(choices.exercise_ms)
        timeline = compile_session(routine, choices, {})
        assert self.first_may.wait(10)
        if first:
            first(Prepared(timeline, Path("tones.wav"), ""))
        assert self.rest_may.wait(10)
        self.ended.append(choices.exercise_ms)
        return Prepared(timeline, Path("whole.wav"), "")


class Bench:
    """Something that makes, and what was heard of it."""

    def __init__(self, routine: Routine, bot: QtBot) -> None:
        self.slow, self.routine, self.bot = Slow(), routine, bot
        self.making = Making(self.slow.prepare)
        self.heard: list[tuple[int, str]] = []
        self.making.ready.connect(lambda order, prepared: self.heard.append((order, prepared.track.stem)))

    def begin(self, minutes: int) -> int:
        return self.making.begin(self.routine, Choices(minutes * 60_000), soon=True)

    def until_heard(self, *heard: tuple[int, str]) -> None:
        self.bot.waitUntil(lambda: self.heard == list(heard))

    def until_idle(self) -> None:
        self.bot.waitUntil(lambda: not self.making._at_work)


@pytest.fixture
def bench(routine: Routine, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(routine, qtbot)
    yield bench
    bench.slow.first_may.set()
    bench.slow.rest_may.set()
    bench.making.leave()
    QCoreApplication.processEvents()


def test_what_is_being_made_is_not_made_again(bench: Bench) -> None:
    orders = {bench.begin(5) for _ in range(5)}
    assert len(orders) == 1
    bench.slow.first_may.set()
    bench.slow.rest_may.set()
    bench.until_idle()
    assert bench.slow.begun == [300_000]
    assert set(bench.heard) == {(1, "tones"), (1, "whole")}


def test_who_orders_what_is_half_made_is_told_what_there_is(bench: Bench) -> None:
    """Start was pressed while it was made ahead, or again after an end."""
    bench.slow.first_may.set()
    bench.making.begin_ahead(bench.routine, Choices(300_000))
    bench.until_heard((1, "tones"))
    bench.making.begin_ahead(bench.routine, Choices(300_000))
    assert bench.begin(5) == 1
    assert bench.heard == [(1, "tones")]  # nobody is told before the number is known
    bench.until_heard((1, "tones"), (1, "tones"))
    bench.slow.rest_may.set()
    bench.until_idle()
    assert bench.heard[2:] == [(1, "whole")]
    assert bench.begin(5) == 2  # it may have been taken away since


def test_of_many_orders_the_latest_is_made_and_those_between_are_left_out(bench: Bench) -> None:
    orders = [bench.begin(minutes) for minutes in (1, 2, 3, 4, 5)]
    bench.bot.waitUntil(lambda: len(bench.slow.begun) == AT_ONCE)
    bench.slow.first_may.set()
    bench.slow.rest_may.set()
    bench.until_heard((orders[-1], "tones"), (orders[-1], "whole"))
    bench.until_idle()
    assert sorted(bench.slow.begun) == [60_000, 120_000, 300_000]


def test_what_nobody_wants_any_more_ends_with_its_first_words(bench: Bench) -> None:
    bench.begin(1)
    latest = bench.begin(2)
    bench.slow.first_may.set()
    bench.until_heard((latest, "tones"))
    bench.bot.waitUntil(lambda: len(bench.making._at_work) == 1)
    assert bench.slow.ended == []
    bench.slow.rest_may.set()
    bench.until_heard((latest, "tones"), (latest, "whole"))
    assert bench.slow.ended == [120_000]


def test_leaving_waits_so_long_in_all(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    bench.begin(1)
    bench.begin(2)
    for order in bench.making._at_work:
        monkeypatch.setattr(order.thread, "join", waits.append)
    bench.begin(3)
    bench.making.leave()
    monkeypatch.undo()
    assert sum(waits) == underway.LEAVE_S
    bench.slow.first_may.set()
    bench.slow.rest_may.set()
    bench.until_idle()
    assert 180_000 not in bench.slow.begun


@pytest.mark.parametrize("way", ["given up", "told otherwise"])
def test_however_often_start_or_the_words_are_pressed_few_are_made_at_once(stage: Stage, way: str) -> None:
    run, slow = stage.program.run, Slow()
    run._making._prepare = slow.prepare
    for _ in range(6):
        if way == "given up" or not run.running:
            run.start(stage.program.chosen.settings, stage.house.routine, still=False)
        if way == "given up":
            run.end()
        else:
            run.retell()
    makers = [thread for thread in threading.enumerate() if thread.name == "make"]
    slow.first_may.set()
    slow.rest_may.set()
    stage.bot.waitUntil(lambda: not run._making._at_work)
    assert len(makers) <= (1 if way == "given up" else AT_ONCE)


def test_what_is_made_ahead_is_not_made_again_for_a_start(stage: Stage) -> None:
    run, slow, settings = stage.program.run, Slow(), stage.program.chosen.settings
    run._making._prepare = slow.prepare
    run.warm_up(settings, stage.house.routine)
    slow.first_may.set()
    with stage.bot.waitSignal(run.begun):
        run.start(settings, stage.house.routine, still=False)
    slow.rest_may.set()
    stage.bot.waitUntil(lambda: not run._making._at_work)
    assert len(slow.begun) == 1


def test_however_often_other_words_are_chosen_they_are_made_one_after_the_other(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.begin().go(12_000)
    slow, run = Slow(), stage.program.run
    monkeypatch.setattr(stage.house, "prepare", slow.prepare)
    for _ in range(5):
        run.retell()
    makers = [thread for thread in threading.enumerate() if thread.name == "errand" and thread.is_alive()]
    with stage.bot.waitSignal(run._retelling.done):
        slow.first_may.set()
        slow.rest_may.set()
    assert len(makers) == 1
    assert len(slow.begun) == 2
    assert run._relay.talk == run._settings.talk == "tones"


def test_an_errand_in_turn_waits_for_the_one_before_and_leaves_out_those_between(qtbot: QtBot) -> None:
    errand, go_on = Errand(in_turn=True), threading.Event()
    done: list[object] = []
    errand.done.connect(done.append)
    errand.begin(lambda: go_on.wait(10))
    begun: list[str] = []
    errand.begin(lambda: begun.append("between"))
    errand.begin(lambda: "latest")
    assert len([thread for thread in threading.enumerate() if thread.name == "errand"]) == 1
    with qtbot.waitSignal(errand.done):
        go_on.set()
    assert (done, begun, errand.busy) == (["latest"], [], False)


def test_an_errand_in_turn_that_is_dropped_does_not_begin(qtbot: QtBot) -> None:
    errand, go_on = Errand(in_turn=True), threading.Event()
    begun: list[str] = []
    errand.begin(lambda: go_on.wait(10))
    errand.begin(lambda: begun.append("dropped"))
    errand.drop()
    with qtbot.waitSignal(errand._came):
        go_on.set()
    with qtbot.waitSignal(errand.done):
        errand.begin(lambda: "next")
    assert begun == []
