"""The child process that owns the speech engine and renders tracks: JSON lines in, JSON lines out."""

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from coach.voice.order import Answer, Request, SpeakOrder, TrackOrder, VoicesOrder
from coach.voice.voices import Voice

if TYPE_CHECKING:
    from coach.voice.engine import Engine


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
    """Carries out orders; the engine is started with the first one that needs it."""

    def __init__(self) -> None:
        self._engine: Engine | None = None

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
            return self._started().voices()
        except Exception:  # noqa: BLE001  (as above)
            return ()

    def _speak(self, order: SpeakOrder) -> None:
        self._started().speak(order.text, order.voice, order.words_per_minute, Path(order.to))

    def _started(self) -> "Engine":
        from coach.voice.engine import Engine  # noqa: PLC0415

        if self._engine is None:
            self._engine = Engine()
        return self._engine


def _private_stdout() -> IO[bytes]:
    """Keep the pipe for answers alone: whatever a library prints goes to standard error."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


if __name__ == "__main__":
    main()
