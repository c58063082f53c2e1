"""The joints: bones keep their lengths, heels their floor and hands their wall, whatever the angles."""

from collections.abc import Callable
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach import places
from coach.routine.loader import load
from coach.routine.model import Anchor, Pose, Routine, Scene
from coach.ui import arm, person, skeleton
from coach.ui.bones import Point
from coach.ui.skeleton import Skeleton, between, blend, ease, joints

WALL = Scene(Anchor.FEET, wall_distance=0.41, hand_height=0.79, seat_height=None)
CHAIR = Scene(Anchor.SEAT, wall_distance=None, hand_height=0.0, seat_height=0.285)
STRAIGHT = Pose()

angle = st.floats(-180, 180)
share = st.floats(0, 1)
poses = st.builds(
    Pose,
    ankle=angle,
    knee=angle,
    hip=angle,
    trunk=angle,
    neck=angle,
    shoulder=angle,
    elbow=angle,
    hands_on_wall=st.booleans(),
    stretch=share,
    floor=st.just(0.0) | share,
    strap=share,
)
scenes = st.builds(
    Scene,
    anchor=st.sampled_from(Anchor),
    wall_distance=st.none() | st.floats(0, 1.5),
    hand_height=st.floats(0, 1.5),
    seat_height=st.none() | st.floats(0, 1.5),
)


@pytest.fixture(scope="module")
def seated() -> Routine:
    return load(places.resources() / "routines" / "seated-calf-stretch.toml")


def apart(a: Point, b: Point) -> float:
    return hypot(a.x - b.x, a.y - b.y)


def bones(s: Skeleton) -> dict[str, tuple[float, float]]:
    """Give each bone's length and what it should be."""
    lengths = {"trunk": (apart(s.hip, s.shoulder), skeleton.TRUNK)}
    for side, leg in (("near", s.leg), ("far", s.far_leg)):
        lengths[f"{side} thigh"] = apart(leg.hip, leg.knee), skeleton.THIGH
        lengths[f"{side} shank"] = apart(leg.knee, leg.ankle), skeleton.SHANK
        lengths[f"{side} foot"] = apart(leg.heel, leg.toe), skeleton.FOOT
    for side, limb in (("near", s.arm), ("far", s.far_arm)):
        lengths[f"{side} upper arm"] = apart(limb.shoulder, limb.elbow), arm.UPPER_ARM
        lengths[f"{side} forearm"] = apart(limb.elbow, limb.wrist), arm.FOREARM
        lengths[f"{side} palm"] = apart(limb.wrist, limb.palm), arm.PALM
        lengths[f"{side} fingers"] = apart(limb.palm, limb.tip), arm.FINGERS
    return lengths


@given(start=poses, end=poses, share=share, scene=scenes)
def test_bones_keep_their_lengths(start: Pose, end: Pose, share: float, scene: Scene) -> None:
    for bone, (length, wanted) in bones(between(start, end, share, scene)).items():
        assert length == pytest.approx(wanted, abs=1e-9), bone


@given(start=poses, end=poses, share=share, scene=scenes)
def test_standing_feet_stay_flat_where_they_are(start: Pose, end: Pose, share: float, scene: Scene) -> None:
    start, end = replace(start, floor=0.0), replace(end, floor=0.0)
    leg = between(start, end, share, replace(scene, anchor=Anchor.FEET)).leg
    assert leg.heel == pytest.approx((0.0, 0.0), abs=1e-9)
    assert leg.toe == pytest.approx((skeleton.FOOT, 0.0), abs=1e-9)


def test_heels_stay_down_through_the_shipped_routine(routine: Routine) -> None:
    for start in routine.poses.values():
        for end in routine.poses.values():
            for step in range(11):
                figure = between(start, end, step / 10, routine.scene)
                assert figure.leg.heel == pytest.approx((0.0, 0.0), abs=1e-9)
                assert figure.far_leg.heel.y == pytest.approx(skeleton.FAR_LEG[1], abs=1e-9)


def test_hands_stay_on_the_wall_between_two_poses_that_have_them_there(routine: Routine) -> None:
    scene = routine.scene
    held = [pose for pose in routine.poses.values() if pose.hands_on_wall]
    assert len(held) >= 2
    for start in held:
        for end in held:
            for step in range(21):
                figure = between(start, end, step / 20, scene)
                assert figure.arm.palm == pytest.approx((scene.wall_distance, scene.hand_height), abs=1e-9)
                assert figure.far_arm.palm.x == pytest.approx(scene.wall_distance, abs=1e-9)


