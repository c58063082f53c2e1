"""The arm of the figure: hanging as its angles say, with its hand held on the wall, or on its way there.

Segment lengths are shares of body height, after Drillis and Contini, "Body Segment Parameters" (1966), as
reproduced in Winter, "Biomechanics and Motor Control of Human Movement".
"""

from math import hypot

import msgspec

from coach.routine.model import Pose, Scene
from coach.ui.bones import Point, along, ease, mix, two_bones

UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.108
PALM = HAND / 2  # wrist to the root of the fingers
FINGERS = HAND - PALM

_LEAST_TILT = 16.0  # degrees between palm and wall when the hand presses flat: the ball of the thumb
_MOST_TILT = 52.0  # and when the arm only just reaches: the fingers press
_TILT_FROM, _TILT_TO = 0.86, 1.06  # shares of the arm's reach between which the palm comes off the wall
_CURL = 6.0  # degrees by which the hand, and then the fingers, bend when they hang free
_FIST = 118.0  # degrees by which the fingers bend round what they hold
_REACH_BEND = 42.0  # degrees that the elbow bends more half-way to the wall or back


class Arm(msgspec.Struct, frozen=True):
    """One arm and its hand, from the shoulder down; turns are clockwise degrees from hanging."""

    shoulder: Point
    elbow: Point
    wrist: Point
    palm: Point  # the root of the fingers, where the hand touches the wall
    tip: Point
    upper_turn: float
    fore_turn: float
    palm_turn: float
    finger_turn: float
    grip: float  # 0 hanging free, 1 on the wall


class Girdle(msgspec.Struct, frozen=True):
    """What an arm hangs from."""

    shoulder: Point
    trunk: float  # degrees clockwise from upright
    lift: float  # how much higher than the scene says this hand is on the wall


class Bend(msgspec.Struct, frozen=True):
    """The angles of an arm, each against the part before it, in degrees."""

    shoulder: float
    elbow: float
    wrist: float
    fingers: float
    grip: float


def bend(pose: Pose, scene: Scene, girdle: Girdle) -> Bend:
    """Give how the arm must bend: as the pose says, or so that the hand is on the wall."""
    if not pose.hands_on_wall or scene.wall_distance is None:
        return Bend(pose.shoulder, pose.elbow, _CURL, mix(_CURL, _FIST, pose.strap), 0.0)
    palm = Point(scene.wall_distance, scene.hand_height + girdle.lift)
    tilt = _tilt(girdle.shoulder, palm)
    aim, off, elbow = two_bones(girdle.shoulder, _wrist(palm, tilt), UPPER_ARM, FOREARM)
    upper = aim + off
    return Bend(girdle.trunk - upper, elbow, upper - elbow + 180.0 - tilt, tilt, 1.0)


def travelling(first: Bend, last: Bend, share: float) -> Bend:
    """Give the arm this share (0 to 1) of the way to or from the wall, its elbow bent so as to clear it."""
    return Bend(
        shoulder=mix(first.shoulder, last.shoulder, share),
        elbow=mix(first.elbow, last.elbow, share) + _REACH_BEND * 4.0 * share * (1.0 - share),
        wrist=mix(first.wrist, last.wrist, share),
        fingers=mix(first.fingers, last.fingers, share),
        grip=mix(first.grip, last.grip, share),
    )


def hang(girdle: Girdle, bent: Bend) -> Arm:
    """Give the arm, so bent, where it hangs."""
    upper = girdle.trunk - bent.shoulder
    fore = upper - bent.elbow
    hand = fore - bent.wrist
    fingers = hand - bent.fingers
    elbow = along(girdle.shoulder, upper, 0.0, -UPPER_ARM)
    wrist = along(elbow, fore, 0.0, -FOREARM)
    palm = along(wrist, hand, 0.0, -PALM)
    tip = along(palm, fingers, 0.0, -FINGERS)
    return Arm(girdle.shoulder, elbow, wrist, palm, tip, upper, fore, hand, fingers, bent.grip)


def _wrist(palm: Point, tilt: float) -> Point:
    """Give the wrist of a hand, fingers up, whose palm stands off the wall by `tilt` degrees."""
    return along(palm, tilt, 0.0, -PALM)


def _tilt(shoulder: Point, palm: Point) -> float:
    """Give the degrees between palm and wall: few when near, many when the arm only just reaches."""
    flat = _wrist(palm, _LEAST_TILT)
    reach = hypot(flat.x - shoulder.x, flat.y - shoulder.y) / (UPPER_ARM + FOREARM)
    return mix(_LEAST_TILT, _MOST_TILT, ease((reach - _TILT_FROM) / (_TILT_TO - _TILT_FROM)))
