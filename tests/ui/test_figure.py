"""What the figure and the ring paint, looked at as pixels."""

from collections.abc import Callable

import pytest
from msgspec.structs import fields, replace
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.routine.model import Anchor, Pose, Routine, Scene
from coach.ui import person, room
from coach.ui import ring as ring_module
from coach.ui.colour import mix
from coach.ui.figure import Figure
from coach.ui.ring import HoldRing
from coach.ui.theme import THEMES, Theme, ThemeName

LIGHT = THEMES[ThemeName.LIGHT]
GLARING = "#ff00ff"  # a colour that nothing else is painted in
CHAIR = Scene(Anchor.SEAT, wall_distance=None, hand_height=0.0, seat_height=0.285)


class Watched(Figure):
    """A figure that counts its paintings and remembers what was painted last."""

    paintings = 0
    painted = QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paintings += 1
        self.painted = event.rect()
        super().paintEvent(event)


class WatchedRing(HoldRing):
    """A ring that remembers what was painted last."""

    painted: tuple[QRect, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = tuple(event.region())  # type: ignore[arg-type]
        super().paintEvent(event)


@pytest.fixture
def figure(qtbot: QtBot, routine: Routine) -> Watched:
    widget = Watched()
    qtbot.addWidget(widget)
    widget.resize(360, 400)
    widget.set_theme(LIGHT)
    widget.set_scene(routine.scene)
    return widget


@pytest.fixture
def ring(qtbot: QtBot) -> HoldRing:
    widget = HoldRing()
    qtbot.addWidget(widget)
    widget.resize(200, 200)
    widget.set_theme(LIGHT)
    return widget


def picture(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image)
    return image


def count(image: QImage, colour: str) -> int:
    """Give how many pixels are exactly of this colour."""
    pixel = QColor(colour).rgba().to_bytes(4, "little")
    data = bytes(image.constBits())
    return sum(data[at : at + 4] == pixel for at in range(0, len(data), 4))


def posed(figure: Figure, pose: Pose) -> QImage:
    figure.show_pose(pose, pose, 0.0)
    return picture(figure)


def test_leaning_is_painted_otherwise_than_standing(figure: Figure, routine: Routine) -> None:
    pictures = [posed(figure, routine.poses[name]) for name in ("waiting", "tall", "leaning")]
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


@pytest.mark.parametrize("theme", list(ThemeName))
def test_the_person_wears_the_colours_of_the_theme(figure: Figure, routine: Routine, theme: ThemeName) -> None:
    figure.set_theme(THEMES[theme])
    image = posed(figure, routine.poses["tall"])
    for part in ("scene_back", "floor", "skin", "hair", "shirt", "shorts", "shoe"):
        assert count(image, getattr(THEMES[theme], part)) > 20, part
    assert count(image, mix(THEMES[theme].wall, THEMES[theme].edge, room.MASONRY).name()) > 20


def test_the_calf_is_marked_only_when_it_is_stretched(figure: Figure, routine: Routine) -> None:
    mark = person.paints(LIGHT).stretch.name()
    leaning = routine.poses["leaning"]
    assert count(posed(figure, leaning), mark) > 20  # the lines beside the calf
    assert count(posed(figure, replace(leaning, stretch=0.0)), mark) == 0
    assert count(posed(figure, routine.poses["tall"]), mark) == 0


def test_a_hand_on_the_wall_lies_flat_on_it(figure: Figure, routine: Routine) -> None:
    figure.resize(1200, 1400)
    distance = routine.scene.wall_distance
    assert distance is not None
    edge = round(room.view(routine.scene, 1200, 1400).at(distance, 0.0).x())
    for step in range(5):
        figure.show_pose(routine.poses["tall"], routine.poses["leaning"], step / 4)
        image = picture(figure)
        assert count(image.copy(edge - 2, 0, 1, 1400), LIGHT.skin) > 40
        assert count(image.copy(edge + 1, 0, 199, 1400), LIGHT.skin) == 0


def test_the_mark_follows_how_far_the_calf_is_stretched(figure: Figure, routine: Routine) -> None:
    leaning = routine.poses["leaning"]
    plain = posed(figure, replace(leaning, stretch=0.0))
    strengths = [_difference(plain, posed(figure, replace(leaning, stretch=share))) for share in (0.5, 0.75, 1.0)]
    assert strengths == sorted(set(strengths))
    assert strengths[0] > 0
    assert posed(figure, replace(leaning, stretch=0.25)) == plain  # not felt yet


def _difference(one: QImage, other: QImage) -> int:
    return sum(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


def test_what_has_not_changed_is_not_painted_again(figure: Watched, routine: Routine, qtbot: QtBot) -> None:
    tall, reaching, leaning = (routine.poses[name] for name in ("tall", "reaching", "leaning"))
    figure.show_pose(tall, tall, 0.0)
    with qtbot.waitExposed(figure):
        figure.show()
    figure.repaint()
    before = figure.paintings
    figure.show_pose(tall, reaching, 0.5)  # another pose by name, the same to the eye
    figure.show_pose(tall, leaning, 0.0001)
    _settle(figure)
    assert figure.paintings == before
    figure.show_pose(tall, leaning, 0.5)
    _settle(figure)
    assert figure.paintings == before + 1


def _furthest(one: QImage, other: QImage) -> int:
    """Give by how much (of 255) the colours differ most."""
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


def _settle(widget: QWidget) -> None:
    """Let what was asked to be painted be painted, without waiting for anything else."""
    QCoreApplication.sendPostedEvents(widget, int(QEvent.Type.UpdateRequest))
    QCoreApplication.processEvents()


def test_everything_that_moves_is_painted_again(figure: Watched, routine: Routine, qtbot: QtBot) -> None:
    with qtbot.waitExposed(figure):
        figure.show()
    _assert_painted_again(figure, routine.poses["waiting"], routine.poses["leaning"])


def test_towel_and_seated_body_are_painted_again_wherever_they_move(figure: Watched, qtbot: QtBot) -> None:
    figure.resize(480, 400)
    figure.set_scene(CHAIR)
    with qtbot.waitExposed(figure):
        figure.show()
    sitting = Pose(hip=90, knee=90, shoulder=14, elbow=48)
    _assert_painted_again(figure, sitting, Pose(hip=62, knee=5, ankle=12, shoulder=6, elbow=82, stretch=1.0, strap=1.0))


def _assert_painted_again(figure: Watched, start: Pose, end: Pose) -> None:
    before = posed(figure, start)
    for step in range(1, 6):
        _settle(figure)
        figure.show_pose(start, end, step / 5)
        _settle(figure)
        painted = figure.painted
        after = picture(figure)
        assert painted.width() < figure.width()
        assert _without(before, painted) == _without(after, painted)
        before = after


def _without(image: QImage, *parts: QRect) -> QImage:
    """Give the picture with these parts of it blotted out."""
    rest = QImage(image)
    painter = QPainter(rest)
    for part in parts:
        painter.fillRect(part, QColor(GLARING))
    painter.end()
    return rest


@pytest.mark.parametrize("size", [(200, 200), (1200, 900), (900, 300), (200, 700), (1, 1)])
def test_the_whole_person_fits_any_size(figure: Figure, routine: Routine, size: tuple[int, int]) -> None:
    figure.setMinimumSize(1, 1)
    figure.resize(*size)
    figure.set_theme(replace(LIGHT, shoe=GLARING, hair="#00ff00"))
    image = posed(figure, routine.poses["leaning"])
    assert image.size() == QSize(*size)
    if min(size) > 1:
        assert count(image, GLARING) > 5
        assert count(image, "#00ff00") > 5


def test_a_chair_is_there_only_where_the_scene_has_one(figure: Figure) -> None:
    figure.set_theme(replace(LIGHT, wall=GLARING, edge=GLARING))  # the chair's wood lies between the two
    sitting = Pose(hip=90, knee=10, ankle=15, stretch=1.0)
    figure.set_scene(CHAIR)
    assert count(posed(figure, sitting), GLARING) > 100
    figure.set_scene(replace(CHAIR, seat_height=None))
    assert count(posed(figure, sitting), GLARING) == 0


def test_a_towel_runs_from_the_hands_to_the_foot_as_far_as_the_pose_has_it(figure: Figure) -> None:
    figure.set_scene(CHAIR)
    holding = Pose(hip=65, knee=2, ankle=5, shoulder=20, elbow=70, strap=1.0)
    figure.set_theme(replace(LIGHT, shoe=GLARING, shirt=GLARING))  # its cloth lies between the two
    bare, half, whole = (count(posed(figure, replace(holding, strap=share)), GLARING) for share in (0.0, 0.5, 1.0))
    assert whole > bare + 500
    assert half < bare + 100  # not wholly there yet


def test_figure_and_ring_have_names(figure: Figure, ring: HoldRing) -> None:
    assert figure.accessibleName()
    assert ring.accessibleName()
    figure.setAccessibleDescription("Leaning")
    assert figure.accessibleDescription() == "Leaning"


def test_the_ring_fills_with_the_share(ring: HoldRing) -> None:
    filled = []
    for share in (0.0, 0.25, 0.5, 1.0, 7.0):
        ring.show_hold(share, "1.8")
        filled.append(count(picture(ring), LIGHT.stretch))
    assert filled[0] == 0
    assert filled[1] == pytest.approx(filled[3] / 4, rel=0.15)
    assert filled[2] == pytest.approx(filled[3] / 2, rel=0.1)
    assert filled[4] == filled[3]


def test_the_ring_fills_clockwise_from_the_top(ring: HoldRing) -> None:
    ring.show_hold(0.25, "")
    image = picture(ring)
    half = image.width() // 2
    right = image.copy(half + 10, 0, half - 10, half - 10)
    left = image.copy(0, 0, half - 10, image.height())
    assert count(right, LIGHT.stretch) > 100
    assert count(left, LIGHT.stretch) == 0


def test_all_that_grows_or_changes_of_the_ring_is_painted_again(qtbot: QtBot) -> None:
    ring = WatchedRing()
    qtbot.addWidget(ring)
    ring.resize(200, 200)
    with qtbot.waitExposed(ring):
        ring.show()
    parts = []
    arc, ground = QColor(LIGHT.stretch), QColor(LIGHT.ground)
    contrast = max(abs(arc.red() - ground.red()), abs(arc.blue() - ground.blue()))
    ring.show_hold(0.0, "2.5")
    before = picture(ring)
    for step in range(1, 101):
        _settle(ring)
        ring.show_hold(step / 100, f"{2.5 - step / 40:.1f}")
        _settle(ring)
        painted, after = ring.painted, picture(ring)
        # An arc's own curve varies a little with its length: of what it differs from the ground, by a third.
        assert _furthest(_without(before, *painted), _without(after, *painted)) < contrast / 3
        parts.append(sum(part.width() * part.height() for part in painted))
        before = after
    assert sum(parts) / len(parts) < 200 * 200 / 3


@pytest.mark.parametrize("side", [80, 120, 200, 500])
def test_what_stands_in_the_ring_keeps_to_the_middle_that_is_painted_with_it(ring: HoldRing, side: int) -> None:
    ring.resize(side, side)
    for text in ("88.8", "8", "1:11"):
        ring.show_hold(0.4, "")
        empty = picture(ring)
        ring.show_hold(0.4, text)
        full = picture(ring)
        assert full != empty
        assert _without(full, ring._middle()) == _without(empty, ring._middle())


def test_the_ring_at_rest_is_empty_and_quiet(ring: HoldRing) -> None:
    ring.show_hold(1.0, "0.0")
    assert count(picture(ring), LIGHT.text) > 50
    ring.show_rest("Rest")
    image = picture(ring)
    assert count(image, LIGHT.stretch) == 0
    assert count(image, LIGHT.text) == 0
    assert count(image, LIGHT.quiet) > 50
    assert count(image, LIGHT.edge) > 500
    ring.show_rest("")
    assert picture(ring) == _blank(ring)


def _blank(ring: HoldRing) -> QImage:
    image = QImage(ring.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.ground))
    return image


def test_a_ring_that_waits_has_two_bars_and_one_that_is_done_a_tick(ring: HoldRing) -> None:
    pictures = []
    shows: tuple[Callable[[], None], ...] = (lambda: ring.show_rest(" "), ring.show_paused, ring.show_done)
    for show in shows:
        ring.show_hold(0.5, "1.2")
        show()
        pictures.append(picture(ring))
    empty, paused, done = pictures
    assert count(empty, LIGHT.quiet) == 0
    assert count(paused, LIGHT.quiet) > 300
    assert count(done, LIGHT.quiet) > 300
    assert paused != done
    row, half = paused.height() // 2, paused.width() // 2
    assert [paused.pixelColor(half + x, row).name() == LIGHT.quiet for x in (-22, 0, 22)] == [True, False, True]


class UnevenDigits(QFontMetricsF):
    """A font whose 1 is narrow, as it is in many."""

    def horizontalAdvance(self, character: str) -> float:  # type: ignore[override]  # noqa: N802
        return {"1": 4.0, ".": 3.0}.get(character, 10.0)


def test_digits_do_not_wobble() -> None:
    metrics = UnevenDigits(QFont())
    assert ring_module._cells(metrics, "1.1") == ring_module._cells(metrics, "8.8") == [10.0, 3.0, 10.0]


def test_a_small_ring_keeps_its_text_inside(ring: HoldRing) -> None:
    ring.resize(80, 80)
    ring.show_hold(0.0, "12.5")
    image = picture(ring)
    assert count(image, LIGHT.text) > 20
    for edge in (image.copy(0, 0, 8, 80), image.copy(72, 0, 8, 80)):
        assert count(edge, LIGHT.text) == 0


def test_every_colour_of_the_figure_is_a_colour() -> None:
    for theme in THEMES.values():
        assert all(QColor(getattr(theme, field.name)).isValid() for field in fields(Theme))
