"""A session made ready: with all of its sound, with some of it, with none."""

import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from coach.language import spoken
from coach.routine.model import Routine
from coach.session.compile import CHIME_MS
from coach.session.sounding import Loudness, Speech, Talk
from coach.session.timeline import Choices, Timeline
from coach.voice import clips as cache
from coach.voice import sample, sound
from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.preparation import (
    NO_SOUND,
    NO_VOICE,
    OTHER_VOICE,
    SOME_VOICE,
    TAKEN_UP_MS,
    TONES_ALONE_MS,
    UNSPOKEN,
    Prepared,
    Studio,
)
from coach.voice.sample import Sample
from coach.voice.speaking import LOST
from coach.voice.synthesis import WorkerFailed
from coach.voice.workshop import GONE
from tests.language.made_up import CODE, MadeUp, marked
from tests.voice.test_sound import REMINDER, read
from tests.voice.workshops import VOICES, Dying, Filling, Humming, Idle, Mute, Stammering, Tight, Tuneless, Wordless

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


def test_what_is_spoken_ahead_only_wants_its_track(tmp_path: Path, routine: Routine) -> None:
    Studio(Clips(tmp_path), Humming).speak_ahead(routine, MINUTE)
    hired = Hired()
    prepared = Studio(Clips(tmp_path), hired).prepare(routine, MINUTE)
    assert [type(order) for order in hired.orders] == [TrackOrder]
    assert prepared.timeline.cues
    Studio(Clips(tmp_path), Idle).speak_ahead(routine, MINUTE)  # starts nothing


def test_what_is_spoken_ahead_waits_for_what_is_wanted_now(tmp_path: Path, routine: Routine) -> None:
    hired = Hired()
    studio = Studio(Clips(tmp_path), hired)
    with studio._shop():
        ahead = threading.Thread(target=studio.speak_ahead, args=(routine, MINUTE))
        ahead.start()
        ahead.join(0.05)
        assert len(hired.shops) == 1
    ahead.join(20)
    assert len(hired.shops) == 2
    assert hired.orders


def test_nothing_is_spoken_ahead_once_the_program_ends(tmp_path: Path, routine: Routine) -> None:
    hired = Hired()
    studio = Studio(Clips(tmp_path), hired)
    with studio._shop():
        ahead = threading.Thread(target=studio.speak_ahead, args=(routine, MINUTE))
        ahead.start()
        ending = threading.Thread(target=studio.stop)
        ending.start()
        ahead.join(20)
        assert not ahead.is_alive()
    ending.join(20)
    assert len(hired.shops) == 1


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
    torn = clips.path("Lean forwards.")
    torn.write_bytes(torn.read_bytes()[:1_000])
    hired = Hired()
    assert Studio(clips, hired).prepare(routine, MINUTE) == first
    assert [order.text for order in hired.orders if isinstance(order, SpeakOrder)] == ["Lean forwards."]
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
    sound.write(clips.path("Lean forwards."), bytes(96 * 300))
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
    with pytest.raises(OSError, match="there is no folder"):
        studio.export(prepared, tmp_path / "stick" / "out.wav")
    assert not (tmp_path / "stick").exists()


def test_a_session_is_written_under_any_name_that_a_file_can_have(tmp_path: Path, routine: Routine) -> None:
    studio = Studio(Clips(tmp_path / "cache"), Humming)
    prepared = studio.prepare(routine, MINUTE)
    for name in ("x" * 251 + ".wav", "\u2620" * 83 + ".wav"):
        studio.export(prepared, tmp_path / name)
        assert sound.length_ms(tmp_path / name) == prepared.timeline.length_ms


@pytest.mark.skipif(os.name != "posix", reason="elsewhere not everybody may make a link")
def test_a_session_is_written_where_a_link_points_to(tmp_path: Path, routine: Routine) -> None:
    studio = Studio(Clips(tmp_path / "cache"), Humming)
    prepared = studio.prepare(routine, MINUTE)
    (tmp_path / "link.wav").symlink_to(tmp_path / "real.wav")
    studio.export(prepared, tmp_path / "link.wav")
    assert (tmp_path / "link.wav").is_symlink()
    assert sound.length_ms(tmp_path / "real.wav") == prepared.timeline.length_ms


