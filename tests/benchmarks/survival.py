"""Whether the diary survives what computers do: kills, damage, a full disk, another version.

`python -m tests.benchmarks.survival` prints what it did with counts and seed, and ends with 1 where something was lost.
It needs `fork`, so it runs on Linux and macOS.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from coach.diary import rows
from coach.diary.entries import Book
from coach.diary.faults import DiaryError
from coach.diary.opening import open_diary
from coach.diary.store import Store
from tests.diary import damage, damaged_diaries, fulldisk, victim
from tests.diary.victim import MIGRATIONS, NOW

#: How many kills a folder sees before a new one is begun.
KILLS_A_FOLDER = 28


def killed(kills: int, dice: Random, folder: Path, life_s: float) -> list[str]:
    """Kill a program at so many random moments, after up to `life_s` seconds, and give what was lost."""
    lost, said, told = [], 0, Counter[str]()
    rescued = Book()
    for number in range(kills):
        if number % KILLS_A_FOLDER == 0:
            shutil.rmtree(folder, ignore_errors=True)
            victim.prepare(folder, dice)
            whole = shutil.copytree(folder / "damaged", folder / "whole")
            rescued = _rescued(whole / "diary.sqlite3")
        story = victim.STORIES[number % len(victim.STORIES)]
        lines = _kill(story, folder, dice, life_s)
        said += len(lines)
        told[story.__name__] += len(lines)
        try:
            lost += [f"{story.__name__}: {fault.what}" for fault in victim.faults(folder, lines, rescued)]
        except Exception:  # noqa: BLE001  (whatever it is, it counts)
            lost.append(traceback.format_exc())
        _sweep(folder)
    print(f"kills: {kills}, acknowledged before them: {said:,} ({dict(told)}), lost or broken: {len(lost)}")
    return lost


def _kill(story: victim.Story, folder: Path, dice: Random, life_s: float) -> list[str]:
    """Let a child tell its story, kill it, and give what it had acknowledged."""
    reading, writing = os.pipe()
    seed, life = dice.getrandbits(64), dice.uniform(0, life_s)
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os.close(reading)
        _tell(story, folder, seed, writing)
    os.close(writing)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        lines = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the child ended by itself: {lines[-5:]}")
    return lines


def _tell(story: victim.Story, folder: Path, seed: int, pipe: int) -> None:
    try:
        story(folder, Random(seed), victim.say_to(pipe))  # noqa: S311  (nothing secret)
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        os._exit(1)


def _rescued(path: Path) -> Book:
    store = open_diary(path, MIGRATIONS, NOW).store
    with closing(store):
        return store.book()


def _sweep(folder: Path) -> None:
    for old in folder.glob("old-*"):
        old.unlink()
    for inside in folder.glob("damaged-*"):
        shutil.rmtree(inside)


def damaged(cases: int, dice: Random, folder: Path) -> list[str]:
    """Damage so many diaries, and give where that was not met with calm."""
    wrong: list[str] = []
    outcomes: Counter[str] = Counter()
    shares: list[float] = []
    sources = list(damaged_diaries.sources(dice, folder / "sources"))
    for number in range(cases):
        book, source = sources[number % len(sources)]
        inside = folder / "case"
        shutil.rmtree(inside, ignore_errors=True)
        shutil.copytree(source, inside)
        in_log = (inside / "diary.sqlite3-wal").exists() and dice.random() < 0.5
        way = dice.choice(damage.WAYS)
        damaged_diaries.spoil(inside / ("diary.sqlite3-wal" if in_log else "diary.sqlite3"), way, dice, in_log=in_log)
        try:
            outcome, share = damaged_diaries.met(inside, book, whole_rows=way in damage.WHOLE_ROWS and not in_log)
        except Exception:  # noqa: BLE001
            wrong.append(f"case {number}, {way.__name__}: {traceback.format_exc()}")
            continue
        outcomes[outcome] += 1
        if outcome == "rescued":
            shares.append(share)
    shares.sort()
    print(f"damaged: {cases}, {dict(outcomes)}, faults: {len(wrong)}")
    if shares:
        print(
            f"  of the entries of a rescued diary kept: median {shares[len(shares) // 2]:.1%},"
            f" mean {sum(shares) / len(shares):.1%}, a tenth of them below {shares[len(shares) // 10]:.1%}"
        )
    return wrong


def crowded(writes: int, dice: Random, folder: Path, *, mount: bool) -> list[str]:
    """Fill the disk before the diary opens, and at so many writes of a session: for one, for some, for all that follow.

    With `mount` on a small file system, too, where this program may make one.
    """
    wrong, runs, refused = [], 0, 0
    small = _small_disk(folder / "small") if mount else None

    def one(what: str, lines_of: Callable[[Path, fulldisk.Disk], Iterator[str]], room: int) -> None:
        nonlocal wrong, runs, refused
        disks = [(folder / str(runs), fulldisk.Disk), *([(small, fulldisk.SmallDisk)] if small else [])]
        for inside, kind in disks:
            inside.mkdir(exist_ok=True)
            disk = kind(inside, room)
            found, told = fulldisk.in_a_child(partial(lines_of, inside, disk), disk)
            wrong += [f"disk full {what}, {room} bytes left: {fault}" for fault in found]
            runs, refused = runs + 1, refused + told
        for path in small.iterdir() if small else ():
            path.unlink()

    try:
        one("before it opens", fulldisk.open_on, 0)
        for begins in sorted(dice.sample(range(1, fulldisk.WRITES + 1), writes)):
            for lasts in (1, dice.randrange(2, 9), fulldisk.WRITES):
                run = partial(fulldisk.run, begins=begins, lasts=lasts)
                one(f"from write {begins} for {lasts}", run, dice.choice([0, 0, 1, 500, 4_096, 9_000]))
    finally:
        if small:
            subprocess.run(["umount", small], check=True)
    where = "a limit on the size of files" + (" and a small file system" if small else "")
    print(f"disk full, by {where}: {runs} runs, {refused:,} writes refused and told, faults: {len(wrong)}")
    return wrong


def _small_disk(folder: Path) -> Path | None:
    """Give a file system of 400 KB, where this program may make one."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        return None
    return folder


