"""A session that is written down while the disk is full."""

import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from coach import places
from coach.diary.entries import Session
from coach.diary.faults import DiaryError
from coach.diary.keeper import Keeper
from coach.diary.store import Store
from coach.routine.loader import load
from coach.session.clock import SilentPlayhead
from coach.session.compile import compile_session
from coach.session.day import Slot
from coach.session.player import Player
from coach.session.timeline import Choices
from tests.conftest import FakeClock, made_up_lengths
from tests.diary.victim import MIGRATIONS, NOW

ROUTINE = load(places.resources() / "routines" / "wall-calf-stretch.toml")
TIMELINE = compile_session(ROUTINE, Choices(), made_up_lengths(ROUTINE))
#: At the start, and at the end of each repetition.
WRITES = 29
NO_LIMIT = resource.RLIM_INFINITY


class Disk:
    """A disk that no file may grow on beyond a size while it is full."""

    def __init__(self, folder: Path, room: int) -> None:
        self._folder, self._room = folder, room

    def fill(self) -> None:
        log = self._folder / "diary.sqlite3-wal"
        limit = (log.stat().st_size if log.exists() else 0) + self._room
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, NO_LIMIT))

    def free(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))


class SmallDisk(Disk):
    """A file system of its own that really is full."""

    def fill(self) -> None:
        with (self._folder / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(bytes(1024)):
                    pass
            except OSError:
                pass
            size = filler.tell() - self._room
            filler.truncate(max(0, size))

    def free(self) -> None:
        (self._folder / "filler").unlink(missing_ok=True)


@dataclass
class Narrow:
    """A store on a disk that is full from one write on, for so many writes."""

    store: Store
    disk: Disk
    begins: int
    lasts: int
    count: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: int = 0

    def save_session(self, session: Session) -> None:
        self.count += 1
        full = self.begins <= self.count < self.begins + self.lasts
        if self.count == self.begins:
            self.disk.fill()
        if self.count == self.begins + self.lasts:
            self.disk.free()
        before = self._kept()
        try:
            self.store.save_session(session)
        except Exception:
            self.refused += 1
            if self._kept() != before or not full:
                self.wrong.append(f"write {self.count}: {before} became {self._kept()} and was refused")
            raise
        if self._kept() != session.repetitions:
            self.wrong.append(f"write {self.count}: {self._kept()} instead of {session.repetitions}")

    def _kept(self) -> int:
        return max((one.repetitions for one in self.store.sessions()), default=-1)


def run(folder: Path, disk: Disk, begins: int, lasts: int) -> Iterator[str]:
    """Run a whole session, and give what went wrong, with the number of writes refused before it."""
    narrow = Narrow(Store(folder / "diary.sqlite3", MIGRATIONS), disk, begins, lasts)
    clock = FakeClock()
    player = Player(TIMELINE, SilentPlayhead(clock), SilentPlayhead(clock), clock)
    session = Session("session", NOW, Slot.BEDTIME, "wall-calf-stretch", 300_000, 2_500)
    keeper = Keeper(narrow, session)
    player.start()
    for _ in range(TIMELINE.length_ms // 500 + 2):
        refused = narrow.refused
        keeper.note(player.tick(), player)
        if narrow.refused > refused and not keeper.fault.startswith("That could not be written to the diary: the disk"):
            yield f"not told: {keeper.fault!r}"
        clock.move(500)
    disk.free()
    yield from narrow.wrong
    if not player.completed or narrow.count < WRITES:
        yield f"the session did not go on: {narrow.count} writes"
    if keeper.fault:
        narrow.store.save_session(keeper.session)  # there is room again
    elif not narrow.store.sessions()[0].completed:
        yield "not all was kept, and nobody was told"
    narrow.store.close()
    again = Store(folder / "diary.sqlite3", MIGRATIONS)
    if again.sessions() != (keeper.session,):
        yield f"afterwards there is {again.sessions()}"
    again.close()
    yield f"refused {narrow.refused}"


def open_on(folder: Path, disk: Disk) -> Iterator[str]:
    """Open a diary on a disk that is full, and write to it once there is room."""
    session = Session("session", NOW, Slot.BEDTIME, "wall-calf-stretch", 300_000, 2_500)
    store = Store(folder / "diary.sqlite3", MIGRATIONS)
    store.save_session(session)
    store.close()
    disk.fill()
    store = Store(folder / "diary.sqlite3", MIGRATIONS)
    if store.sessions() != (session,):
        yield "what is there was not read"
    try:
        store.save_session(replace(session, repetitions=1))
        yield "written, though there is no room"
    except DiaryError as fault:
        if ": the disk is full" not in str(fault):
            yield f"not told: {fault}"
        yield "refused 1"
    disk.free()
    store.save_session(replace(session, repetitions=2))
    if store.sessions()[0].repetitions != 2:
        yield "not written, though there is room again"
    store.close()


def in_a_child(lines_of: Callable[[], Iterator[str]], disk: Disk) -> tuple[list[str], int]:
    """Do it where the limit harms no other, and give what went wrong and how many writes were refused."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(writing, "w") as pipe:
            try:
                for line in lines_of():
                    print(line.replace("\n", " "), file=pipe)
            except BaseException as fault:  # noqa: BLE001  (it is reported)
                disk.free()
                print(repr(fault).replace("\n", " "), file=pipe)
            pipe.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        lines = pipe.read().splitlines()
    os.waitpid(child, 0)
    refused = [int(line.split()[1]) for line in lines if line.startswith("refused ")]
    wrong = [line for line in lines if not line.startswith("refused ")]
    return wrong + ([] if refused else ["it did not come to its end"]), sum(refused)