def test_words_that_were_tidied_away_are_spoken_again_to_be_taken_along(tmp_path: Path, routine: Routine) -> None:
    clips = Clips(tmp_path / "cache", speech=Speech("gmw/de"))
    studio = Studio(clips, Humming)
    prepared = studio.prepare(routine, replace(MINUTE, speech=clips.speech))
    studio.export(prepared, tmp_path / "before.wav")
    gone = ("Hold still.", "Lean forwards.", *(cue.text for cue in prepared.timeline.cues[:2]))
    for text in gone:
        clips.path(text).unlink(missing_ok=True)
    studio.export(prepared, tmp_path / "after.wav")
    assert (tmp_path / "after.wav").read_bytes() == (tmp_path / "before.wav").read_bytes()


@pytest.mark.parametrize(("shop", "reason"), [(Mute, UNSPOKEN), (Dying, GONE)])
def test_where_they_cannot_be_spoken_again_a_sentence_says_so_and_no_other_voice_does(
    tmp_path: Path, routine: Routine, shop: Callable[[], Humming], reason: str
) -> None:
    clips = Clips(tmp_path / "cache")
    prepared = Studio(clips, Humming).prepare(routine, MINUTE)
    clips.path("Lean forwards.").unlink()
    with pytest.raises(OSError, match=re.escape(reason)):
        Studio(clips, shop).export(prepared, tmp_path / "out.wav")
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_whoever_stops_it_finds_nothing_half_written(
    tmp_path: Path, routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program may end the moment after, and its threads with it: a person's folder is no place for a torn file."""
    begun, go_on = threading.Event(), threading.Event()

    class Slow(Humming):
        def do(self, order: TrackOrder | SpeakOrder) -> str:
            begun.set()
            assert go_on.wait(10)
            raise WorkerFailed("closed")

        def close(self) -> None:
            go_on.set()

    prepared = Studio(Clips(tmp_path / "cache"), Humming).prepare(routine, MINUTE)
    studio = Studio(Clips(tmp_path / "cache"), Slow)
    waits, waiting, unlink = studio._closing.wait_for, threading.Event(), Path.unlink

    def wait_for(is_so: Callable[[], bool], timeout: float) -> bool:
        waiting.set()
        return waits(is_so, timeout)

    def slowly(path: Path, missing_ok: bool = False) -> None:
        assert waiting.wait(10)
        unlink(path, missing_ok)

    def export() -> None:
        with pytest.raises(OSError, match="stopped"):
            studio.export(prepared, tmp_path / "out.mp3")

    monkeypatch.setattr(studio._closing, "wait_for", wait_for)
    monkeypatch.setattr(Path, "unlink", slowly)
    thread = threading.Thread(target=export)
    thread.start()
    assert begun.wait(10)
    assert list(tmp_path.glob("*.part"))
    studio.stop()
    assert not list(tmp_path.glob("*.part"))
    thread.join(10)


def test_choices_that_the_routine_does_not_offer_are_refused(tmp_path: Path, routine: Routine) -> None:
    with pytest.raises(ValueError, match="hold"):
        Studio(Clips(tmp_path), Humming).prepare(routine, Choices(hold_ms=9_000))


# What the person chose of voice and speed.


def asked(hired: Hired) -> set[tuple[str | None, int]]:
    """Give the voices and speeds in which words were ordered."""
    return {(one.voice, one.words_per_minute) for one in hired.orders if isinstance(one, SpeakOrder)}


def test_voice_and_speed_are_those_of_the_choices_each_time_anew(tmp_path: Path, routine: Routine) -> None:
    hired = Hired()
    studio = Studio(Clips(tmp_path), hired)
    studio.prepare(routine, MINUTE)
    first = studio.prepare(routine, replace(MINUTE, speech=Speech("gmw/de", 120)))
    assert asked(hired) == {(None, 160), ("gmw/de", 120)}
    assert first.line == ""
    assert Studio(Clips(tmp_path), Idle).prepare(routine, replace(MINUTE, speech=Speech("gmw/de", 120))) == first


def test_slower_words_take_longer(tmp_path: Path, routine: Routine) -> None:
    studio = Studio(Clips(tmp_path), Humming)
    slow, fast = (studio.prepare(routine, replace(MINUTE, speech=Speech(None, rate))).timeline for rate in (100, 240))
    assert slow.segments[1].caption == fast.segments[1].caption
    said = [next(cue for cue in one.cues if cue.text.startswith("Face the wall")) for one in (slow, fast)]
    slow_ms, fast_ms = (cue.end_ms - cue.start_ms for cue in said)
    assert slow_ms > fast_ms * 2
    assert_complete(slow)
    assert_complete(fast)


GONE_VOICE = replace(MINUTE, speech=Speech("gmw/gone", 120))


def test_where_the_chosen_voice_is_not_there_another_says_every_word(tmp_path: Path, routine: Routine) -> None:
    hired = Hired()
    studio = Studio(Clips(tmp_path), hired)
    prepared = studio.prepare(routine, GONE_VOICE)
    own = studio.prepare(routine, replace(GONE_VOICE, speech=Speech(None, 120)))
    assert prepared.line == OTHER_VOICE
    assert (prepared.timeline.cues, prepared.track) == (own.timeline.cues, own.track)
    assert [order.voice for order in hired.orders if isinstance(order, SpeakOrder)].count("gmw/gone") == 1
    studio.export(prepared, tmp_path / "out.wav")
    assert prepared.track
    out = read(tmp_path / "out.wav")
    assert (out == read(prepared.track)[: len(out)]).all()


def test_a_voice_that_went_away_still_says_what_it_has_said(tmp_path: Path, routine: Routine) -> None:
    chosen = replace(MINUTE, speech=Speech("gmw/de", 160))
    before = Studio(Clips(tmp_path), Humming).prepare(routine, chosen)
    assert Studio(Clips(tmp_path), Idle).prepare(routine, chosen) == before
    Clips(tmp_path, speech=chosen.speech).path("Lean forwards.").unlink()
    mute = Studio(Clips(tmp_path), Mute).prepare(routine, chosen)
    assert mute.line == SOME_VOICE  # no other voice can be had either: better the words that there are
    assert mute.timeline.cues
    assert mute.speech == chosen.speech


@pytest.mark.parametrize(("shop", "line"), [(Mute, NO_VOICE), (Dying, NO_SOUND), (Stammering, SOME_VOICE)])
def test_where_words_are_missing_that_is_what_is_said_first(
    tmp_path: Path, routine: Routine, shop: Callable[[], Humming], line: str
) -> None:
    prepared = Studio(Clips(tmp_path), shop).prepare(routine, GONE_VOICE)
    assert prepared.line == line
    assert_complete(prepared.timeline)


@pytest.mark.parametrize("choices", [replace(MINUTE, talk=Talk.TONES), replace(MINUTE, loudness=Loudness(0))])
def test_where_no_words_are_wanted_none_are_spoken(tmp_path: Path, routine: Routine, choices: Choices) -> None:
    hired = Hired()
    prepared = Studio(Clips(tmp_path), hired).prepare(routine, choices)
    assert [type(order) for order in hired.orders] == [TrackOrder]
    assert prepared.line == ""
    assert prepared.track
    assert_complete(prepared.timeline)


def test_another_loudness_is_another_track_of_the_same_words(tmp_path: Path, routine: Routine) -> None:
    studio = Studio(Clips(tmp_path), Humming)
    loud = studio.prepare(routine, MINUTE)
    hired = Hired()
    soft = Studio(Clips(tmp_path), hired).prepare(routine, replace(MINUTE, loudness=Loudness(50)))
    assert [type(order) for order in hired.orders] == [TrackOrder]
    assert soft.track != loud.track
    assert soft.timeline.cues == loud.timeline.cues


# Voices, samples, and sounds made softer.


def test_the_voices_to_choose_from_begin_with_english(tmp_path: Path) -> None:
    hired = Hired()
    assert Studio(Clips(tmp_path), hired).voices() == (VOICES[1], VOICES[0])
    assert [shop.closed for shop in hired.shops] == [1]
    assert Studio(Clips(tmp_path), Mute).voices() == Studio(Clips(tmp_path), Dying).voices() == ()


def test_a_sample_is_the_voice_alone(tmp_path: Path) -> None:
    hired = Hired()
    studio = Studio(Clips(tmp_path), hired)
    heard = studio.sample(replace(MINUTE, speech=Speech("gmw/de", 100)))
    assert asked(hired) == {("gmw/de", 100)}
    assert heard.track
    assert heard.line == ""
    assert heard.length_ms == sound.length_ms(heard.track)
    samples = read(heard.track)
    assert not samples[: sample.SILENCE_MS * 48].any()
    assert abs(samples[sample.SILENCE_MS * 48 :]).max() > 0.3
    assert Studio(Clips(tmp_path), Idle).sample(replace(MINUTE, speech=Speech("gmw/de", 100))) == heard


def test_what_is_said_to_try_a_voice_is_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    hired = Hired()
    studio = Studio(Clips(tmp_path), hired)
    spoken.use(MadeUp())
    try:
        studio.sample(MINUTE)
        studio.sound_check(MINUTE)
    finally:
        spoken.use(spoken.BritishEnglish())
    said = [(order.text, order.language) for order in hired.orders if isinstance(order, SpeakOrder)]
    assert said == [(marked(text), CODE.lower()) for text in (sample.EXAMPLE, sample.CHECK)]


def test_the_sound_check_is_a_chime_and_then_words_each_as_loud_as_in_a_session(tmp_path: Path) -> None:
    studio = Studio(Clips(tmp_path), Humming)
    chime_ms, words_ms = sample.SILENCE_MS, 2 * sample.SILENCE_MS + 700

    def strengths(loudness: Loudness, *, bedtime: bool = False) -> tuple[float, float]:
        heard = studio.sound_check(replace(MINUTE, loudness=loudness, bedtime=bedtime))
        assert heard.track
        samples = abs(read(heard.track))
        assert not samples[(chime_ms + 700) * 48 : words_ms * 48].any()
        return float(samples[chime_ms * 48 : (chime_ms + 700) * 48].max()), float(samples[words_ms * 48 :].max())

    tone, words = strengths(Loudness())
    assert 0.05 < tone < words
    assert strengths(Loudness(50, 20)) == pytest.approx((tone / 5, words / 2), rel=0.01)
    assert strengths(Loudness(), bedtime=True) == pytest.approx((tone / 2, words / 2), rel=0.01)


def test_all_steps_of_the_sound_check_are_there_when_the_last_was_made(tmp_path: Path) -> None:
    """There are more of them than tracks are kept, and the softest is played first."""
    studio = Studio(Clips(tmp_path), Humming)
    for _ in range(2):
        steps = [studio.sound_check(replace(MINUTE, loudness=Loudness(step, step))) for step in (20, 40, 60, 80, 100)]
        assert all(step.track and sound.length_ms(step.track) == step.length_ms for step in steps)


def test_the_cache_does_not_grow_with_each_voice_that_is_tried(
    tmp_path: Path, routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "CLIPS", 40)
    studio = Studio(Clips(tmp_path), Humming)
    for rate in (130, 160, 190):
        prepared = studio.prepare(routine, replace(MINUTE, speech=Speech(None, rate)))
    assert len(list(tmp_path.glob("clip-*.wav"))) <= 40
    assert Studio(Clips(tmp_path), Idle).prepare(routine, prepared.timeline.choices) == prepared


def test_clips_about_to_be_used_are_not_what_another_program_tidies_away(
    tmp_path: Path, routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window and the terminal share the cache."""
    clips = Clips(tmp_path)
    first = Studio(clips, Humming).prepare(routine, MINUTE)
    for path in tmp_path.iterdir():
        os.utime(path, (1_000_000, 1_000_000))
    said = len(list(tmp_path.glob("clip-*")))

    class Tidied(Humming):
        def do(self, order: TrackOrder | SpeakOrder) -> str:
            if isinstance(order, TrackOrder):  # the words are known by now
                sound.write(clips.path("something else"), bytes(96))
                monkeypatch.setattr(cache, "CLIPS", said + 1)
                clips.tidy(keep=clips.track("another"))
            return super().do(order)

    sound.write(clips.path("an older one"), bytes(96))
    os.utime(clips.path("an older one"), (2_000_000, 2_000_000))
    soft = Studio(clips, Tidied).prepare(routine, replace(MINUTE, loudness=Loudness(50)))
    assert soft.timeline.cues == first.timeline.cues
    assert not clips.path("an older one").exists()


@pytest.mark.parametrize(
    ("shop", "line", "played"),
    [(Mute, sample.NO_VOICE, True), (Tuneless, sample.NO_SOUND, False), (Dying, sample.NO_SOUND, False)],
)
def test_a_sound_check_that_fails_says_so(tmp_path: Path, shop: Callable[[], Humming], line: str, played: bool) -> None:
    checked = Studio(Clips(tmp_path), shop).sound_check(MINUTE)
    assert (checked.line, checked.track is not None) == (line, played)
    assert not list(tmp_path.glob("*.part"))


def test_a_sample_of_a_voice_that_is_not_there_says_so(tmp_path: Path) -> None:
    heard = Studio(Clips(tmp_path), Humming).sample(GONE_VOICE)
    assert heard.track
    assert heard.line == OTHER_VOICE
    assert Studio(Clips(tmp_path / "mute"), Mute).sample(GONE_VOICE) == Sample(None, 0, sample.NO_VOICE)


def test_a_sound_is_softened_once_and_without_any_process(tmp_path: Path) -> None:
    studio = Studio(Clips(tmp_path), Idle)
    soft = studio.softened(REMINDER, 50)
    assert soft
    assert abs(read(soft)).max() == pytest.approx(abs(read(REMINDER)).max() / 2, rel=0.01)
    written = soft.stat().st_mtime_ns
    assert studio.softened(REMINDER, 50) == soft
    assert studio.softened(REMINDER, 49) not in (soft, None)
    assert soft.stat().st_mtime_ns >= written
    assert not list(tmp_path.glob("*.part"))


def test_as_it_is_a_sound_needs_no_file_and_silence_has_none(tmp_path: Path) -> None:
    studio = Studio(Clips(tmp_path), Idle)
    assert studio.softened(REMINDER, 100) == REMINDER
    assert studio.softened(REMINDER, 0) is None
    assert not list(tmp_path.iterdir())


def test_a_sound_that_cannot_be_softened_is_not_played_loud(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Studio(Clips(tmp_path / "file" / "cache"), Idle).softened(REMINDER, 50) is None
    assert Studio(Clips(tmp_path), Idle).softened(tmp_path / "none.wav", 50) is None


# A session that begins before all of its words are spoken.


def test_a_session_begins_with_tones_then_with_its_first_words_while_the_rest_is_spoken(
    tmp_path: Path, routine: Routine
) -> None:
    hired = Hired()
    told: list[tuple[Prepared, int]] = []
    studio = Studio(Clips(tmp_path), hired)
    whole = studio.prepare(routine, MINUTE, lambda prepared: told.append((prepared, len(asked_texts(hired)))))
    (tones, before), (first, then) = told
    assert (before, then) == (0, 1)
    assert tones.timeline.cues == ()
    opening = routine.lead_in.words.full
    assert {cue.text for cue in first.timeline.cues} == {opening}
    assert len(whole.timeline.cues) > 15
    assert first.timeline.cues[0] == whole.timeline.cues[0]
    assert whole.timeline.cues[0].start_ms == TONES_ALONE_MS
    for prepared in (tones, first, whole):
        assert_complete(prepared.timeline)
        assert prepared.track
        assert prepared.line == ""
    assert len({prepared.track for prepared in (tones, first, whole)}) == 3
    assert read(tones.track or Path())[: CHIME_MS * 48].any()


def test_the_longer_the_first_words_take_the_later_they_come(tmp_path: Path, routine: Routine) -> None:
    moments = iter([1_000, 4_000])
    studio = Studio(Clips(tmp_path), Humming, now_ms=lambda: next(moments))
    whole = studio.prepare(routine, MINUTE, lambda _prepared: None)
    assert whole.timeline.cues[0].start_ms == 3_000 + TAKEN_UP_MS
    assert whole.timeline.cues[0].end_ms < MINUTE.lead_in_ms


def test_the_next_time_a_session_is_at_hand_and_tells_nothing_first(tmp_path: Path, routine: Routine) -> None:
    Studio(Clips(tmp_path), Humming).prepare(routine, MINUTE, lambda _prepared: None)
    told: list[Prepared] = []
    whole = Studio(Clips(tmp_path), Idle).prepare(routine, MINUTE, told.append)
    assert not told
    assert whole.timeline.cues[0].start_ms == CHIME_MS


@pytest.mark.parametrize(("shop", "line"), [(Mute, NO_VOICE), (Dying, NO_SOUND), (Tuneless, NO_SOUND)])
def test_a_session_that_finds_no_words_ends_up_as_it_would_have(
    tmp_path: Path, routine: Routine, shop: Callable[[], Humming], line: str
) -> None:
    told: list[Prepared] = []
    whole = Studio(Clips(tmp_path), shop).prepare(routine, MINUTE, told.append)
    assert whole.line == line
    assert [one.timeline.cues for one in told] == [()] * len(told)
    assert bool(told) == (line == NO_VOICE)


@pytest.mark.parametrize(("room", "line", "words"), [(1, NO_VOICE, 0), (2, SOME_VOICE, 1)])
def test_what_has_begun_goes_on_where_the_disk_becomes_full(
    tmp_path: Path, routine: Routine, room: int, line: str, words: int
) -> None:
    """And it is not said that there is no sound: it is heard."""
    told: list[Prepared] = []
    disk = Filling(room=room)
    whole = Studio(Clips(tmp_path), lambda: disk).prepare(routine, MINUTE, told.append)
    assert (whole.line, len(whole.timeline.cues)) == (line, words)
    assert whole.track == told[-1].track
    assert whole.track
    assert sound.length_ms(whole.track)
    assert not list(tmp_path.glob("*.part"))


def test_where_not_even_the_tones_have_room_no_words_are_spoken_first(tmp_path: Path, routine: Routine) -> None:
    """They would take a quarter of a minute, and nobody would hear them."""
    hired = Hired(Filling)
    told: list[Prepared] = []
    prepared = Studio(Clips(tmp_path), hired).prepare(routine, MINUTE, told.append)
    assert (prepared.line, prepared.track, told) == (NO_SOUND, None, [])
    assert not asked_texts(hired)
    assert_complete(prepared.timeline)


def test_old_tracks_make_room_for_a_new_one(tmp_path: Path, routine: Routine) -> None:
    studio = Studio(Clips(tmp_path), Tight)
    for percent in (100, 90, 80):
        prepared = studio.prepare(routine, replace(MINUTE, loudness=Loudness(percent)))
        assert prepared.line == ""
        assert prepared.track
        assert list(tmp_path.glob("track-*.wav")) == [prepared.track]
        assert prepared.timeline.cues


def test_what_has_begun_makes_no_room_while_more_of_it_is_made(tmp_path: Path, routine: Routine) -> None:
    hired = Hired(lambda: Tight(room=3))
    studio = Studio(Clips(tmp_path), hired)
    studio.prepare(routine, replace(MINUTE, talk=Talk.TONES, loudness=Loudness(50)))
    told: list[Prepared] = []
    whole = studio.prepare(routine, MINUTE, told.append)
    assert (whole.line, len(told)) == ("", 2)
    assert {one.track for one in (*told, whole)} == set(tmp_path.glob("track-*.wav"))
    later = studio.prepare(routine, replace(MINUTE, loudness=Loudness(30)))  # it needs to be kept no longer
    assert set(tmp_path.glob("track-*.wav")) == {later.track}


def asked_texts(hired: Hired) -> list[str]:
    return [order.text for order in hired.orders if isinstance(order, SpeakOrder)]


# The voice chosen by itself.


@dataclass(eq=False)
class Natural(Humming):
    """Knows one natural voice."""

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if isinstance(order, SpeakOrder) and order.voice == "piper:joe":
            order = msgspec.structs.replace(order, voice=None)
        return super().do(order)


def best(language: str) -> tuple[str, ...]:
    return ("piper:joe",) if language == "en-gb" else ()


def test_a_natural_voice_speaks_where_none_is_chosen(tmp_path: Path, routine: Routine) -> None:
    hired = Hired(Natural)
    prepared = Studio(Clips(tmp_path), hired, best).prepare(routine, MINUTE)
    assert asked(hired) == {("piper:joe", 160)}
    assert (prepared.line, prepared.speech.voice) == ("", "piper:joe")
    assert Studio(Clips(tmp_path), Idle, best).prepare(routine, MINUTE) == prepared
    chosen = Hired(Natural)
    Studio(Clips(tmp_path), chosen, best).prepare(routine, replace(MINUTE, speech=Speech("gmw/de")))
    assert asked(chosen) == {("gmw/de", 160)}


def test_where_the_natural_voice_fails_the_system_s_speaks_and_nothing_is_said_of_it(
    tmp_path: Path, routine: Routine
) -> None:
    hired = Hired()
    prepared = Studio(Clips(tmp_path), hired, best).prepare(routine, MINUTE)
    assert (prepared.line, prepared.speech.voice) == ("", None)
    assert len(prepared.timeline.cues) > 15
    shops = iter([Dying(), *(Humming() for _ in range(3))])
    crashed = Studio(Clips(tmp_path / "crashed"), lambda: next(shops), best).prepare(routine, MINUTE)
    assert crashed.speech.voice is None
    assert len(crashed.timeline.cues) == len(prepared.timeline.cues)


@pytest.mark.parametrize("broken", [Humming, Dying])
def test_a_natural_voice_that_fails_is_not_tried_each_time_anew(
    tmp_path: Path, routine: Routine, broken: type[Humming]
) -> None:
    shops = iter([broken(), *(Humming() for _ in range(3))])
    studio = Studio(Clips(tmp_path), lambda: next(shops), best)
    assert studio.prepare(routine, MINUTE).timeline.cues
    later = Hired(Idle)
    studio._workshop = later
    told: list[Prepared] = []
    prepared = studio.prepare(routine, MINUTE, told.append)
    assert (prepared.line, told, later.orders) == ("", [], [])
    assert prepared.timeline.cues[0].start_ms == CHIME_MS
    fresh = Hired(Natural)  # once the program is started anew
    assert Studio(Clips(tmp_path), fresh, best).prepare(routine, MINUTE).speech.voice == "piper:joe"


def test_where_nothing_could_be_spoken_the_natural_voice_is_not_to_blame(tmp_path: Path, routine: Routine) -> None:
    """The disk was full, say."""
    shops = iter([Filling(), Filling(), Filling(), Natural()])
    studio = Studio(Clips(tmp_path), lambda: next(shops), best)
    assert studio.prepare(routine, MINUTE).track is None
    studio._workshop = Natural
    assert studio.prepare(routine, MINUTE).speech.voice == "piper:joe"


@dataclass(eq=False)
class Vanishing(Natural):
    """Has the natural voice for so many texts; then its file is gone."""

    left: int = 5

    def do(self, order: TrackOrder | SpeakOrder) -> str:
        if isinstance(order, SpeakOrder) and order.voice == "piper:joe":
            self.left -= 1
            if self.left < 0:
                return "there is no voice piper:joe"
        return super().do(order)


def test_where_a_voice_vanishes_half_way_another_says_every_word(tmp_path: Path, routine: Routine) -> None:
    hired = Hired(Vanishing)
    prepared = Studio(Clips(tmp_path), hired, best).prepare(routine, MINUTE)
    assert (prepared.line, prepared.speech.voice) == ("", None)
    assert len(prepared.timeline.cues) > 15
    assert [one.voice for one in hired.orders if isinstance(one, SpeakOrder)].count("piper:joe") == 5 + LOST


def test_where_the_workshop_is_lost_half_way_with_a_voice_another_says_every_word(
    tmp_path: Path, routine: Routine
) -> None:
    shops = iter([Dying(after=5), *(Humming() for _ in range(3))])
    chosen = replace(MINUTE, speech=Speech("gmw/de"))
    prepared = Studio(Clips(tmp_path), lambda: next(shops)).prepare(routine, chosen)
    assert prepared.line == OTHER_VOICE
    assert len(prepared.timeline.cues) > 15


def test_one_text_that_a_voice_cannot_say_does_not_cost_the_voice(tmp_path: Path, routine: Routine) -> None:
    @dataclass(eq=False)
    class Stumbling(Natural):
        def do(self, order: TrackOrder | SpeakOrder) -> str:
            return "no" if isinstance(order, SpeakOrder) and order.text == "Hold still." else super().do(order)

    prepared = Studio(Clips(tmp_path), Stumbling, best).prepare(routine, MINUTE)
    assert (prepared.line, prepared.speech.voice) == (SOME_VOICE, "piper:joe")


def test_where_a_chosen_voice_is_gone_a_natural_one_speaks_and_a_line_says_so(tmp_path: Path, routine: Routine) -> None:
    hired = Hired(Natural)
    prepared = Studio(Clips(tmp_path), hired, best).prepare(routine, GONE_VOICE)
    assert (prepared.line, prepared.speech.voice) == (OTHER_VOICE, "piper:joe")
