"""Diaries as long as may be, in and out: `python -m tests.benchmarks.long_diaries [--entries N]`.

Each step is the program's own command in a process of its own, and counts the most memory that it has had; a tenth of
the entries beside it tells whether that grows with them. An import that is given up half-way has to leave the diary as
it was, an export the folder, and both tell on their way how far they are. Takes 400 MB of disk for a while.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from coach.diary.export import Export
from coach.diary.imports import Import
from tests.benchmarks.program import Run, run
from tests.benchmarks.table import Row, printed
from tests.diary.taking_in import new_diary

#: What is wanted at most: memory, between two words of how far it is, and from giving up to the diary as it was.
MOST_MB, WORD_S, GIVEN_UP_S = 150.0, 1.0, 5.0
#: How many entries the reference has, as a share.
TENTH = 10
SEED = 20_261_123
#: What the diary is written as.
FILES = {"out.json": "JSON", "out.csv": "tables"}


def rows(entries: int) -> list[Row]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (_in_and_out(Path(folder, str(number)), number) for number in (entries // TENTH, entries))
        return [
            *(_row(f"{step} of {entries:,} entries", many[step], few[step]) for step in many),
            _import_given_up(Path(folder), entries),
            *(_export_given_up(Path(folder), entries, name) for name in FILES),
        ]


def _in_and_out(folder: Path, entries: int) -> dict[str, Run]:
    folder.mkdir()
    long_diary(folder / "long.json", entries, SEED)
    data = folder / "data"
    return {
        "import": run(data, "import", folder / "long.json"),
        **{f"export as {what}": run(data, "export", folder / name) for name, what in FILES.items()},
    }


def _row(figure: str, many: Run, few: Run) -> Row:
    if many.status:
        return Row(figure, f"refused: {many.said}", "", "", met=False)
    beside = f"a tenth of them {few.mb:.0f} MB, {few.seconds:.1f} s"
    wanted = f"at most {MOST_MB:g} MB"
    return Row(figure, f"{many.mb:.0f} MB, {many.seconds:.1f} s", beside, wanted, many.mb <= MOST_MB)


def _import_given_up(folder: Path, entries: int) -> Row:
    """Look at a file, go half the way into the diary, and give up."""
    diary = new_diary(folder / "diary.sqlite3")
    before = diary.read_bytes()
    with closing(Import(folder / str(entries) / "long.json", diary)) as coming:
        words = [perf_counter(), *(perf_counter() for _ in coming.look())]
        return _given_up("the same import", words, coming.take_in(), lambda: diary.read_bytes() == before)


def _export_given_up(folder: Path, entries: int, name: str) -> Row:
    """Go half the way into a file, and give up."""
    stick = folder / "stick"
    stick.mkdir(exist_ok=True)
    going = Export(folder / str(entries) / "data" / "diary.sqlite3", stick / name)
    figure = f"the same export as {FILES[name]}"
    return _given_up(figure, [perf_counter()], going.write(), lambda: not list(stick.iterdir()))


def _given_up(figure: str, words: list[float], steps: Generator[float, None, None], same: Callable[[], bool]) -> Row:
    """Go half the way, and give up; `words` has when there was one before."""
    with closing(steps):
        for share in steps:
            words.append(perf_counter())
            if share >= 0.5:
                break
    gave_up_s = perf_counter() - words[-1]
    seldom_s = max(late - early for early, late in pairwise(words))
    as_before = same()
    return Row(
        f"{figure}, given up half-way",
        f"{'as it was' if as_before else 'CHANGED'} after {gave_up_s:.2f} s; {seldom_s:.2f} s between two words",
        f"{len(words) - 1:,} words of how far it is",
        f"as it was within {GIVEN_UP_S:g} s, a word each {WORD_S:g} s",
        as_before and gave_up_s <= GIVEN_UP_S and seldom_s <= WORD_S,
    )


def long_diary(file: Path, entries: int, seed: int) -> None:
    """Write a diary of so many sessions and cramps as another program might."""
    dice = random.Random(seed)  # noqa: S311  (nothing secret)
    begun = datetime(1950, 1, 1, tzinfo=UTC)

    def entry(number: int) -> str:
        start = (begun + timedelta(minutes=37 * number)).isoformat()
        made = f"{dice.getrandbits(128):032x}"
        if number % 4 == 3:
            return json.dumps({**_CRAMP, "id": made, "started_at": start})
        return json.dumps({**_SESSION, "id": made, "started_at": start})

    with file.open("w", encoding="utf-8") as out:
        out.write('{"format": "calf-coach-diary", "version": 1, "nights": [], "choices": []')
        for name, numbers in (
            ("sessions", (n for n in range(entries) if n % 4 != 3)),
            ("cramps", range(3, entries, 4)),
        ):
            out.write(f', "{name}": [')
            for at, number in enumerate(numbers):
                out.write((",\n" if at else "\n") + entry(number))
            out.write("]")
        out.write("}\n")


_SESSION = {
    "slot": "bedtime",
    "routine": "wall-calf-stretch",
    "planned_s": 300.0,
    "done_s": 300.0,
    "repetitions": 28,
    "hold_s": 2.5,
    "completed": True,
    "note": "left leg first",
}
_CRAMP = {
    "duration_s": 140.0,
    "place": "calf",
    "side": "left",
    "woke_me": True,
    "severity": 6,
    "signs": ["swelling"],
    "note": "after a long walk",
}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    entries = parser.parse_args().entries
    return printed(lambda: rows(entries))


if __name__ == "__main__":
    sys.exit(main())
