"""Paints the program's icon anew, from the figure itself: `python -m tests.icons [FOLDER]`."""

import argparse
import os
from pathlib import Path

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QPainterPath

from coach import places
from coach.routine.loader import load
from coach.ui import body, person
from coach.ui.bones import Point
from coach.ui.colour import mix
from coach.ui.curves import oval
from coach.ui.icon import SIZES
from coach.ui.room import View
from coach.ui.skeleton import Leg, Skeleton, joints
from coach.ui.theme import THEMES, ThemeName

#: Below this size a second leg, laces and marks in the air are only dirt.
DETAILED = 48
THEME = THEMES[ThemeName.LIGHT]
#: Where the near heel stands on the tile and how large a body height is, in shares of the tile.
CLOSE, CLOSER = (0.355, 0.850, 2.62), (0.325, 0.880, 2.80)
#: The muscle as one plain shape, on the frame of the ankle.
MUSCLE = body.SHANK.intersected(oval(-3.1, 16.4, 4.9, 6.6))
BROAD = 1.15  # the leg alone is drawn a little stouter than it is


def skeleton() -> Skeleton:
    """Give the routine's figure as it leans on the wall."""
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    return joints(routine.poses["leaning"], routine.scene)


def paint(painter: QPainter, size: int, *, detailed: bool) -> None:
    """Paint the lower leg, its calf glowing, on a tile of this many pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tile = _tile(size)
    down = QLinearGradient(0, 0, 0, size)
    down.setColorAt(0, QColor(THEME.shirt))
    down.setColorAt(1, QColor(THEME.action))
    painter.fillPath(tile, down)
    painter.setClipPath(tile)
    x, y, unit = (share * size for share in (CLOSE if detailed else CLOSER))
    see = View(x, y, unit)
    if detailed:
        person.paint(painter, skeleton(), see, _paints())
    else:
        _paint_plainly(painter, skeleton().leg, see)


def _tile(size: int) -> QPainterPath:
    tile = QPainterPath()
    tile.addRoundedRect(QRectF(0, 0, size, size), 0.225 * size, 0.225 * size)
    return tile


def _paints() -> person.Paints:
    """Give the figure's colours as they stand on the tile: what was dark on a light room is light here."""
    paints = person.paints(THEME)
    skin = QColor(THEME.skin).lighter(112)
    return replace(
        paints,
        near=replace(paints.near, skin=skin, shoe=QColor(THEME.surface)),
        stretch=QColor(THEMES[ThemeName.DARK].stretch).lighter(112),
        shade=mix(THEME.action, THEME.outline, 0.45),
    )


def _paint_plainly(painter: QPainter, leg: Leg, see: View) -> None:
    """Paint the leg as three flat shapes, each plain enough for sixteen pixels."""
    parts = (
        (leg.knee, leg.thigh_turn, body.KNEE, QColor("#f4cba6")),
        (leg.ankle, leg.shank_turn, body.SHANK, QColor("#f4cba6")),
        (leg.knee, leg.thigh_turn, body.SHORTS_LEG, QColor(THEME.outline)),
        (leg.ankle, leg.shank_turn, MUSCLE, QColor("#f0480e")),
        (leg.ankle, leg.foot_turn, body.SHOE, QColor(Qt.GlobalColor.white)),
    )
    for joint, turn, part, colour in parts:
        broad = 1.0 if part is body.SHOE else BROAD
        painter.fillPath(see.frame(Point(*joint), turn, broad).map(part), colour)


def image(size: int) -> QImage:
    """Give the icon at one size."""
    drawn = QImage(size, size, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint(painter, size, detailed=size >= DETAILED)
    painter.end()
    return drawn


def main() -> None:
    """Read the command line, and write the icon in every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=places.resources() / "icons")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    _application = QGuiApplication([])
    for size in SIZES:
        image(size).save(str(folder / f"calf-coach-{size}.png"))


if __name__ == "__main__":
    main()