def test_standing_tall_only_just_reaches_and_leaning_bends_the_arms(routine: Routine) -> None:
    tall, leaning = (joints(routine.poses[name], routine.scene) for name in ("tall", "leaning"))
    assert apart(tall.shoulder, tall.arm.wrist) > 0.95 * (arm.UPPER_ARM + arm.FOREARM)
    assert apart(leaning.shoulder, leaning.arm.wrist) < 0.75 * (arm.UPPER_ARM + arm.FOREARM)
    assert leaning.arm.elbow.y < min(leaning.shoulder.y, leaning.arm.wrist.y)  # elbows hang


def test_a_leaning_body_is_straight_from_ankle_to_shoulder(routine: Routine) -> None:
    s = joints(routine.poses["leaning"], routine.scene)
    line = [s.leg.ankle, s.leg.knee, s.hip, s.shoulder]
    slopes = [(b.x - a.x) / (b.y - a.y) for a, b in pairwise(line)]
    assert slopes == pytest.approx([slopes[0]] * len(slopes), abs=1e-9)
    assert slopes[0] > 0.2


def test_nothing_of_the_body_goes_through_the_wall(routine: Routine) -> None:
    wall = routine.scene.wall_distance
    assert wall is not None
    for start in routine.poses.values():
        for end in routine.poses.values():
            for step in range(21):
                s = between(start, end, step / 20, routine.scene)
                for point in (
                    s.head,
                    s.leg.toe,
                    s.far_leg.toe,
                    s.arm.wrist,
                    s.arm.palm,
                    s.arm.tip,
                    s.far_arm.tip,
                ):
                    assert point.x <= wall + 1e-9


def test_a_hand_goes_to_the_wall_without_a_jump(routine: Routine) -> None:
    start, end = routine.poses["waiting"], routine.poses["reaching"]
    way = [between(start, end, step / 1000, routine.scene) for step in range(1001)]
    for a, b in pairwise(way):
        assert apart(a.arm.tip, b.arm.tip) < 0.005
        assert abs(a.arm.grip - b.arm.grip) < 0.01
    assert way[0] == joints(start, routine.scene)
    assert way[-1] == joints(end, routine.scene)


@pytest.fixture(scope="module")
def cramp() -> Routine:
    return load(places.resources() / "cramp" / "cramp-now.toml")


def test_who_cannot_stand_in_a_cramp_is_shown_on_the_floor_with_the_hand_at_the_toes(cramp: Routine) -> None:
    step = next(step for step in cramp.setup if step.word == "Or sit")
    figure = joints(cramp.poses[step.pose], cramp.scene)
    assert figure.hip.y < 0.1
    assert figure.leg.heel.y == pytest.approx(0.0, abs=0.02)
    assert apart(figure.hip, figure.leg.ankle) > 0.995 * (skeleton.THIGH + skeleton.SHANK)  # the leg is straight
    assert figure.leg.toe.y > figure.leg.heel.y + 0.1  # and the toes up
    assert apart(figure.arm.tip, figure.leg.toe) < 0.06
    assert figure.stretch == 1.0
    wall = cramp.scene.wall_distance
    assert wall is not None
    assert max(p.x for p in (figure.leg.toe, figure.leg.heel, figure.far_leg.toe, figure.arm.tip)) < wall


def test_the_way_down_to_the_floor_and_up_again_is_without_a_jump(cramp: Routine) -> None:
    for start, end in (("leaning", "sitting"), ("sitting", "rubbing"), ("loose", "sitting")):
        first, last = cramp.poses[start], cramp.poses[end]
        way = [between(first, last, step / 1000, cramp.scene) for step in range(1001)]
        assert max(person.moved(a, b) for a, b in pairwise(way)) < 0.02
        assert all(figure.leg.heel.y > -1e-6 for figure in way)
        assert all(figure.far_leg.heel.y > -1e-6 for figure in way)
        assert (way[0], way[-1]) == (joints(first, cramp.scene), joints(last, cramp.scene))


@pytest.mark.parametrize("distance", [0.0, 0.05, 0.9, 1.5])
def test_a_wall_out_of_reach_is_pointed_at(distance: float) -> None:
    pose = replace(STRAIGHT, hands_on_wall=True)
    figure = joints(pose, replace(WALL, wall_distance=distance))
    for length, wanted in bones(figure).values():
        assert length == pytest.approx(wanted, abs=1e-9)
    if distance > 0.5:
        assert figure.arm.wrist.x == pytest.approx(figure.shoulder.x + arm.UPPER_ARM + arm.FOREARM, abs=0.02)


