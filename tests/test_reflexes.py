"""The pathways of the cord: signs, sizes, delays, depression, and the noise on the motoneurons."""

import dataclasses
import functools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.anatomy import BUFFER, TICK, healthy_adult, rest
from myospasm.brain.command import Command
from myospasm.cord.reflexes import Afferents, Downstream, Reflexes
from myospasm.person import arrive
from myospasm.signals import Inputs
from myospasm.wiring import make_pool, wire

CORD = Reflexes()
POOL = make_pool((4, 4))
ZERO = jnp.zeros(2)
OPEN = Downstream(ZERO, ZERO + 1.0, ZERO)


@functools.partial(jax.jit, static_argnames="ticks")
def settle(cord, ia=0.0, ib=0.0, fired=0.0, antagonist=0.0, ticks=1000):
    arrived = Afferents(ZERO + ia, ZERO, ZERO + ib)

    def tick(state, _):
        return cord.step(state, arrived, ZERO + fired, ZERO + antagonist, TICK), None

    return jax.lax.scan(tick, cord.rest(2, 8), None, length=ticks)[0]


def synapses(state, above=OPEN, ii=0.0, cord=CORD):
    return cord.synapses(state, above, ZERO + ii, POOL)


def test_spindle_discharge_excites_its_own_muscle():
    quiet, stretched = synapses(settle(CORD, ia=0.0)), synapses(settle(CORD, ia=50.0))
    assert np.all(stretched.spindle > quiet.spindle)
    assert np.array_equal(stretched.inhibition, quiet.inhibition)
    volley = np.asarray(stretched.spindle)
    spared = 1 - CORD.presynaptic
    depressed = 1 / (1 + CORD.ia_release * 50.0 * CORD.ia_recovery)
    spent = 1 - 1 / (1 + CORD.slow_release * 50.0 * CORD.slow_recovery)
    left = depressed * (1 - CORD.slow_share * spent)
    assert np.allclose(volley, CORD.ia_gain * 50.0 * spared * left, rtol=0.02)


def test_the_antagonists_spindles_inhibit():
    """Reciprocally, on the motoneurons, and presynaptically, on the spindle's own endings."""
    state = settle(CORD, ia=50.0)
    assert np.all(synapses(settle(CORD, antagonist=50.0)).inhibition > synapses(state).inhibition)
    assert np.all(settle(CORD, ia=50.0, antagonist=80.0).ia < state.ia)
    closed = dataclasses.replace(CORD, presynaptic=0.9)
    assert np.all(settle(closed, ia=50.0).ia < 0.5 * np.asarray(state.ia))


def test_a_volley_of_the_antagonist_inhibits_for_some_ms_and_its_terminals_for_longer():
    silent = Afferents(ZERO, ZERO, ZERO)
    after = [CORD.step(CORD.rest(2, 8), silent, ZERO, ZERO + 1000.0, TICK)]
    for _ in range(40):
        after.append(CORD.step(after[-1], silent, ZERO, ZERO, TICK))
    inhibition = [float(synapses(state).inhibition[0]) for state in after]
    assert inhibition[3] > 0.4 * inhibition[0] > 0
    assert inhibition[20] < 0.05 * inhibition[0]
    assert float(after[20].presynaptic[0]) > 0.7 * float(after[0].presynaptic[0])


def test_tendon_organs_inhibit_unless_the_command_gates_them():
    state = settle(CORD, ib=40.0)
    assert np.allclose(synapses(state).inhibition, CORD.ib_gain * 40.0, rtol=0.01)
    command = Command()
    full = OPEN._replace(gate=command.gate(ZERO + 1.0))
    assert np.all(synapses(state, full).inhibition < synapses(state).inhibition)
    gate = np.asarray(command.gate(jnp.linspace(0.0, 1.0, 50)))
    assert gate[0] == 1.0
    assert gate[-1] == pytest.approx(1 - command.gate_depth)
    assert np.all(np.diff(gate) <= 1e-6)


def test_a_command_excites_in_proportion():
    command = Command()
    assert np.allclose(command.excitation(jnp.array([0.0, 0.5, 1.0])), command.conductance * np.array([0, 0.5, 1]))
    driven = synapses(settle(CORD), OPEN._replace(excitation=ZERO + 0.1))
    assert np.allclose(driven.excitation, CORD.tonic + 0.1, atol=1e-6)


def test_discharge_inhibits_its_own_pool_through_renshaw_cells():
    state = settle(CORD, fired=0.01)  # one in a hundred each millisecond: 10 per s
    assert np.allclose(synapses(state).recurrent, CORD.renshaw_gain * 10.0, rtol=0.01)
    assert not np.any(synapses(settle(CORD)).recurrent)


def test_repeated_volleys_are_depressed_and_recover():
    """Ten shocks a second leave less transmitter than one in two seconds, and that leaves less than a long pause."""
    volley = 1.0 / TICK

    @jax.jit
    def train(times):
        def tick(state, now):
            state = CORD.step(state, Afferents(ZERO + volley * now, ZERO, ZERO), ZERO, ZERO, TICK)
            return state, (state.ia[0], state.depression[0])

        return jax.lax.scan(tick, CORD.rest(2, 8), times)[1]

    every = [np.zeros(6000, np.float32) for _ in range(2)]
    every[0][100::100] = 1
    every[1][100::2000] = 1
    (fast, _), (slow, left) = (train(jnp.asarray(e)) for e in every)
    first, last_fast, last_slow = float(fast[100]), float(fast[5900] - fast[5899]), float(slow[4100])
    assert last_fast < 0.9 * first
    assert 0.8 * first < last_slow < 0.97 * first
    assert float(left[100]) == pytest.approx(1 - CORD.ia_release, abs=0.01)
    back = 1 - CORD.ia_release * np.exp(-0.4 / CORD.ia_recovery)
    assert float(left[500]) == pytest.approx(back, abs=0.01)


