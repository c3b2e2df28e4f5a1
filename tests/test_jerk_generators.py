"""Cortex and brainstem: quiet and graded with their inhibition, explosive without."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.anatomy import healthy_adult
from myospasm.brain.cortex import Cortex, Reached
from myospasm.brain.pathways import Pathways
from myospasm.brain.reticular import Reticular
from myospasm.brain.whole import Sent
from myospasm.protocol import Protocol
from myospasm.run import Job, run_jobs

TICK = 1e-3
WEAK = 0.35


def weakened(part, inhibition=WEAK, **numbers):
    crowd = dataclasses.replace(part.crowd, inhibition=inhibition)
    return dataclasses.replace(part, crowd=crowd, **numbers)


def cortex_over(cortex, milliseconds, shocks=(), drive=0.0, noise=0.0):
    """Two muscles' cortex; shocks go to the nerve of the first. Returns cells that fire, jerk and tuning."""
    ia = np.zeros((milliseconds, 2), np.float32)
    ia[list(shocks), 0] = 1000.0
    fresh = noise * np.random.default_rng(1).standard_normal((milliseconds, 2)).astype(np.float32)

    def one(state, now):
        ia, fresh = now
        state = cortex.step(state, Reached(jnp.full(2, drive), ia, jnp.zeros(2), fresh), TICK)
        return state, (state.crowd.excitatory, cortex.jerk(state), cortex.tuning(state))

    found = jax.lax.scan(one, cortex.rest(2), (jnp.asarray(ia), jnp.asarray(fresh)))[1]
    return [np.asarray(x) for x in found]


def startles(reticular, times, milliseconds):
    """The greatest excitation after each tone, and when."""
    sound = np.zeros((milliseconds, 1), np.float32)
    sound[list(times)] = 1.0

    def one(state, now):
        state = reticular.step(state, now, jnp.zeros(1), jnp.zeros(1), TICK)
        return state, reticular.startle(state)

    found = np.asarray(jax.lax.scan(one, reticular.rest(1), jnp.asarray(sound))[1])[:, 0]
    return [(found[t : t + 150].max(), int(found[t : t + 150].argmax())) for t in times]


def test_in_health_a_shock_makes_no_jerk_and_hardly_tunes_the_command():
    cells, jerk, tuning = cortex_over(Cortex(), 500, shocks=[200])
    assert jerk.max() == 0.0
    assert 0.05 < cells[200:].max() - cells[150].max() < 0.3
    assert tuning.min() > 0.8


def test_with_weak_inhibition_a_shock_jerks_neighbors_too_and_then_stops_the_command():
    cells, jerk, tuning = cortex_over(weakened(Cortex()), 600, shocks=[200])
    assert (jerk.max(0) > 0.3).all()
    begun = (jerk > 0.1).argmax(0)
    assert 0 <= begun[1] - begun[0] <= 15
    assert tuning[230:300, 0].min() < 0.2
    giant = np.ptp(cells[200:, 0]) / np.ptp(cortex_over(Cortex(), 600, shocks=[200])[0][200:, 0])
    assert giant > 3


def test_noise_jerks_the_weak_only_and_more_in_action():
    quiet, ill, acting = (
        cortex_over(c, 20000, noise=1.0, drive=d)[0][:, 0]
        for c, d in ((Cortex(), 0.5), (weakened(Cortex()), 0.0), (weakened(Cortex()), 0.5))
    )
    count = [((x[1:] > 0.4) & (x[:-1] <= 0.4)).sum() for x in (quiet, ill, acting)]
    assert count[0] == 0
    assert 2 <= count[1] < count[2]


def test_startle_comes_late_and_wears_off_in_health_but_not_without_inhibition():
    tones = [100, 600, 1100, 1600, 2100, 2600]
    health, ill = (startles(r, tones, 3000) for r in (Reticular(), weakened(Reticular(), 0.2)))
    assert health[0][0] > 0.05
    assert health[-1][0] == 0.0
    assert 35 <= health[0][1] <= 60
    assert ill[0][0] > 1.5 * health[0][0]
    # The ear's own way wears off in both: the fifth tone is a tenth of the first, and still sets off all of it.
    assert health[4][0] == 0.0
    assert ill[4][0] > 0.8 * ill[0][0]


def test_the_brainstem_s_way_is_slower():
    ways, delay = Pathways(), jnp.array([12])
    state = ways.rest(1, jnp.zeros(1))
    one, none = jnp.ones(1), jnp.zeros(1)
    arrived = []
    for tick in range(40):
        now = one if tick == 0 else none
        state, sent = ways.down(state, jnp.asarray(tick), Sent(one, now, none, 10.0 * now, one), delay)
        arrived.append(float(sent.excitation[0]))
    assert arrived[12] == 1.0
    assert arrived[21] == 10.0
    assert sum(arrived) == 11.0


@pytest.mark.slow
def test_the_ill_jerk_at_rest_and_the_healthy_do_not():
    healthy = healthy_adult({"first_dorsal_interosseous": 30, "triceps_brachii": 20})
    brain = dataclasses.replace(healthy.brain, cortex=weakened(healthy.brain.cortex, 0.45))
    jobs = [Job(p, Protocol("Rest for 6 s.")) for p in (healthy, dataclasses.replace(healthy, brain=brain))]
    health, ill = run_jobs(jobs)
    assert health.fiber_spike_time.size == 0
    assert ill.fiber_spike_time.size > 50
    times = np.sort(ill.fiber_spike_time.values)
    jerks = np.split(times, np.nonzero(np.diff(times) > 0.1)[0] + 1)
    assert np.median([j[-1] - j[0] for j in jerks if j.size > 10]) < 0.08
