"""What the blood brings to nerve and muscle in the loop: nothing in health at rest, and what it should in illness."""

import functools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm import causes
from myospasm.anatomy import Begun, Tissue, healthy_adult
from myospasm.ground import stream
from myospasm.hours import Course, live
from myospasm.person import hold, push_of_ions
from myospasm.protocol import Protocol
from myospasm.protocol.hours import Hours
from myospasm.run import Job, compiled, run_jobs, seeds, stacked
from myospasm.run import wired as wired_by_run
from myospasm.story import apply
from myospasm.wiring import at_rest, make_pool

MUSCLES = {"medial_gastrocnemius": 6}
PROTOCOL = Protocol("Rest for 0.5 s. Contract at 40 % for 1 s. Rest for 0.5 s.")
PANELS = ("hypocalcemia", "hypomagnesemia", "hypokalemia", "hyponatremia", "chronic_kidney_disease")


@functools.cache
def person(cause=""):
    adult = healthy_adult(MUSCLES)
    return apply(adult, causes.load(cause)) if cause else adult


def of(state):
    """What hours of life may change of a state."""
    return Tissue(state.facilitation, state.interstitium, state.fuel, state.twitch)


@functools.cache
def lying():
    """The state of someone at rest."""
    return compiled().rest(person(), jnp.zeros(len(person().joints)))


@functools.cache
def usual(cause=""):
    """What the blood of someone at rest brings."""
    return jax.jit(at_rest)(person(cause))


def wired(around=None):
    return wired_by_run(person(), 1, 1, Begun(usual() if around is None else around, of(lying())))


def changed(**change):
    """The surroundings of health but for these numbers."""
    given = {name: jnp.full_like(getattr(usual(), name), value) for name, value in change.items()}
    return usual()._replace(**given)


held_by = jax.jit(hold)
pushed_by = jax.jit(push_of_ions)


def held(around=None):
    return held_by(person(), wired(around), lying())


def pushed(around=None):
    return np.asarray(pushed_by(person(), wired(around), lying()))


def begun_at_rest():
    """As the loop itself begins: from its own numbers, to the bit."""
    batch, loop = stacked([person()]), compiled(batched=True)
    starts = jnp.array([stream(1, "individual")], jnp.uint32)
    around = loop.wire(batch, starts, seeds(1)[None]).around
    tissue = of(loop.rest(batch, jnp.zeros((1, len(person().joints)))))
    return jax.tree.map(lambda x: x[0], Begun(around, tissue))


@functools.cache
def glance(told):
    """What a closer look finds after a story of hours."""
    course = Course(person(), Hours(told).script(tuple(MUSCLES)))
    list(course.until(10**6))
    return course.glance()


@functools.cache
def seen(told=None):
    """The loop, begun after a story (an empty one: at rest), or without one."""
    begun = None if told is None else glance(told) if told else begun_at_rest()
    (trace,) = run_jobs([Job(person(), PROTOCOL, 1, 1, begun)])
    return trace


def test_health_at_rest_is_no_change():
    around = usual()
    for name in ("crowding", "strength", "sensitized"):
        assert np.array_equal(getattr(around, name), [1.0]), name
    for name in ("warming", "nerve_potassium"):
        assert np.array_equal(getattr(around, name), [0.0]), name
    assert float(around.pressure[0]) == 93.0
    assert float(around.temperature) == 37.0
    assert float(around.oxygen) == pytest.approx(person().fuel.usual_oxygen, rel=0.01)
    assert float(around.sodium) == 140.0


def test_health_at_rest_moves_no_gate_and_pushes_no_ending():
    assert abs(float(wired().gate_shift)) < 5e-4
    assert np.abs(pushed()).max() < 5e-3


def test_health_at_rest_changes_no_axon_no_fiber_and_no_force():
    wiring, now = wired(), held()
    m = person().muscle
    pool = make_pool(person().units)
    seed = jnp.uint32(stream(1, "individual")) + jnp.uint32(stream(0, "axon"))
    plain = person().axon.paths(m.nerve_length, m.stimulus_distance, pool, seed)
    np.testing.assert_allclose(wiring.path.threshold, plain.threshold, rtol=1e-4)
    np.testing.assert_allclose(wiring.fibers.time, person().twitch.fibers(m, pool).time, rtol=1e-6)
    through = person().junction.transmitted(lying().junction)
    np.testing.assert_allclose(now.transmitted, through, rtol=1e-5)
    np.testing.assert_allclose(now.release, through, rtol=1e-5)
    assert float(now.strength[0]) == pytest.approx(1.0, abs=1e-5)
    assert float(now.rigor[0]) < 1e-5


def test_what_hours_begin_with_is_what_the_loop_begins_with():
    """The two clocks agree on health at rest: the slow one in double, the fast one in single precision."""
    fresh = live(person(), Hours("Rest for 1 min")).fresh
    for name in usual()._fields:
        a, b = (np.asarray(getattr(each, name), float) for each in (fresh.around, usual()))
        np.testing.assert_allclose(a, b, rtol=1e-5, atol=1e-6, err_msg=name)
    for a, b in zip(jax.tree.leaves(fresh.tissue), jax.tree.leaves(of(lying())), strict=True):
        np.testing.assert_allclose(np.asarray(a, float), np.asarray(b, float), rtol=2e-4, atol=1e-6)


