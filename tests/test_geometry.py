"""Moment arms: one sign over the joint's range, lengths that are their integral, and torques as people have them."""

import math

import numpy as np
import pytest

from myospasm import joints, muscles
from myospasm.bibliography import keys
from myospasm.body import geometry

ALL = [muscles.load(n) for n in muscles.names()]
PAIRS = [(m.name, j) for m in ALL for j in (m.joint, *geometry.crossed(m.name))]


def arm(name, joint, angle):
    m = muscles.load(name)
    a = geometry.arms((name,), (m.joint,), np.array([m.moment_arm.value]), (joint,))[:, 0, 0].astype(float)
    return a[0] + a[1] * angle + a[2] * angle**2


def shortening(name, joint, angle):
    m = muscles.load(name)
    a = geometry.arms((name,), (m.joint,), np.array([m.moment_arm.value]), (joint,))[:, 0, 0].astype(float)
    return a[0] * angle + a[1] * angle**2 / 2 + a[2] * angle**3 / 3


def over(joint):
    limits = joints.load(joint)
    return np.linspace(limits.low.value, limits.high.value, 100)


@pytest.mark.parametrize(("name", "joint"), PAIRS)
def test_a_muscle_turns_its_joint_one_way_all_over_its_range(name, joint):
    found = arm(name, joint, over(joint))
    assert (found * np.sign(arm(name, joint, 0.0)) > 0.001).all()


@pytest.mark.parametrize(("name", "joint"), PAIRS)
def test_the_arm_is_minus_the_slope_of_the_length(name, joint):
    angle = over(joint)
    slope = (shortening(name, joint, angle + 1e-4) - shortening(name, joint, angle - 1e-4)) / 2e-4
    np.testing.assert_allclose(slope, arm(name, joint, angle), atol=1e-6)


def test_the_gastrocnemius_bends_the_knee_and_soleus_does_not():
    for head in ("medial_gastrocnemius", "lateral_gastrocnemius"):
        assert geometry.crossed(head) == ("knee",)
        assert 0.01 < arm(head, "knee", 0.5) < 0.04
    assert geometry.crossed("soleus") == ()


def test_a_muscle_without_a_row_has_a_constant_arm_and_only_at_its_joint():
    found = geometry.arms(("abductor_hallucis",), ("hallux",), np.array([0.01]), ("ankle", "hallux"))
    assert found.shape == (3, 1, 2)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[:, 0, :], [[0, 0.01], [0, 0], [0, 0]])


def test_the_table_names_muscles_and_joints_of_the_shelves_and_papers():
    for curve in geometry.curves():
        assert curve.joint in joints.names()
        assert muscles.load(curve.muscle).joint == curve.joint or not curve.own
    assert {q.source for _, q in geometry.cited()} <= set(keys())


def active(name, angle):
    """Torque (N m) at full activation with a rigid tendon and a force-length bell half as wide as 0.45."""
    m = muscles.load(name)
    length, pennation = m.optimal_length.value, m.pennation.value
    here = length * math.sqrt(m.neutral_length.value**2 - math.sin(pennation) ** 2)
    along = (here - shortening(name, m.joint, angle)) / length
    fiber = np.hypot(np.maximum(along, 0.05), math.sin(pennation))
    return m.maximal_force.value * np.exp(-(((fiber - 1) / 0.45) ** 2)) * arm(name, m.joint, angle)


# N m, wide around what adults usually reach at the best angle. The first dorsal interosseous has 0.76 here; 30 N at the
# finger's middle joint would be 1.3: cadavers' lever times cadavers' cross-section is too small for a living hand.
VOLUNTARY = {
    ("quadriceps",): (150, 350),
    ("hamstrings",): (70, 200),
    ("biceps_brachii", "brachialis"): (40, 100),
    ("triceps_brachii",): (30, 80),
    ("first_dorsal_interosseous",): (0.6, 3),
    ("adductor_pollicis",): (2, 8),
    ("erector_spinae", "multifidus"): (150, 320),
    ("left_splenius", "right_sternocleidomastoid", "right_trapezius"): (5, 15),
}


@pytest.mark.parametrize(("together", "bounds"), VOLUNTARY.items())
def test_joints_are_as_strong_as_people(together, bounds):
    angle = over(muscles.load(together[0]).joint)
    best = np.abs(sum(active(name, angle) for name in together)).max()
    assert bounds[0] < best < bounds[1]


FIBER = {"orbicularis_oculi": 640e-8, "mentalis": 640e-8, "levator_palpebrae": 400e-8}
"""cm2, cross-section of a muscle fiber where it is not 5000 um2."""


@pytest.mark.parametrize("m", ALL, ids=lambda m: m.name)
def test_force_and_fibers_make_a_likely_cross_section(m):
    area = m.fibers.value * FIBER.get(m.name, 5000e-8)
    assert 8 < m.maximal_force.value / area < 90
