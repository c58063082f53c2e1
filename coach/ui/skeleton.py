"""Where the joints of the figure are: plain geometry from clinical joint angles, without Qt."""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from coach.routine.model import Anchor, Pose, Scene

#: Segment lengths as shares of body height, after Drillis and Contini, "Body Segment Parameters" (1966), as
#: reproduced in Winter, "Biomechanics and Motor Control of Human Movement".
ANKLE_HEIGHT = 0.039
SHANK = 0.246
THIGH = 0.245
TRUNK = 0.288  # hip to shoulder
UPPER_ARM = 0.186
FOREARM = 0.146
FOOT = 0.152
HAND = 0.108

HEEL_BEHIND_ANKLE = 0.25 * FOOT
PALM = 0.5 * HAND  # wrist to the root of the fingers
FINGERS = HAND - PALM
NECK_BASE = (-0.006, 0.308)  # forward of and above the hip, along the trunk
HEAD_CENTRE = (0.021, 0.096)  # forward of and above the base of the neck, along the head
HEAD_TOP = 0.066  # above the centre of the head

#: The far leg and arm stand this much further forward and up than the near ones, so that both are seen.
FAR_LEG = (0.036, 0.008)
FAR_ARM = (0.020, 0.004)
FAR_HAND = 0.022  # the far hand this much higher on the wall

_LEAST_TILT = 14.0  # degrees between palm and wall when the hand presses flat: the ball of the thumb
_MOST_TILT = 52.0  # and when only the fingers reach
_TILT_FROM, _TILT_TO = 0.86, 1.06  # shares of the arm's reach between which the palm comes off the wall
_CURL = 10.0  # degrees by which the hand and then the fingers bend when they hang free
_REACH_BEND = 42.0  # degrees by which the elbow bends more, half-way, while a hand goes to the wall or leaves it
_FAR_FOOT_AHEAD = 0.27  # of the hip, when seated with that foot at rest on the floor


