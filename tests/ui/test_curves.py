"""The outlines of the body's parts, as they are handed to the painter."""

import pytest
from PySide6.QtGui import QPainterPath

from coach.ui import body
from coach.ui.curves import below, oval, smooth, stroke

PARTS = {name: part for name, part in vars(body).items() if isinstance(part, QPainterPath)}


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_straight_lines_and_not_many(name: str) -> None:
    part = PARTS[name]
    kinds = {part.elementAt(i).type for i in range(part.elementCount())}
    assert kinds <= {QPainterPath.ElementType.MoveToElement, QPainterPath.ElementType.LineToElement}
    assert 3 < part.elementCount() < 120


def test_the_lines_are_too_fine_to_be_seen_as_such() -> None:
    circle = QPainterPath()
    circle.addEllipse(-10.0, -10.0, 20.0, 20.0)
    lines = oval(0.0, 0.0, 10.0, 10.0)
    for i in range(200):
        apart = circle.pointAtPercent(i / 200) - lines.pointAtPercent(lines.percentAtLength(lines.length() * i / 200))
        assert apart.manhattanLength() < 0.1  # a tenth of a hundredth of the body: half a pixel where it is largest


def test_a_curve_goes_through_its_points() -> None:
    points = ((0.0, 0.0), (4.0, 1.0), (5.0, 6.0), (1.0, 4.0))
    outline = smooth(points)
    corners = [outline.elementAt(i) for i in range(outline.elementCount())]
    for x, y in points:
        assert min(abs(corner.x - x) + abs(corner.y - y) for corner in corners) < 1e-9


def test_below_leaves_what_lies_below() -> None:
    lower = below(1.0, oval(0.0, 0.0, 4.0, 4.0))
    box = lower.boundingRect()
    assert box.top() == pytest.approx(-4.0, abs=0.05)
    assert box.bottom() == pytest.approx(1.0)
    assert lower.contains(oval(0.0, -2.0, 0.5, 0.5))
    assert not lower.contains(oval(0.0, 2.0, 0.5, 0.5))


def test_a_stroke_is_as_wide_as_its_pen() -> None:
    box = stroke(0.5, ((0.0, 0.0), (5.0, 0.0), (10.0, 0.0))).boundingRect()
    assert box.height() == pytest.approx(0.5, abs=0.02)
    assert box.width() == pytest.approx(10.5, abs=0.02)
