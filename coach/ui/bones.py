"""Plane geometry of bones: points, turned frames, and the bend of a joint that must reach a place."""

from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A place in body heights: x forward, towards the wall, and y up from the floor."""

    x: float
    y: float


def along(start: Point, turn: float, forward: float, up: float) -> Point:
    """Give the point so far forward and up from `start` in a frame turned clockwise by `turn` degrees."""
    turned = radians(turn)
    s, c = sin(turned), cos(turned)
    return Point(start.x + forward * c + up * s, start.y - forward * s + up * c)


def mix(a: float, b: float, share: float) -> float:
    """Give the number this share (0 to 1) of the way from `a` to `b`."""
    return a + (b - a) * share


def ease(share: float) -> float:
    """Give how much of a movement (0 to 1) is done after this share of its time: a gentle start and end."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


def two_bones(root: Point, target: Point, first: float, second: float) -> tuple[float, float, float]:
    """Give how two bones of these lengths reach from root to target, all in degrees.

    That is the clockwise turn of the line to the target from hanging straight down, the angle of the first
    bone off that line, and the bend of the joint between the bones. A target out of reach is pointed at.
    """
    across, up = target.x - root.x, target.y - root.y
    far = min(max(hypot(across, up), abs(first - second) + 1e-9), first + second)
    at_root = acos(_unit((first * first + far * far - second * second) / (2.0 * first * far)))
    inside = acos(_unit((first * first + second * second - far * far) / (2.0 * first * second)))
    return degrees(atan2(-across, -up)), degrees(at_root), 180.0 - degrees(inside)


def _unit(value: float) -> float:
    return min(max(value, -1.0), 1.0)
