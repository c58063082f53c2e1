"""What carries out orders, and how a file comes out of that whole or not at all."""

import contextlib
import logging
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from coach.faults import Ours
from coach.files import behind_links, for_its_owner, make_private, part_of
from coach.language.texts import mark
from coach.voice.order import SpeakOrder, TrackOrder
from coach.voice.synthesis import WorkerFailed
from coach.voice.voices import Voice

log = logging.getLogger(__name__)

#: What is told of an order when the worker is gone for good.
GONE = mark("the part of Calf Coach that makes the sound has stopped")


class Workshop(Protocol):
    """What carries out orders. Both raise WorkerFailed when nothing can be carried out any more."""

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        """Give "" or what went wrong."""
        ...

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices that can be ordered; none where there is no engine."""
        ...

    def close(self) -> None:
        """End whatever was started for it."""
        ...


def carry_out(order: TrackOrder | SpeakOrder, to: Path, shop: Workshop) -> str:
    """Have a file made whole or not at all; give "" or what went wrong."""
    to = behind_links(to)
    part = part_of(to)
    try:
        make_private(to.parent)
        with open(part, "wb", opener=for_its_owner):  # the worker writes into it
            pass
        why = shop.carry_out(replace(order, to=str(part)))
        if not (why or part.stat().st_size):
            why = "nothing was written"
        if not why:
            part.replace(to)
    except WorkerFailed:
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
        log.warning("%s: %s", type(order), Ours(why.partition(":")[0]))  # the type of what was raised, if not more
    return why
