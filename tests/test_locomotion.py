"""Walking and running: published costs, and muscles that work harder with speed and grade."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm import muscles
from myospasm.body.locomotion import GROUPS, Locomotion

LEGS = Locomotion()
NAMES = tuple(muscles.names())
CALF = NAMES.index("soleus")


def cost(speed, grade=0.0, running=0.0, effort=0.0):
    return float(LEGS.metabolic(*(jnp.asarray(x) for x in (speed, grade, running, effort))))


def activity(speed, grade=0.0, running=0.0):
    return np.asarray(LEGS.activity(NAMES, *(jnp.asarray(x) for x in (speed, grade, running))))


def test_rest_costs_nothing_more_and_moves_nothing():
    assert cost(0.0) == 0.0
    assert not activity(0.0, 0.1).any()
    assert float(LEGS.cadence(jnp.zeros(()), jnp.zeros(()))) == 0.0


def test_costs_are_the_published_ones():
    """The ACSM's equations (fit), and Minetti2002 as a check: running 3.4 J/kg/m (SD 0.24), walking 1.64 (0.5)."""
    liters = 3.5 + cost(12 / 3.6, running=1.0) / 20.9 * 60
    assert liters == pytest.approx(3.5 + 0.2 * 200, rel=1e-3)
    assert 3.5 + cost(0.894, 0.1) / 20.9 * 60 == pytest.approx(3.5 + 53.64 * (0.1 + 0.18), rel=1e-3)
    assert cost(1.3) / 1.3 == pytest.approx(1.64, abs=0.5)
    assert cost(3.0, running=1.0) / 3.0 == pytest.approx(3.4, abs=0.8)


def test_uphill_costs_more_and_a_little_downhill_less():
    assert cost(1.3, 0.1) > cost(1.3) > cost(1.3, -0.1) > 0


def test_effort_is_a_share_of_the_largest_uptake():
    """45 mL/kg/min at full effort, rest included."""
    assert (cost(0.0, effort=1.0) + LEGS.resting) / LEGS.oxygen * 6e4 == pytest.approx(45, rel=1e-6)
    assert cost(0.0, effort=0.0) == 0.0
    assert float(LEGS.work(*(jnp.asarray(x) for x in (1.0, 0.1, 0.0)))) == pytest.approx(0.981)


def test_every_muscle_is_known_and_arms_rest():
    assert set(GROUPS) <= set(NAMES)
    running = activity(3.0, 0.0, 1.0)
    assert running.shape == (len(NAMES),)
    assert all((running[k] > 0) == (n in GROUPS) for k, n in enumerate(NAMES))


def test_activity_grows_with_speed_and_grade():
    assert (np.diff([activity(v)[CALF] for v in (0.5, 1.0, 1.5, 2.0)]) > 0).all()
    assert activity(1.25, 0.1)[CALF] > activity(1.25)[CALF]
    assert activity(1.25, -0.1)[CALF] == activity(1.25)[CALF]
    thigh = NAMES.index("quadriceps")
    assert activity(1.25, -0.1)[thigh] > activity(1.25)[thigh]


def test_the_calf_works_as_hard_as_the_ankle_needs():
    """Winter1991: 1.6 N m/kg (SD some 0.2) at a natural walk, 112 N m at 70 kg: with what the calf has, here."""
    calf = [muscles.load(n) for n in NAMES if GROUPS.get(n) == "calf"]
    peak = float(LEGS.peak(("soleus",), jnp.asarray(1.4), jnp.zeros(()), jnp.zeros(()))[0])
    force = sum(m.maximal_force.value * np.cos(m.pennation.value) for m in calf)
    assert peak * force * calf[0].moment_arm.value + 15 == pytest.approx(112, abs=15)  # 15 N m of the other flexors


def test_grade_raises_emg_as_measured():
    """FranzKram2012: soleus and gastrocnemius 136 and 175 % more up 9 deg (fit); foot and shin are not told."""
    steep = np.tan(np.radians(9.0))
    assert activity(0.75, steep)[CALF] / activity(0.75)[CALF] - 1 == pytest.approx(1.55, abs=0.3)


def test_peaks_stay_within_what_muscle_can():
    steep = LEGS.peak(NAMES, jnp.asarray(6.0), jnp.asarray(0.4), jnp.asarray(1.0))
    assert float(steep.max()) <= 1.0
    shares = LEGS.share(NAMES, jnp.asarray(6.0), jnp.asarray(1.0))
    assert np.allclose(activity(6.0, 0.4, 1.0), steep * shares)


def test_strides_are_as_counted():
    """GazendamHof2007: stance 30 to 37 % in running; some 113 steps a minute in walking and 165 in running."""
    one, zero = jnp.ones(()), jnp.zeros(())
    assert float(LEGS.cadence(jnp.asarray(1.4), zero)) * 120 == pytest.approx(113, abs=8)
    assert float(LEGS.cadence(jnp.asarray(3.33), one)) * 120 == pytest.approx(165, abs=8)
    assert all(0.28 < float(LEGS.contact(jnp.asarray(v), one)) < 0.38 for v in (2.5, 3.33, 4.5))
    assert float(LEGS.contact(jnp.asarray(1.4), zero)) > 0.5


def test_gradients_are_finite_and_it_batches():
    def both(speed, grade):
        return LEGS.activity(NAMES, speed, grade, jnp.asarray(0.5)).sum() + LEGS.metabolic(
            speed, grade, jnp.asarray(0.5), jnp.asarray(0.2)
        )

    for speed, grade in ((0.0, 0.0), (1.0, 0.1), (4.0, -0.1)):
        grads = jax.grad(both, argnums=(0, 1))(jnp.asarray(speed), jnp.asarray(grade))
        assert all(bool(jnp.isfinite(g)) for g in grads)
    assert jax.jit(jax.vmap(both))(jnp.linspace(0, 5, 4), jnp.zeros(4)).shape == (4,)
