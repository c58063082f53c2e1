"""Every figure that is wanted, in one table: `python -m tests.benchmarks [--only NAME ...] [--json FILE]`.

Takes ten minutes on two cores. What cannot run for want of a package, or fails, has a row that says so, and the rest
goes on. Exit status 1 where a figure is missed or a part has failed, 130 where it was stopped: then the table has what
was measured so far.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import msgspec

from tests.benchmarks.parts import PARTS, planned
from tests.benchmarks.report import Machine, report
from tests.benchmarks.stages import Outcome, run
from tests.benchmarks.table import show


async def measured(only: Sequence[str], found: list[Outcome]) -> None:
    """Run the parts that are named, or all, and put down what came of each."""

    def tell(outcome: Outcome) -> None:
        found.append(outcome)
        print(f"{outcome.part.name}: {outcome.seconds:.0f} s", file=sys.stderr, flush=True)

    running = asyncio.current_task()
    assert running
    for sign in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(sign, running.cancel)
    await run(planned(only), tell)


def stopped(only: Sequence[str], found: list[Outcome]) -> bool:
    """Measure, and tell whether somebody stopped it; what was started has ended then, too."""
    try:
        asyncio.run(measured(only, found))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("Stopped; everything that was started has been ended.", file=sys.stderr)
        return True
    return False


def main() -> int:
    """Measure, print the table, and keep it where that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.partition("\n\n")[2])
    names = [part.name for part in PARTS]
    parser.add_argument("--only", nargs="+", choices=names, default=[], metavar="NAME", help=", ".join(names))
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep it there as well")
    arguments = parser.parse_args()
    if not sys.platform.startswith("linux"):
        sys.exit("This needs Linux: it looks into /proc.")
    machine, begun = Machine.here(), perf_counter()
    found: list[Outcome] = []
    early = stopped(arguments.only, found)
    outcomes = sorted(found, key=lambda outcome: PARTS.index(outcome.part))
    rows = [row for outcome in outcomes for row in outcome.rows]
    print(f"{machine}; {perf_counter() - begun:.0f} s in all\n\n{show(rows)}")
    if arguments.json:
        kept = msgspec.json.format(msgspec.json.encode(report(machine, outcomes)), indent=2)
        arguments.json.write_bytes(kept + b"\n")
    return 130 if early else int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