def other_versions(dice: Random, folder: Path) -> list[str]:
    """Open a diary of each version with data, and of one that is to come."""
    wrong = []
    victim.prepare(folder, dice)
    steps = sorted(MIGRATIONS.glob("*.sql"))
    for number in range(1, len(steps) + 1):
        path = folder / "first" / str(number) / "diary.sqlite3"
        book = victim.made_up(dice, 30)
        with closing(Store(path, folder / "migrations")) as store:
            if len(store.book().sessions) != 150:
                wrong.append(f"version {number} lost {150 - len(store.book().sessions)} sessions")
            store.replace(rows.tables(book))
            if damaged_diaries.entries(store.book()) != damaged_diaries.entries(book):
                wrong.append(f"version {number} does not keep what is written")
        found = damaged_diaries.hashes(path.parent)
        try:
            open_diary(path, MIGRATIONS, NOW)
            wrong.append("a newer diary was opened")
        except DiaryError as fault:
            if "newer version" not in str(fault) or damaged_diaries.hashes(path.parent) != found:
                wrong.append(f"a newer diary: {fault}")
    print(f"versions: {len(steps)} brought up to date, and each then refused by an older program; faults: {len(wrong)}")
    return wrong


def main(argv: list[str] | None = None) -> int:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=600)
    parser.add_argument("--damaged", type=int, default=1_200)
    parser.add_argument("--full", type=int, default=fulldisk.WRITES, help="at how many writes of a session")
    parser.add_argument("--no-mount", dest="mount", action="store_false", help="make no file system to be filled")
    parser.add_argument("--life", type=float, default=0.25, help="the longest that a program lives, in seconds")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args(argv)
    print(f"seed {chosen.seed}")
    dice = Random(chosen.seed)  # noqa: S311  (nothing secret)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        acts: dict[str, Callable[[Path], list[str]]] = {
            "kills": lambda inside: killed(chosen.kills, dice, inside, chosen.life),
            "damaged": lambda inside: damaged(chosen.damaged, dice, inside),
            "full": lambda inside: crowded(chosen.full, dice, inside, mount=chosen.mount),
            "versions": lambda inside: other_versions(dice, inside),
        }
        for name, act in acts.items():
            begun, inside = time.perf_counter(), Path(folder) / name
            inside.mkdir()
            wrong += act(inside)
            print(f"  {time.perf_counter() - begun:.1f} s", flush=True)
    for what in wrong:
        print(f"LOST  {what}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
