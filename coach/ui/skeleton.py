"""Where the joints of the figure are: plain geometry from clinical joint angles, without Qt.

Segment lengths are shares of body height, after Drillis and Contini, "Body Segment Parameters" (1966), as
reproduced in Winter, "Biomechanics and Motor Control of Human Movement".
"""

import msgspec

from coach.routine.model import Anchor, Pose, Scene
from coach.ui.arm import Arm, Bend, Girdle, bend, hang, travelling
from coach.ui.bones import Point, along, ease, mix, two_bones

__all__ = ["Leg", "Skeleton", "between", "blend", "ease", "joints"]

ANKLE_HEIGHT = 0.039
SHANK = 0.246
THIGH = 0.245
TRUNK = 0.288  # hip to shoulder
FOOT = 0.152
HEEL_BEHIND_ANKLE = FOOT / 4
_BALL = 0.74  # of the way from heel to toe
NECK_BASE = (-0.006, 0.308)  # forward of and above the hip, along the trunk
HEAD_CENTRE = (0.021, 0.096)  # forward of and above the base of the neck, along the head
HEAD_TOP = 0.066  # above the centre of the head

#: The far leg and arm stand this much further forward and up than the near ones, so that both are seen.
FAR_LEG = (0.030, 0.009)
FAR_ARM = (0.020, 0.004)
FAR_HAND = 0.022  # and the far hand this much higher on the wall

_FAR_FOOT_AHEAD = 0.25  # of the hip, when seated with that foot at rest on the floor
_FLOOR_SEAT = Point(-0.165, 0.075)  # the hip of who sits on it, so far behind where the heels stood


