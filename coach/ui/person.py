"""Paints the person: which part goes where, in which colour, over which other."""

from functools import cache
from math import atan2, cos, degrees, hypot, radians

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QRadialGradient, QTransform

from coach.ui import body
from coach.ui.arm import Arm
from coach.ui.bones import Point
from coach.ui.colour import mix
from coach.ui.room import View
from coach.ui.skeleton import FAR_LEG, Leg, Skeleton
from coach.ui.theme import Theme

_FADE = ((0.0, 0.92), (0.35, 0.78), (0.7, 0.34), (1.0, 0.0))  # how the glow of the calf pales outwards
_CALF_LIGHT = QTransform(body.CALF_REACH[0], 0.0, 0.0, body.CALF_REACH[1], *body.CALF)
_LEAST_SHADOW = 0.4
_AMBER = 35 / 360  # as warm as the stretch, and less like a wound
_FELT = 0.4  # of a stretch: less of it is not felt yet, and not marked
_OFF_WALL, _EDGE_ON = 0.009, 0.42  # how far a hand on the wall stands off, in body heights, and how much narrower it is
_STRAP, _SELVEDGE = 2.4, 0.5  # how broad the towel and its edges are, in hundredths of a body height
_TAIL = 0.075  # how far its end hangs from the hand, in body heights
_FAR = 9.0  # body heights: beyond whatever is seen
_MARGIN = 0.13  # body heights around the joints that flesh, clothes and marks may take


class Limb(msgspec.Struct, frozen=True):
    """The colours of the limbs on one side of the body."""

    skin: QColor
    shirt: QColor
    shorts: QColor
    shoe: QColor
    sole: QColor
    seam: QColor
    hem: QColor


class Paints(msgspec.Struct, frozen=True):
    """Every colour that the person is painted in."""

    near: Limb
    far: Limb
    hair: QColor
    ink: QColor
    strand: QColor
    crease: QColor
    ear: QColor
    blush: QColor
    shade: QColor
    strap: QColor
    strap_edge: QColor
    stretch: QColor
    glow: QBrush


@cache
def paints(theme: Theme) -> Paints:
    """Give the colours of a theme: mixed once, for there are three."""
    return Paints(
        near=_limb(theme, 0.0),
        far=_limb(theme, 0.24),
        hair=QColor(theme.hair),
        strand=mix(theme.hair, theme.outline, 0.2),
        ink=mix(theme.outline, theme.skin, 0.15),
        crease=mix(theme.skin, theme.outline, 0.5),
        ear=mix(theme.skin, theme.outline, 0.09),
        blush=mix(theme.skin, _warm(theme).name(), 0.13),
        shade=mix(theme.floor, theme.outline, 0.16),
        strap=mix(theme.shoe, theme.shirt, 0.12),
        strap_edge=mix(theme.shoe, theme.outline, 0.45),
        stretch=_amber(QColor(theme.stretch).lightnessF()),
        glow=_glow(_amber(0.5)),
    )


def _warm(theme: Theme) -> QColor:
    """Give the stretch colour as light: as warm in every theme, where the colour itself must do for text."""
    return QColor.fromHslF(QColor(theme.stretch).hslHueF(), 0.88, 0.5)


def _amber(lightness: float) -> QColor:
    """Give the colour of a calf that pulls, which is no pain: as light as it must be to be seen."""
    return QColor.fromHslF(_AMBER, 0.95, lightness)


def _glow(light: QColor) -> QBrush:
    gradient = QRadialGradient(0.0, 0.0, 1.0)
    for place, strength in _FADE:
        light.setAlphaF(strength)
        gradient.setColorAt(place, light)
    return QBrush(gradient)


def _limb(theme: Theme, dark: float) -> Limb:
    skin, shirt, shorts, shoe = (
        mix(colour, theme.outline, dark) for colour in (theme.skin, theme.shirt, theme.shorts, theme.shoe)
    )
    return Limb(
        skin=skin,
        shirt=shirt,
        shorts=shorts,
        shoe=shoe,
        sole=mix(shoe.name(), theme.outline, 0.5),
        seam=mix(shirt.name(), theme.outline, 0.25),
        hem=mix(shorts.name(), theme.outline, 0.35),
    )


