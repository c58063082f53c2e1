"""The talk that helps through a cramp, as a session like any other."""

from coach.routine.model import Routine
from coach.session.timeline import Choices
from coach.settings import Settings
from coach.ui.cramp_views import LONG_MS

#: The lead-in of the talk, and the holds after it: they end when ten minutes have passed.
LEAD_IN_MS, TALK_MS = 5_000, 31_000


def choices(routine: Routine, settings: Settings, *, late: bool) -> Choices:
    """Give the choices of the talk; `late`, it is softer. What is said is the same at any hour."""
    return Choices(
        LONG_MS - TALK_MS,
        routine.pace.hold_ms,
        LEAD_IN_MS,
        bedtime=late,
        speech=settings.speech,
        loudness=settings.loudness,
    )
