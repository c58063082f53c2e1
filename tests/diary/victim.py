"""What a program does to the diary until it is killed, and what must be there afterwards."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from msgspec.structs import replace

from coach import places
from coach.diary.backups import Backups
from coach.diary.entries import Book, Cramp, Place, Session, Side
from coach.diary.imports import Import
from coach.diary.opening import open_diary
from coach.diary.store import Store
from coach.session.day import Slot
from tests.diary.writing_out import write_json

MIGRATIONS = places.resources() / "migrations"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REPETITIONS = 28
AT_ONCE = 60
#: A step that writes much, so that a kill finds it at work.
HEAVY = """-- Made up.
CREATE TABLE marks (id TEXT PRIMARY KEY, mark TEXT NOT NULL) STRICT;
INSERT INTO marks SELECT id, hex(randomblob(200)) FROM sessions;
UPDATE sessions SET note = note || ' ';
UPDATE sessions SET note = rtrim(note);
"""

Say = Callable[[str], None]
Story = Callable[[Path, Random, Say], None]


def session(dice: Random, number: int = 0) -> Session:
    return Session(
        f"{dice.getrandbits(128):032x}",
        NOW - timedelta(hours=8 * number, minutes=dice.randrange(200)),
        dice.choice(list(Slot)),
        "wall-calf-stretch",
        300_000,
        2_500,
        note="slow " * dice.choice([0, 0, 0, 1, 12]),
    )


def cramp(dice: Random, number: int = 0) -> Cramp:
    return Cramp(
        f"{dice.getrandbits(128):032x}",
        NOW - timedelta(hours=20 * number, minutes=dice.randrange(600)),
        dice.choice(list(Place)),
        dice.choice(list(Side)),
        duration_ms=dice.randrange(300_000),
        severity=dice.randrange(11),
        note="woke " * dice.choice([0, 0, 1, 30]),
    )


def made_up(dice: Random, size: int) -> Book:
    """A diary of so many sessions and cramps; some notes fill more than one page."""
    long = replace(cramp(dice), id="long", note="“naïve” 🦵 " * 900)
    return Book(
        tuple(session(dice, number) for number in range(size)),
        (long, *(cramp(dice, number) for number in range(size))),
        {date(2026, 11, 22) - timedelta(n): dice.randrange(5) for n in range(2 * size)},
        {date(2026, 11, 20) - timedelta(30 * n): dice.randrange(1, 4) for n in range(4)},
    )


def write_session(folder: Path, dice: Random, say: Say) -> None:
    store = Store(folder / "diary.sqlite3", MIGRATIONS)
    while True:
        row = session(dice)
        for repetition in range(1, REPETITIONS + 1):
            row = replace(row, repetitions=repetition, done_ms=10_000 * repetition)
            store.save_session(row)
            say(f"session {row.id} {repetition}")


def write_entries(folder: Path, dice: Random, say: Say) -> None:
    store = Store(folder / "diary.sqlite3", MIGRATIONS)
    while True:
        entry = cramp(dice)
        store.save_cramp(entry)
        say(f"cramp {entry.id}")
        night = date(2000, 1, 1) + timedelta(dice.randrange(9_000))
        store.answer(night, night.toordinal() % 7)
        say(f"night {night}")


def write_much(folder: Path, dice: Random, say: Say) -> None:
    """Write many at once, all or none."""
    store = Store(folder / "diary.sqlite3", MIGRATIONS)
    while True:
        batch = f"{dice.getrandbits(64):016x}"
        say(f"begun {batch}")
        store.fill(a_batch(dice, batch))
        say(f"batch {batch}")


def take_in(folder: Path, dice: Random, say: Say) -> None:
    """Take in one file after another."""
    path, file = folder / "diary.sqlite3", folder / "arriving.json"
    Store(path, MIGRATIONS).close()
    while True:
        batch = f"{dice.getrandbits(64):016x}"
        write_json(a_batch(dice, batch), file)
        say(f"begun {batch}")
        arriving = Import(file, path)
        for _ in (*arriving.look(), *arriving.take_in()):
            pass
        arriving.close()
        say(f"batch {batch}")


def a_batch(dice: Random, batch: str) -> Book:
    return Book(tuple(replace(session(dice, number), id=in_batch(batch, number)) for number in range(AT_ONCE)))


def in_batch(batch: str, number: int) -> str:
    """Give the id of one of a batch."""
    return str(UUID(hex=f"{batch:>016}{number:016x}"))


def migrate(folder: Path, dice: Random, say: Say) -> None:
    """Bring one old diary after another up to date."""
    for number in range(10_000):
        path = folder / f"old-{dice.getrandbits(48):x}-{number}.sqlite3"
        part = path.with_suffix(".part")
        shutil.copy(folder / "first" / dice.choice(["1", "2"]) / "diary.sqlite3", part)
        part.rename(path)
        Store(path, folder / "migrations").close()
        say(f"migrated {path.name}")


def back_up(folder: Path, dice: Random, say: Say) -> None:
    """Write, back up day after day, and bring one back now and then."""
    path = folder / "diary.sqlite3"
    store, backups = Store(path, MIGRATIONS), Backups(path, MIGRATIONS)
    for day in range(10_000):
        now = NOW + timedelta(days=day + dice.randrange(1_000))
        entry = replace(cramp(dice), id=f"{now.date()}-{dice.getrandbits(64):x}")
        store.save_cramp(entry)
        say(f"cramp {entry.id}")
        made = backups.make_daily(now)
        if made:
            say(f"backup {made.path.name}")
        if day % 3 == 2:
            say("restoring")
            backups.restore(dice.choice(backups.all()), store, now)
            say("restored")


def rescue(folder: Path, dice: Random, say: Say) -> None:
    """Rescue one damaged diary after another."""
    for number in range(10_000):
        inside = folder / f"damaged-{dice.getrandbits(48):x}-{number}"
        part = folder / "part"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(folder / "damaged", part)
        part.rename(inside)
        open_diary(inside / "diary.sqlite3", MIGRATIONS, NOW).store.close()
        say(f"rescued {inside.name}")


STORIES: tuple[Story, ...] = (write_session, write_entries, write_much, take_in, migrate, back_up, rescue)


def prepare(folder: Path, dice: Random) -> None:
    """Lay out what the stories begin with: old diaries, a step that writes much, a damaged diary."""
    steps = sorted(MIGRATIONS.glob("*.sql"))
    made = folder / "migrations"
    for number in range(1, len(steps) + 1):
        old = folder / "first" / str(number)
        shutil.copytree(MIGRATIONS, old, ignore=shutil.ignore_patterns(*(step.name for step in steps[number:])))
        store = Store(old / "diary.sqlite3", old)
        for row in range(150):
            store.save_session(replace(session(dice, row), id=f"old-{row}"))
        store.close()
    shutil.copytree(MIGRATIONS, made)
    (made / f"{len(steps) + 1:03}-heavy.sql").write_text(HEAVY, encoding="utf-8")
    damaged = folder / "damaged"
    store = Store(damaged / "diary.sqlite3", MIGRATIONS)
    store.fill(made_up(dice, 80))
    store.close()
    content = bytearray((damaged / "diary.sqlite3").read_bytes())
    content[5 * 4096 : 6 * 4096] = bytes(4096)
    (damaged / "diary.sqlite3").write_bytes(content)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was lost or broken."""

    what: str


