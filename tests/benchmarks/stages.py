"""Runs the parts of the measurement, each in a process of its own that ends in time and leaves nothing behind."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import BinaryIO

import msgspec

from tests.benchmarks.part import Told
from tests.benchmarks.parts import Chain, Part, Stage
from tests.benchmarks.table import Row

ROOT = Path(__file__).parents[2]
#: In a part's folder: what it told, and what it printed, which is shown if it fails.
ANSWER, PRINTED = "told.json", "printed.txt"
#: How long a process that is told to end may take for it, and how often it is looked for, in seconds.
GRACE_S, LOOK_EVERY_S = 5.0, 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a part, and how long it took."""

    part: Part
    rows: tuple[Row, ...]
    seconds: float


async def run(stages: Sequence[Stage], tell: Callable[[Outcome], None]) -> None:
    """Run one stage after the other, and tell what came of each part. Cancelled, it ends what it has started."""
    with tempfile.TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True) as folder:
        for stage in stages:
            async with asyncio.TaskGroup() as together:
                for chain in stage:
                    together.create_task(_follow(chain, Path(folder), tell))


async def _follow(chain: Chain, folder: Path, tell: Callable[[Outcome], None]) -> None:
    for part in chain:
        begun = perf_counter()
        own = folder / part.name
        own.mkdir()
        with (own / PRINTED).open("wb") as printed:
            fault = await _carried_out(part, own, printed)
        told = _read(own, fault)
        tell(Outcome(part, _rows(part, told), perf_counter() - begun))


async def _carried_out(part: Part, folder: Path, printed: BinaryIO) -> str:
    """Start the part, wait for it as long as it may take, and tell what it died of, if it did.

    What it starts itself has its temporary files in the same folder, and is known by that: it is ended as well.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    numbers = msgspec.json.encode(part.numbers).decode()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.part", part.module, numbers, str(folder / ANSWER)),
        env=environment | {"TMPDIR": str(folder)},
        cwd=ROOT,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=printed,
        stderr=printed,
        start_new_session=True,  # Ctrl-C comes here alone
    )
    try:
        async with asyncio.timeout(part.most_s):
            await process.wait()
    except TimeoutError:
        return f"not done within {part.most_s:g} s"
    finally:
        await _end_all(folder)
    return f"it ended with {process.returncode}" if process.returncode else ""


def _read(folder: Path, fault: str) -> Told:
    told = Told(fault=fault) if fault else msgspec.json.decode((folder / ANSWER).read_bytes(), type=Told)
    if told.fault:
        sys.stderr.write((folder / PRINTED).read_text(errors="replace"))
    return told


def _rows(part: Part, told: Told) -> tuple[Row, ...]:
    if told.lacking:
        return (Row(part.figure, f"cannot run here: {told.lacking}", "", "", None),)
    if told.fault:
        return (Row(part.figure, f"failed: {told.fault}", "", "", False),)
    return told.rows


async def _end_all(folder: Path) -> None:
    """End all processes that have their temporary files in the folder: kindly first, so that displays leave no lock."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for process in of(folder):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, sign)
        give_up = perf_counter() + GRACE_S
        while of(folder) and perf_counter() < give_up:  # noqa: ASYNC110  (nobody tells when others' children end)
            await asyncio.sleep(LOOK_EVERY_S)


def of(folder: Path) -> list[int]:
    """Give the processes that were started with this folder for temporary files, and those that these started."""
    mark = f"TMPDIR={folder}".encode()
    return [int(process.name) for process in Path("/proc").glob("[0-9]*") if mark in environment(process)]


def environment(process: Path) -> list[bytes]:
    """Give what a process was started with, by its folder in /proc; nothing if it has ended."""
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:  # ended by now, or somebody else's
        return []
