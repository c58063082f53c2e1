"""Plays a timeline: where the playhead is in it, and what the person may do about it."""

from coach.routine.model import Phase
from coach.session import landing
from coach.session.clock import Clock, Playhead
from coach.session.events import (
    CueBegan,
    Ended,
    Event,
    GettingReady,
    Mode,
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
from coach.session.timeline import Segment, Timeline

#: A gap between two looks at the clock that means that the machine slept, in milliseconds.
ASLEEP_MS = 2_000
#: In so long a silence a session goes on by another timeline without anybody hearing it, in milliseconds.
SOON_MS = 500


class Player:
    """One run of a timeline.

    `tick` looks at clock and playhead once and gives what has happened since the last look, in order; the same
    comes out however seldom it is called, but for a gap of over two seconds, which pauses the session. `playhead`
    may be lost on the way: `backup` then takes over where it was.
    """

    def __init__(self, timeline: Timeline, playhead: Playhead, backup: Playhead, clock: Clock) -> None:
        self.timeline = timeline
        self._playhead = playhead
        self._backup = backup
        self._clock = clock
        self._looked_ms = clock.now_ms()
        self._mode: Mode = Ended()
        self._position_ms = 0
        self._done: set[int] = set()
        self._events: list[Event] = []
        self._coming: tuple[Timeline, Playhead] | None = None

    @property
    def mode(self) -> Mode:
        """Give what the session is doing, as of the last look."""
        return self._mode

    @property
    def position_ms(self) -> int:
        """Give the place in the timeline, as of the last look; while paused, the place to go on from."""
        return self._position_ms

    @property
    def repetitions_done(self) -> int:
        """Give how many repetitions were done, each counted once."""
        return len(self._done)

    @property
    def done_ms(self) -> int:
        """Give the time on the exercise clock of the repetitions done."""
        return sum(self.timeline.repetition_ms(repetition) for repetition in self._done)

    @property
    def completed(self) -> bool:
        """Tell whether every repetition was done."""
        return len(self._done) == self.timeline.repetitions

    def start(self) -> None:
        """Begin the session."""
        self._looked_ms = self._clock.now_ms()
        self._seek(0)

    def tick(self) -> tuple[Event, ...]:
        """Look at clock and playhead, and give what has happened since the last look."""
        self._look()
        events, self._events = tuple(self._events), []
        return events

    def toggle(self) -> None:
        """Pause, or go on: the one thing that every key does."""
        if isinstance(self._mode, Paused):
            self.resume()
        else:
            self.pause()

    def pause(self) -> None:
        """Stop for a while. Does nothing when paused or ended."""
        self._look()
        if isinstance(self._mode, Playing | GettingReady):
            self._pause(Why.PERSON)

    def resume(self) -> None:
        """Get ready, then begin anew what was under way: step, repetition or rest. Does nothing unless paused."""
        self._look()
        if not isinstance(self._mode, Paused):
            return
        self._position_ms = self._changed(self._position_ms)
        ready = self.timeline.get_ready
        self._mode = GettingReady(ready.end_ms - ready.start_ms)
        self._events.append(SessionResumed())
        self._playhead.play(ready.start_ms)

    def skip(self) -> None:
        """Go to the start of the next repetition or step; after the last one the session ends."""
        self._look()
        if isinstance(self._mode, Ended):
            return
        following_ms = landing.following_ms(self.timeline, self._position_ms)
        if following_ms is None:
            self._end()
        else:
            self._land(following_ms)

    def repeat(self) -> None:
        """Go to the start of this repetition or step, or of the one before when this has only just begun."""
        self._look()
        if isinstance(self._mode, Ended):
            return
        self._land(landing.again_ms(self.timeline, self._position_ms))

    def change(self, timeline: Timeline, playhead: Playhead) -> None:
        """Go on by a timeline of the same session that is told in other words, heard by another playhead.

        That happens where nothing is cut: with the start of the next rest or step, or at once while the lead-in is
        silent in both or the session waits and has said so. Until then `timeline` is the one before. Does nothing when
        ended. Raises ValueError for a timeline of another session.
        """
        self._look()
        if [_what(segment) for segment in timeline.segments] != [_what(segment) for segment in self.timeline.segments]:
            raise ValueError("it is a timeline of another session")
        if isinstance(self._mode, Ended):
            return
        self._coming = (timeline, playhead)
        if isinstance(self._mode, Paused) and not self._says_paused():
            self._position_ms = self._changed(self._position_ms)

    def _says_paused(self) -> bool:
        paused = self.timeline.paused
        return paused.start_ms <= self._playhead.position_ms() < paused.end_ms

    def _changed(self, position_ms: int) -> int:
        """Take the timeline that is to come, if any, and give where the same place is in it."""
        if self._coming is None:
            return position_ms
        here = self.timeline.index_at(position_ms)
        into_ms = position_ms - self.timeline.segments[here].start_ms
        self._playhead.stop()
        (self.timeline, self._playhead), self._coming = self._coming, None
        there = self.timeline.segments[here]
        return min(there.start_ms + into_ms, there.end_ms - 1)

    def finish(self) -> None:
        """Go to the finish, wherever the session is. Does nothing when it is there or has ended."""
        self._look()
        if not isinstance(self._mode, Ended) and self._position_ms < self.timeline.exercise_end_ms:
            self._seek(self.timeline.exercise_end_ms)

    def end(self) -> None:
        """End the session here. Does nothing when it has ended."""
        self._look()
        if not isinstance(self._mode, Ended):
            self._end()
            self._playhead.play(self.timeline.stopped.start_ms)

    def _end(self) -> None:
        if isinstance(self._mode, Ended):
            return
        self._coming = None
        self._playhead.stop()
        self._mode = Ended()
        self._events.append(SessionEnded(self.completed))

    def reopen(self, playhead: Playhead) -> None:
        """Take an end back: the session waits, paused, where it was ended, to go on by `playhead`."""
        if isinstance(self._mode, Ended):
            self._playhead = playhead
            ended_ms = min(self._position_ms, self.timeline.length_ms - 1)
            self._position_ms = landing.resumed_ms(self.timeline, ended_ms)
            self._mode = Paused(Why.PERSON)
            self._looked_ms = self._clock.now_ms()

    def _pause(self, why: Why) -> None:
        self._position_ms = landing.resumed_ms(self.timeline, self._position_ms)
        self._mode = Paused(why)
        self._events.append(SessionPaused(why))
        self._playhead.play(self.timeline.paused.start_ms)

    def _look(self) -> None:
        """Look at clock and playhead: every act begins with it, so that none is done on an old picture."""
        gap_ms = self._clock.now_ms() - self._looked_ms
        self._looked_ms += gap_ms
        if gap_ms > ASLEEP_MS and isinstance(self._mode, Playing | GettingReady):
            self._pause(Why.ASLEEP)
        self._follow()
        if self._playhead.lost and not isinstance(self._mode, Ended):
            self._take_over()

    def _follow(self) -> None:
        """Move on to where the playhead is."""
        match self._mode:
            case Playing():
                self._advance(self._playhead.position_ms())
            case Paused() if self._playhead.position_ms() >= self.timeline.paused.end_ms:
                self._playhead.stop()
                self._position_ms = self._changed(self._position_ms)
            case GettingReady():
                left_ms = self.timeline.get_ready.end_ms - self._playhead.position_ms()
                if left_ms <= 0:
                    self._seek(self._position_ms)
                else:
                    self._mode = GettingReady(left_ms)

    def _advance(self, to_ms: int) -> None:
        from_ms, self._position_ms = self._position_ms, min(to_ms, self.timeline.length_ms)
        self._events += self._between(from_ms, self._position_ms)
        if to_ms >= self.timeline.length_ms:
            self._end()
        elif self._coming and self._is_quiet_since(from_ms):
            begun_ms = self.timeline.segment_at(self._position_ms).start_ms
            self._position_ms = self._changed(begun_ms if begun_ms > from_ms else self._position_ms)
            self._playhead.play(self._position_ms)

    def _is_quiet_since(self, from_ms: int) -> bool:
        """Tell whether a new beginning cuts nothing: a rest or a step has begun since, or the lead-in is silent."""
        here = self.timeline.segment_at(self._position_ms)
        if here.start_ms > from_ms:
            return here.repetition is None or here.phase is Phase.REST
        both = (self.timeline, self._coming[0]) if self._coming else ()
        return (
            here.phase is Phase.LEAD_IN  # which is as long in both
            and self._position_ms + SOON_MS < here.end_ms
            and all(timeline.is_silent(self._position_ms, SOON_MS) for timeline in both)
        )

    def _between(self, from_ms: int, to_ms: int) -> list[Event]:
        """Give what begins or is done after `from_ms` and up to `to_ms`, in order."""
        moments: list[tuple[int, int, Event]] = []
        first = self.timeline.index_at(from_ms)
        for segment in self.timeline.segments[first : self.timeline.index_at(to_ms) + 1]:
            if from_ms < segment.start_ms <= to_ms:
                moments.append((segment.start_ms, 1, PhaseBegan(segment)))
            if self._is_done_in(segment, from_ms, to_ms) and segment.repetition is not None:
                self._done.add(segment.repetition)
                moments.append((segment.end_ms, 0, RepetitionDone(segment.repetition)))
        moments += [(cue.start_ms, 2, CueBegan(cue)) for cue in self.timeline.cues_between(from_ms, to_ms)]
        return [event for _, _, event in sorted(moments, key=lambda moment: moment[:2])]

    def _is_done_in(self, segment: Segment, from_ms: int, to_ms: int) -> bool:
        return (
            segment.phase is Phase.BACK
            and segment.repetition is not None
            and segment.repetition not in self._done
            and from_ms < segment.end_ms <= to_ms
        )

    def _land(self, position_ms: int) -> None:
        """Put the playhead at a phase's start; a waiting session waits there."""
        if isinstance(self._mode, Playing):
            self._seek(position_ms)
        else:
            self._position_ms = position_ms
            self._events.append(PhaseBegan(self.timeline.segment_at(position_ms)))

    def _seek(self, position_ms: int) -> None:
        self._mode = Playing()
        self._position_ms = position_ms = self._changed(position_ms)
        self._events.append(PhaseBegan(self.timeline.segment_at(position_ms)))
        self._playhead.play(position_ms)

    def _take_over(self) -> None:
        """Go on by the backup from where the lost playhead was."""
        self._playhead = self._backup
        self._events.append(SoundLost())
        match self._mode:
            case Playing():
                self._playhead.play(self._position_ms)
            case GettingReady(left_ms):
                self._playhead.play(self.timeline.get_ready.end_ms - left_ms)
            case Paused():  # which cannot be said to its end
                self._position_ms = self._changed(self._position_ms)


def _what(segment: Segment) -> tuple[Phase, int | None]:
    """Give what is to be done in a segment, however it is told."""
    return segment.phase, segment.repetition