def bounds(skeleton: Skeleton, see: View) -> QRectF:
    """Give the pixels within which the person is painted."""
    points = _points(skeleton)
    xs, ys = [p.x for p in points], [p.y for p in points]
    return see.box(min(xs) - _MARGIN, min(ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN)


def moved(one: Skeleton, other: Skeleton) -> float:
    """Give how far the joint that differs most between two skeletons has moved, in body heights."""
    pairs = zip(_points(one), _points(other), strict=True)
    return max(max(abs(a.x - b.x), abs(a.y - b.y)) for a, b in pairs)


def _points(skeleton: Skeleton) -> tuple[Point, ...]:
    limbs = (skeleton.arm, skeleton.far_arm), (skeleton.leg, skeleton.far_leg)
    arms = [p for arm in limbs[0] for p in (arm.elbow, arm.wrist, arm.palm, arm.tip)]
    legs = [p for leg in limbs[1] for p in (leg.hip, leg.knee, leg.ankle, leg.heel, leg.toe)]
    return (skeleton.shoulder, skeleton.neck, skeleton.head, skeleton.top, *arms, *legs)


class _Artist:
    """Puts parts at joints, mapping each itself: under a turned painter Qt fills a path many times slower."""

    def __init__(self, painter: QPainter, see: View) -> None:
        self._painter = painter
        self._see = see
        self._frame = QTransform()

    def at(self, joint: Point, turn: float, wide: float = 1.0) -> None:
        """Place what follows at this joint, turned clockwise (degrees), and so many times as wide."""
        self._frame = self._see.frame(joint, turn, wide)

    def stop_at(self, wall: float | None) -> None:
        """Paint nothing that follows beyond this wall, or no longer mind one."""
        if wall is None:
            self._painter.setClipping(False)
        else:
            self._painter.setClipRect(self._see.box(-_FAR, -_FAR, wall, _FAR))

    def fill(self, part: QPainterPath, colour: QColor) -> None:
        self._painter.fillPath(self._frame.map(part), colour)

    def band(self, start: Point, end: Point, colours: "Paints", strength: float) -> None:
        """Lay a towel from one point to another: its edges, then its cloth."""
        across, up = end.x - start.x, end.y - start.y
        length = 100 * hypot(across, up)
        self.at(start, degrees(atan2(-across, -up)))
        self._painter.setOpacity(strength)
        for width, colour in ((_STRAP, colours.strap_edge), (_STRAP - _SELVEDGE, colours.strap)):
            cloth = QPainterPath()
            cloth.addRoundedRect(QRectF(-width / 2, -length - width / 2, width, length + width), width / 2, width / 2)
            self.fill(cloth, colour)
        self._painter.setOpacity(1.0)

    def glow(self, part: QPainterPath, light: QBrush, strength: float) -> None:
        """Fill with a brush that is itself in the frame of the part."""
        light.setTransform(_CALF_LIGHT * self._frame)
        self._painter.setOpacity(strength)
        self._painter.fillPath(self._frame.map(part), light)
        self._painter.setOpacity(1.0)


def paint(painter: QPainter, skeleton: Skeleton, see: View, colours: Paints) -> None:
    """Paint the person from the far side to the near one."""
    artist = _Artist(painter, see)
    for leg in (skeleton.far_leg, skeleton.leg):
        floor = Point(leg.heel.x, FAR_LEG[1] if leg is skeleton.far_leg else 0.0)
        artist.at(floor, 0.0, max(cos(radians(leg.foot_turn)), _LEAST_SHADOW))  # toes in the air cast little
        artist.fill(body.SHADOW, colours.shade)
    _arm(artist, skeleton.far_arm, colours.far)
    _leg(artist, skeleton.far_leg, colours.far, body.SHORTS_FAR_LEG)
    _strap(artist, skeleton.far_arm, skeleton, colours)
    _leg(artist, skeleton.leg, colours.near, body.SHORTS_LEG)
    _stretch(artist, skeleton, colours)
    _strap(artist, skeleton.arm, skeleton, colours)
    _trunk(artist, skeleton, colours)
    _head(artist, skeleton, colours)
    _arm(artist, skeleton.arm, colours.near)


def _leg(artist: _Artist, leg: Leg, limb: Limb, shorts: QPainterPath) -> None:
    artist.at(leg.knee, leg.thigh_turn)
    artist.fill(body.KNEE, limb.skin)
    artist.at(leg.ankle, leg.shank_turn)
    artist.fill(body.SHANK, limb.skin)
    artist.at(leg.ankle, leg.foot_turn)
    artist.fill(body.SHOE, limb.shoe)
    artist.fill(body.SOLE_AND_LACES, limb.sole)
    artist.at(leg.knee, leg.thigh_turn)
    artist.fill(shorts, limb.shorts)
    artist.fill(body.HEM, limb.hem)


def _stretch(artist: _Artist, skeleton: Skeleton, colours: Paints) -> None:
    """Paint the calf that is being stretched: a warm muscle, and lines beside it, not to rest on colour."""
    felt = (skeleton.stretch - _FELT) / (1.0 - _FELT)
    if felt <= 0.0:
        return
    mark = QColor(colours.stretch)
    mark.setAlphaF(felt)
    artist.at(skeleton.leg.ankle, skeleton.leg.shank_turn)
    artist.glow(body.CALF_SKIN, colours.glow, felt)
    artist.fill(body.PULLS, mark)


def _strap(artist: _Artist, arm: Arm, skeleton: Skeleton, colours: Paints) -> None:
    """Paint one end of the towel, from the hand that holds it round the ball of the foot."""
    if skeleton.strap > 0.0:
        artist.band(arm.palm, Point(arm.palm.x, arm.palm.y - _TAIL), colours, skeleton.strap)
        artist.band(arm.palm, skeleton.ball, colours, skeleton.strap)


def _trunk(artist: _Artist, skeleton: Skeleton, colours: Paints) -> None:
    artist.at(skeleton.neck, (skeleton.trunk_turn + skeleton.head_turn) / 2)
    artist.fill(body.NECK, colours.near.skin)
    artist.at(skeleton.hip, skeleton.trunk_turn)
    artist.fill(body.SEAT, colours.near.shorts)
    artist.fill(body.SHIRT, colours.near.shirt)
    artist.fill(body.COLLAR_AND_FOLDS, colours.near.seam)


def _head(artist: _Artist, skeleton: Skeleton, colours: Paints) -> None:
    artist.at(skeleton.head, skeleton.head_turn)
    artist.fill(body.FACE, colours.near.skin)
    artist.fill(body.CHEEK, colours.blush)
    artist.fill(body.HAIR_AND_BROW, colours.hair)
    artist.fill(body.STRANDS, colours.strand)
    artist.fill(body.EAR, colours.ear)
    artist.fill(body.CREASES, colours.crease)
    artist.fill(body.EYE, colours.ink)


def _arm(artist: _Artist, arm: Arm, limb: Limb) -> None:
    edge_on, off_wall = 1.0 - _EDGE_ON * arm.grip, _OFF_WALL * arm.grip
    if arm.grip == 1.0:
        artist.stop_at(arm.palm.x)
    artist.at(Point(arm.palm.x - off_wall, arm.palm.y), arm.finger_turn, edge_on)
    artist.fill(body.FINGERS, limb.skin)
    artist.at(Point(arm.wrist.x - 0.7 * off_wall, arm.wrist.y), arm.palm_turn, edge_on)
    artist.fill(body.PALM, limb.skin)
    if arm.grip == 0.0:  # on the wall it is behind the hand
        artist.fill(body.THUMB, limb.skin)
    artist.at(arm.elbow, arm.fore_turn)
    artist.fill(body.FOREARM, limb.skin)
    artist.stop_at(None)
    artist.at(arm.shoulder, arm.upper_turn)
    artist.fill(body.UPPER_ARM, limb.skin)
    artist.fill(body.SLEEVE, limb.shirt)
    artist.fill(body.SLEEVE_SEAMS, limb.seam)
