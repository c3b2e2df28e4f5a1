"""Potassium and fuel in the working muscle: nothing is lost, and steady work leads to steady states."""

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.muscle.interstitium import Interstitium, State

TISSUE = Interstitium()
REST = TISSUE.rest(1)


def work(rate, activation, seconds, start=REST, step=0.1):
    states = [start]
    for _ in range(round(seconds / step)):
        states.append(TISSUE.step(states[-1], jnp.array([rate]), jnp.array([activation]), step))
    return states


def test_at_rest_nothing_changes():
    end = work(0.0, 0.0, 20.0)[-1]
    assert np.array_equal(end.potassium, REST.potassium)
    assert np.allclose(end.phosphocreatine, TISSUE.resting_phosphocreatine)


@pytest.mark.parametrize("step", [0.02, 0.1, 1.0, 10.0])
def test_relaxation_is_exact_whatever_the_step(step):
    end = work(10.0, 0.3, 10.0, step=step)[-1]
    level = TISSUE.release * 10.0 * TISSUE.clearance_time
    assert float(end.potassium[0]) == pytest.approx(level * (1 - np.exp(-10.0 / TISSUE.clearance_time)), rel=1e-4)


def test_potassium_is_conserved():
    """What the fibers let out is what is still there plus what was cleared."""
    rate, seconds, step = 12.0, 8.0, 0.01
    states = work(rate, 0.0, seconds, step=step)
    level = np.array([float(s.potassium[0]) for s in states])
    cleared = np.trapezoid(level, dx=step) / TISSUE.clearance_time
    assert level[-1] + cleared == pytest.approx(TISSUE.release * rate * seconds, rel=1e-3)


def test_steady_work_leads_to_steady_states():
    end = work(15.0, 0.4, 400.0, step=1.0)[-1]
    assert float(end.potassium[0]) == pytest.approx(TISSUE.release * 15.0 * TISSUE.clearance_time, rel=1e-4)
    cost = TISSUE.maximal_cost * (TISSUE.pump_share * 15.0 / TISSUE.maximal_rate + (1 - TISSUE.pump_share) * 0.4)
    expected = max(TISSUE.resting_phosphocreatine - cost * TISSUE.recovery_time, 0.0)
    assert float(end.phosphocreatine[0]) == pytest.approx(expected, abs=1e-2)


def test_fuel_recovers_with_the_published_time():
    empty = State(jnp.zeros(1), jnp.zeros(1))
    half = work(0.0, 0.0, TISSUE.recovery_time * np.log(2), start=empty, step=TISSUE.recovery_time * np.log(2))[-1]
    assert float(half.phosphocreatine[0]) == pytest.approx(TISSUE.resting_phosphocreatine / 2, rel=1e-3)


def test_fuel_is_never_negative_and_never_above_rest():
    fuel = [float(s.phosphocreatine[0]) for s in [*work(60.0, 1.0, 200.0, step=1.0), *work(0.0, 0.0, 50.0)]]
    assert min(fuel) >= 0.0
    assert max(fuel) <= TISSUE.resting_phosphocreatine + 1e-4


def test_harder_work_leaves_more():
    levels = [float(work(r, 0.0, 5.0)[-1].potassium[0]) for r in (0.0, 5.0, 10.0, 20.0)]
    assert np.all(np.diff(levels) > 0)


def test_potassium_stays_in_the_range_measured_in_man():
    """Hard work raises the interstitium of the leg to 7 to 13 mmol/L: a few mmol/L above plasma, not tens."""
    rise = float(work(20.0, 0.8, 30.0)[-1].potassium[0])
    assert 1.0 < rise < 9.0