def test_an_upright_figure_is_one_body_height_tall() -> None:
    assert joints(STRAIGHT, WALL).top.y == pytest.approx(1.0, abs=0.005)


@pytest.mark.parametrize(
    ("pose", "joint"),
    [
        (Pose(ankle=10), lambda s: s.hip.x),
        (Pose(hip=10), lambda s: s.shoulder.x),
        (Pose(knee=10), lambda s: -s.hip.x),
        (Pose(neck=10), lambda s: s.head.x),
        (Pose(shoulder=10), lambda s: s.arm.elbow.x),
        (Pose(elbow=10), lambda s: s.arm.wrist.x),
    ],
)
def test_each_joint_bends_the_clinical_way(pose: Pose, joint: Callable[[Skeleton], float]) -> None:
    assert joint(joints(pose, WALL)) > joint(joints(STRAIGHT, WALL)) + 0.01


def test_a_seated_figure_sits_at_the_seat_with_its_leg_in_front() -> None:
    bent = joints(Pose(hip=90, knee=90), CHAIR)
    assert bent.hip == pytest.approx((0.0, 0.285), abs=1e-9)
    assert bent.leg.heel.y == pytest.approx(0.0, abs=1e-9)
    assert bent.leg.toe.y == pytest.approx(0.0, abs=1e-9)
    out = joints(Pose(hip=85, knee=10, ankle=15), CHAIR)
    assert out.leg.heel.x > bent.leg.heel.x + 0.15
    assert out.leg.toe.y > out.leg.heel.y  # toes drawn up
    assert out.far_leg.heel.y == pytest.approx(skeleton.FAR_LEG[1], abs=1e-9)


def test_the_seated_stretch_keeps_its_heel_on_the_floor_and_the_other_foot_still(seated: Routine) -> None:
    for start in seated.poses.values():
        for end in seated.poses.values():
            for step in range(21):
                figure = between(start, end, step / 20, seated.scene)
                assert -1e-9 <= figure.leg.heel.y < 0.012
                assert figure.leg.toe.y >= -1e-9
                assert figure.hip == (0.0, seated.scene.seat_height)
                assert figure.far_leg == joints(STRAIGHT, seated.scene).far_leg


def test_a_towel_that_is_pulled_grows_no_longer(seated: Routine) -> None:
    loose, drawn = seated.poses["loose"], seated.poses["drawn"]
    way = [between(loose, drawn, step / 20, seated.scene) for step in range(21)]
    lengths = [apart(figure.arm.palm, figure.ball) for figure in way]
    assert max(lengths) - min(lengths) < 0.02
    assert way[-1].leg.toe.x < way[0].leg.toe.x  # towards the body
    assert way[-1].leg.toe.y > way[0].leg.toe.y + 0.03


def test_the_pulled_leg_is_straight_and_the_body_upright(seated: Routine) -> None:
    figure = joints(seated.poses["drawn"], seated.scene)
    assert apart(figure.hip, figure.leg.ankle) > 0.995 * (skeleton.THIGH + skeleton.SHANK)
    assert abs(figure.trunk_turn) < 5


@given(a=poses, b=poses, share=share)
def test_no_foot_of_a_seated_figure_is_below_a_floor_within_reach(a: Pose, b: Pose, share: float) -> None:
    leg = between(a, b, share, CHAIR).leg
    reached = apart(leg.hip, leg.ankle) < 0.999 * (skeleton.THIGH + skeleton.SHANK)
    assert not reached or min(leg.heel.y, leg.toe.y) >= -1e-6


@given(a=poses, b=poses)
def test_a_blend_begins_and_ends_with_its_poses(a: Pose, b: Pose) -> None:
    assert blend(a, b, 0.0) == a
    assert blend(a, b, 1.0) == b
    assert blend(a, b, 0.5).ankle == pytest.approx((a.ankle + b.ankle) / 2)
    assert blend(a, b, 0.5).hands_on_wall == ((a.hands_on_wall and b.hands_on_wall) if a != b else a.hands_on_wall)


def test_easing_starts_and_ends_gently() -> None:
    assert [ease(-1), ease(0), ease(0.5), ease(1), ease(2)] == [0, 0, 0.5, 1, 1]
    steps = [ease(step / 100) for step in range(101)]
    assert steps == sorted(steps)
    assert steps[1] < 0.001
    assert steps[-2] > 0.999
