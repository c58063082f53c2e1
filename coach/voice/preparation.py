"""Prepares whatever is to be heard before it plays: sessions, samples of a voice, sounds made softer."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from coach.language.spoken import current
from coach.language.texts import mark, tr
from coach.routine.model import Routine
from coach.session.compile import CHIME_MS, compile_session
from coach.session.player import SOON_MS
from coach.session.sounding import OWN_VOICE, Speech
from coach.session.timeline import Choices, Timeline
from coach.voice import sample, sound
from coach.voice.clips import Clips
from coach.voice.order import TrackOrder, session_only, whole_track
from coach.voice.sample import Sample, sample_track
from coach.voice.softening import softened
from coach.voice.speaking import Spoken, speak, speak_in_one_voice
from coach.voice.synthesis import Worker, WorkerFailed
from coach.voice.voices import Voice, in_order
from coach.voice.workshop import GONE, Workshop, carry_out

#: A session that begins before its words are there has none so long: the first chime, and the silence in which it can
#: go on with words.
TONES_ALONE_MS = CHIME_MS + 2 * SOON_MS + 200
#: From when the first words were spoken until a session has gone on with them: the track, the device, that silence.
TAKEN_UP_MS = SOON_MS + 700

#: How long is waited, when nothing more is to be made, for files begun to be taken away, in seconds.
STOP_S = 2.0
#: How long what is spoken ahead waits for whatever else is being made, in seconds.
AHEAD_S = 60.0

NO_VOICE = mark("No voice just now: tones and captions guide this session.")
SOME_VOICE = mark("Some words have no voice just now: tones and captions stand in for them.")
NO_SOUND = mark("No sound just now: captions guide this session.")
OTHER_VOICE = mark("The voice you chose is not there just now: another speaks.")
UNSPOKEN = mark("some of its words could not be spoken")
TURNED_OFF = mark("The sound is turned off in Settings: captions guide this session.")


class Prepared(msgspec.Struct, frozen=True):
    """A session ready to be played."""

    timeline: Timeline
    track: Path | None  # None: there is no sound
    line: str  # what the person should know, or ""
    speech: Speech = OWN_VOICE  # how its words are spoken,
    language: str = "en-GB"  # and in which language


class Studio:
    """Where sessions get their sound: the cache, and the makers of what is not in it."""

    def __init__(
        self,
        clips: Clips,
        workshop: Callable[[], Workshop] = Worker,
        natural: Callable[[str], Sequence[str]] = lambda _language: (),
        now_ms: Callable[[], int] = lambda: 0,
    ) -> None:
        """`natural` gives the natural voices that speak a language, the best first, without starting anything."""
        self.clips = clips
        self._workshop, self._natural, self._now_ms = workshop, natural, now_ms
        self._open: list[Workshop] = []
        self._broken: set[str] = set()  # natural voices that failed, for as long as this lasts
        self._begun: list[Path] = []  # tracks of sessions of which more is being made
        self._closing = threading.Condition()
        self._stopped = False

    def stop(self) -> None:
        """End whatever is being made, and make nothing more; called from another thread than `prepare`.

        Waits a little until the others have taken away what they had begun to write.
        """
        with self._closing:
            self._stopped = True
            self._closing.notify_all()
        for shop in tuple(self._open):
            shop.close()
        with self._closing:
            self._closing.wait_for(lambda: not self._open, STOP_S)

    @contextlib.contextmanager
    def _shop(self) -> Iterator[Workshop]:
        shop = self._workshop()
        self._open.append(shop)
        try:
            if self._stopped:
                shop.close()
            yield shop
        finally:
            shop.close()
            with self._closing:
                self._open.remove(shop)
                self._closing.notify_all()

    def prepare(self, routine: Routine, choices: Choices, first: Callable[[Prepared], None] | None = None) -> Prepared:
        """Speak what is not yet spoken, lay the session out in time and render its track, as far as that can be had.

        Where words have to be spoken, `first` is given the session before: with tones alone, then with the words it
        begins with. Each can be played until the next is there. Never fails for want of sound, and starts no process
        when all is in the cache. Raises ValueError if the routine does not offer the choices.
        """
        texts = _texts(routine, choices)
        with self._shop() as shop:
            if first is None or self._at_hand(texts, choices.speech, routine.language):
                return self._with_words(routine, choices, texts, shop)
            with self._keeping(first) as tell:
                return self._bit_by_bit(routine, choices, tell, shop)

    @contextlib.contextmanager
    def _keeping(self, first: Callable[[Prepared], None]) -> Iterator[Callable[[Prepared], None]]:
        """Give what tells of a session that can begin, and keep its tracks as long as more of it is being made."""
        told: list[Path] = []

        def tell(prepared: Prepared) -> None:
            if prepared.track:
                told.append(prepared.track)
                self._begun.append(prepared.track)
            first(prepared)

        try:
            yield tell
        finally:
            for track in told:
                self._begun.remove(track)

    def speak_ahead(self, routine: Routine, choices: Choices) -> None:
        """Speak what is said in a session, once nothing else is being made, so that `prepare` is quick when it matters.

        Starts no process when all is in the cache.
        """
        with self._closing:
            self._closing.wait_for(lambda: self._stopped or not self._open, AHEAD_S)
        texts = _texts(routine, choices)
        if self._stopped or self._at_hand(texts, choices.speech, routine.language):
            return
        with self._shop() as shop:
            self._spoken(texts, choices.speech, routine.language, shop)

    def _bit_by_bit(
        self, routine: Routine, choices: Choices, first: Callable[[Prepared], None], shop: Workshop
    ) -> Prepared:
        """Prepare a session that begins while its words are still being spoken."""
        tones = self._with_words(routine, choices, (), shop)
        if tones.track is None:  # nothing can be written, so no words either
            return tones
        first(tones)
        begun_ms = self._now_ms()
        opening = routine.lead_in.words.from_form(0)[:1]
        self._spoken(opening, choices.speech, routine.language, shop)
        from_ms = max(TONES_ALONE_MS, self._now_ms() - begun_ms + TAKEN_UP_MS)
        begun = self._with_words(routine, choices, opening, shop, from_ms)
        if begun.track and begun.timeline.cues:
            first(replace(begun, line=""))
        texts = _texts(routine, choices)
        self._with_words(routine, choices, texts, shop)  # as it will be next time; it takes 0.1 s
        whole = self._with_words(routine, choices, texts, shop, from_ms)
        if whole.track is None:  # the disk has become full, say: what has begun goes on
            return replace(begun, line=SOME_VOICE) if begun.track else replace(tones, line=NO_VOICE)
        return whole

    def _with_words(
        self, routine: Routine, choices: Choices, texts: Sequence[str], shop: Workshop, from_ms: int = CHIME_MS
    ) -> Prepared:
        """Prepare a session with these of its words, the first of them not before `from_ms`."""
        spoken = self._spoken(texts, choices.speech, routine.language, shop)
        clips, line = spoken.clips, _line(spoken, texts, choices)
        timeline = compile_session(routine, choices, spoken.lengths_ms, from_ms)
        track = self._rendered(timeline, clips, shop)
        if track is None and timeline.cues:  # tones alone are better than nothing
            line, timeline = NO_VOICE, compile_session(routine, choices, {})
            track = self._rendered(timeline, clips, shop)
        return Prepared(timeline, track, line if track else NO_SOUND, clips.speech, routine.language)

    def _at_hand(self, texts: Sequence[str], speech: Speech, language: str) -> bool:
        """Tell whether all of it has been spoken before, in the voice that would speak now."""
        clips = self._clips(speech, language)
        voice = speech.voice or next(iter(self._able(clips.language)), None)
        return len(clips.spoken(replace(speech, voice=voice)).lengths_ms(texts)) == len(texts)

    def _spoken(self, texts: Sequence[str], speech: Speech, language: str, shop: Workshop) -> Spoken:
        """Speak; where a natural voice took the workshop with it, the system's own says what is missing in another."""
        clips = self._clips(speech, language)
        natural = self._able(clips.language)
        spoken = speak(texts, clips, shop, natural)
        if spoken.why == GONE and spoken.clips.speech.voice is not None:
            with self._shop() as fresh:
                other = speak(texts, clips.spoken(replace(speech, voice=None)), fresh)
            if len(other.lengths_ms) > len(spoken.lengths_ms):
                spoken = replace(other, another=bool(speech.voice))
        if spoken.clips.speech.voice is None and len(spoken.lengths_ms) == len(texts):
            self._broken.update(natural)  # they had not all words: each session would wait for them anew
        return spoken

    def _able(self, language: str) -> tuple[str, ...]:
        """Give the natural voices that speak a language, but for those that failed."""
        return tuple(voice for voice in self._natural(language) if voice not in self._broken)

    def _clips(self, speech: Speech, language: str) -> Clips:
        """Give the clips that are spoken in a way, in a language."""
        return replace(self.clips, speech=speech, language=language.lower())

    def _rendered(self, timeline: Timeline, clips: Clips, shop: Workshop) -> Path | None:
        order = whole_track(timeline, clips)
        return self._made(order, clips.track(_content(order)), shop)

    def _made(self, order: TrackOrder, to: Path, shop: Workshop) -> Path | None:
        """Give the file of a track, if it can be made: by another workshop and with more room, where this one fails."""
        if sound.length_ms(to) is None and carry_out(order, to, shop):
            self.clips.make_room(keep=tuple(self._begun))
            with self._shop() as fresh:
                if carry_out(order, to, fresh):
                    return None
        self.clips.tidy(keep=to, said={Path(clip.path) for clip in order.clips})
        return to

    def export(self, prepared: Prepared, to: Path, title: str = "") -> None:
        """Write the session, without what is kept for interruptions, as sound to take along.

        The ending of the name says what kind of file it is. Words that were tidied away meanwhile are spoken again.
        Raises OSError with the reason if it cannot be written.
        """
        if not to.parent.is_dir():  # none is made: it may be that of a stick which is not plugged in
            raise OSError(tr("there is no folder {folder}", "behind a colon", folder=to.parent))
        clips = self._clips(prepared.speech, prepared.language)
        order = session_only(whole_track(prepared.timeline, clips), prepared.timeline)
        order = replace(order, kind=to.suffix.lower().removeprefix("."), title=title)
        texts = {cue.text for cue in prepared.timeline.cues}
        with self._shop() as shop:
            spoken = speak_in_one_voice(sorted(texts), clips, shop)
            if len(spoken.lengths_ms) < len(texts):
                raise OSError(GONE if spoken.why == GONE else tr(UNSPOKEN))
            why = carry_out(order, to, shop)
        if why:
            raise OSError(why)

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices to choose from, those of the program's own language first; none where there is no engine.

        Takes a while: it starts a process.
        """
        with self._shop() as shop, contextlib.suppress(WorkerFailed):
            return in_order(shop.voices(), current().code.lower())
        return ()

    def sample(self, choices: Choices) -> Sample:
        """Give a few words as they would be spoken with these choices; takes as long as `prepare`."""
        return self._sample(tr(sample.EXAMPLE), choices, chime=False)

    def sound_check(self, choices: Choices) -> Sample:
        """Give a chime and a sentence as loud as in a session; takes as long as `prepare`."""
        return self._sample(tr(sample.CHECK), choices, chime=True)

    def _sample(self, text: str, choices: Choices, *, chime: bool) -> Sample:
        with self._shop() as shop:
            spoken = self._spoken((text,), choices.speech, current().code, shop)
            clips, clip_ms = spoken.clips, spoken.lengths_ms.get(text)
            order = sample_track(clips.path(text), clip_ms, choices, chime=chime)
            heard = order.clips or order.tones
            track = self._made(order, clips.sample(_content(order)), shop) if heard else None
        if track is None:
            return Sample(None, 0, sample.NO_SOUND if heard else sample.NO_VOICE)
        line = "" if clip_ms else sample.NO_VOICE
        return Sample(track, order.length_ms, OTHER_VOICE if spoken.another else line)

    def softened(self, path: Path, percent: int) -> Path | None:
        """Give a sound at a loudness, in a file of its own; None where that is silence, or cannot be made.

        Starts no process.
        """
        return softened(path, percent, self.clips)


def _content(order: TrackOrder) -> str:
    """Give what tells one order from all others, wherever the folder with its clips is: it may be moved."""
    clips = tuple(replace(clip, path=Path(clip.path).name) for clip in order.clips)
    return msgspec.json.encode(replace(order, clips=clips)).decode()


def _texts(routine: Routine, choices: Choices) -> tuple[str, ...]:
    if not choices.spoken:
        return ()
    return routine.texts(routine.repetitions(choices.exercise_ms, choices.hold_ms) or 0)


def _line(spoken: Spoken, texts: Sequence[str], choices: Choices) -> str:
    """Give what the person should know of the words."""
    if not choices.spoken and not choices.tones_gain:
        return TURNED_OFF
    if len(spoken.lengths_ms) < len(texts):
        return SOME_VOICE if spoken.lengths_ms else NO_VOICE
    return OTHER_VOICE if spoken.another else ""
