"""Deletes everything that the diary's room has ever written."""

from pathlib import Path

from coach.diary.faults import DiaryError, reason
from coach.language.texts import tr


def belongings(path: Path) -> tuple[Path, ...]:
    """Give every file that belongs to a diary and is there: its own, its back-ups, damaged ones that were set aside."""
    backups = path.parent / "backups"
    patterns = (f"{path.name}*", f"{path.stem}-damaged-*{path.suffix}*")
    beside = {file for pattern in patterns for file in path.parent.glob(pattern)}
    kept = {file for pattern in ("diary-*.sqlite3*", "before-*.sqlite3*") for file in backups.glob(pattern)}
    return tuple(sorted(beside | kept))


def erase(path: Path) -> None:
    """Delete the diary and all of it, once it is closed; what cannot be deleted is told and costs nothing else.

    Raises DiaryError.
    """
    left = []
    for file in belongings(path):
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as fault:
            left.append(tr("{file}: {why}", "why a file could not be deleted", file=file.name, why=reason(fault)))
    if left:
        raise DiaryError(
            tr(
                "Not everything could be deleted from {folder} ({files}). Try again.",
                folder=path.parent,
                files="; ".join(left),
            )
        )
    backups = path.parent / "backups"
    if backups.is_dir() and not any(backups.iterdir()):
        backups.rmdir()