class Point(NamedTuple):
    """A place in body heights: x towards the wall, y up, from the heel (or, seated, the hip) on the floor."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg and its foot, from the hip down."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point
    thigh_turn: float  # clockwise degrees from hanging straight down; so for the others
    shank_turn: float
    foot_turn: float


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm and its hand, from the shoulder down."""

    shoulder: Point
    elbow: Point
    wrist: Point
    palm: Point  # the root of the fingers, where the hand touches the wall
    tip: Point
    upper_turn: float  # clockwise degrees from hanging straight down; so for the others
    fore_turn: float
    palm_turn: float
    finger_turn: float
    grip: float  # 0 hanging free, 1 on the wall


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Every joint of a figure that faces right; points in body heights, turns in clockwise degrees."""

    leg: Leg
    far_leg: Leg
    arm: Arm
    far_arm: Arm
    hip: Point
    shoulder: Point
    neck: Point
    head: Point  # its centre
    top: Point
    trunk_turn: float
    head_turn: float
    stretch: float  # of the calves, 0 to 1


@dataclass(frozen=True, slots=True)
class _Bend:
    """The angles of an arm, each against the part before it, in degrees."""

    shoulder: float
    elbow: float
    wrist: float
    fingers: float
    grip: float


def ease(share: float) -> float:
    """Give how much of a movement (0 to 1) is done after this share of its time: a gentle start and end."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """Give the pose that lies this share (0 to 1, linear) of the way from `a` to `b`.

    In between, the hands are on the wall if they are in both.
    """
    if share <= 0.0 or a == b:
        return a
    if share >= 1.0:
        return b
    return Pose(
        ankle=_mix(a.ankle, b.ankle, share),
        knee=_mix(a.knee, b.knee, share),
        hip=_mix(a.hip, b.hip, share),
        trunk=_mix(a.trunk, b.trunk, share),
        neck=_mix(a.neck, b.neck, share),
        shoulder=_mix(a.shoulder, b.shoulder, share),
        elbow=_mix(a.elbow, b.elbow, share),
        hands_on_wall=a.hands_on_wall and b.hands_on_wall,
        stretch=_mix(a.stretch, b.stretch, share),
    )


def joints(pose: Pose, scene: Scene) -> Skeleton:
    """Give the figure in this pose; hands that should be on the wall but cannot reach it point at it."""
    return _with_arms(pose, scene, None)


def between(start: Pose, end: Pose, share: float, scene: Scene) -> Skeleton:
    """Give the figure this share (0 to 1, linear) of the way between two poses.

    As `joints` of their `blend`, but a hand that goes to the wall or leaves it travels there without a jump.
    """
    pose = blend(start, end, share)
    if start.hands_on_wall == end.hands_on_wall or not 0.0 < share < 1.0:
        return joints(pose, scene)
    return _with_arms(pose, scene, (start, end, share))


def _with_arms(pose: Pose, scene: Scene, travel: tuple[Pose, Pose, float] | None) -> Skeleton:
    leg, far_leg, trunk = _legs(pose, scene)
    shoulder = _along(leg.hip, trunk, 0.0, TRUNK)
    neck = _along(leg.hip, trunk, *NECK_BASE)
    head_turn = trunk + pose.neck
    head = _along(neck, head_turn, *HEAD_CENTRE)
    return Skeleton(
        leg=leg,
        far_leg=far_leg,
        arm=_arm(pose, scene, shoulder, trunk, travel, far=False),
        far_arm=_arm(pose, scene, shoulder, trunk, travel, far=True),
        hip=leg.hip,
        shoulder=shoulder,
        neck=neck,
        head=head,
        top=_along(head, head_turn, 0.0, HEAD_TOP),
        trunk_turn=trunk,
        head_turn=head_turn,
        stretch=pose.stretch,
    )


def _legs(pose: Pose, scene: Scene) -> tuple[Leg, Leg, float]:
    """Give the near leg, the far leg and the turn of the trunk."""
    if scene.anchor is Anchor.SEAT:
        hip = Point(0.0, scene.seat_height or 0.0)
        thigh = pose.trunk - pose.hip
        leg = _leg(hip, thigh, thigh + pose.knee, thigh + pose.knee - pose.ankle)
        return leg, _resting_leg(hip), pose.trunk
    shank = pose.ankle
    thigh = shank - pose.knee
    knee = _along(Point(HEEL_BEHIND_ANKLE, ANKLE_HEIGHT), shank, 0.0, SHANK)
    hip = _along(knee, thigh, 0.0, THIGH)
    far_hip = Point(hip.x + FAR_LEG[0], hip.y + FAR_LEG[1])
    return _leg(hip, thigh, shank, 0.0), _leg(far_hip, thigh, shank, 0.0), thigh + pose.hip


def _leg(hip: Point, thigh: float, shank: float, foot: float) -> Leg:
    knee = _along(hip, thigh, 0.0, -THIGH)
    ankle = _along(knee, shank, 0.0, -SHANK)
    heel = _along(ankle, foot, -HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)
    toe = _along(ankle, foot, FOOT - HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)
    return Leg(hip, knee, ankle, heel, toe, thigh, shank, foot)


def _resting_leg(hip: Point) -> Leg:
    """Give the far leg of a seated figure, bent, with its foot flat on the floor."""
    far_hip = Point(hip.x, hip.y + FAR_LEG[1])
    ankle = Point(far_hip.x + _FAR_FOOT_AHEAD, ANKLE_HEIGHT + FAR_LEG[1])
    aim, thigh_off, knee_bend = _two_bones(far_hip, ankle, THIGH, SHANK)
    thigh = aim - thigh_off
    return _leg(far_hip, thigh, thigh + knee_bend, 0.0)


def _arm(
    pose: Pose, scene: Scene, shoulder: Point, trunk: float, travel: tuple[Pose, Pose, float] | None, *, far: bool
) -> Arm:
    if far:
        shoulder = _along(shoulder, trunk, *FAR_ARM)
    if travel is None:
        return _hang(shoulder, trunk, _bend(pose, scene, shoulder, trunk, far=far))
    start, end, share = travel
    return _hang(shoulder, trunk, _travelling(start, end, share, scene, far=far))


def _travelling(start: Pose, end: Pose, share: float, scene: Scene, *, far: bool) -> _Bend:
    """Give the arm on its way between the wall and hanging free; the elbow bends so as to clear the wall."""
    first, last = (_settled(pose, scene, far=far) for pose in (start, end))
    return _Bend(
        shoulder=_mix(first.shoulder, last.shoulder, share),
        elbow=_mix(first.elbow, last.elbow, share) + _REACH_BEND * 4.0 * share * (1.0 - share),
        wrist=_mix(first.wrist, last.wrist, share),
        fingers=_mix(first.fingers, last.fingers, share),
        grip=_mix(first.grip, last.grip, share),
    )


def _settled(pose: Pose, scene: Scene, *, far: bool) -> _Bend:
    """Give the angles of the arm once the figure has come to rest in this pose."""
    leg, _, trunk = _legs(pose, scene)
    shoulder = _along(leg.hip, trunk, 0.0, TRUNK)
    if far:
        shoulder = _along(shoulder, trunk, *FAR_ARM)
    return _bend(pose, scene, shoulder, trunk, far=far)


def _bend(pose: Pose, scene: Scene, shoulder: Point, trunk: float, *, far: bool) -> _Bend:
    if not pose.hands_on_wall or scene.wall_distance is None:
        return _Bend(pose.shoulder, pose.elbow, _CURL, _CURL, 0.0)
    palm = Point(scene.wall_distance, scene.hand_height + (FAR_HAND if far else 0.0))
    tilt = _tilt(shoulder, palm)
    wrist = _wrist(palm, tilt)
    aim, upper_off, elbow = _two_bones(shoulder, wrist, UPPER_ARM, FOREARM)
    upper = aim + upper_off
    fore = upper - elbow
    palm_turn = tilt - 180.0
    return _Bend(trunk - upper, elbow, fore - palm_turn, tilt, 1.0)


def _wrist(palm: Point, tilt: float) -> Point:
    """Give the wrist of a hand whose palm stands off the wall by `tilt` degrees, fingers up."""
    return Point(palm.x - PALM * sin(radians(tilt)), palm.y - PALM * cos(radians(tilt)))


def _tilt(shoulder: Point, palm: Point) -> float:
    """Give the degrees between palm and wall: flat when near, on the fingers when the arm only just reaches."""
    flat = _wrist(palm, _LEAST_TILT)
    reach = hypot(flat.x - shoulder.x, flat.y - shoulder.y) / (UPPER_ARM + FOREARM)
    return _mix(_LEAST_TILT, _MOST_TILT, ease((reach - _TILT_FROM) / (_TILT_TO - _TILT_FROM)))


def _hang(shoulder: Point, trunk: float, bend: _Bend) -> Arm:
    upper = trunk - bend.shoulder
    fore = upper - bend.elbow
    hand = fore - bend.wrist
    fingers = hand - bend.fingers
    elbow = _along(shoulder, upper, 0.0, -UPPER_ARM)
    wrist = _along(elbow, fore, 0.0, -FOREARM)
    palm = _along(wrist, hand, 0.0, -PALM)
    tip = _along(palm, fingers, 0.0, -FINGERS)
    return Arm(shoulder, elbow, wrist, palm, tip, upper, fore, hand, fingers, bend.grip)


def _two_bones(root: Point, target: Point, first: float, second: float) -> tuple[float, float, float]:
    """Give the turn from root to target, the first bone's angle off that line, and the bend of the joint."""
    across, up = target.x - root.x, target.y - root.y
    far = min(max(hypot(across, up), abs(first - second) + 1e-9), first + second)
    at_root = acos(_unit((first * first + far * far - second * second) / (2.0 * first * far)))
    inside = acos(_unit((first * first + second * second - far * far) / (2.0 * first * second)))
    return degrees(atan2(-across, -up)), degrees(at_root), 180.0 - degrees(inside)


def _along(start: Point, turn: float, forward: float, up: float) -> Point:
    """Give the point so far forward and up from `start` in a frame turned clockwise by `turn` degrees."""
    s, c = sin(radians(turn)), cos(radians(turn))
    return Point(start.x + forward * c + up * s, start.y - forward * s + up * c)


def _mix(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _unit(value: float) -> float:
    return min(max(value, -1.0), 1.0)
