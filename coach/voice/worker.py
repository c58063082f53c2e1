"""The child process that owns the speech engine and renders tracks: JSON lines in, JSON lines out."""

import os
import sys
from pathlib import Path
from typing import IO

import msgspec

from coach.voice.order import Answer, Request, SpeakOrder, TrackOrder


def main() -> None:
    """Carry out orders until standard input ends."""
    answers = _private_stdout()
    shop = Workshop()
    decoder = msgspec.json.Decoder(Request)
    for line in sys.stdin.buffer:
        request = decoder.decode(line)
        answers.write(msgspec.json.encode(Answer(request.number, shop.carry_out(request.order))) + b"\n")
        answers.flush()


class Workshop:
    """Carries out orders; the engine is started with the first one that needs it."""

    def __init__(self) -> None:
        self._engine: object = None

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

    def _speak(self, order: SpeakOrder) -> None:
        from coach.voice.engine import Engine  # noqa: PLC0415

        if not isinstance(self._engine, Engine):
            self._engine = Engine()
        self._engine.speak(order.text, order.voice, order.words_per_minute, Path(order.to))


def _private_stdout() -> IO[bytes]:
    """Keep the pipe for answers alone: whatever a library prints goes to standard error."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


if __name__ == "__main__":
    main()