def faults(folder: Path, said: list[str], rescued: Book) -> Iterator[Fault]:
    """Look at everything that was left behind; `said` is what had been acknowledged before the kill."""
    path = folder / "diary.sqlite3"
    opened = open_diary(path, MIGRATIONS, NOW)
    book = opened.store.book()
    opened.store.close()
    if opened.told or book.unread:
        yield Fault(f"{opened.told or 'unread'}")
    yield from _lost(said, book)
    for old in folder.glob("old-*.sqlite3"):
        store = Store(old, folder / "migrations")
        if len(store.book().sessions) != 150:
            yield Fault(f"{old.name}: {len(store.book().sessions)} of 150")
        store.close()
    yield from _broken_backups(path, said)
    for inside in folder.glob("damaged-*"):
        again = open_diary(inside / "diary.sqlite3", MIGRATIONS, NOW).store
        if again.book() != rescued:
            yield Fault(f"{inside.name} rescued otherwise")
        again.close()
        asides = [one.read_bytes() for one in inside.glob("diary-damaged-*.sqlite3")]
        if (folder / "damaged" / "diary.sqlite3").read_bytes() not in asides:
            yield Fault(f"{inside.name} not set aside")


def _lost(said: list[str], book: Book) -> Iterator[Fault]:
    repetitions = {one.id: one.repetitions for one in book.sessions}
    cramps = {one.id for one in book.cramps}
    batches = {one.split()[1] for one in said if one.startswith("begun ")}
    since = said[len(said) - said[::-1].index("restoring") :] if "restoring" in said else said
    for line in said:
        match line.split():
            case ["session", id_, number] if repetitions.get(id_, 0) < int(number):
                yield Fault(line)
            case ["cramp", id_] if id_ not in cramps and line in since:
                yield Fault(line)
            case ["night", night] if book.answers.get(date.fromisoformat(night)) != _answer(night):
                yield Fault(line)
            case ["batch", batch] if in_batch(batch, 0) not in repetitions:
                yield Fault(line)
    for batch in batches:
        there = sum(in_batch(batch, number) in repetitions for number in range(AT_ONCE))
        if there not in {0, AT_ONCE}:
            yield Fault(f"{there} of {AT_ONCE} of batch {batch}")


def _answer(night: str) -> int:
    return date.fromisoformat(night).toordinal() % 7


def _broken_backups(path: Path, said: list[str]) -> Iterator[Fault]:
    backups = Backups(path, MIGRATIONS)
    newest = [one.split()[1] for one in said if one.startswith("backup ")][-1:]
    there = (*backups.all(), *backups.undoable())
    for backup in there:
        backups.read(backup)
    if not set(newest) <= {backup.path.name for backup in there}:
        yield Fault(f"back-up {newest} is gone")


def say_to(pipe: int) -> Say:
    """Acknowledge on a pipe."""
    return lambda line: _write_line(pipe, line)


def _write_line(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())
