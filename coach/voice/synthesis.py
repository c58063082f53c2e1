"""Speaks to the worker process: starts it, limits its time, kills and restarts it."""

import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import msgspec

from coach.voice.natural import is_natural
from coach.voice.order import Answer, Request, SpeakOrder, TrackOrder, VoicesOrder
from coach.voice.voices import Voice

log = logging.getLogger(__name__)

#: The program that is the worker.
COMMAND = (sys.executable, "-P", "-m", "coach.voice.worker")  # -P: nothing is imported from where one stands
#: How long the worker may take to speak a text, in seconds; for a whole track it has so many times as long.
PATIENCE_S, TRACK_PATIENCE = 4.0, 8
#: A natural voice is 60 MB to be read before it speaks, and takes so many times as long as another on a slow machine.
NATURAL_PATIENCE = 5
#: A track that is encoded takes so many times as long as one that is not.
ENCODING_PATIENCE = 4
#: The longest line that can be an answer, in bytes: some hundreds of voices with long names.
LONGEST = 262_144
#: What a line raises that is none.
RUBBISH = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class WorkerFailed(Exception):  # noqa: N818  (said as one would say it)
    """The worker died or hung, and did so again when it was started anew."""


class Worker:
    """The worker process, started when first needed and restarted once; close it, and no child outlives it."""

    def __init__(self, command: tuple[str, ...] = COMMAND, patience_s: float = PATIENCE_S) -> None:
        self._command = command
        self._patience_s = patience_s
        self._child: _Child | None = None
        self._number = 0
        self._restarts_left = 1
        self._failed = False

    def carry_out(self, order: TrackOrder | SpeakOrder) -> str:
        """Give "" when the order was carried out, or what went wrong with it.

        Raises WorkerFailed when there is no worker to be had for it, and from then on.
        """
        return self._answered(order).why

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices that can be ordered; none where there is no engine. Raises WorkerFailed likewise."""
        return self._answered(VoicesOrder()).voices

    def _answered(self, order: TrackOrder | SpeakOrder | VoicesOrder) -> Answer:
        if self._failed:
            raise WorkerFailed("the worker failed before")
        while True:
            try:
                return self._ask(order)
            except (OSError, EOFError, TimeoutError) as fault:
                self._end_child()
                if self._failed or not self._restarts_left:
                    if not self._failed:  # nor closed
                        log.warning("the worker failed for good: %s", fault)
                    self._failed = True
                    raise WorkerFailed(str(fault)) from fault
                self._restarts_left -= 1
                log.warning("the worker is started anew: %s", fault)

    def close(self) -> None:
        """End the process at once, whatever it is doing; also from another thread than the one that waits for it."""
        self._failed = True
        self._end_child()

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()

    @property
    def pid(self) -> int | None:
        """Give the process's number while there is one."""
        return self._child.process.pid if self._child else None

    def _ask(self, order: TrackOrder | SpeakOrder | VoicesOrder) -> Answer:
        self._number += 1
        child = self._child
        if child is None:
            child = self._child = _Child(self._command)
            if self._failed:  # it was closed meanwhile
                raise EOFError("the worker was closed")
        child.send(Request(self._number, order))
        return child.answer(self._number, self._patience_s * _patience(order))


def _patience(order: TrackOrder | SpeakOrder | VoicesOrder) -> int:
    match order:
        case TrackOrder(kind=kind):
            return TRACK_PATIENCE * (ENCODING_PATIENCE if kind else 1)
        case SpeakOrder(voice=voice) if is_natural(voice):
            return NATURAL_PATIENCE
    return 1


class _Child:
    """One life of the worker process."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (our own program)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True)]
        self._threads[0].start()
        self._ended = False
        self._ending = threading.Lock()  # it may be ended by another thread than the one that asks

    def send(self, request: Request) -> None:
        """Ask, without waiting until the process listens: one that hangs never does. Raises OSError when ended."""
        line = msgspec.json.encode(request) + b"\n"
        writer = threading.Thread(target=self._write, args=(self.process.stdin, line), daemon=True)
        with self._ending:
            if self._ended:
                raise BrokenPipeError("the worker was ended")
            self._threads = [*filter(threading.Thread.is_alive, self._threads), writer]
            writer.start()

    def answer(self, number: int, patience_s: float) -> Answer:
        """Give the answer to a request. Raises TimeoutError, or EOFError when none can be had any more."""
        try:
            answer = self._answers.get(timeout=patience_s)
        except queue.Empty:
            raise TimeoutError(f"no answer within {patience_s:g} s") from None
        if answer is None:
            raise EOFError("the worker process died")
        if answer.number != number:
            raise EOFError("the worker answered something that was not asked")
        return answer

    def end(self) -> None:
        """Reap the process and its threads, close the pipes."""
        with self._ending:
            self._ended = True
        self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()

    def _write(self, pipe: IO[bytes], line: bytes) -> None:
        with contextlib.suppress(OSError):  # the process is gone: its answers tell
            pipe.write(line)
            pipe.flush()

    def _read(self, pipe: IO[bytes]) -> None:
        decoder = msgspec.json.Decoder(Answer)
        try:
            while line := pipe.readline(LONGEST):
                with contextlib.suppress(*RUBBISH):
                    self._answers.put(decoder.decode(line))
        finally:
            self._answers.put(None)


def _surroundings() -> dict[str, str]:
    """Give the worker's environment: nobody is told of its work; in a checkout it finds the program there."""
    silent = os.environ | {
        "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime (1.32) calls home otherwise
        "OPENBLAS_NUM_THREADS": "1",  # numpy would start threads that nothing here uses, and take twice as long for it
    }
    checkout = Path(__file__).parents[2]
    if not (checkout / "main.py").exists():
        return silent
    path = os.pathsep.join(filter(None, (str(checkout), os.environ.get("PYTHONPATH"))))
    return silent | {"PYTHONPATH": path}
