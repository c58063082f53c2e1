"""The parts of the body as smooth outlines, each in the frame of its own joint.

Each part is drawn once, standing at ease and facing right, in hundredths of the body height: x forward, y up, from
the joint named with it. The figure turns and places them; where two parts meet they overlap, so that skin and cloth
run on over a bent joint.
"""

from collections.abc import Sequence

from PySide6.QtGui import QPainterPath, QTransform

Points = Sequence[tuple[float, float]]


def smooth(points: Points, *, closed: bool = True) -> QPainterPath:
    """Give a curve that runs smoothly through all points (a Catmull-Rom spline)."""
    n = len(points)
    path = QPainterPath()
    path.moveTo(*points[0])
    for i in range(n if closed else n - 1):
        places = (i - 1, i, i + 1, i + 2)
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (
            points[k % n if closed else min(max(k, 0), n - 1)] for k in places
        )
        path.cubicTo(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
    if closed:
        path.closeSubpath()
    return path


def oval(x: float, y: float, across: float, up: float, turn: float = 0.0) -> QPainterPath:
    """Give an ellipse by its centre and half axes, turned clockwise by so many degrees."""
    path = QPainterPath()
    path.addEllipse(-across, -up, 2 * across, 2 * up)
    return QTransform().translate(x, y).rotate(-turn).map(path)


# The lower leg, from the ankle up to the knee at 24.6.
SHANK = smooth((
    (0.3, 28.6), (3.0, 27.6), (4.1, 25.2), (3.5, 22.4), (3.1, 19.0), (2.9, 14.0), (2.4, 8.0), (2.1, 3.5),
    (2.5, 0.0), (2.3, -2.4), (-2.3, -2.4), (-2.5, 0.2), (-1.9, 3.2), (-2.2, 6.8), (-3.3, 10.6), (-4.7, 14.4),
    (-5.2, 17.4), (-4.7, 20.6), (-3.7, 23.4), (-3.4, 26.0), (-2.4, 28.0),
))  # fmt: skip
#: The calf muscle on it, and the marks in the air behind it.
CALF = smooth((
    (-2.6, 22.6), (-1.3, 19.8), (-1.0, 16.6), (-1.6, 13.2), (-2.5, 10.4), (-3.3, 11.2), (-4.5, 14.6), (-5.0, 17.4),
    (-4.6, 20.2), (-3.7, 22.4),
))  # fmt: skip
CALF_HEART = smooth(((-3.0, 20.9), (-2.1, 18.6), (-2.0, 16.0), (-2.9, 13.2), (-3.9, 15.0), (-4.3, 17.4), (-3.9, 19.8)))
PULLS = tuple(
    smooth(((-x + 0.9, 17.2 + up), (-x, 17.2), (-x + 1.1, 17.2 - up)), closed=False)
    for x, up in ((7.2, 2.9), (9.2, 3.9), (11.2, 4.9))
)

# The thigh, from the knee up to the hip at 24.5: its skin as far as the shorts hide it, and the leg of the shorts.
KNEE = smooth((
    (-3.4, -2.0), (-3.5, 2.0), (-4.0, 6.0), (-4.2, 10.0), (0.0, 12.0), (4.6, 10.0), (4.4, 5.0), (4.1, 1.0),
    (3.6, -1.6), (0.0, -3.4),
))  # fmt: skip
SHORTS_LEG = smooth((
    (5.5, 3.9), (5.7, 8.0), (6.2, 13.0), (6.7, 19.0), (6.9, 24.5), (5.6, 29.0), (0.0, 31.5), (-5.6, 29.6),
    (-7.7, 26.0), (-7.6, 22.4), (-6.4, 18.6), (-5.8, 14.0), (-5.4, 9.0), (-5.2, 4.2), (-5.0, 3.7), (0.2, 3.2),
    (5.3, 3.6),
))  # fmt: skip
HEM = smooth(((-5.1, 5.3), (0.2, 4.8), (5.4, 5.4)), closed=False)

# The trunk, from the hip up to the shoulder at 28.8.
SEAT = smooth((
    (6.6, -2.0), (7.0, 3.0), (6.6, 9.0), (0.0, 11.0), (-5.4, 9.0), (-7.4, 3.4), (-7.8, -1.0), (-6.2, -4.4),
    (0.0, -6.4), (4.8, -4.8),
))  # fmt: skip
SHIRT = smooth((
    (2.6, 31.0), (4.6, 28.8), (6.2, 25.4), (7.2, 21.4), (7.3, 17.0), (7.7, 12.6), (8.2, 8.2), (8.0, 3.6),
    (7.7, 0.2), (7.3, -1.6), (0.2, -2.3), (-7.4, -1.9), (-7.9, -1.0), (-7.6, 2.2), (-6.1, 6.4), (-5.4, 10.4),
    (-6.0, 15.0), (-7.0, 19.6), (-7.3, 23.6), (-6.6, 27.6), (-4.9, 30.6), (-3.7, 32.2), (-0.6, 31.6),
))  # fmt: skip
COLLAR = smooth((
    (3.4, 29.6), (3.3, 30.8), (-0.4, 31.6), (-3.2, 33.6), (-4.3, 33.0), (-4.4, 31.4), (-0.6, 29.8), (2.4, 28.8),
))  # fmt: skip
FOLD = smooth(((-5.3, 8.2), (-2.4, 7.3), (0.4, 7.6)), closed=False)

# The neck, from its base up to the head, and the head, from its centre.
NECK = smooth((
    (-3.3, -2.5), (-2.9, 1.0), (-2.7, 4.0), (-2.6, 8.0), (3.4, 8.0), (3.1, 4.4), (3.2, 1.6), (3.8, -1.4),
    (0.0, -3.4),
))  # fmt: skip
FACE = smooth((
    (0.2, 6.4), (2.9, 5.7), (4.6, 4.0), (5.2, 2.3), (5.3, 1.3), (5.1, 0.6), (5.9, -0.7), (6.7, -1.5), (6.5, -2.0),
    (5.4, -2.3), (5.5, -2.9), (5.6, -3.3), (5.2, -3.6), (5.4, -4.1), (5.1, -4.6), (5.2, -5.4), (4.7, -6.3),
    (3.2, -6.6), (1.2, -5.7), (-0.9, -4.6), (-2.4, -3.6), (-4.6, -2.4), (-5.6, 0.2), (-5.2, 3.2), (-3.0, 5.6),
))  # fmt: skip
HAIR = smooth((
    (4.4, 4.5), (4.0, 5.8), (2.2, 6.9), (-0.6, 7.2), (-3.4, 6.4), (-5.6, 4.2), (-6.5, 1.2), (-6.2, -1.8),
    (-5.2, -4.0), (-3.6, -4.6), (-2.7, -3.4), (-2.3, -1.8), (-1.6, 0.4), (-0.2, 0.4), (0.1, -1.2), (0.7, -1.2),
    (0.9, 1.2), (1.7, 2.9), (3.2, 3.9),
))  # fmt: skip
EAR = oval(-0.9, -0.9, 1.15, 1.7, -12.0)
EYE = oval(3.75, 0.55, 0.36, 0.5)
BROW = smooth(((2.7, 1.75), (3.7, 2.15), (4.7, 1.9)), closed=False)
MOUTH = smooth(((5.1, -3.55), (4.4, -3.7), (3.7, -3.35)), closed=False)

# The arm, hanging, from each joint down to the next (18.6, then 14.6).
UPPER_ARM = smooth((
    (0.0, 3.4), (3.2, 1.4), (3.6, -3.0), (3.1, -9.0), (2.6, -14.0), (2.5, -18.0), (1.6, -20.6), (-0.8, -21.1),
    (-2.4, -19.6), (-2.7, -15.0), (-3.2, -9.0), (-3.6, -3.0), (-3.0, 1.6),
))  # fmt: skip
FOREARM = smooth((
    (0.0, 2.5), (2.3, 1.4), (2.8, -2.2), (2.5, -6.4), (1.8, -11.4), (1.6, -14.6), (0.6, -16.0), (-0.8, -16.0),
    (-1.6, -14.6), (-1.8, -11.0), (-2.4, -5.6), (-2.6, -1.0), (-1.9, 1.6),
))  # fmt: skip
SLEEVE = smooth((
    (0.4, 4.6), (3.6, 3.1), (4.9, -0.6), (4.9, -5.0), (4.6, -9.6), (4.3, -11.4), (0.0, -11.9), (-4.2, -11.3),
    (-4.4, -9.6), (-4.7, -5.0), (-5.0, -0.4), (-3.6, 3.2),
))  # fmt: skip
CUFF = smooth(((-4.3, -10.1), (0.1, -10.7), (4.5, -10.2)), closed=False)
# The hand, from the wrist: the palm down to the root of the fingers at 5.4, the fingers from there.
PALM = smooth(((0.0, 1.6), (1.6, 0.6), (2.2, -2.6), (2.2, -5.6), (0.0, -7.2), (-2.1, -5.6), (-2.0, -2.4), (-1.6, 0.6)))
FINGERS = smooth(((0.0, 1.6), (2.1, 0.6), (2.0, -2.4), (1.2, -5.0), (0.0, -5.4), (-1.4, -4.4), (-2.0, -1.4), (-2.0, 0.6)))
THUMB = smooth(((1.0, -0.6), (2.2, -1.6), (3.1, -3.6), (3.0, -5.6), (2.3, -5.9), (1.6, -4.0), (0.6, -2.4)))

# The shoe, from the ankle; the floor is at -3.9.
SHOE = smooth((
    (-2.9, 1.0), (-3.3, 0.0), (-4.3, -1.6), (-4.6, -3.2), (-4.0, -3.9), (0.0, -3.9), (5.0, -3.9), (9.5, -3.9),
    (11.5, -3.7), (12.0, -2.8), (11.0, -1.7), (8.6, -1.0), (6.0, -0.4), (4.2, 0.6), (3.2, 1.8), (0.4, 1.0),
))  # fmt: skip
SOLE = smooth((
    (-4.7, -3.0), (-4.7, -3.6), (-4.0, -4.0), (2.0, -4.0), (8.0, -4.0), (11.6, -4.0), (12.2, -3.4), (12.1, -2.8),
    (8.0, -3.0), (2.0, -2.9), (-3.0, -2.9),
))  # fmt: skip
LACES = smooth(((2.3, -0.2), (4.2, -1.4)), closed=False), smooth(((3.8, 0.4), (5.7, -1.0)), closed=False)
