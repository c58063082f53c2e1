"""The routines there are to choose from: those that come with the program, then the person's own."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from coach.language.texts import tr
from coach.routine.loader import RoutineError, load, shown
from coach.routine.model import Routine

#: The routine that stands first in its folder, and in for one that is no longer there.
FIRST = "wall-calf-stretch"


class Shelf(msgspec.Struct, frozen=True):
    """Every routine that can be used, and one sentence for each file that cannot."""

    routines: tuple[Routine, ...]
    faults: tuple[str, ...]

    def named(self, routine_id: str) -> Routine | None:
        """Give the routine of this id; the first of all if there is none such, and None from an empty shelf."""
        first = self.routines[0] if self.routines else None
        return next((routine for routine in self.routines if routine.id == routine_id), first)


def shelf(*folders: Path) -> Shelf:
    """Read all routine files of some folders: each folder in turn, within it by title. Raises nothing.

    Where two have the same id, the one read first stays. A folder that is missing holds nothing.
    """
    routines: dict[str, Routine] = {}
    faults: list[str] = []
    for folder in folders:
        found = list(_read(folder, faults))
        for path, routine in sorted(found, key=lambda one: _place(one[1])):
            kept = routines.setdefault(routine.id, routine)
            if kept is not routine:
                faults.append(
                    tr(
                        "{file} is left out: its id “{id}” is that of “{title}”. Give it another.",
                        file=shown(path),
                        id=routine.id,
                        title=kept.title,
                    )
                )
    return Shelf(tuple(routines.values()), tuple(faults))


def _read(folder: Path, faults: list[str]) -> Iterator[tuple[Path, Routine]]:
    for path in _files(folder, faults):
        try:
            yield path, load(path)
        except RoutineError as fault:
            faults.append(str(fault))


def _files(folder: Path, faults: list[str]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        why = fault.strerror or fault
        faults.append(tr("The routines in {folder} could not be read: {why}.", folder=folder, why=why))
        return []


def _place(routine: Routine) -> tuple[bool, str, str]:
    return routine.id != FIRST, routine.title.casefold(), routine.id
