"""Compiles a routine, the person's choices and the lengths of the spoken cues to a timeline."""

from bisect import bisect_left
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from coach.routine.model import REPETITION, Marks, Phase, RepetitionPhase, Routine, Step, Tone, Words
from coach.session.sounding import Talk
from coach.session.timeline import Choices, Cue, Interlude, Segment, Timeline, ToneSpan

#: Silence between the start of a phase and its words, so that the tone's onset stands clear.
AFTER_ONSET_MS = 150
#: Silence between words and whatever comes next.
BREATH_MS = 100
#: How much earlier than its phase a sentence may begin.
EARLY_MS = 1_500
#: Time to do what a set-up step said, after its words.
SETTLE_MS = 2_000
#: How long the person has between "get ready" and the repetition that starts anew.
GET_READY_MS = 3_000
#: Silence before the word "paused", so that the pause is heard as one.
PAUSE_SILENCE_MS = 350
#: Length of the chimes that open and close a session, and stand for words where there is no voice.
CHIME_MS = 700
#: Silence around the interludes, so that no device plays into the next one.
GAP_MS = 500


def compile_session(
    routine: Routine, choices: Choices, lengths_ms: Mapping[str, int], words_from_ms: int = CHIME_MS
) -> Timeline:
    """Lay a session out in time; its first words are not to begin before `words_from_ms`, after the first chime.

    `lengths_ms` tells how long each text takes to speak; a text that is not in it has no voice and gives no cue, and
    where no words are wanted, none has. Raises ValueError if the choices are none that the routine offers.
    """
    if choices.hold_ms not in routine.pace.hold_choices_ms:
        raise ValueError(f"{routine.title} has no hold of {choices.hold_ms / 1000:g} s")
    repetitions = routine.repetitions(choices.exercise_ms, choices.hold_ms)
    if repetitions is None:
        raise ValueError(f"whole repetitions do not fill {choices.exercise_ms / 1000:g} s")
    moving_ms = choices.exercise_ms - routine.change_ms
    ends_ms = [moving_ms * n // repetitions for n in range(1, repetitions + 1)]
    layout = _Layout(lengths_ms if choices.spoken else {})
    layout.timed(Phase.LEAD_IN, routine.lead_in, choices.lead_in_ms, words_from_ms)
    for step in routine.setup:
        layout.step(Phase.SETUP, step, chime=Tone.OPENING)
    for number in range(1, repetitions + 1):
        layout.repetition(routine, choices, number, ends_ms)
        if routine.change and number == _nearest(ends_ms, moving_ms // 2):
            layout.timed(Phase.SETUP, routine.change, routine.change_ms)
    layout.step(Phase.FINISH, _finish(routine, bedtime=choices.bedtime), chime=Tone.CLOSING)
    return layout.timeline(routine, choices)


def _finish(routine: Routine, *, bedtime: bool) -> Step:
    if not (bedtime and routine.finish_at_bedtime):
        return routine.finish
    text = routine.finish_at_bedtime
    return replace(routine.finish, words=Words(full=text), caption=text)


def mark(marks: Marks, repetition: int, ends_ms: list[int]) -> str:
    """Give what is to be said in the rest of a repetition, or nothing.

    `ends_ms` are the ends of all repetitions on the exercise clock, less the change half-way. The last one is
    announced in the rest before it; halfway and the last minute in the rest that ends nearest to them.
    """
    total_ms = ends_ms[-1]
    if repetition == len(ends_ms) - 1:
        return marks.last_one
    if total_ms > 120_000 and repetition == _nearest(ends_ms, total_ms - 60_000):
        return marks.one_minute_left
    if repetition < len(ends_ms) and repetition == _nearest(ends_ms, total_ms // 2):
        return marks.halfway
    if repetition % marks.count_every == 0 and repetition < len(ends_ms):
        return marks.counted(repetition)
    return ""


def _nearest(ends_ms: list[int], moment_ms: int) -> int:
    after = min(bisect_left(ends_ms, moment_ms), len(ends_ms) - 1)
    before = max(after - 1, 0)
    return (before if moment_ms - ends_ms[before] <= ends_ms[after] - moment_ms else after) + 1


class _Layout(msgspec.Struct):
    """The session as far as it has been laid out."""

    lengths_ms: Mapping[str, int]
    segments: list[Segment] = msgspec.field(default_factory=list)
    cues: list[Cue] = msgspec.field(default_factory=list)
    tones: list[ToneSpan] = msgspec.field(default_factory=list)

    @property
    def end_ms(self) -> int:
        return self.segments[-1].end_ms if self.segments else 0

    @property
    def free_ms(self) -> int:
        """The first moment at which a new cue may begin."""
        return self.cues[-1].end_ms + BREATH_MS if self.cues else 0

    def timed(self, phase: Phase, step: Step, length_ms: int, words_from_ms: int = CHIME_MS) -> None:
        """Add a step that lasts exactly so long: the time to reach the wall, or the change half-way."""
        start_ms = self.end_ms
        self._chime(Tone.OPENING)
        self._fit(step.words.from_form(0), start_ms + words_from_ms, start_ms + length_ms)
        self._add(phase, step, length_ms)

    def step(self, phase: Phase, step: Step, *, chime: Tone) -> None:
        """Add a step that waits until it is said and there was time to do it; without words it has a chime."""
        start_ms = self.end_ms
        text = next((form for form in step.words.from_form(0) if form in self.lengths_ms), None)
        if text is None:
            self._chime(chime)
            said_ms = start_ms + CHIME_MS
        else:
            begin_ms = max(start_ms + AFTER_ONSET_MS, self.free_ms)
            said_ms = begin_ms + self.lengths_ms[text]
            self.cues.append(Cue(begin_ms, said_ms, text))
        self._add(phase, step, max(step.length_ms, said_ms + SETTLE_MS - start_ms))

    def repetition(self, routine: Routine, choices: Choices, number: int, ends_ms: list[int]) -> None:
        """Add one repetition, the whole of it as long as the exercise clock gives it."""
        pace = routine.pace
        rest_ms = ends_ms[number - 1] - (ends_ms[number - 2] if number > 1 else 0)
        rest_ms -= pace.lean_ms + choices.hold_ms + pace.back_ms
        for phase, length_ms in zip(REPETITION, (pace.lean_ms, choices.hold_ms, pace.back_ms, rest_ms), strict=True):
            described = routine.phases[phase]
            forms = described.words.from_form(_form(routine, choices, number))
            if phase is Phase.REST and (said := mark(routine.marks, number, ends_ms)):
                forms = (said,)
            self._phase(phase, described, number, length_ms, forms)

    def timeline(self, routine: Routine, choices: Choices) -> Timeline:
        """Give what was laid out, with the interludes after its end."""
        paused = self._interlude(routine.paused, self.end_ms + GAP_MS, PAUSE_SILENCE_MS, Tone.CLOSING)
        ready = self._interlude(routine.get_ready, paused.end_ms + GAP_MS, AFTER_ONSET_MS, Tone.OPENING)
        ready = Interlude(ready.start_ms, max(ready.start_ms + GET_READY_MS, ready.end_ms), ready.cue, ready.tone)
        return Timeline(
            routine=routine.id,
            choices=choices,
            segments=tuple(self.segments),
            cues=tuple(self.cues),
            tones=tuple(self.tones),
            paused=paused,
            get_ready=ready,
            stopped=self._interlude(routine.stopped, ready.end_ms + GAP_MS, AFTER_ONSET_MS, Tone.CLOSING),
        )

    def _interlude(self, text: str, start_ms: int, silence_ms: int, chime: Tone) -> Interlude:
        begin_ms = start_ms + silence_ms
        length_ms = self.lengths_ms.get(text)
        if length_ms is None:
            tone = ToneSpan(begin_ms, begin_ms + CHIME_MS, chime)
            return Interlude(start_ms, tone.end_ms + GAP_MS, None, tone)
        cue = Cue(begin_ms, begin_ms + length_ms, text)
        return Interlude(start_ms, cue.end_ms + GAP_MS, cue, None)

    def _phase(
        self, phase: Phase, described: RepetitionPhase, number: int, length_ms: int, forms: tuple[str, ...]
    ) -> None:
        start_ms, end_ms = self.end_ms, self.end_ms + length_ms
        self._fit(forms, self._earliest(described.tone), end_ms, start_ms + AFTER_ONSET_MS)
        if described.tone is not Tone.SILENT:
            self.tones.append(ToneSpan(start_ms, end_ms, described.tone))
        self.segments.append(
            Segment(start_ms, end_ms, phase, number, described.word, described.caption, described.pose)
        )

    def _earliest(self, tone: Tone) -> int:
        """Words may begin before their phase where that misleads nobody: out of a silence, or into one."""
        before = self.segments[-1]
        out_of_silence = not self.tones or self.tones[-1].end_ms < before.end_ms
        if out_of_silence or tone is Tone.SILENT:
            return max(before.start_ms, before.end_ms - EARLY_MS)
        return before.end_ms + AFTER_ONSET_MS

    def _fit(self, forms: tuple[str, ...], earliest_ms: int, end_ms: int, wanted_ms: int = 0) -> None:
        """Say the first form that fits between `earliest_ms` and `end_ms`, near `wanted_ms` if it can be."""
        latest_end_ms = end_ms - BREATH_MS
        for text in forms:
            length_ms = self.lengths_ms.get(text)
            if length_ms is None:
                continue
            begin_ms = max(earliest_ms, self.free_ms, min(wanted_ms, latest_end_ms - length_ms))
            if begin_ms + length_ms <= latest_end_ms:
                self.cues.append(Cue(begin_ms, begin_ms + length_ms, text))
                return

    def _chime(self, tone: Tone) -> None:
        self.tones.append(ToneSpan(self.end_ms, self.end_ms + CHIME_MS, tone))

    def _add(self, phase: Phase, step: Step, length_ms: int) -> None:
        start_ms = self.end_ms
        self.segments.append(Segment(start_ms, start_ms + length_ms, phase, None, step.word, step.caption, step.pose))


def _form(routine: Routine, choices: Choices, repetition: int) -> int:
    """Give how much is said in a repetition: 0 in full, 1 in short, 2 bare."""
    if choices.talk is Talk.SPARSE:
        repetition += routine.full_repetitions
    if repetition <= routine.full_repetitions:
        return 0
    words_alone = not choices.tones_gain  # then nothing else tells when to lean, to hold and to come back
    return 1 if words_alone or repetition <= routine.full_repetitions + routine.short_repetitions else 2
