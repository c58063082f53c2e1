"""Prepares a session before it plays: speaks what is not yet spoken, lays the timeline out, renders the track."""

import contextlib
import logging
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from coach.routine.model import Routine
from coach.session.compile import compile_session
from coach.session.timeline import Choices, Timeline
from coach.voice import sound
from coach.voice.clips import Clips
from coach.voice.order import SpeakOrder, TrackOrder, session_only, whole_track
from coach.voice.synthesis import Worker, WorkerFailed

log = logging.getLogger(__name__)

#: What is told of an order when the worker is gone for good.
GONE = "the worker is gone"

NO_VOICE = "No voice just now: tones and captions guide this session."
SOME_VOICE = "Some words have no voice just now: tones and captions stand in for them."
NO_SOUND = "No sound just now: captions guide this session."


class Workshop(Protocol):
    """What carries out orders."""

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        """Give "" or what went wrong. Raises WorkerFailed when nothing can be carried out any more."""
        ...

    def close(self) -> None:
        """End whatever was started for it."""
        ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session ready to be played."""

    timeline: Timeline
    track: Path | None  # None: there is no sound
    line: str  # what the person should know, or ""


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
        """Give a session with as much of its sound as can be had; never fails for want of sound.

        Starts no process when all is in the cache. Raises ValueError if the routine does not offer the choices.
        """
        clips, texts = self.clips, _texts(routine, choices)
        with self._shop() as shop:
            line = _speak(texts, clips, shop)
            timeline = compile_session(routine, choices, clips.lengths_ms(texts))
            track = _rendered(timeline, clips, shop)
        if track is None:  # the workshop may be what failed
            track = self._rendered_anew(timeline)
        if track is None and timeline.cues:  # tones alone are better than nothing
            line, timeline = NO_VOICE, compile_session(routine, choices, {})
            track = self._rendered_anew(timeline)
        return Prepared(timeline, track, line if track else NO_SOUND)

    def _rendered_anew(self, timeline: Timeline) -> Path | None:
        with self._shop() as fresh:
            return _rendered(timeline, self.clips, fresh)

    def export(self, prepared: Prepared, to: Path) -> None:
        """Write the session, without what is kept for interruptions, as sound to take along.

        Raises OSError with the reason if it cannot be written.
        """
        order = session_only(whole_track(prepared.timeline, self.clips), prepared.timeline)
        with self._shop() as shop:
            why = _carry_out(order, to, shop)
        if why:
            raise OSError(why)


def _texts(routine: Routine, choices: Choices) -> tuple[str, ...]:
    return routine.texts(routine.pace.repetitions(choices.exercise_ms, choices.hold_ms) or 0)


def _speak(texts: tuple[str, ...], clips: Clips, shop: Workshop) -> str:
    """Speak what is not in the cache; give what the person should know of it."""
    known = clips.lengths_ms(texts)
    missing = [text for text in texts if text not in known]
    speech = clips.speech
    for text in missing:
        order = SpeakOrder(text, speech.voice, speech.words_per_minute)
        if _carry_out(order, clips.path(text), shop) == GONE:
            break
    spoken = clips.lengths_ms(texts)
    if len(spoken) == len(texts):
        return ""
    return SOME_VOICE if spoken else NO_VOICE


def _rendered(timeline: Timeline, clips: Clips, shop: Workshop) -> Path | None:
    order = whole_track(timeline, clips)
    track = clips.track(msgspec.json.encode(order).decode())
    if sound.length_ms(track) is None and _carry_out(order, track, shop):
        return None
    clips.tidy(keep=track)
    return track


def _carry_out(order: TrackOrder | SpeakOrder, to: Path, shop: Workshop) -> str:
    """Have a file made whole or not at all; give "" or what went wrong."""
    part = to.with_name(f"{to.stem}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        why = shop.carry_out(msgspec.structs.replace(order, to=str(part)))
        if not why:
            part.replace(to)
    except WorkerFailed as fault:
        log.warning("the worker failed: %s", fault)
        return GONE
    except OSError as fault:
        why = fault.strerror or str(fault)
    except ValueError as fault:  # a path that is no text
        why = str(fault)
    finally:
        for left in (part, part.with_suffix(".raw.part")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    if why:
        log.warning("%s: %s", type(order).__name__, why)
    return why
