"""The worker process: what it does, and what becomes of it when it dies, hangs or speaks rubbish."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from coach.routine.model import Routine, Tone
from coach.session.timeline import Choices, ToneSpan
from coach.voice import sound, synthesis
from coach.voice.clips import Clips
from coach.voice.order import Answer, PlacedClip, SpeakOrder, TrackOrder, VoicesOrder
from coach.voice.preparation import NO_SOUND, NO_VOICE, SOME_VOICE, Studio
from coach.voice.synthesis import Worker, WorkerFailed
from coach.voice.voices import Voice
from coach.voice.workshop import Workshop
from tests.voice.test_natural import JOE, installed
from tests.voice.workshops import Humming

posix_only = pytest.mark.skipif(os.name != "posix", reason="there are no signals to stop a process with")
bundled_voice = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux is the speech engine bundled")

TONES = TrackOrder(100, (ToneSpan(10, 90, Tone.STEADY),), ())
WORD = SpeakOrder("Hold.", None, 160, "nowhere.wav")
#: Patience for workers that never answer, and for those that do.
SHORT_S, LONG_S = 0.05, 10.0
#: What a stand-in for the worker does with a line, and the whole of one that answers and does nothing else.
ANSWER = "n = json.loads(line)['number']; print(json.dumps({'number': n}), flush=True)"
ANSWERING = f"import json, sys\nfor line in sys.stdin: {ANSWER}"


@pytest.fixture(autouse=True)
def no_child_left(shops: "Shops") -> Iterator[None]:
    """Hold every test to it that no child, dead or alive, is left behind, but for the workers that all share."""
    before = children() - shops.pids
    yield
    assert children() - shops.pids == before


def children() -> set[int]:
    """Give the processes that are ours, zombies too."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it went while we looked
            fields = status.read_text().rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():
                found.add(int(status.parent.name))
    return found


def to(order: TrackOrder, path: Path) -> TrackOrder:
    return TrackOrder(order.length_ms, order.tones, order.clips, str(path))


# What every workshop does: one suite for the real one and the one that stands in for it.


class NaturalWorker(Worker):
    """The real one, with a natural voice where none is named."""

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        if isinstance(order, SpeakOrder) and order.voice is None:
            order = msgspec.structs.replace(order, voice=JOE)
        return super().carry_out(order)


KINDS = [
    Humming,
    pytest.param(Worker, marks=bundled_voice),
    # 60 MB to be read first, and a second for what it says; `test_natural` speaks with it in this process.
    pytest.param(NaturalWorker, marks=[bundled_voice, installed, pytest.mark.thorough]),
]


@dataclass
class Shops:
    """One workshop of each kind, which goes from order to order as in a session, and from test to test."""

    made: dict[type[Workshop], Workshop] = field(default_factory=dict)

    def of(self, kind: type[Workshop]) -> Workshop:
        return self.made.setdefault(kind, kind())

    @property
    def pids(self) -> set[int]:
        return {shop.pid for shop in self.made.values() if isinstance(shop, Worker) and shop.pid}


@pytest.fixture(scope="module")
def shops() -> Iterator[Shops]:
    shops, before = Shops(), children()
    yield shops
    for shop in shops.made.values():
        shop.close()
    assert children() == before


@pytest.fixture(params=KINDS, ids=["humming", "real", "natural"])
def shop(request: pytest.FixtureRequest, shops: Shops) -> Workshop:
    return shops.of(request.param)


def test_speech_is_a_clip_of_the_one_format(shop: Workshop, tmp_path: Path) -> None:
    assert shop.carry_out(SpeakOrder("Hold it there.", None, 160, str(tmp_path / "a.part"))) == ""
    length_ms = sound.length_ms(tmp_path / "a.part")
    assert length_ms
    assert 300 < length_ms < 3_000
    assert [path.name for path in tmp_path.iterdir()] == ["a.part"]


def test_a_track_is_as_long_as_ordered(shop: Workshop, tmp_path: Path) -> None:
    assert shop.carry_out(to(TONES, tmp_path / "t.wav")) == ""
    assert sound.length_ms(tmp_path / "t.wav") == 100


def test_what_cannot_be_carried_out_is_told_and_the_next_order_is(shop: Workshop, tmp_path: Path) -> None:
    missing = TrackOrder(100, (), (PlacedClip(0, 250, str(tmp_path / "none.wav")),), str(tmp_path / "t.wav"))
    assert shop.carry_out(missing) != ""
    assert shop.carry_out(SpeakOrder("Hold.", None, 160, str(tmp_path / "none" / "a.wav"))) != ""
    assert not list(tmp_path.iterdir())
    assert shop.carry_out(to(TONES, tmp_path / "t.wav")) == ""


