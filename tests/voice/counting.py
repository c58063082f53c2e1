"""A count played beside a session, which tells in the recording whether the recorder or its server lost anything.

It is in the lower half of 32 bits, where a session of 16 bits has nothing, and is kept in so large a store that no
program's being late can break it: a slip of the session that the count does not share is the session's own.
"""

import array
import contextlib
import subprocess
import threading
from collections.abc import Iterator
from typing import IO

import numpy as np

from coach.voice import sound
from tests.voice.sound_server import SINK, SoundServer

#: It counts from one to here, and begins again; nought is where nothing is played.
LAST = 65_535
#: How much of it is in store, in milliseconds.
STORE_MS = 2_000


@contextlib.contextmanager
def counting(server: SoundServer) -> Iterator[None]:
    """Play the count on a server that records finely."""
    process = subprocess.Popen(
        (
            *("pacat", f"--device={SINK}", f"--latency-msec={STORE_MS}"),
            *("--raw", f"--rate={sound.RATE}", "--channels=1", "--format=s32le"),
        ),
        stdin=subprocess.PIPE,
        env=server.environment,
    )
    assert process.stdin
    thread = threading.Thread(target=_count, args=(process.stdin,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        process.kill()
        process.wait()
        thread.join()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()


def breaks(counted: "array.array[int]") -> int:
    """Tell at how many places a number is not the one that comes after the last."""
    numbers = np.asarray(counted, dtype=np.int64)
    return int(np.count_nonzero(numbers[1:] != numbers[:-1] % LAST + 1))


def _count(pipe: IO[bytes]) -> None:
    numbers = array.array("i", range(1, LAST + 1)).tobytes()
    with contextlib.suppress(OSError):  # it is ended while it plays
        while True:
            pipe.write(numbers)
