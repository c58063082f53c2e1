"""The room around the figure: where the scene lies in a widget, and its still background."""

from math import cos, radians, sin

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

from coach.routine.model import Anchor, Scene
from coach.ui.bones import Point
from coach.ui.colour import mix
from coach.ui.curves import smooth
from coach.ui.theme import Theme

_CORNER, _CORNER_SHARE = 20.0, 0.07  # pixels, or this share of the shorter side where that is less

# Lengths in body heights.
_ABOVE, _BELOW = 0.07, 0.10  # room over the head and under the feet
_BEHIND = 0.20  # room behind the heel
_WALL_LEAST, _WALL_MOST = 0.12, 0.34  # how much of the wall shows: a wide room has its figure further right
_SEATED_TOP, _SEATED_BEHIND, _SEATED_AHEAD = 0.74, 0.34, 0.62
_HORIZON = 0.030  # where the floor meets the back of the room, above the near foot
_SKIRTING = 0.030
_LIGHT, _SEATED_LIGHT, _LIGHT_REACH = (0.06, 0.56), (0.14, 0.43), 0.40  # the pool of light behind the figure
_EDGE = 0.012  # the face of the wall
FACE, MASONRY = 0.85, 0.3  # how much darker than paint these are, as shares of the way to the colour of edges
_WALL_FOOT = -0.014  # where the wall meets the floor
_WALL_SKIRTING = 0.055
_PLANT_REACH = 0.2  # of its leaves, to each side
_PLANT, _SOIL = (-0.66, 0.016), 0.13  # where the plant stands, if that much of the room shows, and grows from
_CUSHION = 0.070  # below the hip
_CHAIR = 0.012  # how round its parts are
_CHAIR_LEGS = ((-0.212, -0.182), (0.045, 0.075))
_CHAIR_FAR = (0.030, 0.014)  # how much further forward and up its far legs stand

# The plant, in hundredths of a body height.
_LEAVES = ((-48.0, 0.8), (-26.0, 1.0), (-6.0, 0.9), (16.0, 1.0), (40.0, 0.85))  # turns in degrees, breadths
_LEAF = smooth((
    (0.0, 0.0), (2.6, 7.0), (3.2, 14.0), (1.6, 22.0), (0.0, 27.0), (-1.6, 22.0), (-3.2, 14.0), (-2.6, 7.0),
))  # fmt: skip
_POT = smooth((
    (-7.5, 14.0), (-7.0, 7.0), (-5.6, 0.6), (0.0, 0.0), (5.6, 0.6), (7.0, 7.0), (7.5, 14.0), (0.0, 14.6),
))  # fmt: skip


class View(msgspec.Struct, frozen=True):
    """Where the origin of the scene lies in the widget, and how many pixels a body height is."""

    x: float
    y: float
    unit: float

    def at(self, x: float, y: float) -> QPointF:
        """Give a place in body heights as pixels."""
        return QPointF(self.x + x * self.unit, self.y - y * self.unit)

    def box(self, left: float, bottom: float, right: float, top: float) -> QRectF:
        """Give a rectangle in body heights as pixels."""
        return QRectF(self.at(left, top), self.at(right, bottom))

    def frame(self, joint: Point, turn: float, wide: float = 1.0) -> QTransform:
        """Give what places a part drawn in hundredths of a body height at a joint, turned clockwise."""
        s, c = sin(radians(turn)) * self.unit / 100, cos(radians(turn)) * self.unit / 100
        place = self.at(joint.x, joint.y)
        return QTransform(c * wide, s * wide, s, -c, place.x(), place.y())


def view(scene: Scene, width: float, height: float) -> View:
    """Give the view that shows the scene as large as fits (pixels), with no more wall than it needs."""
    left, right, top = _extent(scene)
    unit = min(height / (_ABOVE + _BELOW + top), width / (right - left))
    x = (width - unit * (left + right)) / 2
    if scene.wall_distance is not None:
        x = max(x, width - unit * (scene.wall_distance + _WALL_MOST))
    return View(x, (height + unit * (top + _ABOVE - _BELOW)) / 2, unit)


def _extent(scene: Scene) -> tuple[float, float, float]:
    """Give how far the scene reaches to the left, to the right and up, in body heights."""
    seated = scene.anchor is Anchor.SEAT
    left, right, top = (-_SEATED_BEHIND, _SEATED_AHEAD, _SEATED_TOP) if seated else (-_BEHIND, _BEHIND, 1.0)
    if scene.wall_distance is not None:
        right = max(right, scene.wall_distance + _WALL_LEAST)
    return left, right, top