def test_the_voices_that_are_told_can_be_ordered(shop: Workshop, tmp_path: Path) -> None:
    voices = {voice.language: voice for voice in shop.voices()}
    assert {"en-gb", "de"} <= set(voices)
    for voice in (voices["en-gb"], voices["de"]):
        assert voice.name
        assert shop.carry_out(SpeakOrder("Hold.", voice.id, 160, str(tmp_path / "a.wav"))) == ""


def test_a_voice_that_there_is_not_is_told_and_nobody_else_speaks_for_it(shop: Workshop, tmp_path: Path) -> None:
    for unknown in ("gmw/none", "", "English", "\u2620"):
        assert shop.carry_out(SpeakOrder("Hold.", unknown, 160, str(tmp_path / "a.wav"))) != ""
    assert not list(tmp_path.iterdir())


def test_after_another_voice_the_engine_s_own_speaks_as_before(shop: Workshop, tmp_path: Path) -> None:
    lengths = []
    for voice in (None, "gmw/de", None, "gmw/none", None):
        shop.carry_out(SpeakOrder("Stand up straight. Feet flat on the floor.", voice, 160, str(tmp_path / "a.wav")))
        lengths.append(sound.length_ms(tmp_path / "a.wav") or 0)
    assert lengths[2::2] == pytest.approx([lengths[0]] * 2, rel=0.01)  # the voice wavers a little, as voices do


def test_the_faster_the_shorter(shop: Workshop, tmp_path: Path) -> None:
    lengths = []
    for rate in (100, 160, 240):
        shop.carry_out(SpeakOrder("Stand up straight.", None, rate, str(tmp_path / "a.wav")))
        lengths.append(sound.length_ms(tmp_path / "a.wav") or 0)
    assert lengths[0] > lengths[1] * 1.2 > lengths[2] * 1.44


@pytest.mark.parametrize("kind", [Humming, lambda: Worker(fake(ANSWERING))], ids=["humming", "a process"])
def test_closing_twice_does_no_harm(kind: Callable[[], Workshop], tmp_path: Path) -> None:
    shop = kind()
    shop.carry_out(to(TONES, tmp_path / "t.wav"))
    shop.close()
    shop.close()


# What becomes of the real one when it fails.


def strike(worker: Worker, how: signal.Signals) -> None:
    assert worker.pid
    os.kill(worker.pid, how)


class Patient(Worker):
    """Gives one that is started all the time that a busy machine may need, and one that was struck hardly any."""

    struck: int | None = None

    def strike(self, how: signal.Signals) -> None:
        self.struck = self.pid
        strike(self, how)

    def _ask(self, order: TrackOrder | SpeakOrder | VoicesOrder) -> Answer:
        self._patience_s = SHORT_S if self.pid and self.pid == self.struck else LONG_S
        return super()._ask(order)


@posix_only
@pytest.mark.parametrize(
    "how",
    [
        pytest.param(signal.SIGKILL, id="killed"),
        pytest.param(signal.SIGSEGV, id="crashed", marks=pytest.mark.thorough),  # as the stand-in does below
    ],
)
def test_a_worker_that_dies_is_started_once_more(tmp_path: Path, how: signal.Signals) -> None:
    with contextlib.closing(Worker(patience_s=LONG_S)) as worker:
        assert worker.carry_out(to(TONES, tmp_path / "1.wav")) == ""
        strike(worker, how)
        assert worker.carry_out(to(TONES, tmp_path / "2.wav")) == ""
        strike(worker, how)
        with pytest.raises(WorkerFailed):
            worker.carry_out(to(TONES, tmp_path / "3.wav"))
        assert worker.pid is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.wav", "2.wav"]


@posix_only
def test_a_worker_that_hangs_is_started_once_more(starts: list[object]) -> None:
    with contextlib.closing(Patient(fake(ANSWERING))) as worker:
        assert worker.carry_out(WORD) == ""
        worker.strike(signal.SIGSTOP)
        assert worker.carry_out(WORD) == ""
        worker.strike(signal.SIGSTOP)
        with pytest.raises(WorkerFailed):
            worker.carry_out(WORD)
    assert len(starts) == 2


