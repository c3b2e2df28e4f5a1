"""The reference motor axon: speed, strength-duration, recovery, ions, and the fit that the loop's nerve ending uses."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.nerve.excitability import (
    TerminalExcitability,
    calibrate,
    node_excitability,
    point_source,
    pulse_threshold,
    recovery_cycle,
    speed,
    square,
    strength_duration,
    threshold,
)
from myospasm.nerve.internode import geometry
from myospasm.nerve.mrg import Bath, motor_axon, run

fast = jax.jit(speed)


@pytest.fixture(scope="module")
def axon():
    return motor_axon(10.0)


def test_sizes_meet_the_table_of_the_paper():
    size = geometry(10.0)
    assert size["axon"] == pytest.approx(6.9, rel=0.03)
    assert size["node"] == pytest.approx(3.3, rel=0.04)
    assert size["spacing"] == pytest.approx(1150, rel=0.03)
    assert size["lamellae"] == pytest.approx(120, rel=0.03)
    assert size["paranode"] == pytest.approx(46, rel=0.03)


def test_the_fiber_rests_near_minus_80_and_stays_there(axon):
    last, potential = jax.jit(run)(axon, jnp.zeros((4000, 21)))
    assert np.abs(potential + 80.0).max() < 0.2
    assert np.ptp(potential[:, 10]) < 0.05
    assert last.internode.shape == (20, 20)


def test_speed_rises_with_diameter_and_meets_the_same_cable_in_another_simulator():
    """66.9, 26.0 and 90.7 m/s: the same equations in NEURON 9, backward Euler at 0.001 ms, 37 degC."""
    found = {d: float(fast(motor_axon(d))) for d in (5.7, 8.7, 12.0, 16.0)}
    assert found[12.0] == pytest.approx(66.9, rel=0.02)
    assert found[5.7] == pytest.approx(26.0, rel=0.02)
    assert found[16.0] == pytest.approx(90.7, rel=0.02)
    assert 4.5 < (found[16.0] - found[8.7]) / 7.3 < 7.0  # m/s per um


def test_backward_euler_gives_the_other_simulators_speed_to_a_thousandth():
    assert float(fast(motor_axon(10.0, weight=1.0))) == pytest.approx(50.287, rel=1e-3)


def test_single_precision_is_enough_and_the_step_small_enough(axon):
    def exact(dt):
        steps = round(0.0012 / dt)
        drive = jnp.zeros((steps, 21)).at[: round(1e-4 / dt), 0].set(10.0)
        wave = np.asarray(jax.jit(run)(motor_axon(10.0, dt=dt), drive)[1])
        first, last = (np.argmax(wave[:, n] > -20.0) * dt for n in (5, 15))
        return 10 * float(axon.spacing) / (last - first)

    with jax.enable_x64(True):
        fine = exact(1.25e-6)
    assert float(fast(axon)) == pytest.approx(fine, rel=0.02)


def test_warmth_quickens_and_thin_myelin_slows(axon):
    cold = float(fast(axon, Bath(temperature=30.0)))
    assert 1.0 < (float(fast(axon)) - cold) / 7.0 < 2.6  # m/s per degC
    assert float(fast(motor_axon(12.0), Bath(temperature=32.0))) == pytest.approx(
        56.0, rel=0.05
    )  # skin warmth in the clinic
    thin = np.ones(20)
    thin[9:11] = 0.2
    assert float(fast(motor_axon(10.0, myelin=thin))) < 0.95 * float(fast(axon))


@pytest.mark.slow
def test_strength_duration_from_outside_is_that_of_human_motor_axons(axon):
    """459 +- 126 us (SD), median nerve, pulses of 0.2 and 1 ms; from inside the node the membrane's own is shorter."""
    widths = jnp.array([2e-4, 1e-3])
    sizes, tau, _ = jax.jit(lambda: strength_duration(axon, widths, field=point_source(axon)))()
    assert sizes[0] > 1.5 * sizes[1]
    assert 333e-6 < float(tau) < 585e-6
    inside = float(jax.jit(lambda: strength_duration(axon, widths))()[1])
    assert 200e-6 < inside < float(tau)


