"""The child process that owns the speech engines and renders tracks: JSON lines in, JSON lines out."""

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from coach.voice import natural
from coach.voice.order import Answer, Request, SpeakOrder, TrackOrder, VoicesOrder
from coach.voice.voices import Voice

if TYPE_CHECKING:
    from coach.voice.engine import Engine
    from coach.voice.piper import Piper


def main() -> None:
    """Carry out orders until standard input ends."""
    answers = _private_stdout()
    shop = Workshop()
    decoder = msgspec.json.Decoder(Request)
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(_answer(shop, decoder.decode(line))) + b"\n")
        answers.flush()


def _answer(shop: "Workshop", request: Request) -> Answer:
    match request.order:
        case VoicesOrder():
            return Answer(request.number, voices=shop.voices())
        case order:
            return Answer(request.number, shop.carry_out(order))


class Workshop:
    """Carries out orders; each engine is started with the first one that needs it."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._piper: Piper | None = None

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        """Do what is ordered and give "", or what went wrong."""
        try:
            match order:
                case SpeakOrder():
                    self._speak(order)
                case TrackOrder():
                    from coach.voice import track  # noqa: PLC0415  (numpy takes its time)

                    track.write(order, Path(order.to))
        except Exception as fault:  # noqa: BLE001  (engines raise what they like; the window decides what it means)
            return f"{type(fault).__name__}: {fault}"
        return ""

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices that can be ordered; none where there is no engine."""
        try:
            return (*natural.packaged(), *self._started().voices())
        except Exception:  # noqa: BLE001  (as above)
            return natural.packaged()

    def _speak(self, order: SpeakOrder) -> None:
        rate, to = order.words_per_minute, Path(order.to)
        if natural.is_natural(order.voice):
            self._natural().speak(order.text, order.voice, rate, to)
        else:
            self._started().speak(order.text, order.voice, rate, to, order.language)

    def _started(self) -> "Engine":
        from coach.voice.engine import Engine  # noqa: PLC0415

        if self._engine is None:
            self._engine = Engine()
        return self._engine

    def _natural(self) -> "Piper":
        from coach.voice.piper import Piper  # noqa: PLC0415  (it may not be installed)

        if self._piper is None:
            self._piper = Piper()
        return self._piper


def _private_stdout() -> IO[bytes]:
    """Keep the pipe for answers alone: whatever a library prints goes to standard error."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


if __name__ == "__main__":
    main()
