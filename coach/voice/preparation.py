"""Prepares whatever is to be heard before it plays: sessions, samples of a voice, sounds made softer."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.files import write_whole
from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.sounding import OWN_VOICE, Speech, gain
from coach.session.timeline import Choices, Timeline
from coach.voice import sample, sound
from coach.voice.clips import Clips
from coach.voice.order import TrackOrder, session_only, whole_track
from coach.voice.sample import Sample, sample_track
from coach.voice.speaking import Spoken, speak
from coach.voice.synthesis import Worker, WorkerFailed
from coach.voice.voices import Voice, in_order
from coach.voice.workshop import Workshop, carry_out

NO_VOICE = "No voice just now: tones and captions guide this session."
SOME_VOICE = "Some words have no voice just now: tones and captions stand in for them."
NO_SOUND = "No sound just now: captions guide this session."
OTHER_VOICE = "The voice you chose is not there just now: another speaks."
TURNED_OFF = "The sound is turned off in Settings: captions guide this session."


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session ready to be played."""

    timeline: Timeline
    track: Path | None  # None: there is no sound
    line: str  # what the person should know, or ""
    speech: Speech = OWN_VOICE  # how its words are spoken


class Studio:
    """Where sessions get their sound: the cache, and the makers of what is not in it."""

    def __init__(self, clips: Clips, workshop: Callable[[], Workshop] = Worker) -> None:
        self.clips = clips
        self._workshop = workshop
        self._open: list[Workshop] = []
        self._stopped = False

    def stop(self) -> None:
        """End whatever is being made, and make nothing more; called from another thread than `prepare`."""
        self._stopped = True
        for shop in tuple(self._open):
            shop.close()

    @contextlib.contextmanager
    def _shop(self) -> Iterator[Workshop]:
        shop = self._workshop()
        self._open.append(shop)
        try:
            if self._stopped:
                shop.close()
            yield shop
        finally:
            self._open.remove(shop)
            shop.close()

    def prepare(self, routine: Routine, choices: Choices) -> Prepared:
        """Speak what is not yet spoken, lay the session out in time and render its track, as far as that can be had.

        Never fails for want of sound, and starts no process when all is in the cache. Raises ValueError if the
        routine does not offer the choices.
        """
        texts = _texts(routine, choices)
        with self._shop() as shop:
            spoken = speak(texts, self.clips.spoken(choices.speech), shop)
            clips, line = spoken.clips, _line(spoken, texts, choices)
            timeline = compile_session(routine, choices, spoken.lengths_ms)
            track = self._rendered(timeline, clips, shop)
            if track is None and timeline.cues:  # tones alone are better than nothing
                line, timeline = NO_VOICE, compile_session(routine, choices, {})
                track = self._rendered(timeline, clips, shop)
        return Prepared(timeline, track, line if track else NO_SOUND, clips.speech)

    def _rendered(self, timeline: Timeline, clips: Clips, shop: Workshop) -> Path | None:
        order = whole_track(timeline, clips)
        return self._made(order, clips.track(_content(order)), shop)

    def _made(self, order: TrackOrder, to: Path, shop: Workshop) -> Path | None:
        """Give the file of a track, if it can be made: by another workshop where this one fails."""
        if sound.length_ms(to) is None and carry_out(order, to, shop):
            with self._shop() as fresh:
                if carry_out(order, to, fresh):
                    return None
        self.clips.tidy(keep=to)
        return to

    def export(self, prepared: Prepared, to: Path) -> None:
        """Write the session, without what is kept for interruptions, as sound to take along.

        Raises OSError with the reason if it cannot be written.
        """
        clips = self.clips.spoken(prepared.speech)
        order = session_only(whole_track(prepared.timeline, clips), prepared.timeline)
        with self._shop() as shop:
            why = carry_out(order, to, shop)
        if why:
            raise OSError(why)

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices to choose from, those of the program's own language first; none where there is no engine.

        Takes a while: it starts a process.
        """
        with self._shop() as shop, contextlib.suppress(WorkerFailed):
            return in_order(shop.voices())
        return ()

    def sample(self, choices: Choices) -> Sample:
        """Give a few words as they would be spoken with these choices; takes as long as `prepare`."""
        return self._sample(sample.EXAMPLE, choices, chime=False)

    def sound_check(self, choices: Choices) -> Sample:
        """Give a chime and a sentence as loud as in a session; takes as long as `prepare`."""
        return self._sample(sample.CHECK, choices, chime=True)

    def _sample(self, text: str, choices: Choices, *, chime: bool) -> Sample:
        with self._shop() as shop:
            spoken = speak((text,), self.clips.spoken(choices.speech), shop)
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
        if not 0 < percent < 100:
            return path if percent else None
        try:
            samples = sound.softened(path, gain(percent))
            to = self.clips.softened(hashlib.sha256(samples).hexdigest())
            if sound.length_ms(to) is None:
                to.parent.mkdir(parents=True, exist_ok=True)
                write_whole(to, sound.contents(samples))
        except (OSError, ValueError):
            return None
        self.clips.tidy(keep=to)
        return to


def _content(order: TrackOrder) -> str:
    return msgspec.json.encode(order).decode()


def _texts(routine: Routine, choices: Choices) -> tuple[str, ...]:
    if not choices.spoken:
        return ()
    return routine.texts(routine.repetitions(choices.exercise_ms, choices.hold_ms) or 0)


def _line(spoken: Spoken, texts: tuple[str, ...], choices: Choices) -> str:
    """Give what the person should know of the words."""
    if not choices.spoken and not choices.tones_gain:
        return TURNED_OFF
    if len(spoken.lengths_ms) < len(texts):
        return SOME_VOICE if spoken.lengths_ms else NO_VOICE
    return OTHER_VOICE if spoken.another else ""