class Leg(msgspec.Struct, frozen=True):
    """One leg and its foot, from the hip down; turns are clockwise degrees from hanging."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point
    thigh_turn: float
    shank_turn: float
    foot_turn: float


class Skeleton(msgspec.Struct, frozen=True):
    """Every joint of a figure that faces right; points in body heights, turns in clockwise degrees.

    The floor is at y = 0. Standing, the near heel is at x = 0; seated, the hip is, but on the floor it is further back.
    """

    leg: Leg
    far_leg: Leg
    arm: Arm
    far_arm: Arm
    hip: Point
    shoulder: Point
    neck: Point  # its base
    head: Point  # its centre
    top: Point
    trunk_turn: float
    head_turn: float
    ball: Point  # of the near foot, under its sole
    stretch: float  # of the calves, 0 to 1
    strap: float  # how much of it is seen from the hands round that foot, 0 to 1


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """Give the pose that lies this share (0 to 1, linear) of the way from `a` to `b`.

    In between, the hands are on the wall if they are in both.
    """
    if share <= 0.0 or a == b:
        return a
    if share >= 1.0:
        return b
    return Pose(
        ankle=mix(a.ankle, b.ankle, share),
        knee=mix(a.knee, b.knee, share),
        hip=mix(a.hip, b.hip, share),
        trunk=mix(a.trunk, b.trunk, share),
        neck=mix(a.neck, b.neck, share),
        shoulder=mix(a.shoulder, b.shoulder, share),
        elbow=mix(a.elbow, b.elbow, share),
        hands_on_wall=a.hands_on_wall and b.hands_on_wall,
        stretch=mix(a.stretch, b.stretch, share),
        floor=mix(a.floor, b.floor, share),
        strap=mix(a.strap, b.strap, share),
    )


def joints(pose: Pose, scene: Scene) -> Skeleton:
    """Give the figure in this pose; hands that should be on the wall but cannot reach it point at it."""
    legs = _legs(pose, scene)
    near, far = _girdles(legs[0].hip, legs[2])
    return _figure(pose, legs, (bend(pose, scene, near), bend(pose, scene, far)))


def between(start: Pose, end: Pose, share: float, scene: Scene) -> Skeleton:
    """Give the figure this share (0 to 1, linear) of the way between two poses.

    As `joints` of their `blend`, but a hand that goes to the wall or leaves it travels there without a jump.
    """
    pose = blend(start, end, share)
    if start.hands_on_wall == end.hands_on_wall or not 0.0 < share < 1.0:
        return joints(pose, scene)
    first, last = _bends(start, scene), _bends(end, scene)
    near, far = (travelling(a, b, share) for a, b in zip(first, last, strict=True))
    return _figure(pose, _legs(pose, scene), (near, far))


def _figure(pose: Pose, legs: tuple[Leg, Leg, float], bends: tuple[Bend, Bend]) -> Skeleton:
    leg, far_leg, trunk = legs
    near, far = _girdles(leg.hip, trunk)
    neck = along(leg.hip, trunk, *NECK_BASE)
    head_turn = trunk + pose.neck
    head = along(neck, head_turn, *HEAD_CENTRE)
    return Skeleton(
        leg=leg,
        far_leg=far_leg,
        arm=hang(near, bends[0]),
        far_arm=hang(far, bends[1]),
        hip=leg.hip,
        shoulder=near.shoulder,
        neck=neck,
        head=head,
        top=along(head, head_turn, 0.0, HEAD_TOP),
        trunk_turn=trunk,
        head_turn=head_turn,
        ball=along(leg.heel, leg.foot_turn, _BALL * FOOT, 0.0),
        stretch=pose.stretch,
        strap=pose.strap,
    )


def _bends(pose: Pose, scene: Scene) -> tuple[Bend, Bend]:
    """Give how the near and the far arm bend once the figure has come to rest in this pose."""
    leg, _, trunk = _legs(pose, scene)
    near, far = _girdles(leg.hip, trunk)
    return bend(pose, scene, near), bend(pose, scene, far)


def _girdles(hip: Point, trunk: float) -> tuple[Girdle, Girdle]:
    shoulder = along(hip, trunk, 0.0, TRUNK)
    return Girdle(shoulder, trunk, 0.0), Girdle(along(shoulder, trunk, *FAR_ARM), trunk, FAR_HAND)


def _legs(pose: Pose, scene: Scene) -> tuple[Leg, Leg, float]:
    """Give the near leg, the far leg and the turn of the trunk."""
    if scene.anchor is Anchor.SEAT:
        hip = Point(0.0, scene.seat_height or 0.0)
        thigh = pose.trunk - pose.hip
        shank = thigh + pose.knee
        return _above_floor(_leg(hip, thigh, shank, shank - pose.ankle)), _resting_leg(hip), pose.trunk
    shank = pose.ankle
    thigh = shank - pose.knee
    knee = along(Point(HEEL_BEHIND_ANKLE, ANKLE_HEIGHT), shank, 0.0, SHANK)
    hip = along(knee, thigh, 0.0, THIGH)
    far_hip = Point(hip.x + FAR_LEG[0], hip.y + FAR_LEG[1])
    standing = _leg(hip, thigh, shank, 0.0), _leg(far_hip, thigh, shank, 0.0), thigh + pose.hip
    return _sinking(standing, pose) if pose.floor else standing


def _sinking(standing: tuple[Leg, Leg, float], pose: Pose) -> tuple[Leg, Leg, float]:
    """Give legs and trunk of a figure on its way from standing down to the floor, as far as the pose has it."""
    thigh = pose.trunk - pose.hip
    shank = thigh + pose.knee
    near = _between(standing[0], _leg(_FLOOR_SEAT, thigh, shank, shank - pose.ankle), pose.floor)
    far = _between(standing[1], _resting_leg(_FLOOR_SEAT), pose.floor)
    return _above_floor(near), far, mix(standing[2], pose.trunk, pose.floor)


def _between(one: Leg, other: Leg, share: float) -> Leg:
    """Give a leg whose hip and ankle are this share of the way, its knee bent as it must be for that."""
    if share >= 1.0:
        return other
    hip, ankle = _part_way(one.hip, other.hip, share), _part_way(one.ankle, other.ankle, share)
    aim, off, knee = two_bones(hip, ankle, THIGH, SHANK)
    return _leg(hip, aim - off, aim - off + knee, mix(one.foot_turn, other.foot_turn, share))


def _part_way(one: Point, other: Point, share: float) -> Point:
    return Point(mix(one.x, other.x, share), mix(one.y, other.y, share))


def _leg(hip: Point, thigh: float, shank: float, foot: float) -> Leg:
    knee = along(hip, thigh, 0.0, -THIGH)
    ankle = along(knee, shank, 0.0, -SHANK)
    heel = along(ankle, foot, -HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)
    toe = along(ankle, foot, FOOT - HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)
    return Leg(hip, knee, ankle, heel, toe, thigh, shank, foot)


def _above_floor(leg: Leg) -> Leg:
    """Give the leg of a seated figure with its knee bent further where the foot would go through the floor."""
    depth = -min(leg.heel.y, leg.toe.y)
    if depth <= 0.0:
        return leg
    aim, off, knee = two_bones(leg.hip, Point(leg.ankle.x, leg.ankle.y + depth), THIGH, SHANK)
    return _leg(leg.hip, aim - off, aim - off + knee, leg.foot_turn)


def _resting_leg(hip: Point) -> Leg:
    """Give the far leg of a seated figure, bent, with its foot flat on the floor."""
    far_hip = Point(hip.x, hip.y + FAR_LEG[1])
    ankle = Point(far_hip.x + _FAR_FOOT_AHEAD, ANKLE_HEIGHT + FAR_LEG[1])
    aim, off, knee = two_bones(far_hip, ankle, THIGH, SHANK)
    thigh = aim - off
    return _leg(far_hip, thigh, thigh + knee, 0.0)
