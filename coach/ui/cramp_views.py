"""What the screen of a cramp shows, as plain values."""

import msgspec

from coach.routine.model import Pose, Routine
from coach.session.moment import moment
from coach.session.player import Player
from coach.ui.bones import ease
from coach.ui.views import clock

#: A cramp that lasts so long wants help, in milliseconds.
LONG_MS = 600_000


class CrampView(msgspec.Struct, frozen=True):
    """A cramp at one instant."""

    clock: str  # how long it has lasted
    word: str
    caption: str
    pose_from: Pose
    pose_to: Pose
    pose_share: float
    hold_share: float | None
    line: str
    urgent: bool = False  # it has lasted so long that it wants help


def cramp(routine: Routine, player: Player | None, elapsed_ms: int, line: str, *, still: bool) -> CrampView:
    """Give the screen after so many milliseconds; without a player the sound is still being made."""
    lasted = clock(elapsed_ms // 1_000 * 1_000)
    first, last = routine.lead_in, routine.finish
    if player is None or elapsed_ms >= LONG_MS:
        urgent = elapsed_ms >= LONG_MS
        step = last if urgent else first
        pose = routine.poses[step.pose]
        return CrampView(lasted, step.word, step.caption, pose, pose, 1.0, None, line, urgent)
    now = moment(player.timeline, player.position_ms)
    return CrampView(
        clock=lasted,
        word=now.segment.word,
        caption=now.said,
        pose_from=routine.poses[now.pose_from],
        pose_to=routine.poses[now.pose_to],
        pose_share=1.0 if still else ease(now.pose_share),
        hold_share=now.hold_share if now.hold_left_ms else None,
        line=line,
    )
