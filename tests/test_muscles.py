"""Every muscle on the shelf, unasked: units, ranges, and what must hold between its numbers."""

import dataclasses
import importlib

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm import joints, muscles
from myospasm.anatomy import healthy_adult
from myospasm.ground import MyospasmError, quantity
from myospasm.signals import ROOTS, region
from myospasm.wiring import make_pool, root_shares, wire

RANGES = {
    "motor_units": (10, 2000),
    "maximal_force": (0.3, 10000),
    "optimal_length": (0.005, 0.5),
    "tendon_slack_length": (0.005, 0.6),
    "pennation": (0, 0.8),
    "moment_arm": (-0.08, 0.08),
    "neutral_length": (0.4, 1.5),
    "slow_fraction": (0, 1),
    "slow_contraction_time": (0.02, 0.35),
    "fast_contraction_time": (0.01, 0.2),
    "unit_force_range": (1, 300),
    "potentiation": (0, 1.5),
    "afterhyperpolarization": (0.3, 1.2),
    "nerve_length": (0.1, 1.6),
    "stimulus_distance": (0.02, 0.5),
    "fiber_length": (0.005, 0.5),
    "depth": (0.001, 0.05),
    "width": (0.005, 0.2),
    "thickness": (0.002, 0.08),
    "fat": (0, 0.05),
    "skin": (0.0003, 0.004),
    "fiber_velocity": (2, 6.5),
    "fibers": (1000, 5e6),
}

WHOLE_TWITCH = {  # s, rows MU035, MU042 to MU044, MU055
    "abductor_hallucis": 0.170,
    "lateral_gastrocnemius": 0.100,
    "medial_gastrocnemius": 0.114,
    "soleus": 0.1565,
    "tibialis_anterior": 0.061,
}

ARM = ("biceps_brachii", "brachialis", "triceps_brachii")
FOREARM = ("flexor_carpi_radialis", "extensor_carpi_radialis")
EYELID = ("orbicularis_oculi", "levator_palpebrae")
HAND = ("abductor_pollicis_brevis", "adductor_pollicis", "first_dorsal_interosseous")

everywhere = pytest.mark.parametrize("name", muscles.names())


@everywhere
def test_numbers_are_in_physical_range(name):
    cited = muscles.cited(muscles.load(name))
    assert set(cited) == set(RANGES)
    wrong = {f: q.value for f, q in cited.items() if not RANGES[f][0] <= q.value <= RANGES[f][1]}
    assert not wrong


@everywhere
def test_units_are_the_house_units(name):
    for field, q in muscles.cited(muscles.load(name)).items():
        assert q.unit == muscles.EXPECTED_UNITS[field], field


@everywhere
def test_every_number_is_cited_with_a_note(name):
    for field, q in muscles.cited(muscles.load(name)).items():
        assert q.source, field
        assert q.note, field


@everywhere
def test_numbers_agree_with_each_other(name):
    m = muscles.load(name)
    assert m.name == name
    assert m.joint in joints.names()
    assert 1 <= m.simulated_units <= m.motor_units.value
    assert m.nerve_length.value > m.stimulus_distance.value
    assert m.slow_contraction_time.value > m.fast_contraction_time.value
    assert m.depth.value <= m.thickness.value
    assert m.fibers.value > m.motor_units.value


@everywhere
def test_antagonists_exist_and_answer(name):
    m = muscles.load(name)
    for other in map(muscles.load, m.antagonists):
        assert name in other.antagonists
        assert other.joint == m.joint
        assert other.moment_arm.value * m.moment_arm.value < 0


@pytest.mark.parametrize("name", sorted(WHOLE_TWITCH))
def test_units_weighted_by_force_twitch_like_the_whole_muscle(name):
    m = muscles.load(name)
    rank = (np.arange(1000) + 0.5) / 1000
    force = m.unit_force_range.value**rank
    slow, fast = m.slow_contraction_time.value, m.fast_contraction_time.value
    time = slow * (fast / slow) ** rank
    assert np.average(time, weights=force) == pytest.approx(WHOLE_TWITCH[name], rel=0.02)