@posix_only
def test_a_process_that_crashes_is_started_once_more(starts: list[object]) -> None:
    with contextlib.closing(Worker(fake(ANSWERING), LONG_S)) as worker:
        assert worker.carry_out(WORD) == ""
        strike(worker, signal.SIGSEGV)
        assert worker.carry_out(WORD) == ""
        strike(worker, signal.SIGSEGV)
        with pytest.raises(WorkerFailed):
            worker.carry_out(WORD)
        assert worker.pid is None
    assert len(starts) == 2


@posix_only
def test_closing_a_hung_worker_does_not_wait_for_it() -> None:
    worker = Worker(fake(ANSWERING), LONG_S)
    worker.carry_out(WORD)
    strike(worker, signal.SIGSTOP)
    worker.close()
    assert worker.pid is None


# What a worker may do instead of its work.

SILENT = "import signal; signal.pause()"
MISBEHAVING = {
    "dies at start": "raise SystemExit(1)",
    "dies in the middle of an order": "import sys; sys.stdin.readline(); raise SystemExit(1)",
    "reads nothing and says nothing": SILENT,
    "speaks rubbish only": "while True: print('rubbish ' * 9, flush=True)",
    "speaks rubbish without an end": "while True: print('rubbish ' * 900, end='', flush=True)",
    "speaks bytes that are no text": "import os\nwhile True: os.write(1, bytes(range(128, 256)) + b'\\n')",
    "speaks JSON that is no answer": 'print(\'[1]\\n{}\\n{"number": "1"}\\nnull\', flush=True)\n' + SILENT,
    "answers what was not asked": (
        "import json, sys\nfor line in sys.stdin: print(json.dumps({'number': 77}), flush=True)"
    ),
    "goes on answering what was not asked": (
        "import sys, time\nwhile True: print('{\"number\": -1}', flush=True); time.sleep(0.01)"
    ),
    "closes its mouth": "import os\nos.close(1)\n" + SILENT,
}


