"""The program's icon, for its windows and for the tray."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from coach import places

#: Pixels; each size is a file of its own, the small ones drawn more plainly.
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def icon() -> QIcon:
    """Give the icon in all its sizes; an empty one where the files are missing."""
    folder = places.resources() / "icons"
    made = QIcon()
    for size in SIZES:
        file = folder / f"calf-coach-{size}.png"
        if file.is_file():
            made.addFile(str(file), QSize(size, size))
    return made
