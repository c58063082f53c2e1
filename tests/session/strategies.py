"""Routines, choices and cue lengths that nobody thought of."""

from hypothesis import strategies as st
from msgspec.structs import replace

from coach import places
from coach.routine.loader import MINUTES
from coach.routine.model import Marks, Pace, Routine, Step, Words
from coach.routine.shelf import shelf
from coach.session.sounding import Loudness, Talk
from coach.session.timeline import Choices

SHIPPED = shelf(places.resources() / "routines").routines

texts = st.sampled_from(["", "a", "bb", "ccc", "dddd", "eeeee"])
words = st.builds(Words, full=texts, short=texts, bare=texts)
lengths = st.dictionaries(
    st.sampled_from(["a", "bb", "ccc", "dddd", "eeeee", *(text for one in SHIPPED for text in one.texts(60))]),
    st.integers(1, 12_000),
)


def _fills(routine: Routine | Pace) -> bool:
    pace = routine if isinstance(routine, Pace) else routine.pace
    return all(routine.repetitions(m * 60_000, h) for h in pace.hold_choices_ms for m in MINUTES)


paces = (
    st.builds(
        Pace,
        lean_ms=st.integers(500, 6_000),
        hold_choices_ms=st.just((2_000, 2_500, 3_000)),
        hold_ms=st.just(2_500),
        back_ms=st.integers(500, 6_000),
        rest_ms=st.integers(500, 9_000),
        rest_min_ms=st.integers(500, 3_000),
        rest_max_ms=st.integers(4_000, 12_000),
    )
    .map(lambda pace: replace(pace, rest_ms=min(max(pace.rest_ms, pace.rest_min_ms), pace.rest_max_ms)))
    .filter(_fills)
)

steps = st.builds(
    Step,
    word=st.just("Step"),
    caption=st.just("A step."),
    words=words,
    pose=st.just("tall"),
    length_ms=st.integers(500, 9_000),
)

marks = st.builds(
    Marks,
    halfway=texts,
    one_minute_left=texts,
    last_one=texts,
    count=st.sampled_from(["", "{n} done."]),
    count_every=st.integers(1, 9),
)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Any routine that the loader would let pass."""
    shipped = draw(st.sampled_from(SHIPPED))
    changed = replace(
        shipped,
        lead_in=draw(steps),
        setup=tuple(draw(st.lists(steps, max_size=4))),
        pace=draw(paces),
        full_repetitions=draw(st.integers(0, 5)),
        short_repetitions=draw(st.integers(0, 5)),
        phases={phase: replace(one, words=draw(words)) for phase, one in shipped.phases.items()},
        change=draw(st.none() | steps),
        marks=draw(marks),
        finish=draw(steps),
        finish_at_bedtime=draw(texts),
    )
    return changed if _fills(changed) else replace(changed, change=None)


percents = st.sampled_from([0, 1, 10, 50, 100])

choices = st.builds(
    Choices,
    exercise_ms=st.sampled_from(MINUTES).map(lambda minutes: minutes * 60_000),
    hold_ms=st.sampled_from([2_000, 2_500, 3_000]),
    lead_in_ms=st.integers(5_000, 30_000),
    bedtime=st.booleans(),
    talk=st.sampled_from(Talk),
    loudness=st.builds(Loudness, voice_percent=percents, tones_percent=percents, night_percent=percents),
)
