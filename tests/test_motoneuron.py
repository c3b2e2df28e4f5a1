"""The loop's motoneuron: silence, rates, step size, precision, hysteresis, and what each of its currents is for."""

import dataclasses
import functools
import itertools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.cord import conductance_motoneuron as reference
from myospasm.cord.facilitation import Facilitation
from myospasm.cord.motoneuron import SUBSTEPS, Motoneuron, State, Synapses
from myospasm.signs.units import delta_f
from myospasm.wiring import make_pool

UNITS = 8
POOL = make_pool((UNITS,))
SLOW = 0.1  # s
DRIVES = (0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25)  # mS/cm2
NEURON = Motoneuron()


@functools.partial(jax.jit, static_argnames="double")
def simulate(neuron, excitation, inhibition=0.0, double=False):
    """Spikes and slow states for `excitation` of shape (slow steps, ticks in each, units), mS/cm2."""
    kind = jnp.float64 if double else jnp.float32
    dt = SLOW / excitation.shape[1]
    zero = jnp.zeros(UNITS, kind)
    cells = jax.tree.map(lambda x: x.astype(kind), neuron.cells(POOL, jnp.uint32(1)))

    def tick(state, drive):
        return neuron.step(state, Synapses(drive, zero + inhibition, zero), zero, cells, dt)

    def slow(state, drive):
        state, spikes = jax.lax.scan(tick, state, drive)
        state = neuron.drift(state, (spikes > 0).sum(0).astype(kind), cells, SLOW)
        return state, (spikes, state)

    start = jax.tree.map(lambda x: x.astype(kind), neuron.rest(UNITS))
    return jax.lax.scan(slow, start, excitation)[1]