def fake(program: str) -> tuple[str, ...]:
    """Give the command of a worker that runs a program."""
    return (sys.executable, "-S", "-c", program)


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Give a list that grows with every process started."""
    started: list[object] = []
    start = subprocess.Popen

    def counted(*arguments: object, **settings: object) -> object:
        started.append(arguments)
        return start(*arguments, **settings)  # type: ignore[call-overload]

    monkeypatch.setattr("coach.voice.synthesis.subprocess.Popen", counted)
    return started


@posix_only
@pytest.mark.parametrize("name", MISBEHAVING)
def test_a_worker_of_no_use_is_given_up_after_one_restart(tmp_path: Path, starts: list[object], name: str) -> None:
    with contextlib.closing(Worker(fake(MISBEHAVING[name]), SHORT_S)) as worker:
        for _ in range(2):
            with pytest.raises(WorkerFailed):
                worker.carry_out(SpeakOrder("Hold.", None, 160, str(tmp_path / "a.wav")))
            assert worker.pid is None
    assert len(starts) == 2


def test_a_list_of_many_voices_with_long_names_is_heard_out() -> None:
    voice = {"id": "x" * 200, "name": "y" * 100, "language": "en-gb"}
    program = (
        "import json, sys\nfor line in sys.stdin:"
        f" print(json.dumps({{'number': json.loads(line)['number'], 'voices': [{voice}] * 500}}), flush=True)"
    )
    with contextlib.closing(Worker(fake(program), LONG_S)) as worker:
        assert worker.voices() == (Voice(**voice),) * 500


@posix_only
def test_an_order_too_long_for_the_pipe_does_not_wait_for_one_who_does_not_read(
    tmp_path: Path, starts: list[object]
) -> None:
    with contextlib.closing(Worker(fake(SILENT), SHORT_S)) as worker, pytest.raises(WorkerFailed):
        worker.carry_out(SpeakOrder("Hold. " * 100_000, None, 160, str(tmp_path / "a.wav")))
    assert len(starts) == 2


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "print('\\u2620 rubbish {')\n",
        "print('{\"number\": 1.5}\\n\\n[]')\n",
        "print('{\"number\": 1, \"deep\": ' + '[' * 200_000)\n",
    ],
    ids=["none", "words", "JSON", "nested"],
)
def test_an_answer_among_rubbish_is_heard(tmp_path: Path, starts: list[object], rubbish: str) -> None:
    program = f"import json, sys\n{rubbish}for line in sys.stdin: {rubbish.strip() or 'pass'}; {ANSWER}"
    with contextlib.closing(Worker(fake(program), LONG_S)) as worker:
        for _ in range(3):
            assert worker.carry_out(to(TONES, tmp_path / "t.wav")) == ""
    assert len(starts) == 1


def test_a_program_that_is_not_there_is_a_worker_that_failed(tmp_path: Path) -> None:
    with contextlib.closing(Worker((str(tmp_path / "none"),), SHORT_S)) as worker, pytest.raises(WorkerFailed):
        worker.carry_out(TONES)


def test_closing_from_another_thread_ends_an_order_under_way() -> None:
    worker = Worker(fake(SILENT), LONG_S)
    outcome: list[object] = []

    def work() -> None:
        try:
            outcome.append(worker.carry_out(WORD))
        except WorkerFailed as fault:
            outcome.append(fault)

    thread = threading.Thread(target=work)
    thread.start()
    while worker.pid is None:
        pass
    worker.close()
    thread.join(LONG_S / 2)
    assert len(outcome) == 1
    assert isinstance(outcome[0], WorkerFailed)
    with pytest.raises(WorkerFailed):
        worker.carry_out(WORD)


# What becomes of the session.


@posix_only
@pytest.mark.parametrize("name", ["dies at start", "dies in the middle of an order", "reads nothing and says nothing"])
def test_a_session_without_any_worker_is_one_of_captions(
    tmp_path: Path, routine: Routine, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synthesis, "TRACK_PATIENCE", 1)  # we would wait as long for one that says nothing
    command = fake(MISBEHAVING[name])
    prepared = Studio(Clips(tmp_path), lambda: Worker(command, SHORT_S)).prepare(routine, Choices(60_000))
    assert (prepared.line, prepared.track) == (NO_SOUND, None)
    assert prepared.timeline.repetitions == 6
    assert not list(tmp_path.iterdir())


def test_answers_without_any_work_are_not_taken_for_it(tmp_path: Path, routine: Routine) -> None:
    command = fake(ANSWERING)
    prepared = Studio(Clips(tmp_path), lambda: Worker(command, LONG_S)).prepare(routine, Choices(60_000))
    assert (prepared.line, prepared.track) == (NO_SOUND, None)


class Sabotaged:
    """A real worker that is struck when it is given certain orders, and works on them before it is."""

    def __init__(self, how: signal.Signals, at: tuple[int, ...]) -> None:
        self.worker = Patient()
        self.how, self.at, self.count = how, at, 0

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        self.count += 1
        if self.count in self.at and self.worker.pid:
            self.worker.strike(self.how)
        return self.worker.carry_out(order)

    def voices(self) -> tuple[Voice, ...]:
        return self.worker.voices()

    def close(self) -> None:
        self.worker.close()


@posix_only
@bundled_voice
@pytest.mark.parametrize(
    "how",
    [
        pytest.param(signal.SIGKILL, id="killed", marks=pytest.mark.thorough),  # twice over in the test below
        pytest.param(signal.SIGSTOP, id="hung"),
    ],
)
def test_a_session_whose_worker_fails_once_has_all_of_its_words(
    tmp_path: Path, routine: Routine, how: signal.Signals
) -> None:
    prepared = Studio(Clips(tmp_path), lambda: Sabotaged(how, (5,))).prepare(routine, Choices(60_000))
    assert prepared.line == ""
    assert prepared.track
    assert not list(tmp_path.glob("*.part"))


@posix_only
@bundled_voice
def test_a_session_whose_worker_fails_twice_has_the_words_spoken_until_then(tmp_path: Path, routine: Routine) -> None:
    prepared = Studio(Clips(tmp_path), lambda: Sabotaged(signal.SIGKILL, (5, 9))).prepare(routine, Choices(60_000))
    assert prepared.line == SOME_VOICE
    assert prepared.track
    assert prepared.timeline.cues
    assert not list(tmp_path.glob("*.part"))


def test_a_worker_whose_engine_is_missing_leaves_the_tones(tmp_path: Path, routine: Routine) -> None:
    program = (
        "import sys\nsys.modules['pyttsx3'] = sys.modules['piper'] = None  # importing them fails\n"
        "from coach.voice import worker\nworker.main()"
    )
    command = (sys.executable, "-c", program)
    with contextlib.closing(Worker(command)) as worker:
        assert worker.voices() == ()
        prepared = Studio(Clips(tmp_path), lambda: worker).prepare(routine, Choices(60_000))
    assert prepared.line == NO_VOICE
    assert prepared.track
    assert prepared.timeline.cues == ()
    assert not list(tmp_path.glob("*.part"))