@pytest.mark.slow
def test_recovery_cycle(axon):
    """Refractory for 2 ms, then easier (supernormal), then harder for 100 ms (late subnormal), then as before."""
    early, easy, hard, later = np.asarray(recovery_cycle(axon, np.array([1.5, 4.0, 30.0, 100.0]) * 1e-3))
    assert early > 0.1
    assert -0.30 < easy < -0.08
    assert 0.02 < hard < 0.20
    assert abs(later) < 0.02


POTASSIUM = np.array([4.0, 4.0, 4.0, 4.0, 3.5, 5.0, 5.5, 4.0, 5.9, 6.3, 8.9, 9.5, 4.0, 4.0])
SHIFT = np.array([0.0, -2.0, 2.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -2.5, -4.5])
WARMTH = np.where(np.arange(14) == 7, 30.0, 37.0)


@pytest.fixture(scope="module")
def node():
    bath = Bath(*(jnp.asarray(x, jnp.float32) for x in (POTASSIUM, SHIFT, WARMTH)))
    return jax.tree.map(np.asarray, jax.jit(jax.vmap(node_excitability))(bath))


def test_low_calcium_high_potassium_and_warmth_make_the_node_easier_to_fire(node):
    for easier in ([3, 2, 0, 1], [4, 0, 5, 6], [7, 0]):
        assert np.all(np.diff(node.depolarization[easier]) < 0)
        assert np.all(np.diff(node.current[easier]) < 0)
    assert np.all(np.diff(node.rest[[4, 0, 5, 6]]) > 0)
    assert np.all(node.rate[:8] == 0)  # silent at all potassium that patients reach


def test_borders_of_firing_and_block(node):
    fit = TerminalExcitability()
    assert 5.9 < fit.firing_potassium < 6.3
    assert node.rate[8] == 0
    assert node.rate[9] > 100.0  # far too fast for an ending: the loop adds a slow outward current
    assert 8.9 < fit.block_potassium < 9.5
    assert node.rate[10] > 0
    assert node.rate[11] == 0
    assert node.rate[12] == 0  # the shift of ionized calcium 0.8 mmol/L
    assert node.rate[13] > 0  # and of less than 0.6


def test_the_block_moves_with_the_gates():
    """Where the node falls silent between two neighboring concentrations, the formula lets go between them."""
    fit, low, high = TerminalExcitability(), np.array([5.5, 6.5, 7.5, 9.0, 10.0]), np.array([6.5, 7.5, 8.5, 9.8, 11.0])
    shifts = np.array([-6.0, -4.0, -2.0, 0.0, 2.0])
    bath = Bath(*(jnp.asarray(np.tile(x, 2), jnp.float32) for x in (low, shifts, np.full(5, 37.0))))
    bath = bath._replace(potassium=jnp.asarray(np.concatenate([low, high]), jnp.float32))
    rate = np.asarray(jax.jit(jax.vmap(node_excitability))(bath).rate)
    assert np.all(rate[:5] > 0)
    assert np.all(rate[5:] == 0)
    assert np.all(np.asarray(fit.open(low, shifts)) > 0.5)
    assert np.all(np.asarray(fit.open(high, shifts)) < 0.5)


def test_the_load_stands_for_the_two_internodes(axon):
    bath = Bath()
    still, pushed = (axon.steady_internode(v, bath)[0] for v in (0.0, 1.0))
    load = 2 * axon.ends[0] * (1.0 - (pushed[0] - still[0])) / axon.area
    assert float(load) == pytest.approx(40.0, rel=0.02)


@pytest.mark.slow
def test_stored_fit_is_what_the_node_gives():
    found, rms, largest = calibrate()
    assert np.allclose(found, TerminalExcitability().coefficients(), atol=0.02)
    assert rms == pytest.approx(0.69, abs=0.02)
    assert largest == pytest.approx(4.1, abs=0.1)


@pytest.mark.slow
def test_a_short_pulse_into_the_fiber_feels_a_third_of_what_the_ending_feels():
    axon = motor_axon(10.0, nodes=11)
    potassium, shift = jnp.array([4.0, 5.0, 4.0, 4.0]), jnp.array([0.0, 0.0, -1.5, 2.0])
    baths = Bath(potassium, shift, jnp.full(4, 37.0))
    size = jax.jit(jax.vmap(lambda bath: threshold(axon, square(1e-4, 0.0015), axon.rest(bath), bath)))(baths)
    assert np.allclose(size / size[0], pulse_threshold(potassium, shift), atol=0.05)