@pytest.mark.parametrize("cause", PANELS)
def test_the_ill_at_rest_have_their_own_blood_and_all_else_of_health(cause):
    """In the loop without a story as in the hours before anything was done."""
    around, fresh = usual(cause), live(person(cause), Hours("Rest for 1 min")).fresh.around
    for name in around._fields:
        a, b = (np.asarray(getattr(each, name), float) for each in (fresh, around))
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-5, err_msg=name)
    moved = {name for name in around._fields if not np.allclose(getattr(around, name), getattr(usual(), name))}
    assert moved
    assert moved <= {"sodium", "potassium", "calcium", "magnesium", "ph", "oxygen", "glucose"}


@pytest.mark.parametrize(
    ("change", "shift", "push"),
    [
        ({"calcium": 0.8}, -1, 1),
        ({"calcium": 1.8}, 1, -1),
        ({"ph": 7.7}, -1, 1),
        ({"magnesium": 0.2}, -1, 1),
        ({"potassium": 6.0}, 0, 1),
        ({"potassium": 2.5}, 0, -1),
        ({"nerve_potassium": 1.5}, 0, 1),
    ],
)
def test_which_way_salts_move_the_nerve(change, shift, push):
    wiring, pushes = wired(changed(**change)), pushed(changed(**change))
    assert np.sign(round(float(wiring.gate_shift), 3)) == shift
    assert np.all(np.sign(pushes) == push)
    assert np.abs(pushes).min() > 0.2
    easier = np.asarray(wiring.path.threshold) / np.asarray(wired().path.threshold)
    assert np.all(np.sign(1.0 - easier) == push)


def test_what_hours_leave_in_a_muscle_reaches_the_loop():
    warm, cold = (np.asarray(wired(changed(warming=w)).fibers.time) for w in (3.0, -3.0))
    usual = np.asarray(wired().fibers.time)
    assert np.all(warm < usual)
    assert np.all(usual < cold)
    np.testing.assert_allclose(usual / warm, 1.43**0.3, rtol=1e-3)  # Q10 of RanatungaSharpeTurnbull1987
    assert float(held(changed(strength=0.7)).strength[0]) == pytest.approx(0.7, abs=1e-5)
    assert np.asarray(held(changed(potassium=12.0)).transmitted).max() < 0.9
    assert np.asarray(held(changed(potassium=7.0)).transmitted).min() > 0.99


def mark(told, *names):
    """What a story left of these, in the first muscle."""
    return [float(np.asarray(getattr(glance(told).around, name)).reshape(-1)[0]) for name in names]


def test_hours_leave_their_mark():
    """Heat, thirst, saline, torn sarcomeres and a cuff, each in its own number."""
    crowding, temperature, warming = mark("Run at 12 km/h for 1 h in 35 degC", "crowding", "temperature", "warming")
    assert crowding > 1.02
    assert temperature > 38.0
    assert warming > 2.0
    (crowding,) = mark("Infuse 1 L of normal saline over 30 min", "crowding")
    assert crowding < 0.95
    strength, sensitized = mark(("Run at 12 km/h down 10 % for 40 min", "Sleep for 6 h"), "strength", "sensitized")
    assert 0.7 < strength < 0.99
    assert sensitized > 1.001
    (lacking,) = mark("Inflate a cuff to 200 mmHg for 10 min", "nerve_potassium")
    assert lacking > 1.0


def test_a_look_under_a_cuff_finds_no_blood_and_one_after_it_does():
    """So that a muscle that is looked at then works without blood, as in the story."""
    told = ["Rest for 20 min, watching for 5 s every 5 min", "Watch for 5 s"]
    beside = ["At 3 min inflate a cuff to 200 mmHg for 10 min"]
    moments = live(person(), Hours(told, beside)).moments
    pressure = {m.window.at: float(m.begun.around.pressure[0]) for m in moments}
    assert pressure[300] < 1.0
    assert pressure[600] < 1.0
    assert pressure[900] == pytest.approx(93.0, abs=0.5)
    assert pressure[1200] == pytest.approx(93.0, abs=0.5)
    first = live(person(), Hours(["Inflate a cuff to 200 mmHg for 1 min"])).fresh
    assert float(first.around.pressure[0]) == pytest.approx(93.0, abs=1e-6)


@pytest.mark.slow
def test_a_run_begun_at_rest_is_a_run():
    """To the bit: whoever has done nothing before begins as someone of whom nothing is told."""
    plain, begun = seen(), seen("")
    assert plain["soma_spike_time"].size > 20
    for name in plain.variables:
        np.testing.assert_array_equal(plain[name].values, begun[name].values, err_msg=str(name))


@pytest.mark.slow
def test_a_run_after_an_hour_of_usual_life_is_the_same_but_for_rounding():
    calm, plain = seen("Live as usual for 1 min"), seen()
    forces = [float(trace["force"].values.max()) for trace in (calm, plain)]
    assert forces[0] == pytest.approx(forces[1], rel=0.01)
    counts = [trace["soma_spike_time"].size for trace in (calm, plain)]
    assert counts[0] == pytest.approx(counts[1], abs=0.05 * counts[1])


@pytest.mark.slow
def test_a_run_begun_in_alkalosis_differs():
    """A quarter of an hour at 15 mmHg: endings fire by themselves, at rest, without a single discharge of the cord."""
    story = "Breathe at PCO2 15 mmHg for 15 min"
    assert float(glance(story).around.ph) > 7.6
    assert float(glance(story).around.calcium) < 1.1
    sick, plain = seen(story), seen()
    assert not (plain["fiber_spike_origin"].values == 2).any()
    ectopic = sick["fiber_spike_time"].values[sick["fiber_spike_origin"].values == 2]
    assert ectopic.size > 0
    assert (ectopic < 0.5).any()
