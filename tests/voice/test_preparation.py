"""A session made ready: with all of its sound, with some of it, with none."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coach.routine.model import Routine
from coach.session.timeline import Choices, Timeline
from coach.voice import sound
from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.preparation import NO_SOUND, NO_VOICE, SOME_VOICE, Studio
from tests.voice.workshops import Dying, Humming, Idle, Mute, Stammering, Tuneless, Wordless

MINUTE = Choices(exercise_ms=60_000)


@dataclass
class Hired:
    """Makes workshops and keeps them, to be looked at afterwards."""

    make: Callable[[], Humming] = Humming
    shops: list[Humming] = field(default_factory=list)

    def __call__(self) -> Humming:
        self.shops.append(self.make())
        return self.shops[-1]

    @property
    def orders(self) -> list[TrackOrder | SpeakOrder]:
        return [order for shop in self.shops for order in shop.orders]


def assert_complete(timeline: Timeline) -> None:
    assert timeline.repetitions == 6
    assert timeline.exercise_end_ms - timeline.exercise_start_ms == 60_000
    assert [one.end_ms for one in timeline.segments[:-1]] == [one.start_ms for one in timeline.segments[1:]]


def test_a_session_has_its_track_its_words_and_nothing_to_say(tmp_path: Path, routine: Routine) -> None:
    hired = Hired()
    prepared = Studio(Clips(tmp_path), hired).prepare(routine, MINUTE)
    assert_complete(prepared.timeline)
    assert prepared.line == ""
    assert prepared.track
    assert sound.length_ms(prepared.track)
    assert len(prepared.timeline.cues) > 15
    assert [shop.closed for shop in hired.shops] == [1]


def test_what_is_in_the_cache_is_not_made_again(tmp_path: Path, routine: Routine) -> None:
    first = Studio(Clips(tmp_path), Humming).prepare(routine, MINUTE)
    assert Studio(Clips(tmp_path), Idle).prepare(routine, MINUTE) == first


@pytest.mark.parametrize(
    ("shop", "line"),
    [
        (Mute, NO_VOICE),
        (Dying, NO_SOUND),
        (lambda: Dying(after=10), SOME_VOICE),
        (Stammering, SOME_VOICE),
        (Tuneless, NO_SOUND),
        (Wordless, NO_VOICE),
    ],
    ids=["mute", "dead", "dying", "stammering", "tuneless", "wordless"],
)
def test_each_failure_has_its_sentence_and_the_session_is_complete(
    tmp_path: Path, routine: Routine, shop: Callable[[], Humming], line: str
) -> None:
    hired = Hired(shop)
    prepared = Studio(Clips(tmp_path), hired).prepare(routine, MINUTE)
    assert_complete(prepared.timeline)
    assert prepared.line == line
    assert (prepared.track is None) == (line == NO_SOUND)
    assert bool(prepared.timeline.cues) == (line == SOME_VOICE)
    assert all(shop.closed == 1 for shop in hired.shops)
    assert not list(tmp_path.glob("*.part"))


def test_words_spoken_before_the_worker_was_lost_are_heard(tmp_path: Path, routine: Routine) -> None:
    shops = iter([Dying(after=10), Humming()])
    prepared = Studio(Clips(tmp_path), lambda: next(shops)).prepare(routine, MINUTE)
    assert prepared.line == SOME_VOICE
    assert prepared.track
    assert prepared.timeline.cues
    assert_complete(prepared.timeline)


def test_a_lost_worker_is_not_asked_for_more_words(tmp_path: Path, routine: Routine) -> None:
    hired = Hired(lambda: Dying(after=10))
    Studio(Clips(tmp_path), hired).prepare(routine, MINUTE)
    assert sum(isinstance(order, SpeakOrder) for order in hired.orders) == 11


def test_no_folder_to_write_to_is_no_sound(tmp_path: Path, routine: Routine) -> None:
    (tmp_path / "file").write_text("in the way")
    prepared = Studio(Clips(tmp_path / "file" / "cache"), Humming).prepare(routine, MINUTE)
    assert (prepared.line, prepared.track) == (NO_SOUND, None)
    assert_complete(prepared.timeline)


def test_a_torn_clip_is_spoken_anew(tmp_path: Path, routine: Routine) -> None:
    clips = Clips(tmp_path)
    first = Studio(clips, Humming).prepare(routine, MINUTE)
    torn = clips.path("Lean in.")
    torn.write_bytes(torn.read_bytes()[:1_000])
    hired = Hired()
    assert Studio(clips, hired).prepare(routine, MINUTE) == first
    assert [order.text for order in hired.orders if isinstance(order, SpeakOrder)] == ["Lean in."]
    assert sound.length_ms(torn)


def test_a_torn_track_is_rendered_anew(tmp_path: Path, routine: Routine) -> None:
    first = Studio(Clips(tmp_path), Humming).prepare(routine, MINUTE)
    assert first.track
    whole = first.track.read_bytes()
    first.track.write_bytes(whole[:-500])
    hired = Hired()
    assert Studio(Clips(tmp_path), hired).prepare(routine, MINUTE) == first
    assert [type(order) for order in hired.orders] == [TrackOrder]
    assert first.track.read_bytes() == whole


def test_a_clip_of_another_length_makes_another_track(tmp_path: Path, routine: Routine) -> None:
    clips = Clips(tmp_path)
    first = Studio(clips, Humming).prepare(routine, MINUTE)
    sound.write(clips.path("Lean in."), bytes(96 * 300))
    assert Studio(clips, Humming).prepare(routine, MINUTE).track != first.track


def test_two_sessions_made_at_once_do_not_write_into_one_another(tmp_path: Path, routine: Routine) -> None:
    """The window makes the next session's sound in the background, and Start may be pressed meanwhile."""
    both = threading.Barrier(2, timeout=10)

    class Meeting(Humming):
        def do(self, order: TrackOrder | SpeakOrder) -> str:
            if len(self.orders) == 1:
                both.wait()
            return super().do(order)

    hired = Hired(Meeting)
    studio = Studio(Clips(tmp_path), hired)
    threads = [threading.Thread(target=studio.prepare, args=(routine, MINUTE)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (shop.orders[0] for shop in hired.shops)
    assert isinstance(first, SpeakOrder)
    assert isinstance(second, SpeakOrder)
    assert first.text == second.text
    assert first.to != second.to


def test_a_session_that_cannot_be_written_as_sound_says_why(tmp_path: Path, routine: Routine) -> None:
    studio = Studio(Clips(tmp_path), Humming)
    prepared = studio.prepare(routine, MINUTE)
    with pytest.raises(OSError, match=r"\w"):
        Studio(Clips(tmp_path), Tuneless).export(prepared, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()
    with pytest.raises(OSError, match=r"\w"):
        studio.export(prepared, tmp_path)  # a folder is in the way
    assert not list(tmp_path.parent.glob("*.part"))


def test_choices_that_the_routine_does_not_offer_are_refused(tmp_path: Path, routine: Routine) -> None:
    with pytest.raises(ValueError, match="hold"):
        Studio(Clips(tmp_path), Humming).prepare(routine, Choices(hold_ms=9_000))
