"""Smooth curves through points, and pen strokes as outlines to fill, all as polygons too fine to be seen as such."""

from collections.abc import Sequence
from math import cos, radians, sin

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

Points = Sequence[tuple[float, float]]

_ARC = (-40, -27, -14, 0, 14, 27, 40)  # degrees
_FINE = 8.0  # everything is worked out this much larger, so that it comes out smooth yet with few points


def smooth(points: Points) -> QPainterPath:
    """Give the area within a curve that runs smoothly through all points (a Catmull-Rom spline)."""
    return _flat(_spline(points, closed=True))


def _spline(points: Points, *, closed: bool) -> QPainterPath:
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
    return _flat(QTransform().translate(x, y).rotate(-turn).map(path))


def arc(x: float, y: float, radius: float) -> Points:
    """Give a short arc to the left of its centre."""
    return [(x - radius * cos(radians(turn)), y + radius * sin(radians(turn))) for turn in _ARC]


def below(height: float, path: QPainterPath) -> QPainterPath:
    """Give what lies below this height, where y points up."""
    box = path.boundingRect()
    lower = QPainterPath()
    lower.addRect(box.x(), box.y(), box.width(), height - box.y())
    return path.intersected(lower)


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
        drawn.addPath(pen.createStroke(_spline([(x * _FINE, y * _FINE) for x, y in line], closed=False)))
    drawn.setFillRule(Qt.FillRule.WindingFill)
    return _flat(QTransform.fromScale(1 / _FINE, 1 / _FINE).map(drawn))


def _flat(path: QPainterPath) -> QPainterPath:
    """Give a path in straight lines: Qt would otherwise work its curves out anew whenever it is filled."""
    drawn = QPainterPath()
    for outline in path.toSubpathPolygons(QTransform.fromScale(_FINE, _FINE)):
        drawn.addPolygon(outline)
    drawn.setFillRule(path.fillRule())
    return QTransform.fromScale(1 / _FINE, 1 / _FINE).map(drawn)