@everywhere
def test_after_hyperpolarizations_are_short_where_muscles_are_fast(name):
    """Of arm and hand they last half as long (Kudina and Alexeeva 1992), of the leg as the pool's own, to the digit."""
    q = muscles.load(name).afterhyperpolarization
    if name in ARM + FOREARM + HAND:
        published = 55 / 145, (55 + 150) / (145 + 255), 150 / 255
        assert (q.low, q.value, q.high) == pytest.approx(published, abs=0.005)
    elif name in (*EYELID, "mentalis"):
        assert q.value == pytest.approx(55 / 145, abs=0.005)
    else:
        assert q.value == 1


@everywhere
def test_nerve_and_roots_are_told(name):
    m = muscles.load(name)
    assert m.nerve
    assert {root for root, _ in m.roots} <= set(ROOTS)
    assert sum(share for _, share in m.roots) == pytest.approx(1)
    assert len({region(root) for root, _ in m.roots} - {0}) <= 2


def test_left_and_right_are_mirror_images():
    left, right = muscles.load("left_splenius"), muscles.load("right_splenius")
    assert left.moment_arm.value == -right.moment_arm.value > 0
    assert left.moment_arm.low < left.moment_arm.value < left.moment_arm.high
    assert set(left.antagonists) == {"right_splenius", "left_sternocleidomastoid", "left_trapezius"}
    assert muscles.mirrored(left) == right
    assert muscles.mirrored(muscles.load("soleus")).antagonists == ("tibialis_anterior",)


def test_roots_reach_the_wiring():
    person = healthy_adult({"soleus": 40, "orbicularis_oculi": 9})
    shares = np.asarray(root_shares(person))
    assert shares[0, ROOTS.index("S1")] == pytest.approx(0.6)
    assert shares[1, ROOTS.index("VII")] == 1


def test_stack_makes_one_table():
    table = muscles.stack([muscles.load(n) for n in muscles.names()])
    assert table.name == tuple(muscles.names())
    assert table.maximal_force.shape == (len(muscles.names()),)


def test_a_wrong_unit_is_a_sentence(monkeypatch):
    module = importlib.import_module("myospasm.muscles.soleus")
    wrong = dataclasses.replace(module.MUSCLE, pennation=quantity(25, "1", "Delp1990"))
    monkeypatch.setattr(module, "MUSCLE", wrong)
    with pytest.raises(MyospasmError, match="pennation of muscle 'soleus'"):
        muscles.load("soleus")


def test_an_unknown_muscle_names_the_nearest():
    with pytest.raises(MyospasmError, match="soleus"):
        muscles.load("solues")


def test_after_hyperpolarizations_reach_the_motoneurons():
    person = healthy_adult({"soleus": 9, "adductor_pollicis": 9})
    cells = wire(person, jnp.uint32(1), jnp.zeros(2, jnp.uint32)).cells
    assert np.array_equal(cells.ahp_time[:9], person.motoneuron.cells(make_pool((9,)), jnp.uint32(1)).ahp_time)
    assert np.allclose(cells.ahp_time[9:] / cells.ahp_time[:9], person.muscle.afterhyperpolarization[1])
    assert np.array_equal(cells.ahp_size[9:], cells.ahp_size[:9])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["biceps_brachii", *HAND])
def test_arm_and_hand_fire_faster_than_soleus(name):
    """In a maximal contraction half as fast again or more; Bellemare 1983 finds thrice."""
    from myospasm.run import run
    from myospasm.session import build_person

    def rate(muscle):
        trace = run(build_person(muscles={muscle: 20}), "Contract at 100 % for 2 s", seed=1)
        return np.sum((trace["soma_spike_time"] > 1.0).values) / 20

    assert rate(name) > 1.5 * rate("soleus")


@pytest.mark.slow
@everywhere
def test_a_person_with_this_muscle_alone_contracts_when_asked(name):
    from myospasm.run import run
    from myospasm.session import build_person

    count = min(20, int(muscles.load(name).simulated_units))
    trace = run(build_person(muscles={name: count}), "Contract at 100 % for 0.5 s", seed=1)
    assert np.isfinite(trace["force"]).all()
    assert float(trace["force"].max()) > 0.1 * muscles.load(name).maximal_force.value
