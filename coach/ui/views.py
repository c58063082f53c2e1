"""What the session's screens show, as plain values, and the pure functions that make them."""

from functools import lru_cache

import msgspec

from coach.diary.entries import Session
from coach.language import written
from coach.language.spoken import current
from coach.language.texts import mark, tr
from coach.routine.model import Phase, Pose, Routine
from coach.session.day import Times, is_late
from coach.session.events import GettingReady, Paused, Why
from coach.session.moment import moment
from coach.session.player import Player
from coach.settings import Settings
from coach.ui.bones import ease
from coach.ui.meaning import Meaning

#: What is told when a session has waited by itself.
ASLEEP = mark("The computer slept, so the session waited. Press the space bar to carry on.")


class SessionView(msgspec.Struct, frozen=True):
    """The session's screen at one instant."""

    word: str
    caption: str
    clock: str
    repetition: str
    pose_from: Pose
    pose_to: Pose
    pose_share: float  # eased, 0 to 1
    hold_share: float | None  # None when nothing is held
    ring: str
    share: float  # of the whole session
    waiting: bool
    line: str
    talk: str = "full"  # how much is said, as in the settings
    meaning: Meaning = Meaning.NEUTRAL  # of the line
    progress: str = ""  # the repetition in words, or what comes before the first
    done: bool = False


class SummaryView(msgspec.Struct, frozen=True):
    """The screen after a session."""

    title: str
    sentence: str
    line: str
    can_go_on: bool
    kept: bool = False  # in the diary


def preparing(routine: Routine, settings: Settings) -> SessionView:
    """Give the screen while the sound is being made."""
    pose = routine.poses[routine.lead_in.pose]
    return SessionView(
        word=routine.lead_in.word,
        caption=tr("One moment: the voice is getting ready."),
        clock=clock(settings.minutes * 60_000),
        repetition="",
        pose_from=pose,
        pose_to=pose,
        pose_share=1.0,
        hold_share=None,
        ring="",
        share=0.0,
        waiting=False,
        line="",
        talk=settings.talk,
    )


def session(  # noqa: PLR0913  (all that is drawn)
    routine: Routine, player: Player, line: str, meaning: Meaning, *, still: bool, talk: str = "full"
) -> SessionView:
    """Give the screen of a running or waiting session."""
    now = moment(player.timeline, player.position_ms)
    segment = now.segment
    holding = segment.phase is Phase.HOLD
    repetition, progress = _counts(segment.repetition, now.repetitions, current().code)
    word, caption, ring = segment.word, now.said, _ring(player, now.hold_left_ms)
    waiting = isinstance(player.mode, Paused)
    finishing = segment.phase is Phase.FINISH and not waiting
    if isinstance(player.mode, Paused):
        word, ring, holding = tr("Paused"), "", False
        caption = tr("Press the space bar to carry on.")
        if player.mode.why is Why.ASLEEP:
            caption = tr(ASLEEP)
    elif isinstance(player.mode, GettingReady):
        word, holding = routine.lead_in.word, False
        caption = tr("Next: {word}", "the word for the phase that follows", word=segment.word)
        ring = _seconds(player.mode.left_ms)
    moving = not (waiting or isinstance(player.mode, GettingReady))
    return SessionView(
        word=word,
        caption=caption,
        clock=clock(now.exercise_left_ms),
        repetition=repetition,
        pose_from=routine.poses[now.pose_from],
        pose_to=routine.poses[now.pose_to],
        pose_share=_share(now.pose_share, moving=moving, still=still),
        hold_share=now.hold_share if holding else None,
        ring=ring,
        share=now.session_share,
        waiting=waiting,
        line=line,
        talk=talk,
        meaning=meaning,
        progress="" if finishing else progress,
        done=finishing,
    )


def summary(done: Session, repetitions: int, line: str, times: Times) -> SummaryView:
    """Give the screen after a session: what was done, kept, and one sentence."""
    bedtime = is_late(done.started_at, times)
    length = clock(done.done_ms // 1000 * 1000)
    if done.completed:
        title = tr("Done. Sleep well.") if bedtime else tr("Well done.")
        sentence = tr("All %n stretches, {length} on the clock.", "", repetitions, length=length)
    elif done.repetitions:
        title = tr("Sleep well.") if bedtime else tr("Well done so far.")
        sentence = tr("You did %n stretch(es), {length} on the clock.", "", done.repetitions, length=length)
    else:
        title = tr("Sleep well.") if bedtime else tr("Stopped there.")
        return SummaryView(title, tr("The session had not begun yet."), line, can_go_on=True)
    return SummaryView(title, sentence, line, can_go_on=not done.completed, kept=not line)


@lru_cache(maxsize=1)
def _counts(repetition: int | None, of: int, _language: str) -> tuple[str, str]:
    return (counted(repetition, of), told(repetition, of)) if repetition else ("", tr("Getting ready"))


def counted(repetition: int, of: int) -> str:
    """Give "5 of 28", for where there is little room."""
    number, whole = written.number(repetition), written.number(of)
    return tr("{number} of {all}", "the repetition that is done now, of all of them", number=number, all=whole)


def told(repetition: int, of: int) -> str:
    """Give "Stretch 5 of 28"."""
    number, whole = written.number(repetition), written.number(of)
    return tr("Stretch {number} of {all}", "the repetition that is done now, of all of them", number=number, all=whole)


def clock(ms: int) -> str:
    """Give a length as minutes and seconds; a second shows until it is over."""
    minutes, seconds = divmod(-(-ms // 1000), 60)
    return f"{minutes}:{seconds:02d}"


def _share(share: float, *, moving: bool, still: bool) -> float:
    if still:
        return 1.0 if moving else 0.0
    return ease(share)


def _ring(player: Player, hold_left_ms: int) -> str:
    """Give what stands in the ring: the hold to a tenth of a second, anything else in whole ones."""
    if hold_left_ms:
        return written.number(hold_left_ms / 1000, 1)
    segment = player.timeline.segment_at(player.position_ms)
    if segment.phase is Phase.FINISH:
        return ""
    return _seconds(segment.end_ms - player.position_ms)


def _seconds(ms: int) -> str:
    """Give whole seconds; one shows until it is over."""
    return written.number(-(-ms // 1000))
