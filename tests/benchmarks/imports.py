"""Files that go into the diary: `python -m tests.benchmarks.imports [--files N] [--seed N] [--entries N]`.

Spoils that many files made to be right, and takes each into one diary: what is refused leaves every row as it was,
what is not goes in to the last entry. Then come files made to do harm, through the command line, and `long_diaries`.
Prints what was counted, the seed, the slowest and the most memory; exit status 1 if anything is not as wanted. A file
that went wrong is kept. The hostile ones take 1 GB of disk for a while.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from tests.benchmarks import long_diaries
from tests.benchmarks.program import memory_mb, run
from tests.benchmarks.table import show
from tests.diary.spoiling import spoilt
from tests.diary.taking_in import check_whole, content, new_diary

HEAD = b'{"format": "calf-coach-diary", "version": 1, "sessions": ['
#: What is wanted: the slowest file and the memory on top, of the small ones; the time and the memory of a program
#: that refuses one.
SLOWEST_S, MOST_MB = 2.0, 60.0
REFUSED_S, REFUSED_MB = 5.0, 150.0


def fuzz(folder: Path, files: int, seed: int) -> bool:
    """Take spoilt files in, and tell whether each went in wholly or not at all, and all was bounded."""
    dice = random.Random(seed)  # noqa: S311  (nothing secret)
    diary, file = new_diary(folder / "diary.sqlite3"), folder / "spoilt.json"
    before, fates, slowest, base = content(diary), Counter[str](), 0.0, memory_mb()
    for number in range(files):
        file.write_bytes(spoilt(dice))
        begun = perf_counter()
        try:
            preview, before = check_whole(file, diary, before)
        except BaseException:
            kept = file.replace(Path(tempfile.gettempdir()) / f"spoilt-{seed}-{number}.json")
            print(f"Went wrong at file {number} of seed {seed}: {kept}")
            raise
        slowest = max(slowest, perf_counter() - begun)
        fates["refused" if preview.refused else "in"] += 1
    more = memory_mb() - base
    entries = sum(map(len, before.values()))
    print(f"{files:,} files, seed {seed}: {fates['in']:,} wholly in, {fates['refused']:,} wholly out, 0 torn")
    print(f"slowest {slowest:.3f} s (wanted {SLOWEST_S:g}), memory on top {more:.0f} MB (wanted {MOST_MB:g}),", end=" ")
    print(f"{entries:,} entries in the diary afterwards")
    return slowest <= SLOWEST_S and more <= MOST_MB


def hostile(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give files that are made to do harm, one after the other."""
    file = folder / "hostile.json"
    mega = 1_000_000

    def of(*parts: bytes) -> Path:
        with file.open("wb") as out:
            out.writelines(parts)
        return file

    yield "empty", of()
    yield "a line of 1 GB", of(HEAD + b'{"note": "', *[b"x" * mega] * 1_000)
    yield "a line of 599 MB, in a string", of(HEAD + b'{"note": "', *[b"x" * mega] * 599)
    yield "599 MB of spaces", of(b"{", *[b" " * mega] * 599)
    yield "599 MB of empty entries", of(HEAD, *[b"{}," * (mega // 3)] * 599)
    yield "a million names", of(b"{", *(b'"%d": 0,' % number for number in range(mega)))
    yield "nested a million deep in lists", of(b'{"sessions": [' + b"[" * mega)
    yield "nested a million deep in objects", of(b'{"x": ' + b'{"x":' * mega)
    yield "a number of 100 MB", of(b'{"version": 1', *[b"1" * mega] * 100)
    yield "not UTF-8", of(HEAD, b"\xff" * 100 * mega)
    yield "wrong types everywhere", of(HEAD, *[b"[1, true, null, {}]," * 10_000] * 10)
    night = b'{"night": "2026-11-20", "cramps": 1}'
    yield "a million times the same night", of(HEAD + b'], "nights": [', night, *[b"," + night] * (mega - 1), b"]}")
    yield "two million entries", of(HEAD + b'], "nights": [', night, *[b"," + night] * (2 * mega), b"]}")
    file.unlink()
    os.mkfifo(file)
    yield "a pipe that nobody writes to", file
    yield "a device without end", Path("/dev/zero")
    yield "a folder", folder


def refuse(folder: Path) -> bool:
    """Run the program on hostile files; tell whether it refused each in a sentence, soon, with little memory."""
    right = True
    print(
        f"\n{'hostile file':36} {'s':>6} {'MB':>6}   (wanted {REFUSED_S:g} s, {REFUSED_MB:g} MB, but for the long ones)"
    )
    for name, file in hostile(folder):
        found = run(folder / "refusing", "import", file)
        long = "million times" in name or "two million" in name  # every entry has to be looked at first
        bounded = found.mb <= REFUSED_MB and (long or found.seconds <= REFUSED_S)
        one = found.status == 1 and found.said.count("\n") == 0
        right = right and bounded and one
        print(f"{name:36} {found.seconds:6.2f} {found.mb:6.0f}   {'' if bounded and one else 'NOT AS WANTED '}", end="")
        print(found.said.rpartition(" as it was: ")[2])
    return right


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20_261_123)
    parser.add_argument("--entries", type=int, default=1_000_000)
    arguments = parser.parse_args()
    with ExitStack() as leaving:
        folders = [Path(leaving.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        right = [fuzz(folders[0], arguments.files, arguments.seed), refuse(folders[1])]
    long = long_diaries.rows(arguments.entries)
    print(f"\n{show(long)}")
    return 0 if all(right) and not any(row.met is False for row in long) else 1


if __name__ == "__main__":
    sys.exit(main())
