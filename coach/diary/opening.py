"""Opens the diary, and rescues it where it is damaged."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach.diary import integrity
from coach.diary.backups import Backup, Backups
from coach.diary.faults import Damaged, DiaryError, reason
from coach.diary.rescue import Rescue, alone, finish, is_ready, rescue
from coach.diary.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """An open diary, what the person should know of it, and the back-up that may have more."""

    store: Store
    told: str = ""  # up to two sentences
    backup: Backup | None = None  # to be offered


def open_diary(path: Path, migrations: Path, now: datetime) -> Opened:
    """Open the diary; a damaged one is set aside, and a new one begun with all that can be read. Raises DiaryError."""
    backups = Backups(path, migrations)
    rescued = _finish(path)
    lost = not _has_content(path) and bool(backups.all())
    try:
        store = Store(path, migrations)
    except Damaged:
        rescued = _rescue(path, migrations, now) or rescued
        store = Store(path, migrations)
    if not rescued and not lost:
        return Opened(store)
    offered = backups.last_good()
    told = _told(rescued, offered) if rescued else _told_lost(path, offered)
    return Opened(store, told, offered)


def _finish(path: Path) -> Rescue | None:
    """Go on with a rescue that was cut short."""
    if not is_ready(path):
        return None
    with alone(path):
        return finish(path)


def _rescue(path: Path, migrations: Path, now: datetime) -> Rescue | None:
    """Rescue the diary, unless another program has done so in the meantime."""
    with alone(path):
        try:
            integrity.examine(path, migrations)
        except Damaged:
            return rescue(path, migrations, now)
        return None


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise DiaryError(f"The diary in {path.parent} cannot be opened: {reason(fault)}.") from fault


def _told(rescued: Rescue, backup: Backup | None) -> str:
    could = {0: "none of its entries could be read", 1: "one entry could be read and is kept"}
    kept = could.get(rescued.kept, f"{rescued.kept:,} entries could be read and are kept")
    offer = f", and the back-up of {_day(backup)} may have what is missing" if backup else ""
    return f"The diary's file was damaged; {kept}. The damaged file is set aside as {rescued.aside}{offer}."


def _told_lost(path: Path, backup: Backup | None) -> str:
    if backup is None:
        return f"The diary in {path.parent} was gone, and a new one was begun."
    return (
        f"The diary in {path.parent} was gone, and a new one was begun."
        f" The back-up of {_day(backup)} can bring back what was in it."
    )


def _day(backup: Backup | None) -> str:
    return f"{backup.day.day} {backup.day:%B %Y}" if backup else ""
