"""Smooth curves through points, and pen strokes as outlines to fill."""

from collections.abc import Sequence
from math import cos, radians, sin

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

Points = Sequence[tuple[float, float]]

_ARC = (-40, -27, -14, 0, 14, 27, 40)  # degrees
_FINE = 8.0  # strokes are worked out this much larger, so that they come out smooth yet with few points


def smooth(points: Points, *, closed: bool = True) -> QPainterPath:
    """Give a curve that runs smoothly through all points (a Catmull-Rom spline)."""
    last = len(points) - 1
    path = QPainterPath()
    path.moveTo(*points[0])
    for i in range(last + closed):
        places = (points[_place(k, last, closed=closed)] for k in (i - 1, i, i + 1, i + 2))
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = places
        path.cubicTo(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
    if closed:
        path.closeSubpath()
    return path


def _place(k: int, last: int, *, closed: bool) -> int:
    return k % (last + 1) if closed else min(max(k, 0), last)


def oval(x: float, y: float, across: float, up: float, turn: float = 0.0) -> QPainterPath:
    """Give an ellipse by its centre and half axes, turned clockwise by so many degrees where y points up."""
    path = QPainterPath()
    path.addEllipse(-across, -up, 2 * across, 2 * up)
    return QTransform().translate(x, y).rotate(-turn).map(path)


def arc(x: float, y: float, radius: float) -> Points:
    """Give a short arc to the left of its centre."""
    return [(x - radius * cos(radians(turn)), y + radius * sin(radians(turn))) for turn in _ARC]


def together(*paths: QPainterPath) -> QPainterPath:
    """Give parts of one colour as one path: to fill it costs less than to fill each."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        whole.addPath(path)
    return whole


def stroke(width: float, *lines: Points) -> QPainterPath:
    """Give what a round pen of this width draws along smooth lines; to fill costs far less than to stroke."""
    pen = QPainterPathStroker()
    pen.setWidth(width * _FINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    drawn = QPainterPath()
    for line in lines:
        drawn.addPath(pen.createStroke(smooth([(x * _FINE, y * _FINE) for x, y in line], closed=False)))
    drawn.setFillRule(Qt.FillRule.WindingFill)
    return QTransform.fromScale(1 / _FINE, 1 / _FINE).map(drawn)
