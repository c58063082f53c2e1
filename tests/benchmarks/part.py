"""One part of the measurement in a process of its own: `python -m tests.benchmarks.part MODULE NUMBERS FILE`.

Calls the module's `rows` with the numbers, a list in JSON, and writes down what came of it.
"""

import sys
import traceback
from importlib import import_module
from pathlib import Path

import msgspec

from tests.benchmarks.table import CannotRun, Row


class Told(msgspec.Struct, frozen=True):
    """What came of a part: its rows, or why there are none."""

    rows: tuple[Row, ...] = ()
    lacking: str = ""
    fault: str = ""


def told(module: str, numbers: list[float]) -> Told:
    """Measure; whatever goes wrong is told as well."""
    try:
        return Told(tuple(import_module(module).rows(*numbers)))
    except CannotRun as why:
        return Told(lacking=str(why))
    except Exception as fault:  # noqa: BLE001  (one part's fault is not the others')
        traceback.print_exc()
        return Told(fault=f"{type(fault).__name__}: {str(fault).partition(chr(10))[0]}")


if __name__ == "__main__":
    _, _module, _numbers, _file = sys.argv
    Path(_file).write_bytes(msgspec.json.encode(told(_module, msgspec.json.decode(_numbers))))
