"""Opens the diary, and rescues it where it is damaged."""

from datetime import datetime
from pathlib import Path

import msgspec

from coach.diary import integrity
from coach.diary.backups import Backup, Backups
from coach.diary.faults import Damaged, DiaryError, cannot_open, reason
from coach.diary.rescue import Rescue, alone, finish, is_ready, rescue
from coach.diary.store import Store
from coach.language import written
from coach.language.texts import tr


class Opened(msgspec.Struct, frozen=True):
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
        raise DiaryError(cannot_open(path, reason(fault))) from fault


def _told(rescued: Rescue, backup: Backup | None) -> str:
    if backup is None:
        aside = tr("The damaged file is set aside as {file}.", file=rescued.aside)
    else:
        aside = tr(
            "The damaged file is set aside as {file}, and the back-up of {day} may have what is missing.",
            file=rescued.aside,
            day=written.full(backup.day),
        )
    return f"{_told_kept(rescued.kept)} {aside}"


def _told_kept(entries: int) -> str:
    match entries:
        case 0:
            return tr("The diary's file was damaged; none of its entries could be read.")
        case 1:
            return tr("The diary's file was damaged; one entry could be read and is kept.")
        case _:
            return tr("The diary's file was damaged; %n entr(y|ies) could be read and are kept.", "", entries)


def _told_lost(path: Path, backup: Backup | None) -> str:
    if backup is None:
        return tr("The diary in {folder} was gone, and a new one was begun.", folder=path.parent)
    return tr(
        "The diary in {folder} was gone, and a new one was begun. The back-up of {day} can bring back what was in it.",
        folder=path.parent,
        day=written.full(backup.day),
    )