def trains(neuron, drive, ticks=100, inhibition=0.0, double=False):
    """Spike times (s) of every unit when all get `drive`, one value per millisecond."""
    with jax.enable_x64(double):
        kind = np.float64 if double else np.float32
        fine = np.repeat(np.asarray(drive, kind), ticks // 100).reshape(-1, ticks, 1)
        spikes, _ = simulate(neuron, jnp.asarray(np.broadcast_to(fine, (*fine.shape[:2], UNITS))), inhibition, double)
        spikes = np.asarray(spikes).reshape(-1, UNITS)
    at = [np.flatnonzero(s) for s in spikes.T]
    return [(a + s[a] / SUBSTEPS) * SLOW / ticks for a, s in zip(at, spikes.T, strict=True)]


def rates(neuron, level, seconds=3.0, **how):
    """Rate of every unit at a steady drive, from the first second on (0: silent)."""
    found = [t[t > 1.0] for t in trains(neuron, np.full(round(seconds * 1000), level), **how)]
    return np.array([1.0 / np.diff(t).mean() if t.size > 2 else 0.0 for t in found])


def ramp(peak=0.06, seconds=10.0):
    """A triangle up and down, per millisecond."""
    up = np.linspace(0.0, peak, round(seconds * 1000))
    return np.concatenate([up, up[::-1]])


def delta_fs(neuron, peak=0.06):
    found = trains(neuron, ramp(peak))
    pairs = itertools.combinations([t for t in found if t.size > 5], 2)
    return np.array([d.value for d in (delta_f(a, b, delay=0.2, correlation=0.5, modulation=0.0) for a, b in pairs)])


def changed(**numbers):
    return dataclasses.replace(NEURON, **numbers)


@functools.cache
def curve():
    return np.array([rates(NEURON, d) for d in DRIVES])


def test_silent_at_rest():
    assert not rates(NEURON, 0.0, 5.0).any()
    assert not rates(NEURON, 0.002, 5.0).any()


def test_rates_rise_with_drive():
    for unit in curve().T:
        firing = unit > 0
        assert np.all(np.diff(unit[firing]) > 0)
        assert np.all(np.diff(firing.astype(int)) >= 0)
    assert (curve()[-1] > 0).sum() >= 7


def test_small_cells_are_recruited_first():
    recruited = [(unit > 0).argmax() if unit.any() else len(DRIVES) for unit in curve().T]
    assert np.all(np.diff(recruited) >= 0)
    assert recruited[0] < recruited[-2]


def test_rates_are_those_of_human_motor_units():
    firing = curve()[curve() > 0]
    assert firing.min() > 3
    assert firing.max() < 50


@pytest.mark.parametrize("level", [0.06, 0.1, 0.2])
def test_rate_error_at_the_default_step_is_below_one_percent(level):
    coarse, fine = rates(NEURON, level), rates(NEURON, level, ticks=1000)
    firing = (coarse > 0) & (fine > 0)
    assert np.array_equal(coarse > 0, fine > 0)
    assert np.abs(coarse[firing] / fine[firing] - 1).max() < 0.01


def test_first_spike_converges_with_the_step():
    """First order: four times smaller steps, about four times smaller an error."""
    exact = trains(NEURON, np.full(1000, 0.2), ticks=20_000, double=True)
    error = []
    for ticks in (100, 400, 1600):
        found = trains(NEURON, np.full(1000, 0.2), ticks=ticks, double=True)
        error.append(np.mean([abs(a[0] - b[0]) for a, b in zip(found, exact, strict=True) if a.size and b.size]))
    order = np.log(np.divide(error[:-1], error[1:])) / np.log(4)
    assert np.all((order > 0.6) & (order < 1.6)), (order, error)
    assert error[0] < 1e-3


@pytest.mark.parametrize("level", [0.06, 0.2])
def test_single_precision_fires_at_the_rates_of_double(level):
    single, double = rates(NEURON, level), rates(NEURON, level, double=True)
    firing = double > 0
    assert firing.any()
    assert np.array_equal(single > 0, firing)
    assert np.abs(single / np.where(firing, double, 1) - 1)[firing].max() < 0.005


def test_units_stop_at_less_drive_than_they_started_at():
    """How much less in a person, with noise and reflexes, `test_whole_body` asks."""
    found = delta_fs(NEURON)
    found = found[np.isfinite(found)]
    assert found.size >= 4
    assert 1 < np.median(found) < 12


def test_without_the_persistent_current_there_is_no_hysteresis():
    found = delta_fs(changed(persistent_conductance=0.0, adaptation_size=0.0), peak=0.2)
    found = found[np.isfinite(found)]
    assert found.size >= 3
    assert np.abs(np.median(found)) < 0.7
    with_it = delta_fs(changed(adaptation_size=0.0), peak=0.2)
    assert np.median(with_it[np.isfinite(with_it)]) > np.median(found) + 0.5


def test_the_persistent_current_goes_on_after_a_short_push():
    """A second of strong drive leaves cells firing at a weak drive that alone starts none of them, if the current is
    as large as slow facilitation of the cord makes it: what a cramp lives on.
    """
    full = NEURON.persistent_conductance * (1.0 + Facilitation().plateau)

    def late(drive, **numbers):
        return sum((t > 3.0).sum() for t in trains(changed(adaptation_size=0.0, **numbers), drive))

    gained = {0.0: 0, full: 0}
    for weak in np.arange(0.006, 0.06, 0.003):
        pushed = np.full(5000, weak)
        pushed[1000:2000] = 0.2
        for conductance in gained:
            alone = late(np.full(5000, weak), persistent_conductance=conductance)
            gained[conductance] += late(pushed, persistent_conductance=conductance) - alone
    assert gained[full] > 50
    assert gained[full] > 5 * abs(gained[0.0])


def test_modulation_scales_the_persistent_current():
    cells = NEURON.cells(POOL, jnp.uint32(1))
    state = NEURON.rest(UNITS)._replace(persistent=jnp.ones(UNITS))
    zero = jnp.zeros(UNITS)
    less, more = (
        NEURON.step(state, Synapses(zero, zero, zero, zero + m), zero, cells, 1e-3)[0].dendrite for m in (0.5, 1.5)
    )
    assert np.all(more > less)


def test_inhibition_lowers_rates():
    free, held = rates(NEURON, 0.2), rates(NEURON, 0.2, inhibition=0.05)
    assert np.all(held[free > 0] < free[free > 0])


def test_adaptation_lowers_the_rate_and_goes_with_its_time_constant():
    steady = np.full(30_000, 0.1)
    for neuron, falls in ((NEURON, True), (changed(adaptation_size=0.0), False)):
        small = trains(neuron, steady)[0]
        early, late = (1 / np.diff(small[(small > a) & (small < a + 2)]).mean() for a in (4, 28))
        assert (late < 0.97 * early) == falls
    cells = NEURON.cells(POOL, jnp.uint32(1))
    state = NEURON.rest(UNITS)._replace(adaptation=jnp.ones(UNITS))
    for _ in range(220):
        state = NEURON.drift(state, jnp.zeros(UNITS), cells, 0.1)
    assert np.allclose(state.adaptation, np.exp(-22.0 / NEURON.adaptation_time), rtol=1e-3)
    assert NEURON.adaptation_time == pytest.approx(22.0)


def test_inactivation_settles_at_what_stays_available():
    cells = NEURON.cells(POOL, jnp.uint32(1))
    state = NEURON.rest(UNITS)._replace(persistent=jnp.ones(UNITS))
    for _ in range(300):
        state = NEURON.drift(state, jnp.zeros(UNITS), cells, 0.1)
    assert np.allclose(state.inactivation, NEURON.inactivation_floor, atol=1e-3)


def test_warm_up_is_off_unless_asked_for():
    cells = NEURON.cells(POOL, jnp.uint32(1))
    state = NEURON.rest(UNITS)._replace(persistent=jnp.ones(UNITS))
    assert not np.any(changed(warmup_gain=0.0).drift(state, jnp.zeros(UNITS), cells, 0.1).warmup)
    neuron, warm = changed(warmup_gain=0.5), state
    for _ in range(600):
        warm = neuron.drift(warm, jnp.zeros(UNITS), cells, 0.1)
    assert np.all((warm.warmup > 0.05) & (warm.warmup <= neuron.warmup_limit))


def test_refractory():
    shortest = min(np.diff(t).min() for t in trains(NEURON, np.full(1000, 20.0)) if t.size > 2)
    assert NEURON.refractory <= shortest + 1e-6 < NEURON.refractory + 0.05


def test_after_hyperpolarization():
    """It slows firing, and lasts longer in small cells."""
    # without late adaptation, which would take back in seconds what the missing after-hyperpolarization gave
    plain, without = changed(adaptation_size=0.0), changed(adaptation_size=0.0, ahp_size=0.0)
    assert np.all((rates(without, 0.1) > rates(plain, 0.1))[rates(plain, 0.1) > 0])
    cells = NEURON.cells(POOL, jnp.uint32(1))
    assert np.all(np.diff(cells.ahp_time) < 0)
    zero = jnp.zeros(UNITS)
    state, _ = NEURON.step(NEURON.rest(UNITS), Synapses(zero, zero, zero), zero + 1.0, cells, 1e-3)
    assert np.all(state.afterhyperpolarization > 0.9 * np.asarray(cells.ahp_size))
    step = jax.jit(lambda state: NEURON.step(state, Synapses(zero, zero, zero), zero, cells, 1e-3)[0])
    for _ in range(40):
        state = step(state)
    expected = cells.ahp_size * np.exp(-0.041 / np.asarray(cells.ahp_time))
    assert np.allclose(state.afterhyperpolarization, expected, rtol=0.02)
    assert np.all(state.soma < NEURON.resting_potential)


def test_a_spike_from_the_axon_resets_the_soma_unless_refractory():
    cells, zero = NEURON.cells(POOL, jnp.uint32(1)), jnp.zeros(UNITS)
    free = NEURON.rest(UNITS)
    busy = free._replace(refractory=zero + 0.002)
    quiet = Synapses(zero, zero, zero)
    once, _ = NEURON.step(free, quiet, zero + 1.0, cells, 1e-3)
    none, _ = NEURON.step(busy, quiet, zero + 1.0, cells, 1e-3)
    assert np.all(once.refractory > 0)
    assert np.all(once.afterhyperpolarization > 0)
    assert not np.any(none.afterhyperpolarization)


def test_leak_follows_input_resistance():
    """Caillet 2022: tau = 9.6e-7 R^0.61, so that gL = C/tau rises with size as R falls."""
    cells = NEURON.cells(POOL, jnp.uint32(1))
    resistance = 1e6 * NEURON.resistance_small * (NEURON.resistance_large / NEURON.resistance_small) ** POOL.rank
    assert np.allclose(NEURON.capacitance / cells.leak, 9.6e-7 * resistance**0.61, rtol=1e-4)
    assert np.all(np.diff(cells.leak) > 0)


def test_same_individual_same_cells():
    one, same, other = (NEURON.cells(POOL, jnp.uint32(s)) for s in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(one, same, strict=True))
    assert not np.array_equal(one.threshold, other.threshold)


def test_agrees_in_direction_with_the_conductance_based_cell():
    """More leak (a larger cell) is harder to fire, more persistent current easier, in both models."""
    current = jnp.broadcast_to(jnp.array([10.0] * 4), (20_000, 4))

    def fired(**numbers):
        cell = dataclasses.replace(reference.ConductanceMotoneuron(), **numbers)
        return np.array([t.size for t in reference.spike_times(reference.run(cell, current, 2.5e-5)[1], 2.5e-5)])

    leak = fired(leak=jnp.array([0.40, 0.51, 0.62, 0.73]))
    inward = fired(dendrite_l=jnp.array([0.2, 0.3, 0.4, 0.5]))
    assert np.all(np.diff(leak) < 0)
    assert np.all(np.diff(inward) > 0)
    mine = [rates(changed(persistent_conductance=g), 0.08)[0] for g in (0.04, 0.07, 0.1)]
    assert np.all(np.diff(mine) > 0)
    larger = [rates(changed(resistance_small=r, resistance_large=0.8), 0.08)[0] for r in (4.0, 3.0, 2.0)]
    assert np.all(np.diff(larger) < 0)
    assert isinstance(NEURON.rest(1), State)