def test_the_slow_store_is_back_ten_seconds_after_a_stretch():
    stretched = settle(CORD, ia=50.0)
    silent = Afferents(ZERO, ZERO, ZERO)
    left = jax.lax.scan(
        lambda s, _: (CORD.step(s, silent, ZERO, ZERO, TICK), s.exhausted[0]), stretched, None, length=15_000
    )[1]
    assert float(left[0]) > 0.9
    assert float(left[2000]) > 0.6
    assert float(left[-1]) < 0.06


def test_pathways_relax_with_their_time_constants():
    for field, how, tau in (("ib", {"ib": 30.0}, CORD.ib_time), ("renshaw", {"fired": 0.01}, CORD.renshaw_time)):
        ticks = round(tau / TICK)
        part, full = (float(getattr(settle(CORD, **how, ticks=n), field)[0]) for n in (ticks, 20 * ticks))
        assert part / full == pytest.approx(1 - np.exp(-1), abs=0.03)


@functools.cache
def fluctuations(ticks=30_000):
    def tick(state, number):
        state = CORD.fluctuate(state, number, jnp.uint32(11), TICK)
        return state, (state.noise, state.shared_noise)

    numbers = jnp.arange(ticks, dtype=jnp.uint32)
    private, shared = jax.jit(lambda n: jax.lax.scan(tick, CORD.rest(2, 8), n)[1])(numbers)
    return np.asarray(private)[200:], np.asarray(shared)[200:]


def test_noise_has_the_spread_and_correlation_time_that_were_set():
    effective = 30_000 * TICK / (2 * CORD.noise_time)
    lag = round(CORD.noise_time / TICK)
    for values in fluctuations():
        assert np.all(np.abs(values.mean(0)) < 5 / np.sqrt(effective))
        assert np.all(np.abs(values.std(0) - 1) < 4 / np.sqrt(effective))
        r = (values[lag:] * values[:-lag]).mean() / values.var()
        assert r == pytest.approx(np.exp(-1), abs=0.05)
        twice = (values[2 * lag :] * values[: -2 * lag]).mean() / values.var()
        assert twice == pytest.approx(np.exp(-2), abs=0.05)


def test_private_noise_is_private_and_shared_noise_is_shared():
    private, _ = fluctuations()
    effective = private.shape[0] * TICK / (2 * CORD.noise_time)
    assert np.abs(np.corrcoef(private.T) - np.eye(8)).max() < 5 / np.sqrt(effective)
    state = settle(CORD)._replace(noise=jnp.zeros(8), shared_noise=jnp.array([1.0, -0.1]))
    excitation = np.asarray(synapses(state, OPEN._replace(excitation=ZERO + 0.1)).excitation)
    assert np.ptp(excitation[:4]) == np.ptp(excitation[4:]) == 0
    assert excitation[0] > excitation[4]


def test_noise_on_the_conductance_has_the_size_that_was_set():
    private, shared = (jnp.asarray(x[::37]) for x in fluctuations())
    state, above = settle(CORD), OPEN._replace(excitation=ZERO + 0.1)
    drawn = jax.vmap(lambda n, s: synapses(state._replace(noise=n, shared_noise=s), above).excitation)(private, shared)
    sigma = CORD.noise_floor + CORD.noise_command * 0.1
    assert np.asarray(drawn).std() == pytest.approx(sigma, rel=0.1)
    common = np.corrcoef(np.asarray(drawn)[:, :2].T)[0, 1]
    assert common == pytest.approx(CORD.noise_shared, abs=0.12)
    assert np.asarray(drawn).min() >= 0


def test_afferents_arrive_after_the_nerves_delay_and_not_when_it_is_blocked():
    person = healthy_adult({"soleus": 2, "tibialis_anterior": 2})
    wiring = wire(person, jnp.uint32(1), jnp.zeros(3, jnp.uint32))
    still = Inputs(ZERO, jnp.zeros(1), ZERO, ZERO, ZERO, *3 * [jnp.zeros(1)], *7 * [ZERO])
    state = rest(person, still.angle)
    pulse = state.afferents.at[7, 0].set(jnp.array([30.0, 20.0]))  # Ia, sent in tick 7
    pulse = pulse.at[7, 3].set(jnp.array([1000.0, 1000.0]))  # and a shock's volley from the nerve
    muscle, site = (np.asarray(d) for d in wiring.afferent_delay)
    ready = person.muscle.nerve_length / person.afferent_velocity + person.central_delay
    assert np.all(np.abs(muscle - 1000 * ready) <= 1)
    assert np.all(site < muscle)
    for tick in range(8, 8 + BUFFER - 1):
        now = state._replace(afferents=pulse, tick=jnp.uint32(tick))
        felt = arrive(wiring, now, still)[0].ia
        expected = (tick == 7 + muscle) * np.array([30.0, 20.0]) + (tick == 7 + site) * 1000.0
        assert np.array_equal(felt, expected)
        assert not np.any(arrive(wiring, now, still._replace(block=ZERO + 1.0))[0].ia)
