"""What a copy leaves behind that was never finished, since the program was killed: found by its name, and let go."""

import contextlib
import os
import re
from pathlib import Path

#: What stands behind a copy's name while it is written: the process, and what SQLite may put beside the part.
_PART = r"\.(\d{1,10})\.part(?:-journal|-wal|-shm)?"


def forget_torn(path: Path) -> None:
    """Delete the parts of a file of this name whose process is gone; nothing else. Raises nothing.

    A process of another computer that writes to the same folder counts as gone.
    """
    _forget(path.parent, re.escape(path.name))


def forget_all_torn(folder: Path) -> None:
    """Delete the parts of whichever file in a folder of the program's own, as `forget_torn` does."""
    _forget(folder, ".+?")


def _forget(folder: Path, name: str) -> None:
    with contextlib.suppress(OSError):
        for beside in list(folder.iterdir()):
            found = re.fullmatch(name + _PART, beside.name)
            if found and not _lives(int(found[1])):
                with contextlib.suppress(OSError):  # then it stays
                    beside.unlink()


def _lives(process: int) -> bool:
    """Tell whether a process may be there; Windows is not asked: there, what a process has open stays anyway."""
    if os.name != "posix":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass  # it is somebody else's, or no process has such a number
    return True