def paint(painter: QPainter, scene: Scene, theme: Theme, width: float, height: float) -> None:
    """Paint the panel with its floor, and the wall and the chair where the scene has them."""
    see = view(scene, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.scene_back))
    painter.drawRect(QRectF(0, 0, width, height))
    _paint_back(painter, see, theme, QRectF(0, 0, width, height), _light(scene))
    _paint_plant(painter, see, theme)
    if scene.wall_distance is not None:
        _paint_wall(painter, see, theme, scene.wall_distance, QRectF(0, 0, width, height))
    if scene.seat_height is not None:
        _paint_chair(painter, see, theme, scene.seat_height)
    _round_off(painter, width, height)


def _light(scene: Scene) -> tuple[float, float]:
    return _SEATED_LIGHT if scene.anchor is Anchor.SEAT else _LIGHT


def _paint_back(painter: QPainter, see: View, theme: Theme, panel: QRectF, light: tuple[float, float]) -> None:
    bright = theme.surface if QColor(theme.ground).lightnessF() > 0.5 else theme.wall
    painter.setBrush(mix(theme.scene_back, bright, 0.35))
    painter.drawEllipse(see.at(*light), _LIGHT_REACH * see.unit, _LIGHT_REACH * see.unit)
    floor = see.at(0.0, _HORIZON).y()
    skirting = _SKIRTING * see.unit
    painter.fillRect(QRectF(0, floor - skirting, panel.width(), skirting), mix(theme.scene_back, theme.floor, 0.5))
    painter.fillRect(QRectF(0, floor, panel.width(), panel.height() - floor), QColor(theme.floor))


def _paint_wall(painter: QPainter, see: View, theme: Theme, distance: float, panel: QRectF) -> None:
    """Paint the wall as if cut through, down to below the floor: else it looks like a door."""
    start = see.at(distance, 0.0).x()
    face = mix(theme.wall, theme.edge, FACE)
    painter.fillRect(QRectF(start, 0, panel.right() - start, panel.height()), mix(theme.wall, theme.edge, MASONRY))
    painter.fillRect(QRectF(start, 0, _EDGE * see.unit, panel.height()), face)
    painter.fillRect(see.box(distance - _EDGE, _WALL_FOOT, distance + _EDGE, _WALL_FOOT + _WALL_SKIRTING), face)


def _paint_chair(painter: QPainter, see: View, theme: Theme, seat: float) -> None:
    wood = mix(theme.wall, theme.edge, 0.30)
    shade = mix(wood.name(), theme.outline, 0.18)
    top = seat - _CUSHION
    painter.setBrush(mix(theme.floor, theme.outline, 0.16))
    painter.drawEllipse(see.box(-0.26, -0.014, 0.12, 0.022))
    across, up = _CHAIR_FAR
    far = [(left + across, up, right + across, top) for left, right in _CHAIR_LEGS]
    near = [(left, 0.0, right, top) for left, right in _CHAIR_LEGS]
    rest = ((-0.212, top - 0.02, -0.182, top + 0.37), (-0.216, top + 0.20, -0.176, top + 0.37))
    cushion = (-0.205, top - 0.040, 0.085, top)
    for colour, parts in ((shade, far), (wood, (*near, *rest, cushion))):
        painter.setBrush(colour)
        for part in parts:
            painter.drawRoundedRect(see.box(*part), _CHAIR * see.unit, _CHAIR * see.unit)


def _paint_plant(painter: QPainter, see: View, theme: Theme) -> None:
    leaf, pot = mix(theme.scene_back, theme.done, 0.45), mix(theme.scene_back, theme.edge, 0.45)
    x, y = _PLANT
    if see.at(x - _PLANT_REACH, y).x() < 0:
        return  # a plant cut in half is no plant
    for turn, broad in _LEAVES:
        painter.fillPath(see.frame(Point(x, y + _SOIL), turn, broad).map(_LEAF), leaf)
    painter.fillPath(see.frame(Point(x, y), 0.0).map(_POT), pot)


def _round_off(painter: QPainter, width: float, height: float) -> None:
    """Clear what lies outside the panel's round corners."""
    corner = min(_CORNER, _CORNER_SHARE * min(width, height))
    outside = QPainterPath()
    outside.addRect(QRectF(0, 0, width, height))
    outside.addRoundedRect(QRectF(0, 0, width, height), corner, corner)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(outside, Qt.GlobalColor.black)
